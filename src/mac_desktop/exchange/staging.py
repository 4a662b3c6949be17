"""Rows of a file on their way to becoming records: read, judged, grouped, and nothing written yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Problem, Severity
from mac_desktop.domain.records.base import State
from mac_desktop.exchange.cells import shown
from mac_desktop.exchange.columns import FieldColumn
from mac_desktop.exchange.computing import fill_computed
from mac_desktop.exchange.references import PENDING, ImportLookup
from mac_desktop.exchange.screening import rules_to_ask
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.in_use import rules_of
from mac_desktop.forms.rules.rule import Rule
from mac_desktop.forms.schema import Value, Values
from mac_desktop.forms.validate import broken_rules, missing_problem, overruled, problem_of
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem with where it stands in the file. `row` is the row number as a person sees it in the sheet."""

    problem: Problem
    row: int
    column: str = ""
    heading: str = ""
    value: str = ""


class RowValues(dict[str, Value]):
    """One row's values by field. Fields that the file does not have, or never fills, are None and are not listed."""

    def __missing__(self, name: str) -> None:
        return None


@dataclass(slots=True)
class Staged:
    """The judged rows of one table.

    `columns` maps "form.field" to its values for all rows. `rejected` holds the places of rows that cannot be stored,
    `owner_of` for each row the place of the row whose owner record it shares (its own place when it has its own);
    `unread` by "form.field" the places of rows whose cell could not be read. `owner_alone` holds the places of rows
    that tell of the owner record only. `rows` are the cells as they stand in the file, by which problems quote them.
    """

    subject: BoundForm
    owner: BoundForm | None
    row_numbers: Sequence[int]
    columns: dict[str, FieldColumn]
    problems: list[RowProblem] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    owner_of: list[int] = field(default_factory=list)
    owner_alone: set[int] = field(default_factory=set)
    lookalikes: int = 0
    unread: dict[str, set[int]] = field(default_factory=dict)
    rows: Sequence[Sequence[object]] = ()
    _by_form: dict[str, tuple[tuple[str, ...], list[tuple[Value, ...]]]] = field(default_factory=dict)

    @property
    def accepted(self) -> list[int]:
        """The places of the rows that can be stored, in order."""
        return [i for i in range(len(self.row_numbers)) if i not in self.rejected]

    def parts(self) -> list[int]:
        """The places of the rows that bring a new record of the subject."""
        return [i for i in self.accepted if i not in self.owner_alone]

    def owners(self) -> list[int]:
        """The places of the rows that bring a new owner record."""
        return [i for i in self.accepted if self.owner_of[i] == i] if self.owner else []

    def values(self, form: BoundForm, row: int) -> RowValues:
        """One row's values for a form."""
        if form.key not in self._by_form:
            self._by_form[form.key] = self._rows_of(form)
        names, rows = self._by_form[form.key]
        return RowValues(zip(names, rows[row], strict=True))

    def _rows_of(self, form: BoundForm) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
        """The fields of a form that the file fills, and their values row by row."""
        columns = [column for column in self.columns.values() if column.form is form]
        held = {c.field.name: c.values for c in columns if c.values.count(None) < len(c.values)}
        none: list[tuple[Value, ...]] = [()] * len(self.row_numbers)
        return tuple(held), list(zip(*held.values(), strict=True)) if held else none

    def columns_of(self, form: BoundForm, rows: Sequence[int]) -> dict[str, Sequence[object]]:
        """The values of a form in some rows, by field; fields that the file does not have are left out. What is kept as
        it was typed stands under "typed", by field."""
        whole = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
        columns = [column for column in self.columns.values() if column.form is form]
        typed = [column for column in columns if column.typed]
        found: dict[str, Sequence[object]] = {
            column.field.name: (
                column.values[rows[0] : rows[-1] + 1] if whole else [column.values[row] for row in rows]
            )
            for column in columns
        }
        if typed:
            found["typed"] = [{c.field.name: c.typed[row] for c in typed if row in c.typed} for row in rows]
        return found


