"""Risk education told whole in five years: activities with their sessions, materials, broadcasts and people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from mac_desktop.services.sample_years.book import Book
from mac_desktop.services.sample_years.places import Place

_GROUPS = ("women", "men", "girls", "boys")


@dataclass(slots=True)
class LearningYears:
    """Makes risk education activities. `organisations` are others than those whose work comes in summaries, so that
    nothing is told twice."""

    random: Random
    places: Sequence[Place]
    organisations: Sequence[str]
    new_id: Callable[[], str]
    made: int = 0

    def activity(self, book: Book, day: dt.date) -> None:
        """An activity in a village, face to face or by a medium."""
        random, place = self.random, self.random.choice(self.places)
        self.made += 1
        spoken = random.random() < 0.85
        sessions = random.randint(1, 3)
        activity = book.add(
            "education_activity", self.new_id(), local_id=f"TM-RE-{day.year}-{self.made:06}",
            category="DIRECT" if spoken else "INDIRECT", methods="GROUP_SESSION" if spoken else "RADIO",
            status="COMPLETED", status_date=day.isoformat(), organisation_id=random.choice(self.organisations),
            start_date=day.isoformat(), end_date=day.isoformat(), sessions=sessions if spoken else 1,
            admin_unit_id=place.id, place=place.name, other_place_names=place.other_names,
            audience=random.choice(("COMMUNITY", "STUDENTS", "FARMERS", "DISPLACED")) if spoken else None,
            report_date=(day + dt.timedelta(days=random.randint(1, 15))).isoformat(),
        )  # fmt: skip
        if not spoken:
            self._broadcast(book, activity, day)
            return
        for hour in range(sessions):
            book.add(
                "education_session", self.new_id(), education_activity_id=activity, session_date=day.isoformat(),
                start_time=f"{8 + 2 * hour:02}:00", end_time=f"{9 + 2 * hour:02}:30",
            )  # fmt: skip
        counts = {group: random.randint(2, 25) for group in _GROUPS}
        book.add(
            "education_beneficiaries", self.new_id(), education_activity_id=activity, kind="DIRECT",
            count_method=random.choice(("ATTENDANCE", "HEADCOUNT")), with_disability=random.choice((None, 0, 2)),
            people=sum(counts.values()) if random.random() < 0.5 else None, **counts,
        )  # fmt: skip
        if random.random() < 0.5:
            book.add(
                "education_material", self.new_id(), education_activity_id=activity,
                material=random.choice(("POSTER", "BROCHURE", "GAME")), quantity=random.randrange(5, 120, 5),
            )  # fmt: skip

    def _broadcast(self, book: Book, activity: str, day: dt.date) -> None:
        until = day + dt.timedelta(days=self.random.randint(5, 40))
        book.add(
            "education_broadcast", self.new_id(), education_activity_id=activity, medium="RADIO",
            channel="Radio Talmara", broadcast_from=day.isoformat(), broadcast_to=until.isoformat(),
            airings=self.random.randrange(4, 40, 2),
        )  # fmt: skip
        book.add(
            "education_beneficiaries", self.new_id(), education_activity_id=activity, kind="INDIRECT",
            people=self.random.randrange(500, 9_000, 100), count_method="MEDIA", estimated="YES",
        )  # fmt: skip
