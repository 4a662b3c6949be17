"""Write docs/reference from the program: every field, rule, code and measure. Run it after changing one of them.

    PYTHONPATH=src python packaging/reference.py

`pages()` gives the same pages without writing; tests/unit/test_docs.py compares them with what is committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mac_desktop.forms.catalogue.all_forms import forms_by_key
from mac_desktop.reports.measures.definitions import definitions
from mac_desktop.services.dictionary import dictionary
from mac_desktop.texts import ENGLISH

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
FROM_PROGRAM = "Made from the program by `packaging/reference.py`; do not edit."
STAR = (
    "A star marks a field that a record needs before it can be submitted. Weights of rules: *stop* keeps a record a",
    "draft and its row out of an import; *warn* and *note* let it pass.",
)
READING = (
    ("V1", "an identifier is already used by another record"),
    ("V2", "a needed value is missing"),
    ("V3", "a word is not in the code list"),
    ("V8", "a name or code fits no record, or several"),
    ("T1, T2", "a text is too long, or has a character that cannot be stored"),
    ("N1, N3", "not a number; not a whole number"),
    ("N2", "a number that reads two ways: 4.000"),
    ("N4", "a note: square metres were rounded"),
    ("B1, B2", "a number below or above its bounds"),
    ("D2, D8", "a date later than today; not a date"),
    ("G6", "not a latitude or longitude"),
    ("L10", "a record cannot go from its state to that one"),
    ("I1", "import: the cell holds an error such as #N/A"),
    ("I2", "import: an identifier stands in two rows"),
    ("I3, I4", "import: rows of one accident disagree; a row belongs to one that was rejected"),
    ("I5", "a note, import: a row that fills no column of the part brings only the record that it would be a part of"),
    ("H1", "check: the file or the history is damaged"),
)
CODES, MEASURES, INDEX = "codes.md", "measures.md", "README.md"


def pages() -> dict[str, str]:
    """File name -> text, for the whole folder."""
    facts = dictionary(ENGLISH)
    groups = _by_group(facts["forms"])
    found = {_file(group): _group_page(group, forms) for group, forms in groups.items()}
    found[CODES] = _codes_page(facts["codelists"], facts["forms"])
    found[MEASURES] = _measures_page()
    found[INDEX] = _index(groups)
    return found


def _by_group(forms: Sequence[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Forms by sidebar group; a form without one goes with the form before it, whose part it is."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    group = ""
    for form in forms:
        group = forms_by_key()[form["key"]].form.group or group
        found.setdefault(group, []).append(form)
    return found


def _file(group: str) -> str:
    return re.sub(r"\W+", "_", group.lower()) + ".md"


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def _table(headings: Sequence[str], rows: Iterator[Sequence[object]]) -> list[str]:
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return [*lines, *("| " + " | ".join(map(_cell, row)) + " |" for row in rows), ""]


def _group_page(group: str, forms: Sequence[Mapping[str, Any]]) -> str:
    lines = [f"# {group}", "", FROM_PROGRAM, ""]
    for form in forms:
        lines += [f"## {form['title']}", "", f"Key `{form['key']}`. {form['purpose']}"]
        if form["part_of"]:
            lines[-1] += f" Part of `{form['part_of']}`."
        lines += ["", *_table(("Field", "Label", "Kind", "Meaning"), map(_field_row, form["fields"]))]
        if form["rules"]:
            rows = ((r["id"], r["severity"], r["definition"]) for r in form["rules"])
            lines += _table(("Rule", "Weight", "What it demands"), rows)
    return "\n".join(lines)


def _field_row(field: Mapping[str, Any]) -> tuple[str, str, str, str]:
    name = f"`{field['name']}`" + (" *" if field["needed_to_submit"] else "")
    meaning = [field["help"], f"Goes into: {field['feeds']}." if field.get("feeds") else ""]
    return name, field["label"], _kind(field), " ".join(filter(None, meaning))


def _kind(field: Mapping[str, Any]) -> str:
    if "codelist" in field:
        return f"{field['type']}, [{field['codelist']}]({CODES}#{field['codelist']})"
    if "refers_to" in field:
        return f"`{field['refers_to']}`"
    said = [field["type"]]
    said += [f"in {field['unit']}"] if "unit" in field else []
    if field["type"] in ("integer", "decimal", "latitude", "longitude"):
        said += [f"from {field['lowest']}"] if "lowest" in field else []
        said += [f"to {field['highest']}"] if "highest" in field else []
    said += ["each its own"] if field.get("unique") else []
    return ", ".join(said)


def _codes_page(codelists: Sequence[Mapping[str, Any]], forms: Sequence[Mapping[str, Any]]) -> str:
    lines = ["# Code lists", "", FROM_PROGRAM, ""]
    used: dict[str, list[str]] = {}
    for form in forms:
        for field in form["fields"]:
            if "codelist" in field:
                used.setdefault(field["codelist"], []).append(f"`{form['key']}.{field['name']}`")
    for codes in codelists:
        lines += [f"## {codes['key']}", ""]
        if codes["key"] in used:
            lines += [f"Used by {', '.join(used[codes['key']])}.", ""]
        rows = ((f"`{c['code']}`", c["label"], c["definition"], c["source"]) for c in codes["codes"])
        lines += _table(("Code", "Label", "Meaning", "Source"), rows)
    return "\n".join(lines)


def _measures_page() -> str:
    lines = [
        "# Measures",
        "",
        FROM_PROGRAM,
        "",
        "What each number of a report counts. The Sources sheet says the same.",
        "",
    ]
    rows = ((f"`{name}`", text) for name, text in definitions().items())
    return "\n".join([*lines, *_table(("Measure", "What it counts"), rows)])


def _index(groups: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    lines = ["# Reference", "", FROM_PROGRAM, "", *STAR, ""]
    rows = ((f"[{g}]({_file(g)})", ", ".join(f["title"].lower() for f in forms)) for g, forms in groups.items())
    lines += _table(("Page", "Forms"), rows)
    lines += [f"- [Code lists]({CODES})", f"- [Measures of the Article 7 report]({MEASURES})", ""]
    lines += [
        "## Rules of reading",
        "",
        "They hold for every field, on the screen, in a sheet and on the command line.",
        "",
    ]
    lines += _table(("Rule", "What it says"), iter(READING))
    return "\n".join(lines)


def main() -> None:
    """Write every page, and remove those that are no longer made."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
