"""What every record has in common, and the kinds of columns that records are declared with.

A column states what a value *is*: its kind, its code list, what it refers to, its unit and whether a record may be
submitted without it. How it is asked (label, order, help) is the form's business.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import Float, Integer, MetaData, Table, Text
from sqlmodel import Field, SQLModel

METADATA: MetaData = SQLModel.metadata


class Kind(StrEnum):
    """The kinds of values. Everything that reads, shows, imports or exports a value is chosen by its kind."""

    TEXT = "text"
    MEMO = "memo"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    CODE = "code"
    CODES = "codes"
    REFERENCE = "reference"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    POSITION = "position"
    BOUNDARY = "boundary"


FREE_TEXTS = frozenset({Kind.TEXT, Kind.MEMO, Kind.POSITION, Kind.BOUNDARY})
"""Kinds whose values are what somebody wrote: they are filtered by what they contain."""


class State(StrEnum):
    """Where a record stands on its way into figures."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


SET_ASIDE = (State.REJECTED, State.SUPERSEDED)
"""States of records that are kept for the file only: no figure, rule or choice knows them, as if they were deleted."""
IN_USE = tuple(state for state in State if state not in SET_ASIDE)
"""The other states: those in which records come in and by which reports may count."""


COUNTED = (State.SUBMITTED, State.VERIFIED, State.APPROVED)
"""The states of records that count, in the order of their way."""


_SQL_TYPES: dict[Kind, Any] = {
    Kind.INTEGER: Integer,
    Kind.DECIMAL: Float,
    Kind.LATITUDE: Float,
    Kind.LONGITUDE: Float,
}


def _column(kind: Kind, *, required: bool = False, foreign_key: str | None = None, **facts: Any) -> Any:
    index = facts.pop("index", False)
    info = {"kind": kind, "required": required, **facts}
    if foreign_key:
        return Field(default=None, foreign_key=foreign_key, index=True, sa_column_kwargs={"info": info})
    sql_type = _SQL_TYPES.get(kind, Text)
    return Field(default=None, sa_type=sql_type, index=index, sa_column_kwargs={"info": info})


def text(
    *,
    required: bool = False,
    length: int = 255,
    unique: bool = False,
    personal: bool = False,
    names_owner: bool = False,
) -> Any:
    """One line of text of at most `length` characters; `unique` within its table, ignoring case and outer blanks.

    `personal` is what names or reaches a person in a record that is not about people: few may read it, and it is not
    searched. What `names_owner` is a further name of the record that this one is a part of, which is found by it too.
    """
    return _column(
        Kind.TEXT, required=required, length=length, unique=unique, personal=personal, names_owner=names_owner
    )


def memo(*, required: bool = False) -> Any:
    """Text of any length, with line breaks."""
    return _column(Kind.MEMO, required=required, length=1_000_000)


def integer(*, required: bool = False, unit: str = "", low: int | None = 0, high: int | None = None) -> Any:
    """A whole number between `low` and `high`, both included."""
    return _column(Kind.INTEGER, required=required, unit=unit, low=low, high=high)


def reporting_year(*, required: bool = False) -> Any:
    """A calendar year since the Convention entered into force; it is read and shown without thousands."""
    return _column(Kind.INTEGER, required=required, low=1999, high=2100, grouped=False)


def square_metres(*, required: bool = False) -> Any:
    """An area in square metres, whole."""
    return _column(Kind.INTEGER, required=required, unit="m2", low=0, high=None)


def decimal(*, required: bool = False, unit: str = "", low: float | None = 0, high: float | None = None) -> Any:
    """A number with a fraction."""
    return _column(Kind.DECIMAL, required=required, unit=unit, low=low, high=high)


def partial_date(*, required: bool = False, future: bool = False) -> Any:
    """An ISO date that may stop at the month or the year; `future` dates only where something is planned.

    Needed dates are those that reports count by, so they have an index.
    """
    return _column(Kind.DATE, required=required, future=future, index=required)


def clock_time(*, required: bool = False) -> Any:
    """A time of day as "HH:MM", 00:00 to 23:59, local."""
    return _column(Kind.TIME, required=required)


def code(codelist: str, *, required: bool = False) -> Any:
    """One code of a list in resources/codelists."""
    return _column(Kind.CODE, required=required, codelist=codelist)


def codes(codelist: str, *, required: bool = False) -> Any:
    """Several codes of a list, kept as text in list order, parted by ";"."""
    return _column(Kind.CODES, required=required, codelist=codelist)


def reference(table: str, *, required: bool = False, owner: bool = False) -> Any:
    """The id of a record in `table`. An `owner` is the record that this one is a part of."""
    return _column(Kind.REFERENCE, required=required, foreign_key=f"{table}.id", refers_to=table, owner=owner)


def latitude(*, required: bool = False) -> Any:
    """Degrees north on WGS84, -90 to 90."""
    return _column(Kind.LATITUDE, required=required, low=-90, high=90)


def position() -> Any:
    """A position as it was written, in any notation; latitude and longitude follow from it."""
    return _column(Kind.POSITION, length=255)


def boundary() -> Any:
    """Polygons on WGS84 as well-known text. A kind of its own, because it is checked when it is read, shown shortened
    and kept out of the search."""
    return _column(Kind.BOUNDARY)


def longitude(*, required: bool = False) -> Any:
    """Degrees east on WGS84, -180 to 180."""
    return _column(Kind.LONGITUDE, required=required, low=-180, high=180)


class Record(SQLModel):
    """Columns that every record has.

    `id` is a UUIDv7, never shown; `number` is the readable number with the office's prefix; `gaps` is a JSON object of
    field -> Gap for answers that are not values; `typed` is a JSON object of field -> text as it was typed, for
    coordinates and for values that could not be read and wait in a draft for correction. `custom` is a JSON object of
    key -> value for the fields that the centre added to the form; NULL when there is none. A deleted record keeps its
    row, with when and why. `updates_id` is the id of the record that this one is a report on: a newer one that waits to
    be approved, or an older one that is kept.
    """

    id: str = Field(primary_key=True)
    number: str = Field(index=True, unique=True)
    state: str = Field(default=State.DRAFT.value)
    gaps: str = "{}"
    typed: str = "{}"
    custom: str | None = None
    deleted_at: str | None = Field(default=None)
    deleted_reason: str | None = None
    updates_id: str | None = None


def event_date(table: Table) -> str | None:
    """The date column by which a record is counted: its first needed date; None where it has none of its own."""
    dates = (c for c in table.columns if c.info.get("kind") is Kind.DATE and c.info["required"])
    return next((column.name for column in dates), None)


SYSTEM_COLUMNS = frozenset(Record.model_fields)
