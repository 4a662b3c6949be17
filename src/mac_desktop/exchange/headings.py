"""Where the headings of a table stand: under titles, in merged cells, in up to three rows that belong together.

Nothing here knows the fields of the program; whether a text is a known heading comes in as a function, so that a
sheet of known headings is found even among stranger ones.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mac_desktop.domain.folding import digits, fold
from mac_desktop.exchange.cells import Cell, Row, is_blank, shown
from mac_desktop.exchange.sheet_scan import Merge

Known = Callable[[str], bool]

SCANNED_ROWS = 60
COMPARED_ROWS = 200
MAX_HEADING_ROWS = 3
LONGEST_HEADING = 120
JOINT = " / "

_VALUE = re.compile(
    r"[+\-(]?\s*[$€£]?\s*\d[\d\s.,'’]*\s*%?\)?"  # numbers and amounts
    r"|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[t ]\d{1,2}:\d\d.*)?"  # dates
    r"|\(?-?\d+\.\d+,\s*-?\d+\.\d+\)?",  # coordinates
    re.IGNORECASE,
)
_TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s*\+\s*[a-z0-9_]+)*", re.IGNORECASE)
_NUMBERING = re.compile(r"[(\[]?(\d{1,3})[)\].]?")


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings of a sheet. `rows` are their rows from 0, top first; none when the first row is already data.

    `parts[column]` are the texts that stand above a column, top first, () where there are none. `tags` are the
    #hashtags of the Humanitarian Exchange Language where a row of them follows. `first_row` is the first row of data.
    `known` is how many headings were known, `score` how much the rows look like headings. `skipped` are rows under
    the headings that only count the columns, and rows above them that are as wide as the table and so no titles
    (or all rows above the data when there are no headings).
    """

    rows: tuple[int, ...]
    parts: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]
    first_row: int
    known: int
    score: float
    skipped: tuple[int, ...] = ()


def looks_like_value(cell: Cell) -> bool:
    """Whether a cell is more likely data than a heading: a number, a date, an error, a truth. Years may be."""
    if isinstance(cell, str):
        text = digits(cell.strip())
        return bool(_VALUE.fullmatch(text)) and not _is_year(text)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return not _is_year(str(cell))
    return cell is not None and (not isinstance(cell, float) or not _is_year(shown(cell)))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100


def find_heading(rows: Sequence[Row], merged: Sequence[Merge] = (), known: Known | None = None) -> Heading:
    """The headings of a sheet whose rows are all equally long. The sheet must have a filled cell."""
    remembered: dict[str, bool] = {}

    def is_known(text: str) -> bool:
        if known is None:
            return False
        if text not in remembered:
            remembered[text] = known(text)
        return remembered[text]

    numbers = [i for i, row in enumerate(rows[: 10 * SCANNED_ROWS]) if _filled(row)]
    usual = statistics.median_high(len(_filled(rows[i])) for i in numbers[:COMPARED_ROWS])
    width = len(rows[0])
    merged = [merge for merge in merged if merge[1] < width]
    places = _candidates(rows, merged, numbers[:SCANNED_ROWS], usual, is_known)
    score, best = max((_score(rows, numbers, place, usual, is_known), -numbers[place]) for place in places)
    best = -best
    if _is_data(rows, numbers, numbers.index(best), is_known):
        first = next((i for i in numbers if len(_filled(rows[i])) * 2 >= usual), best)
        above = tuple(i for i in numbers if i < first)
        return Heading((), ((),) * width, ("",) * width, first, 0, score, above)
    block = _block(rows, merged, best)
    parts = _parts(rows, merged, block)
    first, tags, skipped = _after(rows, block[-1] + 1, parts)
    skipped = (*(i for i in numbers if i < block[0] and _is_wide(rows[i], usual)), *skipped)
    hits = sum(1 for texts in parts if texts and (is_known(JOINT.join(texts)) or is_known(texts[-1])))
    return Heading(tuple(block), parts, tags, first, hits, score, skipped)


def _filled(row: Row) -> list[int]:
    return [] if row.count(None) == len(row) else [i for i, cell in enumerate(row) if not is_blank(cell)]


