"""Rules for stockpile sites, counts of stock, and the authorisation and methods that transfers and destruction need."""

from __future__ import annotations

from collections.abc import Iterable

from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.destruction import DESTRUCTION_SITE
from mac_desktop.forms.catalogue.stockpile import RETAINED_MOVEMENT, STOCKPILE_MOVEMENT
from mac_desktop.forms.catalogue.stockpile_sites import STOCK_COUNT, STOCKPILE_SITE
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.absent_facts import dated_by, stops_new_records
from mac_desktop.forms.rules.for_many_forms import (
    dates_in_order,
    no_very_old_dates,
    other_needs_a_text,
)
from mac_desktop.forms.rules.reading import certainly_before, number, text
from mac_desktop.forms.rules.repeated_lines import repeated_line
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.rules.stockpile import STOCK, lowest_balance
from mac_desktop.forms.rules.where import where_rules
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_TRANSFERS = ("TRANSFER_IN", "TRANSFER_OUT")
_SITE = "stockpile_site_id"


def _of_type(movements: Iterable[Values], type_id: str | None, lot: str | None = None) -> list[Values]:
    return [m for m in movements if text(m, "ordnance_type_id") == type_id and (lot is None or text(m, "lot") == lot)]


def _change(movement: Values) -> float:
    return STOCK.get(text(movement, "kind") or "", 0) * (number(movement, "quantity") or 0)


def _site_below_zero(values: Values, context: RuleContext) -> Outcome:
    """The stock of a type at a site never falls below zero, once its opening stock there is recorded."""
    site_id, type_id = text(values, _SITE), text(values, "ordnance_type_id")
    if site_id is None or type_id is None:
        return None
    others = _of_type(context.lookup.related("stockpile_movement", _SITE, site_id), type_id)
    found = lowest_balance([*(m for m in others if m.get("id") != context.record_id), values], STOCK)
    return {"missing": -found[0], "day": found[1]} if found and found[0] < 0 else None


def _moved_at_a_closed_site(values: Values, context: RuleContext) -> Outcome:
    """Nothing comes into or leaves a site after it was closed."""
    site_id, day = text(values, _SITE), text(values, "movement_date")
    site = context.lookup.record("stockpile_site", site_id) if site_id and day else None
    closed = text(site, "closed_on") if site else None
    return {"day": day, "closed": closed} if certainly_before(closed, day) else None


def _closed_with_stock(values: Values, context: RuleContext) -> Outcome:
    """A site that is closed holds no stock."""
    if text(values, "status") != "CLOSED" or context.record_id is None:
        return None
    left: dict[str | None, float] = {}
    for movement in context.lookup.related("stockpile_movement", _SITE, context.record_id):
        type_id = text(movement, "ordnance_type_id")
        left[type_id] = left.get(type_id, 0) + _change(movement)
    held = sum(quantity for quantity in left.values() if quantity > 0)
    return {"quantity": held} if held else None


def _counted_otherwise(values: Values, context: RuleContext) -> Outcome:
    """What is counted at a site is what the ledger says of it on that day. Only movements that name the site are
    compared, and none whose date may lie on either side of the count."""
    site_id, type_id, day = (text(values, name) for name in (_SITE, "ordnance_type_id", "counted_on"))
    counted = number(values, "quantity")
    if site_id is None or type_id is None or day is None or counted is None:
        return None
    movements = _of_type(context.lookup.related("stockpile_movement", _SITE, site_id), type_id, text(values, "lot"))
    dates = [text(m, "movement_date") for m in movements]
    before = [certainly_before(d, day) or d == day for d in dates]
    after = [certainly_before(day, d) for d in dates]
    opened = any(text(m, "kind") == "OPENING" and b for m, b in zip(movements, before, strict=True))
    if not opened or not all(b or a for b, a in zip(before, after, strict=True)):
        return None
    balance = sum(_change(m) for m, b in zip(movements, before, strict=True) if b)
    return {"counted": counted, "balance": balance} if balance != counted else None


def _transfer_with_nobody(values: Values, _: RuleContext) -> Outcome:
    """A transfer says from or to whom."""
    return {} if text(values, "kind") in _TRANSFERS and values.get("counterpart") is None else None


