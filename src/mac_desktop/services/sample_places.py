"""The gazetteer of the sample country: invented places with P-codes, and names in two scripts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from random import Random

from mac_desktop.paths import resources

VILLAGES_PER_DISTRICT = 5
GAZETTEER = "2020.1"
# The country lies where there is only sea, so that no coordinate of the sample points at a real place.
_ORIGIN = (12.0, 62.0)


@dataclass(frozen=True, slots=True)
class Unit:
    """One administrative unit; `parent` is the P-code of the unit above, "" for the country."""

    pcode: str
    level: int
    name: str
    local_name: str
    parent: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every unit, those of a higher level first."""

    units: tuple[Unit, ...]

    def level(self, level: int) -> list[Unit]:
        """The units of one level, in the order of their P-codes."""
        return [unit for unit in self.units if unit.level == level]

    def of(self, pcode: str) -> Unit:
        """The unit with a P-code."""
        return next(unit for unit in self.units if unit.pcode == pcode)

    def villages_of(self, district: Unit) -> list[Unit]:
        """The villages of a district."""
        return [unit for unit in self.units if unit.parent == district.pcode]


@cache
def words(kind: str) -> tuple[tuple[str, str], ...]:
    """Invented names of one kind, each in Latin and in Arabic script."""
    with resources("sample", "names.toml").open("rb") as file:
        found = tomllib.load(file)[kind]
    pairs = [found] if isinstance(found[0], str) else found
    return tuple((str(latin), str(arabic)) for latin, arabic in pairs)


def make_gazetteer(random: Random) -> Gazetteer:
    """A country, 4 provinces, 16 districts and 80 villages. Some villages share their name, as everywhere."""
    name, local = words("country")[0]
    latitude, longitude = _ORIGIN
    units = [Unit("XT", 0, name, local, "", latitude + 1, longitude + 1)]
    for p, (name, local) in enumerate(words("provinces")):
        code = f"XT{p + 1:02}"
        units.append(Unit(code, 1, name, local, "XT", latitude + 0.5 + p // 2, longitude + 0.5 + p % 2))
    names = words("districts")
    for province in units[1:5]:
        for d in range(4):
            name, local = names[len([u for u in units if u.level == 2])]
            at = (province.latitude - 0.25 + 0.5 * (d // 2), province.longitude - 0.25 + 0.5 * (d % 2))
            units.append(Unit(f"{province.pcode}{d + 1:02}", 2, name, local, province.pcode, *at))
    for district in [u for u in units if u.level == 2]:
        units += _villages(random, district)
    return Gazetteer(tuple(units))


def _villages(random: Random, district: Unit) -> list[Unit]:
    pairs = [(form, root) for form in words("village_forms") for root in words("village_roots")]
    found = []
    for v, (form, root) in enumerate(random.sample(pairs, VILLAGES_PER_DISTRICT)):
        place = (near(random, district.latitude, 0.18), near(random, district.longitude, 0.18))
        name, local = f"{form[0]} {root[0]}", f"{form[1]} {root[1]}"
        found.append(Unit(f"{district.pcode}{v + 1:03}", 3, name, local, district.pcode, *place))
    return found


def near(random: Random, degrees: float, within: float) -> float:
    """A coordinate near another, to a tenth of a metre or so."""
    return round(degrees + random.uniform(-within, within), 6)
