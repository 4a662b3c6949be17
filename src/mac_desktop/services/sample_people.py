"""The people of the sample country: accidents, casualties, survivors, and the services that they receive."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from mac_desktop.services.sample_places import Gazetteer, Unit, words

ACCIDENTS_BY_YEAR = {2021: 24, 2022: 21, 2023: 18, 2024: 15, 2025: 12}
PERSONS = 40
LAST_REPORT = dt.date(2026, 1, 20)
# Ploughing in spring, and harvest, herding and firewood in autumn, take people into the fields.
_MONTH_WEIGHTS = (3, 4, 10, 12, 8, 5, 4, 4, 9, 12, 8, 4)
_DEVICES = (
    ("APM", 46),
    ("IAPM", 13),
    ("MIX", 6),
    ("AVM", 4),
    ("SUB", 7),
    ("GRH", 4),
    ("MOR", 4),
    ("IED", 3),
    ("UNK", 3),
)
_CAUSE = {"APM": "MINE", "IAPM": "MINE", "MIX": "MINE", "AVM": "MINE", "SUB": "CLUSTER", "GRH": "UXO", "MOR": "UXO",
          "IED": "IED", "UNK": "UNK"}  # fmt: skip
_ADULT_WORK = ("FARM", "FARM", "TEND", "TEND", "COLL", "TRVR", "SCRP", "WORK", "UNK")
_CHILD_WORK = ("PLAY", "TEND", "TAMP", "COLL", "TRVR")
_PROVIDERS = ("Marqela General Hospital", "Ibrin Regional Hospital", "Dorun Field Clinic")
_SERVICES = (
    ("MEDICAL", "Surgery of the lower limb", "Marqela General Hospital"),
    ("MEDICAL", "Check-up", "Ibrin Regional Hospital"),
    ("REHAB", "Prosthesis below the knee", "Dorun Rehabilitation Centre"),
    ("REHAB", "Physiotherapy, ten sessions", "Dorun Rehabilitation Centre"),
    ("REHAB", "Repair of a prosthesis", "Dorun Rehabilitation Centre"),
    ("PSYCHO", "Peer support group", "Union House Marqela"),
    ("INCLUSION", "Small grant for a workshop", "Union House Marqela"),
    ("INCLUSION", "Vocational training", "Ibrin Training Workshop"),
)


@dataclass(frozen=True, slots=True)
class Accident:
    """One accident. `date` is known to the day, the month or the year; `reported` is None when nobody wrote it down."""

    local_id: str
    date: str
    district: Unit
    place: str
    demining: bool
    device: str
    cause: str
    activation: str
    reported: dt.date | None
    place_kind: str


@dataclass(frozen=True, slots=True)
class Casualty:
    """One person hurt in one accident; `age` is None when it is not known, `person` "" when there is no name."""

    local_id: str
    accident: Accident
    outcome: str
    sex: str
    age: int | None
    condition: str
    activity: str
    wounds: tuple[str, ...]
    hospital: str
    minutes: int | None
    person: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A survivor with a name."""

    local_id: str
    name: str
    local_name: str
    sex: str
    birth: str
    home: Unit
    occupation: str
    consent: str


@dataclass(frozen=True, slots=True)
class Service:
    """A service that a person received, or that was given to a group (`person` is "")."""

    person: str
    pillar: str
    service: str
    provider: str
    date: str
    status: str
    group: tuple[int, int, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """A person sent to a provider."""

    person: str
    by: str
    provider: str
    pillar: str
    date: dt.date
    answer: str
    outcome: str


@dataclass(slots=True)
class People:
    """All accidents in order, their casualties, and the survivors with what was done for them."""

    accidents: list[Accident] = field(default_factory=list)
    casualties: list[Casualty] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)


def make_people(random: Random, gazetteer: Gazetteer) -> People:
    """Ninety accidents of five years with their casualties, forty survivors, services and referrals."""
    people = People()
    for year, count in ACCIDENTS_BY_YEAR.items():
        days = sorted(_day(random, year) for _ in range(count))
        for number, day in enumerate(days, 1):
            accident = _accident(random, gazetteer, f"ACC-{year}-{number:03}", day)
            people.accidents.append(accident)
            people.casualties += _casualties(random, accident, day, people, gazetteer)
    _assist(random, people)
    return people


def _day(random: Random, year: int) -> dt.date:
    month = random.choices(range(1, 13), weights=_MONTH_WEIGHTS)[0]
    return dt.date(year, month, random.randint(1, 28))


def _accident(random: Random, gazetteer: Gazetteer, local_id: str, day: dt.date) -> Accident:
    village = random.choices(
        gazetteer.level(3), weights=[3 if u.pcode[:4] == "XT03" else 1 for u in gazetteer.level(3)]
    )[0]
    demining = random.random() < 0.06
    device = "APM" if demining else random.choices([d for d, _ in _DEVICES], weights=[w for _, w in _DEVICES])[0]
    known = random.random()
    date = f"{day.year}" if known < 0.03 else day.isoformat()[:7] if known < 0.09 else day.isoformat()
    late = random.randint(60, 300) if random.random() < 0.1 else random.randint(0, 9)
    reported = None if random.random() < 0.08 else min(day + dt.timedelta(days=late), LAST_REPORT)
    stepped = device in {"APM", "IAPM", "MIX"}
    activation = "COMMAND" if device == "IED" else "STEPPED" if stepped else "DROVE" if device == "AVM" else "HANDLED"
    kind = random.choice(("FARMS", "PATHS", "HILLS", "ROADSIDE", "FIELD", "UNK"))
    return Accident(
        local_id,
        date,
        gazetteer.of(village.parent),
        village.name,
        demining,
        device,
        _CAUSE[device],
        activation,
        reported,
        kind,
    )


