"""Funding of mine action: who gave what to whom, in which currency, and at which rate it is counted."""

from __future__ import annotations

from mac_desktop.domain.records import base


class Contribution(base.Record, table=True):
    """Money or goods that a donor gave.

    `amount` is in the `currency` in which it was given. `rate` says how much of `rate_currency` one unit of it is
    worth; `rate_source` and `rate_date` say by whom and when. What the amount makes in the other currency is worked
    out, never typed.
    """

    __tablename__ = "contribution"

    local_id: str | None = base.text(length=80, unique=True)
    direction: str | None = base.code("funding_direction")
    stage: str | None = base.code("funding_stage")
    donor_id: str | None = base.reference("organisation", required=True)
    donor_state: str | None = base.text(length=120)
    funding_source: str | None = base.code("funding_source")
    recipient_id: str | None = base.reference("organisation")
    contributed_on: str | None = base.partial_date(required=True)
    period_from: str | None = base.partial_date(future=True)
    period_to: str | None = base.partial_date(future=True)
    amount: float | None = base.decimal(required=True)
    currency: str | None = base.code("currency", required=True)
    in_kind: str | None = base.code("yes_no")
    rate: float | None = base.decimal()
    rate_currency: str | None = base.code("currency")
    rate_source: str | None = base.text()
    rate_date: str | None = base.partial_date()
    pillar: str | None = base.code("funding_pillar")
    earmarked: str | None = base.code("yes_no")
    task_id: str | None = base.reference("task")
    project: str | None = base.text()
    source: str | None = base.text()
    remarks: str | None = base.memo()
