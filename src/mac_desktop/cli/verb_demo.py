"""The verb `demo`: the whole path on the sample country, from partners' workbooks to the report and the window."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

from mac_desktop.cli.outcome import Outcome
from mac_desktop.domain.problems import Severity, UserError
from mac_desktop.services import reports, sample, sample_imports, wording
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.services.sample_imports import Brought
from mac_desktop.services.sample_plan import make_plan
from mac_desktop.services.stores import open_store
from mac_desktop.texts import N_

YEAR = 2025
LAST_FILED = dt.date(2025, 4, 25)
STORE_NAME = "talmara.macdesk"
NO_SCREEN_PLATFORMS = ("offscreen", "minimal", "vnc")


def add_verbs(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add this verb to the parser."""
    text = "make the sample country, import its workbooks, write its Article 7 report and open the window on it"
    parser = verbs.add_parser("demo", parents=[common], help=text, description=text)
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder for all that is made (default: out)")
    parser.add_argument("--no-window", action="store_true", help="draw the main pages as pictures instead")
    parser.set_defaults(act=_demo)


class _Demo:
    """Tells each thing when it is done, and gathers the facts for ``--json``."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.texts = options.texts
        self.store: Path = options.out / "sample" / STORE_NAME
        self.workbooks: Path = options.out / "sample" / "workbooks"
        self.facts: dict[str, Any] = {"store": str(self.store), "imports": []}

    def say(self, text: str, **values: object) -> None:
        if not self.options.json:
            print(self.texts(text, **values), flush=True)

    def open(self) -> Context:
        return open_store(self.store, user=self.options.user, now=self.options.now, texts=self.texts)


def _demo(options: argparse.Namespace) -> Outcome:
    demo = _Demo(options)
    _make(demo)
    ctx = demo.open()
    with ctx.store:
        _import(demo, ctx)
        _report(demo, ctx)
    _show(demo)
    return Outcome(demo.facts)


def _make(demo: _Demo) -> None:
    given = {"user": demo.options.user, "now": demo.options.now, "texts": demo.texts}
    if demo.store.exists():
        if sample_imports.is_sample(demo.store, **given):
            sample_imports.remove_sample(demo.store)
        else:
            aside = _free_name(demo.store)
            demo.store.rename(aside)
            demo.say(N_("{path} is not a sample; it was kept as {aside}."), path=demo.store, aside=aside)
    made = finish(sample.make_sample(demo.store, demo.workbooks, **given))
    demo.say(N_("Made the sample country Talmara in {path}."), path=made.store)
    demo.say(
        N_("Wrote {count} workbooks of its partners into {folder}."), count=len(made.workbooks), folder=demo.workbooks
    )


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}.kept-{n}{path.suffix}") for n in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _import(demo: _Demo, ctx: Context) -> None:
    new: dict[str, list[str]] = {}
    accepted = rejected = 0
    for brought in sample_imports.bring_in(ctx, demo.workbooks, make_plan()):
        _tell_import(demo, brought)
        counts = brought.dry.counts
        accepted, rejected = accepted + counts["accepted_rows"], rejected + counts["rejected_rows"]
        for form_key, ids in brought.stored.ids.items():
            new.setdefault(form_key, []).extend(ids)
    approved = sample_imports.approve(ctx, new)
    waiting = sum(map(len, new.values())) - approved
    demo.facts |= {"accepted_rows": accepted, "rejected_rows": rejected, "approved": approved, "waiting": waiting}
    together = N_("All imports together: {accepted} rows accepted, {rejected} rejected.")
    demo.say("")
    demo.say(together, accepted=accepted, rejected=rejected)
    demo.say(N_("Approved {approved} records; {waiting} wait to be looked at."), approved=approved, waiting=waiting)


def _tell_import(demo: _Demo, brought: Brought) -> None:
    counts, table = brought.dry.counts, brought.dry.incoming.table
    place = {"file": brought.file.name, "sheet": table.sheet.name}
    rows = {"rows": counts["rows"], "accepted": counts["accepted_rows"], "rejected": counts["rejected_rows"]}
    demo.say("")
    demo.say(N_("{file}, sheet “{sheet}”: {rows} rows, {accepted} accepted, {rejected} rejected."), **place, **rows)
    if table.total_rows:
        demo.say(N_("  Rows that only add up others were left out: {count}."), count=len(table.total_rows))
    told, seen = [], set()
    for found in brought.dry.problems:
        problem, cell = found.problem, (found.row, found.column, found.problem.rule)
        sentence = wording.sentence(demo.texts, problem)
        where = {"row": found.row, "column": found.column, "heading": found.heading, "value": found.value[:60]}
        told.append({**place, **where, "rule": problem.rule, "severity": problem.severity.value, "sentence": sentence})
        # A cell that feeds several fields is wrong for each of them; once is enough here.
        if problem.severity is Severity.STOP and cell not in seen:
            in_cell = N_("  Row {row}, column {column} ({heading}), “{value}”: {sentence}")
            demo.say(in_cell if found.column else N_("  Row {row}: {sentence}"), **where, sentence=sentence)
            seen.add(cell)
    softer = len([p for p in brought.dry.problems if p.problem.severity is not Severity.STOP])
    if softer:
        demo.say(N_("  Stored with a note or a warning: {count}."), count=softer)
    demo.facts["imports"].append({**place, **rows, "step": brought.stored.step_id, "problems": told})


def _report(demo: _Demo, ctx: Context) -> None:
    """Files the report of the year before, so that this one can say what is unchanged, and writes this year's."""
    before = reports.article7(ctx, reports.Article7Request(year=YEAR - 1, submitted_on=LAST_FILED))
    reports.file_report(ctx, before, LAST_FILED)
    report = reports.article7(ctx, reports.Article7Request(year=YEAR))
    written = finish(reports.write(ctx, report, demo.options.out))
    demo.facts |= {"pdf": str(written.pdf), "xlsx": str(written.xlsx), "figures": len(report.figures)}
    demo.say("")
    demo.say(
        N_("Wrote the Article 7 report for {year} with {count} figures: {pdf} and {xlsx}."),
        year=YEAR,
        count=len(report.figures),
        pdf=written.pdf,
        xlsx=written.xlsx,
    )


def _show(demo: _Demo) -> None:
    """Opens the window until it is closed, or draws its pages where there is no screen."""
    try:
        from mac_desktop.gui import app
    except ImportError as error:
        raise UserError(
            N_("Everything was made, but the window cannot be loaded: {library} is missing. Install it and try again."),
            library=error.name if isinstance(error, ModuleNotFoundError) else str(error).partition(":")[0],
        ) from error
    why_not = app.cannot_show()
    without_screen = why_not or os.environ.get("QT_QPA_PLATFORM", "") in NO_SCREEN_PLATFORMS
    if demo.options.no_window or without_screen:
        _draw(demo)
        return
    demo.say(N_("Opening the window on it. Close the window to end."))
    code = app.run(app.Options(store=demo.store, language=demo.texts.language, user=demo.options.user))
    demo.facts["window"] = code


def _draw(demo: _Demo) -> None:
    from mac_desktop.gui import app, pictures

    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    ctx = demo.open()
    with ctx.store:
        files = pictures.render_pages(ctx, demo.options.out)
    demo.facts["pictures"] = [str(file) for file in files]
    if not demo.options.no_window:
        demo.say(app.NO_SCREEN)
    demo.say(N_("The main pages were drawn instead of opening a window: {files}."), files=", ".join(map(str, files)))
