"""Verbs about stores and records: new, list, show, search, add, change, state, delete, check, dictionary."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mac_desktop.cli.outcome import DATA_HAS_PROBLEMS, DONE, Outcome
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Problem, Severity, WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.domain.workflows import VERB_OF_STATE
from mac_desktop.services import checking, dictionary, lists, looking_back, records, stores, updates, wording
from mac_desktop.services.context import Context
from mac_desktop.services.own_forms import shipped_forms
from mac_desktop.texts import N_


def open_context(options: argparse.Namespace, *, to_read: bool = False) -> Context:
    """The store that the options name, opened for the person they name; `to_read` works beside an open window."""
    return stores.open_store(options.store, user=options.user, now=options.now, texts=options.texts, read_only=to_read)


def as_of_option() -> argparse.ArgumentParser:
    """The option of verbs that can look back."""
    parser = argparse.ArgumentParser(add_help=False)
    text = "show everything as it stood then: a day (its end), or a day and a time in quotes"
    parser.add_argument("--as-of", default="", metavar="MOMENT", help=text)
    return parser


@contextmanager
def reading(options: argparse.Namespace) -> Iterator[Context]:
    """The store opened to be read, as it stood at the moment that the options name."""
    with (ctx := open_context(options, to_read=True)).store:
        yield looking_back.as_of(ctx, options.as_of) if options.as_of else ctx


def dated(ctx: Context, result: Outcome) -> Outcome:
    """An outcome that says of which moment of the past it tells."""
    if ctx.moment is None:
        return result
    facts = {"as_of": ctx.moment.astimezone().isoformat(timespec="milliseconds"), **result.facts}
    return Outcome(facts, [looking_back.told(ctx), *result.lines], result.code)


def count(text: str) -> int:
    """An argument that counts something, from 1; no list and no history is longer than this."""
    if not text.isdecimal() or len(text) > 9 or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 1 to 999999999")
    return int(text)


def add_verbs(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add these verbs to the parser."""

    back = as_of_option()

    def verb(name: str, act: Any, text: str, *more: argparse.ArgumentParser) -> Any:
        parser = verbs.add_parser(name, parents=[common, *more], help=text, description=text)
        parser.set_defaults(act=act)
        return parser

    new = verb("new", _new, "make an empty store")
    new.add_argument("--office", default="HQ", help="prefix of record numbers, e.g. KBL")
    listed = verb("list", _list, "list records of a form", back)
    listed.add_argument("form")
    listed.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")
    listed.add_argument("--text", default="", help="words that the record contains")
    listed.add_argument("--limit", type=count, default=50)
    show = verb("show", _show, "show one record", back)
    show.add_argument("form")
    show.add_argument("number")
    search = verb("search", _search, "find records of any form by their words", back)
    search.add_argument("words", nargs="+")
    for name, act, text in (
        ("add", _add, "add a record"),
        ("change", _change, "change fields of a record"),
        ("report-on", _report_on, "add a newer report on an approved record"),
    ):
        saving = verb(name, act, text)
        saving.add_argument("form")
        if name != "add":
            saving.add_argument("number")
        saving.add_argument("values", nargs="*", metavar="FIELD=VALUE")
        saving.add_argument("--from", dest="source", metavar="FILE", help="a JSON object with the values")
        saving.add_argument("--submit", action="store_true", help="submit it if nothing stops it")
    state = verb("state", _state, "submit, verify, approve, return or reject records")
    state.add_argument("form")
    state.add_argument("state", choices=[state.value for state in VERB_OF_STATE])
    state.add_argument("numbers", nargs="+")
    state.add_argument("--note", default="", help="what is to be corrected, or why records are rejected")
    delete = verb("delete", _delete, "mark a record as deleted, with a reason")
    delete.add_argument("form")
    delete.add_argument("number")
    delete.add_argument("--reason", required=True)
    undelete = verb("undelete", _undelete, "take a deleted record back")
    undelete.add_argument("form")
    undelete.add_argument("number")
    verb("check", _check, "check the file and every record against every rule", back)
    verb("dictionary", _dictionary, "the data dictionary: forms, fields, types, codes, rules")


