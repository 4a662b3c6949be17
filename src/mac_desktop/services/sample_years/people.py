"""Five years of accidents, of the people hurt in them, and of what was done for survivors and told to villages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from mac_desktop.services.sample_places import near, words
from mac_desktop.services.sample_years.book import Book
from mac_desktop.services.sample_years.care import CareYears
from mac_desktop.services.sample_years.land import month_start
from mac_desktop.services.sample_years.places import Place, accented, cyrillic

# People are hurt when fields are ploughed and wood is gathered.
SEASON = (5, 6, 11, 12, 9, 6, 5, 5, 9, 13, 11, 8)
_DEVICES = (("APM", 40, "MINE", "STEPPED"), ("IAPM", 15, "MINE", "STEPPED"), ("AVM", 8, "MINE", "DROVE"),
            ("SUB", 12, "CLUSTER", "HANDLED"), ("GRH", 14, "UXO", "HANDLED"), ("UNK", 11, "UNK", "UNK"))  # fmt: skip
_PLACES = ("FARMS", "PATHS", "HILLS", "ROADSIDE", "FIELD", "UNK")
_ADULTS = ("FARM", "TEND", "COLL", "TRVR", "SCRP", "WORK", "HOUS")
_CHILDREN = ("PLAY", "TEND", "COLL", "TRVS")
_BLAST = ("LOWER_BELOW", "AMPUTATION", "FRAGMENT", "BURN")
_OTHER = ("UPPER", "EYES", "HEAD", "FRAGMENT", "CHEST")
_SERVICES = (("REHAB", "Prosthesis fitted"), ("REHAB", "Physiotherapy"), ("MEDICAL", "Surgery"),
             ("PSYCHO", "Peer support"), ("INCLUSION", "Vocational training"))  # fmt: skip


@dataclass(slots=True)
class PeopleYears:
    """Makes the records of people month by month. `providers` are ids of the service directory."""

    random: Random
    places: Sequence[Place]
    providers: Sequence[str]
    organisations: Sequence[str]
    new_id: Callable[[], str]
    care: CareYears
    operators: Sequence[tuple[str, str]]
    numbers: dict[str, int] = field(default_factory=dict)
    late: list[str] = field(default_factory=list)

    def number(self, prefix: str) -> int:
        """The next number of a series."""
        self.numbers[prefix] = self.numbers.get(prefix, 0) + 1
        return self.numbers[prefix]

    def accident(self, book: Book, month: int, *, in_time: bool = False) -> None:
        """An accident with the people hurt in it; some are known to the month or the year only."""
        random = self.random
        day = month_start(month).replace(day=random.randint(1, 28))
        place = random.choice(self.places)
        device, _, cause, activation = random.choices(_DEVICES, weights=[weight for _, weight, *_ in _DEVICES])[0]
        hurt = random.choices((1, 2, 3, 4), weights=(62, 24, 10, 4))[0]
        outcomes = [random.choices(("INJURED", "KILLED", "UNK"), weights=(68, 28, 4))[0] for _ in range(hurt)]
        local_id = f"TM-ACC-{day.year}-{self.number('ACC'):06}"
        is_late = not in_time and random.random() < 0.08
        late = random.randint(60, 300) if is_late else random.randint(0, 9)
        reported = day + dt.timedelta(days=late)
        counted = random.random() < 0.8
        demining = random.random() < 0.03
        accident = book.add(
            "accident", self.new_id(), local_id=local_id, accident_type="DEMINING" if demining else "MINE",
            accident_kind="ACCIDENT",
            status="VERIFIED", status_date=reported.isoformat(),
            caused_by=cause,
            accident_date=day.isoformat() if is_late else _known(random, day),
            device_category=device, activation=activation,
            accident_time=_clock(random) if random.random() < 0.5 else None,
            admin_unit_id=place.id, place=place.name, place_kind=random.choice(_PLACES), area_type="RURAL",
            latitude=near(random, place.latitude, 0.03), longitude=near(random, place.longitude, 0.03),
            location_accuracy=random.choice(("NEAR", "COMMUNITY")), report_date=reported.isoformat(),
            reporting_organisation_id=random.choice(self.organisations),
            killed=outcomes.count("KILLED") if counted else None,
            injured=outcomes.count("INJURED") if counted else None,
            outcome_unknown=outcomes.count("UNK") if counted else None,
        )  # fmt: skip
        if is_late:
            self.late.append(accident)
        operator, team = random.choice(self.operators)
        if demining:
            self.care.investigation(book, accident, day, operator, team)
        if random.random() < 0.06:
            book.add(
                "accident_ordnance", self.new_id(), accident_id=accident, category="GRH", subcategory="GRH_FRAG",
                found_as="UXO", quantity=1, exploded="NO",
            )  # fmt: skip
        for place_in_row, outcome in enumerate(outcomes, 1):
            found = f"{local_id}-{place_in_row:02}"
            if demining:
                self._deminer(book, accident, found, outcome, operator)
            else:
                self._casualty(book, accident, found, place, day, device, outcome)

    def _deminer(self, book: Book, accident: str, local_id: str, outcome: str, operator: str) -> None:
        """Somebody who was hurt at work, without a person: personnel files are not the centre's."""
        random = self.random
        casualty = book.add(
            "casualty", self.new_id(), accident_id=accident, local_id=local_id, outcome=outcome, condition="DEM",
            sex=random.choices(("M", "F"), weights=(90, 10))[0], age=random.randint(21, 54), activity="DEMI",
            wounds=random.choice(_OTHER) if outcome == "INJURED" else None, transported="YES",
        )  # fmt: skip
        self.care.deminer(book, casualty, operator)

    def _casualty(
        self, book: Book, accident: str, local_id: str, place: Place, day: dt.date, device: str, outcome: str
    ) -> None:
        random = self.random
        child = random.random() < 0.28
        age = random.randint(6, 17) if child else random.randint(18, 71)
        sex = random.choices(("M", "F"), weights=(72, 28))[0]
        wounds = sorted(set(random.choices(_BLAST if device in {"APM", "IAPM"} else _OTHER, k=2)))
        injured = outcome == "INJURED"
        person = self._survivor(book, place, day, age, sex) if injured and random.random() < 0.7 else None
        casualty = book.add(
            "casualty", self.new_id(), accident_id=accident, person_id=person, local_id=local_id, outcome=outcome,
            sex=sex, age=age if person or random.random() < 0.9 else None, condition="CIV",
            activity=random.choice(_CHILDREN if child else _ADULTS), wounds=";".join(wounds) if injured else None,
            knew_danger=random.choice(("YES", "NO", "UNK", None)), tampered=random.choice(("NO", "UNK", None)),
            received_eore=random.choice(("YES", "NO", None)),
            facility_id=random.choice(self.providers) if injured else None,
            minutes_to_facility=random.choice((None, 30, 45, 60, 90, 150, 240)) if injured else None,
        )  # fmt: skip
        if person:
            self.care.survivor(book, person, casualty, day)

    def _survivor(self, book: Book, place: Place, day: dt.date, age: int, sex: str) -> str:
        random = self.random
        given, family = random.choice(words("women" if sex == "F" else "men")), random.choice(words("families"))
        born = day.year - age - 1
        name = f"{given[0]} {family[0]}"
        written = (name, f"{given[1]} {family[1]}", cyrillic(name), accented(name))
        first = random.choices(range(4), weights=(70, 12, 8, 10))[0]
        person = book.add(
            "person", self.new_id(), local_id=f"TM-P-{self.number('P'):06}", name=written[first],
            father_name=random.choice(words("men"))[0],
            other_names="; ".join(written[:first] + written[first + 1 : 3]), sex=sex,
            birth_date=random.choice((str(born), f"{born}-12-{random.randint(29, 31)}")),
            birth_estimated=random.choice(("YES", "NO", None)), admin_unit_id=place.id,
            occupation="STUDENT" if age < 18 else random.choice(("FARMER", "RANCHER", "LABOURER", "TRADER")),
            consent_given_by=f"{random.choice(words('women'))[0]} {family[0]}" if age < 18 else None,
            victim_state="ALIVE", consent_to_share=random.choice(("YES", "YES", "YES", "NO")),
        )  # fmt: skip
        self._assist(book, person, day)
        return person

    def _assist(self, book: Book, person: str, day: dt.date) -> None:
        """Services for a survivor, after a referral or without one, as far as the five years go."""
        random = self.random
        for pillar, service in random.sample(_SERVICES, random.choice((0, 1, 1, 2, 3))):
            served = day + dt.timedelta(days=random.randint(10, 400))
            if served >= dt.date(2025, 12, 20):
                continue
            provider = random.choice(self.providers)
            book.add(
                "assistance", self.new_id(), person_id=person, provider_id=provider, pillar=pillar, service=service,
                service_date=served.isoformat(), status="COMPLETED", quantity=random.choice((None, 1, 2, 6)),
            )  # fmt: skip
            if random.random() < 0.5:
                book.add(
                    "referral", self.new_id(), person_id=person, referred_by_id=random.choice(self.organisations),
                    provider_id=provider, pillar=pillar,
                    referral_date=(served - dt.timedelta(days=random.randint(1, 9))).isoformat(),
                    reason="Asked for help", consent="YES", answer="ACCEPTED", answer_date=served.isoformat(),
                    service_start=served.isoformat(), outcome="COMPLETED", service_end=served.isoformat(),
                )  # fmt: skip

    def education(self, book: Book, month: int) -> None:
        """A risk education measure in a village, with the people it reached."""
        random = self.random
        day = month_start(month).replace(day=random.randint(1, 28))
        women, men, girls, boys = (random.randint(3, 40) for _ in range(4))
        place = random.choice(self.places)
        book.add(
            "warning_measure", self.new_id(), kind="EORE", measure_date=day.isoformat(), admin_unit_id=place.id,
            organisation_id=random.choice(self.organisations), sessions=random.randint(1, 4),
            women=women, men=men, girls=girls, boys=boys, with_disability=random.choice((None, 0, 1, 3)),
        )  # fmt: skip


def _known(random: Random, day: dt.date) -> str:
    """A day as far as it is known: now and then only the month, or the year."""
    share = random.random()
    return str(day.year) if share < 0.03 else day.isoformat()[:7] if share < 0.09 else day.isoformat()


def _clock(random: Random) -> str:
    """A time of the day at which people are outside."""
    return f"{random.randint(5, 19):02}:{random.randrange(0, 60, 5):02}"
