"""Texts shown to people: gettext catalogues behind one object that is handed in.

Source texts are English sentences marked with ``N_`` where they are written and translated by a `Texts` where they
are shown, so that a report can be in English while the screen is in another language.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import lru_cache

from mac_desktop.paths import resources

DOMAIN = "mac_desktop"
SOURCE_LANGUAGE = "en"


def N_(text: str) -> str:
    """Mark an English text for translation and return it unchanged."""
    return text


class OwnText(str):
    """A text that a centre wrote itself, in one language or several. As a plain text it is the first of them.

    >>> said = OwnText({"en": "Village chief", "fr": "Chef de village"})
    >>> str(said), said.in_language("fr_CH"), said.in_language("ar")
    ('Village chief', 'Chef de village', 'Village chief')
    """

    __slots__ = ("_by_language",)
    _by_language: Mapping[str, str]

    def __new__(cls, by_language: Mapping[str, str]) -> OwnText:
        said = {language: text for language, text in by_language.items() if text}
        made = super().__new__(cls, said.get(SOURCE_LANGUAGE) or next(iter(said.values()), ""))
        made._by_language = said
        return made

    def in_language(self, language: str) -> str:
        """The text in a language ("fr", "fr_CH"), or in the one that all share."""
        plain = language.replace("-", "_").partition("_")[0]
        return self._by_language.get(language) or self._by_language.get(plain) or str(self)

    def told(self) -> tuple[tuple[str, str], ...]:
        """Each language with its text, for comparing."""
        return tuple(sorted(self._by_language.items()))


@lru_cache(maxsize=16)
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, resources("locale"), [language], fallback=True)


class Texts:
    """The texts of one language. Unknown texts and unknown languages fall back to the English source."""

    def __init__(self, language: str = SOURCE_LANGUAGE) -> None:
        self.language = language
        self._translations = _catalogue(language)

    def __call__(self, text: str, /, **values: object) -> str:
        """Translate a marked text and fill its named {places}. An empty text stays empty."""
        if not text:
            return ""
        if isinstance(text, OwnText):
            return text.in_language(self.language)
        translated = self._translations.gettext(text)
        return translated.format(**values) if values else translated

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Translate the form of a text that fits `number`, which is also the value of {number}."""
        chosen = self._translations.ngettext(one, many, number)
        if chosen in {one, many}:
            # The two were marked apart, so that the catalogue knows each but not that they are a pair.
            chosen = self._translations.gettext(chosen)
        return chosen.format(number=number, **values)

    def fill(self, text: str, values: Mapping[str, object]) -> str:
        """Translate `text` and fill it, also translating those values that are marked texts themselves."""
        return self(text, **{name: self(v) if isinstance(v, str) and v else v for name, v in values.items()})


ENGLISH = Texts()


def available_languages() -> list[str]:
    """Language codes that have a catalogue, English first."""
    folder = resources("locale")
    found = (
        sorted(p.name for p in folder.iterdir() if (p / "LC_MESSAGES" / f"{DOMAIN}.mo").is_file())
        if folder.is_dir()
        else []
    )
    return [SOURCE_LANGUAGE, *(name for name in found if name != SOURCE_LANGUAGE)]
