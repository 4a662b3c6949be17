"""Counts of the people whom something reaches (data-model.md 1.15): one block of columns, and a table for each owner.

A record takes the block by inheriting from it and names its owner. People are counted once for all ages, or on one
record for each age band; `reports.measures.beneficiaries` knows how the two are added up.
"""

from __future__ import annotations

from mac_desktop.domain.records import base


class BeneficiaryCount(base.Record):
    """People of one kind, direct or indirect, by sex and by child (under 18) or adult.

    `females` and `males` are of unknown age, `unknown` are of unknown sex; `people` is the total that a report gives,
    alone or beside its parts. An `age_band` narrows the record to that band, which lies below or above 18 as a whole.
    Those with a disability, and those reached for the first time, are among the people counted. Households are not
    added to people.
    """

    kind: str | None = base.code("beneficiary_kind", required=True)
    age_band: str | None = base.code("age_band")
    women: int | None = base.integer()
    men: int | None = base.integer()
    girls: int | None = base.integer()
    boys: int | None = base.integer()
    females: int | None = base.integer()
    males: int | None = base.integer()
    unknown: int | None = base.integer()
    people: int | None = base.integer()
    women_with_disability: int | None = base.integer()
    men_with_disability: int | None = base.integer()
    girls_with_disability: int | None = base.integer()
    boys_with_disability: int | None = base.integer()
    with_disability: int | None = base.integer()
    first_time: int | None = base.integer()
    households: int | None = base.integer()
    count_method: str | None = base.code("count_method")
    estimated: str | None = base.code("yes_no")
    remarks: str | None = base.memo()


class TimedBeneficiaryCount(BeneficiaryCount):
    """The same where people are counted before the work, as those expected, and after it, as those confirmed."""

    timing: str | None = base.code("beneficiary_timing", required=True)