def _transfer_without_authorisation(values: Values, _: RuleContext) -> Outcome:
    """A transfer of anti-personnel mines names the document that authorises it."""
    return {} if text(values, "kind") in _TRANSFERS and values.get("authorisation") is None else None


def _destroyed_somehow(values: Values, context: RuleContext) -> Outcome:
    """A destruction event says by which method, or names a site whose methods are recorded."""
    if values.get("destroyed_on") is None or values.get("method") is not None:
        return None
    site_id = text(values, "destruction_site_id")
    site = context.lookup.record("destruction_site", site_id) if site_id else None
    return None if site and site.get("methods") is not None else {}


def _without_standards(values: Values, context: RuleContext) -> Outcome:
    """A destruction event says which safety and environmental standards were observed, or names a site that does."""
    if values.get("destroyed_on") is None:
        return None
    site_id = text(values, "destruction_site_id")
    site = (context.lookup.record("destruction_site", site_id) if site_id else None) or {}
    names = ("safety_standards", "environmental_standards")
    return {} if any(values.get(n) is None and site.get(n) is None for n in names) else None


def _used_in_future(values: Values, context: RuleContext) -> Outcome:
    """Mines that were used were used on a day that has come."""
    day = text(values, "use_date")
    if day is None or text(values, "stage") != "USED" or day <= context.today.isoformat()[: len(day)]:
        return None
    return {"day": day}


def _number_of_what(values: Values, _: RuleContext) -> Outcome:
    """A number of mines goes with their type."""
    lacks = number(values, "quantity") is not None and values.get("ordnance_type_id") is None
    return {} if lacks else None


_AT_SITE: Values = {_SITE: "s1", "ordnance_type_id": "t1"}
_OPENING: Values = {"id": "m1", **_AT_SITE, "kind": "OPENING", "movement_date": "2020", "quantity": 100}
_LEDGER: dict[str, tuple[Values, ...]] = {"stockpile_movement": (_OPENING,)}
_COUNT: Values = {**_AT_SITE, "counted_on": "2024-03-04"}


def _transfer_rules(form: str) -> tuple[Rule, ...]:
    """Rules X9 for a ledger: a transfer says with whom, and by whose leave."""
    dates: tuple[Values, Values] = ({"movement_date": "2026-03"}, {"movement_date": "2012"})
    with_whom = Rule(
        id="X9",
        form=form,
        severity=Severity.STOP,
        fields=("counterpart", "kind"),
        message=N_("A transfer has another side. Say which State or body the mines came from or went to."),
        check=_transfer_with_nobody,
        good={"kind": "TRANSFER_OUT", "counterpart": "Army"},
        bad={"kind": "TRANSFER_OUT"},
    )
    by_leave = Rule(
        id="X9",
        form=form,
        severity=Severity.STOP,
        fields=("authorisation", "kind"),
        message=N_("A transfer needs its authorisation. Name the licence, order or decision."),
        check=_transfer_without_authorisation,
        good={"kind": "TRANSFER_OUT", "authorisation": "Order 7"},
        bad={"kind": "TRANSFER_OUT"},
    )
    return tuple(
        r for rule in (with_whom, by_leave) for r in stops_new_records(rule, dated_by("movement_date"), *dates)
    )


_EVENT_DATES: tuple[Values, Values] = ({"destroyed_on": "2026-03"}, {"destroyed_on": "2012"})
_SITES: dict[str, tuple[Values, ...]] = {
    "destruction_site": (
        {"id": "d1", "methods": "Open detonation", "safety_standards": "SOP 3", "environmental_standards": "Law 9"},
    )
}

