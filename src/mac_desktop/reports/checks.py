"""What to look at before an Article 7 report is sent: figures that do not add up, and what the report leaves out.

Nothing here stops a report. Each finding names its form, says what is wrong in one sentence and leads to the records.
The numbers in brackets are those of the reconciliation list in the reference (treaty-forms.md 1.18).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from mac_desktop.domain.figures import Figure, Selection
from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.reports.documents.article7 import Article7, Contents, Request
from mac_desktop.reports.documents.model import Table
from mac_desktop.reports.measures import left_out, registers
from mac_desktop.reports.measures import reconciliation as asked
from mac_desktop.reports.measures.land_ledger import land_ledger, tolerance_of
from mac_desktop.reports.measures.ledger import selections
from mac_desktop.reports.measures.left_out import Found
from mac_desktop.reports.measures.reconciliation import Balance
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.reports.measures.transfers import noted_differently
from mac_desktop.texts import N_

REPORT = "article7"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with one form ("" for the whole report), and the records behind it."""

    letter: str
    problem: Problem
    selections: tuple[Selection, ...] = ()


def check(conn: Connection, request: Request, report: Article7) -> list[Finding]:
    """All findings for a report that was composed from this store, in the order of the forms."""
    scope = report.scope
    found = [
        *_period(scope, request),
        *_ticks(report.contents, request),
        *_ledgers(conn, scope),
        *_destruction(conn, scope),
        *_land(conn, scope),
        *_ordnance(conn, scope),
        *_retained(conn, scope),
        *_people(conn, scope),
        *_totals(report),
        *_narratives(conn, request, report),
        *_left_out(conn, scope),
        *_twice(conn, scope),
    ]
    return sorted(found, key=lambda finding: finding.letter)


def _finding(
    letter: str,
    rule: str,
    message: str,
    found: Found | None = None,
    severity: Severity = Severity.WARN,
    /,
    **values: object,
) -> Finding:
    facts = {**(found.values if found else {}), **values}
    return Finding(letter, Problem(REPORT, letter, rule, severity, message, facts), found.selections if found else ())


def _each(
    letter: str, rule: str, message: str, found: Iterable[Found], severity: Severity = Severity.WARN
) -> Iterator[Finding]:
    return (_finding(letter, rule, message, each, severity) for each in found)


def _period(scope: Scope, request: Request) -> Iterator[Finding]:
    """[7] The calendar year, and submission by 30 April or, for the initial report, 180 days after entry into force."""
    if not scope.is_calendar_year and not request.initial:
        message = N_("The report covers {start} to {end}. Article 7 asks for the last calendar year.")
        yield _finding("", "R7", message, start=scope.start, end=scope.end)
    if scope.is_calendar_year and str(request.year) != scope.start[:4]:
        message = N_("Narratives and declarations are those of {year}, but the report covers {covered}.")
        yield _finding("", "R7", message, year=request.year, covered=scope.start[:4])
    due = date(int(scope.end[:4]) + 1, 4, 30)
    if request.initial:
        if scope.entry_into_force is None:
            message = N_(
                "The date of entry into force is not recorded, so the due date of the initial report is not known."
            )
            yield _finding("", "R7", message)
            return
        due = date.fromisoformat(scope.entry_into_force) + timedelta(days=180)
    if request.submitted_on > due:
        message = N_("The report is late by {days} days: it was due on {due}.")
        yield _finding("", "R7-LATE", message, days=(request.submitted_on - due).days, due=due.isoformat())


