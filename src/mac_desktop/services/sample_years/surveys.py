"""What surveys of the sample country learn at scale: people asked, the impact on a community, sectors searched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from mac_desktop.services.sample_years.book import Book

_NAMES = ("Yusuf Aden", "Leyla Toran", "Mirza Kole", "Sena Abdi", "Hamid Orsan", "Nadia Perel", "Omar Tasso")
_KNOWN = (
    "Mines were laid along the terraces in the winter of the second year of the war.",
    "The herders have walked here for six years and nothing happened.",
    "A goat set off a mine behind the old checkpoint.",
    "Soldiers kept people away from this side of the well.",
)
WITH_DETAILS = 0.5


@dataclass(slots=True)
class Surveys:
    """Writes what stands below a survey."""

    random: Random
    new_id: Callable[[], str]

    def details(self, book: Book, kind: str, activity: str, start: dt.date, released: int) -> None:
        """Below half of the surveys: people asked and impact of non-technical ones, sectors of technical ones."""
        if self.random.random() > WITH_DETAILS:
            return
        if kind == "NTS":
            self._asked(book, activity, start)
        elif kind == "TS":
            self._sectors(book, activity, released)

    def _asked(self, book: Book, activity: str, start: dt.date) -> None:
        random = self.random
        for _ in range(random.randint(1, 3)):
            agreed = random.random() < 0.7
            book.add(
                "activity_interviewee", self.new_id(), activity_id=activity, sex=random.choice(("F", "M")),
                informant_kind=random.choice(("LEADER", "LANDOWNER", "RESIDENT", "HERDER", "COMBATANT")),
                interview_date=start.isoformat(), agreed="YES" if agreed else "NO",
                name=random.choice(_NAMES) if agreed else None, knowledge=random.choice(_KNOWN),
            )  # fmt: skip
        people = [random.randint(20, 300) for _ in range(4)]
        book.add(
            "activity_impact", self.new_id(), activity_id=activity, households=sum(people) // 6, women=people[0],
            men=people[1], girls=people[2], boys=people[3], population=sum(people), population_date=f"{start.year}",
            recent_victims=random.choice((0, 0, 0, 1, 2)), earlier_victims=random.randint(0, 9),
        )  # fmt: skip
        book.add(
            "activity_blockage", self.new_id(), activity_id=activity, blocked="YES",
            blockage=random.choice(("WATER", "AGRICULTURE", "NATURE", "ACCESS")),
            people_affected=random.randint(10, 200),
        )  # fmt: skip

    def _sectors(self, book: Book, activity: str, released: int) -> None:
        random = self.random
        count = random.randint(2, 5)
        for number in range(count):
            left, right = (random.choice(("NEGATIVE", "NEGATIVE", "NEGATIVE", "UNTESTED")) for _ in range(2))
            book.add(
                "survey_sector", self.new_id(), activity_id=activity, sector=f"S{number + 1}",
                area_m2=released // count, left_result=left, right_result=right,
                sector_status="UNTESTED" if "UNTESTED" in (left, right) else "NEGATIVE",
            )  # fmt: skip
