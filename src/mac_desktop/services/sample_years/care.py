"""What follows an accident: how survivors do, what they need, who they are sent to, and why deminers were hurt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from mac_desktop.services.sample_years.book import Book

LAST = dt.date(2025, 12, 20)
"""The last day on which something is recorded in the five years."""
_NEEDS = (("E1_PROSTHESIS", "REHAB"), ("B7_PHYSIO", "REHAB"), ("B1_PEER", "PSYCHO"), ("B8_WOUND", "MEDICAL"),
          ("D8_SCHOOL", "INCLUSION"), ("D8_TRAINING", "INCLUSION"), ("B2_EYE", "MEDICAL"))  # fmt: skip
_LOSSES = ("sight", "hearing", "hand", "arm", "foot", "below_knee", "above_knee", "whole_leg")
_QUESTIONS = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")
_WOUNDS = (("FRAGMENT", "CHEST"), ("BURN", "FACE"), ("FRACTURE", "UPPER_ARM"), ("AMPUTATION", "FOOT"))


@dataclass(slots=True)
class CareYears:
    """Makes what is recorded of casualties after their accident. `providers` are ids of the service directory."""

    random: Random
    providers: Sequence[str]
    organisations: Sequence[str]
    new_id: Callable[[], str]
    assessments: int = 0

    def survivor(self, book: Book, person: str, casualty: str, day: dt.date) -> None:
        """How a survivor does and what he or she needs, as far as somebody asked."""
        random = self.random
        if random.random() < 0.4:
            self._seen_again(book, casualty, _after(random, day, 60, 300))
        if random.random() < 0.15:
            kind, part = random.choice(_WOUNDS)
            book.add("casualty_wound", self.new_id(), casualty_id=casualty, kind=kind, body_part=part)
        if random.random() < 0.3:
            answers = {name: random.choice("111223") for name in _QUESTIONS}
            asked = _after(random, day, 90, 400)
            if asked:
                book.add("disability_questions", self.new_id(), person_id=person, asked_on=asked, **answers)
        if random.random() < 0.2 and (visited := _after(random, day, 90, 500)):
            size = random.randint(3, 11)
            book.add(
                "living_situation", self.new_id(), person_id=person, as_of=visited[:7], household_size=size,
                dependents=random.randrange(size - 1), income=None, lost_job=random.choice(("YES", "NO", None)),
            )  # fmt: skip
        if random.random() < 0.45:
            self._assessed(book, person, _after(random, day, 30, 240))

    def _seen_again(self, book: Book, casualty: str, seen: str | None) -> None:
        if seen is None:
            return
        lasting = self.random.random() < 0.4
        lost = self.random.choice(_LOSSES)
        losses = {f"lost_{name}": "YES" if name == lost else "NO" for name in _LOSSES} if lasting else {}
        evolution = "PERMANENT" if lasting else self.random.choice(("HEALED", "UNDER_CARE"))
        book.add("casualty_follow_up", self.new_id(), casualty_id=casualty, seen_on=seen, evolution=evolution, **losses)

    def _assessed(self, book: Book, person: str, assessed: str | None) -> None:
        random = self.random
        if assessed is None:
            return
        self.assessments += 1
        assessment = book.add(
            "needs_assessment", self.new_id(), local_id=f"TM-NA-{self.assessments:06}", person_id=person,
            assessed_on=assessed, organisation_id=random.choice(self.organisations),
        )  # fmt: skip
        for need, pillar in random.sample(_NEEDS, random.choice((1, 1, 2, 3))):
            referred = _after(random, dt.date.fromisoformat(assessed), 2, 40) if random.random() < 0.5 else None
            found = book.add(
                "need", self.new_id(), needs_assessment_id=assessment, need=need, pillar=pillar,
                priority=random.choice(("HIGH", "MEDIUM", "LOW")), status="REFERRED" if referred else "OPEN",
                status_date=referred or assessed,
            )  # fmt: skip
            if referred:
                answered = _after(random, dt.date.fromisoformat(referred), 1, 30)
                book.add(
                    "referral", self.new_id(), person_id=person, need_id=found, pillar=pillar, referral_date=referred,
                    referred_by_id=random.choice(self.organisations), provider_id=random.choice(self.providers),
                    consent="YES", answer=random.choice(("ACCEPTED", "ACCEPTED", "REJECTED")) if answered else None,
                    answer_date=answered, urgency=random.choice(("HIGH", "MEDIUM", None)),
                )  # fmt: skip

    def investigation(self, book: Book, accident: str, day: dt.date, operator: str, team: str) -> None:
        """What is asked of an accident at a demining workplace, and how far its investigation is."""
        random = self.random
        final = _after(random, day, 20, 90) if random.random() < 0.8 else None
        book.add(
            "demining_accident", self.new_id(), accident_id=accident, operator_id=operator, team_id=team,
            asset=random.choice(("MANUAL", "MANUAL", "MECHANICAL", "EOD")), activity_type="CLR",
            initial_report_date=day.isoformat(), investigation_status="FINAL" if final else "UNDERWAY",
            final_report_date=final, report_reference=f"INV-{day:%Y-%m-%d}" if final else None,
            evidence="PHYSICAL;WITNESS" if final else None,
            accident_class=random.choice(("EXCAVATION", "MISSED", "INATTENTION")) if final else None,
            primary_cause=random.choice(("FIELD_CONTROL", "TRAINING", "UNAVOIDABLE")) if final else None,
        )  # fmt: skip

    def deminer(self, book: Book, casualty: str, operator: str) -> None:
        """Function and protection of somebody hurt at demining work."""
        worn = self.random.random() < 0.85
        book.add(
            "demining_victim", self.new_id(), casualty_id=casualty, employer_id=operator,
            demining_function=self.random.choice(("DEMINER", "DEMINER", "SECTION", "TEAM")),
            protection_worn="YES" if worn else "NO", protection="VISOR;APRON" if worn else None, insured="YES",
        )  # fmt: skip


def _after(random: Random, day: dt.date, least: int, most: int) -> str | None:
    """A day some days after another, or None when that is not yet."""
    found = day + dt.timedelta(days=random.randint(least, most))
    return found.isoformat() if found <= LAST else None