def _ticks(forms: Iterable[Contents], request: Request) -> Iterator[Finding]:
    """[6] Ticks of the cover page that the data do not bear out."""
    for form in forms:
        letter, state = form.template.letter, form.state
        if state.option == "unchanged" and not state.unchanged_since:
            message = N_(
                "Form {letter} is declared unchanged, but no earlier report is recorded that it could refer to."
            )
            yield _finding(letter, "R6", message, letter=letter)
        elif state.overridden:
            message = N_(
                "Form {letter} is ticked “{ticked}” by declaration; compared with the last report it is “{computed}”."
            )
            yield _finding(letter, "R6", message, letter=letter, ticked=state.option, computed=state.computed)
        declared = form.declared.declaration if form.declared else ""
        if declared == "NOT_APPLICABLE" and state.computed != "not_applicable":
            reason = N_("Form {letter} is declared not applicable, but it has data; it is printed with them.")
            if "not_applicable" not in form.template.options:
                reason = N_("Form {letter} cannot be marked as not applicable: every State reports on it.")
            yield _finding(letter, "R6", reason, letter=letter)
        if request.initial and declared == "UNCHANGED":
            yield _finding(letter, "R6", N_("An initial report cannot have an unchanged form."), letter=letter)


def _ledgers(conn: Connection, scope: Scope) -> Iterator[Finding]:
    """[1] and [2] Opening, in, out and closing of stock and of retained mines."""
    yield from _adds_up("B", "R1", asked.stock_balance(conn, scope))
    balance = asked.retained_balance(conn, scope)
    yield from _adds_up("D", "R2", balance)
    if balance.closing > balance.opening:
        message = N_("Retained mines rose from {opening} to {closing}. Explain the rise in the narrative of Form D.")
        found = Found(0, (balance.selection,), {})
        yield _finding("D", "R2-RISE", message, found, opening=balance.opening, closing=balance.closing)
    message = N_("More mines of type {type} left the stock than it had: the balance is {amount}.")
    yield from _each("B", "X8", message, asked.negative_stock(conn, scope))
    message = N_(
        "{institution} used, destroyed or handed on more mines of type {type} than it had: the balance is {amount}."
    )
    yield from _each("D", "X8", message, asked.negative_retained(conn, scope))
    message = N_(
        "Of type {type} the stock gave up {gave} mines to be retained, but {took} were added to the retained mines."
    )
    yield from _each("D", "R1", message, asked.moved_to_retained(conn, scope))


def _adds_up(letter: str, rule: str, balance: Balance) -> Iterator[Finding]:
    if balance.expected != balance.closing:
        message = N_(
            "The ledger does not add up: {opening} at the start, {inward} in and {outward} out make {expected}, but "
            "the balance at the end is {closing}. Some movements have dates too vague to tell whether they lie in the "
            "period."
        )
        found = Found(0, (balance.selection,), {})
        yield _finding(
            letter, rule, message, found, opening=balance.opening, inward=balance.inward, outward=balance.outward,
            expected=balance.expected, closing=balance.closing,
        )  # fmt: skip


def _destruction(conn: Connection, scope: Scope) -> Iterator[Finding]:
    for found in asked.stated_totals(conn, scope):
        message = N_(
            "“{title}” states {stated} mines destroyed, but its lines add up to {summed}. The report uses the lines."
        )
        if not found.records:
            message = N_(
                "“{title}” states {stated} mines destroyed, but has no lines by type, so the report counts none of "
                "them."
            )
        yield _finding("G", "R4-STATED", message, found)
    message = N_(
        "{number} destruction events began before the reporting period; all their mines are counted in it, where "
        "they ended."
    )
    yield from _each("G", "R-SPAN", message, asked.spanning_events(conn, scope), Severity.NOTE)


