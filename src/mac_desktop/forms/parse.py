"""Turns what was typed or found in a cell into a value. It only converts; `validate` judges.

A reader takes any raw input (text, number, date, None) and returns a value, a `Gap`, None for "not reported", `Wrong`
when the input cannot be read, or `Noted` when it can be read but a person should know how it was.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from mac_desktop.domain import clock_times
from mac_desktop.domain.codes import Coded, CodeList
from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.geodesy import angles
from mac_desktop.domain.geodesy.boundary import read_boundary
from mac_desktop.domain.geodesy.reading import Unreadable, read_position
from mac_desktop.domain.own_lists import SHIPPED
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.number_texts import POINT_THOUSANDS, as_number, number_text
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Wrong:
    """Input that cannot be read: a rule id, a marked text that says what is allowed, and the text's values."""

    rule: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """Input that was read with a change that a person should know of."""

    value: str | int | float
    rule: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


Read = str | int | float | Gap | Wrong | Noted | None
Reader = Callable[[object], Read]

_GAP_WORDS = {
    Gap.UNKNOWN: ("unknown", "not known", "inconnu", "inconnue", "desconocido", "desconocida", "?", "غير معروف"),
    Gap.NOT_APPLICABLE: ("n/a", "na", "n.a.", "not applicable", "sans objet", "no aplica", "لا ينطبق"),
    Gap.NONE: ("none", "nil", "aucun", "aucune", "ninguno", "ninguna"),
}
_NOT_REPORTED = frozenset(fold(w) for w in ("-", "--", "not reported", "n/r", "non communiqué", "no reportado"))
_GAPS = {fold(word): gap for gap, words in _GAP_WORDS.items() for word in words} | {str(g.value): g for g in Gap}
_LONGEST_WORD = 2 * max(len(word) for word in (*_GAPS, *_NOT_REPORTED))
_FIRST_LETTERS = frozenset(word[0] for word in (*_GAPS, *_NOT_REPORTED))


def _words(raw: object) -> str:
    return raw.strip() if isinstance(raw, str) else ("" if raw is None else str(raw))


def gap_of(text: str) -> Gap | None:
    """The gap that a word stands for, in the languages partners write, or None."""
    return _GAPS.get(fold(text))


def _with_gaps(inner: Callable[[object, str], Read]) -> Reader:
    """Empty input is not reported; a gap word is that gap; everything else is read by `inner`."""

    def read(raw: object) -> Read:
        if type(raw) is str:  # the way of most cells of a large import
            text = raw.strip()
        elif isinstance(raw, Gap):
            return raw
        else:
            text = _words(raw)
        if not text:
            return None
        if _may_be_a_gap(raw, text):
            folded = fold(text)
            if folded in _NOT_REPORTED:
                return None
            if folded in _GAPS:
                return _GAPS[folded]
        return inner(raw, text)

    return read


def _may_be_a_gap(raw: object, text: str) -> bool:
    """A cheap look that spares most values of a large import the comparison with the words."""
    if not isinstance(raw, str) or len(text) > _LONGEST_WORD:
        return False
    return not text[0].isascii() or text[0].lower() in _FIRST_LETTERS


def _text_reader(info: Mapping[str, Any]) -> Reader:
    length = int(info["length"])

    def inner(raw: object, text: str) -> Read:
        if len(text) > length:
            return Wrong(
                "T1",
                N_("{label} holds at most {limit} characters; this text has {count}. Shorten it."),
                {"limit": length, "count": len(text)},
            )
        if "\x00" in text:
            return Wrong("T2", N_("{label} contains a character that cannot be stored. Type it again."))
        return _plain(raw, text)

    return _with_gaps(inner)