def stage(
    subject: BoundForm,
    owner: BoundForm | None,
    row_numbers: Sequence[int],
    columns: Mapping[str, FieldColumn],
    lookup: ImportLookup,
    *,
    today: dt.date,
    state: State,
    rows: Sequence[Sequence[object]] = (),
) -> Generator[int, None, Staged]:
    """Judge every row; yields the number of rows done now and then, and returns the `Staged` rows."""
    staged = Staged(subject, owner, row_numbers, dict(columns), rows=rows)
    _collect_faults(staged)
    _repeated_identifiers(staged)
    _rows_of_the_owner_alone(staged)
    yield 0
    _group_by_owner(staged)
    lookup.rows_of = _RowsOf(staged)
    _compute(staged, lookup.rows_of, RuleContext(lookup, today))
    yield from _judge_rows(staged, lookup, today, state)
    staged.lookalikes = _lookalikes(staged)
    staged.problems.sort(key=lambda p: (p.row, p.column))
    return staged


def _collect_faults(staged: Staged) -> None:
    for column in staged.columns.values():
        for fault in column.faults:
            problem = problem_of(column.form, column.field, fault.read)
            number = staged.row_numbers[fault.row]
            raw = " ".join(str(c) for c in fault.raw if c) if isinstance(fault.raw, tuple) else str(fault.raw)
            staged.problems.append(RowProblem(problem, number, fault.letter, fault.heading, raw))
            if problem.severity is Severity.STOP:
                staged.rejected.add(fault.row)
                staged.unread.setdefault(f"{column.form.key}.{column.field.name}", set()).add(fault.row)


def _rows_of_the_owner_alone(staged: Staged) -> None:
    """A row that fills no column of the subject is a record without that part: an accident in which nobody was hurt,
    a service of which nobody counted the people. Fixed values say nothing of a single row."""
    own = [c for c in staged.columns.values() if c.form is staged.subject and c.sources]
    if staged.owner is None or staged.subject.owner is None or not own:
        return
    empty = set(range(len(staged.row_numbers)))
    for column in own:
        unread = staged.unread.get(f"{column.form.key}.{column.field.name}", set())
        empty = {i for i in empty if column.values[i] is None and i not in unread}
        if not empty:
            return
    staged.owner_alone = empty
    message = N_("The row has no values of its own, so only the record under “{label}” is stored.")
    owner = staged.subject.owner
    for i in empty - staged.rejected:
        problem = Problem(staged.subject.key, owner.name, "I5", Severity.NOTE, message, {"label": owner.label})
        staged.problems.append(RowProblem(problem, staged.row_numbers[i]))


def _repeated_identifiers(staged: Staged) -> None:
    """Two rows of one file with the same identifier contradict each other: the later one is not stored."""
    for column in staged.columns.values():
        shared_owner = staged.owner is not None and column.form is staged.owner
        if not column.field.unique or shared_owner:
            continue
        seen: dict[str, int] = {}
        for i, value in enumerate(column.values):
            if not isinstance(value, str) or isinstance(value, Gap):
                continue
            first = seen.setdefault(fold(value), i)
            if first != i:
                message = N_(
                    "{label} “{value}” also stands in row {row}. Each record needs its own; correct one of them."
                )
                values = {"label": column.field.label, "value": value, "row": staged.row_numbers[first]}
                _reject(
                    staged, i, column, Problem(column.form.key, column.field.name, "I2", Severity.STOP, message, values)
                )


def _reject(staged: Staged, row: int, column: FieldColumn | None, problem: Problem) -> None:
    source = column.sources[0] if column and column.sources else None
    value = _as_written(staged, row, column) if column else ""
    letter, heading = (source.letter, source.heading) if source else ("", "")
    staged.problems.append(RowProblem(problem, staged.row_numbers[row], letter, heading, value))
    if problem.severity is Severity.STOP:
        staged.rejected.add(row)


