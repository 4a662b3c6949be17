"""How large the sample country is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A country with exactly `records` records: its provinces, the villages of a district, and how much happens.

    `areas` are those that an old register brings and that surveys find in five years; accidents, services and
    education follow the same measure. What is missing to `records` in the end are more finds of single items.
    """

    records: int
    provinces: int
    villages: int
    areas: int
    accidents: int
    sessions: int

    @property
    def districts(self) -> int:
        """Districts of a province."""
        return 8


SCALES = {
    "province": Scale(records=100_000, provinces=1, villages=40, areas=3_200, accidents=1_700, sessions=4_000),
    "national": Scale(records=1_000_000, provinces=18, villages=40, areas=32_000, accidents=17_000, sessions=40_000),
}