def _plain(raw: object, text: str) -> str:
    """A number that came as 12.0 is the text "12"; a date is its ISO text."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, dt.datetime) and raw.time() == dt.time():
        return raw.date().isoformat()
    return text


def _memo_reader(_info: Mapping[str, Any]) -> Reader:
    def read(raw: object) -> Read:
        if isinstance(raw, Gap):
            return raw
        text = _words(raw)
        return text.replace("\x00", "") or None

    return read


def _integer_reader(info: Mapping[str, Any]) -> Reader:
    unit = str(info.get("unit") or "")
    rounds = unit == "m2"

    def inner(raw: object, text: str) -> Read:
        number = raw if isinstance(raw, (int, float)) and not isinstance(raw, bool) else None
        if number is None:
            plain = number_text(text, unit)
            if POINT_THOUSANDS.fullmatch(plain):
                return Wrong(
                    "N2",
                    N_("“{value}” can mean {whole} or {fraction}. Write {label} without a point."),
                    {"value": text, "whole": plain.replace(".", ""), "fraction": plain},
                )
            number = as_number(plain)
        if number is None:
            return Wrong(
                "N1", N_("{label} must be a whole number, for example 1200; “{value}” is not one."), {"value": text}
            )
        return _whole(number, text, rounds)

    return _with_gaps(inner)


def _whole(number: float, text: str, rounds: bool) -> Read:
    if math.isnan(number) or abs(number) > 9e15:
        return Wrong(
            "N1", N_("{label} must be a whole number, for example 1200; “{value}” is not one."), {"value": text}
        )
    if isinstance(number, int) or float(number).is_integer():
        return int(number)
    if rounds:
        whole = int(number + 0.5) if number >= 0 else -int(-number + 0.5)
        return Noted(
            whole,
            "N4",
            N_("{label} is kept in whole square metres: {value} was rounded to {whole}."),
            {"value": text, "whole": whole},
        )
    return Wrong("N3", N_("{label} must be a whole number; “{value}” has a fraction."), {"value": text})


_COMMA_THREE = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")


_COMMA_FRACTION = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d{4,}|0),\d+|[+-]?\d+,(?:\d{1,2}|\d{4,})")


def comma_doubt(text: str, unit: str = "") -> Wrong | None:
    """The doubt over a text such as "1,234", which means two numbers where commas may stand before a fraction."""
    plain = number_text(text, unit)
    if not _COMMA_THREE.fullmatch(plain):
        return None
    return Wrong(
        "N2",
        N_("“{value}” can mean {whole} or {fraction}. Write {label} with a point before the fraction."),
        {"value": text, "whole": plain.replace(",", ""), "fraction": plain.replace(",", ".")},
    )


def has_comma_fraction(text: str, unit: str = "") -> bool:
    """Whether the comma in a text can only stand before a fraction: "12,5", "1234,567"."""
    return _COMMA_FRACTION.fullmatch(number_text(text, unit)) is not None


def _decimal_reader(info: Mapping[str, Any]) -> Reader:
    unit = str(info.get("unit") or "")

    def inner(raw: object, text: str) -> Read:
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            return _finite(raw, text)
        return comma_doubt(text, unit) or _finite(as_number(number_text(text, unit)), text)

    return _with_gaps(inner)


def _finite(number: float | None, text: str) -> Read:
    if number is None or not abs(number) < 9e15:
        return Wrong("N1", N_("{label} must be a number, for example 12.5; “{value}” is not one."), {"value": text})
    return float(number)


def _date_reader(_info: Mapping[str, Any]) -> Reader:
    def inner(raw: object, text: str) -> Read:
        if isinstance(raw, dt.datetime):
            text = raw.date().isoformat()
        elif isinstance(raw, dt.date):
            text = raw.isoformat()
        if isinstance(raw, PartialDate):
            return raw
        if isinstance(raw, float) and raw.is_integer():
            text = str(int(raw))
        # A sheet turns a typed 2024.10 into the number 2024.1, which would be another month.
        parsed = None if isinstance(raw, float) and not raw.is_integer() else PartialDate.parse(text)
        if parsed is None:
            return Wrong(
                "D8",
                N_("{label} must be a date such as 24/03/2024, 03/2024 or 2024; “{value}” is not one."),
                {"value": text},
            )
        return parsed

    return _with_gaps(inner)


def _time_reader(_info: Mapping[str, Any]) -> Reader:
    def inner(raw: object, text: str) -> Read:
        return clock_times.parse(raw if isinstance(raw, (dt.datetime, dt.time, float)) else text) or Wrong(
            "T3", N_("{label} must be a time of day such as 14:30; “{value}” is not one."), {"value": text}
        )

    return _with_gaps(inner)


def _not_in_list(text: str, codes: CodeList) -> Wrong:
    message = N_("“{value}” is not in the list for {label}. Choose one of: {choices}.")
    return Wrong("V3", message, {"value": text, "choices": Coded(codes.offered())})


def _code_reader(codes: CodeList) -> Reader:
    def read(raw: object) -> Read:
        text = _words(raw)
        if not text:
            return None
        if isinstance(raw, Gap):
            return raw
        if isinstance(raw, float) and raw.is_integer():
            text = str(int(raw))
        found = codes.find(text)
        if found is not None:
            return found
        folded = fold(text)
        if folded in _NOT_REPORTED:
            return None
        return _GAPS.get(folded) or _not_in_list(text, codes)

    return read


def _codes_reader(codes: CodeList) -> Reader:
    order = {c.code: i for i, c in enumerate(codes.codes)}

    def inner(_raw: object, text: str) -> Read:
        whole = codes.find(text)
        if whole is not None:
            return whole
        found: set[str] = set()
        for part in re.split(r"[;|\n]|,(?!\s*\d)", text):
            if part.strip():
                code = codes.find(part.strip())
                if code is None:
                    return _not_in_list(part.strip(), codes)
                found.add(code)
        return ";".join(sorted(found, key=order.__getitem__)) or None

    return _with_gaps(inner)


def _reference_reader(_info: Mapping[str, Any]) -> Reader:
    return _with_gaps(_plain)


def _coordinate_reader(axis: str, _info: Mapping[str, Any]) -> Reader:
    parse, limit = (angles.parse_latitude, 90) if axis == "latitude" else (angles.parse_longitude, 180)

    def inner(_raw: object, text: str) -> Read:
        value = parse(text)
        if value is None:
            return Wrong(
                "G6",
                N_("{label} must be in degrees, such as 34.5281 or 34°31'41\"N; “{value}” is not."),
                {"value": text},
            )
        return value

    spelled = _with_gaps(inner)

    def read(raw: object) -> Read:
        return raw if type(raw) is float and -limit <= raw <= limit else spelled(raw)

    return read


def _position_reader(info: Mapping[str, Any]) -> Reader:
    longest = int(info["length"])

    def inner(_raw: object, text: str) -> Read:
        found = read_position(text[:longest])
        if isinstance(found, Unreadable):
            return Wrong(found.rule, found.message, found.values)
        if found.square_m:
            return Noted(
                text,
                "G20",
                N_("“{value}” names a square of {metres} m, not a point; its middle is taken. Give more digits."),
                {"value": text, "metres": found.square_m},
            )
        return text

    return _with_gaps(inner)


def _boundary_reader(_info: Mapping[str, Any]) -> Reader:
    def inner(_raw: object, text: str) -> Read:
        found = read_boundary(text)
        return Wrong(found.rule, found.message, found.values) if isinstance(found, Unreadable) else text

    return _with_gaps(inner)


_READERS: dict[Kind, Callable[[Mapping[str, Any]], Reader]] = {
    Kind.TEXT: _text_reader,
    Kind.MEMO: _memo_reader,
    Kind.INTEGER: _integer_reader,
    Kind.DECIMAL: _decimal_reader,
    Kind.DATE: _date_reader,
    Kind.TIME: _time_reader,
    Kind.REFERENCE: _reference_reader,
    Kind.POSITION: _position_reader,
    Kind.BOUNDARY: _boundary_reader,
    Kind.LATITUDE: partial(_coordinate_reader, "latitude"),
    Kind.LONGITUDE: partial(_coordinate_reader, "longitude"),
}


_CODED: dict[Kind, Callable[[CodeList], Reader]] = {Kind.CODE: _code_reader, Kind.CODES: _codes_reader}


def reader_for(kind: Kind, info: Mapping[str, Any], lists: Mapping[str, CodeList] = SHIPPED) -> Reader:
    """The reader for values of a kind, with the facts of one column (code list, bounds, length)."""
    if kind in _CODED:
        return _CODED[kind](lists[info["codelist"]])
    return _READERS[kind](info)
