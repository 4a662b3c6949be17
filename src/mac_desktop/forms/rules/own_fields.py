"""Rules for the code lists and fields that a centre adds: what keeps their values readable for ever."""

from __future__ import annotations

from collections.abc import Callable

from mac_desktop.domain.folding import fold
from mac_desktop.domain.own_fields import KINDS, NUMBERS, OF_A_LIST, YES_NO_LIST, ValueType, is_own
from mac_desktop.domain.own_lists import SHIPPED
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import METADATA, Kind
from mac_desktop.forms.catalogue.own_fields import OWN_FIELD
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.parse import reader_for
from mac_desktop.forms.rules.for_many_forms import dates_in_order
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_LABELS = ("label", "label_fr", "label_es", "label_pt", "label_ar", "label_ru")


def _not_a_key(name: str) -> Check:
    def check(values: Values, _: RuleContext) -> Outcome:
        """A key begins with own_ and goes on with small letters of a to z, digits and "_"; at most 40 characters."""
        key = text(values, name)
        return None if key is None or is_own(key) else {"key": key}

    return check


def _renamed(table: str, *names: str) -> Check:
    def check(values: Values, context: RuleContext) -> Outcome:
        """The key of a list or field, and the form of a field, stay as they are: records keep values under them."""
        kept = context.lookup.record(table, context.record_id) if context.record_id else None
        if kept is None or kept.get("state") == "draft" or all(kept.get(n) == values.get(n) for n in names):
            return None
        return {"key": kept.get(names[0])}

    return check


def _others(values: Values, context: RuleContext) -> list[Values]:
    """The centre's other fields of the same form."""
    form = text(values, "form_key")
    found = context.lookup.related("own_field", "form_key", form) if form else ()
    return [other for other in found if other["id"] != context.record_id]


def _said_twice(values: Values, context: RuleContext) -> Outcome:
    """A form has one field of a key."""
    key = text(values, "field_key")
    taken = key is not None and any(other.get("field_key") == key for other in _others(values, context))
    return {"key": key} if taken else None


def _label_of_another(values: Values, context: RuleContext) -> Outcome:
    """No two of the centre's fields of a form have the same label."""
    own = {fold(label): label for name in _LABELS if (label := text(values, name))}
    for other in _others(values, context):
        for name in _LABELS:
            label = text(other, name)
            if label is not None and fold(label) in own:
                return {"name": own[fold(label)], "other": other.get("field_key")}
    return None


def _without_a_list(values: Values, _: RuleContext) -> Outcome:
    """A field whose value is chosen from a list names the list."""
    return {} if text(values, "value_type") in OF_A_LIST and text(values, "list_key") is None else None


def _bounds_crossed(values: Values, _: RuleContext) -> Outcome:
    """The lowest value of a number is not above the highest."""
    low, high = values.get("lowest"), values.get("highest")
    numbers = isinstance(low, (int, float)) and isinstance(high, (int, float))
    wrong = text(values, "value_type") in NUMBERS and numbers and low > high  # type: ignore[operator]
    return {"lowest": low, "highest": high} if wrong else None


def _does_not_read(values: Values, context: RuleContext) -> Outcome:
    """What records hold in a field stays readable: another type or list must read each of its values as it stands."""
    form, key, kind = text(values, "form_key"), text(values, "field_key"), text(values, "value_type")
    if form is None or form not in METADATA.tables or key is None or kind not in KINDS:
        return None
    held = context.lookup.held(form, key)
    reads = _reader(KINDS[kind], values, context) if held else None
    unread = next((value for value in held if reads is not None and not reads(value)), None)
    return None if unread is None else {"value": unread, "key": key}


def _reader(kind: Kind, values: Values, context: RuleContext) -> Callable[[str | float], bool]:
    """A test whether a value that is held is one of a kind, as it stands."""
    if kind in (Kind.CODE, Kind.CODES):
        codes = _codes_of(values, context)
        return lambda held: set(str(held).split(";")) <= codes and (kind is Kind.CODES or ";" not in str(held))
    read = reader_for(kind, {"length": 255})
    return lambda held: _reads_as_itself(read(held), held)


def _reads_as_itself(read: object, value: str | float) -> bool:
    """Whether a value was read as what it is: no text as a number, no number as a text, a whole one as any."""
    return read == value and isinstance(read, str) == isinstance(value, str)


