"""Rows of figures and words under the headings of a template's table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mac_desktop.domain.figures import Figure
from mac_desktop.reports.documents.model import Cell, Column, Table
from mac_desktop.reports.documents.wording import Wording
from mac_desktop.reports.measures.rows import Row, total
from mac_desktop.reports.templates import TableTemplate


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table before it has its columns: cells by column key, and the row it was made from."""

    cells: Mapping[str, Cell]
    row: Row

    @property
    def content(self) -> list[object]:
        """What the row says, free of language: what decides whether a form is unchanged. Keys are not said."""
        amounts = {name: _plain(figure) for name, figure in self.row.figures.items()}
        words = {
            name: text for name, text in self.row.texts.items() if name not in {"id", "type_id", "moved", "in_period"}
        }
        return [sorted(words.items()), sorted(amounts.items())]


def _plain(figure: Figure) -> str:
    return "" if figure.amount is None else str(figure.amount)


def line(row: Row, **cells: Cell) -> Line:
    """A line with the row's figures in the columns of their names, and these cells beside them."""
    return Line({**row.figures, **cells}, row)


def table(
    template: TableTemplate, letter: str, lines: Sequence[Line], words: Wording, empty: str, names: Mapping[str, str]
) -> Table:
    """The table of a form. Figures get keys that are theirs alone in the report ("form_g.table_1.T-12/-.quantity"),
    notes in its language, and totals where the template asks for them; `names` fill its captions."""
    base = f"form_{letter.lower()}.{template.id}"
    keys = _unique([each.row.key for each in lines])
    rows = [_cells(template, f"{base}.{key}", each) for key, each in zip(keys, lines, strict=True)]
    phrases = words.template.phrases
    return Table(
        key=base,
        caption=words.say(template.title, **names),
        columns=tuple(
            Column(column.key, words.say(column.heading, **names), column.kind, column.weight)
            for column in template.columns
        ),
        rows=tuple(_in_language(row, words) for row in rows),
        total=_in_language(_total(template, base, rows), words) if rows and template.total else None,
        total_label=words.say(phrases.total),
        footnotes=tuple(words.say(note) for note in template.footnotes) if rows else (),
        empty_text=empty,
        voluntary=template.voluntary,
    )


def _cells(template: TableTemplate, key: str, each: Line) -> tuple[Cell, ...]:
    return tuple(_placed(each.cells[column.key], f"{key}.{column.key}") for column in template.columns)


def _placed(cell: Cell, key: str) -> Cell:
    return replace(cell, key=key) if isinstance(cell, Figure) else cell


def _in_language(row: Sequence[Cell], words: Wording) -> tuple[Cell, ...]:
    """The row with the notes of its figures in the language of the report, their numbers filled in."""
    return tuple(
        replace(cell, note=words.texts(cell.note, **_shown(cell, words)))
        if isinstance(cell, Figure) and cell.note
        else cell
        for cell in row
    )


def _shown(figure: Figure, words: Wording) -> dict[str, object]:
    """The parameters of a figure as a note shows them."""
    shown: dict[str, object] = {}
    for name, value in figure.params.items():
        shown[name] = words.number(value) if isinstance(value, int) else value
    if isinstance(began := figure.params.get("began"), str):
        shown["began"] = words.day(began)
    return shown


def _total(template: TableTemplate, base: str, rows: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for place, column in enumerate(template.columns):
        parts = [cell for cell in (row[place] for row in rows) if isinstance(cell, Figure)]
        key = f"{base}.total" if len(template.total) == 1 else f"{base}.total.{column.key}"
        cells.append(total(key, parts) if parts and column.key in template.total else None)
    return tuple(cells)


def _unique(keys: Sequence[str]) -> list[str]:
    """The keys, with a number added where two rows would share one."""
    seen: dict[str, int] = {}
    unique = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        unique.append(key if seen[key] == 1 else f"{key}~{seen[key]}")
    return unique