def _land(conn: Connection, scope: Scope) -> Iterator[Finding]:
    """[3] Land that the ledger does not explain, and open areas that the report cannot place (X12)."""
    land = land_ledger(conn, scope, mines_only=True, tolerance=tolerance_of({}))
    if not land.balanced:
        message = N_(
            "Land does not add up from {opening} m² at the start to {closing} m² at the end: no record explains "
            "{unexplained} m² of it. Look at these {number} areas: closed with land left, released beyond their size "
            "or while they were not on the list, or split or merged in part. The land ledger tells it of each."
        )
        opening, closing = (land.total.lines[place].figures["m2"].amount for place in (0, -1))
        records = [each.records[0] for each in land.breaks if each.records]
        found = Found(len(records), selections(records), {"number": len(records)})
        off = sum(abs(each.amounts["m2"]) for each in land.breaks)
        yield _finding("C", "R3", message, found, opening=opening, unexplained=off, closing=closing)
    message = N_(
        "{number} areas are still open, but the whole of their size was released. Close them, or correct them."
    )
    yield from _each("C", "L9", message, asked.open_areas_without_land(conn, scope))
    for what, message in _WITHOUT.items():
        yield from _each("C", "X12", message, asked.open_areas_without(conn, scope, what))
    message = N_(
        "{number} land release products of the period belong to areas that the report does not count, or whose "
        "contamination is mixed or unknown."
    )
    yield from _each("F", "R5", message, asked.released_of_uncounted_areas(conn, scope))


_WITHOUT = {
    "contamination": N_(
        "{number} open areas say nothing certain about their contamination (empty, unknown or mixed), so they are not "
        "counted as areas with anti-personnel mines."
    ),
    "admin_unit": N_("{number} open areas have no admin unit; the summary shows them without a place."),
    "size": N_("{number} open areas have no size; the square metres of the summary leave them out."),
}


def _ordnance(conn: Connection, scope: Scope) -> Iterator[Finding]:
    """[5] Mines destroyed in mined areas against what was found."""
    message = N_("{number} lines have more ordnance destroyed than found.")
    yield from _each("G", "X1", message, asked.more_destroyed_than_found(conn, scope))
    message = N_(
        "{number} lines with anti-personnel mines do not say how many were destroyed; they add nothing to Form G."
    )
    yield from _each("G", "R5", message, asked.mines_without_number(conn, scope))
    message = N_(
        "{number} lines report anti-personnel mines from battle area clearance or spot tasks: is there a mined area "
        "to record?"
    )
    yield from _each("C", "X10", message, asked.mines_in_battle_area_clearance(conn, scope), Severity.NOTE)


def _retained(conn: Connection, scope: Scope) -> Iterator[Finding]:
    """[8] Retained mines need an institution and a use."""
    message = N_("{number} movements of retained mines name no institution.")
    yield from _each("D", "R8", message, asked.retained_without_institution(conn, scope))
    message = N_(
        "{giver} noted {given} mines of type {type} transferred to {taker}, which noted {taken}. The report counts the "
        "larger number."
    )
    for each in noted_differently(conn, scope):
        found = Found(2, each.selections, {})
        yield _finding(
            "D", "R2", message, found, giver=each.giver, given=each.given, type=each.type or "?", taker=each.taker,
            taken=each.taken,
        )  # fmt: skip
    balance = asked.retained_balance(conn, scope)
    if balance.closing > 0 and not asked.has_retained_use(conn, scope):
        message = N_("{amount} mines are retained, but no use or plan for them is recorded (Form D, part 1b).")
        yield _finding("D", "R8", message, Found(0, (balance.selection,), {}), amount=balance.closing)


def _people(conn: Connection, scope: Scope) -> Iterator[Finding]:
    """Accidents against the casualties recorded for them."""
    message = N_(
        "{number} accidents name {typed} people killed or injured, but {counted} such casualties are counted for them. "
        "The report uses the casualties."
    )
    yield from _each("J", "C9", message, asked.accidents_with_other_counts(conn, scope))
    message = N_(
        "{number} services name one person and count the people of a group as well. The report counts the person only."
    )
    yield from _each("J", "B1", message, asked.groups_beside_a_person(conn, scope))


def _totals(report: Article7) -> Iterator[Finding]:
    """[4] Each total of the document against the rows above it."""
    for part, table in report.document.tables():
        for figure, summed in _column_sums(table):
            if isinstance(figure.amount, (int, float)) and figure.amount != summed:
                message = N_("The total {total} of the table “{table}” is not the sum {summed} of its rows.")
                letter = part.key.removeprefix("form_").upper()
                yield _finding(letter, "R4", message, total=figure.amount, summed=summed, table=table.caption)