def _is_wide(row: Row, usual: int) -> bool:
    """Whether a row is as wide as the table, and so no title and no line such as “Province: | North”."""
    filled = _filled(row)
    return 2 * len(filled) > usual and not any(shown(row[i]).rstrip().endswith(":") for i in filled)


def _candidates(
    rows: Sequence[Row], merged: Sequence[Merge], numbers: Sequence[int], usual: int, known: Known
) -> list[int]:
    """Places in `numbers` of the rows that may be the headings: those down to the first wide row, the one that it is
    the group row of, and further down only rows that are known for the most part. So no row of data is passed over.
    """
    wide = next((place for place, i in enumerate(numbers) if _is_wide(rows[i], usual)), len(numbers) - 1)
    found = list(range(wide + 1))
    while found[-1] + 1 < len(numbers) and _is_group_row(rows, merged, numbers[found[-1]], numbers[found[-1] + 1]):
        found.append(found[-1] + 1)
    for place in range(found[-1] + 1, len(numbers)):
        texts = [cell for cell in rows[numbers[place]] if isinstance(cell, str) and cell.strip()]
        if len(texts) > 1 and 2 * sum(map(known, texts)) > len(texts):
            found.append(place)
    return found


def _below(rows: Sequence[Row], numbers: Sequence[int], place: int) -> list[Row]:
    return [rows[i] for i in numbers[place + 1 : place + 1 + COMPARED_ROWS]]


def _repeats(row: Row, filled: Sequence[int], below: Sequence[Row]) -> float:
    """The share of the texts of a row that stand again below in their own column, as values do and headings do not."""
    texts = [i for i in filled if isinstance(row[i], str) and not looks_like_value(row[i])]
    below = [other for other in below if other != row]  # headings printed again on every page
    if not texts or not below:
        return 0.0
    return sum(any(other[i] == row[i] for other in below) for i in texts) / len(filled)


def _score(rows: Sequence[Row], numbers: Sequence[int], place: int, usual: int, known: Known) -> float:
    row = rows[numbers[place]]
    filled = _filled(row)
    count = len(filled)
    below = _below(rows, numbers, place)
    texts = [i for i in filled if not looks_like_value(row[i])]
    words = [shown(row[i]) for i in texts]
    share_known = sum(map(known, words)) / count
    contrast = sum(_mostly_values(i, below[:20]) for i in texts)
    return (
        2 * min(count / usual, 1)
        + 2 * len(texts) / count
        + 0.5 * len({fold(word) for word in words}) / count
        + 0.5 * sum(len(word) <= LONGEST_HEADING for word in words) / count
        + 1.5 * contrast / count
        + 3 * share_known
        - 3 * _repeats(row, filled, below) * (1 - share_known)
        - 0.1 * place
        - (1 if not below else 0)
    )


def _mostly_values(column: int, below: Sequence[Row]) -> bool:
    cells = [row[column] for row in below if not is_blank(row[column])]
    return bool(cells) and 2 * sum(map(looks_like_value, cells)) > len(cells)


def _is_data(rows: Sequence[Row], numbers: Sequence[int], place: int, known: Known) -> bool:
    """Whether even the row that looks most like headings is data: numbers in it, or texts that come again below."""
    row = rows[numbers[place]]
    filled = _filled(row)
    if any(isinstance(row[i], str) and known(shown(row[i])) for i in filled):
        return False
    values = sum(looks_like_value(row[i]) for i in filled) / len(filled)
    return values + _repeats(row, filled, _below(rows, numbers, place)) >= 0.3


def _spans(merged: Sequence[Merge], row: int) -> list[tuple[int, int]]:
    """First and last column of the merged cells that begin in a row and go over several columns."""
    return [(left, right) for top, left, _, right in merged if top == row and right > left]


def _block(rows: Sequence[Row], merged: Sequence[Merge], best: int) -> list[int]:
    """The rows of the headings around the best one."""
    block = [best]
    while len(block) < MAX_HEADING_ROWS and _is_group_row(rows, merged, block[0] - 1, block[0]):
        block.insert(0, block[0] - 1)
    while len(block) < MAX_HEADING_ROWS and _is_sub_row(rows, merged, block[-1], block[-1] + 1):
        block.append(block[-1] + 1)
    return block


