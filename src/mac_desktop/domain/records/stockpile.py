"""Stockpiled and retained mines as ledgers, and the events at which mines are destroyed.

A balance is never typed: it is the sum of the movements up to a date.
"""

from __future__ import annotations

from mac_desktop.domain.records import base


class DestructionSite(base.Record, table=True):
    """A place where anti-personnel mines are destroyed, with its methods and standards (Form F)."""

    __tablename__ = "destruction_site"

    name: str | None = base.text(required=True, unique=True)
    article: str | None = base.code("treaty_article", required=True)
    admin_unit_id: str | None = base.reference("admin_unit")
    methods: str | None = base.memo(required=True)
    safety_standards: str | None = base.memo(required=True)
    environmental_standards: str | None = base.memo(required=True)
    programme_status: str | None = base.memo()


class DestructionEvent(base.Record, table=True):
    """An occasion or period in which stock was destroyed; its lines are stockpile movements.

    `stated_total` is the total that the source printed: it is compared with the sum of the lines, never used for it.
    """

    __tablename__ = "destruction_event"

    title: str | None = base.text(required=True)
    destroyed_from: str | None = base.partial_date()
    destroyed_on: str | None = base.partial_date(required=True)
    destruction_site_id: str | None = base.reference("destruction_site")
    method: str | None = base.text()
    stated_total: int | None = base.integer()
    source: str | None = base.text()
    certificate: str | None = base.text(length=120)
    remarks: str | None = base.memo()


class StockpileMovement(base.Record, table=True):
    """One line of the ledger of stockpiled mines. Quantities are positive; the kind says which way they go."""

    __tablename__ = "stockpile_movement"

    kind: str | None = base.code("stock_movement", required=True)
    movement_date: str | None = base.partial_date(required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type", required=True)
    quantity: int | None = base.integer(required=True, low=None)
    lot: str | None = base.text(length=120)
    holder: str | None = base.text()
    destruction_event_id: str | None = base.reference("destruction_event", owner=True)
    purpose: str | None = base.code("transfer_purpose")
    institution: str | None = base.text()
    counterpart: str | None = base.text()
    reference_document: str | None = base.text()
    remarks: str | None = base.memo()


class RetainedMovement(base.Record, table=True):
    """One line of the ledger of mines retained under Article 3."""

    __tablename__ = "retained_movement"

    kind: str | None = base.code("retained_movement", required=True)
    movement_date: str | None = base.partial_date(required=True)
    institution: str | None = base.text(required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type", required=True)
    quantity: int | None = base.integer(required=True, low=None)
    lot: str | None = base.text(length=120)
    purpose: str | None = base.text(required=True)
    counterpart: str | None = base.text()
    remarks: str | None = base.memo()


class RetainedUse(base.Record, table=True):
    """How retained mines are planned to be used or were used (Form D, part 1b)."""

    __tablename__ = "retained_use"

    use_date: str | None = base.partial_date(required=True, future=True)
    institution: str | None = base.text(required=True)
    objective: str | None = base.memo(required=True)
    project: str | None = base.memo(required=True)
    description: str | None = base.memo()
