"""The gazetteer at scale: provinces, districts and thousands of villages, with names in three scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from mac_desktop.services.sample_places import near, words

# The country lies where there is only sea, so that no coordinate of the sample points at a real place.
SOUTH, WEST = -40.0, 90.0
_LATIN, _LETTERS = "abcdefghijklmnopqrstuvwxyz", "абкдефгхийклмнопкрстуввхйз"
_CYRILLIC = str.maketrans(_LATIN + _LATIN.upper(), _LETTERS + _LETTERS.upper())
_ACCENTS = str.maketrans("aiuseoSA", "âîûşéöŞÂ")


@dataclass(frozen=True, slots=True)
class Place:
    """One administrative unit, with the id of its record."""

    id: str
    pcode: str
    level: int
    name: str
    other_names: str
    parent_id: str | None
    latitude: float
    longitude: float
    district: str = ""
    province: str = ""


def make_places(
    random: Random, provinces: int, districts: int, villages: int, new_id: Callable[[], str]
) -> list[Place]:
    """Every unit, those of a higher level first. `new_id` gives the id of a record."""
    name, local = words("country")[0]
    found = [Place(new_id(), "XT", 0, name, f"{local}; {cyrillic(name)}", None, SOUTH, WEST)]
    roots, forms = words("village_roots"), words("village_forms")
    for p in range(provinces):
        at = (SOUTH + p // 6, WEST + p % 6)
        found.append(_place(new_id(), f"XT{p + 1:02}", 1, _named(words("provinces"), p), found[0], at))
        province = found[-1]
        for d in range(districts):
            at = (province.latitude - 0.35 + 0.23 * (d // 3), province.longitude - 0.3 + 0.3 * (d % 3))
            place = _place(
                new_id(), f"{province.pcode}{d + 1:02}", 2, _named(words("districts"), p * 8 + d), province, at
            )
            found.append(place)
    for district in [place for place in found if place.level == 2]:
        for v in range(villages):
            form, root = forms[v % len(forms)], roots[random.randrange(len(roots))]
            at = (near(random, district.latitude, 0.1), near(random, district.longitude, 0.13))
            pair = (f"{form[0]} {root[0]}", f"{form[1]} {root[1]}")
            found.append(_place(new_id(), f"{district.pcode}{v + 1:03}", 3, pair, district, at))
    return found


def _place(
    row_id: str, pcode: str, level: int, named: tuple[str, str], parent: Place, at: tuple[float, float]
) -> Place:
    district = parent.pcode if level == 3 else ""
    province = pcode[:4]
    other = f"{named[1]}; {cyrillic(named[0])}"
    return Place(row_id, pcode, level, named[0], other, parent.id, round(at[0], 6), round(at[1], 6), district, province)


def _named(pairs: tuple[tuple[str, str], ...], number: int) -> tuple[str, str]:
    """The name of that number: where the names are used up they come again with a number behind them."""
    latin, arabic = pairs[number % len(pairs)]
    again = number // len(pairs)
    return (f"{latin} {again + 1}", f"{arabic} {again + 1}") if again else (latin, arabic)


def accented(name: str) -> str:
    """The same name as one who writes Latin letters with accents would have it."""
    return name.translate(_ACCENTS)


def cyrillic(name: str) -> str:
    """An invented name as an old map in Cyrillic letters would have it."""
    return name.translate(_CYRILLIC)
