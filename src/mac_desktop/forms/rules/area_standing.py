"""Rules for lines in the history of a hazardous area."""

from __future__ import annotations

from collections.abc import Sequence

from mac_desktop.domain.codelists import coded
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.workflows import HAZARDOUS_AREA
from mac_desktop.forms.catalogue.area_standing import AREA_STANDING
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import no_very_old_dates, other_needs_a_text, usual_area
from mac_desktop.forms.rules.reading import certainly_before, latest, number, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_FACTS = ("status", "classification", "area_m2")
_ORDER = {"FIRST": 0, "REPLACED": 2}
_DATES = ("information_date", "status_date", "closed_date")


def _others(values: Values, context: RuleContext) -> Sequence[Values]:
    """The other lines of the same area."""
    area_id = text(values, "hazardous_area_id")
    lines = context.lookup.related("area_standing", "hazardous_area_id", area_id) if area_id else ()
    return [line for line in lines if line.get("id") != context.record_id]


def _told(values: Values) -> tuple[object, ...]:
    return tuple(text(values, name) if name != "area_m2" else number(values, name) for name in _FACTS)


def _repeated(values: Values, context: RuleContext) -> Outcome:
    """An area has one line for each day on which it came to stand differently. On the day on which it became known or
    was split or merged it may have been surveyed too, in that order."""
    since = text(values, "since")
    same = [line for line in _others(values, context) if since is not None and text(line, "since") == since]
    return {"since": since} if any(not _in_order(values, line, context) for line in same) else None


def _in_order(values: Values, other: Values, context: RuleContext) -> bool:
    """Whether it is plain which of two lines comes first, and they were made in that order."""
    own, others = (_ORDER.get(text(line, "reason") or "", 1) for line in (values, other))
    made_later = context.record_id is None or context.record_id > str(other.get("id"))
    return own != others and (own > others) == made_later


def _unusual_turn(values: Values, context: RuleContext) -> Outcome:
    """The status of a line may follow that of the line before it as the workflow of areas allows."""
    since, status = text(values, "since"), text(values, "status")
    if since is None or status is None:
        return None
    lines = [line for line in _others(values, context) if text(line, "status") is not None]
    earlier = [line for line in lines if certainly_before(text(line, "since"), since)]
    if not earlier:
        return None
    before = text(max(earlier, key=lambda line: latest(text(line, "since") or "")), "status") or ""
    if before == status or HAZARDOUS_AREA.move(before, status) is not None:
        return None
    return {name: coded(HAZARDOUS_AREA.codelist, (code,)) for name, code in (("before", before), ("chosen", status))}


def _newer_than_the_area(values: Values, context: RuleContext) -> Outcome:
    """The newest that is known of an area is what its own record says; lines tell of the time before."""
    area_id, since = text(values, "hazardous_area_id"), text(values, "since")
    area = context.lookup.record("hazardous_area", area_id) if area_id and since else None
    if area is None or _told(values) == _told(area):
        return None
    days = [day for day in (text(area, name) for name in _DATES) if day is not None]
    newest = max(days, key=latest, default=None)
    return {"since": since, "newest": newest} if certainly_before(newest, since) else None


def _changed_without_a_day(values: Values, context: RuleContext) -> Outcome:
    """A new size, classification or contamination of an area that had been submitted comes with a new date of
    information, or with a new status."""
    before = context.before
    if before is None or text(values, "status") != text(before, "status"):
        return None
    same = [text(values, name) == text(before, name) for name in ("classification", "contamination")]
    if all(same) and number(values, "area_m2") == number(before, "area_m2"):
        return None
    told = any(text(values, name) != text(before, name) for name in ("information_date", "status_date"))
    return None if told else {"date": text(values, "information_date") or "–"}


_AREA: Values = {"status": "OPEN", "classification": "SHA", "area_m2": 40_000, "information_date": "2010"}
_LINE: Values = {"hazardous_area_id": "a1", "since": "2014-05", "status": "SUSPENDED", "classification": "CHA"}
_LINES = {"area_standing": ({**_LINE, "id": "s1"},)}

RULES: tuple[Rule, ...] = (
    Rule(
        id="V6",
        form="area_standing",
        severity=Severity.WARN,
        fields=("since", "hazardous_area_id"),
        message=N_(
            "The area has another line from {since} on, and which of the two came first cannot be told. Put both into "
            "one line, or correct the date."
        ),
        check=_repeated,
        good={"hazardous_area_id": "a1", "since": "2016"},
        bad={"hazardous_area_id": "a1", "since": "2014-05"},
        others=_LINES,
    ),
    Rule(
        id="L10",
        form="area_standing",
        severity=Severity.WARN,
        fields=("status", "since"),
        message=N_(
            "The line before says “{before}”, after which “{chosen}” cannot come at once. Correct one of the two, or "
            "add the line that is missing between them."
        ),
        check=_unusual_turn,
        good={"hazardous_area_id": "a1", "since": "2016", "status": "WORKED"},
        bad={"hazardous_area_id": "a1", "since": "2016", "status": "HANDED"},
        others=_LINES,
    ),
    Rule(
        id="D12",
        form="area_standing",
        severity=Severity.WARN,
        fields=("since", "hazardous_area_id"),
        message=N_(
            "This line is from {since}, and the newest date of the area itself is {newest}. If it is news, change the "
            "area; a line of its history is then written by itself."
        ),
        check=_newer_than_the_area,
        good={"hazardous_area_id": "a1", "since": "2013", "status": "OPEN", "classification": "SHA"},
        bad={"hazardous_area_id": "a1", "since": "2019", "status": "OPEN", "classification": "SHA"},
        others={"hazardous_area": ({"id": "a1", "status": "OPEN", "classification": "CHA", "status_date": "2018"},)},
    ),
    Rule(
        id="D12",
        form="hazardous_area",
        severity=Severity.WARN,
        fields=("area_m2", "classification", "contamination", "information_date"),
        message=N_(
            "The size, classification or contamination changed, but the date of information is still {date}, so the "
            "change counts from today. Give the date of the new survey; if it was a mistake, have the record returned "
            "to you, and correct it."
        ),
        check=_changed_without_a_day,
        good={**_AREA, "area_m2": 35_000, "information_date": "2016-05"},
        bad={**_AREA, "area_m2": 35_000},
        before=_AREA,
    ),
    usual_area(AREA_STANDING),
    no_very_old_dates(AREA_STANDING),
    *other_needs_a_text(AREA_STANDING, "remarks", {"closure_reason": "OTHER"}),
)
