"""Smaller work in the field: points measured at areas, and spot tasks of explosive ordnance disposal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians
from random import Random

from mac_desktop.services.sample_places import near
from mac_desktop.services.sample_years.areas import METRES_NORTH
from mac_desktop.services.sample_years.book import Book
from mac_desktop.services.sample_years.places import Place

_FOUND = (
    ("MOR", "MOR_MEDIUM", "82 mm O-832D", "UXO"), ("PRJ", "PRJ_LARGE", "122 mm OF-462", "UXO"),
    ("GRH", "GRH_FRAG", "F-1", "AXO"), ("RKT", "RKT_SHOULDER", "PG-7V", "AXO"), ("SUB", "SUB_FRAG", None, "UXO"),
    ("SAA", "SAA_CART", None, "AXO"), ("FUZ", "FUZ_FUZE", None, "STORED"), ("BLK", None, None, "STORED"),
)  # fmt: skip
"""What people find and report: category, sub-category, model where it is in the catalogue, how it came there."""


@dataclass(slots=True)
class FieldYears:
    """Makes points and spot tasks. `teams` are (organisation, team) of those that dispose of ordnance."""

    random: Random
    teams: Sequence[tuple[str, str]]
    models: dict[str, str]
    new_id: Callable[[], str]
    tasks: int = 0

    def marks(self, book: Book, area: str, latitude: float, longitude: float, known: str) -> None:
        """The reference point of an area by coordinates, and its benchmark by bearing and distance from there."""
        random = self.random
        bearing, distance = float(random.randrange(0, 359)), float(random.randrange(20, 160))
        book.add(
            "hazardous_area_point", self.new_id(), hazardous_area_id=area, shape_kind="POINT",
            point_type="REFERENCE", local_id="RP", latitude=round(latitude - 90 / METRES_NORTH, 7),
            longitude=longitude, fixed_by="GPS", accuracy_m=random.choice((3.0, 5.0, None)),
            description=f"Concrete post, set in {known[:4]}",
        )  # fmt: skip
        book.add(
            "hazardous_area_point", self.new_id(), hazardous_area_id=area, shape_kind="POINT",
            point_type="BENCHMARK", local_id="BM", latitude=round(latitude - 30 / METRES_NORTH, 7),
            longitude=round(longitude + distance / (111_320 * cos(radians(latitude))) / 4, 7), fixed_by="GPS",
            description=f"Seen from the reference point at about {bearing:.0f}°",
        )  # fmt: skip

    def spot_task(self, book: Book, place: Place, day: dt.date) -> None:
        """A team is called to a village, takes what people have found, and destroys it or hands it over."""
        random = self.random
        operator, team = random.choice(self.teams)
        self.tasks += 1
        task = book.add(
            "activity", self.new_id(), local_id=f"TM-EOD-{day.year}-{self.tasks:06}", activity_type="EOD",
            status="COMPLETED", status_date=day.isoformat(), organisation_id=operator, team_id=team,
            start_date=day.isoformat(), end_date=day.isoformat(), admin_unit_id=place.id, place=place.name,
            other_place_names=place.other_names, latitude=near(random, place.latitude, 0.02),
            longitude=near(random, place.longitude, 0.02),
            report_date=(day + dt.timedelta(days=random.randint(0, 6))).isoformat(),
        )  # fmt: skip
        for category, subcategory, model, found_as in random.sample(_FOUND, random.choice((1, 1, 2, 3))):
            quantity = random.randrange(20, 900) if category == "SAA" else random.choice((1, 1, 2, 4))
            kept = quantity if category == "BLK" else random.choice((0, 0, 0, 1)) if quantity > 1 else 0
            destroyed = quantity - kept
            item = book.add(
                "ordnance_item", self.new_id(), activity_id=task, category=category, subcategory=subcategory,
                ordnance_type_id=self.models.get(model or ""), found_as=found_as, quantity=quantity,
                condition=random.choice(("DETERIORATED", "UNARMED", "ARMED", None)), found_date=day.isoformat(),
                depth_cm=0, quantity_destroyed=destroyed, disposal_method="REMOVED" if destroyed else None,
                quantity_otherwise=kept or None, otherwise_method="HANDED" if kept else None,
                disposal_date=day.isoformat(),
            )  # fmt: skip
            if destroyed and random.random() < 0.3:
                book.add(
                    "ordnance_destruction", self.new_id(), ordnance_item_id=item, explosive="TNT",
                    mass_kg=random.choice((0.2, 0.4, 1.2)), detonators=random.choice((1, 2)),
                )  # fmt: skip
