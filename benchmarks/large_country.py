"""An invented country as large as one office's store gets: the store that `large_store.py` measures."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.accident import Accident
from mac_desktop.domain.records.activity import Activity, LandReleaseProduct
from mac_desktop.domain.records.base import Record, State
from mac_desktop.domain.records.casualty import Casualty, Person
from mac_desktop.domain.records.geography import AdminUnit
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.domain.records.ordnance import OrdnanceItem, OrdnanceType
from mac_desktop.domain.records.organisation import Organisation, Team
from mac_desktop.domain.records.treaty import Country, TreatyStatus
from mac_desktop.services import stores
from mac_desktop.services.context import Context
from mac_desktop.store.step import Step
from mac_desktop.texts import Texts

SYLLABLES = ("ka", "bul", "ran", "do", "mir", "ze", "lu", "tan", "ghar", "so", "pi", "nem", "wa", "ber", "qa", "shi")
FIRST = ("Amina", "Yusuf", "María", "José", "Fatima", "Ahmad", "Sophea", "Dara", "Nadia", "Omar", "Ivan", "Lina")
STATES = (*(State.APPROVED,) * 90, *(State.SUBMITTED,) * 5, *(State.VERIFIED,) * 2, *(State.DRAFT,) * 3)
LEVELS = (0.0004, 0.008, 0.08)  # how much of the gazetteer the first three levels are; the fourth is the rest


def name(r: random.Random) -> str:
    """An invented name of two to four syllables."""
    return "".join(r.choice(SYLLABLES) for _ in range(r.randrange(2, 5))).capitalize()


def day(r: random.Random, first: int = 2005, last: int = 2025) -> str:
    """A day, now and then only its month or year."""
    whole = (dt.date(first, 1, 1) + dt.timedelta(days=r.randrange(365 * (last - first)))).isoformat()
    return whole[: r.choice((10, 10, 10, 10, 10, 10, 10, 7, 4))]


def make_store(path: Path, *, scale: float = 1.0, now: Callable[[], dt.datetime]) -> Context:
    """A store with `scale` x (100,000 accidents and casualties, 50,000 places, 20,000 persons, 20,000 areas, ...)."""
    ctx = stores.new_store(path, office="HQ", user="benchmark", now=now, texts=Texts())
    r = random.Random(11)

    def many(count: int) -> int:
        return max(8, int(count * scale))

    with ctx.store.step("Fill", by="benchmark") as step:
        fill = _Filler(step, r)
        fill.treaty()
        fill.places(many(50_000))
        fill.operators()
        fill.land(many(20_000), many(10_000))
        fill.people(many(100_000), many(20_000))
    return ctx


class _Filler:
    """Fills one step, table by table; keeps the ids that later tables refer to."""

    def __init__(self, step: Step, r: random.Random) -> None:
        self._step, self._r = step, r
        self._units: list[str] = []
        self._operators: list[str] = []
        self._teams: list[str] = []
        self._types: list[str] = []

    def _put(self, record: type[Record], rows: Sequence[dict[str, object]], *, judged: bool = False) -> list[str]:
        if judged:
            rows = [{**row, "state": self._r.choice(STATES).value} for row in rows]
        return self._step.insert_many(record, rows, state=State.APPROVED)

    def treaty(self) -> None:
        """What a report's first page needs."""
        self._put(Country, [{"iso_code": "XXL", "official_name": "Invented Republic", "short_name": "Invented"}])
        self._put(TreatyStatus, [{"treaty": "APMBC", "status": "PARTY", "entry_into_force": "2003-03-01"}])

    def places(self, count: int) -> None:
        """A gazetteer of four levels with P-codes that begin with their parents'."""
        r = self._r
        above: list[tuple[str, str | None]] = [("", None)]
        sizes = [max(1, int(count * part)) for part in LEVELS]
        for level, size in enumerate([*sizes, count - sum(sizes)], 1):
            parents = [above[i % len(above)] for i in range(size)]
            codes = [
                f"{code or 'XX'}{i // len(above):0{2 if level < 4 else 3}d}" for i, (code, _) in enumerate(parents)
            ]
            rows: list[dict[str, object]] = [
                {
                    "pcode": code,
                    "name": f"{name(r)} {name(r)}" if i % 3 else name(r),
                    "other_names": "محافظة الكُردي; Provincía" if i % 50 == 0 else None,
                    "level": level,
                    "parent_id": parent,
                }
                for i, (code, (_, parent)) in enumerate(zip(codes, parents, strict=True))
            ]
            self._units = self._put(AdminUnit, rows)
            above = list(zip(codes, self._units, strict=True))

    def operators(self) -> None:
        """Operators, their teams, and a catalogue of ordnance."""
        r = self._r
        self._operators = self._put(
            Organisation,
            [{"short_name": f"ORG{i}", "name": f"{name(r)} Demining", "category": "NNGO"} for i in range(30)],
        )
        self._teams = self._put(
            Team,
            [
                {"name": f"Team {i}", "organisation_id": self._operators[i % 30], "team_type": "MANUAL"}
                for i in range(200)
            ],
        )
        self._types = self._put(
            OrdnanceType, [{"name": f"{name(r)}-{i}", "category": r.choice(("APM", "AVM", "SUB"))} for i in range(400)]
        )

    def land(self, areas: int, activities: int) -> None:
        """Hazardous areas; activities with the land that they release and the items that they find."""
        r = self._r
        kept = self._put(HazardousArea, [self._area(i) for i in range(areas)], judged=True)
        done = self._put(Activity, [self._activity(i, kept[i % len(kept)]) for i in range(activities)], judged=True)
        products: list[dict[str, object]] = [
            {
                "activity_id": one,
                "hazardous_area_id": kept[(i // 2) % len(kept)],
                "release_type": r.choice(("CAN", "RED", "CLR")),
                "area_m2": r.randrange(100, 50_000),
                "release_date": day(r),
                "method": "MANUAL",
            }
            for i, one in enumerate(one for one in done for _ in range(2))
        ]
        self._put(LandReleaseProduct, products, judged=True)
        items: list[dict[str, object]] = [
            {
                "activity_id": one,
                "category": "APM",
                "ordnance_type_id": r.choice(self._types),
                "quantity": r.randrange(1, 20),
                "found_date": day(r),
            }
            for one in done
        ]
        self._put(OrdnanceItem, items, judged=True)

    def _area(self, i: int) -> dict[str, object]:
        r = self._r
        return {
            "local_id": f"SHA-{i:05d}",
            "name": f"{name(r)} {name(r)}",
            "classification": r.choice(("SHA", "CHA")),
            "status": r.choice(("OPEN", "OPEN", "CLOSED")),
            "information_date": day(r),
            "admin_unit_id": r.choice(self._units),
            "reporting_organisation_id": r.choice(self._operators),
            "area_m2": r.randrange(500, 200_000),
            "contamination": "APM",
        }

    def _activity(self, i: int, area: str) -> dict[str, object]:
        r = self._r
        return {
            "local_id": f"ACT-{i:05d}",
            "activity_type": r.choice(("NTS", "TS", "CLR")),
            "organisation_id": self._operators[i % 30],
            "hazardous_area_id": area,
            "start_date": day(r),
            "status": "COMPLETED",
            "admin_unit_id": r.choice(self._units),
            "deminers": r.randrange(4, 30),
        }

    def people(self, accidents: int, persons: int) -> None:
        """Accidents with one casualty each; every fifth casualty is a known person."""
        r = self._r
        known = self._put(
            Person,
            [
                {
                    "local_id": f"P-{i:05d}",
                    "name": f"{r.choice(FIRST)} {name(r)}",
                    "father_name": r.choice(FIRST),
                    "sex": r.choice("MF"),
                    "consent_to_share": "YES",
                }
                for i in range(persons)
            ],
            judged=True,
        )
        held = self._put(Accident, [self._accident(i) for i in range(accidents)], judged=True)
        people: list[dict[str, object]] = [
            {
                "accident_id": one,
                "person_id": known[(i // 5) % len(known)] if i % 5 == 0 else None,
                "local_id": f"V-{i:06d}",
                "outcome": r.choice(("KILLED", "INJURED", "INJURED")),
                "sex": r.choice("MMF"),
                "age": r.randrange(3, 80) if r.random() < 0.9 else Gap.UNKNOWN,
                "condition": "CIV",
                "activity": r.choice(("FARM", "TEND", "TRAV")),
                "minutes_to_facility": r.randrange(10, 600),
            }
            for i, one in enumerate(held)
        ]
        self._put(Casualty, people, judged=True)

    def _accident(self, i: int) -> dict[str, object]:
        r = self._r
        return {
            "local_id": f"C-{i:06d}",
            "accident_type": "MINE",
            "accident_kind": "ACCIDENT",
            "caused_by": "MINE",
            "accident_date": day(r),
            "admin_unit_id": r.choice(self._units),
            "place": f"{name(r)} village",
            "device_category": r.choice(("APM", "AVM", "SUB")),
            "killed": r.randrange(3),
            "injured": r.randrange(4),
            "source": f"Police post {r.randrange(300)}",
            "circumstances": f"Stepped off the path near {name(r)} field {r.randrange(10**6)}",
        }
