"""The data dictionary: every form, field, code, rule and state, as facts that leave the program with the data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mac_desktop.domain.codes import CodeList
from mac_desktop.domain.own_lists import CodeLists
from mac_desktop.domain.roles import OF_THE_STORE, Keeping, Role, Verb, who_may
from mac_desktop.domain.workflows import WORKFLOWS, Need, Workflow
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.catalogue.all_forms import FORMS, keeping
from mac_desktop.forms.centre import CentreForms
from mac_desktop.forms.rules.all_rules import rules_for
from mac_desktop.forms.rules.status import GOVERNED
from mac_desktop.forms.schema import Form
from mac_desktop.texts import N_, Texts


def dictionary(texts: Texts, forms: CentreForms) -> dict[str, Any]:
    """{"forms": [...], "codelists": [...], "workflows": [...], "roles": {...}} in the language of `texts`."""
    return {
        "forms": [_form(texts, form) for form in forms.values()],
        "codelists": [_codelist(texts, codes) for codes in forms.lists.values()],
        "workflows": [_workflow(texts, forms.lists, flow) for flow in WORKFLOWS],
        "roles": _roles(texts, forms.lists),
    }


def _form(texts: Texts, bound: BoundForm) -> dict[str, Any]:
    form = bound.form
    return {
        "key": form.key,
        "title": texts(form.title),
        "purpose": texts(form.purpose),
        "part_of": bound.owner.refers_to if bound.owner else None,
        "keeping": keeping(form.key).value,
        "personal": form.personal,
        "fields": [
            _field(texts, bound.fields[spec.name], section.title)
            for section in form.sections
            for spec in section.fields
        ],
        "rules": [
            {
                "id": rule.id,
                "severity": rule.severity.value,
                "fields": list(rule.fields),
                "definition": rule.definition,
                "message": texts(rule.message),
                "thresholds": [
                    {"name": t.name, "default": t.default, "unit": t.unit, "meaning": texts(t.meaning)}
                    for t in rule.thresholds
                ],
                "kept_by": dict(rule.good),
                "broken_by": dict(rule.bad),
                "before": dict(rule.before) if rule.before is not None else None,
                "beside": {table: [dict(record) for record in held] for table, held in rule.others.items()},
            }
            for rule in rules_for(form.key)
        ],
    }


def _field(texts: Texts, field: BoundField, section: str) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "name": field.name,
        "label": texts(field.label),
        "section": texts(section),
        "type": field.kind.value,
        "needed_to_submit": field.required,
        "help": texts(field.spec.help),
        "why": texts(field.why),
    }
    optional = {
        "codelist": field.codelist,
        "refers_to": field.refers_to,
        "unit": field.unit,
        "lowest": field.low,
        "highest": field.high,
        "longest": field.length,
        "unique": field.unique,
        "also_called": list(field.spec.also_called),
        "feeds": texts(field.spec.feeds),
        "hxl": field.spec.hxl,
        "minimum": field.spec.minimum,
        "personal": field.personal,
        "version": field.own.version if field.own else None,
    }
    return facts | {name: value for name, value in optional.items() if value not in (None, "", [], False)}


def _codelist(texts: Texts, codes: CodeList) -> dict[str, Any]:
    return {
        "key": codes.key,
        "title": texts(codes.title),
        "codes": [
            {
                "code": code.code,
                "label": code.label_for(texts.language),
                "definition": code.definition_for(texts.language),
                "source": code.source,
                **({"part_of": part} if (part := code.parent or code.belongs_to) else {}),
            }
            for code in codes.codes
        ],
    }


def _workflow(texts: Texts, lists: CodeLists, flow: Workflow) -> dict[str, Any]:
    """A machine of states: what may follow what, what a move needs to be told with, and who may make it. `told_in`
    names the fields of a form that tell what is needed."""
    states, roles = lists[flow.codelist], lists["user_role"]
    governed = [g for g in GOVERNED if g.workflow is flow]
    return {
        "key": flow.key,
        "title": texts(flow.title),
        "codelist": flow.codelist,
        "governs": [
            {"form": g.form.key, "field": g.field, "told_in": {need.value: name for need, name in g.told_in.items()}}
            for g in governed
        ],
        "begins": list(flow.begins),
        "final": [code.code for code in states if not flow.next(code.code)],
        "states": [
            {
                "code": code.code,
                "label": code.label_for(texts.language),
                "definition": code.definition_for(texts.language),
                "moves": [
                    {
                        "to": move.target,
                        "label": states.label(move.target, texts.language),
                        "meaning": texts(move.meaning),
                        "needs": [need.value for need in Need if need in move.needs],
                        "who": [role.value for role in Role if role in move.who],
                        "who_labels": [roles.label(role.value, texts.language) for role in Role if role in move.who],
                        "follows": move.follows,
                    }
                    for move in flow.moves
                    if move.source == code.code
                ],
            }
            for code in states
        ],
    }


_KEEPINGS = {
    Keeping.WORK: N_("Work and its reports"),
    Keeping.VICTIMS: N_("Accidents, victims and services"),
    Keeping.REFERENCE: N_("Lists that records refer to"),
    Keeping.ADMINISTRATION: N_("Accounts of users"),
}


def _roles(texts: Texts, lists: CodeLists) -> dict[str, Any]:
    """What each role is for, and which roles may do what, by keeping and for the store as a whole."""
    roles = lists["user_role"]

    def verb(name: Verb, kept: Keeping | None) -> dict[str, Any]:
        may = who_may(name, kept)
        return {"verb": name.value, "roles": [c.label_for(texts.language) for c in roles if c.code in may]}

    def named(forms: Iterable[Form]) -> list[dict[str, str]]:
        return [{"key": form.key, "title": texts(form.title)} for form in forms]

    return {
        "roles": [
            {
                "code": code.code,
                "label": code.label_for(texts.language),
                "definition": code.definition_for(texts.language),
            }
            for code in roles
        ],
        "keepings": [
            {
                "key": kept.value,
                "title": texts(title),
                "forms": named(form for form in FORMS if keeping(form.key) is kept),
                "verbs": [verb(name, kept) for name in Verb if name not in OF_THE_STORE],
            }
            for kept, title in _KEEPINGS.items()
        ],
        "store": [verb(name, None) for name in OF_THE_STORE],
        "personal": named(form for form in FORMS if form.personal),
    }


def as_lines(facts: dict[str, Any]) -> list[str]:
    """The dictionary as plain lines for a person to read."""
    lines: list[str] = []
    for form in facts["forms"]:
        lines += [f"{form['key']}: {form['title']}. {form['purpose']}"]
        for field in form["fields"]:
            kind = field.get("codelist") or field.get("refers_to") or field["type"]
            needed = "*" if field["needed_to_submit"] else " "
            lines.append(f"  {needed} {field['name']:<28} {kind:<24} {field['label']}")
        lines += [f"    {rule['id']} ({rule['severity']}): {rule['definition']}" for rule in form["rules"]]
    for codes in facts["codelists"]:
        lines.append(f"{codes['key']}: " + ", ".join(f"{c['code']} {c['label']}" for c in codes["codes"]))
    for flow in facts["workflows"]:
        lines.append(f"{flow['key']}: {flow['title']}.")
        for state in flow["states"]:
            lines.append(f"  {state['code']} -> {', '.join(move['to'] for move in state['moves']) or '.'}")
    return lines
