"""The papers of land release at scale: the order, the completion report, the final inspection and the handover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from mac_desktop.services.sample_years.areas import Area
from mac_desktop.services.sample_years.book import Book

WITH_PROGRESS, REPORTED, HANDED_OVER = 0.4, 0.6, 0.5
"""Shares: of clearance, that with progress reports; of the areas that are done, those with a completion report; of
those, the ones with a handover."""
_RISK = "Searched to the depth that was agreed. What lies deeper was not searched, and digging below it needs advice."
_NAMES = ("Yusuf Aden", "Leyla Toran", "Mirza Kole", "Sena Abdi", "Hamid Orsan", "Nadia Perel")
_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Done:
    """Work in an area that came to its end, with what its report will say of it."""

    area: Area
    activity: str
    operator: str
    ended: dt.date


@dataclass(frozen=True, slots=True)
class Accepted:
    """Work whose result was inspected and accepted; the land waits to be given back."""

    done: Done
    report: str


@dataclass(slots=True)
class Paperwork:
    """Writes the papers of a month: reports and inspections of the work that ended in the month before, and handovers
    of the land that was accepted then."""

    random: Random
    operators: Sequence[tuple[str, str]]
    new_id: Callable[[], str]
    number: Callable[[str], int]
    ended: list[Done] = field(default_factory=list)
    accepted: list[Accepted] = field(default_factory=list)

    def task(self, book: Book, area: Area, operator: str, start: dt.date) -> str:
        """The id of the task under which an area is worked on; the order is written with the first work."""
        if not area.task:
            issued = start - dt.timedelta(days=self.random.randint(5, 40))
            area.task = book.add(
                "task", self.new_id(), local_id=f"TM-T-{self.number('T'):06}", name=area.name,
                task_type="CLR" if area.confirmed else "NTS", organisation_id=operator,
                order_number=f"TO/{issued.year}/{self.number('TO'):05}", issued_on=issued.isoformat(),
                area_m2=area.size, depth_cm=_DEPTH, methods="MANUAL", planned_start=start.isoformat(),
                actual_start=start.isoformat(), status="ONGOING", status_date=start.isoformat(),
            )  # fmt: skip
            book.add("task_objective", self.new_id(), task_id=area.task, hazardous_area_id=area.id)
        return area.task

    def done(self, book: Book, area: Area, activity: str, operator: str, ended: dt.date) -> None:
        """The task is done; its papers follow in the next month."""
        day = ended.isoformat()
        book.change("task", area.task, status="COMPLETED", status_date=day, actual_end=day)
        if self.random.random() < REPORTED:
            self.ended.append(Done(area, activity, operator, ended))

    def progress(self, book: Book, activity: str, start: dt.date, end: dt.date, cleared: int) -> None:
        """Weekly reports on a part of the clearance; they add up to what it released."""
        random, left = self.random, cleared
        if random.random() > WITH_PROGRESS:
            return
        weeks = -(-((end - start).days + 1) // 7)
        for week in range(weeks):
            first = start + dt.timedelta(days=7 * week)
            last = min(first + dt.timedelta(days=6), end)
            here = left if week == weeks - 1 else round(left * random.uniform(0.3, 0.6))
            left -= here
            days = random.randint(1, (last - first).days + 1)
            deminers = random.randint(4, 24)
            report = book.add(
                "progress_report", self.new_id(), local_id=f"TM-PR-{last.year}-{self.number('PR'):05}",
                activity_id=activity, period_from=first.isoformat(), period_to=last.isoformat(),
                report_date=(last + dt.timedelta(days=random.randint(1, 5))).isoformat(), cleared_m2=here or None,
                zero_report=None if here else "YES", working_days=days, deminers=deminers, person_days=days * deminers,
                problems=random.choice((None, None, "Rain on two days.", "The access road was cut.")),
            )  # fmt: skip
            book.add("progress_hours", self.new_id(), progress_report_id=report, asset="DEMINER",
                     hours=days * deminers * 6)  # fmt: skip

    def month(self, book: Book, first: dt.date) -> None:
        """The papers of a month."""
        for accepted in self.accepted:
            self._hand_over(book, accepted, first.replace(day=self.random.randint(7, 27)))
        self.accepted = []
        for done in self.ended:
            report = self._report(book, done, first.replace(day=self.random.randint(5, 25)))
            if self.random.random() < HANDED_OVER:
                self.accepted.append(Accepted(done, report))
        self.ended = []

    def _report(self, book: Book, done: Done, day: dt.date) -> str:
        """The completion report with the quality control that accepted the work."""
        random, area = self.random, done.area
        visit = book.add(
            "quality_visit", self.new_id(), local_id=f"TM-QC-{day.year}-{self.number('QC'):05}", kind="QC",
            visit_type="POST_CLEARANCE", status="CLOSED", start_date=(day - dt.timedelta(days=3)).isoformat(),
            organisation_id=done.operator, activity_id=done.activity, task_id=area.task, hazardous_area_id=area.id,
            inspector=random.choice(_NAMES), result=random.choice(("CONFORMS", "CONFORMS", "OBSERVATIONS")),
        )  # fmt: skip
        measured_anew = random.random() < 0.1
        cleared = area.released.get("CLR", 0)
        report = book.add(
            "completion_report", self.new_id(), local_id=f"TM-CR-{day.year}-{self.number('CR'):05}", task_id=area.task,
            organisation_id=done.operator, completed_on=done.ended.isoformat(), report_date=day.isoformat(),
            methods="MANUAL", assets=random.choice(("DEMINER", "DEMINER;DOG", "DEMINER;FLAIL")), depth_cm=_DEPTH,
            cancelled_m2=area.released.get("CAN", 0), reduced_with_asset_m2=area.released.get("RED", 0),
            cleared_m2=round(cleared * 1.04) if measured_anew else cleared, residual_risk=_RISK,
            difference_reason="The boundary was measured anew after the last lane." if measured_anew else None,
            permanent_marking="A concrete post at the benchmark.", quality_visit_id=visit,
        )  # fmt: skip
        book.add(
            "completion_area", self.new_id(), completion_report_id=report, hazardous_area_id=area.id, left_m2=0,
        )  # fmt: skip
        return report

    def _hand_over(self, book: Book, accepted: Accepted, day: dt.date) -> None:
        random, done = self.random, accepted.done
        area, place = done.area, done.area.place
        people = [random.randint(0, 14) for _ in range(4)]
        certificate = book.add(
            "handover_certificate", self.new_id(), local_id=f"TM-HC-{day.year}-{self.number('HC'):05}",
            completion_report_id=accepted.report, handover_date=day.isoformat(), place=place.name,
            handing_organisation_id=done.operator, handed_over_by=random.choice(_NAMES), handed_over_signed="YES",
            receiver_kind=random.choice(("AUTHORITY", "LANDOWNER", "COMMUNITY", "COMMUNITY")),
            received_by=random.choice(_NAMES), received_signed="YES", residual_risk_explained="YES",
            community_involved="YES", women=people[0], men=people[1], girls=people[2], boys=people[3],
        )  # fmt: skip
        book.add("handover_area", self.new_id(), handover_certificate_id=certificate, hazardous_area_id=area.id)
        book.add(
            "area_beneficiaries", self.new_id(), hazardous_area_id=area.id, timing="CONFIRMED", kind="DIRECT",
            women=random.randint(5, 60), men=random.randint(5, 60), girls=random.randint(5, 60),
            boys=random.randint(5, 60), count_method="HOUSEHOLDS", estimated="YES",
        )  # fmt: skip
        book.change(
            "hazardous_area", area.id, status="HANDED", status_date=day.isoformat(),
            status_reason="The certificate was signed.",
        )  # fmt: skip
        book.change("task", area.task, status="HANDED", status_date=day.isoformat())
