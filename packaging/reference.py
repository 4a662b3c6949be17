"""Write docs/reference from the program: a page for every form with its fields, code list, rule, measure and state.

    PYTHONPATH=src python packaging/reference.py

`pages()` gives the same pages without writing; tests/unit/test_docs.py compares them with what is committed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from mac_desktop.forms.catalogue.all_forms import forms_by_key
from mac_desktop.forms.rules.geocheck import VIEWS
from mac_desktop.reports.measures.definitions import definitions
from mac_desktop.services.dictionary import dictionary
from mac_desktop.services.wording import NOT_FED
from mac_desktop.texts import ENGLISH

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
FROM_PROGRAM = "Made from the program by `packaging/reference.py`; do not edit."
STAR = (
    "A star marks a field that a record needs before it can be submitted; (m) one that belongs to the minimum data",
    "requirements of IMAS 05.10. Weights of rules: *stop* keeps a record a draft and its row out of an import; *warn*",
    "and *note* let it pass.",
)
READING = (
    ("V1", "an identifier is already used by another record"),
    ("V2", "a needed value is missing"),
    ("V3", "a word is not in the code list, or was not in use on the day that the record is about"),
    ("V8", "a name or code fits no record, or several"),
    ("T1, T2", "a text is too long, or has a character that cannot be stored"),
    ("T3", "not a time of day"),
    ("N1, N3", "not a number; not a whole number"),
    ("N2", "a number that reads two ways: 4.000"),
    ("N4", "a note: square metres were rounded"),
    ("B1, B2", "a number below or above its bounds"),
    ("D2, D8", "a date later than today; not a date"),
    ("G6", "not a latitude or longitude, or beyond what there can be"),
    ("G1, G2", "a perimeter or boundary is no polygon; it crosses itself"),
    ("G9, G10", "a position cannot be read, or could be two places: swapped, without its zone, on another datum"),
    ("G20", "a note: a short grid reference names a square, whose middle is taken"),
    ("C1", "a warning: a given value is not kept, because another one follows from other fields"),
    ("L10", "a record cannot go from its state to that one"),
    ("S1", "who entered or last changed a record may not approve it, where the centre keeps duties apart"),
    ("I1", "import: the cell holds an error such as #N/A"),
    ("I2", "import: an identifier stands in two rows"),
    ("I3, I4", "import: rows of one accident disagree; a row belongs to one that was rejected"),
    ("I5", "a note, import: a row that fills no column of the part brings only the record that it would be a part of"),
    ("H1", "check: the file or the history is damaged"),
)
Facts = Mapping[str, Any]


def pages() -> dict[str, str]:
    """Path below the folder -> text, for the whole folder."""
    facts = dictionary(ENGLISH, forms_by_key())
    forms, codelists = facts["forms"], facts["codelists"]
    rules = _rules_by_id(forms)
    found = {f"forms/{form['key']}.md": _form_page(form) for form in forms}
    found |= {f"codelists/{codes['key']}.md": _codes_page(codes, forms) for codes in codelists}
    found |= {f"rules/{rule_id}.md": _rule_page(rule_id, uses) for rule_id, uses in rules.items()}
    found |= {f"states/{flow['key']}.md": _states_page(flow, forms) for flow in facts["workflows"]}
    found |= {f"measures/{name}.md": _page(f"Measure {name}", text, "") for name, text in definitions().items()}
    found["roles.md"] = _roles_page(facts["roles"])
    found["geocheck.md"] = _geocheck_page()
    found["README.md"] = _index(facts, rules)
    return found


def _page(title: str, *lines: str) -> str:
    """A page with its heading; empty lines at the end are one line break."""
    return "\n".join([f"# {title}", "", FROM_PROGRAM, "", *lines]).rstrip("\n") + "\n"


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return [*lines, *("| " + " | ".join(map(_cell, row)) + " |" for row in rows), ""]


# ------------------------------------------------------------------------------------------------------------ forms
def _form_page(form: Facts) -> str:
    lines = [form["purpose"], "", f"Key `{form['key']}`."]
    if form["part_of"]:
        lines[-1] += f" Part of [{form['part_of']}]({form['part_of']}.md)."
    lines += ["", "| Field | Label | Kind |", "|---|---|---|"]
    lines += [
        f"| [`{f['name']}`](#{f['name']}){_marks(f)} | {_cell(f['label'])} | {_kind(f)} |" for f in form["fields"]
    ]
    if form["rules"]:
        rows = ((f"[{r['id']}](../rules/{r['id']}.md)", r["severity"], r["definition"]) for r in form["rules"])
        lines += ["", "## Rules", "", *_table(("Rule", "Weight", "What it demands"), rows)]
    for section, fields in groupby(form["fields"], key=lambda f: f["section"]):
        lines += ["", f"## {section}", ""]
        for field in fields:
            lines += _field(field)
    return _page(form["title"], *lines)


def _marks(field: Facts) -> str:
    return " *" if field["needed_to_submit"] else " (m)" if field.get("minimum") else ""


def _field(field: Facts) -> Iterator[str]:
    yield from (f'<a id="{field["name"]}"></a>', "", f"### {field['label']}{_marks(field)}", "")
    yield from (field["help"], "")
    yield f"- Why it is asked: {field['why']}"
    yield f"- Goes into: {field['feeds']}." if field.get("feeds") else f"- {NOT_FED}"
    yield f"- Field `{field['name']}`, {_kind(field)}."
    if field.get("personal"):
        yield "- Personal: shown to case workers only, and not searched."
    if field.get("hxl"):
        yield f"- HXL tag `{field['hxl']}`."
    if field.get("also_called"):
        yield f"- Partners call it: {', '.join(field['also_called'])}."
    yield ""


def _kind(field: Facts) -> str:
    if "codelist" in field:
        return f"{field['type']}, [{field['codelist']}](../codelists/{field['codelist']}.md)"
    if "refers_to" in field:
        return f"[{field['refers_to']}]({field['refers_to']}.md)"
    said = [field["type"]]
    said += [f"in {field['unit']}"] if "unit" in field else []
    if field["type"] in ("integer", "decimal", "latitude", "longitude"):
        said += [f"from {field['lowest']}"] if "lowest" in field else []
        said += [f"to {field['highest']}"] if "highest" in field else []
    said += ["each its own"] if field.get("unique") else []
    return ", ".join(said)


# ------------------------------------------------------------------------------------------------------- code lists
def _codes_page(codes: Facts, forms: Sequence[Facts]) -> str:
    used = [
        f"[{form['title']}, {field['label']}](../forms/{form['key']}.md#{field['name']})"
        for form in forms
        for field in form["fields"]
        if field.get("codelist") == codes["key"]
    ]
    lines = [f"Key `{codes['key']}`. " + (f"Used by {'; '.join(used)}." if used else "Used by the program itself."), ""]
    rows = ((f"`{c['code']}`", c["label"], _code_meaning(c), c["source"]) for c in codes["codes"])
    lines += _table(("Code", "Label", "Meaning", "Source"), rows)
    return _page(codes["title"], *lines)


def _code_meaning(code: Facts) -> str:
    return " ".join(filter(None, (f"Part of `{code['part_of']}`." if "part_of" in code else "", code["definition"])))


# ------------------------------------------------------------------------------------------------------------ rules
def _rules_by_id(forms: Sequence[Facts]) -> dict[str, list[tuple[Facts, Facts]]]:
    """Rule id -> (form, rule) for each form that has it, in the order of the ids."""
    found: dict[str, list[tuple[Facts, Facts]]] = {}
    for form in forms:
        for rule in form["rules"]:
            found.setdefault(rule["id"], []).append((form, rule))
    return dict(sorted(found.items(), key=lambda item: _by_number(item[0])))


def _by_number(rule_id: str) -> tuple[str, int, str]:
    letters, number, rest = re.fullmatch(r"(\D*)(\d*)(.*)", rule_id).groups()  # type: ignore[union-attr]
    return letters, int(number or 0), rest


def _rule_page(rule_id: str, uses: Sequence[tuple[Facts, Facts]]) -> str:
    lines: list[str] = []
    for form, rule in uses:
        lines += [f"## {form['title']}", "", rule["definition"], "", f"*{rule['severity']}* · {_about(form, rule)}", ""]
        lines += [f"> {rule['message']}", ""]
        for threshold in rule["thresholds"]:
            unit = f" {threshold['unit']}" if threshold["unit"] else ""
            default = f"{threshold['default']:g}" if threshold["default"] < 1e6 else f"{threshold['default']:.0f}"
            lines += [f"The centre sets `{threshold['name']}`, {default}{unit} at first: {threshold['meaning']}", ""]
        if rule["before"] is not None:
            lines += [f"- Before: {_values(rule['before'])}"]
        lines += [f"- Kept by: {_values(rule['kept_by'])}", f"- Broken by: {_values(rule['broken_by'])}", ""]
        if rule["beside"]:
            lines += ["Beside these records:", ""]
            lines += [f"- `{table}`: {_values(record)}" for table, held in rule["beside"].items() for record in held]
            lines += [""]
    return _page(f"Rule {rule_id}", *lines)


def _about(form: Facts, rule: Facts) -> str:
    labels = {field["name"]: field["label"] for field in form["fields"]}
    named = (f"[{labels.get(n, n)}](../forms/{form['key']}.md#{n})" for n in rule["fields"])
    return "about " + ", ".join(named)


def _values(values: Facts) -> str:
    shown = (f"`{name}` {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if name != "id")
    return ", ".join(shown) or "nothing filled in"


# ----------------------------------------------------------------------------------------------------------- states
def _states_page(flow: Facts, forms: Sequence[Facts]) -> str:
    titles = {form["key"]: form["title"] for form in forms}
    governs = [f"[{titles[g['form']]}](../forms/{g['form']}.md#{g['field']})" for g in flow["governs"]]
    about = "every record" if flow["key"] == "record" else "; ".join(governs) or "records that have no form yet"
    lines = [f"Of {about}. Codes of the list [{flow['codelist']}](../codelists/{flow['codelist']}.md).", ""]
    labels = {state["code"]: state["label"] for state in flow["states"]}
    begins, final = (", ".join(labels[code] for code in flow[name]) for name in ("begins", "final"))
    lines += [f"- What is new begins as: {begins}. A record told for the first time may stand in any state."]
    lines += [f"- Final: {final or 'none'}.", ""]
    for state in flow["states"]:
        lines += [f"## {state['label']}", "", f"`{state['code']}`. {state['definition']}", ""]
        rows = (
            (
                move["label"],
                move["meaning"],
                ", ".join(move["needs"]) or "nothing",
                "comes of itself" if move["follows"] else ", ".join(move["who_labels"]),
            )
            for move in state["moves"]
        )
        lines += _table(("May become", "What it means", "Needs", "Who"), rows) if state["moves"] else ["Final.", ""]
    return _page(flow["title"], *lines)


# ------------------------------------------------------------------------------------------------------------ roles
def _roles_page(facts: Facts) -> str:
    lines = ["What a role may do. Roles add up. Without accounts everybody may do everything.", ""]
    rows = ((role["label"], role["definition"]) for role in facts["roles"])
    lines += _table(("Role", "What for"), rows)
    for keeping in facts["keepings"]:
        forms = ", ".join(f"[{form['title']}](forms/{form['key']}.md)" for form in keeping["forms"])
        lines += [f"## {keeping['title']}", "", f"{forms}.", ""]
        lines += _table(("Verb", "Roles"), ((verb["verb"], ", ".join(verb["roles"])) for verb in keeping["verbs"]))
    lines += ["## The store", ""]
    lines += _table(("Verb", "Roles"), ((verb["verb"], ", ".join(verb["roles"])) for verb in facts["store"]))
    named = ", ".join(f"[{form['title']}](forms/{form['key']}.md)" for form in facts["personal"])
    lines += [
        "## About people",
        "",
        f"Every verb but listing numbers needs the role that reads names as well: {named}.",
    ]
    return _page("Roles", *lines)


# ------------------------------------------------------------------------------------------------------------ index
def _geocheck_page() -> str:
    """Which rules make the checks of GICHD's geocheck."""
    lines = (
        "geocheck is a set of SQL views by which GICHD looks an IMSMA NG database over. The same is judged here while",
        "a record is typed, imported or checked. `TYPE` stands for each kind of record.",
        "",
        *_table(
            ("View", "Finds", "Rules", "A finding"),
            (
                (
                    f"`{view.name}`",
                    view.words,
                    ", ".join(f"[{r}](rules/{r}.md)" if r != "V1" else "V1" for r in view.rules),
                    "must be mended" if view.must else "is advice",
                )
                for view in VIEWS
            ),
        ),
    )
    return _page("The checks of geocheck", *lines)


