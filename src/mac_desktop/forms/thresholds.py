"""What a rule measures against, where a standard leaves the figure to the country: each with its default.

A centre may set its own figure; the store keeps it, and `Lookup.limits` hands it to the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

YEAR = "year"
"""The unit of thresholds that are calendar years."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """One figure of a rule. `name` is the rule's id and what is measured ("L4.share"); `meaning` is a marked text."""

    name: str
    default: float
    unit: str
    meaning: str