def _codes_of(values: Values, context: RuleContext) -> frozenset[object]:
    """The codes of the list that a field takes: those that are shipped and those of the centre."""
    key = YES_NO_LIST if text(values, "value_type") == ValueType.YES_NO else text(values, "list_key") or ""
    entries = context.lookup.related("list_entry", "list_key", key)
    shipped = SHIPPED.get(key, ())
    return frozenset({code.code for code in shipped} | {entry.get("code") for entry in entries})


def _field(rule_id: str, fields: tuple[str, ...], message: str, check: Check, good: Values, bad: Values) -> Rule:
    return Rule(rule_id, "own_field", Severity.STOP, fields, message, check, good, bad, others=_HELD)


_NOT_A_KEY = N_(
    "“{key}” cannot be a key. Write own_ and then small letters of a to z, digits and “_”, 40 characters at most."
)
_KEPT = N_("Records keep their values under {key}, so the key and the form stay as they are. End it, and add another.")
_CHIEF: Values = {"form_key": "accident", "field_key": "own_chief", "label": "Village chief", "value_type": "TEXT"}
_HELD: dict[str, tuple[Values, ...]] = {
    "own_field": ({**_CHIEF, "id": "f1"},),
    "own_list": ({"id": "l1", "list_key": "own_tribe", "label": "Tribe"},),
    "accident": ({"id": "a1", "own_chief": "Malik", "own_depth": 12},),
}

RULES: tuple[Rule, ...] = (
    Rule(
        "K7", "own_list", Severity.STOP, ("list_key",), _NOT_A_KEY, _not_a_key("list_key"),
        {"list_key": "own_tribe", "label": "Tribe"}, {"list_key": "tribe", "label": "Tribe"},
    ),
    Rule(
        "K13", "own_list", Severity.STOP, ("list_key",), _KEPT, _renamed("own_list", "list_key"),
        {"id": "l1", "list_key": "own_tribe", "label": "Tribes"}, {"id": "l1", "list_key": "own_clan"},
        others=_HELD,
    ),
    _field("K7", ("field_key",), _NOT_A_KEY, _not_a_key("field_key"), _CHIEF, {**_CHIEF, "field_key": "Village chief"}),
    _field(
        "K8", ("field_key", "form_key"),
        N_("The form has an own field {key} already. Change that field instead of adding another."),
        _said_twice, {**_CHIEF, "id": "f1"}, {**_CHIEF, "label": "Chief"},
    ),
    _field(
        "K9", ("label",),
        N_("“{name}” is also the label of {other}. Choose another label, so that people can tell the two apart."),
        _label_of_another, {**_CHIEF, "id": "f1"}, {**_CHIEF, "field_key": "own_head", "label": "village chief"},
    ),
    _field(
        "K10", ("list_key", "value_type"),
        N_("The value is to be chosen from a list, and none is named. Choose the code list."),
        _without_a_list, {**_CHIEF, "id": "f1"}, {**_CHIEF, "id": "f1", "value_type": "ONE_OF"},
    ),
    _field(
        "K11", ("highest", "lowest"),
        N_("The lowest value ({lowest}) is above the highest ({highest}). Correct one of the two."),
        _bounds_crossed,
        {"form_key": "accident", "field_key": "own_depth", "value_type": "DECIMAL", "lowest": 0, "highest": 30},
        {"form_key": "accident", "field_key": "own_depth", "value_type": "DECIMAL", "lowest": 30, "highest": 0},
    ),
    _field(
        "K12", ("value_type", "list_key"),
        N_(
            "Records hold “{value}” under {key}, which could not be read so. Keep the type and the list, or end this "
            "field and add another with a key of its own."
        ),
        _does_not_read,
        {**_CHIEF, "id": "f1", "value_type": "LONG_TEXT"},
        {**_CHIEF, "id": "f1", "value_type": "WHOLE_NUMBER"},
    ),
    _field(
        "K13", ("field_key", "form_key"), _KEPT, _renamed("own_field", "field_key", "form_key"),
        {**_CHIEF, "id": "f1", "label": "Head of the village"}, {**_CHIEF, "id": "f1", "field_key": "own_head"},
    ),
    dates_in_order(OWN_FIELD, "D1", "active_from", "active_to"),
)  # fmt: skip
