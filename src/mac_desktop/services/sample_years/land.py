"""Five years of land release at scale: an old register, surveys, clearance in its season, finds, and what is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from random import Random

from mac_desktop.services.sample_places import near
from mac_desktop.services.sample_years.areas import CELL_EAST, CELL_NORTH, CELLS_EAST, Area
from mac_desktop.services.sample_years.book import Book
from mac_desktop.services.sample_years.centre import CentreYears
from mac_desktop.services.sample_years.field import FieldYears
from mac_desktop.services.sample_years.paperwork import Paperwork
from mac_desktop.services.sample_years.places import Place
from mac_desktop.services.sample_years.surveys import Surveys

MONTHS = 60
FIRST = dt.date(2021, 1, 1)
# Work in the field stops for the winter rains and is slow in the heat: share of the year's work by month.
SEASON = (1, 2, 8, 12, 13, 9, 6, 5, 11, 13, 9, 2)
PARTS = ("north", "south", "ridge", "orchard", "old road", "wells", "river bank", "school", "east field", "terraces")
_CONTAMINATION = (("APM",), ("APM",), ("APM", "AVM"), ("APM", "UXO"), ("IAPM",), ("UXO",), ("CMR", "UXO"), ("AVM",))
_MODELS = {"APM": ("PMN", "PMN-2", "PMD-6", "POMZ-2", "OZM-72"), "AVM": ("TM-57", "TM-62M")}


def month_start(month: int) -> dt.date:
    """The first day of a month counted from January 2021."""
    return dt.date(FIRST.year + month // 12, month % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Work:
    """One planned activity: `share` of what is left of the area is released by it; the last one takes all."""

    area: Area
    kind: str
    release: str
    share: float
    last: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Where and when clearance finds ordnance: an activity, its area, and the day."""

    activity: str
    area: Area
    day: dt.date


