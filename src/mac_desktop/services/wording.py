"""Values and problems as people read them, in the language of the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from mac_desktop.domain.codes import Coded
from mac_desktop.domain.gaps import LABELS, Gap
from mac_desktop.domain.geodesy.reading import Fix, read_position
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.problems import Problem, UserError
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.schema import Told, Value
from mac_desktop.texts import N_, Texts

NOT_FED = N_("In no report; the centre uses it for what is said above.")
"""What is said of where a field goes that no report and no measure names."""

LONGEST_BOUNDARY = 60
"""Characters of a boundary that are shown; a country's has a hundred thousand."""

_WRITTEN_AS = {"en": "en_GB"}  # day before month, as the field writes

# The values of a problem that are the program's own words; all others are what somebody typed.
_TRANSLATED = frozenset({"label", "first_label", "second_label", "where", "given", "lacking", "now", "state"})


_UNITS: Mapping[str, str] = {
    "m2": "m²",
    "years": N_("years"),
    "months": N_("months"),
    "days": N_("days"),
    "people": N_("people"),
}


def _locale(texts: Texts) -> Locale:
    try:
        return Locale.parse(_WRITTEN_AS.get(texts.language, texts.language))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def number(texts: Texts, value: float) -> str:
    """A number with the thousands separators and decimal sign of the language, and all decimals that it was given."""
    return str(format_decimal(round(value, 9), locale=_locale(texts), decimal_quantization=False))


def unit(texts: Texts, symbol: str) -> str:
    """A unit as it stands beside a figure and in a heading: its sign, or a word in the language of the texts."""
    return texts(_UNITS.get(symbol, symbol)) if symbol else ""


def date(texts: Texts, text: str) -> str:
    """A partial date as the language writes it, to the precision that it has."""
    partial, locale = PartialDate(text), _locale(texts)
    if partial.precision == "day":
        return str(format_date(partial.first_day, "medium", locale=locale))
    if partial.precision == "month":
        return str(format_skeleton("yMMM", partial.first_day, locale=locale))
    return str(partial)


def moment(texts: Texts, when: dt.datetime) -> str:
    """A moment in the time of this computer: "31 December 2025, 14:00"; the last one of a day as its end."""
    local = when.astimezone()
    day = str(format_date(local.date(), "long", locale=_locale(texts)))
    if local.time() >= dt.time(23, 59, 59, 999_000):
        return texts(N_("{day}, end of the day"), day=day)
    whole = local.second == 0 or local.time().replace(hour=0, minute=0) >= dt.time(0, 0, 59, 999_000)
    return f"{day}, {local:%H:%M}" if whole else f"{day}, {local:%H:%M:%S}"


def value(texts: Texts, field: BoundField, held: Value, *, referred: str = "") -> str:
    """A value as shown to people. `referred` is the label of the record that a reference names."""
    if held is None:
        return ""
    if isinstance(held, Gap):
        return texts(LABELS[held])
    if field.codes is not None:
        return ", ".join(field.codes.label(code, texts.language) for code in str(held).split(";"))
    if field.kind is Kind.DATE:
        return date(texts, str(held))
    if field.kind in (Kind.LATITUDE, Kind.LONGITUDE):
        return f"{float(held):.6f}"
    if field.kind is Kind.REFERENCE:
        return referred or str(held)
    if field.kind is Kind.BOUNDARY and len(str(held)) > LONGEST_BOUNDARY:
        return f"{str(held)[:LONGEST_BOUNDARY]} …"
    if isinstance(held, (int, float)):
        return number(texts, held) if field.grouped else str(held)
    return held


def reading(texts: Texts, field: BoundField, held: Value) -> str:
    """How a text was read, where that says more than the text: a position in degrees."""
    if field.kind is not Kind.POSITION or isinstance(held, Gap) or held is None:
        return value(texts, field, held)
    found = read_position(str(held))
    return str(found.position) if isinstance(found, Fix) else ""


def sentence(texts: Texts, problem: Problem) -> str:
    """A problem as one sentence that says what to do."""
    return _filled(texts, problem.message, problem.values)


def told(texts: Texts, what: Told) -> str:
    """What a record's values make together, as it is shown beside a field."""
    message, values = what
    return _filled(texts, message, {n: date(texts, v) if isinstance(v, PartialDate) else v for n, v in values.items()})


def _filled(texts: Texts, message: str, values: Mapping[str, object]) -> str:
    shown = {name: _in_words(texts, name, v) for name, v in values.items()}
    return texts(message, **shown) if shown else texts(message)


def _in_words(texts: Texts, name: str, held: object) -> object:
    """A value of a problem as it stands in its sentence: codes by their labels, numbers as the language writes them."""
    if isinstance(held, Coded):
        return held.in_words(texts.language)
    if name in _TRANSLATED:
        return texts(held if isinstance(held, str) else str(held))
    return number(texts, held) if isinstance(held, (int, float)) else held


def apology(texts: Texts, error: UserError) -> str:
    """What went wrong with the world, as one sentence that says what to do."""
    return texts.fill(error.message, error.values) if error.values else texts(error.message)


def where_it_goes(texts: Texts, field: BoundField) -> str:
    """The cells of reports and the measures in which a field ends, or that there are none."""
    return f"{texts(field.spec.feeds)}." if field.spec.feeds else texts(NOT_FED)


def field_label(texts: Texts, form: BoundForm, field_name: str) -> str:
    """The label of a field, or of a column that every record has."""
    system = {
        "number": N_("Number"),
        "state": N_("State"),
        "deleted_at": N_("Deleted"),
        "deleted_reason": N_("Reason for deletion"),
    }
    if field_name in form.fields:
        return texts(form.fields[field_name].label)
    return texts(system.get(field_name, field_name))