def _new(options: argparse.Namespace) -> Outcome:
    ctx = stores.new_store(
        options.store, office=options.office, user=options.user, now=options.now, texts=options.texts
    )
    ctx.store.close()
    return Outcome({"store": str(options.store)}, [options.texts(N_("Made the store {path}."), path=options.store)])


def _list(options: argparse.Namespace) -> Outcome:
    with reading(options) as ctx:
        request = lists.request(ctx, options.form, where=pairs(options.where), text=options.text)
        ids = lists.ids(ctx, request)
        rows = lists.rows(ctx, request, ids[: options.limit])
        form = ctx.form(options.form)
    headings = [wording.field_label(options.texts, form, name) for name in request.columns]
    lines = ["\t".join(headings), *("\t".join(row) for row in rows)]
    if len(ids) > len(rows):
        lines.append(options.texts(N_("{shown} of {all} records are shown."), shown=len(rows), all=len(ids)))
    facts = [dict(zip(("number", *request.columns[1:]), row, strict=True)) for row in rows]
    return dated(ctx, Outcome({"form": options.form, "count": len(ids), "records": facts}, lines))


def _show(options: argparse.Namespace) -> Outcome:
    with reading(options) as ctx:
        loaded = records.load(ctx, options.form, options.number)
        shown = records.shown(ctx, loaded)
    values = {n: (f"({v.value})" if isinstance(v, Gap) else v) for n, v in loaded.values.items()}
    facts = {"form": options.form, "number": loaded.number, "state": loaded.state.value, "values": values}
    facts["deleted"] = loaded.deleted_reason or None
    lines = [f"{loaded.number}  [{loaded.state.value}]", *(f"{label}: {text}" for label, text in shown)]
    return dated(ctx, Outcome(facts, lines))


def _search(options: argparse.Namespace) -> Outcome:
    with reading(options) as ctx:
        found, left_out = lists.search(ctx, " ".join(options.words), 50), lists.unsearched(ctx)
    facts = {"found": [{"form": f.form_key, "number": f.number, "label": f.label} for f in found]}
    lines = [f"{f.number}\t{f.title}\t{f.label}" for f in found]
    return dated(ctx, Outcome({**facts, "left_out": left_out or None}, [*lines, *filter(None, [left_out])]))


def _add(options: argparse.Namespace) -> Outcome:
    return _save(options, None)


def _change(options: argparse.Namespace) -> Outcome:
    return _save(options, options.number)


def _report_on(options: argparse.Namespace) -> Outcome:
    given = _given(options)
    with open_context(options).store as store:
        ctx = Context(store, options.user, options.now, options.texts)
        records.refuse_unknown(ctx.form(options.form), given)  # before anything is begun
        report = updates.begin(ctx, options.form, records.load(ctx, options.form, options.number).id)
    return _save(options, report.number)


def _save(options: argparse.Namespace, number: str | None) -> Outcome:
    given = _given(options)
    with open_context(options).store as store:
        ctx = Context(store, options.user, options.now, options.texts)
        before = records.load(ctx, options.form, number) if number else None
        raw = {**(before.raw if before else {}), **given}
        saved = records.save(ctx, options.form, raw, before.id if before else None, submit=options.submit)
    facts = {"number": saved.number, "state": saved.state.value, "problems": _facts(options, saved.problems)}
    said = options.texts(N_("Saved {number} as {state}."), number=saved.number, state=options.texts(saved.state.value))
    lines = [said, *(_line(options, p) for p in saved.problems)]
    stopped = any(p.severity is Severity.STOP for p in saved.problems)
    return Outcome(facts, lines, DATA_HAS_PROBLEMS if stopped else DONE)


