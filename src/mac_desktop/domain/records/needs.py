"""What survivors need: assessments, and the needs that they found. Restricted information."""

from __future__ import annotations

from mac_desktop.domain.records import base


class NeedsAssessment(base.Record, table=True):
    """A visit at which it was found out what a person needs."""

    __tablename__ = "needs_assessment"

    person_id: str | None = base.reference("person", required=True, owner=True)
    local_id: str | None = base.text(length=80, unique=True)
    assessed_on: str | None = base.partial_date(required=True)
    organisation_id: str | None = base.reference("organisation", required=True)
    assessor: str | None = base.text(length=120)
    prosthesis_needed: str | None = base.code("yes_no")
    prosthesis_used: str | None = base.code("yes_no")
    prosthesis_since: str | None = base.partial_date()
    prosthesis_last_used: str | None = base.partial_date()
    prosthesis_not_used: str | None = base.codes("prosthesis_reason")
    prosthesis_where: str | None = base.codes("prosthesis_use")
    follow_up_date: str | None = base.partial_date(future=True)
    remarks: str | None = base.memo()


class Need(base.Record, table=True):
    """One need that an assessment found, and how it stands."""

    __tablename__ = "need"

    needs_assessment_id: str | None = base.reference("needs_assessment", required=True, owner=True)
    need: str | None = base.code("need", required=True)
    pillar: str | None = base.code("assistance_pillar", required=True)
    priority: str | None = base.code("priority")
    status: str | None = base.code("need_status", required=True)
    status_date: str | None = base.partial_date()
    status_reason: str | None = base.text()
    target_date: str | None = base.partial_date(future=True)
    remarks: str | None = base.memo()
