"""The bundled fonts of a PDF: which of them can print a character, how wide a text is, where lines break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.paths import resources
from mac_desktop.reports.bidi import RIGHT_TO_LEFT, base_is_right_to_left, unjoinable, visual, without_invisibles
from mac_desktop.texts import N_

Face = Literal["regular", "bold", "italic"]

# The first font of a line that has the character prints it.
_FAMILIES: dict[Face, tuple[str, ...]] = {
    "regular": ("NotoSans-Regular", "NotoNaskhArabic-Regular"),
    "bold": ("NotoSans-Bold", "NotoNaskhArabic-Bold"),
    "italic": ("NotoSans-Italic", "NotoNaskhArabic-Regular"),
}
INITIAL_FONT = "NotoSans-Regular"
REPLACEMENT = "\ufffd"

_BREAKS = re.compile("[ \u200b]+|(?<=[\\w)])(?<=[-/\u2013\u2014,;])(?=\\w\\w)")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Scripts whose glyphs need a shaping engine: their bare characters would print, wrongly.
_NEEDS_SHAPING = re.compile("[\u0590-\u05c7\u0700-\u08ff\u0900-\u109f\u1780-\u17ff\u1a00-\u1aff]")
_MARKS_SHOWN = 30


@cache
def _font(name: str) -> TTFont:
    font = TTFont(name, str(resources("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


@cache
def _coverage(name: str) -> dict[str, float]:
    """Character -> width in thousandths of the size, for what the font can print without a shaping engine."""
    font = _font(name)
    widths = font.face.charWidths
    default = font.face.defaultWidth
    known = ((chr(code), widths.get(code, default)) for code in font.face.charToGlyph)
    return {char: width for char, width in known if not _NEEDS_SHAPING.match(char)}


def ready_fonts() -> None:
    """Load and register every bundled font; safe to call again."""
    for names in _FAMILIES.values():
        for name in names:
            _font(name)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: runs of (font name, text) from left to right, and its width in points at its size."""

    runs: tuple[tuple[str, str], ...]
    width: float
    size: float

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.runs)


class Typesetter:
    """Turns texts into lines and remembers every character that no bundled font can print."""

    def __init__(self, right_to_left: bool = False) -> None:
        ready_fonts()
        self.right_to_left = right_to_left
        self.missing: dict[str, str] = {}

    def line(self, text: str, face: Face, size: float) -> Line:
        """The whole text on one line."""
        text = _clean(text)
        return self._set(text, base_is_right_to_left(text, self.right_to_left), face, size)

    def wrap(self, text: str, face: Face, size: float, width: float) -> list[Line]:
        """The text broken into lines no wider than `width` points; its own line breaks are kept. At least one line."""
        out: list[Line] = []
        for paragraph in text.replace("\r\n", "\n").split("\n"):
            cleaned = _clean(paragraph)
            rtl = base_is_right_to_left(cleaned, self.right_to_left)
            out.extend(self._set(piece, rtl, face, size) for piece in self._broken(cleaned, face, size, width))
        return out

    def width(self, text: str, face: Face, size: float) -> float:
        """Points taken by the text on one line."""
        return self._units(_clean(text), face) * size / 1000

    def longest_word(self, text: str, face: Face, size: float) -> float:
        """Points taken by the widest piece that a line break would leave whole."""
        pieces = (piece for line in text.split("\n") for piece in _BREAKS.split(_clean(line)))
        return max((self._units(piece, face) for piece in pieces if piece), default=0.0) * size / 1000

    def clip(self, text: str, face: Face, size: float, width: float) -> Line:
        """One line of the text, ended by an ellipsis where it would be wider than `width`."""
        if self.width(text, face, size) <= width:
            return self.line(text, face, size)
        while text and self.width(text + "…", face, size) > width:
            text = text[:-1]
        return self.line(text.rstrip() + "…", face, size)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be printed, as one note to the person who makes the report."""
        if not self.missing:
            return ()
        shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in list(self.missing)[:_MARKS_SHOWN])
        message = N_(
            "{count} different characters cannot be printed by the fonts of this program: {characters}. "
            "Each stands as a question mark in a diamond in the PDF; the Excel file shows them."
        )
        values = {"count": len(self.missing), "characters": shown}
        where = next(iter(self.missing.values()))[:80]
        return (Problem("report", "", "REPORT-FONT", Severity.WARN, message, values, where),)

    def _units(self, text: str, face: Face) -> float:
        widths = _coverage(_FAMILIES[face][0])
        try:
            return sum([widths[c] for c in text])
        except KeyError:
            return self._set(text, False, face, 1000).width

    def _set(self, text: str, right_to_left: bool, face: Face, size: float) -> Line:
        main = _FAMILIES[face][0]
        widths = _coverage(main)
        if not RIGHT_TO_LEFT.search(text):
            try:
                return Line(((main, text),), sum([widths[c] for c in text]) * size / 1000, size)
            except KeyError:
                text = without_invisibles(text)
        else:
            for char in unjoinable(text):
                self.missing.setdefault(char, text)
            text = visual(text, right_to_left)
        return self._with_fallbacks(text, face, size)

    def _with_fallbacks(self, text: str, face: Face, size: float) -> Line:
        runs: list[tuple[str, str]] = []
        total = 0.0
        for char in text:
            name, printed, width = self._glyph(char, face, text)
            total += width
            if runs and (runs[-1][0] == name or (char == " " and char in _coverage(runs[-1][0]))):
                runs[-1] = (runs[-1][0], runs[-1][1] + printed)
            else:
                runs.append((name, printed))
        return Line(tuple(runs), total * size / 1000, size)

    def _glyph(self, char: str, face: Face, text: str) -> tuple[str, str, float]:
        for name in _FAMILIES[face]:
            width = _coverage(name).get(char)
            if width is not None:
                return name, char, width
        self.missing.setdefault(char, text)
        main = _FAMILIES[face][0]
        return main, REPLACEMENT, _coverage(main)[REPLACEMENT]

    def _broken(self, text: str, face: Face, size: float, width: float) -> Iterator[str]:
        limit = width * 1000 / size + 0.01
        if self._units(text, face) <= limit:
            yield text
            return
        current = ""
        for piece in _pieces(text):
            if self._units((current + piece).rstrip(), face) <= limit:
                current += piece
                continue
            if current:
                yield current.rstrip()
            current = piece
            while self._units(current.rstrip(), face) > limit and len(current) > 1:
                fits = self._fitting(current, face, limit)
                yield current[:fits]
                current = current[fits:]
        if current:
            yield current.rstrip()

    def _fitting(self, word: str, face: Face, limit: float) -> int:
        """How many letters of a word that is too wide go on one line; at least one. Marks stay with their letter."""
        low, high = 1, len(word)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._units(word[:middle], face) <= limit else (low, middle - 1)
        while low > 1 and low < len(word) and unicodedata.combining(word[low]):
            low -= 1
        return low


def _pieces(text: str) -> Iterator[str]:
    """The text cut where a line may break; each piece keeps the spaces that follow it."""
    start = 0
    for found in _BREAKS.finditer(text):
        if found.end() > start:
            yield text[start : found.end()]
            start = found.end()
    if start < len(text):
        yield text[start:]


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", text))
