"""Unknown, not applicable and not reported are told apart in the cells of words too."""

from __future__ import annotations

from datetime import date

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.reports import templates
from mac_desktop.reports.documents.article7 import Request, compose
from mac_desktop.reports.documents.model import Table
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.texts import ENGLISH

YEAR = Scope("2025-01-01", "2025-12-31")


def tables(records) -> dict[str, Table]:
    day = date(2026, 4, 30)
    made = compose(templates.load(), records.conn, YEAR, Request(2025, day, day), ENGLISH)
    return {table.key: table for _, table in made.document.tables()}


@pytest.mark.parametrize(
    ("of_line", "of_area", "shown"),
    [
        ({"gaps": '{"emplaced": "unknown"}'}, {}, Gap.UNKNOWN),
        ({}, {"gaps": '{"emplaced_from": "unknown"}'}, Gap.UNKNOWN),
        ({}, {}, None),
        ({"emplaced": "1992"}, {"gaps": '{"emplaced_from": "unknown"}'}, "1992"),
        ({"gaps": '{"emplaced": "unknown"}'}, {"emplaced_from": "1992"}, "1992"),
    ],
)
def test_an_unknown_date_of_emplacement_is_printed_as_unknown(records, of_line, of_area, shown) -> None:
    area = records.add("hazardous_area", classification="CHA", contamination="APM", status="OPEN", area_m2=9, **of_area)
    records.add("area_ordnance", hazardous_area_id=area, category="APM", quantity=1, **of_line)
    table = tables(records)["form_c.table_1"]
    place = [column.key for column in table.columns].index("emplaced")
    assert [row[place] for row in table.rows] == [shown]


def test_unknown_characteristics_of_a_type_are_printed_as_unknown(records) -> None:
    gaps = '{"fusing": "unknown", "explosive_g": "unknown", "metallic_content": "not_applicable"}'
    records.add("ordnance_type", name="PMN", category="APM", produced_here="YES", gaps=gaps)
    table = tables(records)["form_h.table_1"]
    shown = dict(zip((column.key for column in table.columns), table.rows[0], strict=True))
    assert (shown["fusing"], shown["explosive_g"], shown["metallic_content"], shown["dimensions"]) == (
        Gap.UNKNOWN,
        Gap.UNKNOWN,
        Gap.NOT_APPLICABLE,
        None,
    )


def test_stock_of_an_unknown_type_is_called_so(records) -> None:
    gaps = '{"ordnance_type_id": "unknown"}'
    records.add("stockpile_movement", kind="OPENING", movement_date="2020", quantity=70, gaps=gaps)
    assert tables(records)["form_b.table_1"].rows[0][0] == "Type unknown"