def _as_written(staged: Staged, row: int, column: FieldColumn) -> str:
    """What a person finds in the cell; the value itself where it is not from the file."""
    if column.sources and staged.rows:
        cells = [staged.rows[row][s.index] for s in column.sources if s.index < len(staged.rows[row])]
        return " ".join(shown(cell) for cell in cells if cell is not None)  # type: ignore[arg-type]
    return str(column.values[row]) if column.values[row] is not None else ""


def _group_by_owner(staged: Staged) -> None:
    """Rows share an owner record only when the file says so by an identifier of the owner; never by likeness."""
    count = len(staged.row_numbers)
    staged.owner_of = list(range(count))
    if staged.owner is None:
        return
    key = next((c for c in staged.columns.values() if c.form is staged.owner and c.field.unique), None)
    if key is None:
        return
    others = [c for c in staged.columns.values() if c.form is staged.owner and c is not key]
    first: dict[str, int] = {}
    for i, value in enumerate(key.values):
        if isinstance(value, str) and not isinstance(value, Gap) and i not in staged.rejected:
            leader = first.setdefault(fold(value), i)
            staged.owner_of[i] = leader
            for column in others if leader != i else ():
                if column.values[i] != column.values[leader]:
                    _reject(staged, i, column, _disagreement(staged, column, value, leader))


def _disagreement(staged: Staged, column: FieldColumn, key: str, leader: int) -> Problem:
    message = N_(
        "{label} differs from row {row}, which has the same identifier “{key}”. One of the two is wrong; correct it."
    )
    values = {"label": column.field.label, "row": staged.row_numbers[leader], "key": key}
    return Problem(column.form.key, column.field.name, "I3", Severity.STOP, message, values)


def _compute(staged: Staged, rows_of: _RowsOf, context: RuleContext) -> None:
    """Fill what follows from other columns, and tell where that overrules what a cell says."""
    owner_field = staged.subject.owner if staged.owner is not None else None
    fixed: dict[str, Value] = {owner_field.name: PENDING} if owner_field is not None else {}
    rows_of.live = True
    for form, given in ((staged.owner, {}), (staged.subject, fixed)):
        if form is not None:
            done = fill_computed(form, staged.columns, len(staged.row_numbers), context, given, rows_of.reach)
            for row, column, value in done:
                if row not in staged.unread.get(f"{form.key}.{column.field.name}", ()):
                    _reject(staged, row, column, overruled(form, column.field, _as_written(staged, row, column), value))
    rows_of.live = False


class _RowsOf:
    """The accepted rows before the present one that refer to a record, for rules on sums across a file. `live` while
    columns are still being filled."""

    def __init__(self, staged: Staged) -> None:
        self._staged = staged
        self._index: dict[tuple[str, str], dict[Value, list[int]]] = {}
        self._before = 0
        self.live = False

    def reach(self, row: int) -> None:
        """Say which row is being looked at."""
        self._before = row

    def __call__(self, table: str, name: str, record_id: str) -> Sequence[Values]:
        staged = self._staged
        keys: Sequence[Value]
        wanted: Value
        if table != staged.subject.key:
            return ()
        if record_id == PENDING:
            keys, wanted = staged.owner_of, staged.owner_of[self._before]
        elif (column := staged.columns.get(f"{table}.{name}")) is not None:
            keys, wanted = column.values, record_id
        else:
            return ()
        if (table, name) not in self._index:
            index: dict[Value, list[int]] = {}
            for i, value in enumerate(keys):
                index.setdefault(value, []).append(i)
            self._index[table, name] = index
        rows = self._index[table, name].get(wanted, [])
        return [
            {"id": f"row {i}", "state": "", **self._values(i)}
            for i in rows
            if i < self._before and i not in staged.rejected
        ]

    def _values(self, row: int) -> Values:
        staged = self._staged
        if not self.live:
            return staged.values(staged.subject, row)
        return {c.field.name: c.values[row] for c in staged.columns.values() if c.form is staged.subject}


EVERY_ROWS = 500


