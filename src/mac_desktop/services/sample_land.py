"""The land of the sample country: hazardous areas, the work done in them, what was released and what was found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random

from mac_desktop.services.sample_places import Gazetteer, Unit, near

FIRST_YEAR, LAST_YEAR = 2021, 2025
LAST_DAY = dt.date(2025, 12, 15)
AREAS, SPOT_TASKS, TASKS = 60, 20, 12

# Work in the field stops for the winter rains and is slow in the heat.
_MONTHS = (3, 4, 5, 6, 7, 9, 10, 11)
_OPERATORS = {
    "NTS": (("CFI", "CFI-NTS-1"), ("NGS", "NGS-NTS-1")),
    "TS": (("SANAD", "SANAD-TS-1"), ("CFI", "CFI-MTT-1")),
    "CLR": (
        ("TEC", "TEC-MC-1"),
        ("CFI", "CFI-MTT-1"),
        ("CFI", "CFI-MTT-2"),
        ("SANAD", "SANAD-MC-1"),
        ("TEC", "TEC-MECH-1"),
    ),
    "BAC": (("CFI", "CFI-MTT-2"), ("SANAD", "SANAD-MC-1")),
}
_APM_MODELS = ("PMN", "PMN", "PMN-2", "PMN-2", "PMD-6", "POMZ-2", "OZM-72")


@dataclass(frozen=True, slots=True)
class Laid:
    """Ordnance known or suspected in an area; `quantity` is None when it is unknown."""

    category: str
    model: str
    quantity: int | None
    emplaced: str


@dataclass(frozen=True, slots=True)
class Release:
    """Square metres released in one way."""

    kind: str
    area_m2: int


@dataclass(frozen=True, slots=True)
class Find:
    """Ordnance found: how many, and how many of them were destroyed."""

    category: str
    model: str
    quantity: int
    destroyed: int
    found_on: dt.date
    disposal: str


@dataclass(frozen=True, slots=True)
class Work:
    """One activity. `area` is the local id of its area, "" for a spot task."""

    local_id: str
    kind: str
    operator: str
    team: str
    area: str
    village: Unit
    start: dt.date
    end: dt.date
    reported: dt.date
    releases: tuple[Release, ...] = ()
    finds: tuple[Find, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """One hazardous area as it stands at the end of 2025. `known_since` is a date to the year, month or day."""

    local_id: str
    name: str
    classification: str
    status: str
    village: Unit
    latitude: float
    longitude: float
    area_m2: int
    contamination: tuple[str, ...]
    known_since: str
    closed_on: dt.date | None = None
    closure_reason: str = ""
    priority: str = ""
    marked: bool = False
    laid: tuple[Laid, ...] = ()

    @property
    def has_mines(self) -> bool:
        """Whether anti-personnel mines, manufactured or improvised, are among the contamination."""
        return bool({"APM", "IAPM"} & set(self.contamination))


@dataclass(frozen=True, slots=True)
class TaskOrder:
    """A tasking order for one or two areas."""

    local_id: str
    name: str
    operator: str
    areas: tuple[str, ...]
    area_m2: int
    issued: dt.date
    status: str


@dataclass(slots=True)
class Land:
    """All areas, all work in order of its start, and the tasking orders."""

    areas: list[Area] = field(default_factory=list)
    work: list[Work] = field(default_factory=list)
    tasks: list[TaskOrder] = field(default_factory=list)


def make_land(random: Random, gazetteer: Gazetteer) -> Land:
    """Areas with their histories: released, worked on, suspended or still untouched."""
    land = Land()
    for number in range(1, AREAS + 1):
        area = _new_area(random, gazetteer, number)
        fate = "closed" if number % 5 in (0, 2) else "worked" if number % 5 == 3 or number % 10 == 1 else "open"
        if number > AREAS - 9:
            area = replace(area, known_since=_day_in(random, LAST_YEAR).isoformat())
            fate = "open"
        work = _history(random, area, fate)
        land.areas.append(_standing(random, area, fate, work))
        land.work += work
    land.work += [_spot_task(random, gazetteer) for _ in range(SPOT_TASKS)]
    land.work.sort(key=lambda w: (w.start, w.area, w.kind, w.village.pcode))
    land.work = [replace(w, local_id=f"{w.operator}-{w.start.year}-{n:03}") for n, w in enumerate(land.work, 1)]
    land.tasks = _tasks(random, land)
    return land


def _new_area(random: Random, gazetteer: Gazetteer, number: int) -> Area:
    district = random.choices(gazetteer.level(2), weights=(3, 5, 4, 2, 4, 5, 3, 2, 6, 5, 4, 4, 2, 3, 2, 2))[0]
    village = random.choice(gazetteer.villages_of(district))
    confirmed = random.random() < 0.6
    size = random.randrange(2_000, 60_000, 10) if confirmed else random.randrange(12_000, 240_000, 50)
    contamination = _contamination(random, village)
    year = random.randint(2009, 2020)
    since = random.choice((f"{year}", f"{year}-{random.choice(_MONTHS):02}", *[_day_in(random, year).isoformat()] * 5))
    part = random.choice(("north", "south", "ridge", "orchard", "old road", "wells"))
    return Area(
        f"TM-HA-{number:04}", f"{village.name} {part}",
        "CHA" if confirmed else "SHA", "OPEN", village, near(random, village.latitude, 0.02),
        near(random, village.longitude, 0.02), size, contamination, since,
        priority=random.choice(("HIGH", "MEDIUM", "MEDIUM", "LOW", "")), marked=confirmed and random.random() < 0.7,
        laid=_laid(random, contamination, confirmed),
    )  # fmt: skip


def _contamination(random: Random, village: Unit) -> tuple[str, ...]:
    if village.pcode.startswith("XT03"):
        return random.choice((("APM",), ("APM",), ("IAPM",), ("APM", "IAPM"), ("APM", "AVM")))
    if village.pcode.startswith("XT04"):
        return random.choice((("APM",), ("CMR",), ("CMR", "UXO"), ("AVM",)))
    return random.choice((("APM",), ("APM",), ("APM",), ("APM", "AVM"), ("APM", "UXO"), ("UXO",)))


def _laid(random: Random, contamination: tuple[str, ...], confirmed: bool) -> tuple[Laid, ...]:
    """What records and survey say of the mines in an area; suspected areas seldom have numbers."""
    found = []
    when = random.choice(("1991–1993", "1994", "1995", "1992–1996", "unknown"))
    if "APM" in contamination:
        models = sorted({random.choice(_APM_MODELS) for _ in range(2 if confirmed else 1)})
        found += [Laid("APM", m, random.randrange(20, 400, 5) if confirmed else None, when) for m in models]
    if "IAPM" in contamination:
        found.append(Laid("IAPM", "Pressure plate device, local make", None, "2015–2016"))
    if "AVM" in contamination:
        found.append(
            Laid("AVM", random.choice(("TM-57", "TM-62M")), random.randrange(4, 60) if confirmed else None, when)
        )
    return tuple(found)


def _day_in(random: Random, year: int) -> dt.date:
    return dt.date(year, random.choice(_MONTHS), random.randint(1, 28))


def _history(random: Random, area: Area, fate: str) -> list[Work]:
    """The activities that released an area, or a part of it, in an order that survey and clearance have."""
    if fate == "open":
        return []
    to_release = area.area_m2 if fate == "closed" else round(area.area_m2 * random.uniform(0.2, 0.6))
    steps: list[tuple[str, tuple[Release, ...]]] = []
    left = to_release
    if area.classification == "SHA":
        cancelled = left if random.random() < 0.15 else round(left * random.uniform(0.35, 0.6))
        steps.append(("NTS", (Release("CAN", cancelled),)))
        left -= cancelled
    if left and random.random() < 0.75:
        reduced = round(left * random.uniform(0.3, 0.6))
        steps.append(("TS", (Release("RED", reduced),)))
        left -= reduced
    clearance = "CLR" if area.has_mines or "AVM" in area.contamination else "BAC"
    parts = random.choice((1, 2, 2, 3)) if left > 3_000 else 1
    for part in range(parts if left else 0):
        cleared = left if part == parts - 1 else round(left * random.uniform(0.3, 0.6))
        left -= cleared
        steps.append((clearance, (Release("CLR", cleared),)))
    return _dated(random, area, steps)


def _dated(random: Random, area: Area, steps: list[tuple[str, tuple[Release, ...]]]) -> list[Work]:
    """Gives each step its days, from the last one backwards, so that no year is left without work."""
    earliest = FIRST_YEAR + (len(steps) > 2) + (len(steps) > 4)
    year = random.choices(range(earliest, LAST_YEAR + 1), weights=range(earliest - 2018, LAST_YEAR - 2017))[0]
    end = min(_day_in(random, year), LAST_DAY)
    found = []
    for kind, releases in reversed(steps):
        start = end - dt.timedelta(days=random.randint(6, 60))
        operator, team = random.choice([o for o in _OPERATORS[kind] if o[0] != "NGS" or end.year < 2024])
        late = random.randint(90, 200) if random.random() < 0.06 else random.randint(2, 20)
        finds = _finds(random, area, kind, start, end)
        reported = end + dt.timedelta(days=late)
        found.append(Work("", kind, operator, team, area.local_id, area.village, start, end, reported, releases, finds))
        end = start - dt.timedelta(days=random.randint(10, 90))
    return found


def _finds(random: Random, area: Area, kind: str, start: dt.date, end: dt.date) -> tuple[Find, ...]:
    if kind == "NTS":
        return ()
    chosen: dict[tuple[str, str], Find] = {}
    for laid in area.laid:
        if random.random() < (0.9 if kind == "CLR" else 0.15):
            quantity = random.randint(1, 30) if laid.category == "APM" else random.randint(1, 5)
            chosen[laid.category, laid.model] = _find(random, laid.category, laid.model, quantity, start, end)
    others = [("SUB", "AO-2.5RT"), ("SUB", "ShOAB-0.5")] if "CMR" in area.contamination else []
    others += [("MOR", "82 mm O-832D"), ("PRJ", "122 mm OF-462"), ("GRH", "F-1")] if random.random() < 0.3 else []
    for category, model in others:
        if random.random() < 0.6:
            chosen[category, model] = _find(random, category, model, random.randint(1, 6), start, end)
    return tuple(chosen.values())


def _find(random: Random, category: str, model: str, quantity: int, start: dt.date, end: dt.date) -> Find:
    found_on = start + dt.timedelta(days=random.randint(0, (end - start).days))
    destroyed = quantity - (random.randint(1, quantity) if random.random() < 0.06 else 0)
    disposal = "HANDED" if destroyed == 0 else random.choice(("INSITU", "INSITU", "INSITU", "REMOVED"))
    return Find(category, model, quantity, destroyed, found_on, disposal)


def _spot_task(random: Random, gazetteer: Gazetteer) -> Work:
    village = random.choice(gazetteer.level(3))
    start = _day_in(random, random.randint(FIRST_YEAR, LAST_YEAR))
    kinds = (("MOR", "82 mm O-832D"), ("PRJ", "122 mm OF-462"), ("GRH", "F-1"), ("RKT", "PG-7V"), ("APM", "PMN"),
             ("SUB", "ShOAB-0.5"))  # fmt: skip
    finds = tuple(
        _find(random, *kind, random.randint(1, 4), start, start)
        for kind in random.sample(kinds, random.choice((1, 1, 2)))
    )
    team = random.choice(("CDT-EOD-1", "CDT-EOD-2"))
    return Work("", "EOD", "CDT", team, "", village, start, start, start + dt.timedelta(days=3), (), finds)


def _standing(random: Random, area: Area, fate: str, work: list[Work]) -> Area:
    if fate == "closed":
        kinds = {release.kind for w in work for release in w.releases}
        reason = kinds.pop() if len(kinds) == 1 else "MIXED"
        status = random.choice(("CLOSED", "HANDED", "HANDED"))
        return replace(area, status=status, closed_on=max(w.end for w in work), closure_reason=reason)
    if fate == "worked":
        return replace(area, status=random.choice(("WORKED", "WORKED", "WORKED", "SUSPENDED")))
    return area


def _tasks(random: Random, land: Land) -> list[TaskOrder]:
    candidates = [a for a in land.areas if any(w.area == a.local_id and w.kind == "CLR" for w in land.work)]
    found = []
    for number, area in enumerate(candidates[:TASKS], 1):
        first = next(w for w in land.work if w.area == area.local_id and w.kind == "CLR")
        beside = [a for a in land.areas if a.village == area.village and a is not area][: number % 2]
        issued = first.start - dt.timedelta(days=random.randint(10, 40))
        status = "COMPLETED" if area.closed_on else "ONGOING"
        size = area.area_m2 + sum(a.area_m2 for a in beside)
        names = (area.local_id, *(a.local_id for a in beside))
        found.append(
            TaskOrder(
                f"TO-{issued.year}-{number:02}", f"Clearance {area.name}", first.operator, names, size, issued, status
            )
        )
    return found
