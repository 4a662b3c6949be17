"""Finding the record that a partner's spelling means, and rows of one file that refer to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import fuzz, process

from mac_desktop.domain.folding import fold
from mac_desktop.domain.geodesy.positions import Bounds, Position
from mac_desktop.forms.lookup import Alike, Lookup, alike
from mac_desktop.forms.schema import Values

PENDING = "row being read"
"""The id that stands for the owner record of the row being read, before it has one."""

CLOSE_ENOUGH = 88
"""Similarity (0-100, rapidfuzz ratio) from which a spelling is offered as a guess; it is never taken by itself."""


def bare_codes(text: str) -> tuple[str, ...]:
    """A numeric place code without the zeros that come and go between lists: dropped in front by spreadsheets, and
    "000" appended behind where a list also codes settlements. 05313000 -> 5313000 and 5313."""
    if not text.isdigit():
        return ()
    bare = text.lstrip("0")
    return (bare, bare[:-3]) if bare.endswith("000") else (bare,)


class ImportLookup:
    """A lookup for one import: place codes without their zeros are found, and the row's own owner record is known.

    `rows_of` gives the rows accepted so far that refer to a record, so that rules on sums see the whole file.
    """

    def __init__(self, inner: Lookup, names: Callable[[str], Mapping[str, Sequence[str]]]) -> None:
        self._inner = inner
        self._names = names
        self._bare: dict[str, dict[str, list[str]]] = {}
        self._places: dict[str, Values | None] = {}
        self.pending: Values | None = None
        self.rows_of: Callable[[str, str, str], Sequence[Values]] | None = None
        self.by_bare_code: dict[str, str] = {}

    @property
    def limits(self) -> Mapping[str, float]:
        """The centre's own figures for the thresholds of rules."""
        return self._inner.limits

    def find(self, table: str, text: str) -> Sequence[str]:
        """As the store finds it; else, for places, by the code without leading and appended zeros."""
        found = self._inner.find(table, text)
        bare = bare_codes(text.strip())
        if found or table != "admin_unit" or not bare:
            return found
        if table not in self._bare:
            self._bare[table] = self._index(table)
        by_code = self._bare[table].get(bare[0], [])
        if len(by_code) == 1:
            self.by_bare_code[text.strip()] = by_code[0]
        return by_code

    def _index(self, table: str) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for name, ids in self._names(table).items():
            for bare in bare_codes(name):
                held = index.setdefault(bare, [])
                held.extend(i for i in ids if i not in held)
        return index

    def record(self, table: str, record_id: str) -> Values | None:
        """The values of a record, the owner of the row being read included. Places are held: every row asks for one."""
        if record_id == PENDING:
            return self.pending
        if table != "admin_unit":
            return self._inner.record(table, record_id)
        if record_id not in self._places:
            self._places[record_id] = self._inner.record(table, record_id)
        return self._places[record_id]

    def related(self, table: str, field: str, record_id: str) -> Sequence[Values]:
        """Stored records and accepted rows of this file that refer to a record."""
        stored = () if record_id == PENDING else self._inner.related(table, field, record_id)
        return [*stored, *(self.rows_of(table, field, record_id) if self.rows_of else ())]

    def alike(self, table: str, field: str, record_id: str, names: Sequence[str]) -> Alike:
        """The same records as of `related`, by what they have in some fields."""
        return alike(self.related(table, field, record_id), names)

    def near(self, table: str, bounds: Bounds) -> Sequence[Values]:
        """Stored records whose mapped shapes may meet a rectangle. Rows of this file meet each other in the check of
        the whole store."""
        return self._inner.near(table, bounds)

    def beside(self, table: str, same: Mapping[str, str], here: Position) -> Sequence[str]:
        """Ids of stored records with these values beside a position. Rows of this file meet each other in the check of
        the whole store."""
        return self._inner.beside(table, same, here)

    def named(self, table: str, field: str, text: str) -> Sequence[str]:
        """The ids of the stored records whose `field` reads like this text."""
        return self._inner.named(table, field, text)

    def held(self, table: str, field: str) -> Sequence[str | int | float]:
        """What stored records hold in a field that the centre added."""
        return self._inner.held(table, field)

    def keeps(self, table: str) -> bool:
        """Whether there are stored records of `table`."""
        return self._inner.keeps(table)

    def taken(self, table: str, field: str, value: str) -> str | None:
        """The id of a record that already has this text in `field`."""
        return self._inner.taken(table, field, value)


def guesses(names: Mapping[str, Sequence[str]], text: str, limit: int = 3) -> list[tuple[str, str]]:
    """Names close to a spelling, best first: (folded name, record id), for a person to confirm."""
    close = process.extract(fold(text), list(names), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=limit)
    return [(name, names[name][0]) for name, _, _ in close if len(names[name]) == 1]
