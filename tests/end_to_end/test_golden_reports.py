"""Figures that States printed, entered as a clerk enters them, come out of the whole path as the same figures.

The figures are those of treaty-forms.md section 5, from the reports and profiles named there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import State
from mac_desktop.reports.documents.model import Table
from mac_desktop.reports.preview import page_count, page_text
from mac_desktop.services import records, reports, stores, wording
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.texts import Texts

# Pakistan, CCW Amended Protocol II, Form F: anti-personnel mines destroyed by type, with the total as printed.
PAKISTAN: Mapping[int, tuple[int, Mapping[str, int]]] = {
    2009: (43_248, {"ND P2 series": 30_615, "ND P4 series": 7_014, "M14": 2_884, "Miscellaneous": 2_735}),
    2012: (2_107, {"ND P2": 645, "NM M14": 165, "P4Mk-1": 1_020, "M2A4 Jumping P-7": 18, "Shrapnel P50": 259}),
    2013: (8_184, {"P2": 4_534, "P3": 221, "P4": 3_363, "P5": 57}),
    2014: (2_944, {"P2": 992, "P3": 1, "P4": 1_922, "P5": 8, "P7": 21}),
    2017: (955, {"P": 118, "P4": 335, "P4PRAC": 4, "P5": 498}),
}
# Thailand, Article 7 report for 2019, retained mines: institution, type, quantity, lot.
THAILAND = (
    ("RTAFOD", "M 14", 575, "LOP-15-32"), ("RTAOD", "M 26", 1_601, ""), ("RTAOD", "Type 72", 94, ""),
    ("RTAOD", "PMN", 4, ""), ("RTAOD", "Type 69", 800, ""), ("TBPPH", "M 14", 12, ""), ("TBPPH", "M 16 E3", 7, ""),
    ("TBPPH", "VAR 40", 20, ""), ("TBPPH", "M2 A4 B2", 20, ""),
)  # fmt: skip
# Zimbabwe, end of 2014: place, confirmed areas, square metres.
ZIMBABWE = (
    ("Musengezi-Rwenya", 187, 28_025_706), ("Sango Border Post-Crooks Corner", 4, 13_600_000),
    ("Rusitu-Muzite Mission", 1, 15_000_000), ("Sheba Forest-Beacon Hill", 5, 5_000_000),
    ("Burma Valley", 1, 806_000), ("Lusulu", 1, 560_000),
)  # fmt: skip


class Centre:
    """A store and the few things that these tests enter again and again."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._types: dict[str, str] = {}
        self.enter("country", official_name="Republic of Here", short_name="Here", iso_code="HER")

    def enter(self, form: str, **values: object) -> str:
        """Enter a record as a clerk does, submit and approve it; returns its number."""
        saved = records.save(self.ctx, form, values, submit=True)
        assert saved.state is State.SUBMITTED, [wording.sentence(self.ctx.texts, p) for p in saved.problems]
        assert records.set_state(self.ctx, form, [saved.id], State.APPROVED).moved == 1
        return saved.number

    def mine(self, name: str) -> str:
        """The number of a type of anti-personnel mine, entered when it is new."""
        if name not in self._types:
            self._types[name] = self.enter("ordnance_type", name=name, category="APM")
        return self._types[name]

    def report(self, year: int, **more: str) -> reports.Article7:
        return reports.article7(self.ctx, reports.Article7Request(year, **more))  # type: ignore[arg-type]

    def said(self, report: reports.Article7, rule: str) -> list[str]:
        return [
            self.ctx.texts.fill(f.problem.message, f.problem.values) for f in report.findings if f.problem.rule == rule
        ]


@pytest.fixture
def centre(tmp_path: Path, now: Callable[[], dt.datetime]) -> Iterator[Centre]:
    ctx = stores.new_store(tmp_path / "centre.macdesk", office="HQ", user="clerk", now=now, texts=Texts())
    yield Centre(ctx)
    ctx.store.close()


def _table(report: reports.Article7, key: str) -> Table:
    return next(table for _, table in report.document.tables() if table.key == key)


def _rows(report: reports.Article7, table: str) -> dict[str, int]:
    """Type -> quantity of one table of the report, without its total."""
    found = _table(report, table)
    return {str(row[0]): cell.amount for row in found.rows for cell in row if hasattr(cell, "amount")}


def _total(report: reports.Article7, table: str) -> object:
    found = _table(report, table)
    return next(cell.amount for cell in found.total or () if hasattr(cell, "amount"))


def _destroyed(centre: Centre, year: int) -> None:
    total, types = PAKISTAN[year]
    event = centre.enter("destruction_event", title=f"Destroyed {year}", destroyed_on=str(year), stated_total=total)
    for name, quantity in types.items():
        centre.enter(
            "stockpile_movement", kind="DESTROYED", movement_date=str(year), ordnance_type_id=centre.mine(name),
            quantity=quantity, destruction_event_id=event,
        )  # fmt: skip


