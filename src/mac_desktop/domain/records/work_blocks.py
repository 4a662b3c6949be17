"""Blocks of columns with which reports on work state its results (data-model.md 1.6.3, 1.6.4).

What a report states is compared with the released land and the ordnance that are recorded; figures are made of those
alone, so that nothing is counted twice.
"""

from __future__ import annotations

from mac_desktop.domain.records import base


class ReleaseFigures(base.Record):
    """Square metres as a report states them: cancelled, reduced in either way, cleared. A `zero_report` says that there
    were none."""

    cancelled_m2: int | None = base.square_metres()
    reduced_with_asset_m2: int | None = base.square_metres()
    reduced_without_asset_m2: int | None = base.square_metres()
    cleared_m2: int | None = base.square_metres()
    zero_report: str | None = base.code("yes_no")


class OrdnanceTally(base.Record):
    """How many items of one category a report states as found and as destroyed."""

    category: str | None = base.code("eo_category", required=True)
    found: int | None = base.integer(required=True)
    destroyed: int | None = base.integer()
    remarks: str | None = base.memo()