def _column_sums(table: Table) -> Iterator[tuple[Figure, float]]:
    for place, cell in enumerate(table.total or ()):
        if isinstance(cell, Figure):
            parts = [row[place] for row in table.rows]
            amounts = [part.amount for part in parts if isinstance(part, Figure)]
            yield cell, sum(amount for amount in amounts if isinstance(amount, (int, float)))


# "a total of 3,133 mines", "un total de 3 133 mines": the number that follows the word.
_STATED_TOTAL = re.compile(
    r"\btotal\w*\b[^\d.]{0,40}?(\d{1,3}(?:[ ,.\u00a0\u202f’']\d{3})+|\d+)(?![\d.,]*\d)", re.IGNORECASE
)


def _narratives(conn: Connection, request: Request, report: Article7) -> Iterator[Finding]:
    """[4] Totals named in narratives, and texts that a form has no box for."""
    totals: dict[str, set[int]] = {}
    for part, table in report.document.tables():
        found = totals.setdefault(part.key.removeprefix("form_").upper(), set())
        found |= {
            int(cell.amount)
            for cell in table.total or ()
            if isinstance(cell, Figure) and isinstance(cell.amount, (int, float))
        }
    template = report.template
    message = N_("The box “{box}” of Form {letter} has {number} texts in one language; only the last one is printed.")
    for twice in asked.texts_twice(conn, report.scope, template.treaty, request.year):
        yield _finding(str(twice.values["letter"]), "R-TWICE", message, twice)
    boxes = {(form.letter, box.id) for form in template.forms for box in form.boxes}
    for (letter, box), bodies in registers.narratives(conn, report.scope, template.treaty, request.year).items():
        if (letter, box) not in boxes:
            message = N_(
                "A text for Form {letter} is kept for the box “{box}”, which the form does not have; it is not printed."
            )
            yield _finding(letter, "R-BOX", message, letter=letter, box=box)
            continue
        for body in bodies.values():
            for stated in _STATED_TOTAL.findall(body):
                number = int(re.sub(r"\D", "", stated))
                if totals.get(letter) and number not in totals[letter]:
                    message = N_(
                        "The narrative of Form {letter} names a total of {number}, which is no total of its tables."
                    )
                    yield _finding(letter, "R4", message, letter=letter, number=number)


def _left_out(conn: Connection, scope: Scope) -> Iterator[Finding]:
    approved = N_("{number} records that belong to this form have not been approved and are not counted ({register}).")
    deleted = N_(
        "{number} records are parts of a record that was deleted, rejected or superseded, so they are not counted "
        "({register})."
    )
    dated = N_(
        "{number} records have no date, or one too vague to tell whether it lies in the period, so the figures of the "
        "period leave them out ({register})."
    )
    since = N_(
        "{number} records of destruction have a date too vague to tell whether it is after entry into force, so the "
        "figures since then leave them out ({register})."
    )
    for rule, message, found_by_kind in (
        ("R-APPROVED", approved, left_out.not_counted(conn, scope)),
        ("R-DELETED", deleted, left_out.of_deleted(conn, scope)),
        ("R-DATE", dated, left_out.without_date(conn, scope)),
        ("R-SINCE", since, left_out.around_entry_into_force(conn, scope)),
    ):
        for kind, found in found_by_kind:
            yield _finding(kind.letter, rule, message, found, register=kind.register)


def _twice(conn: Connection, scope: Scope) -> Iterator[Finding]:
    for letter, register, found in asked.same_identifier(conn, scope):
        message = N_("{number} records share their identifier with another, so they may be counted twice ({register}).")
        yield _finding(letter, "V1", message, found, register=register)
    message = N_(
        "{number} risk education activities may be counted twice: a warning measure tells of the same organisation, "
        "place and time. Say in the activity which measure sums it up."
    )
    yield from _each("I", "V5", message, asked.education_told_twice(conn, scope))