def _casualties(
    random: Random, accident: Accident, day: dt.date, people: People, gazetteer: Gazetteer
) -> list[Casualty]:
    found = []
    for number in range(1, random.choices((1, 2, 3, 4), weights=(62, 24, 10, 4))[0] + 1):
        person = _who(random, accident)
        outcome = random.choices(("INJURED", "KILLED", "UNK"), weights=(68, 28, 4))[0]
        age = person[1]
        wounds = _wounds(random, accident.device) if outcome == "INJURED" else ()
        named = ""
        if outcome == "INJURED" and age is not None and len(people.persons) < PERSONS and random.random() < 0.6:
            survivor = _survivor(random, len(people.persons) + 1, person[0], age, accident, day, gazetteer)
            people.persons.append(survivor)
            named = survivor.local_id
        found.append(
            Casualty(
                f"{accident.local_id}-{number}", accident, outcome, person[0], age, person[2], person[3], wounds,
                random.choice(_PROVIDERS) if outcome == "INJURED" else "",
                random.choice((None, 30, 45, 60, 90, 150, 240)) if outcome == "INJURED" else None, named,
            )
        )  # fmt: skip
    return found


def _who(random: Random, accident: Accident) -> tuple[str, int | None, str, str]:
    """Sex, age, condition and activity."""
    if accident.demining:
        return random.choice("MMMF"), random.randint(22, 48), "DEM", "DEMI"
    if random.random() < 0.08:
        return "M", random.randint(19, 40), "MIL", "MILI"
    child = random.random() < 0.28
    sex = random.choices(("M", "F", "UNK"), weights=(70, 27, 3))[0]
    age: int | None = random.randint(6, 17) if child else random.randint(18, 71)
    activity = random.choice(_CHILD_WORK if child else _ADULT_WORK)
    return sex, None if random.random() < 0.07 else age, "CIV", activity


def _wounds(random: Random, device: str) -> tuple[str, ...]:
    blast = ("LOWER_BELOW", "AMPUTATION", "FRAGMENT", "BURN")
    other = ("UPPER", "EYES", "HEAD", "FRAGMENT", "CHEST")
    return tuple(sorted(set(random.choices(blast if device in {"APM", "IAPM"} else other, k=2))))


def _survivor(
    random: Random, number: int, sex: str, age: int, accident: Accident, day: dt.date, gazetteer: Gazetteer
) -> Person:
    given = random.choice(words("women" if sex == "F" else "men"))
    family = random.choice(words("families"))
    birth_year = day.year - age
    birth = str(birth_year) if random.random() < 0.6 else f"{birth_year}-01-{random.randint(1, 9):02}"
    job = "STUDENT" if age < 18 else random.choice(("FARMER", "RANCHER", "LABOURER", "HOUSEHOLD", "TRADER"))
    home = random.choice(gazetteer.villages_of(accident.district))
    consent = random.choice(("YES", "YES", "YES", "YES", "NO"))
    name, local = f"{given[0]} {family[0]}", f"{given[1]} {family[1]}"
    return Person(f"TM-P-{number:04}", name, local, sex, birth, home, job, consent)


def _assist(random: Random, people: People) -> None:
    hurt_on = {c.person: c.accident.date for c in people.casualties if c.person}
    for person in people.persons:
        hurt = hurt_on[person.local_id]
        last_hurt = dt.date.fromisoformat(f"{hurt}-12-28" if len(hurt) == 4 else f"{hurt}-28"[:10])
        for pillar, service, provider in random.sample(_SERVICES, random.choice((1, 2, 3))):
            date = last_hurt + dt.timedelta(days=random.randint(3, 400))
            if date <= dt.date(2025, 12, 28):
                status = random.choices(("COMPLETED", "ONGOING", "STOPPED"), weights=(80, 15, 5))[0]
                people.services.append(Service(person.local_id, pillar, service, provider, date.isoformat(), status))
                if random.random() < 0.5:
                    people.referrals.append(_referral(random, person, pillar, provider, date))
    for year in ACCIDENTS_BY_YEAR:
        for half in ("04", "10"):
            women, men, girls, boys = (random.randint(4, 30) for _ in range(4))
            group = (women, men, girls, boys, random.randint(4, 12))
            people.services.append(
                Service(
                    "",
                    "PSYCHO",
                    "Village meetings on disability",
                    "Union House Marqela",
                    f"{year}-{half}",
                    "COMPLETED",
                    group,
                )
            )
    people.services.sort(key=lambda s: (s.date, s.person))


def _referral(random: Random, person: Person, pillar: str, provider: str, served: dt.date) -> Referral:
    answer, outcome = random.choice(
        (("ACCEPTED", "COMPLETED"), ("ACCEPTED", "COMPLETED"), ("ACCEPTED", "ONGOING"), ("WAITING", ""))
    )
    sent = served - dt.timedelta(days=random.randint(1, 3))
    return Referral(person.local_id, random.choice(("TMAC", "TUPD", "MGH")), provider, pillar, sent, answer, outcome)
