"""Rules for what a centre sets for itself: the entries of its code lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mac_desktop.domain.codelists import TITLES, codelist
from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.centre import LIST_ENTRY
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import dates_in_order
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LABELS = ("label", "label_fr", "label_es", "label_pt", "label_ar", "label_ru")


def _shipped_codes(values: Values) -> frozenset[str]:
    key = text(values, "list_key")
    return frozenset(c.code for c in codelist(key)) if key in TITLES else frozenset()


def _others(values: Values, context: RuleContext) -> list[Values]:
    """The centre's other entries of the same list."""
    key = text(values, "list_key")
    found = context.lookup.related("list_entry", "list_key", key) if key else ()
    return [entry for entry in found if entry["id"] != context.record_id]


def names_of_entry(values: Values) -> Iterator[str]:
    """Every name that an entry gives its code."""
    yield from (name for label in _LABELS if (name := text(values, label)))
    yield from (name.strip() for name in (text(values, "also_called") or "").splitlines() if name.strip())


def _not_a_code(values: Values, _: RuleContext) -> Outcome:
    """A code is written with letters of A to Z, digits, "-" and "_"; files and command lines everywhere take them."""
    code = text(values, "code")
    if code is None or _CODE.fullmatch(code) or code in _shipped_codes(values):
        return None
    return {"code": code}


def _said_twice(values: Values, context: RuleContext) -> Outcome:
    """A list has one entry for a code."""
    code = text(values, "code")
    return {"code": code} if code and any(entry.get("code") == code for entry in _others(values, context)) else None


def _without_a_label(values: Values, _: RuleContext) -> Outcome:
    """A code that the list does not have yet comes with a label."""
    code = text(values, "code")
    known = code is None or code in _shipped_codes(values)
    return None if known or text(values, "label") or text(values, "merged_into") else {"code": code}


def _name_of_another(values: Values, context: RuleContext) -> Outcome:
    """No name of a code means another code of the list."""
    code, key = text(values, "code"), text(values, "list_key")
    if code is None or key is None:
        return None
    replaced = text(values, "merged_into")
    taken: dict[str, str] = {}
    for shipped in codelist(key) if key in TITLES else ():
        taken |= dict.fromkeys(map(fold, (shipped.code, *shipped.labels.values(), *shipped.also_called)), shipped.code)
    for entry in _others(values, context):
        taken |= dict.fromkeys(map(fold, (str(entry["code"]), *names_of_entry(entry))), str(entry["code"]))
    for name in (code, *names_of_entry(values)):
        other = taken.get(fold(name), code)
        if other not in (code, replaced):
            return {"name": name, "other": other}
    return None


def _merged_into_nothing(values: Values, context: RuleContext) -> Outcome:
    """A code is merged into another code of its list, which is not merged itself."""
    into = text(values, "merged_into")
    if into is None:
        return None
    entries = {entry.get("code"): entry for entry in _others(values, context)}
    known = into in entries or into in _shipped_codes(values)
    ended = into in entries and entries[into].get("merged_into") is not None
    return {"code": into} if not known or ended or into == text(values, "code") else None


def _renamed_code(values: Values, context: RuleContext) -> Outcome:
    """The list and the code of an entry stay as they are: records keep the code."""
    kept = context.lookup.record("list_entry", context.record_id) if context.record_id else None
    if kept is None or kept.get("state") == "draft":
        return None
    same = all(kept.get(name) == values.get(name) for name in ("list_key", "code"))
    return None if same else {"code": kept.get("code")}


def _rule(rule_id: str, fields: tuple[str, ...], message: str, check: Check, good: Values, bad: Values) -> Rule:
    return Rule(rule_id, "list_entry", Severity.STOP, fields, message, check, good, bad, others=_HELD)


_HELD: dict[str, tuple[Values, ...]] = {
    "list_entry": (
        {"id": "e1", "list_key": "occupation", "code": "BEEK", "label": "Beekeeper"},
        {"id": "e2", "list_key": "occupation", "code": "HONEY", "label": "Honey hunter", "merged_into": "BEEK"},
    )
}

RULES: tuple[Rule, ...] = (
    _rule(
        "K1",
        ("code",),
        N_("“{code}” cannot be a code. Write it with letters of A to Z, digits, “-” and “_”, without blanks."),
        _not_a_code,
        {"list_key": "occupation", "code": "WELL-DIGGER"},
        {"list_key": "occupation", "code": "well digger"},
    ),
    _rule(
        "K2",
        ("code", "list_key"),
        N_("The list has an entry for {code} already. Change that entry instead of adding another."),
        _said_twice,
        {"id": "e1", "list_key": "occupation", "code": "BEEK"},
        {"list_key": "occupation", "code": "BEEK", "label": "Bee keeper"},
    ),
    _rule(
        "K3",
        ("label", "code"),
        N_("{code} is a new code and needs a label. Write what people are to see."),
        _without_a_label,
        {"list_key": "occupation", "code": "FARMER", "active_to": "2023"},
        {"list_key": "occupation", "code": "WELL"},
    ),
    _rule(
        "K4",
        ("label", "also_called", "code"),
        N_("“{name}” already means {other} in this list. Choose another word, or merge the two codes."),
        _name_of_another,
        {"list_key": "occupation", "code": "FARMER", "label": "Farmer or peasant"},
        {"list_key": "occupation", "code": "WELL", "label": "Well digger", "also_called": "bee keeper\nBeekeeper"},
    ),
    _rule(
        "K5",
        ("merged_into",),
        N_("A code cannot be merged into {code}. Name another code of this list that is in use."),
        _merged_into_nothing,
        {"list_key": "occupation", "code": "RANCHER", "merged_into": "BEEK"},
        {"list_key": "occupation", "code": "RANCHER", "merged_into": "HONEY"},
    ),
    _rule(
        "K6",
        ("code", "list_key"),
        N_("Records keep the code {code}, so an entry does not change its code or list. End it, and add another."),
        _renamed_code,
        {"id": "e1", "list_key": "occupation", "code": "BEEK", "label": "Bee keeper"},
        {"id": "e1", "list_key": "occupation", "code": "BEES", "label": "Bee keeper"},
    ),
    dates_in_order(LIST_ENTRY, "D1", "active_from", "active_to"),
)
