"""A report as a PDF: A4, embedded fonts, outline, repeated headings, and the same bytes for the same report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mac_desktop.domain.problems import Problem
from mac_desktop.reports.documents.model import (
    Block,
    Document,
    Footnotes,
    Heading,
    LabelledLines,
    PageBreak,
    Paragraph,
    Part,
    Spacer,
    Table,
    TickTable,
)
from mac_desktop.reports.files import write_whole
from mac_desktop.reports.pdf_blocks import (
    draw_footnotes_block,
    draw_heading,
    draw_labelled_lines,
    draw_paragraph,
    draw_tick_table,
    draw_verification,
    heading_height,
)
from mac_desktop.reports.pdf_page import Pages, PlacedFigure
from mac_desktop.reports.pdf_tables import TableDrawing
from mac_desktop.texts import Texts

__all__ = ["PdfReport", "PlacedFigure", "write_pdf"]

_LEAST_BLOCK = 44.0


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What came out: the number of pages, where every figure stands, what could not be printed as it should, and the
    page (from 0) on which each part begins, by its key."""

    pages: int
    placed: tuple[PlacedFigure, ...]
    problems: tuple[Problem, ...]
    starts: Mapping[str, int]


def write_pdf(document: Document, path: Path, texts: Texts) -> PdfReport:
    """Write `document` to `path`, whole or not at all.

    `texts` gives the words that the page itself adds ("Page 1 of 9"), in the language of the document. Sizes of
    `placed` are points. UserError when the file cannot be written.
    """
    pages = Pages(document, texts)
    starts: dict[str, int] = {}
    for part in document.parts:
        pages.start_part(part)
        starts[part.key] = pages.page_index
        _draw_part(part, pages)
    draw_verification(document, pages)
    data = pages.finish()
    write_whole(path, data)
    return PdfReport(pages.pages, tuple(pages.placed), pages.setter.problems(), starts)


def blocks_of(part: Part) -> tuple[Block, ...]:
    """The part's blocks, with its title on top unless they begin with a title of their own."""
    first = part.blocks[0] if part.blocks else None
    if isinstance(first, Heading) and first.level <= 1:
        return part.blocks
    return (Heading(part.title, 1), *part.blocks) if part.title else part.blocks


def _draw_part(part: Part, pages: Pages) -> None:
    blocks = blocks_of(part)
    # A table is laid out once: its widths are needed for the heading above it too.
    drawings = {i: TableDrawing(block, pages) for i, block in enumerate(blocks) if isinstance(block, Table)}
    for i, block in enumerate(blocks):
        if isinstance(block, Heading):
            pages.need(_kept_together(blocks, i, drawings, pages))
            draw_heading(block, pages, f"{part.key}.{i}")
        elif isinstance(block, Table):
            drawings[i].draw()
        else:
            _draw_simple(block, pages)


def _kept_together(blocks: tuple[Block, ...], start: int, drawings: dict[int, TableDrawing], pages: Pages) -> float:
    """The height of a heading with all headings that follow it and the beginning of what they lead to."""
    height = 0.0
    for i in range(start, len(blocks)):
        block = blocks[i]
        if isinstance(block, Heading):
            height += heading_height(block, pages)
            continue
        height += drawings[i].first_height() + 10 if isinstance(block, Table) else _LEAST_BLOCK
        break
    return min(height, pages.full_room)


def _draw_simple(block: Block, pages: Pages) -> None:
    if isinstance(block, Paragraph):
        draw_paragraph(block, pages)
    elif isinstance(block, LabelledLines):
        draw_labelled_lines(block, pages)
    elif isinstance(block, TickTable):
        draw_tick_table(block, pages)
    elif isinstance(block, Footnotes):
        draw_footnotes_block(block, pages)
    elif isinstance(block, Spacer):
        pages.gap(block.height)
    elif isinstance(block, PageBreak) and not pages.at_top:
        pages.new_page()
