"""What a centre sets for itself: what it makes of the code lists that it may edit."""

from __future__ import annotations

from mac_desktop.domain.records import base


class ListEntry(base.Record, table=True):
    """What the centre says of one code of a list: a code of its own, or another label or an end for a shipped one.

    A code is never written anew: records keep it. `merged_into` is the code that took its place.
    """

    __tablename__ = "list_entry"

    list_key: str | None = base.code("code_list", required=True)
    code: str | None = base.text(required=True, length=40)
    label: str | None = base.text(length=120)
    label_fr: str | None = base.text(length=120)
    label_es: str | None = base.text(length=120)
    label_pt: str | None = base.text(length=120)
    label_ar: str | None = base.text(length=120)
    label_ru: str | None = base.text(length=120)
    definition: str | None = base.memo()
    also_called: str | None = base.memo()
    position: int | None = base.integer()
    active_from: str | None = base.partial_date(future=True)
    active_to: str | None = base.partial_date(future=True)
    counts_in_monitor: str | None = base.text(length=120)
    counts_in_article7: str | None = base.text(length=120)
    merged_into: str | None = base.text(length=40)
