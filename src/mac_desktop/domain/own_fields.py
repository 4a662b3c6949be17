"""The fields that a centre adds to the program's forms: what they may hold, and one such field as its centre has it.

Their values are kept together in one JSON column of the record's table, under keys that begin with "own_", which no
column of the program's own has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mac_desktop.domain.records.base import Kind
from mac_desktop.texts import OwnText

_KEY = re.compile(r"own_[a-z0-9][a-z0-9_]{0,35}")


class ValueType(StrEnum):
    """What a centre's own field may hold: the codes of the list own_field_type."""

    TEXT = "TEXT"
    LONG_TEXT = "LONG_TEXT"
    WHOLE_NUMBER = "WHOLE_NUMBER"
    DECIMAL = "DECIMAL"
    YES_NO = "YES_NO"
    DATE = "DATE"
    ONE_OF = "ONE_OF"
    SEVERAL_OF = "SEVERAL_OF"


KINDS: dict[str, Kind] = {
    ValueType.TEXT: Kind.TEXT,
    ValueType.LONG_TEXT: Kind.MEMO,
    ValueType.WHOLE_NUMBER: Kind.INTEGER,
    ValueType.DECIMAL: Kind.DECIMAL,
    ValueType.YES_NO: Kind.CODE,
    ValueType.DATE: Kind.DATE,
    ValueType.ONE_OF: Kind.CODE,
    ValueType.SEVERAL_OF: Kind.CODES,
}
"""The kind of value that each type is."""

NUMBERS = (ValueType.WHOLE_NUMBER, ValueType.DECIMAL)
OF_A_LIST = (ValueType.ONE_OF, ValueType.SEVERAL_OF)
YES_NO_LIST = "yes_no"


def is_own(name: str) -> bool:
    """Whether a name is the key of a centre's own field.

    >>> [is_own(name) for name in ("own_village_chief", "own_", "Own_x", "killed", "own_x'")]
    [True, False, False, False, False]
    """
    return name.startswith("own_") and _KEY.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field that a centre added to a form. `codelist` is "" where the value is of no list.

    `first` and `last` are the days between which new values may be entered, None where there is no such end.
    `in_effect` is False for a definition that was taken out: what records hold stays readable. `version` counts how
    often the definition was written, from 1. `asked_today` says whether new records of today have the field,
    `record_id` is the record that defines it.
    """

    form_key: str
    key: str
    label: OwnText
    help: OwnText
    value_type: ValueType
    codelist: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    required: bool = False
    personal: bool = False
    also_called: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    order: int = 0
    in_effect: bool = True
    version: int = 1
    asked_today: bool = True
    record_id: str = ""

    @property
    def kind(self) -> Kind:
        """The kind of value that it holds."""
        return KINDS[self.value_type]

    def is_asked(self, day: date, until: date | None = None) -> bool:
        """Whether the field could be filled in on that day, or on some day from then to `until`."""
        last = until or day
        begun, ended = self.first is None or self.first <= last, self.last is not None and self.last < day
        return self.in_effect and begun and not ended
