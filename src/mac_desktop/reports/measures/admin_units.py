"""Which unit of admin level 1 and 2 a record lies in, found by walking from its own unit up the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from mac_desktop.reports.measures.rows import Query, key_of

# For every unit the nearest unit of level 1 that it is or lies in, and the nearest of level 2 on the way there. Units
# in a circle come round to rows that UNION has already.
_PLACES = """
WITH RECURSIVE up(unit_id, id, level, parent_id, admin2) AS (
    SELECT id, id, level, parent_id, CASE WHEN level = 2 THEN id END FROM admin_unit
    UNION
    SELECT up.unit_id, a.id, a.level, a.parent_id, COALESCE(up.admin2, CASE WHEN a.level = 2 THEN a.id END)
    FROM up JOIN admin_unit a ON a.id = up.parent_id WHERE up.level IS NOT 1
)
SELECT unit_id, MAX(CASE WHEN level = 1 THEN id END) AS admin1, MAX(admin2) AS admin2 FROM up GROUP BY unit_id"""


@dataclass(frozen=True, slots=True)
class Place:
    """Ids, P-codes and names of the units of level 1 and 2; None and "" where the record names none."""

    admin1: str | None = None
    admin2: str | None = None
    names: tuple[str, str] = ("", "")
    pcodes: tuple[str, str] = ("", "")

    @property
    def key(self) -> str:
        return key_of(*self.pcodes)

    @property
    def province(self) -> Place:
        """The same without its second level."""
        return Place(self.admin1, None, (self.names[0], ""), (self.pcodes[0], ""))


_Unit = tuple[str, str | None, str | None, int | None, str | None]  # id, P-code, name, level, the unit above


class Places:
    """The places of all units of the gazetteer."""

    def __init__(self, conn: Connection) -> None:
        sql = "SELECT id, pcode, name, level, parent_id FROM admin_unit"
        # Walked here and only where asked, not by `_PLACES`, which says the same of all units at once.
        self._units: dict[str | None, _Unit] = {row[0]: tuple(row) for row in conn.exec_driver_sql(sql)}
        self._places: dict[str | None, Place] = {}

    def of(self, unit_id: str | None) -> Place:
        """The place of a unit; nowhere for None and for a unit that is not in the gazetteer."""
        if unit_id not in self._places:
            self._places[unit_id] = self._found(unit_id)
        return self._places[unit_id]

    def _found(self, unit_id: str | None) -> Place:
        admin1 = admin2 = None
        met: set[str | None] = set()
        while unit_id in self._units and unit_id not in met:
            met.add(unit_id)
            above, level = self._units[unit_id][4], self._units[unit_id][3]
            if level == 1:
                admin1 = unit_id
                break
            admin2 = unit_id if level == 2 and admin2 is None else admin2
            unit_id = above
        found = [self._units.get(admin1), self._units.get(admin2)]
        names = [(unit[2] or "") if unit else "" for unit in found]
        pcodes = [(unit[1] or unit[0]) if unit else "" for unit in found]
        return Place(admin1, admin2, (names[0], names[1]), (pcodes[0], pcodes[1]))


# From a unit down to everything that lies in it and, as in going up, in no nearer unit of the levels asked for.
_INSIDE = """WITH RECURSIVE inside(id) AS (
    SELECT :{name} UNION SELECT a.id FROM admin_unit a JOIN inside ON a.parent_id = inside.id WHERE {step}
) SELECT id FROM inside"""
_NEXT_PROVINCE, _NEXT_DISTRICT = "a.level IS NOT 1", "COALESCE(a.level, 0) NOT IN (1, 2)"
_NOWHERE = f"SELECT unit_id FROM ({_PLACES}) WHERE admin1 IS NULL"


def in_province(query: Query, unit: str, place: Place) -> Query:
    """The records of a query whose `unit` column lies in the place's unit of level 1."""
    if place.admin1 is None:
        return query.and_(f"{unit} IS NULL OR {unit} NOT IN (SELECT id FROM admin_unit) OR {unit} IN ({_NOWHERE})")
    return query.and_(f"{unit} IN ({_INSIDE.format(name='admin1', step=_NEXT_PROVINCE)})", admin1=place.admin1)


def in_district(query: Query, unit: str, place: Place) -> Query:
    """The records of a query whose `unit` column lies in exactly this place of level 1 and 2."""
    if place.admin2 is not None:
        return query.and_(f"{unit} IN ({_INSIDE.format(name='admin2', step=_NEXT_DISTRICT)})", admin2=place.admin2)
    if place.admin1 is not None:
        return query.and_(f"{unit} IN ({_INSIDE.format(name='admin1', step=_NEXT_DISTRICT)})", admin1=place.admin1)
    nowhere = f"{_NOWHERE} AND admin2 IS NULL"
    return query.and_(f"{unit} IS NULL OR {unit} NOT IN (SELECT id FROM admin_unit) OR {unit} IN ({nowhere})")


def level_name(conn: Connection, level: int) -> str:
    """What the units of a level are called by the newest version of the gazetteer, for example "Municipality"; "" when
    nobody said."""
    sql = (
        "SELECT named.name FROM admin_level named JOIN gazetteer_version version"
        " ON version.id = named.gazetteer_version_id WHERE named.level = :level AND named.name > ''"
        " AND named.deleted_at IS NULL AND version.deleted_at IS NULL"
        " ORDER BY version.valid_from DESC NULLS LAST, version.id DESC LIMIT 1"
    )
    return str(conn.execute(text(sql), {"level": level}).scalar() or "")
