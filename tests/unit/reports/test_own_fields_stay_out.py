"""Whatever a centre keeps in fields of its own, no figure and no word of a report to a treaty comes from it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from tests.unit.reports.invented_country import fill

from mac_desktop import reports
from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.reports import templates
from mac_desktop.reports.documents.article7 import Request, compose
from mac_desktop.reports.documents.model import Document
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.texts import ENGLISH

YEAR = Scope("2025-01-01", "2025-12-31")
REQUEST = Request(2025, date(2026, 4, 28), date(2026, 4, 28), step=12, program_version="0.1.0")
OWN = '{"own_area_m2":900000,"own_killed":77,"own_name":"Elm","own_state":"approved","own_status":"CLOSED"}'


def _told(records: Any) -> Document:
    return compose(templates.load(), records.conn, YEAR, REQUEST, ENGLISH).document


def test_a_report_is_the_same_whatever_own_fields_hold(records: Any) -> None:
    fill(records)
    before = _told(records)
    assert [figure.amount for figure in before.figures() if figure.amount]
    for record in RECORDS:
        records.raw.execute(f"UPDATE {record.__tablename__} SET custom = ?", (OWN,))
    assert _told(records) == before


def test_no_measure_has_a_way_to_the_column() -> None:
    """Its name stands nowhere in the reports, and they do not know the store, which could give a record with it."""
    way = re.compile(r"\bcustom\b|mac_desktop\.store|own_fields")
    naming = [path.name for path in Path(str(reports.__file__)).parent.rglob("*.py") if way.search(path.read_text())]
    assert naming == []
