"""A report as an Excel workbook: a sheet for each part, numbers as numbers, totals as formulas, and their sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.reports.cells import CellWords, is_right_to_left
from mac_desktop.reports.documents.model import Document
from mac_desktop.reports.files import write_whole
from mac_desktop.reports.sheet_plan import (
    Look,
    PlannedCell,
    SheetPlan,
    SheetPlanner,
    Value,
    letters,
    lines_of,
    sheet_name,
)
from mac_desktop.reports.workbook_files import finished
from mac_desktop.texts import N_, Texts

RecordNumbers = Mapping[str, Sequence[str]] | Callable[[Figure], Sequence[str]]

_INK, _MUTED, _ACCENT, _LINE = "1B2128", "5A6672", "1B4F72", "D5DADF"
_HEAD_GROUND, _VOLUNTARY_GROUND = "EFF3F6", "EDEDEC"
_FONT = "Calibri"
_LONGEST_CELL = 32_767
_RECORDS_SHOWN = 50
_TALLEST_SOURCE = 160.0
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Style name -> size, bold, italic, colour.
_TYPES: dict[str, tuple[float, bool, bool, str]] = {
    "title": (15, True, False, _ACCENT),
    "period": (9, False, False, _MUTED),
    "heading": (12, True, False, _INK),
    "subheading": (10, True, False, _MUTED),
    "caption": (11, True, False, _INK),
    "quote": (10, False, True, _MUTED),
    "remark": (9, False, False, _MUTED),
    "hint": (9, False, False, _MUTED),
    "label": (10, False, False, _MUTED),
    "value": (10, True, False, _INK),
    "head": (10, True, False, _INK),
    "muted": (10, False, False, _MUTED),
    "tick": (10, False, False, _MUTED),
    "tick_chosen": (10, True, False, _INK),
    "tick_title": (10, True, False, _INK),
    "link": (10, False, False, _ACCENT),
}
_IN_TABLE = {"head", "text", "muted", "tick", "tick_chosen", "tick_title", "link"}


@dataclass(frozen=True, slots=True)
class WorkbookReport:
    """What came out: the sheets, the cell of each figure ("'Form C'!C9"), and what could not be kept as it was."""

    sheets: tuple[str, ...]
    places: Mapping[str, str]
    problems: tuple[Problem, ...]


def write_xlsx(
    document: Document,
    path: Path,
    texts: Texts,
    records: RecordNumbers,
    definitions: Mapping[str, str],
) -> WorkbookReport:
    """Write `document` to `path`, whole or not at all.

    `records` gives the numbers of the records behind a figure, by its key or by a function of the figure;
    `definitions` the words that define each measure. The same content gives the same bytes. UserError when the file
    cannot be written.
    """
    writer = _Writer(document, texts)
    for part in document.parts:
        writer.add(part.sheet_name or part.title, part.key)
    writer.add_sources(records, definitions)
    write_whole(path, writer.saved())
    return WorkbookReport(tuple(writer.book.sheetnames), writer.places, tuple(writer.problems))


class _Writer:
    def __init__(self, document: Document, texts: Texts) -> None:
        self.document = document
        self.texts = texts
        self.words = CellWords(texts, document.language)
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.places: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._taken: set[str] = {texts(N_("Sources")).lower()}
        self._parts = {part.key: part for part in document.parts}
        self._traced: list[tuple[str, PlannedCell]] = []
        self._results: dict[int, dict[str, int | float]] = {}
        self._styles: dict[Look, StyleArray] = {}
        self._describe()

    def _describe(self) -> None:
        facts, properties = self.document.facts, self.book.properties
        properties.title = _legal(self.document.title)
        properties.subject = _legal(self.document.subject)
        properties.creator = properties.lastModifiedBy = _legal(self.document.author)
        properties.language = self.document.language
        properties.keywords = facts.data_hash
        properties.version = facts.template_version
        made = facts.made_on
        properties.created = datetime(made.year, made.month, made.day)  # noqa: DTZ001  # a calendar day has no zone

    # ------------------------------------------------------------------------------------------------------- sheets

    def add(self, wanted_name: str, part_key: str) -> None:
        """A sheet for one part."""
        part = self._parts[part_key]
        plan = SheetPlanner(part, sheet_name(wanted_name, self._taken), self.words).laid_out()
        sheet = self._sheet(plan)
        for cell in plan.cells:
            self._write(sheet, cell)
            if cell.figure:
                self.places.setdefault(cell.figure.key, f"{_quoted(plan.name)}!{cell.address}")
                self._traced.append((plan.name, cell))

    def _sheet(self, plan: SheetPlan) -> Worksheet:
        sheet: Worksheet = self.book.create_sheet(plan.name)
        for i, width in enumerate(plan.widths, 1):
            sheet.column_dimensions[letters(i)].width = round(width, 1)
        for row, height in plan.heights.items():
            sheet.row_dimensions[row].height = round(height, 1)
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.rightToLeft = is_right_to_left(self.document.language)
        if plan.freeze_below:
            sheet.freeze_panes = f"A{plan.freeze_below + 1}"
        self._print_setup(sheet, plan)
        return sheet

    def _print_setup(self, sheet: Worksheet, plan: SheetPlan) -> None:
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.orientation = "landscape" if plan.landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.left = margins.right = 0.6
        margins.top, margins.bottom, margins.header, margins.footer = 0.8, 0.75, 0.35, 0.35
        if plan.repeat:
            sheet.print_title_rows = f"{plan.repeat[0]}:{plan.repeat[1]}"
        made = self.words.dated(self.document.facts)
        head, foot = sheet.oddHeader, sheet.oddFooter
        assert isinstance(head, HeaderFooterItem)
        assert isinstance(foot, HeaderFooterItem)
        head.right.text = _for_header(self.document.title)
        foot.left.text = _for_header(f"{made}  ·  {self.document.facts.fingerprint}")
        foot.right.text = self.texts(N_("Page {page} of {pages}"), page="&P", pages="&N")
        for item in (head.right, foot.left, foot.right):
            item.size = 8

    def _write(self, sheet: Worksheet, planned: PlannedCell) -> None:
        cell = _cell(sheet, planned.row, planned.column)
        if planned.formula:
            cell.value = f"={planned.formula}"
            assert isinstance(planned.value, (int, float))
            self._results.setdefault(len(self.book.sheetnames), {})[planned.address] = planned.value
        else:
            self._put(cell, planned.value)
        self._style(cell, planned.look)
        if planned.span > 1:
            for column in range(planned.column + 1, planned.column + planned.span):
                self._style(_cell(sheet, planned.row, column), planned.look)
            end = f"{letters(planned.column + planned.span - 1)}{planned.row}"
            sheet.merge_cells(f"{planned.address}:{end}")

    def _put(self, cell: SheetCell, value: Value) -> None:
        """A value as what it is. A text stays a text, whatever sign it begins with."""
        if not isinstance(value, str):
            cell.value = value
            return
        text = _legal(value)
        if text != value:
            self._note(N_("Characters that a workbook cannot hold were left out."), "REPORT-CHARACTERS", cell)
        if len(text) > _LONGEST_CELL:
            text = text[: _LONGEST_CELL - 1] + "…"
            self._note(N_("The text is longer than a cell can hold and was cut."), "REPORT-LONG", cell)
        if not text:
            return
        cell.value = text
        # openpyxl takes a text that begins with "=" for a formula, and "#N/A" for an error.
        cell.data_type = "s"

    def _note(self, message: str, rule: str, cell: SheetCell) -> None:
        where = f"{_quoted(cell.parent.title)}!{cell.coordinate}"
        self.problems.append(Problem("report", "", rule, Severity.WARN, message, {}, where))

    def _style(self, cell: SheetCell, look: Look) -> None:
        known = self._styles.get(look)
        if known is None:
            _dress(cell, look)
            self._styles[look] = copy(cell._style)  # type: ignore[attr-defined]
        else:
            # One finished style for all alike: six times faster than dressing each cell.
            cell._style = copy(known)  # type: ignore[attr-defined]
        if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")) and cell.data_type == "s":
            # Stays a text even when somebody edits the cell and presses Enter.
            cell.quotePrefix = True

    # ------------------------------------------------------------------------------------------------------ sources

    def add_sources(self, records: RecordNumbers, definitions: Mapping[str, str]) -> None:
        """The sheet that says for each figure where it stands, what it means and which records are behind it."""
        texts, facts = self.texts, self.document.facts
        headings = [
            texts(each)
            for each in (N_("Figure"), N_("Cell"), N_("What it says"), N_("Value"), N_("Unit"), N_("Definition"),
                         N_("Number of records"), N_("Records"))
        ]  # fmt: skip
        plan = SheetPlan(texts(N_("Sources")), True, widths=[24, 17, 46, 13, 7, 52, 11, 60])
        title = texts(N_("Sources of the figures"))
        line = texts(
            N_("Made on {day} from step {step} with version {program}, form {template}. Data {fingerprint}"),
            day=self.words.day(facts.made_on.isoformat()), step=facts.step, program=facts.program_version,
            template=facts.template_version, fingerprint=facts.data_hash,
        )  # fmt: skip
        plan.cells += [PlannedCell(1, 1, title, Look("title"), 8), PlannedCell(2, 1, line, Look("period"), 8)]
        if facts.stood_at:
            then = texts(N_("Made from the records as of {moment}."), moment=facts.stood_at)
            plan.cells.append(PlannedCell(3, 1, then, Look("period"), 8))
        plan.heights = {1: 22.0, 4: 32.0}
        sides = ["right" if i in {3, 6} else "left" for i in range(len(headings))]
        plan.cells += [PlannedCell(4, i + 1, text, Look("head", side=sides[i])) for i, text in enumerate(headings)]
        plan.repeat, plan.freeze_below = (4, 4), 4
        sheet = self._sheet(plan)
        for cell in plan.cells:
            self._write(sheet, cell)
        row = 4
        seen: set[str] = set()
        for name, cell in self._traced:
            assert cell.figure is not None
            if cell.figure.key not in seen:
                seen.add(cell.figure.key)
                row += 1
                self._source(sheet, row, name, cell, records, definitions)
        if row > 4:
            sheet.auto_filter.ref = f"A4:H{row}"

    def _source(
        self,
        sheet: Worksheet,
        row: int,
        name: str,
        cell: PlannedCell,
        records: RecordNumbers,
        definitions: Mapping[str, str],
    ) -> None:
        figure = cell.figure
        assert figure is not None
        numbers = records.get(figure.key, ()) if isinstance(records, Mapping) else records(figure)
        place = f"{_quoted(name)}!{cell.address}"
        value_look = Look("text", cell.look.number_format, "right")
        values: list[tuple[Value, Look]] = [
            (figure.key, Look("text")),
            (place, Look("link")),
            (cell.label, Look("text")),
            (cell.value, value_look),
            ("m²" if figure.unit == "m2" else figure.unit, Look("text")),
            (" ".join(definitions.get(figure.measure, figure.measure).split()), Look("text")),
            (len(numbers), Look("text", "#,##0", "right")),
            (self._listed(numbers), Look("text")),
        ]
        lines = 1
        for i, (value, look) in enumerate(values, 1):
            self._write(sheet, PlannedCell(row, i, value, look))
            lines = max(lines, lines_of(str(value), sheet.column_dimensions[letters(i)].width))
        sheet.row_dimensions[row].height = min(_TALLEST_SOURCE, lines * 14.0 + 2)
        sheet.cell(row, 2).hyperlink = Hyperlink(ref=f"B{row}", location=place)

    def _listed(self, numbers: Sequence[str]) -> str:
        shown = ", ".join(map(str, numbers[:_RECORDS_SHOWN]))
        rest = len(numbers) - _RECORDS_SHOWN
        if rest <= 0:
            return shown
        return self.texts.count("{shown} and {number} more", "{shown} and {number} more", rest, shown=shown)

    def saved(self) -> bytes:
        """The bytes of the whole workbook."""
        out = BytesIO()
        self.book.save(out)
        return finished(out.getvalue(), self._results, self.document.facts.made_on)


def _cell(sheet: Worksheet, row: int, column: int) -> SheetCell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, SheetCell)
    return cell


def _dress(cell: SheetCell, look: Look) -> None:
    size, bold, italic, colour = _TYPES.get(look.style, (10, False, False, _INK))
    cell.font = Font(_FONT, size, bold=bold or look.total, italic=italic, color=f"FF{colour}")
    bottom = "bottom" if look.style == "head" else "top"
    side = {"centre": "center"}.get(look.side, look.side)
    in_table = look.style in _IN_TABLE
    # "general" lets a right-to-left sheet put its texts at the right by itself.
    horizontal = side if side != "left" else ("general" if look.number_format == "General" else "left")
    # Numbers keep away from the words of the next column.
    indent = 1 if in_table and side == "right" else 0
    # LibreOffice forgets the indent of a number that may wrap.
    cell.alignment = Alignment(horizontal, bottom, wrap_text=look.number_format == "General", indent=indent)
    cell.number_format = look.number_format
    if look.style == "head":
        ground = _VOLUNTARY_GROUND if look.voluntary else _HEAD_GROUND
        cell.fill = PatternFill("solid", fgColor=f"FF{ground}")
        cell.border = Border(bottom=Side("medium", color=f"FF{_MUTED if look.voluntary else _ACCENT}"))
    elif look.total:
        cell.border = Border(top=Side("thin", color=f"FF{_INK}"), bottom=Side("thin", color=f"FF{_INK}"))
    elif in_table:
        cell.border = Border(bottom=Side("thin", color=f"FF{_LINE}"))
    elif look.style == "to_fill_in":
        cell.border = Border(bottom=Side("thin", color=f"FF{_MUTED}"))
    if look.voluntary and look.style != "head":
        cell.fill = PatternFill("solid", fgColor=f"FF{_VOLUNTARY_GROUND}")


def _legal(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _for_header(text: str) -> str:
    """Text of a page header, in which "&" begins an instruction."""
    return _legal(text).replace("&", "&&")[:200]


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
