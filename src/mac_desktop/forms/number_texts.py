"""Numbers as people write them: thousands, fractions, digits of any script, units behind them."""

from __future__ import annotations

import re

from mac_desktop.domain.folding import digits

_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3}){2,}|(?:[ \u00a0\u202f'’]\d{3})+)")
_WHOLE = re.compile(r"[+-]?\d+(?:[.,]0+)?")
POINT_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
_DECIMAL = re.compile(r"[+-]?\d*[.,]?\d+(?:[eE][+-]?\d+)?")
_LONGEST_NUMBER = 300  # more digits than any float has; Python refuses to read thousands of them
# How the unit of a field may be written behind its number. Any other unit makes it another number.
_UNITS = {
    "m2": r"m2|m²|sqm|sq\.? ?m",
    "m": r"m|metres?|meters?|mètres?|metros?",
    "cm": r"cm",
    "g": r"g|gr|grams?|grammes?|gramos?",
    "years": r"years?|yrs?|ans?|años?",
    "min": r"min|minutes?|minutos?",
}
_UNIT = {unit: re.compile(rf"\s*(?:{words})\.?$", re.IGNORECASE) for unit, words in _UNITS.items()}


def number_text(text: str, unit: str = "") -> str:
    """The digits of a number in any script, without its unit."""
    text = digits(text)
    text = _UNIT[unit].sub("", text) if unit in _UNIT else text
    return text.strip().replace("٬", ",").replace("٫", ".")


def as_number(text: str) -> float | int | None:
    """The number that a text of digits stands for; None when it is none or can be two."""
    if len(text) > _LONGEST_NUMBER:
        return None
    if _GROUPED.fullmatch(text):
        return int(re.sub(r"[^\d+-]", "", text))
    if _WHOLE.fullmatch(text):
        return int(re.split(r"[.,]", text)[0])
    both = re.fullmatch(r"([+-]?\d{1,3}(?:[.,]\d{3})+)([.,])(\d+)", text)
    if both and both[2] not in both[1]:
        return float(re.sub(r"[.,]", "", both[1]) + "." + both[3])
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    return None
