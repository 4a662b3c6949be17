"""Stockpiled and retained mines as ledgers, and the events at which mines are destroyed.

A balance is never typed: it is the sum of the movements up to a date.
"""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.shared_blocks import Located


class Authorised(base.Record):
    """Who authorised that mines change hands or leave the stock: the document, and who signed it and when."""

    authorisation: str | None = base.text()
    approved_by: str | None = base.text(length=120)
    approved_on: str | None = base.partial_date()


class StockpileSite(Located, table=True):
    """A place where stockpiled or retained mines are stored, and who holds them there."""

    __tablename__ = "stockpile_site"

    local_id: str | None = base.text(length=80, unique=True)
    name: str | None = base.text(required=True, unique=True)
    holder_kind: str | None = base.code("stock_holder")
    holder: str | None = base.text()
    organisation_id: str | None = base.reference("organisation")
    status: str | None = base.code("stock_site_status")
    opened_on: str | None = base.partial_date()
    closed_on: str | None = base.partial_date()
    remarks: str | None = base.memo()


class StockCount(base.Record, table=True):
    """What was counted at a site on one day, of one type and lot. It is compared with the ledger, never part of it."""

    __tablename__ = "stock_count"

    stockpile_site_id: str | None = base.reference("stockpile_site", required=True, owner=True)
    counted_on: str | None = base.partial_date(required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type", required=True)
    lot: str | None = base.text(length=120)
    quantity: int | None = base.integer(required=True)
    counted_by: str | None = base.text(length=120)
    reference_document: str | None = base.text()
    remarks: str | None = base.memo()


class DestructionSite(Located, table=True):
    """A place where anti-personnel mines are destroyed, with its methods and standards (Form F)."""

    __tablename__ = "destruction_site"

    name: str | None = base.text(required=True, unique=True)
    article: str | None = base.code("treaty_article", required=True)
    organisation_id: str | None = base.reference("organisation")
    active_from: str | None = base.partial_date()
    active_to: str | None = base.partial_date(future=True)
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
    admin_unit_id: str | None = base.reference("admin_unit")
    place: str | None = base.text()
    method: str | None = base.text()
    safety_standards: str | None = base.memo()
    environmental_standards: str | None = base.memo()
    stated_total: int | None = base.integer()
    source: str | None = base.text()
    certificate: str | None = base.text(length=120)
    remarks: str | None = base.memo()


class StockpileMovement(Authorised, table=True):
    """One line of the ledger of stockpiled mines. Quantities are positive; the kind says which way they go."""

    __tablename__ = "stockpile_movement"

    kind: str | None = base.code("stock_movement", required=True)
    movement_date: str | None = base.partial_date(required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type", required=True)
    quantity: int | None = base.integer(required=True, low=None)
    lot: str | None = base.text(length=120)
    holder: str | None = base.text()
    stockpile_site_id: str | None = base.reference("stockpile_site")
    destruction_event_id: str | None = base.reference("destruction_event", owner=True)
    purpose: str | None = base.code("transfer_purpose")
    institution: str | None = base.text()
    counterpart: str | None = base.text()
    reference_document: str | None = base.text()
    remarks: str | None = base.memo()


class RetainedMovement(Authorised, table=True):
    """One line of the ledger of mines retained under Article 3."""

    __tablename__ = "retained_movement"

    kind: str | None = base.code("retained_movement", required=True)
    movement_date: str | None = base.partial_date(required=True)
    institution: str | None = base.text(required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type", required=True)
    quantity: int | None = base.integer(required=True, low=None)
    lot: str | None = base.text(length=120)
    purpose: str | None = base.text(required=True)
    stockpile_site_id: str | None = base.reference("stockpile_site")
    counterpart: str | None = base.text()
    remarks: str | None = base.memo()


class RetainedUse(base.Record, table=True):
    """How retained mines are planned to be used or were used (Form D, part 1b)."""

    __tablename__ = "retained_use"

    stage: str | None = base.code("retained_use_stage")
    use_date: str | None = base.partial_date(required=True, future=True)
    institution: str | None = base.text(required=True)
    ordnance_type_id: str | None = base.reference("ordnance_type")
    quantity: int | None = base.integer()
    objective: str | None = base.memo(required=True)
    project: str | None = base.memo(required=True)
    description: str | None = base.memo()
    result: str | None = base.memo()
