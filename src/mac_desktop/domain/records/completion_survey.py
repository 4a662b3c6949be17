"""Completion surveys of a community, which end in its declaration or in another visit (data-model.md 1.6.6)."""

from __future__ import annotations

from mac_desktop.domain.records import base
from mac_desktop.domain.records.shared_blocks import Located, ReportHeader


class CompletionSurvey(ReportHeader, Located, table=True):
    """A visit to a community to see whether anything is left to do there before it is declared complete.

    How many areas there are, and how many people, follows from the counts and is not typed.
    """

    __tablename__ = "completion_survey"

    local_id: str | None = base.text(length=80, unique=True)
    organisation_id: str | None = base.reference("organisation", required=True)
    team_id: str | None = base.reference("team")
    visit_kind: str | None = base.code("survey_visit", required=True)
    start_date: str | None = base.partial_date(required=True)
    end_date: str | None = base.partial_date()
    admin_unit_id: str | None = base.reference("admin_unit", required=True)
    areas_closed: int | None = base.integer()
    areas_not_closed: int | None = base.integer()
    areas: int | None = base.integer()
    areas_worked_on: int | None = base.integer()
    spot_tasks_done: str | None = base.code("yes_no")
    education_done: str | None = base.code("yes_no")
    families: int | None = base.integer()
    women: int | None = base.integer()
    men: int | None = base.integer()
    girls: int | None = base.integer()
    boys: int | None = base.integer()
    population: int | None = base.integer()
    population_date: str | None = base.partial_date()
    livelihoods: str | None = base.codes("livelihood")
    people_asked: int | None = base.integer()
    official_name: str | None = base.text(length=120, personal=True)
    official_contact: str | None = base.text(length=80, personal=True)
    official_sex: str | None = base.code("sex")
    official_months: int | None = base.integer(unit="months")
    official_local: str | None = base.code("yes_no")
    witness: str | None = base.text(length=120, personal=True)
    conclusion: str | None = base.code("survey_conclusion", required=True)
    reasons: str | None = base.codes("survey_reason")
    remarks: str | None = base.memo()
