"""Guesses which column holds what, by its heading and by its values, and shows the evidence for every guess."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.base import Kind
from mac_desktop.exchange.cells import CellError, shown
from mac_desktop.exchange.columns import padded_codes
from mac_desktop.exchange.headings import JOINT
from mac_desktop.exchange.mapping import ColumnUse
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.lookup import Lookup
from mac_desktop.forms.parse import Wrong
from mac_desktop.forms.validate import read_value

SAMPLE = 200
"""How many distinct values of a column are looked at."""

SURE = 0.75
"""Score from which a guess is taken into the mapping; below it is only offered."""

_DATE_PARTS = {
    "year": ("year", "ano", "año", "annee", "année", "yyyy", "السنة"),
    "month": ("month", "mes", "mois", "mm", "الشهر"),
    "day": ("day", "dia", "día", "jour", "dd", "اليوم"),
}
_POSITION_PARTS = {
    "easting": ("easting", "eastings", "utm easting", "utm e", "utm x", "x utm", "e utm", "este", "coordenada este",
                "coord este", "east", "est", "x (m)", "e (m)", "abscisse", "x (utm)", "e (utm)"),
    "northing": ("northing", "northings", "utm northing", "utm n", "utm y", "y utm", "n utm", "norte",
                 "coordenada norte", "coord norte", "north", "nord", "y (m)", "n (m)", "ordonnée", "y (utm)",
                 "n (utm)"),
    "zone": ("utm zone", "zone", "grid zone", "huso", "huso utm", "zona", "zona utm", "fuseau", "fuseau utm",
             "zone utm"),
    "hemisphere": ("hemisphere", "hemisferio", "hémisphère"),
    "system": ("datum", "map datum", "epsg", "epsg code", "srid", "crs", "coordinate system", "coordinate reference",
               "coordrefsys", "sistema de coordenadas", "système de coordonnées"),
}  # fmt: skip
_COORDINATES = (Kind.LATITUDE, Kind.LONGITUDE, Kind.POSITION)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One column of a file: its heading, its letter, and up to `SAMPLE` distinct values with how often each occurs."""

    index: int
    letter: str
    heading: str
    values: Sequence[tuple[object, int]]


@dataclass(frozen=True, slots=True)
class Guess:
    """A guess that a column holds a field, with its evidence.

    `heading_score` and `value_score` are 0 to 1: how well the heading is known, and which share of the values can be
    read as the field's. `unread` are samples of values that cannot. `distinct` counts different values: of two columns
    that name a place, the one that tells more apart names it more exactly. `label` is the field's.
    """

    use: ColumnUse
    heading_score: float
    value_score: float
    unread: tuple[str, ...]
    distinct: int = 0
    label: str = ""

    @property
    def score(self) -> float:
        """Heading and values together; values that cannot be read pull a good heading down."""
        return self.heading_score * (0.35 + 0.65 * self.value_score) if self.heading_score else 0.6 * self.value_score

    @property
    def doubtful(self) -> bool:
        """Whether heading and values disagree, so that a person has to look."""
        return self.heading_score >= SURE and self.value_score < 0.5


def _plain(heading: str) -> str:
    return fold(heading.replace("_", " ")).replace(" ", "")


_LEVELLED = re.compile(r"adm(?:in)?\s?([0-5])\s?([a-z]+)")
_NAMES = ("en", "fr", "es", "pt", "name", "nameen")
_CODES = ("pcode", "code")
_WITH_LEVELS = (
    "date", "validon", "validto", "latitude", "longitude", "lat", "lon", "center lat", "center lon", "area sqkm",
    "shape area", "shape leng", "objectid",
)  # fmt: skip


def _levelled(heading: str) -> tuple[int, str] | None:
    """The level and the kind of a column of the common operational datasets: "ADM2_PCODE" is (2, "pcode")."""
    found = _LEVELLED.fullmatch(fold(heading.replace("_", " ")))
    return (int(found[1]), found[2]) if found else None


def _is_gazetteer(headings: Sequence[str]) -> bool:
    """Whether a file lists administrative units: most of its headings are levelled or go with such lists."""
    levelled = sum(_levelled(heading) is not None for heading in headings)
    others = sum(fold(heading.replace("_", " ")) in _WITH_LEVELS for heading in headings)
    return levelled >= 2 and levelled + others > 0.7 * len(headings)


def deepest_level(headings: Iterable[str]) -> int | None:
    """The level of the units that the rows of a gazetteer list, by its headings; None when they do not tell."""
    return max((found[0] for h in headings if (found := _levelled(h)) is not None), default=None)


