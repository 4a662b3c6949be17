"""Everything that is true in the sample country, made from one seed, and the figures that follow from it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from random import Random

from mac_desktop.services.sample_land import Area, Land, make_land
from mac_desktop.services.sample_people import Casualty, People, make_people
from mac_desktop.services.sample_places import Gazetteer, Unit, make_gazetteer

SEED = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """A warning measure: marking of an area, or risk education in a village with the people reached."""

    kind: str
    date: dt.date
    organisation: str
    village: Unit
    area: str = ""
    length_m: int | None = None
    signs: int | None = None
    sessions: int | None = None
    people: tuple[int, int, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The sample country."""

    gazetteer: Gazetteer
    land: Land
    people: People
    warnings: tuple[Measure, ...]


def make_plan(seed: int = SEED) -> Plan:
    """The same country for the same seed."""
    random = Random(seed)  # noqa: S311  (a sample, no secret)
    gazetteer = make_gazetteer(random)
    land = make_land(random, gazetteer)
    people = make_people(random, gazetteer)
    return Plan(gazetteer, land, people, tuple(_warnings(random, gazetteer, land)))


def _warnings(random: Random, gazetteer: Gazetteer, land: Land) -> list[Measure]:
    found = []
    for year in range(2021, 2026):
        for month in (3, 4, 9, 10):
            for _ in range(2):
                people = (
                    random.randint(8, 60),
                    random.randint(8, 55),
                    random.randint(10, 80),
                    random.randint(10, 80),
                    random.randint(0, 9),
                )
                village = random.choice(gazetteer.level(3))
                sessions = random.randint(1, 5)
                found.append(
                    Measure(
                        "EORE",
                        dt.date(year, month, random.randint(1, 28)),
                        "AMAL",
                        village,
                        sessions=sessions,
                        people=people,
                    )
                )
    for area in [a for a in land.areas if a.marked]:
        length = random.randrange(120, 1_400, 10)
        year = random.randint(max(2021, int(area.known_since[:4])), 2025)
        day = dt.date(year, 12, random.randint(1, 20))
        kind = random.choice(("MARKING", "FENCING", "SIGNS"))
        found.append(
            Measure(
                kind, day, "TEC", area.village, area.local_id, length if kind != "SIGNS" else None, max(4, length // 30)
            )
        )
    return sorted(found, key=lambda w: (w.date, w.village.pcode))


def released_m2(plan: Plan, year: int) -> dict[str, int]:
    """Square metres of mined areas cancelled (CAN), reduced (RED) and cleared (CLR) in a year, by the day the work
    ended. Areas without anti-personnel mines are left out, as in the report."""
    sums = Counter({"CAN": 0, "RED": 0, "CLR": 0})
    mined = {area.local_id for area in plan.land.areas if area.has_mines}
    for work in [w for w in plan.land.work if w.area in mined]:
        for release in work.releases:
            sums[release.kind] += release.area_m2 if work.end.year == year else 0
    return dict(sums)


def mines_destroyed(plan: Plan, year: int) -> dict[tuple[str, str], int]:
    """Anti-personnel mines destroyed in mined areas in a year, by category and model."""
    sums: Counter[tuple[str, str]] = Counter()
    for work in plan.land.work:
        for find in work.finds:
            if find.category in {"APM", "IAPM"} and find.destroyed and find.found_on.year == year:
                sums[find.category, find.model] += find.destroyed
    return dict(sums)


def casualties_in(plan: Plan, year: int) -> list[Casualty]:
    """The casualties that the treaty's figures count: those of devices that another person fired are left out."""
    counted = [c for c in plan.people.casualties if c.accident.device != "IED" and c.accident.activation != "COMMAND"]
    return [c for c in counted if c.accident.date.startswith(str(year))]


def open_areas(plan: Plan, day: dt.date) -> dict[str, int]:
    """Areas with anti-personnel mines that are open on a day, with the square metres that are left of each."""
    left = {}
    for area in plan.land.areas:
        if area.has_mines and (area.closed_on is None or area.closed_on > day) and area.known_since <= day.isoformat():
            left[area.local_id] = area.area_m2 - _released_of(plan, area, day)
    return left


def _released_of(plan: Plan, area: Area, day: dt.date) -> int:
    work = [w for w in plan.land.work if w.area == area.local_id and w.end <= day]
    return sum(release.area_m2 for w in work for release in w.releases)
