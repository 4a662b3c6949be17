"""A form is ticked as changed when what it prints has changed, and only then."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.unit.reports.invented_country import fill

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.domain.records.base import Kind
from mac_desktop.reports import templates
from mac_desktop.reports.documents.article7 import Article7, Request, compose
from mac_desktop.reports.documents.model import Block, Paragraph, Table
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.texts import ENGLISH

YEAR = Scope("2025-01-01", "2025-12-31")
OTHER_VALUES = {
    Kind.TEXT: "'Another text'",
    Kind.MEMO: "'Another text'",
    Kind.INTEGER: "{c} + 1",
    Kind.DECIMAL: "{c} + 1",
    Kind.LATITUDE: "1.5",
    Kind.LONGITUDE: "1.5",
    Kind.DATE: "'2025-12-30'",
}
# What stands on every form and is no news of it: the name of the State, the language, dates of the treaty.
NOT_OF_A_FORM = {"country", "treaty_status", "contact_point", "form_declaration", "filed_report", "filed_form"}


def made(records: Any) -> Article7:
    return compose(templates.load(), records.conn, YEAR, Request(2025, date(2026, 4, 30), date(2026, 4, 30)), ENGLISH)


def printed(report: Article7) -> dict[str, list[object]]:
    """The words and numbers of each form's tables and boxes."""
    forms = [part for part in report.document.parts if part.key.startswith("form_")]
    return {part.key[-1].upper(): [_content(block) for block in part.blocks] for part in forms}


def _content(block: Block) -> object:
    if isinstance(block, Table):
        rows = [[cell.amount if isinstance(cell, Figure) else cell for cell in row] for row in block.rows]
        return [rows, block.total and [c.amount if isinstance(c, Figure) else c for c in block.total]]
    return block.text if isinstance(block, Paragraph) else None


def changes() -> list[Any]:
    found = []
    for record in RECORDS:
        table = str(record.__tablename__)
        for column in record.__table__.columns:  # type: ignore[attr-defined]
            kind = column.info.get("kind")
            if kind in OTHER_VALUES and table not in NOT_OF_A_FORM:
                value = OTHER_VALUES[kind].replace("{c}", f"COALESCE({column.name}, 6)")
                found.append(pytest.param(table, f"{column.name} = {value}", id=f"{table}.{column.name}"))
                gap = f'{column.name} = NULL, gaps = \'{{"{column.name}": "unknown"}}\''
                found.append(pytest.param(table, gap, id=f"{table}.{column.name}-unknown"))
    return found


@pytest.mark.parametrize("which", ["MIN", "MAX"])
def test_ticks_follow_the_page(records, which) -> None:
    fill(records)
    before = made(records)
    was_printed, was = printed(before), {form.letter: form.fingerprint for form in before.forms}
    wrong = []
    for change in changes():
        table, assignment = change.values
        if which == "MAX" and "gaps" in assignment:
            continue
        one = records.raw.execute(f"SELECT * FROM {table} WHERE id = (SELECT {which}(id) FROM {table})").fetchone()
        if one is None:
            continue
        records.raw.execute(f"UPDATE {table} SET {assignment} WHERE id = :id", {"id": one["id"]})
        after = made(records)
        now, page = {form.letter: form.fingerprint for form in after.forms}, printed(after)
        ticked, seen = {x for x in was if now[x] != was[x]}, {x for x in was if page[x] != was_printed[x]}
        if ticked != seen:
            wrong.append((change.id, f"ticked {sorted(ticked)}, printed {sorted(seen)}"))
        records.set(table, one["id"], **dict(one))
    assert wrong == []
