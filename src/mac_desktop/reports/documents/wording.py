"""The words of a report in its language: captions of the template, dates, codes and composed cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from mac_desktop.domain.codes import CodeList
from mac_desktop.domain.periods import PartialDate
from mac_desktop.reports.templates import Caption, Template
from mac_desktop.texts import Texts

Lists = Mapping[str, CodeList]


@dataclass(frozen=True, slots=True)
class Wording:
    """`texts` must be of the language of the report; `lists` are the code lists as the centre has them."""

    template: Template
    texts: Texts
    lists: Lists

    @property
    def language(self) -> str:
        return self.texts.language

    def say(self, caption: Caption | None, **values: object) -> str:
        """A caption of the template, "" for none."""
        return caption.in_(self.language, **values) if caption else ""

    def day(self, iso: str) -> str:
        """A date in full as precise as it is known ("30 April 2021", "April 2021", "2021"); "" for none."""
        if not iso:
            return ""
        return _long_day(iso, self.language)

    def figures_of_day(self, iso: str) -> str:
        """A full date as dd/mm/yyyy, as the cover page asks for it."""
        return f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}"

    def code(self, key: str, code: str) -> str:
        """The label of a code, "" for none."""
        return self.lists[key].label(code, self.language) if code else ""

    def codes(self, key: str, codes: str) -> str:
        """The labels of several codes parted by ";"."""
        return ", ".join(self.code(key, code.strip()) for code in codes.split(";") if code.strip())

    def number(self, amount: int | str) -> str:
        """A whole number inside a sentence."""
        return _grouped(int(amount), self.language)

    def together(self, *phrases: str) -> str:
        """Phrases that say something, one after another, as sentences of a cell."""
        return "; ".join(phrase.strip().rstrip(";") for phrase in phrases if phrase and phrase.strip())

    def lines(self, *phrases: str) -> str:
        """Phrases that say something, each on a line of its own."""
        return "\n".join(phrase for phrase in phrases if phrase)


@lru_cache(maxsize=16)
def _locale(language: str) -> Locale:
    """English reports follow the day-month-year order of the United Nations, as the writers do."""
    if language == "en":
        return Locale("en", "GB")
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


# A list of many areas repeats few dates and sizes; formatting each anew took most of the time of a long report.
@lru_cache(maxsize=8192)
def _long_day(iso: str, language: str) -> str:
    known, locale = PartialDate(iso), _locale(language)
    if known.precision == "year":
        return str(known)
    if known.precision == "month":
        return str(format_skeleton("yMMMM", known.first_day, locale=locale))
    shown = str(format_date(known.first_day, format="long", locale=locale))
    # French writes the first of a month as an ordinal, which the calendar data do not know.
    return f"1er{shown[1:]}" if locale.language == "fr" and known.day == 1 else shown


@lru_cache(maxsize=8192)
def _grouped(amount: int, language: str) -> str:
    return str(format_decimal(amount, locale=_locale(language)))
