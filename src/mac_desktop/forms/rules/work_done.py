"""What reports on work are measured against: the activities that they are about, the land that those released and the
ordnance that they found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.work_blocks import FIGURES
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import label_of
from mac_desktop.forms.rules.land import tolerance
from mac_desktop.forms.rules.reading import number, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.texts import no_personal_data
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_


def figure_of(product: Values) -> str | None:
    """The column of the figures in which released land belongs. Land reduced in an unknown way counts as with an
    asset, which is how technical survey reduces."""
    without = text(product, "technical_asset") == "NO"
    return {
        "CAN": "cancelled_m2",
        "RED": "reduced_without_asset_m2" if without else "reduced_with_asset_m2",
        "CLR": "cleared_m2",
    }.get(text(product, "release_type") or "")


def activities_done(report: Values, context: RuleContext) -> Sequence[Values]:
    """The activities that a completion report is about: all of its task, or the one that it names."""
    task_id, activity_id = text(report, "task_id"), text(report, "activity_id")
    found = list(context.lookup.related("activity", "task_id", task_id)) if task_id else []
    named = context.lookup.record("activity", activity_id) if activity_id else None
    if named is not None and all(text(a, "id") != activity_id for a in found):
        found.append({**named, "id": activity_id})
    return found


def released_land(activities: Iterable[Values], context: RuleContext) -> list[Values]:
    """The land that these activities released."""
    ids = (text(activity, "id") for activity in activities)
    return [p for i in ids if i for p in context.lookup.related("land_release_product", "activity_id", i)]


def ordnance_found(activities: Iterable[Values], context: RuleContext) -> list[Values]:
    """The ordnance that these activities found."""
    ids = (text(activity, "id") for activity in activities)
    return [o for i in ids if i for o in context.lookup.related("ordnance_item", "activity_id", i)]


def added_up(products: Iterable[Values]) -> dict[str, float]:
    """Square metres of released land by the columns of the figures; a column without land is left out."""
    sums: dict[str, float] = {}
    for product in products:
        column, area = figure_of(product), number(product, "area_m2")
        if column is not None and area:
            sums[column] = sums.get(column, 0) + area
    return sums


def first_difference(form: Form, stated: Values, sums: Mapping[str, float], context: RuleContext) -> Outcome:
    """The first stated figure that is not the sum, by more than two measurements may differ."""
    for name in FIGURES:
        figure, found = number(stated, name), sums.get(name, 0)
        if figure is not None and abs(figure - found) > tolerance(max(figure, found), context):
            return {"label": label_of(form, name), "stated": figure, "sum": found}
    return None


def nothing_released(form: Form) -> tuple[Rule, Rule]:
    """Rules L1: a report states some land, or says that it is a zero report."""

    def said_nothing(values: Values, _: RuleContext) -> Outcome:
        """A report states land that was cancelled, reduced or cleared, or says that there was none."""
        stated = any(number(values, name) for name in FIGURES) or text(values, "zero_report") == "YES"
        return None if stated or any(isinstance(values.get(name), Gap) for name in FIGURES) else {}

    def said_both(values: Values, _: RuleContext) -> Outcome:
        """A zero report states no land."""
        zero = text(values, "zero_report") == "YES"
        return {} if zero and any(number(values, name) for name in FIGURES) else None

    return (
        Rule(
            id="L1",
            form=form.key,
            severity=Severity.STOP,
            fields=("cleared_m2", "zero_report"),
            message=N_("No land is stated. Fill in what was released, or say that it is a zero report."),
            check=said_nothing,
            good={"zero_report": "YES"},
            bad={"cleared_m2": 0},
        ),
        Rule(
            id="L1",
            form=form.key,
            severity=Severity.STOP,
            fields=("zero_report", "cleared_m2"),
            message=N_("It is a zero report, yet land is stated. Correct one of the two."),
            check=said_both,
            good={"zero_report": "NO", "cleared_m2": 400},
            bad={"zero_report": "YES", "cleared_m2": 400},
        ),
    )


def tally_rules(form: Form) -> tuple[Rule, ...]:
    """The rules of ordnance that a report states by category."""
    return (
        Rule(
            id="X1",
            form=form.key,
            severity=Severity.STOP,
            fields=("destroyed", "found"),
            message=N_("{destroyed} are destroyed, but only {found} were found. Correct one of the two."),
            check=_more_destroyed_than_found,
            good={"category": "APM", "found": 12, "destroyed": 12},
            bad={"category": "APM", "found": 12, "destroyed": 13},
        ),
        repeated_line(form, ("category",), {"category": "APM"}),
        no_personal_data(form),
    )


def _more_destroyed_than_found(values: Values, _: RuleContext) -> Outcome:
    """Not more items are destroyed than were found."""
    destroyed, found = number(values, "destroyed"), number(values, "found")
    if destroyed is None or found is None or destroyed <= found:
        return None
    return {"destroyed": destroyed, "found": found}
