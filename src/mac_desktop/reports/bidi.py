"""Putting mixed right-to-left text into the order in which it is drawn, and joining Arabic letters.

The order follows the Unicode Bidirectional Algorithm (UAX #9) without explicit embeddings, with rule N0 for paired
brackets; letters are joined by the presentation forms of Unicode, which the bundled Naskh font has. Digits of every
script keep their order: 12 is never drawn as 21.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
# Short vowels are seldom written; a font places them by rules that only a shaping engine reads, so they are left out
# of print rather than put over the wrong letter.
_VOWEL_MARKS = re.compile("[\u064b-\u0652\u0670]")

_MIRROR = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_ZWNJ, _ZWJ, _TATWEEL, _LAM = "\u200c", "\u200d", "\u0640", "\u0644"

Forms = dict[str, str]


@cache
def _joining_forms() -> tuple[dict[str, Forms], dict[str, Forms]]:
    """Letter -> its forms by place, and lam + alef pair -> the ligature's forms, from Unicode's decompositions."""
    letters: dict[str, Forms] = {}
    pairs: dict[str, Forms] = {}
    for code in (*range(0xFB50, 0xFDFD), *range(0xFE70, 0xFEFD)):
        place, _, rest = unicodedata.decomposition(chr(code)).partition(" ")
        origin = "".join(chr(int(point, 16)) for point in rest.split())
        if place not in {"<isolated>", "<final>", "<initial>", "<medial>"}:
            continue
        if len(origin) == 1:
            letters.setdefault(origin, {})[place] = chr(code)
        elif len(origin) == 2 and origin[0] == _LAM and origin[1] in "\u0622\u0623\u0625\u0627":
            pairs.setdefault(origin, {})[place] = chr(code)
    return letters, pairs


def base_is_right_to_left(text: str, right_to_left_document: bool) -> bool:
    """The direction of a paragraph: in a right-to-left document any such letter decides, else the first letter."""
    if not RIGHT_TO_LEFT.search(text):
        return False
    if right_to_left_document:
        return True
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), "L")
    return first != "L"


def unjoinable(text: str) -> set[str]:
    """Arabic letters for which Unicode has no joined forms (some of Pashto and Kurdish): they would stand apart."""
    if not _ARABIC.search(text):
        return set()
    letters, _ = _joining_forms()
    return {
        c
        for c in text
        if "\u0620" <= c <= "\u06d3" and c not in letters and c != _TATWEEL and unicodedata.category(c) == "Lo"
    }


def _joins_after(char: str, letters: dict[str, Forms]) -> bool:
    """Whether the letter reaches out to the one that follows it."""
    return char in {_TATWEEL, _ZWJ} or "<initial>" in letters.get(char, {})


def _joins_before(char: str, letters: dict[str, Forms]) -> bool:
    """Whether the letter can be reached by the one before it."""
    return char in {_TATWEEL, _ZWJ} or "<final>" in letters.get(char, {})


def joined(text: str) -> str:
    """Arabic letters replaced by their initial, medial, final or isolated forms, in logical order."""
    if not _ARABIC.search(text):
        return text
    text = _VOWEL_MARKS.sub("", text)
    letters, pairs = _joining_forms()
    solid = [(i, c) for i, c in enumerate(text) if unicodedata.category(c) != "Mn"]
    out = list(text)
    at = 0
    before = ""
    while at < len(solid):
        place, char = solid[at]
        pair = char + solid[at + 1][1] if at + 1 < len(solid) and solid[at + 1][0] == place + 1 else ""
        forms = pairs.get(pair) or letters.get(char)
        reached = bool(before) and _joins_after(before, letters) and _joins_before(char, letters)
        if pair in pairs:
            assert forms is not None
            out[place] = forms["<final>" if reached else "<isolated>"]
            out[place + 1] = ""
            before = pair[1]
            at += 2
            continue
        follows = solid[at + 1][1] if at + 1 < len(solid) else ""
        reaches = bool(follows) and _joins_after(char, letters) and _joins_before(follows, letters)
        if forms:
            wanted = {(True, True): "<medial>", (True, False): "<final>", (False, True): "<initial>"}.get(
                (reached, reaches), "<isolated>"
            )
            out[place] = forms.get(wanted, char)
        before = char
        at += 1
    return "".join(out)


def _weak(kinds: list[str], base: str) -> None:
    """Rules W1 to W7: marks, numbers and their separators, in place."""
    strong = previous = base
    for i, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[i] = kind = previous
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[i] = "AN"
        previous = kinds[i]
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for i in range(1, len(kinds) - 1):
        left, kind, right = kinds[i - 1 : i + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in {"EN", "AN"})):
            kinds[i] = left
    for step in (1, -1):
        beside = ""
        for i in range(len(kinds))[::step]:
            if kinds[i] == "ET" and beside == "EN":
                kinds[i] = "EN"
            beside = kinds[i]
    strong = base
    for i, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:
            kinds[i] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _side(kind: str) -> str:
    return "R" if kind in {"R", "EN", "AN"} else "L" if kind == "L" else ""


def _brackets(text: str, kinds: list[str], base: str) -> None:
    """Rule N0: a pair of brackets takes the direction of what it encloses, in place."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for i, char in enumerate(text):
        if kinds[i] != "ON":
            continue
        if char in _CLOSING:
            open_at.append(i)
        elif char in ")]}":
            for depth in range(len(open_at) - 1, -1, -1):
                if _CLOSING[text[open_at[depth]]] == char:
                    pairs.append((open_at[depth], i))
                    del open_at[depth:]
                    break
    for start, end in sorted(pairs):
        inside = {_side(kind) for kind in kinds[start + 1 : end]} - {""}
        if base in inside:
            kinds[start] = kinds[end] = base
        elif inside:
            before = next((s for k in reversed(kinds[:start]) if (s := _side(k))), base)
            kinds[start] = kinds[end] = before if before in inside else base


