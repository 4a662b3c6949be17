"""The manual says what the program does: verbs, options, keys, examples, links, reference."""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from mac_desktop.cli import main as command_line
from mac_desktop.domain.problems import WrongUse
from mac_desktop.exchange import mapping as mappings
from mac_desktop.forms.catalogue.all_forms import forms_by_key

TOP = Path(__file__).resolve().parents[2]
DOCS = TOP / "docs"
MANUAL = DOCS / "manual"


def page(name: str) -> str:
    return (MANUAL / name).read_text(encoding="utf-8")


def _verbs() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every verb with its parser; "report article7" is one of its own."""
    parser = command_line._parser()
    for name, verb in _choices(parser).items():
        inner = _choices(verb)
        yield from ((f"{name} {kind}", one) for kind, one in inner.items()) if inner else ((name, verb),)


def _choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(found[0].choices) if found else {}


VERBS = list(_verbs())


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings}


def test_every_verb_has_its_paragraph_and_no_other_verb_is_promised() -> None:
    told = set(re.findall(r"^### `([^`]+)`$", page("commands.md"), re.MULTILINE))
    assert told == {name for name, _ in VERBS}


@pytest.mark.parametrize(("verb", "parser"), VERBS, ids=[name for name, _ in VERBS])
def test_every_option_of_a_verb_is_explained(verb: str, parser: argparse.ArgumentParser) -> None:
    text = page("commands.md")
    section = text.split(f"### `{verb}`\n")[1].split("\n### ")[0]
    shared = text.split("\n## Stores")[0] + text.split("\n## Reports")[1].split("\n### ")[0]
    told = set(re.findall(r"`(--?[a-z][a-z0-9-]*)", section + shared))
    if verb == "change":
        told |= set(re.findall(r"`(--?[a-z-]+)", text.split("### `add`")[1].split("\n### ")[0]))
    assert options(parser) - told == set()


def test_no_page_names_an_option_that_no_verb_has() -> None:
    known = {option for _, parser in VERBS for option in options(parser)}
    for path in MANUAL.glob("*.md"):
        told = set(re.findall(r"(?<![\w-])(--[a-z][a-z0-9-]*)", path.read_text(encoding="utf-8")))
        assert told <= known, path.name


def examples() -> Iterator[str]:
    for path in [TOP / "README.md", *sorted(MANUAL.glob("*.md"))]:
        for block in re.findall(r"^```\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            yield from (line for line in block.splitlines() if re.match(r"mac-desktop \S", line))


@pytest.mark.parametrize("line", sorted(set(examples())))
def test_every_example_is_a_command_that_the_program_takes(line: str) -> None:
    words = shlex.split(line.partition(" > ")[0])[1:]
    try:
        read = command_line._parsed(words)
    except WrongUse as error:
        pytest.fail(f"{line}: {error.values}")
    assert read.act


def test_the_keys_of_the_program_are_the_keys_of_the_manual() -> None:
    source = (TOP / "src/mac_desktop/gui/commands.py").read_text(encoding="utf-8")
    listed = re.findall(r"Command\(\s*\"\w+\",\s*N_\(\"[^\"]+\"\),\s*\w+,\s*\(([^)]*)\)", source)
    table = page("entering.md").split("## Keys")[1].split("\n## ")[0]
    assert len(listed) > 25
    for keys in listed:
        first = re.findall(r'"([^"]+)"', keys)[0].replace("Return", "Enter")
        assert first in table, first


def _mapping_example() -> str:
    found = re.search(r"```json\n(.*?)```", page("importing.md"), re.DOTALL)
    assert found
    return found[1]


def test_the_mapping_of_the_manual_is_one_that_the_program_reads() -> None:
    mapping = mappings.from_json(_mapping_example(), name="the manual's")
    for to in [*mapping.targets(), *mapping.values, *mapping.dates]:
        form, _, field = to.partition(".")
        assert field in forms_by_key()[form].fields, to
    for to, decided in mapping.values.items():
        form, _, field = to.partition(".")
        bound = forms_by_key()[form].fields[field]
        assert all(bound.read(meant) is not None for meant in decided.values())


def test_every_key_of_a_mapping_file_is_explained() -> None:
    facts = json.loads(mappings.from_json(_mapping_example(), name="").to_json())
    keys = set(facts) | {f"columns[].{key}" for column in facts["columns"] for key in column}
    told = set(re.findall(r"^\| `([^`]+)`", page("importing.md").split("## The mapping file")[1], re.MULTILINE))
    assert told == keys


def test_the_reference_says_what_the_program_is_now() -> None:
    spec = importlib.util.spec_from_file_location("reference", TOP / "packaging" / "reference.py")
    assert spec
    assert spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    made = reference.pages()
    folder = DOCS / "reference"
    kept = {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*.md")}
    stale = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    assert stale == [], "run: make reference"


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    named = set(re.findall(r'<a id="([^"]+)"></a>', text))
    return named | {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda p: p.relative_to(DOCS).as_posix())
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name) if name else path
        assert there.exists(), target
        if anchor:
            assert anchor in _anchors(there.read_text(encoding="utf-8")), target


def test_every_dependency_has_its_note() -> None:
    given = {"pyside6-essentials", "sqlmodel", "openpyxl", "reportlab"}
    lines = (TOP / "pyproject.toml").read_text(encoding="utf-8").split("\ndependencies = [")[1].split("]")[0]
    wanted = {name.lower() for name in re.findall(r'^\s*"([A-Za-z0-9-]+)', lines, re.MULTILINE)} - given
    assert len(wanted) >= 8
    assert [name for name in sorted(wanted) if not (DOCS / "decisions" / f"{name}.md").exists()] == []
