"""Collect the texts shown to people, bring every language's catalogue up to date, and compile it.

Run it after changing a text or a translation: `make texts`. It reads the source for marked texts, asks the forms and
the measures for theirs, rewrites resources/locale/<language>/LC_MESSAGES/mac_desktop.po (translations are kept, new
texts come in empty) and compiles the .mo beside it, which is committed so that a clone runs without a build step.
Nothing that it writes depends on the day, the machine or the line on which a text stands.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parents[1]
SOURCE = TOP / "src" / "mac_desktop"
LOCALE = TOP / "resources" / "locale"
DOMAIN = "mac_desktop"
SHOWING = frozenset({"N_", "texts", "fill"})
"""Names of calls whose first argument, when it is a literal, is shown to people."""

Key = str | tuple[str, str]
Found = dict[Key, set[str]]


class FixedCatalog(Catalog):
    """A catalogue whose header states the language and nothing that changes from run to run."""

    @property
    def fixed_headers(self) -> list[tuple[str, str]]:
        """The header lines of the .po and the .mo."""
        return [
            ("Project-Id-Version", "MAC Desktop"),
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]

    mime_headers = fixed_headers  # type: ignore[assignment]


def _singular(key: Key) -> str:
    return key if isinstance(key, str) else key[0]


def _literal(node: ast.expr) -> str | None:
    """The text of a literal, marked or not."""
    if isinstance(node, ast.Call) and _called(node) == "N_" and node.args:
        node = node.args[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _called(node: ast.Call) -> str:
    """`texts` of texts(...), self.texts(...) and ctx.texts(...) alike."""
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def in_tree(tree: ast.AST) -> Iterator[Key]:
    """Every marked or shown text of a module; a pair is the singular and plural of one text."""
    pairs_have = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        if name == "count" and len(node.args) >= 3:
            one, many = _literal(node.args[0]), _literal(node.args[1])
            if one and many:
                pairs_have.update(node.args[:2])
                yield one, many
        elif name in SHOWING and node.args and node not in pairs_have:
            text = _literal(node.args[0])
            if text:
                yield text


def in_source() -> Found:
    """Text -> the modules that hold it."""
    found: Found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(TOP).as_posix()
        for text in in_tree(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(text, set()).add(place)
    return found


def in_data() -> Iterator[tuple[str, str]]:
    """Texts that are shown but stand nowhere as a marked literal: what fields feed, what measures count, states."""
    from mac_desktop.domain.records.base import State
    from mac_desktop.forms.catalogue.all_forms import forms_by_key
    from mac_desktop.forms.rules.all_rules import rules_for
    from mac_desktop.reports.measures import definitions

    yield from (("src/mac_desktop/domain/records", state.value) for state in State)
    forms, rules = "src/mac_desktop/forms/catalogue", "src/mac_desktop/forms/rules"
    measures = "src/mac_desktop/reports/measures"
    for key, bound in forms_by_key().items():
        form = bound.form
        yield from ((forms, text) for text in (form.title, form.singular, form.purpose))
        yield from ((forms, section.title) for section in form.sections)
        yield from ((forms, text) for spec in form.fields for text in (spec.label, spec.help, spec.hint, spec.feeds))
        yield from ((rules, rule.message) for rule in rules_for(key))
    yield from ((measures, text) for text in definitions.definitions().values())


def collect() -> Found:
    """Every text that people can see: text, or (singular, plural) -> where it comes from."""
    found = in_source()
    for place, text in in_data():
        if text and text not in found:
            found[text] = {place}
    # A text that is also the singular of a pair needs no entry of its own: gettext finds it in the pair.
    for one, many in [key for key in found if isinstance(key, tuple)]:
        found[one, many] |= found.pop(one, set())
    return found


def updated(language: str, old: Catalog, found: Found) -> FixedCatalog:
    """The catalogue with exactly the texts of `found`, each with the translation that it had."""
    made = FixedCatalog(locale=language, domain=DOMAIN, fuzzy=False, charset="utf-8")
    made.header_comment = (
        f"# Texts of MAC Desktop, language {language}. Correct translations here, then run: make texts"
    )
    for text, places in sorted(found.items(), key=lambda item: (min(item[1]), _singular(item[0]))):
        singular = _singular(text)
        had = old.get(singular) or old.obsolete.get(singular)
        string = had.string if had else None
        if isinstance(text, tuple) and not isinstance(string, tuple):
            string = ("",) * made.num_plurals
        elif isinstance(text, str) and isinstance(string, tuple):
            string = string[0]
        flags, notes = (["fuzzy"] if had.fuzzy else [], had.user_comments) if had else ([], [])
        made.add(text, string or "", [(place, 0) for place in sorted(places)], flags=flags, user_comments=notes)
    # A text that changed a little is translated again most easily from what it was.
    for message in [*old, *old.obsolete.values()]:
        singular = _singular(message.id)
        if singular and singular not in made and any(message.string):
            made.obsolete[singular] = message
    return made


def po_bytes(catalogue: Catalog, *, keep_obsolete: bool) -> bytes:
    """The catalogue for people to translate."""
    file = io.BytesIO()
    write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=not keep_obsolete)
    return file.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue for the program to read, which shows English where a translation is missing."""
    complete = FixedCatalog(locale=catalogue.locale, domain=DOMAIN, fuzzy=False, charset="utf-8")
    still_open = set(missing(catalogue))
    for message in catalogue:
        if message.id and _singular(message.id) not in still_open:
            complete[message.id] = message
    file = io.BytesIO()
    write_mo(file, complete)
    return file.getvalue()


def read(path: Path, language: str) -> FixedCatalog:
    """A catalogue as it lies on disk; an empty one when there is none yet."""
    made = FixedCatalog(locale=language, domain=DOMAIN, fuzzy=False, charset="utf-8")
    if not path.is_file():
        return made
    with path.open("rb") as file:
        old = read_po(file, locale=language, abort_invalid=True)
    for message in old:
        if message.id:
            made[message.id] = message
    made.obsolete = old.obsolete
    return made


def missing(catalogue: Catalog) -> list[str]:
    """The texts without a full and certain translation."""
    return [
        _singular(message.id)
        for message in catalogue
        if message.id
        and (message.fuzzy or not (all(message.string) if isinstance(message.string, tuple) else message.string))
    ]


def languages() -> list[str]:
    """The languages that have a folder."""
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def main(arguments: Iterable[str]) -> int:
    """`texts.py [language ...]`: those that exist when none is named; a new name starts a new catalogue."""
    found = collect()
    for language in list(arguments) or languages():
        folder = LOCALE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        po = folder / f"{DOMAIN}.po"
        catalogue = updated(language, read(po, language), found)
        po.write_bytes(po_bytes(catalogue, keep_obsolete=True))
        (folder / f"{DOMAIN}.mo").write_bytes(mo_bytes(catalogue))
        print(f"{language}: {len(catalogue)} texts, {len(missing(catalogue))} still to be translated")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