def _neutral(kinds: list[str], base: str) -> None:
    """Rules N1 and N2: what stands between two of one direction takes it, all else the paragraph's, in place."""
    i = 0
    while i < len(kinds):
        if _side(kinds[i]):
            i += 1
            continue
        end = i
        while end < len(kinds) and not _side(kinds[end]):
            end += 1
        left = _side(kinds[i - 1]) if i else base
        right = _side(kinds[end]) if end < len(kinds) else base
        kinds[i:end] = [left if left == right else base] * (end - i)
        i = end


def levels(text: str, right_to_left: bool) -> list[int]:
    """The embedding level of each character of one line: even runs left to right, odd runs right to left."""
    base = "R" if right_to_left else "L"
    kinds = [unicodedata.bidirectional(c) or "L" for c in text]
    _weak(kinds, base)
    _brackets(text, kinds, base)
    _neutral(kinds, base)
    if right_to_left:
        found = [1 if kind == "R" else 2 for kind in kinds]
    else:
        found = [{"L": 0, "R": 1}.get(kind, 2) for kind in kinds]
    for i in range(len(text) - 1, -1, -1):
        if not text[i].isspace():
            break
        found[i] = int(right_to_left)
    return found


def visual(text: str, right_to_left: bool) -> str:
    """One line, joined, in the order of drawing from left to right; brackets within right-to-left runs mirrored."""
    text = _INVISIBLE.sub("", joined(text))
    found = levels(text, right_to_left)
    order = list(range(len(text)))
    for level in range(max(found, default=0), 0, -1):
        i = 0
        while i < len(order):
            if found[order[i]] < level:
                i += 1
                continue
            end = i
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[i:end] = order[i:end][::-1]
            i = end
    chars = [_MIRROR.get(text[i], text[i]) if found[i] % 2 else text[i] for i in order]
    return _marks_after_letters(chars)


def _marks_after_letters(chars: list[str]) -> str:
    """Rule L3: vowel marks of reversed letters are drawn after their letter, as fonts expect."""
    out: list[str] = []
    waiting: list[str] = []
    for char in chars:
        if unicodedata.category(char) == "Mn":
            waiting.append(char)
        else:
            out += [char, *waiting]
            waiting = []
    return "".join(out + waiting)


def without_invisibles(text: str) -> str:
    """The text without zero-width and direction characters, which have no picture of their own."""
    return _INVISIBLE.sub("", text)
