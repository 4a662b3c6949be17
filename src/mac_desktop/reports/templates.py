"""The printed forms of a treaty as data: headings, quotes, tables and boxes, with the evidence for every caption.

A template is one TOML file in resources/forms. Everything is read strictly: an unknown or missing key is a sentence
that names the place, so that a slip in a correction is seen at once and not as an empty cell in a report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from mac_desktop.domain.problems import UserError, WrongUse
from mac_desktop.paths import resources
from mac_desktop.texts import N_

ARTICLE_7_CLASSIC = "apmbc-classic-2007"

T = TypeVar("T")

ColumnKind = Literal["text", "integer", "m2", "date"]
Option = Literal["changed", "unchanged", "not_applicable"]

COLUMN_KINDS: tuple[ColumnKind, ...] = ("text", "integer", "m2", "date")
OPTIONS: tuple[Option, ...] = ("changed", "unchanged", "not_applicable")


@dataclass(frozen=True, slots=True)
class Caption:
    """Words in several languages, and where they come from (the marks are explained in the template file)."""

    words: Mapping[str, str]
    evidence: str
    evidence_in: Mapping[str, str] = field(default_factory=dict)

    def in_(self, language: str, **values: object) -> str:
        """The words in `language`, else in English, with their {places} filled."""
        words = self.words.get(language) or self.words["en"]
        return words.format(**values) if values else words

    def evidence_for(self, language: str) -> str:
        """The evidence mark of the words in one language."""
        return self.evidence_in.get(language, self.evidence)


@dataclass(frozen=True, slots=True)
class ColumnTemplate:
    key: str
    heading: Caption
    kind: ColumnKind
    weight: float


@dataclass(frozen=True, slots=True)
class TableTemplate:
    """One table of a form. `total` names the columns that are added up; `no_change` is the sentence for a register
    that is kept but has nothing to show, None where no such sentence can be true."""

    id: str
    title: Caption
    columns: tuple[ColumnTemplate, ...]
    total: tuple[str, ...] = ()
    voluntary: bool = False
    no_change: Caption | None = None
    footnotes: tuple[Caption, ...] = ()


@dataclass(frozen=True, slots=True)
class BoxTemplate:
    """A box for free text. An empty title prints the text without a heading."""

    id: str
    title: Caption
    voluntary: bool = False


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """One lettered form. `order` gives the ids of its tables and boxes as they are printed."""

    letter: str
    title: Caption
    article: Caption
    options: tuple[Option, ...]
    order: tuple[str, ...]
    quote: Caption | None = None
    remark: Caption | None = None
    landscape: bool = False
    tables: tuple[TableTemplate, ...] = ()
    boxes: tuple[BoxTemplate, ...] = ()

    def parts(self) -> Iterator[TableTemplate | BoxTemplate]:
        """Tables and boxes in the order of print."""
        found: dict[str, TableTemplate | BoxTemplate] = {table.id: table for table in self.tables}
        found.update((box.id, box) for box in self.boxes)
        return (found[key] for key in self.order)


@dataclass(frozen=True, slots=True)
class TitlePage:
    bookmark: Caption
    convention: Caption
    heading: Caption
    state: Caption
    submission: Caption
    contact: Caption
    contact_hint: Caption
    contact_purpose: Caption
    footnote: Caption


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The simplified cover page of an annual report, with its tick options."""

    bookmark: Caption
    heading: Caption
    state: Caption
    period: Caption
    period_value: Caption
    changed: Caption
    unchanged: Caption
    not_applicable: Caption
    last_reporting: Caption
    notes: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words that several forms share."""

    period_line: Caption
    form_title: Caption
    sheet: Caption
    chapeau: Caption
    total: Caption
    voluntary: Caption
    not_applicable: Caption
    unchanged: Caption
    nothing_recorded: Caption
    other_language: Caption
    unknown_place: Caption
    unknown_type: Caption
    improvised: Caption
    transferred_to: Caption
    transferred_from: Caption


@dataclass(frozen=True, slots=True)
class Template:
    """A whole reporting format."""

    tag: str
    version: str
    revision: int
    treaty: str
    name: Caption
    title_page: TitlePage
    cover_page: CoverPage
    phrases: Phrases
    forms: tuple[FormTemplate, ...]

    @property
    def stamp(self) -> str:
        """What a filed report keeps of its template: version and revision."""
        return f"{self.tag}/{self.version}.{self.revision}"

    def form(self, letter: str) -> FormTemplate:
        """The form with this letter; another letter is a WrongUse."""
        for form in self.forms:
            if form.letter == letter:
                return form
        raise WrongUse(N_("There is no Form {letter} in the template {tag}."), letter=letter, tag=self.tag)


def available() -> list[str]:
    """The tags of the templates that are shipped."""
    return sorted(path.stem for path in resources("forms").glob("*.toml"))


@lru_cache(maxsize=8)
def load(tag: str = ARTICLE_7_CLASSIC) -> Template:
    """The template with this tag from resources/forms."""
    if tag not in available():
        raise WrongUse(
            N_("There is no form template {tag}. Known templates: {known}."), tag=tag, known=", ".join(available())
        )
    return read(resources("forms", f"{tag}.toml"))


def read(path: Path) -> Template:
    """Read one template file. What is wrong with it is a UserError that names the place."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = N_("The form template {file} is not valid TOML. Correct it or put back the original file.")
        raise UserError(message, file=path.name) from error
    return _template(_Place(path.name, "", data))


