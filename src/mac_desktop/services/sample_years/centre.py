"""What the centre itself keeps in five years: quality management, contributions of donors, counts of stock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from mac_desktop.services.sample_years.book import Book
from mac_desktop.services.sample_years.care import LAST

_DONORS = (
    ("NORL", "Kingdom of Norland", "EUR", 1.09), ("SUDR", "Súdria, Agência de Cooperação", "USD", 1.0),
    ("ØSTM", "Østmark utenriksdepartement", "NOK", 0.094), ("VEST", "Вестландский фонд", "CHF", 1.12),
    ("SAHIL", "صندوق الساحل للتنمية", "USD", 1.0), ("KANTO", "Kantō Peace Fund", "JPY", 0.0068),
)  # fmt: skip
"""Invented givers: short name, name, currency, and what one unit of it is in dollars."""
_PILLARS = ("CLEARANCE", "CLEARANCE", "EORE", "VA", "CAPACITY", "STOCKPILE")
_FINDINGS = (
    ("SAFETY", "MAJOR", "The ambulance was not on the site.", "No work without the ambulance."),
    ("MARKING", "MINOR", "Base sticks of two lanes had no paint.", "Paint them."),
    ("DOCUMENTATION", "MINOR", "Daily logs of a week were missing.", "Complete the logs."),
    ("MEDICAL", "CRITICAL", "The medic was not on the site.", "Work stopped until the medic came."),
    ("TECHNICAL", "OBSERVATION", "Detectors were tested once a day only.", None),
)  # fmt: skip
_SITES = (("Depot Wadi Sural", "Armed forces"), ("Depot Çelmê", "Armed forces"), ("مستودع المدرسة", "Demining School"))


@dataclass(slots=True)
class CentreYears:
    """Makes the records of the centre's own offices month by month."""

    random: Random
    new_id: Callable[[], str]
    visits: int = 0
    gifts: int = 0

    # --------------------------------------------------------------------------------------- quality management
    def visit(self, book: Book, work: str, operator: str, area: str, ended: dt.date, cleared: int) -> None:
        """A visit to a piece of work: nearly always something conforms, now and then it does not and is put right.
        `cleared` are square metres that control may take samples of; 0 when the work cleared nothing."""
        random = self.random
        start = ended + dt.timedelta(days=random.randint(0, 12))
        if start > LAST:
            return
        self.visits += 1
        control = cleared >= 200
        wrong = random.choice(_FINDINGS) if random.random() < 0.25 else None
        visit = book.add(
            "quality_visit", self.new_id(), local_id=f"TM-QM-{start.year}-{self.visits:06}",
            kind="QC" if control else "QA", visit_type="POST_CLEARANCE" if control else "ROUTINE",
            start_date=start.isoformat(), end_date=start.isoformat(), status="CLOSED" if wrong else "DONE",
            organisation_id=operator, activity_id=work, hazardous_area_id=area,
            result=_result(wrong), work_stopped="YES" if wrong and wrong[1] == "CRITICAL" else None,
        )  # fmt: skip
        if control:
            book.add(
                "quality_sample", self.new_id(), quality_visit_id=visit, hazardous_area_id=area,
                sample_date=start.isoformat(), area_m2=cleared // 10, method=random.choice(("MANUAL", "ANIMAL")),
                depth_cm=13, ordnance_found=0,
            )  # fmt: skip
        elif random.random() < 0.6:
            answers = {name: random.choice(("YES", "YES", "YES", "NO")) for name in ("documentation", "marking")}
            book.add("quality_checklist", self.new_id(), quality_visit_id=visit, medic_available="YES", **answers)
        if wrong:
            self._put_right(book, visit, wrong, start, operator)

    def _put_right(
        self, book: Book, visit: str, wrong: tuple[str, str, str, str | None], start: dt.date, operator: str
    ) -> None:
        kind, severity, description, measure = wrong
        done, closed = start + dt.timedelta(days=6), start + dt.timedelta(days=10)
        found = book.add(
            "nonconformity", self.new_id(), quality_visit_id=visit, kind=kind, severity=severity,
            description=description, measures=measure, closed_on=closed.isoformat(),
        )  # fmt: skip
        if measure:
            book.add(
                "corrective_action", self.new_id(), nonconformity_id=found, action=measure,
                responsible_organisation_id=operator, due_date=(start + dt.timedelta(days=8)).isoformat(),
                done_on=done.isoformat(), verified_on=closed.isoformat(), effective="YES",
            )  # fmt: skip

    # --------------------------------------------------------------------------------------------- money and stock
    def donors(self, book: Book) -> dict[str, str]:
        """The givers as organisations: their ids by short name."""
        return {
            short: book.add(
                "organisation", self.new_id(), short_name=short, name=name, category="DONOR", active="YES"
            )
            for short, name, _, _ in _DONORS
        }  # fmt: skip

    def contributions(self, book: Book, donors: Mapping[str, str], year: int) -> None:
        """What each donor gave in a year."""
        random = self.random
        for short, _, currency, rate in _DONORS:
            for pillar in random.sample(sorted(set(_PILLARS)), random.randint(1, 3)):
                self.gifts += 1
                day = dt.date(year, random.randint(1, 12), random.randint(1, 15))
                facts = {
                    "rate": rate,
                    "rate_currency": "USD",
                    "rate_source": "Central Bank",
                    "rate_date": f"{day:%Y-%m}",
                }
                book.add(
                    "contribution", self.new_id(), local_id=f"TM-FND-{year}-{self.gifts:04}", direction="RECEIVED",
                    stage=random.choice(("COMMITTED", "DISBURSED", "DISBURSED")), donor_id=donors[short],
                    funding_source="INTERNATIONAL", contributed_on=day.isoformat(), pillar=pillar, currency=currency,
                    amount=float(random.randrange(40, 900) * 1_000 + self.gifts), period_from=f"{year}-01",
                    period_to=f"{year}-12", **({} if currency == "USD" else facts),
                )  # fmt: skip

    def stock(self, book: Book, model: str) -> None:
        """Sites of the armed forces with a stock of one model, counted each year since."""
        for name, holder in _SITES:
            site = book.add("stockpile_site", self.new_id(), name=name, holder=holder, status="OPEN")
            held = self.random.randrange(100, 900, 10)
            book.add(
                "stockpile_movement", self.new_id(), kind="OPENING", movement_date="2020-12-31", quantity=held,
                ordnance_type_id=model, stockpile_site_id=site, holder=holder, reference_document="Count of 2020",
            )  # fmt: skip
            for year in range(2021, 2026):
                book.add(
                    "stock_count", self.new_id(), stockpile_site_id=site, counted_on=f"{year}-12-05",
                    ordnance_type_id=model, quantity=held, counted_by="Board of three",
                )  # fmt: skip


def _result(wrong: tuple[str, str, str, str | None] | None) -> str:
    if wrong is None:
        return "CONFORMS"
    return "OBSERVATIONS" if wrong[1] == "OBSERVATION" else "NONCONFORMING"
