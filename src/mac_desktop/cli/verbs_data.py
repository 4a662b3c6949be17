"""Verbs about data as a whole: sample, import, history, undo, backup, restore."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from mac_desktop.cli.outcome import DATA_HAS_PROBLEMS, DONE, Outcome
from mac_desktop.cli.verbs_records import count, open_context
from mac_desktop.domain.problems import UserError, WrongUse
from mac_desktop.domain.records.base import IN_USE, State
from mac_desktop.exchange import file_checks
from mac_desktop.exchange import mapping as mappings
from mac_desktop.exchange.staging import RowProblem
from mac_desktop.services import backups, history, import_refusals, imports, records, wording
from mac_desktop.services.context import Context
from mac_desktop.services.progress import Progress, finish
from mac_desktop.services.sample_years.scale import SCALES
from mac_desktop.texts import N_, Texts

SHOWN_PROBLEMS = 40


def add_verbs(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add these verbs to the parser."""

    def verb(name: str, act: Any, text: str) -> Any:
        parser = verbs.add_parser(name, parents=[common], help=text, description=text)
        parser.set_defaults(act=act)
        return parser

    made = verb("sample", _sample, "make the sample country: a new store and its workbooks")
    made.add_argument("--size", choices=("small", *SCALES), default="small", help="how large (default: small)")
    made.add_argument("--workbooks", type=Path, help="folder for the workbooks (default: beside the store)")
    bring = verb("import", _import, "import a partner's file (xlsx, xls, ods, csv)")
    bring.add_argument("file", type=Path)
    bring.add_argument("--form", help="what a row is: the form's key (guessed when left out)")
    bring.add_argument("--sheet", help="the sheet's name (guessed when left out)")
    bring.add_argument("--mapping", type=Path, help="a mapping file; see --show-mapping")
    bring.add_argument("--show-mapping", action="store_true", help="print the mapping as JSON and stop")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    bring.add_argument("--state", choices=[s.value for s in IN_USE], help="state of the new records")
    bring.add_argument("--again", action="store_true", help="import a file that was imported before")
    bring.add_argument("--all-problems", action="store_true", help=f"list more than {SHOWN_PROBLEMS} problems")
    past = verb("history", _history, "what was done, by whom and when")
    past.add_argument("form", nargs="?")
    past.add_argument("number", nargs="?")
    past.add_argument("--limit", type=count, default=50)
    back = verb("undo", _undo, "take a step back, such as an import")
    back.add_argument("step", type=count, nargs="?", help="the step's number (default: the last one)")
    copy = verb("backup", _backup, "make a verified copy of the store")
    copy.add_argument("folder", type=Path, nargs="?")
    restore = verb("restore", _restore, "put a backup in the store's place; the store is kept aside")
    restore.add_argument("backup", type=Path)


def _sample(options: argparse.Namespace) -> Outcome:
    if options.size != "small":
        return _sample_at_scale(options)
    from mac_desktop.services import sample

    folder = options.workbooks or options.store.parent
    made = finish(sample.make_sample(options.store, folder, user=options.user, now=options.now, texts=options.texts))
    lines = [
        options.texts(N_("Made the sample country in {path}."), path=made.store),
        *(options.texts(N_("Wrote the workbook {path}."), path=path) for path in made.workbooks),
    ]
    return Outcome({"store": str(made.store), "workbooks": [str(p) for p in made.workbooks]}, lines)


def _sample_at_scale(options: argparse.Namespace) -> Outcome:
    from mac_desktop.services.sample_years.making import errors_file, make_years

    made = finish(make_years(options.store, SCALES[options.size], user=options.user, texts=options.texts))
    values = {"path": made.store, "records": made.records}
    lines = [
        options.texts(N_("Made the sample country in {path}, with {records} records of five years."), **values),
        options.texts(
            N_("The {count} errors in it are listed in {path}."), count=len(made.seeded), path=errors_file(made.store)
        ),
    ]
    return Outcome({"store": str(made.store), "records": made.records, "errors": len(made.seeded)}, lines)