class _Place:
    """A part of a template file that counts which of its keys were read."""

    def __init__(self, file: str, path: str, data: object) -> None:
        self.file, self.path = file, path
        if not isinstance(data, dict):
            raise self.wrong("a group of keys is expected here")
        self.data: dict[str, Any] = data
        self.read: set[str] = set()

    def wrong(self, what: str) -> UserError:
        message = N_("The form template {file} has a mistake at {place}: {what}. Correct the file.")
        return UserError(message, file=self.file, place=self.path or "the top", what=what)

    def take(self, key: str, kind: type[T], default: T | None = None) -> T:
        self.read.add(key)
        if key not in self.data:
            if default is None:
                raise self.wrong(f"the key {key} is missing")
            return default
        value = self.data[key]
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.wrong(f"the key {key} must be of type {kind.__name__}")
        return value

    def places(self, key: str) -> list[_Place]:
        found = self.take(key, list, [])
        return [_Place(self.file, f"{self.path}.{key}[{n}]".lstrip("."), item) for n, item in enumerate(found, 1)]

    def place(self, key: str) -> _Place:
        return _Place(self.file, f"{self.path}.{key}".lstrip("."), self.take(key, dict))

    def caption(self, key: str) -> Caption:
        return _caption(self.place(key))

    def optional_caption(self, key: str) -> Caption | None:
        self.read.add(key)
        return self.caption(key) if key in self.data else None

    def captions(self, key: str) -> tuple[Caption, ...]:
        return tuple(_caption(place) for place in self.places(key))

    def words(self, key: str) -> tuple[str, ...]:
        found = self.take(key, list, [])
        if not all(isinstance(word, str) for word in found):
            raise self.wrong(f"the key {key} must be a list of texts")
        return tuple(found)

    def done(self) -> None:
        unknown = sorted(set(self.data) - self.read)
        if unknown:
            raise self.wrong(f"the key {unknown[0]} is unknown")


def _caption(place: _Place) -> Caption:
    words = {key: place.take(key, str) for key in place.data if len(key) in {2, 3}}
    if "en" not in words:
        raise place.wrong("the key en is missing")
    marks = {lang: place.take(f"evidence_{lang}", str) for lang in words if f"evidence_{lang}" in place.data}
    caption = Caption(words, place.take("evidence", str), marks)
    place.done()
    for mark in (caption.evidence, *marks.values()):
        if mark not in {"T", "R", "I"} and not (mark.startswith("S") and mark[1:].isdigit()):
            raise place.wrong(f"the evidence mark {mark} is unknown")
    return caption


def _captions_of(kind: type[T], place: _Place) -> T:
    """A dataclass made of captions only, its fields being the keys."""
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    values = {name: place.captions(name) if name == "notes" else place.caption(name) for name in names}
    place.done()
    return kind(**values)


def _column(place: _Place) -> ColumnTemplate:
    kind = place.take("kind", str)
    known: dict[str, ColumnKind] = {name: name for name in COLUMN_KINDS}
    if kind not in known:
        raise place.wrong(f"the kind {kind} is unknown")
    column = ColumnTemplate(
        place.take("key", str), place.caption("heading"), known[kind], place.take("weight", float, 1.0)
    )
    place.done()
    return column


def _table(place: _Place) -> TableTemplate:
    table = TableTemplate(
        id=place.take("id", str),
        title=place.caption("title"),
        columns=tuple(_column(column) for column in place.places("columns")),
        total=place.words("total"),
        voluntary=place.take("voluntary", bool, False),
        no_change=place.optional_caption("no_change"),
        footnotes=place.captions("footnotes"),
    )
    place.done()
    missing = set(table.total) - {column.key for column in table.columns}
    if missing:
        raise place.wrong(f"the total names a column {min(missing)} that does not exist")
    return table


def _box(place: _Place) -> BoxTemplate:
    box = BoxTemplate(place.take("id", str), place.caption("title"), place.take("voluntary", bool, False))
    place.done()
    return box


def _form(place: _Place) -> FormTemplate:
    known: dict[str, Option] = {name: name for name in OPTIONS}
    options = place.words("options")
    if not set(options) <= set(known):
        raise place.wrong(f"the options must be among {', '.join(known)}")
    form = FormTemplate(
        letter=place.take("letter", str),
        title=place.caption("title"),
        article=place.caption("article"),
        options=tuple(known[option] for option in options),
        order=place.words("order"),
        quote=place.optional_caption("quote"),
        remark=place.optional_caption("remark"),
        landscape=place.take("landscape", bool, False),
        tables=tuple(_table(table) for table in place.places("tables")),
        boxes=tuple(_box(box) for box in place.places("boxes")),
    )
    place.done()
    ids = [table.id for table in form.tables] + [box.id for box in form.boxes]
    if sorted(ids) != sorted(form.order):
        raise place.wrong("the order must name every table and every box once")
    return form


def _template(place: _Place) -> Template:
    template = Template(
        tag=place.take("tag", str),
        version=place.take("version", str),
        revision=place.take("revision", int),
        treaty=place.take("treaty", str),
        name=place.caption("name"),
        title_page=_captions_of(TitlePage, place.place("title_page")),
        cover_page=_captions_of(CoverPage, place.place("cover_page")),
        phrases=_captions_of(Phrases, place.place("phrases")),
        forms=tuple(_form(form) for form in place.places("forms")),
    )
    place.done()
    letters = [form.letter for form in template.forms]
    if len(set(letters)) != len(letters):
        raise place.wrong("a form letter is used twice")
    return template