def _judge_rows(staged: Staged, lookup: ImportLookup, today: dt.date, state: State) -> Iterator[int]:
    owner_field = staged.subject.owner if staged.owner is not None else None
    owner = _Demands.of(staged.owner, staged, lookup, today, state) if staged.owner is not None else None
    subject = _Demands.of(staged.subject, staged, lookup, today, state)
    rows_of = lookup.rows_of
    for i in range(len(staged.row_numbers)):
        if i % EVERY_ROWS == 0:
            yield i
        if isinstance(rows_of, _RowsOf):
            rows_of.reach(i)
        if owner is not None and owner_field is not None:
            leader = staged.owner_of[i]
            if not owner.nothing or not subject.nothing:
                lookup.pending = staged.values(owner.form, leader)
            if leader != i and leader in staged.rejected:
                _reject(staged, i, None, _with_its_owner(staged, owner_field, leader))
            if leader == i and not owner.nothing:
                _judge(staged, i, owner, lookup.pending or {})
        if not subject.nothing and i not in staged.owner_alone:
            values = staged.values(staged.subject, i)
            if owner_field is not None:
                values[owner_field.name] = PENDING
            _judge(staged, i, subject, values)


def _with_its_owner(staged: Staged, owner: BoundField, leader: int) -> Problem:
    message = N_("This row belongs to row {row}, which cannot be stored. Correct that row first.")
    values = {"label": owner.label, "row": staged.row_numbers[leader]}
    return Problem(staged.subject.key, owner.name, "I4", Severity.STOP, message, values)


@dataclass(frozen=True, slots=True)
class _Demands:
    """What a form demands of the rows of a file: fields that some row leaves empty, and the rules that it may break."""

    form: BoundForm
    required: tuple[BoundField, ...]
    rules: tuple[Rule, ...]
    context: RuleContext

    @property
    def nothing(self) -> bool:
        """Whether every row fulfils them all."""
        return not self.required and not self.rules

    @staticmethod
    def of(form: BoundForm, staged: Staged, lookup: ImportLookup, today: dt.date, state: State) -> _Demands:
        columns = {c.field.name: c.values for c in staged.columns.values() if c.form is form}
        if staged.owner is not None and form is staged.subject and form.owner is not None:
            columns[form.owner.name] = [PENDING] * len(staged.row_numbers)
        required = tuple(
            f
            for f in form.fields.values()
            if f.required and state is not State.DRAFT and None in columns.get(f.name, (None,))
        )
        wanted = [r for r in rules_of(form) if not r.completes or _is_asked(r, state)]
        rules = rules_to_ask(wanted, columns, len(staged.row_numbers), lookup, today)
        return _Demands(form, required, rules, RuleContext(lookup, today))


def _is_asked(rule: Rule, state: State) -> bool:
    """Whether a rule on what may come later is asked of rows of a file: it is when they are to count at once."""
    return state is not State.DRAFT and rule.severity is Severity.STOP


def _judge(staged: Staged, row: int, demands: _Demands, values: Values) -> None:
    for bound in demands.required:
        if values[bound.name] is None and (bound.spec.shown_when is None or bound.spec.shown_when(values)):
            to = f"{demands.form.key}.{bound.name}"
            if row not in staged.unread.get(to, ()):
                _reject(staged, row, staged.columns.get(to), missing_problem(demands.form, bound))
    if demands.rules:
        for problem in broken_rules(demands.form, demands.rules, values, demands.context):
            to = f"{demands.form.key}.{problem.field}"
            # A cell that could not be read was told already; that it is "missing" for a rule would be said twice.
            if row not in staged.unread.get(to, ()):
                _reject(staged, row, staged.columns.get(to), problem)


def _lookalikes(staged: Staged) -> int:
    """How many accepted rows equal an earlier one in every imported value. They stay separate records."""
    identified = any(c.field.unique and c.form is staged.subject for c in staged.columns.values())
    if identified:
        return 0
    columns = [c.values for c in staged.columns.values()]
    accepted = staged.accepted
    distinct = {tuple(values[i] for values in columns) for i in accepted}
    return len(accepted) - len(distinct)
