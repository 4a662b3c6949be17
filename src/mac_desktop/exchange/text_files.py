"""Reading text files with separators (.csv, .tsv, .txt): which encoding, which separator, which cells.

Cells stay exactly as written, so that codes keep their leading zeros; an empty cell is None.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange.cells import Row
from mac_desktop.texts import N_

SEPARATORS = (",", ";", "\t", "|")

# One byte is one letter in these; those of centres that are known to use them, most common first.
SINGLE_BYTE_ENCODINGS = ("cp1252", "cp1256", "cp1251")
LAST_RESORT = "latin-1"
# č ć đ š ž and their capitals in cp1250, which differs from cp1252 in few letters and is told apart by these alone.
_SOUTH_SLAVIC = frozenset(b"\xe8\xc8\xe6\xc6\xf0\xd0\x9a\x8a\x9e\x8e")
_SOUTH_SLAVIC_PROOF = _SOUTH_SLAVIC - frozenset(b"\xe8\xc8")

# A cell of a spreadsheet holds 32,767 characters at most; one longer than this is an unclosed quotation mark.
MAX_CELL_CHARACTERS = 131_072
_SAMPLE_BYTES = 200_000
_SAMPLE_LINES = 200
# Control characters that no table holds: all below a space but tab, line feed, form feed and carriage return.
_CONTROLS = frozenset(map(chr, (*range(9), 11, *range(14, 27), *range(28, 32))))

_NOT_TEXT = N_("“{name}” is not a text file with a table in it. Choose an .xlsx, .xls, .ods or .csv file.")
_LONG_CELL = N_(
    "“{name}” has more than {limit} characters in one cell of line {line}, so it is no table. Look whether it is the"
    " right file."
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class TextTable:
    """The rows of a text file, all equally long, and how it was read."""

    rows: list[Row]
    encoding: str
    separator: str


def read_text_table(name: str, data: bytes, encoding: str | None = None, separator: str | None = None) -> TextTable:
    """Read a text file; `encoding` and `separator` are found out when they are not given. UserError in plain words."""
    text, used = decode(name, data, encoding)
    hint, text = _excel_hint(text)
    chosen = separator or hint or sniff_separator(text)
    rows = _parse(name, text, chosen)
    width = max(map(len, rows), default=0)
    cells: list[Row] = []
    for row in rows:
        missing = width - len(row)
        cells.append(
            [*(cell or None for cell in row), *[None] * missing] if missing else [cell or None for cell in row]
        )
    while cells and cells[-1].count(None) == width:
        cells.pop()
    return TextTable(cells, used, chosen)


def decode(name: str, data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the encoding that was used. UserError when the bytes are no text or not in that encoding."""
    used = encoding or detect_encoding(name, data)
    try:
        text = data.decode(used)
    except LookupError:
        raise UserError(N_("There is no text encoding “{encoding}”. Try utf-8 or cp1252."), encoding=used) from None
    except UnicodeDecodeError as error:
        raise UserError(
            N_(
                "“{name}” is not written in {encoding}: line {line} can not be read. "
                "Save it as “CSV UTF-8” and try again."
            ),
            name=name,
            encoding=used,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None
    if _CONTROLS.intersection(text[:_SAMPLE_BYTES]) or "\0" in text:
        raise UserError(_NOT_TEXT, name=name)
    return text.removeprefix("\ufeff"), used


def detect_encoding(name: str, data: bytes) -> str:
    """A Python codec for the bytes: by byte order mark, then UTF-8, then UTF-16 without a mark, then by the letters."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    if b"\0" in data[:_SAMPLE_BYTES]:
        return _utf16_without_mark(name, data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_mixed(name, data)
        return _single_byte(data)
    return "utf-8"


def _utf16_without_mark(name: str, data: bytes) -> str:
    sample = data[: _SAMPLE_BYTES // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(even, odd) < 8 * min(even, odd) + len(sample) // 40:
        raise UserError(_NOT_TEXT, name=name)
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_mixed(name: str, data: bytes) -> None:
    """UserError for a text that is UTF-8 for the most part: read as anything else its letters would come out wrong."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(char > "\x7f" for char in text) - broken
    if _halves(data) or (good >= 20 and good > 4 * broken):
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        raise UserError(
            N_(
                "“{name}” mixes two text encodings, first at line {line}. "
                "Open it in Excel, save it as “CSV UTF-8” and try again."
            ),
            name=name,
            line=line,
        )


def _halves(data: bytes) -> bool:
    """Whether the text would be UTF-8 but for halves of letters, which some programs write one by one."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _single_byte(data: bytes) -> str:
    """The likeliest of the one-byte encodings, judged by the letters beyond ASCII on the lines that have them."""
    lines = [line for line in data[: 10 * _SAMPLE_BYTES].splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE_BYTES]
    from charset_normalizer import from_bytes  # late: costs 30 ms and most files are UTF-8

    allowed = [*SINGLE_BYTE_ENCODINGS, LAST_RESORT]
    best = from_bytes(sample, cp_isolation=allowed, preemptive_behaviour=False).best()
    found = best.encoding if best else LAST_RESORT
    if found in {"cp1251", "cp1256"} and not _mostly_letters_of(sample.decode(found, "replace"), found):
        found = "cp1252"
    if found in {"cp1251", "cp1256"}:
        return found
    high = [byte for byte in sample if byte > 0x7F]
    slavic = [byte for byte in high if byte in _SOUTH_SLAVIC]
    if 10 * len(slavic) >= 6 * len(high) and _SOUTH_SLAVIC_PROOF.intersection(slavic):
        return "cp1250"
    return "cp1252" if _decodes(data, "cp1252") else LAST_RESORT


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_letters_of(text: str, encoding: str) -> bool:
    """Whether words beyond ASCII are of the script throughout: its letters seldom touch Latin ones."""
    first, last = ("\u0400", "\u04ff") if encoding == "cp1251" else ("\u0600", "\u06ff")
    pairs = [
        (a, b) for a, b in pairwise(text) if (first <= a <= last or first <= b <= last) and a.isalpha() and b.isalpha()
    ]
    pure = sum(first <= a <= last and first <= b <= last for a, b in pairs)
    return 2 * pure > len(pairs)


def _excel_hint(text: str) -> tuple[str | None, str]:
    """The separator that a first line such as `sep=;` names (Excel's own hint), and the text without that line."""
    first, _, rest = text[:20].partition("\n")
    hint = first.strip('\r\ufeff" ')
    if hint.lower().startswith("sep=") and len(hint) == 5:
        return hint[4], text[text.index("\n") + 1 :] if rest or "\n" in text else ""
    return None, text


def sniff_separator(text: str) -> str:
    """The separator that cuts most rows into the same number of cells, more cells being better."""
    sample = text[:_SAMPLE_BYTES]
    if len(text) > len(sample):
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, best_score = SEPARATORS[0], 0.0
    for separator in SEPARATORS:
        if separator not in sample:
            continue
        widths = []
        try:
            for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
                if any(cell.strip() for cell in row):
                    widths.append(len(row))
                if len(widths) >= _SAMPLE_LINES:
                    break
        except csv.Error:
            pass
        many = [width for width in widths if width > 1]
        if not many:
            continue
        usual, times = Counter(many).most_common(1)[0]
        score = times / len(widths) * (1 + min(usual, 20) / 40)
        if score > best_score:
            best, best_score = separator, score
    return best


def _too_long(name: str, text: str, line: int) -> UserError:
    if '"' in text:
        return _unclosed(name, line)
    return UserError(_LONG_CELL, name=name, line=line, limit=MAX_CELL_CHARACTERS)


def _parse(name: str, text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = list(reader)
    except csv.Error:
        raise _too_long(name, text, reader.line_num) from None
    # An odd number of quotation marks is either one inside a cell, such as 5", or one that swallowed what follows.
    if text.count('"') % 2 and rows and _swallows(rows[-1]):
        raise _unclosed(name, reader.line_num - sum(cell.rstrip("\r\n").count("\n") for cell in rows[-1]))
    return rows


def _swallows(row: list[str]) -> bool:
    """Whether the last cell of the file goes over several lines, as when a quotation mark was never closed."""
    return bool(row) and row[-1].rstrip("\r\n").count("\n") > 0


def _unclosed(name: str, line: int) -> UserError:
    return UserError(
        N_("In “{name}” a quotation mark that opens near line {line} is never closed. Correct it and try again."),
        name=name,
        line=line,
    )
