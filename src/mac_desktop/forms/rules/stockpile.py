"""Rules for the ledgers of stockpiled and retained mines, and for their destruction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.destruction import DESTRUCTION_EVENT
from mac_desktop.forms.catalogue.stockpile import RETAINED_MOVEMENT, RETAINED_USE, STOCKPILE_MOVEMENT
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import dates_in_order, no_very_old_dates
from mac_desktop.forms.rules.reading import certainly_before, earliest, latest, number, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Value, Values
from mac_desktop.texts import N_

STOCK: Mapping[str, int] = {
    "OPENING": 1,
    "FOUND_LATER": 1,
    "TRANSFER_IN": 1,
    "RETURNED": 1,
    "TRANSFER_OUT": -1,
    "DESTROYED": -1,
    "RETAINED": -1,
    "CORRECTION": 1,
}
"""Which way each movement of stock goes."""

_RETAINED: Mapping[str, int] = {
    "OPENING": 1,
    "ADDED": 1,
    "TRANSFER_IN": 1,
    "TRANSFER_OUT": -1,
    "USED": -1,
    "DESTROYED": -1,
    "CORRECTION": 1,
}


def lowest_balance(movements: Iterable[Values], signs: Mapping[str, int]) -> tuple[float, str] | None:
    """The lowest balance that a ledger can have had and its day, or None when it has no opening.

    Partial dates count in favour: what comes in on the first day it can mean, what goes out on the last, and on one day
    what comes in comes first.
    """
    dated: list[tuple[str, int, float]] = []
    opened = False
    for movement in movements:
        kind, day, quantity = text(movement, "kind"), text(movement, "movement_date"), number(movement, "quantity")
        if kind is None or day is None or quantity is None:
            continue
        opened |= kind == "OPENING"
        change = signs.get(kind, 0) * quantity
        dated.append((earliest(day) if change > 0 else latest(day), change < 0, change))
    if not opened:
        return None
    balance, lowest, when = 0.0, 0.0, ""
    for day, _, change in sorted(dated):
        balance += change
        if balance < lowest:
            lowest, when = balance, day
    return lowest, when


def _ledger(values: Values, context: RuleContext, table: str) -> list[Values]:
    """The other movements of the same type and this one."""
    type_id = text(values, "ordnance_type_id")
    if type_id is None:
        return []
    others = context.lookup.related(table, "ordnance_type_id", type_id)
    return [*(m for m in others if m.get("id") != context.record_id), values]


def _short(movements: list[Values], signs: Mapping[str, int]) -> Outcome:
    found = lowest_balance(movements, signs)
    return {"missing": -found[0], "day": found[1]} if found and found[0] < 0 else None


def _stock_below_zero(values: Values, context: RuleContext) -> Outcome:
    """The stock of a type never falls below zero, once its opening stock is recorded."""
    return _short(_ledger(values, context, "stockpile_movement"), STOCK)


def _retained_below_zero(values: Values, context: RuleContext) -> Outcome:
    """The retained mines of a type at an institution never fall below zero, once their opening is recorded."""
    institution = fold(text(values, "institution") or "")
    ledger = _ledger(values, context, "retained_movement")
    return _short([m for m in ledger if fold(text(m, "institution") or "") == institution], _RETAINED)


def _negative_quantity(values: Values, _: RuleContext) -> Outcome:
    """A quantity is positive: the kind of movement says which way it goes. Only a correction takes off by a minus, and
    only an opening may be 0."""
    quantity, kind = number(values, "quantity"), text(values, "kind")
    if quantity is None or kind == "CORRECTION":
        return None
    return {"quantity": quantity} if quantity < (0 if kind == "OPENING" else 1) else None


def _transfer_without_purpose(values: Values, _: RuleContext) -> Outcome:
    """A transfer is for training or for destruction: Article 3 allows no other."""
    moved = text(values, "kind") in ("TRANSFER_IN", "TRANSFER_OUT")
    return {} if moved and values.get("purpose") is None else None


def _retained_by_nobody(values: Values, _: RuleContext) -> Outcome:
    """Mines taken from the stock to be retained go to an institution that the State authorised."""
    return {} if text(values, "kind") == "RETAINED" and values.get("institution") is None else None


def _line_not_destroyed(values: Values, _: RuleContext) -> Outcome:
    """The lines of a destruction event are mines destroyed."""
    kind = text(values, "kind")
    return {} if text(values, "destruction_event_id") and kind not in (None, "DESTROYED") else None


def _line_after_event(values: Values, context: RuleContext) -> Outcome:
    """The lines of a destruction event are not dated after it."""
    event_id, day = text(values, "destruction_event_id"), text(values, "movement_date")
    event = context.lookup.record("destruction_event", event_id) if event_id and day else None
    ended = text(event, "destroyed_on") if event else None
    return {"day": day, "event": ended} if certainly_before(ended, day) else None


def _total_and_lines(values: Values, context: RuleContext) -> Outcome:
    """The total that the source states is the sum of the lines."""
    stated = number(values, "stated_total")
    if stated is None or context.record_id is None:
        return None
    lines = context.lookup.related("stockpile_movement", "destruction_event_id", context.record_id)
    total = sum(number(line, "quantity") or 0 for line in lines if text(line, "kind") in (None, "DESTROYED"))
    return {"stated": stated, "sum": total} if lines and total != stated else None


_OPENING: Values = {
    "id": "m1",
    "kind": "OPENING",
    "movement_date": "2020",
    "ordnance_type_id": "t1",
    "quantity": 100,
    "institution": "Army school",
}


def _balance_rule(form: str, check: Check) -> Rule:
    line: dict[str, Value] = {"movement_date": "2021-03", "ordnance_type_id": "t1", "institution": "Army School"}
    return Rule(
        id="X8",
        form=form,
        severity=Severity.STOP,
        fields=("quantity", "ordnance_type_id", "movement_date"),
        message=N_(
            "With this, {missing} more mines leave than there were on {day}. Correct the quantity, date or type."
        ),
        check=check,
        good={**line, "kind": "DESTROYED", "quantity": 100},
        bad={**line, "kind": "DESTROYED", "quantity": 101},
        others={form: (_OPENING,)},
    )


def _positive_rule(form: str) -> Rule:
    return Rule(
        id="X1",
        form=form,
        severity=Severity.STOP,
        fields=("quantity", "kind"),
        message=N_(
            "A quantity of {quantity} is not possible. Give a positive number: the movement says which way it goes."
        ),
        check=_negative_quantity,
        good={"kind": "CORRECTION", "quantity": -5},
        bad={"kind": "DESTROYED", "quantity": -5},
    )


MOVEMENT_RULES: tuple[Rule, ...] = (
    _balance_rule("stockpile_movement", _stock_below_zero),
    _positive_rule("stockpile_movement"),
    Rule(
        id="X9",
        form="stockpile_movement",
        severity=Severity.STOP,
        fields=("purpose", "kind"),
        message=N_("A transfer needs its purpose: training or destruction. Choose one."),
        check=_transfer_without_purpose,
        good={"kind": "TRANSFER_OUT", "purpose": "DESTRUCTION"},
        bad={"kind": "TRANSFER_OUT"},
    ),
    Rule(
        id="X9",
        form="stockpile_movement",
        severity=Severity.STOP,
        fields=("institution", "kind"),
        message=N_("Mines that are retained go to an institution that the State authorised. Name it."),
        check=_retained_by_nobody,
        good={"kind": "RETAINED", "institution": "Army school"},
        bad={"kind": "RETAINED"},
    ),
    Rule(
        id="S2",
        form="stockpile_movement",
        severity=Severity.WARN,
        fields=("kind", "destruction_event_id"),
        message=N_(
            "The line belongs to a destruction event, but is no destruction. Correct the movement, or take it off the "
            "event."
        ),
        check=_line_not_destroyed,
        good={"destruction_event_id": "e1", "kind": "DESTROYED"},
        bad={"destruction_event_id": "e1", "kind": "FOUND_LATER"},
    ),
    Rule(
        id="D9",
        form="stockpile_movement",
        severity=Severity.WARN,
        fields=("movement_date", "destruction_event_id"),
        message=N_("The line is dated {day}, after its destruction event on {event}. Correct one of the two dates."),
        check=_line_after_event,
        good={"destruction_event_id": "e1", "movement_date": "2013-03-20"},
        bad={"destruction_event_id": "e1", "movement_date": "2013-04"},
        others={"destruction_event": ({"id": "e1", "destroyed_on": "2013-03"},)},
    ),
    no_very_old_dates(STOCKPILE_MOVEMENT),
)

RULES: tuple[Rule, ...] = (
    *MOVEMENT_RULES,
    Rule(
        id="S1",
        form="destruction_event",
        severity=Severity.WARN,
        fields=("stated_total",),
        message=N_(
            "The source states a total of {stated}, but the lines add up to {sum}. Reports use the sum: check the "
            "lines, or note the difference in the remarks."
        ),
        check=_total_and_lines,
        good={"id": "e1", "stated_total": 8_175},
        bad={"id": "e1", "stated_total": 8_184},
        others={
            "stockpile_movement": (
                {"id": "m1", "destruction_event_id": "e1", "kind": "DESTROYED", "quantity": 8_000},
                {"id": "m2", "destruction_event_id": "e1", "kind": "DESTROYED", "quantity": 175},
            )
        },
    ),
    dates_in_order(DESTRUCTION_EVENT, "D1", "destroyed_from", "destroyed_on"),
    no_very_old_dates(DESTRUCTION_EVENT),
    _balance_rule("retained_movement", _retained_below_zero),
    _positive_rule("retained_movement"),
    no_very_old_dates(RETAINED_MOVEMENT),
    no_very_old_dates(RETAINED_USE),
)
