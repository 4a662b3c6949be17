"""Makes the sample country at scale: five years of records and of history, always the same."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from mac_desktop.domain.problems import UserError
from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.organisation import Accreditation
from mac_desktop.forms.rules.reading import codes
from mac_desktop.services import history
from mac_desktop.services.context import Context
from mac_desktop.services.progress import Job, Progress
from mac_desktop.services.sample import EXISTS, OFFICE, enter_own_records
from mac_desktop.services.sample_places import GAZETTEER
from mac_desktop.services.sample_years.book import Book, Clock, entered
from mac_desktop.services.sample_years.care import CareYears
from mac_desktop.services.sample_years.centre import CentreYears
from mac_desktop.services.sample_years.errors import Seeded, seed_errors
from mac_desktop.services.sample_years.field import FieldYears
from mac_desktop.services.sample_years.land import MONTHS, SEASON, LandYears, month_start
from mac_desktop.services.sample_years.learning import LearningYears
from mac_desktop.services.sample_years.people import SEASON as ACCIDENT_SEASON
from mac_desktop.services.sample_years.people import PeopleYears
from mac_desktop.services.sample_years.places import Place, make_places
from mac_desktop.services.sample_years.scale import Scale
from mac_desktop.services.stores import new_store
from mac_desktop.store import queries
from mac_desktop.store.tables import records_by_table
from mac_desktop.texts import N_, Texts

SEED = 5
START = dt.datetime(2021, 1, 4, 8, 0, tzinfo=dt.UTC)
END = dt.datetime(2026, 1, 20, 8, 0, tzinfo=dt.UTC)
# What all other records refer to; the centre keeps the rest of its own records when the five years are over.
BEFORE_ALL = frozenset({
    "country", "gazetteer_version", "admin_level", "organisation", "accreditation", "team", "ordnance_type",
})  # fmt: skip
_MAKING = N_("Making the sample country")
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class YearsMade:
    """The store, how many records it holds, and the errors that were put in."""

    store: Path
    records: int
    seeded: tuple[Seeded, ...]


def errors_file(store_path: Path) -> Path:
    """The file beside a sample that lists what is wrong in it: number, rule and form of each error."""
    return store_path.with_suffix(".errors.json")


def make_years(store_path: Path, scale: Scale, *, user: str, texts: Texts) -> Job[YearsMade]:
    """Make a store with five years of an invented country; the errors in it are listed in a JSON file beside it.

    UserError when the store exists. The records are the same each time; their ids are not.
    """
    if store_path.exists():
        raise UserError(EXISTS, path=str(store_path))
    clock = Clock(START)
    ctx = new_store(store_path, office=OFFICE, user=user, now=clock, texts=texts)
    try:
        with ctx.store:
            made = yield from _Years(ctx, clock, scale).make()
    except BaseException:  # half a sample would stand in the way of the next attempt
        for end in ("", "-wal", "-shm", ".lock"):
            Path(f"{store_path}{end}").unlink(missing_ok=True)
        raise
    facts = [{"number": one.number, "rule": one.rule, "form": one.form} for one in made.seeded]
    errors_file(store_path).write_text(json.dumps(facts, indent=1), encoding="utf-8")
    return made


@dataclass(frozen=True, slots=True)
class _Makers:
    """Who makes what of the country. `donors` are ids of organisations by short name."""

    land: LandYears
    people: PeopleYears
    learning: LearningYears
    centre: CentreYears
    donors: Mapping[str, str]


class _Years:
    """The work of making one store."""

    def __init__(self, ctx: Context, clock: Clock, scale: Scale) -> None:
        self.ctx, self.clock, self.scale = ctx, clock, scale
        self.random = Random(SEED)  # noqa: S311  (a sample, no secret)
        self.new_id = ctx.store.ids.new_id
        self.book, self.late, self.made = Book(), Book(), 0
        self.districts: list[Place] = []

    def make(self) -> Job[YearsMade]:
        """Country first, then month by month, then what is wrong in it, then what is missing to the scale."""
        self.made += enter_own_records(self.ctx, BEFORE_ALL.__contains__)
        places = self._gazetteer()
        makers = self._makers(places)
        for _ in range(self.scale.areas * 2 // 5):
            makers.land.area(self.book, None)
        self._write(N_("Import {file}"), file="old-register.csv")
        for month in range(MONTHS):
            yield Progress(self.made, self.scale.records, _MAKING)
            self._month(makers, month)
        self.clock.moment, self.book = END, self.late
        self._write(N_("Import {file}"), file=f"late-reports-{MONTHS:02}.xlsx")
        self.made += enter_own_records(self.ctx, lambda form: form not in BEFORE_ALL)
        seeded = seed_errors(self.ctx, self.book, self._held(places), makers.people.late)
        self._write(N_("Import {file}"), state=State.SUBMITTED, file="not-yet-looked-at.xlsx")
        yield from self._fill(makers.land)
        with self.ctx.store.read() as connection:
            numbered = tuple(one.numbered(connection) for one in seeded)
        return YearsMade(self.ctx.store.path, self.made, numbered)

    # ------------------------------------------------------------------------------------------- the country
    def _gazetteer(self) -> list[Place]:
        scale = self.scale
        units = make_places(self.random, scale.provinces, scale.districts, scale.villages, self.new_id)
        version = self._ids("gazetteer_version", "name")[GAZETTEER]
        for unit in units:
            self.book.add(
                "admin_unit", unit.id, pcode=unit.pcode, level=unit.level,
                name=unit.name, other_names=unit.other_names, parent_id=unit.parent_id, latitude=unit.latitude,
                longitude=unit.longitude, valid_from="2020-01-01", gazetteer_version_id=version,
            )  # fmt: skip
        self._write(N_("Import {file}"), file="gazetteer.xlsx")
        self.districts = [unit for unit in units if unit.level == 2]
        return [unit for unit in units if unit.level == 3]

    def _makers(self, villages: list[Place]) -> _Makers:
        organisations = self._ids("organisation", "short_name")
        teams = self._ids("team", "name")
        operators = [(organisations[name[: name.index("-")]], teams[name]) for name in teams if name[:3] != "NGS"]
        models = self._ids("ordnance_type", "name")
        centre = CentreYears(self.random, self.new_id)
        centre.stock(self.book, models["TM-57"])
        donors = centre.donors(self.book)
        self._write(N_("Import {file}"), file="donors-and-depots.xlsx")
        disposal = [(organisations["CDT"], team) for name, team in teams.items() if name.startswith("CDT-EOD")]
        land = LandYears(
            self.random,
            villages,
            operators,
            self._accredited(),
            models,
            self.new_id,
            {unit.pcode: (unit.latitude, unit.longitude) for unit in self.districts},
            FieldYears(self.random, disposal, models, self.new_id),
            centre,
        )
        for number, village in enumerate(villages[:12]):
            self.book.add(
                "service_provider", self.new_id(), name=f"Health centre {village.name} {number + 1}",
                category="HOSPITAL", pillars="MEDICAL;REHAB", admin_unit_id=village.id, accessible="YES",
                checked_on="2020-11",
            )  # fmt: skip
        self._write(N_("Import {file}"), file="service-directory.ods")
        providers = list(self._ids("service_provider", "name").values())
        active = [organisations[name] for name in ("TEC", "CFI", "SANAD", "CDT", "AMAL")]
        care = CareYears(self.random, providers, active, self.new_id)
        others = [organisations[name] for name in ("TUPD", "NDS")]
        return _Makers(
            land,
            PeopleYears(self.random, villages, providers, active, self.new_id, care, operators),
            LearningYears(self.random, villages, others, self.new_id),
            centre,
            donors,
        )

    def _held(self, villages: list[Place]) -> dict[str, str]:
        """Records of the country to which mistakes refer by name."""
        village = villages[0]
        province = next(place for place in self.districts if place.pcode == village.district).parent_id
        return {
            "village": village.id,
            "province": str(province),
            "apmbc": self._ids("treaty_status", "treaty")["APMBC"],
            "pmn": self._ids("ordnance_type", "name")["PMN"],
            "provider": next(iter(self._ids("service_provider", "name").values())),
        }

    def _accredited(self) -> dict[str, frozenset[str]]:
        with self.ctx.store.read() as connection:
            held = queries.find_by(connection, Accreditation, "status", "OPERATIONAL")
        return {str(row["organisation_id"]): codes(row, "accredited_work") for row in held}

    def _ids(self, table: str, column: str) -> dict[str, str]:
        with self.ctx.store.read() as connection:
            found = queries.column_values(connection, records_by_table()[table], (column,))
            return {str(name): str(row_id) for row_id, name in found}

    # -------------------------------------------------------------------------------------------- the months
    def _month(self, makers: _Makers, month: int) -> None:
        """What happened in a month is entered in its last days, and a part of it much later."""
        self.clock.moment = dt.datetime.combine(month_start(month), dt.time(9), dt.UTC) + dt.timedelta(days=27)
        self.book, self.late = self.late, Book()
        self._write(N_("Import {file}"), file=f"late-reports-{month:02}.xlsx")
        share, spring = SEASON[month % 12] / sum(SEASON) / 5, ACCIDENT_SEASON[month % 12] / sum(ACCIDENT_SEASON) / 5
        for _ in range(round(self.scale.areas * 0.6 * share)):
            makers.land.area(self.book, month)
        makers.land.work(self.book, month)
        makers.land.spot_tasks(self.book, month, round(self.scale.areas * share))
        self._write(N_("Import {file}"), file=f"operations-{month_start(month):%Y-%m}.xlsx")
        for _ in range(round(self.scale.accidents * spring)):
            makers.people.accident(self.late if self.random.random() < 0.06 else self.book, month)
        self._write(N_("Import {file}"), file=f"accidents-{month_start(month):%Y-%m}.xlsx")
        for _ in range(round(self.scale.sessions * share)):
            makers.people.education(self.book, month)
            if self.random.random() < 0.25:
                makers.learning.activity(self.book, month_start(month).replace(day=self.random.randint(1, 28)))
        if month % 12 == 11:
            makers.centre.contributions(self.book, makers.donors, month_start(month).year)
        entered(self.ctx, self._counted(), month, {"what": "risk education"}, self._state(month))
        if month % 12 == 5:
            self._mistake(makers.land, month)

    def _mistake(self, land: LandYears, month: int) -> None:
        """Last year's file came in again, was noticed, and was taken back."""
        wrong, random = Book(), land.random.getstate()
        for _ in range(20):
            place = land.places[len(wrong.rows.get("warning_measure", ()))]
            wrong.add("warning_measure", self.new_id(), kind="EORE", measure_date="2020-05", admin_unit_id=place.id)
        step = wrong.write(self.ctx, N_("Import {file}"), "coordinator", State.APPROVED, file=f"wrong-{month:02}.xlsx")
        land.random.setstate(random)
        self.clock.moment += dt.timedelta(hours=3)
        history.undo(self.ctx, step)

    def _state(self, month: int) -> State:
        return State.APPROVED if month < MONTHS - 2 else State.SUBMITTED

    def _counted(self) -> Book:
        self.made += self.book.size
        self.book.size = 0
        return self.book

    def _write(self, title: str, state: State = State.APPROVED, **called: object) -> None:
        if self.book.rows or self.book.changes:
            self._counted().write(self.ctx, title, "coordinator", state, **called)

    # ------------------------------------------------------------------------------------------ to the scale
    def _fill(self, land: LandYears) -> Job[None]:
        """More finds of single items, until the country has as many records as its scale says."""
        while self.made < self.scale.records:
            yield Progress(self.made, self.scale.records, _MAKING)
            for _ in range(min(_AT_ONCE, self.scale.records - self.made)):
                land.find(self.book, self.random.choice(land.spare), "APM")
            self._write(N_("Import {file}"), file="single-items.csv")
