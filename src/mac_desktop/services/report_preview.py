"""A report as it is looked at before it is sent: its pages as pictures, where its figures stand, their records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mac_desktop.domain.figures import Figure, Selection
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.reports import preview
from mac_desktop.reports.cells import CellWords
from mac_desktop.reports.documents.model import Cell, Document, Part, Table
from mac_desktop.reports.to_pdf import PlacedFigure, write_pdf
from mac_desktop.services import lists, reports
from mac_desktop.services.context import Context
from mac_desktop.services.lists import ListRequest
from mac_desktop.services.progress import Job, Progress
from mac_desktop.services.reports import Article7, Article7Request
from mac_desktop.texts import N_, Texts

UNITS: Mapping[str, str] = {"m2": N_("square metres"), "m": N_("metres"), "": ""}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands, in the words of the report: its form, its table, its row and its column."""

    part: str
    form: str
    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A report that was made and drawn. `sizes` are the pages' widths and heights in points, `starts` the page (from 0)
    on which each part begins, `standings` says where each figure stands."""

    report: Article7
    pdf: Path
    sizes: tuple[tuple[float, float], ...]
    placed: tuple[PlacedFigure, ...]
    starts: Mapping[str, int]
    standings: Mapping[str, Standing]

    def part_at(self, page: int) -> str:
        """The key of the part that a page (from 0) belongs to."""
        return max((start, key) for key, start in self.starts.items() if start <= page)[1]


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind one figure: its definition, what it is the sum of, and its records by form."""

    definition: str
    records: Sequence[tuple[str, Sequence[str]]]


def draw(ctx: Context, request: Article7Request, file: Path) -> Job[Drawn]:
    """Make the report from what stands in the store now, and draw it into `file` (a PDF)."""
    yield Progress(0, 2, N_("Counting"))
    report = reports.article7(ctx, request)
    yield Progress(1, 2, N_("Laying out the pages"))
    pages = write_pdf(report.document, file, Texts(request.language))
    sizes = tuple(preview.page_sizes(file))
    return Drawn(report, file, sizes, pages.placed, pages.starts, standings(report.document))


def picture(drawn: Drawn, page: int, dpi: float) -> bytes:
    """A page (from 0) as a PNG picture."""
    return preview.page_png(drawn.pdf, page, dpi)


def standings(document: Document) -> dict[str, Standing]:
    """Where every figure of a document stands."""
    found: dict[str, Standing] = {}
    for part, table in document.tables():
        for row in table.rows:
            found |= _row_standings(part, table, row, _label(row))
        if table.total is not None:
            found |= _row_standings(part, table, table.total, table.total_label)
    return found


def _label(row: Sequence[Cell]) -> str:
    """The words before the first figure of a row name it."""
    words: list[str] = []
    for cell in row:
        if isinstance(cell, Figure):
            break
        if cell and str(cell) not in words:
            words.append(str(cell))
    return ", ".join(words)


def _row_standings(part: Part, table: Table, row: Sequence[Cell], label: str) -> dict[str, Standing]:
    return {
        cell.key: Standing(part.key, part.title, table.caption, label, column.heading)
        for cell, column in zip(row, table.columns, strict=True)
        if isinstance(cell, Figure)
    }


def amount(figure: Figure, texts: Texts) -> str:
    """The number as the report shows it, or the word for what has none."""
    return CellWords(texts, texts.language).amount(figure.amount).text


def unit(figure: Figure, texts: Texts) -> str:
    """The unit in words; empty for counts."""
    return texts(UNITS.get(figure.unit, figure.unit))


def behind(ctx: Context, report: Article7, figure: Figure, texts: Texts) -> Behind:
    """What a figure means and counts. A total also says what its parts are."""
    known = report.figures
    parts = {known[key].measure: known[key] for key in figure.parts if key in known}
    meant = [*(part for name, part in parts.items() if name != figure.measure), figure]
    words = [reports.definition(one, texts) for one in meant]
    return Behind("\n\n".join(filter(None, words)), records_of(ctx, figure.selections))


def records_of(ctx: Context, selections: Iterable[Selection]) -> list[tuple[str, list[str]]]:
    """The records of selections, each once: (form key, ids in the order of their numbers)."""
    return reports.behind(ctx, [Figure("", None, "", selections=tuple(selections))])


def called(ctx: Context, form_key: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    """(number, what it is called) of records, in the order of `ids`, in words; empty for those that are gone."""
    request = ListRequest(form_key, ("number", *dict.fromkeys(form_named(form_key).named_by)))
    rows = lists.rows(ctx, request, ids)
    if len(rows) != len(ids):  # taken back since
        rows = [next(iter(lists.rows(ctx, request, [one])), ("", "")) for one in ids]
    return [(number, " · ".join(dict.fromkeys(word for word in words if word))) for number, *words in rows]
