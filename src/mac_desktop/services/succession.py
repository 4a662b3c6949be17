"""What there is to decide when hazardous areas are split or merged: what is left of them, what points at them, and what
the areas that take their place begin with (data-model.md 1.4, 2.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import Connection

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.land import remaining
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.schema import Value, Values
from mac_desktop.services import area_history, loading, lookup, permissions
from mac_desktop.services.context import Context
from mac_desktop.services.loading import Loaded
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.services.updates import OF_THE_REPORT
from mac_desktop.store import naming
from mac_desktop.store.rows import Row
from mac_desktop.store.tables import referring

FORM = area_history.FORM
PARENT, MERGED_INTO = "parent_area_id", "merged_into_id"

# What an area that takes the place of another tells anew: its own identity, its status, its size and its outline.
_STATUS = {"status", "status_date", "status_reason", "closure_reason", "closed_date"}
_NOT_INHERITED = frozenset({"local_id", "area_m2", "perimeter", PARENT, MERGED_INTO, *_STATUS, *OF_THE_REPORT})
_UNDER_WAY = frozenset({"PLANNED", "ONGOING", "SUSPENDED"})
_HISTORY = "area_standing"
# An outline is that of the whole, and people who were counted once must not be counted twice.
_OF_THE_WHOLE = frozenset({"hazardous_area_point", "area_beneficiaries"})
_ONE_FOR_AN_AREA = frozenset({"area_minefield", "area_ground", "area_use"})
_PRODUCTS = "land_release_product"
_OBJECTIVES = "task_objective"


class Way(StrEnum):
    """What can become of a record that names an area: a part of it can be copied, another can be moved to a new area,
    and what belongs to the past of the area stays."""

    COPIED = "copied"
    MOVED = "moved"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Attached:
    """A record that names an area, by `column`. `given` tells that it goes to every new area unless somebody says
    otherwise. `counts` tells that it has figures that must not be told twice."""

    form_key: str
    id: str
    number: str
    called: str
    column: str
    way: Way
    given: bool
    counts: bool = False

    @property
    def several(self) -> bool:
        """Whether it may go to more than one new area."""
        return not self.counts and (self.way is Way.COPIED or self.form_key == _OBJECTIVES)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What there is to decide. `left` is what is left of each area in square metres, None where its size is not known;
    `values` are what a new area begins with, as typed; `differs` the fields in which the areas disagree, so that
    somebody has to say; `proposed` an identifier that is free, for each new area."""

    areas: Sequence[Loaded]
    left: Sequence[int | None]
    values: Mapping[str, object]
    differs: Sequence[str]
    proposed: Sequence[str]
    attached: Sequence[Attached]

    @property
    def left_m2(self) -> int | None:
        """What is left of all of them, None where that of one is not known."""
        return total(self.left)


def total(sizes: Sequence[int | None]) -> int | None:
    """Sizes added up; None where one is not known."""
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None


def to_split(ctx: Context, area: str, parts: int) -> Prospect:
    """What there is to decide before an area is split into so many parts."""
    return _shown(ctx, [area], parts)


def to_merge(ctx: Context, areas: Sequence[str]) -> Prospect:
    """What there is to decide before areas are merged into one."""
    return _shown(ctx, areas, 1)


def _shown(ctx: Context, areas: Sequence[str], parts: int) -> Prospect:
    with ctx.store.read() as connection:
        found = prospect(ctx, connection, areas, parts)
        hidden = permissions.rights_of(connection, ctx.user).hidden(ctx.form(FORM))
    values = {name: value for name, value in found.values.items() if name not in hidden}
    return replace(found, areas=[area.without(hidden) for area in found.areas], values=values)


