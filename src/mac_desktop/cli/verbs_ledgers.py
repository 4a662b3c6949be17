"""The verb `ledger`: what there was, what moved and what is left, and the records where that does not add up."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mac_desktop.cli.outcome import DATA_HAS_PROBLEMS, DONE, Outcome
from mac_desktop.cli.verbs_records import as_of_option, dated, reading
from mac_desktop.domain.problems import WrongUse
from mac_desktop.reports.measures.ledger import Account, Ledger
from mac_desktop.services import ledger_files, ledgers, wording
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.texts import N_


def add_verbs(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add this verb to the parser."""
    text = "a ledger: opening, what moved, closing, and what nothing explains"
    parser = verbs.add_parser("ledger", parents=[common, as_of_option()], help=text, description=text)
    parser.add_argument("subject", choices=list(ledgers.KINDS))
    parser.add_argument("--year", type=int, help="a calendar year")
    parser.add_argument("--from", dest="start", default="", metavar="DAY", help="first day, e.g. 2025-01-01")
    parser.add_argument("--to", dest="end", default="", metavar="DAY", help="last day, e.g. 2025-12-31")
    groups = sorted({group for kind in ledgers.KINDS.values() for group in kind.groups if group})
    parser.add_argument("--by", default="", choices=groups, metavar="GROUP", help=f"one of: {', '.join(groups)}")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write it as PDF and Excel into this folder as well")
    parser.set_defaults(act=_ledger)


def _ledger(options: argparse.Namespace) -> Outcome:
    start, end = options.start, options.end
    if options.year:
        start, end = start or f"{options.year:04}-01-01", end or f"{options.year:04}-12-31"
    if not start or not end:
        raise WrongUse(N_("Name the period: --year, or --from and --to."))
    with reading(options) as ctx:
        found = ledgers.ledger(ctx, options.subject, start, end, options.by)
        accounts = [_account(ctx, found, account) for account in found.accounts]
        breaks = [
            {
                "account": one.found.account,
                "why": one.found.why,
                "amounts": dict(one.found.amounts),
                "sentence": wording.sentence(ctx.texts, one.problem),
                "records": [{"form": form, "number": number} for form, _, number in one.records],
            }
            for one in ledgers.told_breaks(ctx, found)
        ]
        facts: dict[str, Any] = {"ledger": found.subject, "from": start, "to": end, "by": found.by}
        facts |= {"balanced": found.balanced, "waiting": ledgers.waiting(ctx, found)}
        lines = [line for account in accounts for line in _shown(ctx, found, account)]
        lines += [str(one["sentence"]) for one in breaks]
        lines.append(ctx.texts(N_("The books balance.") if found.balanced else N_("The books do not balance.")))
        lines += [facts["waiting"]] if facts["waiting"] else []
        if options.out:
            written = finish(ledger_files.write(ctx, found, options.out))
            facts |= {"pdf": str(written.pdf), "xlsx": str(written.xlsx)}
            lines += [ctx.texts(N_("Wrote {path}."), path=path) for path in (written.pdf, written.xlsx)]
        code = DONE if found.balanced else DATA_HAS_PROBLEMS
        return dated(ctx, Outcome({**facts, "accounts": accounts, "breaks": breaks}, lines, code))


def _account(ctx: Context, found: Ledger, account: Account) -> dict[str, Any]:
    lines = [{"line": line.key, **dict(zip(found.units, line.amounts, strict=True))} for line in account.lines]
    return {"account": account.key, "name": ledgers.account_title(ctx, found, account), "lines": lines}


def _shown(ctx: Context, found: Ledger, account: dict[str, Any]) -> list[str]:
    units = [ledgers.unit_title(ctx.texts, unit) for unit in found.units]
    shown = ["\t".join([account["name"], *units])]
    for line in account["lines"]:
        amounts = [wording.number(ctx.texts, line[unit]) for unit in found.units]
        shown.append("\t".join([f"  {ledgers.line_title(ctx.texts, found.subject, line['line'])}", *amounts]))
    return shown
