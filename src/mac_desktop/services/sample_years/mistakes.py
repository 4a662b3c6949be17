"""How a mistake of the sample is written down, and how its records are made.

A mistake is a few records that are right but for what it is about. Each part gives the values in which it differs from
a right record of its form (`right_records.RIGHT`) and the rules that must find it. What a part refers to comes with it:
"@person" is the part called so, or else a right record of that form made for this mistake alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, radians
from typing import Any

from mac_desktop.services.sample_years.areas import METRES_NORTH
from mac_desktop.services.sample_years.book import Book
from mac_desktop.services.sample_years.places import SOUTH, WEST

_APART, _ROW = 0.15, 12
"""Degrees from one mistake's place to the next, and how many lie side by side, south of all other land."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of its own for the records of one mistake, in metres from its south-western corner."""

    number: int

    def at(self, east: float, north: float) -> tuple[float, float]:
        """Latitude and longitude."""
        south, west = SOUTH - 3 - _APART * (self.number // _ROW), WEST + _APART * (self.number % _ROW)
        return round(south + north / METRES_NORTH, 7), round(west + east / (111_320 * cos(radians(south))), 7)

    def ring(self, *corners: tuple[float, float]) -> str:
        """A polygon as well-known text."""
        places = [self.at(*corner) for corner in (*corners, corners[0])]
        return f"POLYGON (({', '.join(f'{lon:.7f} {lat:.7f}' for lat, lon in places)}))"

    def square(self, side: float, east: float = 0, north: float = 0) -> str:
        """The polygon of a square."""
        return self.ring((east, north), (east, north + side), (east + side, north + side), (east + side, north))


Given = object | Callable[[Spot], object]
Values = Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class Part:
    """One record of a mistake: how it differs from a right one, and the rules that must find it.

    None leaves a field out. `called` is how others refer to it, its form where that is empty; of several called alike
    the first is meant.
    """

    form: str
    values: Values = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    called: str = ""


Mistake = tuple[Part, ...]


def wrong(form: str, *rules: str, called: str = "", **values: Any) -> Part:
    """A record that these rules find."""
    return Part(form, values, rules, called)


def right(form: str, called: str = "", **values: Any) -> Part:
    """A record that is right and only stands beside the wrong one."""
    return Part(form, values, (), called)


def one(form: str, *rules: str, **values: Any) -> Mistake:
    """A mistake in a single record."""
    return (wrong(form, *rules, **values),)


@dataclass(slots=True)
class Workshop:
    """Makes the records of mistakes. `held` are ids of records of the sample by the name under which parts refer to
    them; `rights` are right records by form."""

    book: Book
    new_id: Callable[[], str]
    held: Mapping[str, str]
    rights: Mapping[str, Values]
    made: int = 0

    def make(self, mistake: Sequence[Part]) -> list[tuple[str, str, str]]:
        """Add the records of a mistake to the book; what is wrong is returned as (form, id, rule)."""
        self.made += 1
        family = _Family(self, Spot(self.made))
        ids = [self.new_id() for _ in mistake]
        for part, row_id in zip(mistake, ids, strict=True):
            family.ids.setdefault(part.called or part.form, row_id)
        found = []
        for part, row_id in zip(mistake, ids, strict=True):
            family.add(part.form, row_id, part.values)
            found += [(part.form, row_id, rule) for rule in part.rules]
        return found


@dataclass(slots=True)
class _Family:
    """The records of one mistake."""

    workshop: Workshop
    spot: Spot
    ids: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def add(self, form: str, row_id: str, values: Values) -> None:
        self.count += 1
        whole = {**self.workshop.rights[form], **values}
        row = {name: self._value(given) for name, given in whole.items()}
        self.workshop.book.add(form, row_id, **row)

    def _value(self, given: Given) -> object:
        if callable(given):
            return given(self.spot)
        if isinstance(given, str) and given.startswith("@"):
            return self._named(given[1:])
        return given.replace("#", f"{self.spot.number:03}{self.count:02}") if isinstance(given, str) else given

    def _named(self, name: str) -> str:
        held = self.ids.get(name) or self.workshop.held.get(name)
        if held is None:
            held = self.ids[name] = self.workshop.new_id()
            self.add(name, held, {})
        return held