def _unit_field(heading: str, deepest: int | None) -> str | None:
    """The field of an administrative unit that a levelled heading means in a list of units of the `deepest` level:
    "" when it only repeats what lies further up, None when the heading is not levelled."""
    found = _levelled(heading)
    if found is None or deepest is None:
        return None
    level, kind = found
    if level == deepest:
        return "pcode" if kind in _CODES else "name" if kind in _NAMES else "other_names"
    return "parent_id" if level == deepest - 1 and kind in _CODES else ""


def is_gazetteer(form: BoundForm) -> bool:
    """Whether a form's records are places with a code, whose order the codes tell."""
    return "pcode" in form.fields


@cache
def known_headings(forms: tuple[BoundForm, ...]) -> Callable[[str], bool]:
    """A test whether a text is a heading that some field of the forms is known by."""
    names = {
        _plain(name)
        for form in forms
        for field in form.fields.values()
        for name in (field.label, field.name, *field.spec.also_called)
    }
    names |= {_plain(name) for parts in (_DATE_PARTS, _POSITION_PARTS) for heads in parts.values() for name in heads}
    return lambda text: _plain(text) in names


def heading_score(field: BoundField, heading: str) -> float:
    """How well a heading fits a field: 1 for its label, name or a known heading, less for a close spelling.

    Of a heading in several rows the whole is looked at, and its lowest part ("Period / Start date").
    """
    whole = _spelling_score(field, heading)
    below = heading.rpartition(JOINT)[2]
    return whole if whole == 1.0 or below == heading else max(whole, _spelling_score(field, below))


def _spelling_score(field: BoundField, heading: str) -> float:
    wanted = fold(heading.replace("_", " "))
    close = wanted.replace(" ", "")
    best = 0.0
    for known in _spellings(field.name, field.label, field.spec.also_called):
        if known == wanted or known.replace(" ", "") == close:
            return 1.0
        if len(known) > 3 and len(wanted) > 3:
            best = max(best, fuzz.ratio(known, wanted) / 100)
    return best if best >= 0.86 else 0.0


@cache
def _spellings(name: str, label: str, also_called: tuple[str, ...]) -> tuple[str, ...]:
    """The headings that a field is known by, folded: every column of a file is held against those of every field."""
    return tuple(fold(known.replace("_", " ")) for known in (label, name, *also_called))


def value_score(
    form: BoundForm, field: BoundField, values: Sequence[tuple[object, int]], lookup: Lookup, today: dt.date
) -> tuple[float, tuple[str, ...]]:
    """The share of a column's cells that can be read as the field's, and samples of those that cannot."""
    cells = [cell for cell, _ in values]
    prepare = padded_codes(cells) if field.refers_to == "admin_unit" else (lambda cell: cell)
    good, total, unread = 0, 0, []
    for cell, times in values:
        if cell is None or isinstance(cell, CellError):
            continue
        read = read_value(form, field, prepare(cell), lookup, today=today)
        if read is None or isinstance(read, Gap):
            continue
        total += times
        if isinstance(read, Wrong):
            unread.append(shown(cell))  # type: ignore[arg-type]
        else:
            good += times
    return (good / total if total else 1.0), tuple(unread[:5])


def guesses(candidates: Iterable[Candidate], forms: Sequence[BoundForm], lookup: Lookup, today: dt.date) -> list[Guess]:
    """Every plausible guess, best first. Only coded fields are guessed by values alone."""
    found: list[Guess] = []
    candidates = list(candidates)
    deepest = deepest_level(c.heading for c in candidates)
    for candidate in candidates:
        found += _date_parts(candidate, forms)
        found += _position_parts(candidate, forms)
        for form in forms:
            only = _unit_field(candidate.heading, deepest) if is_gazetteer(form) else None
            for field in form.fields.values():
                if only is None:
                    found += _guess(candidate, form, field, lookup, today)
                elif only == field.name:
                    found.append(_certain(candidate, form, field, lookup, today))
    return sorted(found, key=lambda g: (-round(g.score, 1), -g.distinct, -g.score))


def _guess(candidate: Candidate, form: BoundForm, field: BoundField, lookup: Lookup, today: dt.date) -> list[Guess]:
    by_heading = heading_score(field, candidate.heading)
    if not by_heading and not _telling(field, candidate.values):
        return []
    by_value, unread = value_score(form, field, candidate.values, lookup, today)
    if not by_heading and by_value < 0.9:
        return []
    use = ColumnUse(candidate.heading, f"{form.key}.{field.name}")
    return [Guess(use, by_heading, by_value, unread, len(candidate.values), field.label)]


def _certain(candidate: Candidate, form: BoundForm, field: BoundField, lookup: Lookup, today: dt.date) -> Guess:
    by_value, unread = value_score(form, field, candidate.values, lookup, today)
    use = ColumnUse(candidate.heading, f"{form.key}.{field.name}")
    return Guess(use, 1.0, by_value, unread, len(candidate.values), field.label)