def _import(options: argparse.Namespace) -> Outcome:
    with open_context(options).store as store:
        ctx = Context(store, options.user, options.now, options.texts)
        given = _given_mapping(options)
        likely = given.sheet if given is not None else None
        incoming = imports.look_at(ctx, options.file, subject=options.form, sheet=options.sheet, likely_sheet=likely)
        mapping = given or incoming.mapping
        mapping = mapping.with_state(State(options.state)) if options.state else mapping
        if options.show_mapping:
            return Outcome(_parsed(mapping), [mapping.to_json()])
        refused = import_refusals.refusal(incoming.workbook.name, incoming.table, mapping, incoming.asked)
        if refused is not None:
            raise refused
        show = None if options.json else _tell_progress(options.texts)
        dry = finish(imports.dry_run(ctx, incoming, mapping), show)
        facts: dict[str, Any] = {"file": str(options.file), "counts": dry.counts, "unused_columns": dry.unused}
        facts["questions"] = [{"to": q.to, "heading": q.heading, "examples": q.examples} for q in dry.questions]
        facts["problems"] = [_facts(options.texts, p, incoming.table.sheet.name) for p in dry.problems]
        lines = _dry_lines(options, dry)
        if incoming.workbook.encoding:
            facts["encoding"] = incoming.workbook.encoding
        decided = not dry.questions and (options.again or incoming.earlier_step is None)
        if not dry.staged.accepted and decided and not options.dry_run:
            lines.append(options.texts(N_("Nothing was stored, because no row can be. Correct them and try again.")))
        elif not options.dry_run:
            done = finish(imports.store_import(ctx, dry, again=options.again), show)
            facts["step"] = done.step_id
            lines.append(options.texts(N_("Stored as step {step}. “undo {step}” takes it back."), step=done.step_id))
    return Outcome(facts, lines, DATA_HAS_PROBLEMS if dry.staged.rejected or dry.questions else DONE)


def _given_mapping(options: argparse.Namespace) -> mappings.ImportMapping | None:
    if not options.mapping:
        return None
    try:
        text = file_checks.read_bytes(options.mapping).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            N_("The mapping file {name} cannot be read. Check that it exists and is saved as UTF-8 text."),
            name=options.mapping,
        ) from error
    return mappings.from_json(text, name=options.mapping.name)


def _parsed(mapping: mappings.ImportMapping) -> Any:
    import json

    return json.loads(mapping.to_json())


def _tell_progress(texts: Texts) -> Any:
    def show(progress: Progress) -> None:
        if progress.total and sys.stderr.isatty():
            print(f"\r{texts(progress.text)} {progress.done}/{progress.total}   ", end="", file=sys.stderr)

    return show


def _dry_lines(options: argparse.Namespace, dry: imports.DryRun) -> list[str]:
    texts, counts, table = options.texts, dry.counts, dry.incoming.table
    head = texts(
        N_("{file}: sheet “{sheet}”, headings in row {header}, {rows} rows."),
        file=options.file.name,
        sheet=table.sheet.name,
        header=table.header_row,
        rows=counts["rows"],
    )
    judged = texts(
        N_("Accepted: {accepted}. Rejected: {rejected}."),
        accepted=counts["accepted_rows"],
        rejected=counts["rejected_rows"],
    )
    forms = [form for form in (dry.staged.owner, dry.staged.subject) if form is not None]
    made = [texts(N_("New {form}: {count}"), form=texts(f.form.title), count=counts[f"new_{f.key}"]) for f in forms]
    shown = dry.problems if options.all_problems else dry.problems[:SHOWN_PROBLEMS]
    listed = [_problem_line(texts, problem) for problem in shown]
    if len(shown) < len(dry.problems):
        rest = len(dry.problems) - len(shown)
        listed.append(texts(N_("… and {count} more problems; --all-problems lists them."), count=rest))
    return [head, judged, *made, *_remarks(texts, dry), *listed]


def _remarks(texts: Texts, dry: imports.DryRun) -> list[str]:
    """What a person should know of the file as a whole."""
    counted = (
        (len(dry.incoming.table.total_rows), N_("{count} total rows were recognised and left out.")),
        (
            dry.counts["lookalikes_kept"],
            N_(
                "{count} rows look exactly like an earlier row. Without an identifier they are different people"
                " and all are kept."
            ),
        ),
        (
            dry.guessed_codes,
            N_("{count} place codes were matched after putting back zeros that a spreadsheet dropped."),
        ),
    )
    said = [texts(text, count=count) for count, text in counted if count]
    if dry.unused:
        said.append(texts(N_("Columns that are not imported: {headings}."), headings=", ".join(dry.unused)))
    doubts = import_refusals.doubts(dry.mapping, dry.incoming.asked)
    said += [texts.fill(import_refusals.DOUBTFUL, doubt) for doubt in doubts]
    asked = N_("Say how the dates in “{heading}” read, as day_first or month_first: {examples}.")
    return said + [texts(asked, heading=q.heading, examples="; ".join(e[0] for e in q.examples)) for q in dry.questions]


