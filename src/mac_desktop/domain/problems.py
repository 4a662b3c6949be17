"""The only form of "your data is wrong" and the only form of "the world is at fault"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem holds back: stop keeps a record a draft, warn asks for a look, note only informs."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one value or one record.

    `message` is a marked text with {places} that `values` fill; `rule` is the stable id shown to people (data-model.md
    section 4 where one exists); `where` says where the value came from: a record's number,
    or sheet, row and column of a file.
    """

    form: str
    field: str
    rule: str
    severity: Severity
    message: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    where: str = ""

    def at(self, where: str) -> Problem:
        """The same problem, saying where the value came from."""
        return replace(self, where=where)


def stops(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that keep a record a draft."""
    return [p for p in problems if p.severity is Severity.STOP]


class UserError(Exception):
    """The world is at fault: a file, a disk, a lock, a version. Shown to a person as a sentence that says what to do.

    `message` is a marked text, `values` fill its {places}. Never carries the words of another exception.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values


class WrongUse(UserError):
    """A person asked for something that does not exist: an unknown form, record, step or option."""


class Refused(WrongUse):
    """A person asked for something that others may do. The sentence says who may and whom to ask."""
