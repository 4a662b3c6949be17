"""Five things that are not the same: unknown, not reported, not applicable, none, and 0.

A value that nobody reported is ``None``. A value that somebody answered without giving a figure is a `Gap`. Zero is a
figure. The three never turn into each other between the screen, the store and the report.
"""

from __future__ import annotations

from enum import StrEnum

from mac_desktop.texts import N_


class Gap(StrEnum):
    """An answer that is not a value. "Not reported" is no answer at all and is stored as an empty column."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    NONE = "none"


NOT_REPORTED_LABEL = N_("Not reported")
LABELS: dict[Gap, str] = {
    Gap.UNKNOWN: N_("Unknown"),
    Gap.NOT_APPLICABLE: N_("Not applicable"),
    Gap.NONE: N_("None"),
}
