"""Records that are easily counted twice, in the wrong place, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.gaps import Gap
from mac_desktop.reports.measures.areas import land_summary, mined_areas, newly_identified
from mac_desktop.reports.measures.casualties import casualties_by_admin_unit
from mac_desktop.reports.measures.release import land_release
from mac_desktop.reports.measures.rows import Row, total
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.measures.stockpile import (
    found_later_destroyed,
    stock_destroyed,
    stockpile_balance,
)
from mac_desktop.reports.measures.transfers import transferred_for_destruction, transferred_for_training
from mac_desktop.reports.measures.warning import marking, warnings_and_education

YEAR = Scope("2025-01-01", "2025-12-31")


def amounts(rows: list[Row], name: str = "quantity") -> list[object]:
    return [row.figures[name].amount for row in rows]


def transfer(records: Any, kind: str, giver: str, taker: str, quantity: int, **more: Any) -> str:
    own, other = (giver, taker) if kind == "TRANSFER_OUT" else (taker, giver)
    values = {"movement_date": "2025-06-01", "ordnance_type_id": records.type("PMN"), "purpose": "Training"}
    return records.add(
        "retained_movement",
        **values | {"kind": kind, "institution": own, "counterpart": other, "quantity": quantity} | more,
    )


# ---------------------------------------------------------------------------------------------- transfers (Form D)


def test_mines_that_one_institution_gives_another_are_transferred_once(records) -> None:
    given_away = transfer(records, "TRANSFER_OUT", "Engineer School", "Police", 10)
    transfer(records, "TRANSFER_IN", "Engineer school ", "POLICE", 10)
    rows = transferred_for_training(records.conn, YEAR)
    assert amounts(rows) == [10]
    assert [b["id"] for b in records.behind(rows[0].figures["quantity"].selections[0])] == [given_away]


def test_mines_that_came_from_abroad_and_went_on_are_two_transfers(records) -> None:
    transfer(records, "TRANSFER_IN", "Another State", "Engineer School", 10)
    transfer(records, "TRANSFER_OUT", "Engineer School", "Police", 10)
    assert sorted(amounts(transferred_for_training(records.conn, YEAR))) == [10, 10]


def test_a_transfer_of_which_only_the_receiver_has_a_line_is_counted(records) -> None:
    transfer(records, "TRANSFER_OUT", "Police", "Engineer School", 3)
    transfer(records, "TRANSFER_IN", "Engineer School", "Police", 10)
    assert sorted(amounts(transferred_for_training(records.conn, YEAR))) == [3, 10]


def test_two_lots_of_which_each_has_one_line_are_two_transfers(records) -> None:
    transfer(records, "TRANSFER_OUT", "Engineer School", "Police", 5, lot="L-1")
    transfer(records, "TRANSFER_IN", "Engineer School", "Police", 5, lot="L-2")
    assert amounts(transferred_for_training(records.conn, YEAR)) == [5, 5]


def test_lots_that_only_the_giver_names_are_not_counted_again_with_the_receiver(records) -> None:
    transfer(records, "TRANSFER_OUT", "Engineer School", "Police", 5, lot="L-1")
    transfer(records, "TRANSFER_OUT", "Engineer School", "Police", 7, lot="L-2")
    transfer(records, "TRANSFER_IN", "Engineer School", "Police", 12)
    assert sorted(amounts(transferred_for_training(records.conn, YEAR))) == [5, 7]


def test_where_giver_and_receiver_differ_the_larger_number_is_transferred(records) -> None:
    transfer(records, "TRANSFER_OUT", "Engineer School", "Police", 8)
    transfer(records, "TRANSFER_IN", "Engineer School", "Police", 10)
    assert amounts(transferred_for_training(records.conn, YEAR)) == [10]


def test_stock_given_to_an_institution_that_notes_its_receipt_is_transferred_once(records) -> None:
    mines = records.type("PMN")
    records.add(
        "stockpile_movement", kind="TRANSFER_OUT", movement_date="2025-05-30", ordnance_type_id=mines, quantity=40,
        holder="Armed Forces", counterpart="Engineer School", purpose="TRAINING",
    )  # fmt: skip
    transfer(records, "TRANSFER_IN", "Armed forces", "Engineer School", 40)
    assert amounts(transferred_for_training(records.conn, YEAR)) == [40]


def test_stock_moved_between_two_holders_for_destruction_is_transferred_once(records) -> None:
    mines = records.type("PMN")
    for kind, holder, other in (("TRANSFER_OUT", "Army", "Navy"), ("TRANSFER_IN", "Navy", "Army")):
        records.add(
            "stockpile_movement", kind=kind, movement_date="2025-05-30", ordnance_type_id=mines, quantity=40,
            holder=holder, counterpart=other, purpose="DESTRUCTION",
        )  # fmt: skip
    assert amounts(transferred_for_destruction(records.conn, YEAR)) == [40]


# -------------------------------------------------------------------------------------------------- gaps and zeros


def test_nobody_counted_and_not_reported_do_not_add_up_to_nobody(records) -> None:
    unit = records.unit("North", 1)
    for women, gaps in ((0, "{}"), (None, "{}")):
        records.add("warning_measure", kind="EORE", measure_date="2025", admin_unit_id=unit, women=women, men=0,
                    gaps=gaps)  # fmt: skip
    [row] = warnings_and_education(records.conn, YEAR)
    assert row.figures["women"].amount is None
    assert row.figures["men"].amount == 0
    records.add("warning_measure", kind="EORE", measure_date="2025", admin_unit_id=unit, gaps='{"women": "unknown"}')
    assert warnings_and_education(records.conn, YEAR)[0].figures["women"].amount is Gap.UNKNOWN


def test_a_number_that_does_not_apply_is_not_called_not_reported(records) -> None:
    unit = records.unit("North", 1)
    gaps = '{"signs": "not_applicable", "length_m": "none"}'
    records.add("warning_measure", kind="FENCING", measure_date="2025", admin_unit_id=unit, gaps=gaps)
    [row] = marking(records.conn, YEAR)
    assert row.figures["signs"].amount is Gap.NOT_APPLICABLE
    assert row.figures["length_m"].amount is Gap.NONE


def test_a_quantity_answered_with_none_in_an_area_stays_none(records) -> None:
    area = records.add("hazardous_area", classification="CHA", contamination="APM", status="OPEN", area_m2=1)
    records.add("area_ordnance", hazardous_area_id=area, category="APM", gaps='{"quantity": "not_applicable"}')
    assert amounts(mined_areas(records.conn, YEAR, "CHA")) == [Gap.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([0, 0], 0),
        ([0, Gap.NOT_APPLICABLE], 0),
        ([0, Gap.NONE], 0),
        ([0, None, Gap.UNKNOWN], Gap.UNKNOWN),
        ([0, None], None),
        ([None, Gap.UNKNOWN], Gap.UNKNOWN),
        ([Gap.NOT_APPLICABLE, None], None),
        ([Gap.NOT_APPLICABLE, Gap.NOT_APPLICABLE], Gap.NOT_APPLICABLE),
        ([5, None], 5),
        ([5, -5, None], None),
    ],
)
def test_a_total_knows_no_more_than_its_parts(parts: list[Any], whole: object) -> None:
    made = total("all", [Figure(f"part-{n}", part, "m") for n, part in enumerate(parts)])
    assert made.amount == whole
    assert type(made.amount) is type(whole)


def test_stock_of_which_a_part_is_unknown_is_not_none_left(records) -> None:
    mines = records.type("PMN")
    unknown = '{"quantity": "unknown"}'
    for kind, quantity, gaps in (("OPENING", 100, "{}"), ("DESTROYED", 100, "{}"), ("FOUND_LATER", None, unknown)):
        records.add("stockpile_movement", kind=kind, movement_date="2020", ordnance_type_id=mines, quantity=quantity,
                    gaps=gaps)  # fmt: skip
    assert amounts(stockpile_balance(records.conn, YEAR)) == [Gap.UNKNOWN]


def test_stock_of_an_unknown_type_is_stock(records) -> None:
    gaps = '{"ordnance_type_id": "unknown"}'
    records.add("stockpile_movement", kind="OPENING", movement_date="2020", quantity=70, gaps=gaps)
    records.add("stockpile_movement", kind="DESTROYED", movement_date="2025-03", quantity=30, gaps=gaps)
    assert amounts(stockpile_balance(records.conn, YEAR)) == [40]
    assert amounts(stock_destroyed(records.conn, YEAR)) == [30]


# ------------------------------------------------------------------------------------------------- dates at edges


@pytest.mark.parametrize(
    ("found", "gone", "later"),
    [
        ("2025-05-10", "2025", True),
        ("2025", "2025-05", True),
        ("2025-05", "2025-05-02", True),
        ("2025-07", "2025-05", False),
    ],
)
def test_stock_found_and_destroyed_on_vague_days_of_a_year_is_found_later(records, found, gone, later) -> None:
    scope = Scope("2025-01-01", "2025-12-31", article_4_end="2010-01-01")
    mines = records.type("PMN")
    records.add("stockpile_movement", kind="FOUND_LATER", movement_date=found, ordnance_type_id=mines, quantity=9)
    records.add("stockpile_movement", kind="DESTROYED", movement_date=gone, ordnance_type_id=mines, quantity=9)
    assert bool(found_later_destroyed(records.conn, scope)) == later
    assert bool(stock_destroyed(records.conn, scope)) != later


# ------------------------------------------------------------------------------- areas closed, re-opened, handed over

LIVES = [
    pytest.param({"status": "CLOSED", "closed_date": "2025"}, None, id="closed in the year"),
    pytest.param({"status": "CLOSED", "closed_date": "2025-12"}, None, id="closed in December"),
    pytest.param({"status": "CLOSED", "closed_date": "2025-12-31"}, None, id="closed on the last day"),
    pytest.param({"status": "CLOSED", "closed_date": "2026-01"}, 700, id="closed in the next month"),
    pytest.param({"status": "CLOSED", "closed_date": "2026-01-01"}, 700, id="closed on the next day"),
    pytest.param({"status": "CLOSED"}, None, id="closed, nobody knows when"),
    pytest.param(
        {"status": "HANDED", "closed_date": "2025-06", "status_date": "2026-02"}, None, id="handed over later"
    ),
    pytest.param({"status": "HANDED", "status_date": "2026-02"}, 700, id="handed over in the next year"),
    pytest.param({"status": "REPLACED", "status_date": "2025-03"}, None, id="split"),
    pytest.param({"status": "SUSPENDED", "status_date": "2026-02"}, 700, id="suspended"),
    pytest.param({"information_date": "2025"}, 700, id="known in the year"),
    pytest.param({"information_date": "2026-01"}, None, id="known in the next month"),
    pytest.param({"information_date": "2026"}, None, id="known in the next year"),
    pytest.param(
        {"status": "REOPENED", "closed_date": "2024-06", "status_date": "2026-01"}, None, id="re-opened later"
    ),
    pytest.param({"status": "REOPENED", "closed_date": "2025-06", "status_date": "2025-09"}, 1000, id="re-opened"),
    pytest.param({"status": "REOPENED", "status_date": "2025-02"}, 700, id="re-opened before the release"),
    pytest.param({"state": "verified"}, None, id="not approved"),
    pytest.param({"deleted_at": "2026-01-01"}, None, id="deleted"),
    pytest.param({"closure_reason": "DUPLICATE", "status": "CLOSED", "closed_date": "2026"}, None, id="duplicate"),
]


@pytest.mark.parametrize(("life", "left"), LIVES)
def test_an_area_counts_on_the_day_by_its_life(records, life: dict[str, str], left: int | None) -> None:
    """1,000 m² of which 300 were released in March 2025 and 200 in 2026."""
    plain = {"status": "OPEN", "information_date": "2020-01-01", "classification": "SHA", "contamination": "APM"}
    area = records.add("hazardous_area", **plain | {"area_m2": 1000} | life)
    activity = records.add("activity", activity_type="CLR")
    for size, day in ((300, "2025-03"), (200, "2026-01-01")):
        records.add("land_release_product", activity_id=activity, hazardous_area_id=area, release_type="CLR",
                    area_m2=size, release_date=day)  # fmt: skip
    rows = land_summary(records.conn, YEAR)
    assert amounts(rows, "suspected_m2") == ([] if left is None else [left])
    if rows:
        behind = [b for s in rows[0].figures["suspected_m2"].selections for b in records.behind(s)]
        assert left == sum((b["area_m2"] if b["id"] == area else -b["area_m2"]) for b in behind)


# ------------------------------------------------------------------------------------------- gazetteers of any shape

UNITS = st.lists(
    st.tuples(st.integers(0, 7), st.one_of(st.none(), st.integers(0, 5)), st.booleans()), min_size=1, max_size=8
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(UNITS)
def test_in_any_gazetteer_each_record_stands_in_one_place_only(
    records, units: list[tuple[int, int | None, bool]]
) -> None:
    """Levels in disorder, units in circles, without a parent or deleted: what is counted is what stands behind it."""
    for name in ("casualty", "accident", "land_release_product", "hazardous_area", "activity", "admin_unit"):
        records.raw.execute(f"DELETE FROM {name}")
    for n, (parent, level, deleted) in enumerate(units):
        records.add("admin_unit", id=f"u{n}", pcode=f"U{n}", name=f"U{n}", level=level,
                    parent_id=f"u{parent}" if parent < len(units) else None,
                    deleted_at="2025-01-01" if deleted else None)  # fmt: skip
    places = [f"u{n}" for n in range(len(units))] + [None]
    activity = records.add("activity", activity_type="CLR")
    for n, unit in enumerate(places):
        area = records.add("hazardous_area", classification="CHA", contamination="APM", status="OPEN", area_m2=1 << n,
                           admin_unit_id=unit, information_date="2025")  # fmt: skip
        records.add("land_release_product", activity_id=activity, hazardous_area_id=area, release_type="CLR",
                    area_m2=1 << n, release_date="2026")  # fmt: skip
        records.add("land_release_product", activity_id=activity, hazardous_area_id=area, release_type="CAN",
                    area_m2=1, release_date="2025")  # fmt: skip
        accident = records.add("accident", admin_unit_id=unit, accident_date="2025")
        records.add("casualty", accident_id=accident, outcome="KILLED", age=4, sex="F")
    for rows, name in ((land_summary(records.conn, YEAR), "total_n"), (newly_identified(records.conn, YEAR), "known_n"),
                       (casualties_by_admin_unit(records.conn, YEAR), "killed")):  # fmt: skip
        assert total("all", [row.figures[name] for row in rows]).amount == len(places)
        for row in rows:
            assert records.count_behind(row.figures[name]) == row.figures[name].amount
    rows = land_release(records.conn, YEAR)
    assert total("all", [row.figures["cancelled"] for row in rows]).amount == len(places)
    for row in rows:
        assert records.count_behind(row.figures["cancelled"]) == row.figures["cancelled"].amount
