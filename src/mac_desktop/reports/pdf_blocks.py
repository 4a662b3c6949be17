"""Headings, sentences, labelled lines and the tick boxes of a cover page, drawn on `Pages`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color

from mac_desktop.reports.documents.model import Document, Footnotes, Heading, LabelledLines, Paragraph, Tick, TickTable
from mac_desktop.reports.fonts import Face
from mac_desktop.reports.pdf_page import ACCENT, ACCENT_SOFT, INK, LINE, MUTED, Pages
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class _Type:
    """Face, size and leading in points, colour, and the room before and after."""

    face: Face
    size: float
    leading: float
    colour: Color
    before: float
    after: float


_HEADINGS = (
    _Type("bold", 21, 27, ACCENT, 0, 16),
    _Type("bold", 15.5, 20, ACCENT, 14, 8),
    _Type("bold", 11.5, 15, INK, 16, 5),
    _Type("bold", 9.5, 13, MUTED, 11, 3),
)
_PARAGRAPHS = {
    "body": _Type("regular", 10, 14.5, INK, 0, 7),
    "quote": _Type("italic", 9.5, 14, MUTED, 3, 10),
    "remark": _Type("regular", 9, 13, MUTED, 0, 8),
    "hint": _Type("regular", 8.2, 11.5, MUTED, 0, 6),
    "contact": _Type("regular", 10, 14, INK, 0, 9),
}
_NOTE = _Type("regular", 7.8, 10.6, MUTED, 5, 2)
_TITLE_DROP = 110.0


def heading_height(heading: Heading, pages: Pages) -> float:
    """Points that the heading takes with the room around it."""
    style = _HEADINGS[min(heading.level, 3)]
    lines = len(pages.setter.wrap(heading.text, style.face, style.size, pages.width))
    return style.before + lines * style.leading + style.after


def draw_heading(heading: Heading, pages: Pages, key: str) -> None:
    """A heading; one of level 2 is also an entry of the outline under `key`."""
    style = _HEADINGS[min(heading.level, 3)]
    if heading.level == 0 and pages.at_top:
        pages.y -= _TITLE_DROP
        pages.canvas.setFillColor(ACCENT)
        pages.canvas.rect(pages.right - 42 if pages.right_to_left else pages.left, pages.y + 8, 42, 3, stroke=0, fill=1)
        pages.y -= 8
    pages.gap(style.before)
    if heading.level == 2:
        pages.outline(heading.text, key)
    pages.paragraph(heading.text, style.face, style.size, style.leading, style.colour)
    pages.y -= style.after


def draw_paragraph(paragraph: Paragraph, pages: Pages) -> None:
    """Running text; treaty wording is set apart by a quiet bar."""
    style = _PARAGRAPHS[paragraph.style]
    pages.gap(style.before)
    if paragraph.style == "quote":
        _draw_quote(paragraph.text, style, pages)
    else:
        pages.paragraph(paragraph.text, style.face, style.size, style.leading, style.colour)
    pages.y -= style.after


def _draw_quote(text: str, style: _Type, pages: Pages) -> None:
    indent = 14.0
    for line in pages.setter.wrap(text, style.face, style.size, pages.width - indent):
        pages.need(style.leading)
        pages.y -= style.leading
        bar = pages.right - 2 if pages.right_to_left else pages.left
        pages.ground(bar, pages.y, 2, style.leading, ACCENT_SOFT)
        start = pages.left if pages.right_to_left else pages.left + indent
        pages.write(line, start, pages.y + 3.6, style.colour, "left", pages.width - indent)


def draw_footnotes(notes: Sequence[str], pages: Pages) -> None:
    """Small print, each note from its own line."""
    if not notes:
        return
    pages.gap(_NOTE.before)
    for note in notes:
        pages.paragraph(note, _NOTE.face, _NOTE.size, _NOTE.leading, _NOTE.colour)
    pages.y -= _NOTE.after


def draw_footnotes_block(block: Footnotes, pages: Pages) -> None:
    """Notes under a short line, as at the foot of a printed page."""
    pages.gap(8)
    pages.need(24)
    start = pages.right - 90 if pages.right_to_left else pages.left
    pages.canvas.setStrokeColor(LINE)
    pages.canvas.setLineWidth(0.6)
    pages.canvas.line(start, pages.y, start + 90, pages.y)
    pages.y -= 4
    draw_footnotes(block.notes, pages)


def draw_labelled_lines(block: LabelledLines, pages: Pages) -> None:
    """Labels in one column, values in the next; a line to write on where there is no value."""
    widest = max((pages.setter.width(label, "regular", 9) for label, _ in block.lines), default=0)
    label_width = min(widest + 18, pages.width * 0.42)
    value_width = pages.width - label_width
    pages.gap(4)
    for label, value in block.lines:
        labels = pages.setter.wrap(label, "regular", 9, label_width - 12)
        values = pages.setter.wrap(value, "bold", 10.5, value_width) if value else []
        lines = max(len(labels), len(values), 1)
        pages.need(min(lines * 14.5 + 7, pages.full_room))
        value_x = pages.left if pages.right_to_left else pages.left + label_width
        label_x = pages.right - label_width if pages.right_to_left else pages.left
        for i in range(lines):
            pages.need(14.5)
            pages.y -= 14.5
            if i < len(labels):
                pages.write(labels[i], label_x, pages.y + 3.6, MUTED, "left", label_width)
            if i < len(values):
                pages.write(values[i], value_x, pages.y + 3.6, INK, "left", value_width)
        if not value:
            pages.canvas.setStrokeColor(MUTED)
            pages.canvas.setLineWidth(0.5)
            pages.canvas.line(value_x, pages.y + 2, value_x + value_width, pages.y + 2)
        pages.y -= 7
    pages.y -= 6


# ----------------------------------------------------------------------------------------------------- the cover page


def _tick_height(tick: Tick, pages: Pages, width: float) -> float:
    titles = len(pages.setter.wrap(tick.title, "bold", 9.5, width - 20))
    options = sum(
        len(pages.setter.wrap(_option(tick, i), "regular", 9, width - 36)) * 12.5 + 4 for i in range(len(tick.options))
    )
    return 10 + titles * 13 + 5 + options + 6


def _option(tick: Tick, number: int) -> str:
    text = tick.options[number]
    return f"{text} {tick.last_reporting}" if tick.last_reporting and number == tick.last_reporting_at else text


def draw_tick_table(block: TickTable, pages: Pages) -> None:
    """Boxes of equal height row by row; the first part of `rows` goes down the first column."""
    columns = max(1, block.columns)
    deep = -(-len(block.rows) // columns)
    width = pages.width / columns
    for row in range(deep):
        ticks = [(c, block.rows[c * deep + row]) for c in range(columns) if c * deep + row < len(block.rows)]
        height = max(_tick_height(tick, pages, width) for _, tick in ticks)
        pages.need(height)
        for column, tick in ticks:
            place = columns - 1 - column if pages.right_to_left else column
            _draw_tick(tick, pages, pages.left + place * width, width, height)
        pages.y -= height
    pages.y -= 10


def _draw_tick(tick: Tick, pages: Pages, x: float, width: float, height: float) -> None:
    canvas = pages.canvas
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.7)
    canvas.rect(x, pages.y - height, width, height, stroke=1, fill=0)
    y = pages.y - 10
    for line in pages.setter.wrap(tick.title, "bold", 9.5, width - 20):
        y -= 13
        pages.write(line, x + 10, y + 4, INK, "left", width - 20)
    y -= 5
    for number in range(len(tick.options)):
        chosen = number == tick.chosen
        lines = pages.setter.wrap(_option(tick, number), "bold" if chosen else "regular", 9, width - 36)
        box_x = x + width - 19 if pages.right_to_left else x + 10
        _draw_box(pages, box_x, y - 10.2, chosen)
        for line in lines:
            y -= 12.5
            start = x + 10 if pages.right_to_left else x + 26
            pages.write(line, start, y + 3.4, INK if chosen else MUTED, "left", width - 36)
        y -= 4


def _draw_box(pages: Pages, x: float, y: float, chosen: bool) -> None:
    canvas = pages.canvas
    canvas.setStrokeColor(ACCENT if chosen else MUTED)
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, y, 9, 9, 1.2, stroke=1, fill=0)
    if chosen:
        canvas.setLineWidth(1.6)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        tick = canvas.beginPath()
        tick.moveTo(x + 1.9, y + 4.7)
        tick.lineTo(x + 3.9, y + 2.3)
        tick.lineTo(x + 7.4, y + 7)
        canvas.drawPath(tick, stroke=1, fill=0)
        canvas.setLineCap(0)
        canvas.setLineJoin(0)


# ------------------------------------------------------------------------------------------------ the end of a report


def draw_verification(document: Document, pages: Pages) -> None:
    """What a reader needs to check that this paper says what the data says."""
    texts, facts = pages.texts, document.facts
    grouped = " ".join(facts.data_hash[i : i + 8] for i in range(0, len(facts.data_hash), 8))
    then = ((texts(N_("Records as of")), facts.stood_at),) if facts.stood_at else ()
    lines = (
        (texts(N_("Made on")), pages.words.day(facts.made_on.isoformat())),
        *then,
        (texts(N_("Last step of the data")), pages.words.number(facts.step)),
        (texts(N_("Version of the program")), facts.program_version),
        (texts(N_("Version of the form")), facts.template_version),
        (texts(N_("Fingerprint of the data")), grouped),
    )
    sentence = texts(
        N_(
            "A report made again from the same data carries the same fingerprint. "
            "Every figure opens the records behind it in the program that made this report."
        )
    )
    label_width = max(pages.setter.width(label, "regular", 8) for label, _ in lines) + 14
    value_width = pages.width - label_width - 24
    wrapped = [(label, pages.setter.wrap(value, "regular", 8, value_width)) for label, value in lines]
    closing = pages.setter.wrap(sentence, "regular", 8, pages.width - 24)
    height = 26 + sum(len(values) for _, values in wrapped) * 12 + 5 + len(closing) * 11.5 + 9
    pages.gap(22)
    pages.need(height)
    pages.canvas.setStrokeColor(LINE)
    pages.canvas.setLineWidth(0.7)
    pages.canvas.roundRect(pages.left, pages.y - height, pages.width, height, 3, stroke=1, fill=0)
    x, inner = pages.left + 12, pages.width - 24
    y = pages.y - 18
    pages.write(pages.setter.line(texts(N_("Verification")), "bold", 9), x, y, ACCENT, "left", inner)
    y -= 4
    for label, values in wrapped:
        label_x = x + inner - label_width if pages.right_to_left else x
        value_x = x if pages.right_to_left else x + label_width
        pages.write(pages.setter.line(label, "regular", 8), label_x, y - 12, MUTED, "left", label_width)
        for value in values:
            y -= 12
            pages.write(value, value_x, y, INK, "left", value_width)
    y -= 5
    for line in closing:
        y -= 11.5
        pages.write(line, x, y, MUTED, "left", inner)
    pages.y -= height
