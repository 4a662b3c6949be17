"""Verbs about reports: report article7, figures."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from mac_desktop.cli.outcome import DATA_HAS_PROBLEMS, DONE, Outcome
from mac_desktop.cli.verbs_records import as_of_option, dated, open_context, reading
from mac_desktop.domain.figures import Figure
from mac_desktop.domain.problems import Severity, WrongUse
from mac_desktop.services import looking_back, records, reports
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.texts import N_, Texts


def add_verbs(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add these verbs to the parser."""
    report = verbs.add_parser("report", help="write a treaty report as PDF and Excel", description="Treaty reports.")
    kinds = report.add_subparsers(dest="kind", metavar="REPORT", required=True)
    about = argparse.ArgumentParser(add_help=False)
    about.add_argument("--year", type=int, required=True, help="the reporting year")
    about.add_argument("--report-language", default="en", help="language of the report: en or fr")
    about.add_argument("--submitted", type=_day, help="date of submission, e.g. 2026-04-30 (default: today)")
    about.add_argument("--from", dest="start", default="", help="first day, when not 1 January")
    about.add_argument("--to", dest="end", default="", help="last day, when not 31 December")
    about.add_argument("--land-on", default="", metavar="DAY", help="when land is counted (default: the last day)")
    about.add_argument("--initial", action="store_true", help="the initial report (180 days), without cover page")
    about.add_argument("--count", default="approved", metavar="STATES", help="states that count (default: approved)")
    article7 = kinds.add_parser(
        "article7", parents=[common, about, as_of_option()], help="Ottawa Convention, Article 7"
    )
    article7.add_argument("--out", type=Path, default=Path("out"), help="folder for the files (default: out)")
    article7.add_argument("--filed", type=_day, metavar="DATE", help="note that the report was sent on this day")
    article7.set_defaults(act=_article7)
    figures = verbs.add_parser(
        "figures",
        parents=[common, about, as_of_option()],
        help="the figures of the Article 7 report, and the records behind one",
    )
    figures.add_argument("key", nargs="?", help="a figure's key: print the records behind it")
    figures.set_defaults(act=_figures)


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = dt.date.min
    if day.year < reports.FIRST_YEAR:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day such as 2026-04-30")
    return day


def _request(options: argparse.Namespace) -> reports.Article7Request:
    return reports.Article7Request(
        year=options.year,
        language=options.report_language,
        submitted_on=options.submitted,
        start=options.start,
        end=options.end,
        as_of=options.land_on,
        states=tuple(state.strip() for state in options.count.split(",")),
        initial=options.initial,
    )


def _article7(options: argparse.Namespace) -> Outcome:
    texts: Texts = options.texts
    with (now := open_context(options, to_read=not options.filed)).store:
        ctx = looking_back.as_of(now, options.as_of) if options.as_of else now
        report = reports.article7(ctx, _request(options))
        written = finish(reports.write(ctx, report, options.out))
        lines = [
            texts(N_("Wrote {path} ({pages} pages)."), path=written.pdf, pages=written.pages.pages),
            texts(N_("Wrote {path}."), path=written.xlsx),
        ]
        facts: dict[str, Any] = {"pdf": str(written.pdf), "xlsx": str(written.xlsx), "pages": written.pages.pages}
        facts["forms"] = {f.letter: f.option for f in report.made.forms}
        facts["checks"] = [
            {
                "form": f.letter,
                "rule": f.problem.rule,
                "severity": f.problem.severity.value,
                "sentence": texts.fill(f.problem.message, f.problem.values),
            }
            for f in report.findings
        ]
        lines += [f"  {c['form'] or '-'}  {c['severity']} {c['rule']}: {c['sentence']}" for c in facts["checks"]]
        if options.filed:
            number = reports.file_report(now, report, options.filed)
            facts["filed"] = number
            lines.append(texts(N_("Noted as sent on {day}: {number}."), day=options.filed, number=number))
    stopped = any(f.problem.severity is Severity.STOP for f in report.findings)
    return dated(ctx, Outcome(facts, lines, DATA_HAS_PROBLEMS if stopped else DONE))


def _figures(options: argparse.Namespace) -> Outcome:
    with reading(options) as ctx:
        report = reports.article7(ctx, _request(options))
        if options.key:
            return dated(ctx, _one(ctx, report, options.key))
    rows = [_facts(figure) for figure in report.figures.values()]
    return dated(ctx, Outcome({"figures": rows}, [f"{r['key']}\t{r['value']}\t{r['unit']}" for r in rows]))


def _facts(figure: Figure) -> dict[str, Any]:
    value = figure.amount if figure.amount is not None else "not reported"
    return {"key": figure.key, "value": value, "unit": figure.unit, "measure": figure.measure}


def _one(ctx: Context, report: reports.Article7, key: str) -> Outcome:
    figure = report.figures.get(key)
    if figure is None:
        raise WrongUse(N_("The report has no figure “{key}”; “figures” without a key lists them all."), key=key)
    behind = [
        {"form": form_key, "number": records.load(ctx, form_key, one).number}
        for form_key, ids in reports.behind(ctx, [figure])
        for one in ids
    ]
    facts = {**_facts(figure), "definition": reports.definition(figure, ctx.texts), "records": behind}
    lines = [f"{figure.key} = {facts['value']} {figure.unit}", str(facts["definition"])]
    return Outcome(facts, [*lines, *(f"{r['number']}\t{r['form']}" for r in behind)])
