"""Checks a whole store: the file, the history's chain, and every record against every rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.forms.validate import validate
from mac_desktop.services import ledgers, permissions
from mac_desktop.services.context import Context
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.store import naming
from mac_desktop.store.check import faults
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class CheckedStore:
    """What a check found: problems of the file itself, how many records were looked at, and (number, problem)."""

    file_problems: Sequence[Problem]
    records: int
    problems: Sequence[tuple[str, Problem]]


_FAULTS = {
    "file": N_("The file is damaged ({detail}). Restore the last good backup."),
    "reference": N_("A record refers to one that is gone ({detail}). Restore the last good backup."),
    "history": N_("The history was changed outside the program ({detail}). Compare with the last backup."),
    "untold": N_("A record stands in no history ({detail}); it was written outside the program."),
    "search": N_("The search index does not fit the records ({detail}). It is made anew when the store is opened."),
}


def check_store(ctx: Context) -> CheckedStore:
    """Look the file over, verify the history's chain and judge every record that is neither deleted nor set aside; of
    the past only the records. Changes nothing. What is wrong with records about people is told to those who may read
    them; to others, that something is."""
    found: list[tuple[str, Problem]] = []
    count, today, forms = 0, ctx.today, ctx.forms
    with ctx.store.read() as connection:
        file_problems = [
            Problem("", "", "H1", Severity.STOP, _FAULTS[fault.kind], {"detail": fault.detail})
            for fault in (faults(connection) if ctx.moment is None else ())
        ]
        held = permissions.rights_of(connection, ctx.user)
        lookup = StoreLookup(connection, bulk=True)
        for form in forms.values():
            for row in naming.every(connection, form.form.record):
                count += 1
                raw = {**row, **row["typed"]} if row["typed"] else row
                itself = str(row["updates_id"] or row["id"])  # a report is judged as the record that it is on
                checked = validate(form, raw, lookup, today=today, record_id=itself)
                number, told = str(row["number"]), held.may_name(form.key)
                found += [(number, (p if told else _untold(p)).at(number)) for p in checked.problems]
        # A ledger that does not balance because of a record that a rule points at already needs no second word.
        named = {number for number, _ in found}
        breaks = ledgers.break_problems(ctx, connection, today.isoformat())
        found += [(number, problem) for number, problem in breaks if number not in named]
    return CheckedStore(file_problems, count, found)


def _untold(problem: Problem) -> Problem:
    """The same problem without what it says of a person."""
    message = N_("Something is not right with this record. What it is, is shown to those who may read it.")
    return replace(problem, message=message, values={})
