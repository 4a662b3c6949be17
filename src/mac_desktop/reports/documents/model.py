"""A report as its reader sees it: parts, headings, sentences and tables, before it becomes a PDF or a workbook.

Every text in a `Document` is already in the language of the report. Every number that a reader could ask about is a
`Figure`; the writers place Figures, they never add, round or filter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.gaps import Gap

# A PartialDate is a text; which texts are dates is said by their column's kind. None is "not reported"; an empty text
# is an empty cell.
Cell = str | Figure | Gap | None

Kind = Literal["text", "integer", "m2", "date"]
Align = Literal["left", "right", "centre"]
ParagraphStyle = Literal["body", "quote", "remark", "hint", "contact"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the title of a part, 2 of a table or section, 3 of a group within it; 0 is a document's own title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `quote` is treaty wording, `remark` a printed remark of the form, `hint` small print, `contact`
    lines of an address. A line break in the text is a line break on the page."""

    text: str
    style: ParagraphStyle = "body"


@dataclass(frozen=True, slots=True)
class LabelledLines:
    """Lines of "label: value", as on a title page. An empty value prints a line to fill in."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """One box of the cover page: its title, its options, which of them is chosen (None: none), and the text of the
    last reporting, which is printed beside the option number `last_reporting_at`."""

    title: str
    options: tuple[str, ...]
    chosen: int | None
    last_reporting: str = ""
    last_reporting_at: int = 1


@dataclass(frozen=True, slots=True)
class TickTable:
    """Boxes with tick options, read down the columns: the first half stands at the left."""

    key: str
    rows: tuple[Tick, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Column:
    """`weight` is the width relative to its siblings. Without `align`, numbers stand right and the rest left."""

    key: str
    heading: str
    kind: Kind = "text"
    weight: float = 1.0
    align: Align | None = None

    @property
    def side(self) -> Align:
        return self.align or ("right" if self.kind in {"integer", "m2"} else "left")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings, with at most one total row.

    A row, and `total`, has one cell per column; a None in `total` is an empty cell, not "not reported". `total_label`
    fills the leading cells of the total row that are None. Without rows, `empty_text` is printed and no total.
    `voluntary` tables are what a form asks but a treaty does not; they are told apart quietly.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    total_label: str = ""
    footnotes: tuple[str, ...] = ()
    empty_text: str = ""
    voluntary: bool = False

    def __post_init__(self) -> None:
        width = len(self.columns)
        if not width:
            raise ValueError(f"table {self.key} has no columns")
        for number, row in enumerate((*self.rows, *([self.total] if self.total is not None else [])), 1):
            if len(row) != width:
                raise ValueError(f"row {number} of table {self.key} has {len(row)} cells for {width} columns")


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Notes at this place, each beginning with its own mark: "(*) ..." or "1. ..."."""

    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty room of `height` points."""

    height: float = 12.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts on a new page; a workbook leaves it out."""


Block = Heading | Paragraph | LabelledLines | TickTable | Table | Footnotes | Spacer | PageBreak


@dataclass(frozen=True, slots=True)
class Part:
    """One form of a report: it starts on a new page, has its own bookmark and its own sheet.

    `header_line` stands on top of each of its pages ("State [Party]: ... reporting for time period ..."). An empty
    `sheet_name` takes the title.
    """

    key: str
    title: str
    bookmark: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    sheet_name: str = ""
    header_line: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What lets a reader check a report later.

    `made_on` is the day it was made; `step` the number of the last step of the store it was made from;
    `data_hash` the fingerprint of the data shown, in hexadecimal; `stood_at` the past moment as of which the records
    stood so, in the words of the report, empty for the day it was made.
    """

    made_on: date
    step: int
    program_version: str
    template_version: str
    data_hash: str
    stood_at: str = ""

    @property
    def fingerprint(self) -> str:
        """The beginning of the hash, enough to tell two printouts apart: twelve digits in groups of four."""
        start = self.data_hash[:12]
        return " ".join(start[i : i + 4] for i in range(0, len(start), 4))


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `author` is the State or the centre; `language` a code such as "en", "fr", "ar"."""

    title: str
    subject: str
    author: str
    language: str
    facts: Facts
    parts: tuple[Part, ...]

    def tables(self) -> Iterator[tuple[Part, Table]]:
        """Every table with the part it stands in, in reading order."""
        for part in self.parts:
            for block in part.blocks:
                if isinstance(block, Table):
                    yield part, block

    def figures(self) -> Iterator[Figure]:
        """Every Figure of every table, in reading order, totals after their rows."""
        for _, table in self.tables():
            for row in (*table.rows, *([table.total] if table.rows and table.total is not None else [])):
                for cell in row:
                    if isinstance(cell, Figure):
                        yield cell
