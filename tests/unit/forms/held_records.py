"""A lookup over plain records, for judging values without a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.geodesy.positions import Bounds, Position
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.lookup import Alike, alike
from mac_desktop.forms.schema import Values
from mac_desktop.forms.shapes import geometry, points_form


class HeldRecords:
    """Answers from records given as table -> values, each with an "id"; counts what it was asked."""

    def __init__(self, tables: Mapping[str, Sequence[Values]] | None = None) -> None:
        self.tables = tables or {}
        self.asked = 0
        self.limits: Mapping[str, float] = {}

    def find(self, table: str, text: str) -> Sequence[str]:
        self.asked += 1
        names = ("id", *form_for(table).form.identified_by)
        return [
            str(r["id"]) for r in self.tables.get(table, ()) if fold(text) in {fold(str(r.get(n) or "")) for n in names}
        ]

    def record(self, table: str, record_id: str) -> Values | None:
        self.asked += 1
        return next((r for r in self.tables.get(table, ()) if r["id"] == record_id), None)

    def related(self, table: str, field: str, record_id: str) -> Sequence[Values]:
        self.asked += 1
        return [r for r in self.tables.get(table, ()) if r.get(field) == record_id]

    def alike(self, table: str, field: str, record_id: str, names: Sequence[str]) -> Alike:
        return alike(self.related(table, field, record_id), names)

    def near(self, table: str, bounds: Bounds) -> Sequence[Values]:
        self.asked += 1
        found = []
        for record in self.tables.get(table, ()):
            points = self.related(points_form(table), f"{table}_id", str(record["id"]))
            around = geometry(points, record.get("perimeter")).bounds
            if around is not None and around.meets(bounds):
                found.append(record)
        return found

    def beside(self, table: str, same: Mapping[str, str], here: Position) -> Sequence[str]:
        self.asked += 1
        rows = self.tables.get(table, ())
        return [str(r["id"]) for r in rows if all(r.get(name) == value for name, value in same.items())]

    def named(self, table: str, field: str, text: str) -> Sequence[str]:
        self.asked += 1
        return [str(r["id"]) for r in self.tables.get(table, ()) if fold(str(r.get(field) or "")) == fold(text)]

    def held(self, table: str, field: str) -> Sequence[str | int | float]:
        self.asked += 1
        found = (r.get(field) for r in self.tables.get(table, ()))
        return [value for value in found if isinstance(value, (str, int, float)) and not isinstance(value, Gap)]

    def keeps(self, table: str) -> bool:
        self.asked += 1
        return bool(self.tables.get(table))

    def taken(self, table: str, field: str, value: str) -> str | None:
        self.asked += 1
        same = (r for r in self.tables.get(table, ()) if fold(str(r.get(field) or "")) == fold(value))
        return next((str(r["id"]) for r in same), None)