RULES: tuple[Rule, ...] = (
    dates_in_order(STOCKPILE_SITE, "D1", "opened_on", "closed_on"),
    no_very_old_dates(STOCKPILE_SITE),
    *where_rules(STOCKPILE_SITE),
    *other_needs_a_text(STOCKPILE_SITE, "holder", {"holder_kind": "OTHER"}, Severity.WARN),
    Rule(
        id="S4",
        form="stockpile_site",
        severity=Severity.WARN,
        fields=("status",),
        message=N_("The site is closed, but by the ledger {quantity} mines are there. Record where they went."),
        check=_closed_with_stock,
        good={"id": "s2", "status": "CLOSED"},
        bad={"id": "s1", "status": "CLOSED"},
        others=_LEDGER,
    ),
    Rule(
        id="X8",
        form="stockpile_movement",
        severity=Severity.STOP,
        fields=("quantity", _SITE, "ordnance_type_id", "movement_date"),
        message=N_(
            "With this, {missing} more mines leave the site than were there on {day}. Correct the quantity, date, type "
            "or site."
        ),
        check=_site_below_zero,
        good={**_AT_SITE, "kind": "DESTROYED", "movement_date": "2021", "quantity": 100},
        bad={**_AT_SITE, "kind": "DESTROYED", "movement_date": "2021", "quantity": 101},
        others=_LEDGER,
    ),
    Rule(
        id="D9",
        form="stockpile_movement",
        severity=Severity.WARN,
        fields=("movement_date", _SITE),
        message=N_("The movement of {day} is after the site was closed on {closed}. Correct a date, or the site."),
        check=_moved_at_a_closed_site,
        good={_SITE: "s1", "movement_date": "2021-03"},
        bad={_SITE: "s1", "movement_date": "2021-04"},
        others={"stockpile_site": ({"id": "s1", "closed_on": "2021-03-20"},)},
    ),
    repeated_line(
        STOCKPILE_MOVEMENT,
        ("kind", "ordnance_type_id", "lot", "quantity", "movement_date", "holder"),
        {"kind": "DESTROYED", "ordnance_type_id": "t1", "quantity": 40},
    ),
    *_transfer_rules("stockpile_movement"),
    *_transfer_rules("retained_movement"),
    dates_in_order(STOCKPILE_MOVEMENT, "D9", "approved_on", "movement_date", Severity.WARN),
    dates_in_order(RETAINED_MOVEMENT, "D9", "approved_on", "movement_date", Severity.WARN),
    *stops_new_records(
        Rule(
            id="X2",
            form="destruction_event",
            severity=Severity.STOP,
            fields=("method", "destruction_site_id"),
            message=N_("Destruction needs its method. Say how the mines were destroyed, or choose the site."),
            check=_destroyed_somehow,
            good={"destruction_site_id": "d1"},
            bad={"title": "Destruction of March"},
            others=_SITES,
        ),
        dated_by("destroyed_on"),
        *_EVENT_DATES,
    ),
    Rule(
        id="S5",
        form="destruction_event",
        severity=Severity.WARN,
        fields=("safety_standards", "environmental_standards", "destruction_site_id"),
        message=N_("Form F asks for the safety and environmental standards observed. Name them, or choose the site."),
        check=_without_standards,
        good={"destroyed_on": "2024", "destruction_site_id": "d1"},
        bad={"destroyed_on": "2024", "safety_standards": "SOP 3"},
        others=_SITES,
    ),
    dates_in_order(DESTRUCTION_SITE, "D1", "active_from", "active_to"),
    no_very_old_dates(DESTRUCTION_SITE),
    *where_rules(DESTRUCTION_SITE),
    Rule(
        id="D2",
        form="retained_use",
        severity=Severity.STOP,
        fields=("use_date", "stage"),
        message=N_("The mines are said to be used, but {day} is later than today. Correct the date, or say planned."),
        check=_used_in_future,
        good={"stage": "PLANNED", "use_date": "2124"},
        bad={"stage": "USED", "use_date": "2124"},
    ),
    Rule(
        id="S6",
        form="retained_use",
        severity=Severity.WARN,
        fields=("ordnance_type_id", "quantity"),
        message=N_("A number of mines is given without their type. Choose the type."),
        check=_number_of_what,
        good={"quantity": 12, "ordnance_type_id": "t1"},
        bad={"quantity": 12},
    ),
    Rule(
        id="S1",
        form="stock_count",
        severity=Severity.WARN,
        fields=("quantity", "counted_on"),
        message=N_(
            "{counted} were counted, but by the ledger {balance} are there. Find the difference, and record it as a "
            "correction if it is one."
        ),
        check=_counted_otherwise,
        good={**_COUNT, "quantity": 100},
        bad={**_COUNT, "quantity": 97},
        others=_LEDGER,
    ),
    repeated_line(STOCK_COUNT, ("ordnance_type_id", "lot", "counted_on"), {"ordnance_type_id": "t1"}),
    no_very_old_dates(STOCK_COUNT),
)
