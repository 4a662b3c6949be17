"""What a form is: which fields are asked, in what order, under which labels and rules. Data, not code.

The record class (domain/records) states what a value is; a `FieldSpec` states how it is asked. Each fact stands in one
of the two, and `forms.binding.bind` joins them once. The words are those of XLSForm where it has one: label, hint,
relevant (`shown_when`), constraint (rules), choices.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from mac_desktop.domain.records.base import Record
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.values import Told, Value, Values

__all__ = ["FieldSpec", "Form", "Section", "Told", "Value", "Values", "Width"]


class Width(StrEnum):
    """How long an answer is expected to be, which is how wide its field is drawn."""

    SHORT = "short"
    HALF = "half"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One question.

    `label`, `help`, `why` and `hint` are marked texts: what it is called, what it is, why it is asked (empty where the
    reason is the section's), how it is written. `also_called` lists headings under which partners send this value,
    in any language. `shown_when` decides from the other values whether the question applies. `in_list` puts it among
    the first columns of lists, `pinned` lets it carry over to the next record, `seldom` asks it on demand only, as
    long as it holds nothing. `feeds` names the report cells that it ends in. `editor` names a special widget when the
    kind's own is not enough. `minimum` marks what belongs to the minimum data requirements of IMAS 05.10: a record may
    be submitted without it, and is shown as incomplete.
    `computed_by` gives the value from the fields `computed_from` and reads no others of the record; None leaves what
    was typed. `worked_out` says what the record's values make, by themselves or with other records: it is shown beside
    the entry and kept nowhere.
    """

    name: str
    label: str
    help: str = ""
    why: str = ""
    hint: str = ""
    also_called: tuple[str, ...] = ()
    width: Width = Width.HALF
    in_list: bool = False
    pinned: bool = False
    seldom: bool = False
    shown_when: Callable[[Values], bool] | None = None
    feeds: str = ""
    hxl: str = ""
    editor: str = ""
    minimum: bool = False
    computed_from: tuple[str, ...] = ()
    computed_by: Callable[[Values, RuleContext], Value] | None = None
    worked_out: Callable[[Values, RuleContext], Told | None] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of questions, in the order of the paper form. `why` says in a sentence why the centre asks for
    them; a question with another reason states it itself."""

    title: str
    why: str
    fields: tuple[FieldSpec, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One subject: its record class, its questions and what it is called.

    `title` is the plural for the sidebar, `singular` for one record, `purpose` one sentence on what is recorded.
    `named_by` are the fields that name a record to a person; `identified_by` are those by which another record or a
    spreadsheet may refer to it (besides its number). `children` are the keys of forms whose records are parts of this
    one. `group` is the sidebar group; an empty group keeps the form out of the sidebar (it is reached by its owner).
    Of a `single` part its owner has one at most; `applies_to` decides from the owner's values whether it has such parts
    at all, so that nobody is offered what does not apply.
    `keeping` says in whose hands the records are, and with it who may do what; left out, a part is where its owner is,
    and all else is work. `personal` records are about named people: who may not read those sees their numbers only.
    """

    record: type[Record]
    title: str
    singular: str
    purpose: str
    sections: tuple[Section, ...]
    named_by: tuple[str, ...]
    identified_by: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    group: str = ""
    icon: str = ""
    single: bool = False
    applies_to: Callable[[Values], bool] | None = None
    keeping: Keeping | None = None
    personal: bool = False

    @property
    def key(self) -> str:
        """The form's key everywhere: the name of its record's table."""
        return str(self.record.__tablename__)

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """All questions in order."""
        return tuple(spec for section in self.sections for spec in section.fields)