def _problem_line(texts: Texts, found: RowProblem) -> str:
    place = texts(N_("Row {row}"), row=found.row)
    if found.column:
        place += f", {found.column} ({found.heading}): “{found.value[:60]}”"
    return f"  {found.problem.severity.value} {found.problem.rule} {place}. {wording.sentence(texts, found.problem)}"


def _facts(texts: Texts, found: RowProblem, sheet: str) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "row": found.row,
        "column": found.column,
        "heading": found.heading,
        "value": found.value,
        "rule": found.problem.rule,
        "severity": found.problem.severity.value,
        "sentence": wording.sentence(texts, found.problem),
    }


def _history(options: argparse.Namespace) -> Outcome:
    if options.form and not options.number:
        raise WrongUse(N_("Say which record of “{form}”: its number follows the form."), form=options.form)
    with open_context(options, to_read=True).store as store:
        ctx = Context(store, options.user, options.now, options.texts)
        if options.form and options.number:
            loaded = records.load(ctx, options.form, options.number)
            entries = history.of_record(ctx, options.form, loaded.id)
            lines = [
                line
                for e in entries
                for line in (f"{e.at}  {e.by}  {e.title}", *(f"    {n}: {b} -> {a}" for n, b, a in e.changes))
            ]
            facts = [
                {"step": e.step_id, "at": e.at, "by": e.by, "title": e.title, "changes": e.changes} for e in entries
            ]
            return Outcome({"number": loaded.number, "history": facts}, lines)
        steps = history.steps(ctx, options.limit)
    lines = [f"{s.id:>5}  {s.at}  {s.by}  {s.title}  ({s.changes})" for s in steps]
    told = [
        {
            "step": s.id,
            "at": s.at,
            "by": s.by,
            "title": s.title,
            "kind": s.kind,
            "changes": s.changes,
            "undoes": s.undoes,
        }
        for s in steps
    ]
    return Outcome({"steps": told}, lines)


def _undo(options: argparse.Namespace) -> Outcome:
    with open_context(options).store as store:
        ctx = Context(store, options.user, options.now, options.texts)
        step = options.step if options.step is not None else history.last_step(ctx)
        outcome = history.undo(ctx, step)
        kept, could_not = history.names_of(ctx, outcome.kept), history.names_of(ctx, outcome.could_not)
    texts = options.texts
    lines = [texts(N_("Step {step}: {count} changes taken back."), step=step, count=outcome.reversed)]
    if outcome.moved:
        moved = N_("{count} of the records taken back had been verified, approved or returned since.")
        lines.append(texts(moved, count=outcome.moved))
    lines += [texts(N_("Kept: {name}. {why}"), name=name, why=texts(why)) for name, why in kept]
    lines += [texts(N_("Could not be taken back: {name}. {why}"), name=name, why=texts(why)) for name, why in could_not]
    facts = {"undid": step, "reversed": outcome.reversed, "kept": kept, "could_not": could_not, "step": outcome.step_id}
    return Outcome(facts, lines, DATA_HAS_PROBLEMS if kept or could_not else DONE)


def _backup(options: argparse.Namespace) -> Outcome:
    with open_context(options).store as store:
        made = backups.make_backup(Context(store, options.user, options.now, options.texts), options.folder)
    said = options.texts(N_("Backup {path} was made, opened and verified."), path=made.path)
    return Outcome({"backup": str(made.path), "sha256": made.sha256, "rows": dict(made.rows)}, [said])


def _restore(options: argparse.Namespace) -> Outcome:
    aside = backups.restore_backup(
        options.backup, options.store, user=options.user, now=options.now, texts=options.texts
    )
    lines = [options.texts(N_("Restored {path}."), path=options.store)]
    if aside is not None:
        lines.append(options.texts(N_("What stood there before is kept as {path}."), path=aside))
    return Outcome({"restored": str(options.store), "kept_aside": str(aside) if aside else None}, lines)
