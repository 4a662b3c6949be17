"""The State and its treaties, and what transparency reports ask for beside operations."""

from __future__ import annotations

from mac_desktop.domain.records import base


class Country(base.Record, table=True):
    """The State whose centre keeps this store. There is one."""

    __tablename__ = "country"

    official_name: str | None = base.text(required=True)
    short_name: str | None = base.text(required=True, length=120)
    iso_code: str | None = base.text(required=True, length=3)
    centre_name: str | None = base.text()
    report_language: str | None = base.code("language")
    report_currency: str | None = base.code("currency")


class TreatyStatus(base.Record, table=True):
    """How the State stands to one treaty, and the dates that set its clock."""

    __tablename__ = "treaty_status"

    treaty: str | None = base.code("treaty", required=True)
    status: str | None = base.code("treaty_status", required=True)
    joining_act: str | None = base.code("joining_act")
    deposit_date: str | None = base.partial_date()
    entry_into_force: str | None = base.partial_date(future=True)
    stockpile_completed_on: str | None = base.partial_date()
    clearance_completed_on: str | None = base.partial_date()
    withdrawal_received_on: str | None = base.partial_date()
    remarks: str | None = base.memo()


class TreatyExtension(base.Record, table=True):
    """An extension of a treaty deadline that was granted."""

    __tablename__ = "treaty_extension"

    treaty_status_id: str | None = base.reference("treaty_status", required=True, owner=True)
    article: str | None = base.code("treaty_article", required=True)
    granted_by: str | None = base.text()
    new_deadline: str | None = base.partial_date(required=True, future=True)


class ContactPoint(base.Record, table=True):
    """Whom to ask about a report (title page)."""

    __tablename__ = "contact_point"

    treaty: str | None = base.code("treaty", required=True)
    organisation: str | None = base.text(required=True)
    person: str | None = base.text()
    position: str | None = base.text()
    address: str | None = base.memo()
    phone: str | None = base.text(length=120)
    fax: str | None = base.text(length=120)
    email: str | None = base.text(length=120)


class NationalMeasure(base.Record, table=True):
    """A law, decree, order or other measure under Article 9 (Form A)."""

    __tablename__ = "national_measure"

    kind: str | None = base.code("measure_kind", required=True)
    title: str | None = base.memo(required=True)
    treaties: str | None = base.codes("treaty")
    authority: str | None = base.text()
    measure_number: str | None = base.text(length=120)
    adopted_on: str | None = base.partial_date()
    effective_from: str | None = base.partial_date(future=True)
    article: str | None = base.text(length=120)
    penal_sanctions: str | None = base.code("yes_no")
    penalties: str | None = base.memo()
    repealed_on: str | None = base.partial_date(future=True)
    annex: str | None = base.text(length=120)
    description: str | None = base.memo()


class ProductionFacility(base.Record, table=True):
    """A facility that produced anti-personnel mines, and its conversion or decommissioning (Form E)."""

    __tablename__ = "production_facility"

    name: str | None = base.text(required=True)
    admin_unit_id: str | None = base.reference("admin_unit")
    organisation_id: str | None = base.reference("organisation")
    products: str | None = base.memo()
    programme: str | None = base.code("facility_programme", required=True)
    status: str | None = base.code("facility_status", required=True)
    started_on: str | None = base.partial_date()
    completed_on: str | None = base.partial_date()
    description: str | None = base.memo()


class WarningMeasure(base.Record, table=True):
    """Marking, fencing, signs, monitoring or risk education that keeps people out of danger (Form I)."""

    __tablename__ = "warning_measure"

    kind: str | None = base.code("warning_kind", required=True)
    measure_date: str | None = base.partial_date(required=True)
    organisation_id: str | None = base.reference("organisation")
    admin_unit_id: str | None = base.reference("admin_unit", required=True)
    hazardous_area_id: str | None = base.reference("hazardous_area")
    length_m: int | None = base.integer(unit="m")
    signs: int | None = base.integer()
    sessions: int | None = base.integer()
    women: int | None = base.integer()
    men: int | None = base.integer()
    girls: int | None = base.integer()
    boys: int | None = base.integer()
    with_disability: int | None = base.integer()
    description: str | None = base.memo()


class Narrative(base.Record, table=True):
    """The text of one narrative box of one form for one reporting year."""

    __tablename__ = "narrative"

    treaty: str | None = base.code("treaty", required=True)
    form_letter: str | None = base.code("article7_form", required=True)
    box: str | None = base.text(required=True, length=60)
    year: int | None = base.reporting_year(required=True)
    language: str | None = base.code("language")
    body: str | None = base.memo(required=True)


class FormDeclaration(base.Record, table=True):
    """What the State declares of a whole form: that it can never apply, or a tick against the computed one."""

    __tablename__ = "form_declaration"

    treaty: str | None = base.code("treaty", required=True)
    form_letter: str | None = base.code("article7_form", required=True)
    declaration: str | None = base.code("form_declaration", required=True)
    year: int | None = base.reporting_year()
    reason: str | None = base.memo(required=True)


class FiledReport(base.Record, table=True):
    """A report as it was sent, so that the next one can say what is unchanged since."""

    __tablename__ = "filed_report"

    treaty: str | None = base.code("treaty", required=True)
    period_from: str | None = base.partial_date(required=True)
    period_to: str | None = base.partial_date(required=True)
    filed_on: str | None = base.partial_date(required=True)
    template: str | None = base.text(length=80)
    file_sha256: str | None = base.text(length=64)


class FiledForm(base.Record, table=True):
    """One form of a filed report: the fingerprint of its cells, or the year it was last reported in."""

    __tablename__ = "filed_form"

    filed_report_id: str | None = base.reference("filed_report", required=True, owner=True)
    form_letter: str | None = base.code("article7_form", required=True)
    content_hash: str | None = base.text(length=64)
    last_reported: int | None = base.reporting_year()