def prospect(ctx: Context, connection: Connection, areas: Sequence[str], parts: int) -> Prospect:
    """The same on a connection. WrongUse when there is no such area."""
    form = ctx.form(FORM)
    known = StoreLookup(connection)
    loaded = [loading.load(connection, form, area) for area in areas]
    contexts = [RuleContext(known, ctx.today, area.id) for area in loaded]
    sizes = [remaining(area.values, context) for area, context in zip(loaded, contexts, strict=True)]
    values, differs = _inherited(form, loaded)
    return Prospect(
        loaded,
        [None if size is None else round(size) for size in sizes],
        values,
        differs,
        _free_names(known, loaded, parts),
        _attached(ctx, connection, [area.id for area in loaded]),
    )


def _inherited(form: BoundForm, areas: Sequence[Loaded]) -> tuple[dict[str, object], list[str]]:
    """What a new area begins with, and the fields in which the areas disagree: lists of codes are put together, and of
    all else somebody has to say what holds."""
    values: dict[str, object] = {}
    differs = []
    for field in form.fields.values():
        if field.name in _NOT_INHERITED:
            continue
        told = [area.raw[field.name] for area in areas]
        if all(one == told[0] for one in told):
            values[field.name] = told[0]
        elif field.kind is Kind.CODES:
            values[field.name] = _together([area.values[field.name] for area in areas])
        else:
            differs.append(field.name)
    return values, differs


def _together(told: Sequence[Value]) -> str | None:
    held = {code for one in told if isinstance(one, str) and not isinstance(one, Gap) for code in one.split(";")}
    return ";".join(sorted(held)) or None


def _free_names(known: StoreLookup, areas: Sequence[Loaded], parts: int) -> list[str]:
    """Identifiers from that of the area, that no other record has: HA-12/1, HA-12/2; HA-12+HA-13 where areas are
    merged."""
    stem = "+".join(text(area.values, "local_id") or area.number for area in areas)[:70]
    if len(areas) > 1 and known.taken(FORM, "local_id", stem) is None:
        return [stem]
    found: list[str] = []
    number = 1
    while len(found) < parts:
        name = f"{stem}/{number}"
        if known.taken(FORM, "local_id", name) is None:
            found.append(name)
        number += 1
    return found


def _attached(ctx: Context, connection: Connection, areas: Sequence[str]) -> list[Attached]:
    """Everything that names one of the areas, but the lines of their history."""
    held, forms = permissions.rights_of(connection, ctx.user), ctx.forms
    found: list[Attached] = []
    for table, column in referring(FORM):
        if table == _HISTORY or not held.may_name(table):
            continue
        rows = [row for area in areas for row in naming.related(connection, form_named(table).record, column, area)]
        called = lookup.labels(connection, ctx.texts, forms, held, table, [str(row["id"]) for row in rows])
        part = forms.form(table).owner
        for row in rows:
            way = _way(table, row, is_part=part is not None and part.name == column)
            given = _given(connection, table, row, way, among=len(rows))
            counts = table == "area_beneficiaries" or (table == "area_ordnance" and isinstance(row["quantity"], int))
            number = str(row["number"])
            found.append(
                Attached(table, str(row["id"]), number, called.get(str(row["id"]), number), column, way, given, counts)
            )
    return found


def _way(table: str, row: Row, *, is_part: bool) -> Way:
    if is_part:
        return Way.COPIED
    ended = table == "activity" and row["status"] not in _UNDER_WAY
    return Way.STAYS if ended or table in (FORM, _PRODUCTS) else Way.MOVED


def _given(connection: Connection, table: str, row: Row, way: Way, *, among: int) -> bool:
    """Whether a record goes to every new area unless somebody says otherwise."""
    if way is Way.COPIED:
        one_too_many = table in _ONE_FOR_AN_AREA and among > 1
        counted = table == "area_ordnance" and isinstance(row["quantity"], int)
        return table not in _OF_THE_WHOLE and not one_too_many and not counted
    if table != _OBJECTIVES:
        return False
    task: Values | None = StoreLookup(connection).record("task", str(row["task_id"]))
    return task is not None and text(task, "status") in _UNDER_WAY