def _index(facts: Facts, rules: Mapping[str, object]) -> str:
    forms, codelists = facts["forms"], facts["codelists"]
    lines = [*STAR, "", "## Forms", ""]
    group = ""
    for form in forms:
        own = forms_by_key()[form["key"]].form.group
        if own and own != group:
            group = own
            lines += ["", f"**{group}**", ""]
        lines += [f"- [{form['title']}](forms/{form['key']}.md): {form['purpose']}"]
    lines += ["", "## Code lists", "", ", ".join(f"[{c['title']}](codelists/{c['key']}.md)" for c in codelists), ""]
    lines += ["## Rules", "", ", ".join(f"[{rule_id}](rules/{rule_id}.md)" for rule_id in rules), ""]
    lines += ["The [checks of geocheck](geocheck.md), and the rules that make them here.", ""]
    lines += ["## States", "", "What may follow what, what is told with it, and who may do it.", ""]
    lines += [", ".join(f"[{flow['title']}](states/{flow['key']}.md)" for flow in facts["workflows"]), ""]
    lines += ["## Roles", "", "[Who may do what](roles.md), in whose hands each kind of records is.", ""]
    lines += ["## Measures", "", "What each number of a report counts. The Sources sheet says the same.", ""]
    lines += [", ".join(f"[{name}](measures/{name}.md)" for name in definitions()), ""]
    lines += [
        "## Rules of reading",
        "",
        "They hold for every field, on the screen, in a sheet and on the command line.",
        "",
        *_table(("Rule", "What it says"), READING),
    ]
    return _page("Reference", *lines)


def main() -> None:
    """Write every page, and remove those that are no longer made."""
    made = pages()
    for old in FOLDER.rglob("*.md"):
        if old.relative_to(FOLDER).as_posix() not in made:
            old.unlink()
    for name, text in made.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