def _given(options: argparse.Namespace) -> dict[str, object]:
    given: dict[str, object] = dict(pairs(options.values))
    if options.source:
        try:
            with Path(options.source).open(encoding="utf-8-sig") as file:
                given = {**json.load(file), **given}
            json.dumps(given, ensure_ascii=False).encode()  # JSON can write half a letter, which is no text
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise WrongUse(
                N_("The file {name} cannot be read as a JSON object of field names and values."), name=options.source
            ) from error
    return given


def pairs(texts: list[str]) -> dict[str, str]:
    """FIELD=VALUE texts as a dict; WrongUse where one has no equals sign."""
    wrong = next((t for t in texts if "=" not in t), None)
    if wrong is not None:
        raise WrongUse(N_("Write values as FIELD=VALUE; “{text}” has no equals sign."), text=wrong)
    return {name.strip(): value for name, _, value in (t.partition("=") for t in texts)}


def _state(options: argparse.Namespace) -> Outcome:
    with open_context(options).store as store:
        ctx = Context(store, options.user, options.now, options.texts)
        ids = [records.load(ctx, options.form, number).id for number in options.numbers]
        moved = records.set_state(ctx, options.form, ids, State(options.state), options.note)
    held = [{"number": number, "problems": _facts(options, problems)} for number, problems in moved.held]
    said = options.texts(N_("{count} records are now {state}."), count=moved.moved, state=options.texts(options.state))
    lines = [said, *(f"{number}: {_line(options, p)}" for number, problems in moved.held for p in problems)]
    told = [{"number": number, "problems": _facts(options, [problem])} for number, problem in moved.told]
    lines += [f"{number}: {_line(options, problem)}" for number, problem in moved.told]
    return Outcome({"moved": moved.moved, "held": held, "told": told}, lines, DATA_HAS_PROBLEMS if held else DONE)


def _delete(options: argparse.Namespace) -> Outcome:
    with open_context(options).store as store:
        ctx = Context(store, options.user, options.now, options.texts)
        records.delete(ctx, options.form, options.number, options.reason)
    said = options.texts(N_("{number} is marked as deleted. “undelete” takes it back."), number=options.number)
    return Outcome({"deleted": options.number}, [said])


def _undelete(options: argparse.Namespace) -> Outcome:
    with open_context(options).store as store:
        records.restore(Context(store, options.user, options.now, options.texts), options.form, options.number)
    said = options.texts(N_("{number} is back."), number=options.number)
    return Outcome({"restored": options.number}, [said])


def _check(options: argparse.Namespace) -> Outcome:
    with reading(options) as ctx:
        found = checking.check_store(ctx)
    about_file = [wording.sentence(options.texts, p) for p in found.file_problems]
    facts = {
        "file": about_file,
        "records": found.records,
        "problems": [{"number": n, **f} for n, p in found.problems for f in _facts(options, [p])],
    }
    lines = [*about_file, *(f"{n}: {_line(options, p)}" for n, p in found.problems)]
    lines.append(
        options.texts(
            N_("{records} records checked: {count} problems."), records=found.records, count=len(found.problems)
        )
    )
    bad = bool(found.file_problems) or any(p.severity is Severity.STOP for _, p in found.problems)
    return dated(ctx, Outcome(facts, lines, DATA_HAS_PROBLEMS if bad else DONE))


def _dictionary(options: argparse.Namespace) -> Outcome:
    if options.store.exists():
        with (ctx := open_context(options, to_read=True)).store:
            facts = dictionary.dictionary(options.texts, ctx.forms)
    else:  # without a store, as the program is shipped
        facts = dictionary.dictionary(options.texts, shipped_forms())
    return Outcome(facts, dictionary.as_lines(facts))


def _facts(options: argparse.Namespace, problems: Any) -> list[dict[str, object]]:
    return [
        {
            "field": p.field,
            "rule": p.rule,
            "severity": p.severity.value,
            "sentence": wording.sentence(options.texts, p),
        }
        for p in problems
    ]


def _line(options: argparse.Namespace, problem: Problem) -> str:
    return f"  {problem.severity.value} {problem.rule}: {wording.sentence(options.texts, problem)}"
