"""Tables on people: casualties and victim assistance (Form J)."""

from __future__ import annotations

from mac_desktop.reports.documents.lines import Line, line
from mac_desktop.reports.documents.source import Source
from mac_desktop.reports.measures import assistance, casualties
from mac_desktop.texts import N_


def by_sex_and_age(source: Source) -> list[Line]:
    """Casualties of the period by sex and age."""
    words = source.words
    return [
        line(row, sex=words.code("sex", row.texts["sex"]), age=words.code("age_group", row.texts["age"]))
        for row in casualties.casualties_by_sex_and_age(source.conn, source.scope)
    ]


def by_condition(source: Source) -> list[Line]:
    """Casualties of the period by civilian status."""
    return [
        line(row, condition=source.words.code("casualty_condition", row.texts["condition"]))
        for row in casualties.casualties_by_condition(source.conn, source.scope)
    ]


def by_year(source: Source) -> list[Line]:
    """Casualties of all years."""
    unknown = source.words.texts(N_("Year not known"))
    rows = casualties.casualties_by_year(source.conn, source.scope)
    return [line(row, year=row.texts["year"] or unknown) for row in rows]


def services(source: Source) -> list[Line]:
    """Victim assistance services of the period by pillar."""
    return [
        line(row, pillar=source.words.code("assistance_pillar", row.texts["pillar"]))
        for row in assistance.assistance_by_pillar(source.conn, source.scope)
    ]
