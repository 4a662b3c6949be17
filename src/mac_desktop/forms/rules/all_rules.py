"""Every rule, by form."""

from __future__ import annotations

from functools import cache

from mac_desktop.forms.rules import (
    accident,
    account,
    accreditation,
    activity,
    activity_parts,
    area_parts,
    area_standing,
    assistance,
    casualty,
    casualty_harm,
    casualty_parts,
    centre,
    completion,
    completion_survey,
    demining_accident,
    duplicates,
    education,
    funding,
    geography,
    handover,
    land,
    needs,
    neighbours,
    ordnance,
    organisation,
    outlines,
    person,
    points,
    progress,
    quality,
    quality_parts,
    replaced_areas,
    report_header,
    status,
    stockpile,
    stockpile_sites,
    task,
    treaty,
)
from mac_desktop.forms.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *land.RULES,
    *area_standing.RULES,
    *replaced_areas.RULES,
    *area_parts.RULES,
    *task.RULES,
    *activity.RULES,
    *activity_parts.RULES,
    *progress.RULES,
    *completion.RULES,
    *handover.RULES,
    *completion_survey.RULES,
    *points.RULES,
    *outlines.RULES,
    *neighbours.RULES,
    *duplicates.RULES,
    *ordnance.RULES,
    *accident.RULES,
    *demining_accident.RULES,
    *casualty.RULES,
    *casualty_harm.RULES,
    *casualty_parts.RULES,
    *person.RULES,
    *needs.RULES,
    *assistance.RULES,
    *education.RULES,
    *quality.RULES,
    *quality_parts.RULES,
    *stockpile.RULES,
    *stockpile_sites.RULES,
    *funding.RULES,
    *treaty.RULES,
    *geography.RULES,
    *organisation.RULES,
    *accreditation.RULES,
    *centre.RULES,
    *status.RULES,
    *account.RULES,
    *report_header.RULES,
)


@cache
def rules_for(form: str) -> tuple[Rule, ...]:
    """The rules of a form, in the order in which they were written."""
    return tuple(rule for rule in RULES if rule.form == form)
