"""On random small stores every figure equals what a person would count in the records that it opens, and the records
that it opens are those that a plain reading of the definition picks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.unit.reports.measures.random_stores import (
    DISTRICT,
    PROVINCE,
    SCOPES,
    STORES,
    Plain,
    contaminated,
    first,
    last,
    mines,
    put,
    wipe,
)

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.figures import Figure
from mac_desktop.domain.gaps import Gap
from mac_desktop.reports.measures import areas, assistance, casualties, release, retained, stockpile, warning
from mac_desktop.reports.measures.rows import Row


def ids(store: Any, figure: Figure, form: str) -> set[str]:
    return {row["id"] for s in figure.selections if s.form == form for row in store.behind(s)}


def added(values: Iterable[int | None]) -> int | None:
    """The sum; none without a number, and none where numbers that make 0 stand beside missing ones."""
    listed = list(values)
    known = [value for value in listed if value is not None]
    return sum(known) if known and (sum(known) or len(known) == len(listed)) else None


def same(figure: Figure, expected: int | None) -> None:
    """Unknown and not reported are both "no number"; which of them it is has tests of its own."""
    number = None if isinstance(figure.amount, Gap) else figure.amount
    assert number == expected, figure


def gathered(rows: Sequence[Row], column: str, store: Any, form: str) -> set[str]:
    """Ids behind all rows; no record stands in two rows."""
    parts = [ids(store, row.figures[column], form) for row in rows]
    together = set().union(*parts) if parts else set()
    assert len(together) == sum(map(len, parts))
    return together


def check_ledgers(store: Any, plain: Plain) -> None:
    conn, scope = store.conn, plain.scope
    out = {"TRANSFER_OUT", "DESTROYED", "RETAINED", "USED"}
    for form, rows in (
        ("stockpile_movement", stockpile.stockpile_balance(conn, scope)),
        ("retained_movement", retained.retained_balance(conn, scope)),
    ):
        counted = [row for row in plain.rows(form) if mines(row) and plain.past(row["movement_date"])]
        for row in rows:
            behind = store.behind(row.figures["quantity"].selections[0])
            signs = [None if b["quantity"] is None else b["quantity"] * (-1 if b["kind"] in out else 1) for b in behind]
            same(row.figures["quantity"], added(signs))
        shown = gathered(rows, "quantity", store, form)
        assert shown <= {row["id"] for row in counted}
        moved = {row["id"] for row in counted if plain.within(row["movement_date"])}
        assert moved <= shown
    in_period = [
        r
        for r in plain.rows("stockpile_movement")
        if mines(r) and r["kind"] == "DESTROYED" and plain.within(r["movement_date"])
    ]
    known, unknown = stockpile.stock_destroyed(conn, scope), stockpile.found_later_destroyed(conn, scope)
    both = [*known, *unknown]
    assert gathered(both, "quantity", store, "stockpile_movement") == {row["id"] for row in in_period}
    for row in both:
        same(row.figures["quantity"], added(b["quantity"] for b in store.behind(row.figures["quantity"].selections[0])))
    for row in retained.retained_changes(conn, scope):
        amounts = {name: figure.amount or 0 for name, figure in row.figures.items()}
        if scope.is_calendar_year:
            gone = amounts["used"] + amounts["destroyed"] + amounts["transferred_out"]
            assert amounts["opening"] + amounts["added"] - gone + amounts["correction"] == amounts["closing"]


def check_land(store: Any, plain: Plain) -> None:
    conn, scope = store.conn, plain.scope
    released = [p for p in plain.rows("land_release_product") if plain.counted(plain.owner(p, "activity_id") or None)]

    def left(area: Mapping[str, Any]) -> int | None:
        if area["area_m2"] is None:
            return None
        gone = (
            p["area_m2"] or 0
            for p in released
            if p["hazardous_area_id"] == area["id"] and plain.past(p["release_date"], scope.as_of)
        )
        return max(area["area_m2"] - sum(gone), 0)

    def is_open(area: Mapping[str, Any]) -> bool:
        known = area["information_date"] is None or first(area["information_date"]) <= scope.as_of
        closed = area["status"] in {"CLOSED", "HANDED"}
        still = not closed or (area["closed_date"] is not None and last(area["closed_date"]) > scope.as_of)
        return known and still

    listed = [
        a
        for a in plain.rows("hazardous_area")
        if a["classification"] in {"CHA", "SHA"}
        and contaminated(a)
        and a["closure_reason"] != "DUPLICATE"
        and is_open(a)
    ]
    rows = areas.land_summary(conn, scope)
    assert gathered(rows, "total_n", store, "hazardous_area") == {a["id"] for a in listed}
    for row in rows:
        for name, code in (("known", {"CHA"}), ("suspected", {"SHA"}), ("total", {"CHA", "SHA"})):
            mine = [
                a
                for a in listed
                if a["classification"] in code
                and (PROVINCE[a["admin_unit_id"]] or "", DISTRICT.get(a["admin_unit_id"] or "", ""))
                == (row.texts["admin1"], row.texts["admin2"])
            ]
            assert row.figures[f"{name}_n"].amount == len(mine)
            assert ids(store, row.figures[f"{name}_m2"], "hazardous_area") == {a["id"] for a in mine}
            sizes = [left(a) for a in mine]
            known = added(sizes) if mine else 0
            same(row.figures[f"{name}_m2"], known)
    for code in ("CHA", "SHA"):
        lines = areas.mined_areas(conn, scope, code)
        assert sum(a["classification"] == code for a in listed) == len(lines)
    of_mines = [
        p for p in released if contaminated(plain.owner(p, "hazardous_area_id")) and plain.within(p["release_date"])
    ]
    found = release.land_release(conn, scope)
    assert gathered(found, "released", store, "land_release_product") == {p["id"] for p in of_mines}
    for row in found:
        for name in ("cancelled", "reduced", "cleared", "released"):
            behind = [b for s in row.figures[name].selections for b in store.behind(s)]
            same(row.figures[name], added(b["area_m2"] for b in behind) if behind else 0)


def check_ordnance(store: Any, plain: Plain) -> None:
    items = [
        i
        for i in plain.rows("ordnance_item")
        if plain.counted(plain.owner(i, "activity_id") or None)
        and plain.owner(i, "activity_id")["activity_type"] != "STK"
        and i["quantity_destroyed"] != 0
        and i["category"] in {"APM", "IAPM"}
        and plain.within(i["disposal_date"] or i["found_date"])
    ]
    rows = release.mines_destroyed_in_mined_areas(store.conn, plain.scope)
    assert gathered(rows, "quantity", store, "ordnance_item") == {i["id"] for i in items}
    assert sum(row.texts["category"] == "IAPM" for row in rows) <= 1
    for row in rows:
        behind = store.behind(row.figures["quantity"].selections[0])
        same(row.figures["quantity"], added(b["quantity_destroyed"] for b in behind))


def check_people(store: Any, plain: Plain) -> None:
    conn, scope = store.conn, plain.scope
    hurt = [
        c
        for c in plain.rows("casualty")
        if plain.counted(plain.owner(c, "accident_id") or None)
        and plain.owner(c, "accident_id")["device_category"] != "IED"
    ]
    in_period = {c["id"] for c in hurt if plain.within(plain.owner(c, "accident_id")["accident_date"])}
    for rows in (
        casualties.casualties_by_sex_and_age(conn, scope),
        casualties.casualties_by_condition(conn, scope),
        casualties.casualties_by_admin_unit(conn, scope),
    ):
        assert gathered(rows, "casualties", store, "casualty") == in_period
        for row in rows:
            parts = [row.figures[name] for name in ("killed", "injured", "unknown")]
            assert row.figures["casualties"].amount == sum(part.amount for part in parts)
            for part in parts:
                assert part.amount == store.count_behind(part)
    for row in casualties.casualties_by_sex_and_age(conn, scope):
        for c in store.behind(row.figures["killed"].selections[0]):
            assert c["outcome"] == "KILLED"
            assert (c["sex"] or "UNK") == row.texts["sex"]
            child = c["age"] < 18 if c["age"] is not None else c["age_group"] == "CHILD"
            assert child == (row.texts["age"] == "CHILD")
    until = {
        c["id"]
        for c in hurt
        if plain.owner(c, "accident_id")["accident_date"] is None
        or plain.past(plain.owner(c, "accident_id")["accident_date"])
    }
    assert gathered(casualties.casualties_by_year(conn, scope), "casualties", store, "casualty") == until
    served = {a["id"] for a in plain.rows("assistance") if a["status"] != "PLANNED" and plain.within(a["service_date"])}
    pillars = assistance.assistance_by_pillar(conn, scope)
    assert gathered(pillars, "services", store, "assistance") == served
    for row in pillars:
        assert row.figures["persons"].amount == store.count_behind(row.figures["persons"])
    groups = {a["id"]: a for a in plain.rows("assistance") if a["id"] in served and a["person_id"] is None}
    direct = [c for c in plain.rows("assistance_beneficiaries") if c["kind"] == "DIRECT"]
    whole = {c["assistance_id"] for c in direct if c["age_band"] is None}
    once = [c for c in direct if c["age_band"] is None or c["assistance_id"] not in whole]
    for row in pillars:
        mine = {i for i, a in groups.items() if a["pillar"] == row.key}
        counts = [c for c in once if c["assistance_id"] in mine]
        uncounted = mine - {c["assistance_id"] for c in direct}
        for column, no_band in (("women", "CHILD"), ("girls", "A18_45"), ("with_disability", "")):
            figure = row.figures[column]
            assert ids(store, figure, "assistance_beneficiaries") == {c["id"] for c in counts}
            assert ids(store, figure, "assistance") == uncounted
            numbers = [c[column] for c in counts if c["age_band"] != no_band or c[column] is not None]
            same(figure, added([*numbers, *[None] * len(uncounted)]) if counts or uncounted else 0)


# The lines of Form I: whose beneficiaries, of which kinds of education, with the sessions of which.
EDUCATION = {
    "EORE": ("DIRECT", ("DIRECT", "INDIRECT"), ("DIRECT",)),
    "MEDIA": ("INDIRECT", ("INDIRECT",), ("INDIRECT",)),
    "TRAINING": ("DIRECT", ("TRAINING",), ("TRAINING",)),
}


def asked(record: dict[str, Any], name: str) -> bool:
    """Whether a record may say anything of a column: a count of a band under 18 lacks no women."""
    group = {"women": "ADULT", "men": "ADULT", "girls": "CHILD", "boys": "CHILD"}.get(name)
    band = record.get("age_band")
    return group is None or band is None or group in codelist("age_band").within(band)


def check_warnings(store: Any, plain: Plain) -> None:
    taken = {w["id"]: w for w in plain.rows("warning_measure") if plain.within(w["measure_date"])}
    fences = {i for i, w in taken.items() if w["kind"] == "FENCING"}
    rows = warning.warnings_and_education(store.conn, plain.scope)
    assert gathered(rows, "sessions", store, "warning_measure") == set(taken) - fences
    held = {
        a["id"]: a
        for a in plain.rows("education_activity")
        if plain.within(a["start_date"])
        and a["status"] != "PLANNED"
        and a["warning_measure_id"] not in set(taken) - fences
    }
    counts = [c for c in plain.rows("education_beneficiaries") if c["education_activity_id"] in held]
    whole = {(c["education_activity_id"], c["kind"]) for c in counts if c["age_band"] is None}
    once = [c for c in counts if c["age_band"] is None or (c["education_activity_id"], c["kind"]) not in whole]
    for row in rows:
        kind, categories, taught = EDUCATION.get(row.key, ("", (), ()))
        mine = {i for i, a in held.items() if (a["category"] or "DIRECT") in taught}
        of_mine = {
            c["id"] for c in once
            if c["kind"] == kind and (held[c["education_activity_id"]]["category"] or "DIRECT") in categories
        }  # fmt: skip
        uncounted = held.keys() - {c["education_activity_id"] for c in counts if c["kind"] == kind}
        assert ids(store, row.figures["sessions"], "education_activity") == mine
        assert ids(store, row.figures["girls"], "education_beneficiaries") == of_mine
        assert ids(store, row.figures["girls"], "education_activity") == mine & uncounted
        for name in ("sessions", "girls", "boys", "with_disability"):
            behind = [b for s in row.figures[name].selections for b in store.behind(s)]
            numbers = [b.get(name) for b in behind if b.get(name) is not None or asked(b, name)]
            same(row.figures[name], added(numbers) if behind else 0)
    lines = warning.marking(store.conn, plain.scope)
    assert gathered(lines, "length_m", store, "warning_measure") == fences


CHECKS = {
    "ledgers": check_ledgers,
    "land": check_land,
    "ordnance": check_ordnance,
    "people": check_people,
    "warnings": check_warnings,
}


@pytest.mark.parametrize("subject", CHECKS)
def test_figures_equal_a_plain_count_of_their_records(records, subject) -> None:
    scopes = itertools.cycle(SCOPES)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(STORES)
    def check(drawn: dict[str, list[dict[str, Any]]]) -> None:
        wipe(records)
        tables = put(records, drawn)
        for scope in itertools.islice(scopes, len(SCOPES)):
            CHECKS[subject](records, Plain(tables, scope))

    check()
