"""Every record class, in an order in which each comes after those that it refers to (except to itself)."""

from __future__ import annotations

from mac_desktop.domain.records.accident import Accident
from mac_desktop.domain.records.activity import Activity, LandReleaseProduct
from mac_desktop.domain.records.assistance import Assistance, Referral, ServiceProvider
from mac_desktop.domain.records.base import Record
from mac_desktop.domain.records.geography import AdminUnit
from mac_desktop.domain.records.land import AreaOrdnance, HazardousArea
from mac_desktop.domain.records.ordnance import OrdnanceItem, OrdnanceType
from mac_desktop.domain.records.organisation import Organisation, Team
from mac_desktop.domain.records.person import Casualty, Person
from mac_desktop.domain.records.stockpile import (
    DestructionEvent,
    DestructionSite,
    RetainedMovement,
    RetainedUse,
    StockpileMovement,
)
from mac_desktop.domain.records.task import Task, TaskObjective
from mac_desktop.domain.records.treaty import (
    ContactPoint,
    Country,
    FiledForm,
    FiledReport,
    FormDeclaration,
    Narrative,
    NationalMeasure,
    ProductionFacility,
    TreatyExtension,
    TreatyStatus,
    WarningMeasure,
)

RECORDS: tuple[type[Record], ...] = (
    Country,
    TreatyStatus,
    TreatyExtension,
    AdminUnit,
    Organisation,
    Team,
    OrdnanceType,
    HazardousArea,
    AreaOrdnance,
    Task,
    TaskObjective,
    Activity,
    LandReleaseProduct,
    OrdnanceItem,
    Accident,
    ServiceProvider,
    Person,
    Casualty,
    Assistance,
    Referral,
    DestructionSite,
    DestructionEvent,
    StockpileMovement,
    RetainedMovement,
    RetainedUse,
    ContactPoint,
    NationalMeasure,
    ProductionFacility,
    WarningMeasure,
    Narrative,
    FormDeclaration,
    FiledReport,
    FiledForm,
)