def _all_texts(row: Row, filled: Sequence[int]) -> bool:
    return not any(looks_like_value(row[i]) for i in filled)


def _is_group_row(rows: Sequence[Row], merged: Sequence[Merge], upper: int, lower: int) -> bool:
    """Whether the upper row groups columns of the lower one: “Victims” above “Male” and “Female”. A title does not."""
    if upper < 0:
        return False
    above, below = _filled(rows[upper]), _filled(rows[lower])
    if not above or not _all_texts(rows[upper], above):
        return False
    if any(":" in shown(rows[upper][i]) for i in above):
        return False
    spans = [(a, b) for a, b in _spans(merged, upper) if any(not a <= i <= b for i in {*above, *below})]
    if spans:
        return len(above) > 1 or spans[0][0] > below[0]
    words = [fold(shown(rows[lower][i])) for i in below]
    fills_gaps = any(i not in below for i in above)
    return not merged and len(above) > 1 and (fills_gaps or len(set(words)) < len(words))


def _is_sub_row(rows: Sequence[Row], merged: Sequence[Merge], upper: int, lower: int) -> bool:
    """Whether the lower row divides columns of the upper one; a first row of data under a gap does not."""
    if lower + 1 >= len(rows):
        return False
    above, below = _filled(rows[upper]), _filled(rows[lower])
    if not below or not _all_texts(rows[lower], below) or len(below) == len(rows[lower]):
        return False
    spans = _spans(merged, upper)
    if spans:
        return all(any(a <= i <= b for a, b in spans) for i in below)
    if merged:
        return False
    begins_gap = {i for i in above if i + 1 < len(rows[upper]) and i + 1 not in above and i + 1 in below}
    left_free = any(i not in below for i in above)
    return bool(begins_gap) and left_free and all(i not in above or i in begins_gap for i in below)


def _parts(rows: Sequence[Row], merged: Sequence[Merge], block: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    width = len(rows[block[0]])
    lines = [[" ".join(shown(cell).split()) for cell in rows[i]] for i in block]
    for line, row in zip(lines, block, strict=True):
        for left, right in _spans(merged, row):
            for i in range(left + 1, min(right + 1, width)):
                line[i] = line[i] or line[left]
    if not merged:
        for upper, lower in pairwise(lines):
            for i in range(1, width):
                if not upper[i] and lower[i] and lower[i - 1]:
                    upper[i] = upper[i - 1]
    found = []
    for column in zip(*lines, strict=True):
        texts: list[str] = []
        for text in column:
            if text and (not texts or fold(text) != fold(texts[-1])):
                texts.append(text)
        found.append(tuple(texts))
    return tuple(found)


def _after(
    rows: Sequence[Row], first: int, parts: Sequence[tuple[str, ...]]
) -> tuple[int, tuple[str, ...], tuple[int, ...]]:
    """The first row of data, behind a row of hashtags or of column numbers; those hashtags; the rows of numbers."""
    skipped: tuple[int, ...] = ()
    tags = ("",) * len(parts)
    while first < len(rows):
        row = rows[first]
        filled = _filled(row)
        texts = [shown(row[i]).strip() for i in filled]
        tagged = [i for i, text in zip(filled, texts, strict=True) if _TAG.fullmatch(text)]
        if 2 * len(tagged) > len(texts) and any(parts[i] for i in tagged):  # tags stand under headings
            tags = tuple(shown(cell).strip() for cell in row)
        elif (
            len(filled) > 2 and not skipped and _is_numbering(texts) and any(map(_filled, rows[first + 1 : first + 4]))
        ):
            skipped = (first,)
        else:
            break
        first += 1
    return first, tags, skipped


def _is_numbering(texts: Sequence[str]) -> bool:
    """Whether the cells only count the columns: (1) (2) (3)."""
    found = [_NUMBERING.fullmatch(digits(text)) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    return (
        len(numbers) == len(texts) and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 2
    )
