"""What every number of a report means, in words, for the manual and for the Sources sheet."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from mac_desktop.reports.measures import (
    areas,
    assistance,
    casualties,
    education,
    funding,
    land_ledger,
    ordnance,
    productivity,
    progress,
    quality,
    release,
    retained,
    stock_ledgers,
    stockpile,
    transfers,
    victim_ledger,
    victims,
    warning,
)

MEASURES: tuple[Callable[..., Any], ...] = (
    stockpile.stockpile_balance,
    stockpile.stockpile_found_later,
    stockpile.stockpile_by_site,
    stock_ledgers.stockpile_ledger,
    areas.land_summary,
    areas.mined_areas,
    areas.newly_identified,
    land_ledger.land_ledger,
    retained.retained_balance,
    retained.retained_changes,
    stock_ledgers.retained_ledger,
    transfers.transferred_for_training,
    transfers.transferred_for_destruction,
    release.land_release,
    release.land_release_by_month,
    stockpile.stock_destroyed,
    stockpile.found_later_destroyed,
    release.mines_destroyed_in_mined_areas,
    stockpile.stock_destroyed_since_entry_into_force,
    release.mines_destroyed_in_mined_areas_since_entry_into_force,
    ordnance.ordnance_by_category_and_status,
    ordnance.ordnance_by_work,
    progress.work_progress,
    productivity.clearance_rates,
    warning.marking,
    warning.warnings_and_education,
    education.education_contacts,
    education.education_from_households,
    quality.conformity,
    quality.nonconformities_by_severity,
    quality.corrective_actions_overdue,
    quality.sampled_share,
    funding.funding_by_donor,
    funding.funding_by_pillar,
    funding.funding_by_source,
    casualties.casualties_by_sex_and_age,
    casualties.casualties_by_condition,
    casualties.casualties_by_year,
    casualties.casualties_by_month,
    casualties.casualties_by_admin_unit,
    casualties.casualties_by_device,
    casualties.casualties_by_activity,
    casualties.casualty_shares,
    casualties.casualties_reported_and_recorded,
    casualties.casualties_per_100000,
    casualties.accidents_by_type,
    victim_ledger.victims_ledger,
    assistance.assistance_by_pillar,
    victims.victims_registered,
    victims.indirect_victims,
    victims.survivors_by_impairment,
    victims.survivors_with_needs,
    victims.needs_by_pillar,
    victims.days_from_need_to_service,
    victims.referrals_by_pillar,
)

TOTAL = (
    "The sum of the figures above it in the same column, with all their records. Lines without a number add nothing."
)


def definitions() -> dict[str, str]:
    """Measure name -> what the number is, in one paragraph of plain words, in the order of the forms; "total" last."""
    texts = {measure.__name__: " ".join((inspect.getdoc(measure) or "").split()) for measure in MEASURES}
    return texts | {"total": TOTAL}