def _telling(field: BoundField, values: Sequence[tuple[object, int]]) -> bool:
    """Whether values alone can tell this field: a code list of more than yes/no, and more than one distinct text."""
    if field.kind is not Kind.CODE or field.codelist in ("yes_no", "priority", "severity"):
        return False
    return sum(isinstance(v, str) and not v.strip().isdigit() for v, _ in values) > 1


def _date_parts(candidate: Candidate, forms: Sequence[BoundForm]) -> list[Guess]:
    """A column headed year, month or day is a part of the first needed date of the forms."""
    heading = fold(candidate.heading.rpartition(JOINT)[2])
    part = next((p for p, names in _DATE_PARTS.items() if heading in {fold(n) for n in names}), "")
    needed = ((form, f) for form in forms for f in form.fields.values() if f.kind is Kind.DATE and f.required)
    target = next(needed, None)
    if not part or target is None:
        return []
    form, field = target
    return [Guess(ColumnUse(candidate.heading, f"{form.key}.{field.name}", part), 1.0, 1.0, ())]


def _position_parts(candidate: Candidate, forms: Sequence[BoundForm]) -> list[Guess]:
    """A column headed easting, northing or zone is a part of the position of each form that has one."""
    heading = fold(candidate.heading.rpartition(JOINT)[2].replace("_", " "))
    part = next((p for p, names in _POSITION_PARTS.items() if heading in {fold(n) for n in names}), "")
    if not part:
        return []
    fields = [(form, f) for form in forms for f in form.fields.values() if f.kind is Kind.POSITION]
    return [Guess(ColumnUse(candidate.heading, f"{form.key}.{f.name}", part), 1.0, 1.0, ()) for form, f in fields]


def choose(found: Sequence[Guess], subject: BoundForm | None = None) -> tuple[list[Guess], list[Guess]]:
    """The guesses to take, and those to ask about because heading and values disagree.

    When a column names owner records of the `subject` that are in the store already, its rows are parts of those: the
    other columns then belong to the subject alone. A field takes its best column. A column feeds its best field, and
    further fields only when its heading is one that they are known by too (a register's "type of event" says both what
    exploded and what caused it).
    """
    found = _without_owner(found, subject)
    taken: dict[str, Guess] = {}
    asked: list[Guess] = []
    used: set[str] = set()
    for guess in found:
        slot = f"{guess.use.to}/{guess.use.part}"
        whole_date = any(to.startswith(f"{guess.use.to}/") for to in taken) and not guess.use.part
        if slot in taken or whole_date or (guess.use.part and f"{guess.use.to}/" in taken):
            continue
        if guess.score < SURE:
            if guess.doubtful and guess.use.heading not in used:
                asked.append(guess)
            continue
        if guess.use.heading in used and guess.heading_score < 1.0:
            continue
        taken[slot] = guess
        used.add(guess.use.heading)
    return list(taken.values()), [g for g in asked if g.use.heading not in used]


def _without_owner(found: Sequence[Guess], subject: BoundForm | None) -> Sequence[Guess]:
    """The guesses without those of the owner's fields when rows name stored owners, else without the reference.
    Coordinates in a row are the part's own where it has such fields: the points of an area are not where the area is.
    """
    if subject is None or subject.owner is None:
        return found
    reference, owner = f"{subject.key}.{subject.owner.name}", f"{subject.owner.refers_to}."
    if any(g.use.to == reference and g.score >= SURE and g.value_score > 0.5 and g.distinct for g in found):
        return [g for g in found if not g.use.to.startswith(owner)]
    own = {f.name for f in subject.fields.values() if f.kind in _COORDINATES}
    of_owner = {f"{owner}{name}" for name in own}
    return [g for g in found if g.use.to != reference and g.use.to not in of_owner]


def best_subject(
    candidates: Sequence[Candidate], forms: Sequence[BoundForm], owners: dict[str, BoundForm | None]
) -> str:
    """The form whose fields know most of the headings, its owner's fields included; needed fields count double."""
    if any(map(is_gazetteer, forms)) and _is_gazetteer([c.heading for c in candidates]):
        return "admin_unit"

    def best(form: BoundForm, heading: str, skip: str = "") -> float:
        scores = (heading_score(f, heading) * (2 if f.required else 1) for f in form.fields.values() if f.name != skip)
        return max(scores, default=0)

    def points(form: BoundForm) -> float:
        owner = owners.get(form.key)
        reference = form.owner.name if form.owner is not None and owner is not None else ""
        total = 0.0
        for candidate in candidates:
            own = best(form, candidate.heading, reference)
            total += max(own, 0.9 * best(owner, candidate.heading)) if owner else own
        # Of two forms that know the headings alike the shorter one is meant; a long form is no worse for its length.
        return total - 0.001 * len(form.fields)

    return max(forms, key=points).key