def test_pakistans_destroyed_mines_print_as_form_g_whose_total_is_the_sum(centre: Centre, tmp_path: Path) -> None:
    for year in PAKISTAN:
        _destroyed(centre, year)
    for year, (stated, types) in PAKISTAN.items():
        report = centre.report(year)
        assert _rows(report, "form_g.table_1") == types
        assert _total(report, "form_g.table_1") == sum(types.values())
        warned = [
            s for s in centre.said(report, "S1") + _stated(centre, report) if f"{stated:,}" in s or str(stated) in s
        ]
        assert bool(warned) == (sum(types.values()) != stated), f"{year}: {warned}"
    files = finish(reports.write(centre.ctx, centre.report(2013), tmp_path / "out"))
    pages = "".join(page_text(files.pdf, page) for page in range(page_count(files.pdf)))
    assert "8,175" in pages
    assert "8,184" not in pages, "a stated total never stands in for the sum"
    cells = [
        c for row in CalamineWorkbook.from_path(str(files.xlsx)).get_sheet_by_name("Form G").to_python() for c in row
    ]
    assert 8_175 in cells


def _stated(centre: Centre, report: reports.Article7) -> list[str]:
    warnings = [f.problem for f in report.findings if f.letter == "G" and f.problem.severity is Severity.WARN]
    return [centre.ctx.texts.fill(p.message, p.values) for p in warnings]


def test_a_year_without_a_report_is_a_gap_and_not_zero(centre: Centre) -> None:
    for year in PAKISTAN:
        _destroyed(centre, year)
    table = _table(centre.report(2010), "form_g.table_1")
    assert table.rows == ()
    assert table.empty_text


def test_thailands_retained_mines_add_up_by_type_and_institution_and_end_at_nothing(centre: Centre) -> None:
    for institution, name, quantity, lot in THAILAND:
        for kind, day in (("OPENING", "2018-12-30"), ("DESTROYED", "2019-08-06")):
            centre.enter(
                "retained_movement", kind=kind, movement_date=day, institution=institution,
                ordnance_type_id=centre.mine(name), quantity=quantity, lot=lot, purpose="Training",
            )  # fmt: skip
    before = centre.report(2018)
    table = _table(before, "form_d.table_1a")
    by_institution: dict[str, int] = {}
    by_type: dict[str, int] = {}
    for institution, name, quantity, *_ in table.rows:
        assert hasattr(quantity, "amount")
        by_institution[str(institution)] = by_institution.get(str(institution), 0) + quantity.amount  # type: ignore[operator]
        by_type[str(name)] = by_type.get(str(name), 0) + quantity.amount  # type: ignore[operator]
    assert by_institution == {"RTAFOD": 575, "RTAOD": 2_499, "TBPPH": 59}
    assert by_type["M 14"] == 587
    assert _total(before, "form_d.table_1a") == 3_133
    after = _table(centre.report(2019), "form_d.table_1a")
    left = [c.amount for row in after.rows for c in row if hasattr(c, "amount")]
    assert sum(left) == 0
    assert not any(isinstance(amount, Gap) for amount in left)


def test_zimbabwes_areas_add_up_to_what_was_printed(centre: Centre) -> None:
    for number, (place, count, square_metres) in enumerate(ZIMBABWE, 1):
        unit = centre.enter("admin_unit", pcode=f"ZW{number}", name=place, level=1)
        for i in range(count):
            part = square_metres // count + (square_metres % count if i == 0 else 0)
            centre.enter(
                "hazardous_area", classification="CHA", status="OPEN", information_date="2014", admin_unit_id=unit,
                area_m2=part, contamination="APM", direct_evidence="RECORD",
            )  # fmt: skip
    report = centre.report(2014)
    figures = {key: f.amount for key, f in report.figures.items() if key.startswith("form_c.summary")}
    totals = [figures[k] for k in figures if ".total." in k]
    assert 199 in totals
    assert 62_991_706 in totals
    summary = _table(report, "form_c.summary")
    printed = {str(row[0]): [c.amount for c in row if hasattr(c, "amount")] for row in summary.rows}
    for place, count, square_metres in ZIMBABWE:
        assert count in printed[place]
        assert square_metres in printed[place]


def test_serbias_summary_is_as_of_a_day_after_the_period(centre: Centre) -> None:
    town = centre.enter("admin_unit", pcode="RS1", name="Bujanovac", level=1)
    villages = [
        centre.enter("admin_unit", pcode=f"RS1{i}", name=f"Village {i}", level=2, parent_id=town) for i in "123"
    ]
    for i, square_metres in enumerate((300_000, 200_000, 150_000, 106_030, 100_000)):
        centre.enter(
            "hazardous_area", classification="SHA", status="OPEN", information_date="2021-03-15",
            admin_unit_id=villages[i % 3], area_m2=square_metres, contamination="APM", indirect_evidence="RECORD",
        )  # fmt: skip
    report = centre.report(2020, as_of="2021-04-01")
    summary = _table(report, "form_c.summary")
    assert [c.amount for c in summary.total or () if hasattr(c, "amount")] == [0, 5, 5, 0, 856_030, 856_030]
    assert "1 April 2021" in summary.caption
    end_of_year = _table(centre.report(2020), "form_c.summary")
    assert end_of_year.rows == (), "on 31 December nobody knew of them yet"