@dataclass(slots=True)
class LandYears:
    """Makes the land records month by month. `operators` are (organisation, team), `accredited` the kinds of work for
    which an organisation is accredited, `models` maps a model's name to the id of its record."""

    random: Random
    places: Sequence[Place]
    operators: Sequence[tuple[str, str]]
    accredited: Mapping[str, frozenset[str]]
    models: dict[str, str]
    new_id: Callable[[], str]
    corners: dict[str, tuple[float, float]]
    field_work: FieldYears
    centre: CentreYears
    due: dict[int, list[Work]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    spare: list[Found] = field(default_factory=list)
    paper: Paperwork = field(init=False)
    surveys: Surveys = field(init=False)

    def __post_init__(self) -> None:
        self.paper = Paperwork(self.random, self.operators, self.new_id, self.number)
        self.surveys = Surveys(self.random, self.new_id)

    def number(self, prefix: str) -> int:
        """The next number of a series."""
        self.numbers[prefix] = self.numbers.get(prefix, 0) + 1
        return self.numbers[prefix]

    # ------------------------------------------------------------------------------------------------ areas
    def area(self, book: Book, month: int | None) -> Area:
        """A new area: of the old register when `month` is None, else found by survey in that month."""
        random = self.random
        place = random.choice(self.places)
        confirmed = random.random() < 0.6
        size = random.randrange(2_000, 60_000, 10) if confirmed else random.randrange(12_000, 240_000, 50)
        since = self._old_date() if month is None else self._day(month).isoformat()
        cell = self.number(place.district) - 1
        south, west = self.corners[place.district]
        area = Area(
            self.new_id(), f"{place.name} {random.choice(PARTS)}", place,
            round(south + CELL_NORTH * (cell // CELLS_EAST), 6), round(west + CELL_EAST * (cell % CELLS_EAST), 6),
            size, confirmed, random.choice(_CONTAMINATION), size, since,
            sqrt(size) * random.uniform(0.8, 1.25),
        )  # fmt: skip
        book.add(
            "hazardous_area", area.id, local_id=f"TM-HA-{self.number('HA'):06}", name=area.name,
            classification="CHA" if confirmed else "SHA", status="OPEN", status_date=since,
            information_date=since, reporting_organisation_id=random.choice(self.operators)[0],
            admin_unit_id=place.id, place=place.name, other_place_names=place.other_names,
            latitude=area.latitude, longitude=area.longitude,
            location_accuracy=random.choice(("EXACT", "NEAR")), area_m2=size, perimeter=area.strip(size),
            contamination=";".join(area.contamination),
            direct_evidence=random.choice(("VISUAL", "SIGN", "FOUND")) if confirmed else None,
            indirect_evidence=None if confirmed else random.choice(("VERBAL", "UNUSED", "COMBATANT")),
            marked=random.choice(("YES", "NO", "NO", None)), priority=random.choice(("HIGH", "MEDIUM", "LOW", None)),
            information_reliability=random.choice(("1", "2", "3", None)),
            source_reliability=random.choice(("A", "B", "C", None)),
        )  # fmt: skip
        area.used = 0.0
        if random.random() < 0.3:
            self.field_work.marks(book, area.id, area.latitude, area.longitude, since)
        self._ordnance(book, area)
        self._plan(area, 0 if month is None else month)
        return area

    def _ordnance(self, book: Book, area: Area) -> None:
        random = self.random
        for category in area.contamination:
            models = _MODELS.get(category)
            book.add(
                "area_ordnance", self.new_id(), hazardous_area_id=area.id,
                category="SUB" if category == "CMR" else "OTH" if category == "UXO" else category,
                ordnance_type_id=self.models[random.choice(models)] if models else None,
                quantity=random.randrange(5, 400, 5) if area.confirmed and random.random() < 0.6 else None,
                emplaced=random.choice(("1991-1993", "1994", "1995", "1992-1996", None)),
            )  # fmt: skip

    def _old_date(self) -> str:
        year, month = self.random.randint(2009, 2020), self.random.randint(1, 12)
        return self.random.choice(
            (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{self.random.randint(1, 28):02}")
        )

    def _day(self, month: int) -> dt.date:
        return month_start(month).replace(day=self.random.randint(1, 28))

    # ------------------------------------------------------------------------------------------------- work
    def _plan(self, area: Area, month: int) -> None:
        """What will be done in the area, and when: a third of the areas wait for their turn."""
        random = self.random
        if random.random() < 0.35:
            return
        wholly = random.random() < 0.55
        kinds: list[tuple[str, str, float]] = []
        if not area.confirmed:
            kinds.append(("NTS", "CAN", random.uniform(0.2, 0.6)))
        if random.random() < 0.7:
            kinds.append(("TS", "RED", random.uniform(0.2, 0.5)))
        clears = "BAC" if not {"APM", "IAPM", "AVM"} & set(area.contamination) else "CLR"
        kinds += [(clears, "CLR", random.uniform(0.2, 0.5)) for _ in range(random.randint(1, 3))]
        for place, (kind, release, share) in enumerate(kinds):
            month = self._next_season(month + random.randint(1, 9))
            if month >= MONTHS:
                return
            last = wholly and place == len(kinds) - 1
            self.due.setdefault(month, []).append(Work(area, kind, release, share, last))

    def _next_season(self, month: int) -> int:
        """The month, or a later one in which more is done."""
        while month < MONTHS and self.random.random() > SEASON[month % 12] / max(SEASON):
            month += 1
        return month

    def work(self, book: Book, month: int) -> int:
        """Everything that was done in the areas in one month; returns how many activities that were."""
        self.paper.month(book, month_start(month))
        due = self.due.pop(month, [])
        for work in due:
            self._activity(book, month, work)
        return len(due)

    def _activity(self, book: Book, month: int, work: Work) -> None:
        random, area = self.random, work.area
        operator, team = random.choice([one for one in self.operators if work.kind in self.accredited.get(one[0], ())])
        start = month_start(month).replace(day=random.randint(1, 12))
        end = start + dt.timedelta(days=random.randint(3, 15))
        activity = book.add(
            "activity", self.new_id(), local_id=f"TM-{work.kind}-{start.year}-{self.number(work.kind):06}",
            activity_type=work.kind, status="COMPLETED", status_date=end.isoformat(), organisation_id=operator,
            team_id=team, task_id=self.paper.task(book, area, operator, start), hazardous_area_id=area.id,
            methods="MANUAL" if work.kind == "CLR" else None,
            start_date=start.isoformat(), end_date=end.isoformat(), admin_unit_id=area.place.id,
            place=area.place.name, latitude=area.latitude, longitude=area.longitude,
            report_date=(end + dt.timedelta(days=random.randint(1, 20))).isoformat(),
            deminers=random.randint(4, 24) if work.kind == "CLR" else None, working_days=random.randint(2, 12),
        )  # fmt: skip
        released = area.left if work.last else round(area.left * work.share)
        if released >= 10:
            area.left -= released
            area.released[work.release] = area.released.get(work.release, 0) + released
            self._release(book, work, activity, released, end)
            self.surveys.details(book, work.kind, activity, start, released)
            if work.kind == "CLR":
                self.paper.progress(book, activity, start, end, released)
        if random.random() < 0.12:
            cleared = released if work.release == "CLR" and released >= 10 else 0
            self.centre.visit(book, activity, operator, area.id, end, cleared)
        if work.last:
            book.change(
                "hazardous_area", area.id, status="CLOSED", status_date=end.isoformat(), closed_date=end.isoformat(),
                closure_reason="MIXED", status_reason="All of its land was released.",
            )  # fmt: skip
            self.paper.done(book, area, activity, operator, end)
        if work.release == "CLR":
            self._finds(book, area, activity, start)

    def _release(self, book: Book, work: Work, activity: str, released: int, end: dt.date) -> None:
        book.add(
            "land_release_product", self.new_id(), activity_id=activity, hazardous_area_id=work.area.id,
            release_type=work.release, area_m2=released, perimeter=work.area.strip(released),
            release_date=end.isoformat(),
            technical_asset="YES" if work.release == "RED" else None,
            depth_cm=self.random.choice((13, 20, 30)) if work.release == "CLR" else None,
            method="MANUAL" if work.release == "CLR" else None,
        )  # fmt: skip

    def spot_tasks(self, book: Book, month: int, count: int) -> None:
        """Calls of villages to teams of explosive ordnance disposal in a month."""
        for _ in range(count):
            self.field_work.spot_task(book, self.random.choice(self.places), self._day(month))

    def _finds(self, book: Book, area: Area, activity: str, start: dt.date) -> None:
        where = Found(activity, area, start)
        if "APM" in area.contamination:
            self.spare.append(where)
        for _ in range(self.random.randint(1, 6)):
            self.find(book, where, self.random.choice(area.contamination))

    def find(self, book: Book, where: Found, contamination: str) -> None:
        """One item or several alike that clearance found and destroyed."""
        random, models, day, place = self.random, _MODELS.get(contamination), where.day, where.area.place
        quantity = random.choice((1, 1, 1, 2, 3, 8))
        destroyed = (day + dt.timedelta(days=random.randint(0, 2))).isoformat()
        category = {"CMR": "SUB", "UXO": random.choice(("PRJ", "MOR", "GRH"))}.get(contamination, contamination)
        book.add(
            "ordnance_item", self.new_id(), activity_id=where.activity, hazardous_area_id=where.area.id,
            category=category, ordnance_type_id=self.models[random.choice(models)] if models else None,
            quantity=quantity, found_date=day.isoformat(), depth_cm=random.choice((0, 5, 10, 15, 20, None)),
            condition=random.choice(("ARMED", "UNARMED", None)), latitude=near(random, place.latitude, 0.02),
            longitude=near(random, place.longitude, 0.02), quantity_destroyed=quantity, disposal_method="INSITU",
            disposal_date=destroyed,
        )  # fmt: skip
