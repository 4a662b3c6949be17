"""Counts of the people whom something reached, each person once where a record counts them in two ways.

A count for all ages goes before the counts by age band of the same kind: bands that say the same are its detail. Direct
and indirect, expected and confirmed people are never added up (data-model.md B3, B4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.figures import Figure
from mac_desktop.reports.measures.rows import Query, adding, query
from mac_desktop.reports.measures.scope import Scope, in_list

BY_SEX_AND_AGE = ("women", "girls", "men", "boys")
COLUMNS = (*BY_SEX_AND_AGE, "with_disability")
OTHERS = "others"
"""The column of people of whom sex or age is not recorded."""
_OF_UNKNOWN = ("females", "males", "unknown")
_GROUP = {"women": "ADULT", "men": "ADULT", "girls": "CHILD", "boys": "CHILD"}


def counts_of_people(
    measure: str, form: str, owner: str, scope: Scope, *conditions: str, kind: str = "DIRECT", timing: str = ""
) -> Query:
    """The counted records of `form`, a table of beneficiaries of `owner` (table a), of one kind.

    The owner must be counted too. Where people are counted before and after the work, `timing` says which are meant.
    """
    same = " AND ".join(
        f"w.{column} = r.{column}" for column in (f"{owner}_id", "kind", *(["timing"] if timing else []))
    )
    whole = f"SELECT 1 FROM {form} w WHERE {same} AND w.age_band IS NULL AND {scope.counted('w')}"
    return query(
        measure,
        form,
        scope,
        "r.kind = :kind",
        *(["r.timing = :timing"] if timing else []),
        f"r.age_band IS NULL OR NOT EXISTS ({whole})",
        scope.counted("a"),
        *conditions,
        joins=f"JOIN {owner} a ON a.id = r.{owner}_id",
        kind=kind,
        timing=timing,
    )


def adding_people() -> dict[str, str]:
    """The aggregates that `Query.sum` needs of each of `COLUMNS`. A count of a band under 18 lacks no women."""
    sums: dict[str, str] = {}
    for column in COLUMNS:
        asked = f"(r.age_band IS NULL OR r.age_band IN ({in_list(_bands(_GROUP[column]))}))" if column in _GROUP else ""
        sums |= adding(column, name=column, asked=asked)
    return sums


def adding_others() -> dict[str, str]:
    """The aggregates that `Query.sum` needs of `OTHERS`: people of unknown sex or age, and those of a count that gives
    nothing but a total."""
    parts = ", ".join(f"r.{column}" for column in (*BY_SEX_AND_AGE, *_OF_UNKNOWN))
    unknown = " + ".join(f"COALESCE(r.{column}, 0)" for column in _OF_UNKNOWN)
    others = f"CASE WHEN COALESCE({parts}) IS NULL THEN r.people ELSE {unknown} END"
    return adding("people", signed=others, name=OTHERS, asked=f"({others}) IS NULL")


def people_figure(
    key: str, column: str, counts: Query, found: Mapping[str, object] | None, lacking: Query | None, without: int
) -> Figure:
    """The people of one column. `lacking` are the `without` records that reached people whom nobody counted: they are
    told as missing."""
    if found is None and lacking is None:
        return counts.count(f"{key}.{column}", 0)
    whole = dict(found) if found else {column: None, f"{column}_gaps": "[null]", "records": 0}
    whole["records"] = int(str(whole["records"])) + without
    whole[f"{column}_missing"] = int(str(whole.get(f"{column}_missing") or 0)) + without
    figure = counts.sum(f"{key}.{column}", whole, name=column)
    return replace(figure, selections=(*figure.selections, lacking.selection)) if lacking else figure


def _bands(group: str) -> tuple[str, ...]:
    bands = codelist("age_band")
    return tuple(code.code for code in bands if group in bands.within(code.code))
