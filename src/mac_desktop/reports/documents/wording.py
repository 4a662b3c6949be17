"""The words of a report in its language: captions of the template, dates, codes and composed cells."""

from __future__ import annotations

from dataclasses import dataclass

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.periods import PartialDate
from mac_desktop.reports.cells import locale_of
from mac_desktop.reports.templates import Caption, Template
from mac_desktop.texts import Texts


@dataclass(frozen=True, slots=True)
class Wording:
    """`texts` must be of the language of the report."""

    template: Template
    texts: Texts

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
        known, locale = PartialDate(iso), locale_of(self.language)
        if known.precision == "year":
            return str(known)
        if known.precision == "month":
            return str(format_skeleton("yMMMM", known.first_day, locale=locale))
        return str(format_date(known.first_day, format="long", locale=locale))

    def figures_of_day(self, iso: str) -> str:
        """A full date as dd/mm/yyyy, as the cover page asks for it."""
        return f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}"

    def code(self, key: str, code: str) -> str:
        """The label of a code, "" for none."""
        return codelist(key).label(code, self.language) if code else ""

    def codes(self, key: str, codes: str) -> str:
        """The labels of several codes parted by ";"."""
        return ", ".join(self.code(key, code.strip()) for code in codes.split(";") if code.strip())

    def number(self, amount: int | str) -> str:
        """A whole number inside a sentence."""
        return str(format_decimal(int(amount), locale=locale_of(self.language)))

    def together(self, *phrases: str) -> str:
        """Phrases that say something, one after another, as sentences of a cell."""
        return "; ".join(phrase.strip().rstrip(";") for phrase in phrases if phrase and phrase.strip())

    def lines(self, *phrases: str) -> str:
        """Phrases that say something, each on a line of its own."""
        return "\n".join(phrase for phrase in phrases if phrase)
