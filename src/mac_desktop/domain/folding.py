"""Texts made comparable: the same word typed by different people on different keyboards folds to the same letters.

Used for searching and for matching values to code lists, gazetteers and headings. A folded text is never shown.
"""

from __future__ import annotations

import unicodedata

# Marks that only decorate a letter. Marks of other scripts (Khmer, Indic, Thai, Myanmar ...) are vowels and stay.
_DROPPED_MARKS = (
    (0x0300, 0x036F),  # Latin, Greek and Cyrillic accents
    (0x0483, 0x0489),  # Old Cyrillic
    (0x0591, 0x05BD),  # Hebrew points
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
    (0x0610, 0x061A),  # Arabic honorifics and small marks
    (0x064B, 0x065F),  # harakat, hamza above and below, madda
    (0x0670, 0x0670),  # superscript alef
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x0898, 0x089F),
    (0x08CA, 0x08E1),
    (0x08E3, 0x08FF),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE20, 0xFE2F),
)

# Signs that are not seen: tatweel, soft hyphen, joiners, direction marks, byte order mark.
_UNSEEN = (
    "\u0640\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)

# Letters that Unicode does not take apart but that people type for one another.
_SAME_LETTER = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ێ": "ي", "ے": "ي",
    "ک": "ك", "ڪ": "ك",
    "ة": "ه", "ۃ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه",
    "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "ʻ": "'", "`": "'", "“": '"', "”": '"', "„": '"',
    "،": ",", "؛": ";", "؟": "?",
}  # fmt: skip


def _is_dropped(ordinal: int) -> bool:
    return any(first <= ordinal <= last for first, last in _DROPPED_MARKS)


class _Digits(dict[int, str]):
    """Each character as it is, but a decimal digit of any script as 0-9; filled as characters are met."""

    def __missing__(self, ordinal: int) -> str:
        char = chr(ordinal)
        kept = str(unicodedata.decimal(char)) if unicodedata.category(char) == "Nd" else char
        self[ordinal] = kept
        return kept


class _Letters(dict[int, str | None]):
    """What stays of each character of an already decomposed, case-folded text; filled as characters are met."""

    def __missing__(self, ordinal: int) -> str | None:
        char = chr(ordinal)
        category = unicodedata.category(char)
        kept: str | None
        if char in _UNSEEN or _is_dropped(ordinal):
            kept = None
        elif char in _SAME_LETTER:
            kept = _SAME_LETTER[char]
        elif category == "Nd":
            kept = str(unicodedata.decimal(char))
        elif category == "Pd":
            kept = "-"
        else:
            kept = char
        self[ordinal] = kept
        return kept


_DIGITS = _Digits()
_LETTERS = _Letters()


def digits(text: str) -> str:
    """The same text with the decimal digits of every script written 0-9, and nothing else changed.

    >>> digits("٢٠٢٤ / ۳ / २४")
    '2024 / 3 / 24'
    """
    return text if text.isascii() else text.translate(_DIGITS)


def fold(text: str) -> str:
    """The text without what people leave out or vary: case, accents, Arabic letter variants, digit script, spaces.

    Folding twice changes nothing more. Vowel signs of Khmer and Indic scripts stay, they are part of the word.

    >>> fold("  Sin   Información ")
    'sin informacion'
    >>> fold("أحمد الكُردي") == fold("احمد الکردی")
    True
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    if not unicodedata.is_normalized("NFKD", decomposed):
        decomposed = unicodedata.normalize("NFKD", decomposed)
    return " ".join(decomposed.translate(_LETTERS).split())
