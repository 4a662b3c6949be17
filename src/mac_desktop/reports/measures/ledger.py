"""The shape of every ledger: what there was at the start of a period, what moved, and what there is at its end.

Opening and closing are asked of the records as they stood on the two days; the movements are gathered one by one. So
that they add up is a check of the records and of the program, and is never made so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from mac_desktop.domain.figures import Figure, Selection

OPENING, CLOSING = "opening", "closing"
TOTAL = "total"
VAGUE, UNEXPLAINED = "vague", "unexplained"
DOES_NOT_ADD_UP = "does_not_add_up"
Amounts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """One movement of one account: its amounts, one for each unit of the ledger, and the (form, id) that says so.
    `why` is told of what nothing explains."""

    account: str
    line: str
    amounts: Amounts
    record: tuple[str, str]
    about: tuple[str, str] | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What an account held on a day, and the records behind it."""

    amounts: Amounts
    selections: tuple[Selection, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an account: a figure for each unit. The first line is the opening, the last one the closing."""

    key: str
    figures: Mapping[str, Figure]

    @property
    def amounts(self) -> Amounts:
        return tuple(int(str(figure.amount)) for figure in self.figures.values())


@dataclass(frozen=True, slots=True)
class Account:
    """The lines of one group of records; `key` is what they have in common as it is stored, "" where they say nothing,
    `name` what people call it where that is no code."""

    key: str
    lines: Sequence[Line]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """Why the books do not balance: an amount that nothing explains, with the records to look at, the one that it is
    about first. Without records an account does not add up as a whole."""

    account: str
    why: str
    amounts: Mapping[str, int]
    records: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger of one `subject` over the days from `start` to `end`, in accounts `by` what its records have in common.
    The last account is the total where there are several."""

    subject: str
    by: str
    start: str
    end: str
    units: tuple[str, ...]
    accounts: Sequence[Account]
    breaks: Sequence[Break]

    @property
    def balanced(self) -> bool:
        return not self.breaks

    @property
    def total(self) -> Account:
        return self.accounts[-1]

    @property
    def lines(self) -> list[str]:
        """The keys of the lines that any account has, in their order."""
        found = {line.key for account in self.accounts for line in account.lines}
        return [line.key for line in self.total.lines if line.key in found]


@dataclass(slots=True)
class Book:
    """Gathers what a ledger is made of. `measure` is the function whose docstring defines its figures, `order` the keys
    of its lines between opening and closing."""

    measure: str
    units: Mapping[str, str]
    order: Sequence[str]
    opening: Mapping[str, Held]
    closing: Mapping[str, Held]
    postings: Sequence[Posting]
    names: Mapping[str, str] = field(default_factory=dict)

    def accounts(self) -> list[Account]:
        """One account for each group, by name, groups that say nothing last, and their total."""
        moved: dict[str, dict[str, list[Posting]]] = {}
        for one in self.postings:
            moved.setdefault(one.account, {}).setdefault(one.line, []).append(one)
        keys = {*self.opening, *self.closing, *moved}
        ordered = sorted(keys, key=lambda key: (not key, self.names.get(key, key), key))
        used = [line for line in self.order if any(line in lines for lines in moved.values())]
        accounts = [self._account(key, used, moved.get(key, {})) for key in ordered]
        if len(accounts) == 1 and ordered == [TOTAL]:
            return accounts
        return [*accounts, self._total(accounts, used)]

    def differences(self, accounts: Iterable[Account]) -> list[Break]:
        """Accounts whose opening and movements do not make their closing."""
        found = []
        for account in accounts:
            columns = zip(*(line.amounts for line in account.lines), strict=True)
            off = {unit: column[-1] - sum(column[:-1]) for unit, column in zip(self.units, columns, strict=True)}
            if any(off.values()):
                found.append(Break(account.key, DOES_NOT_ADD_UP, off))
        return found

    def _account(self, key: str, used: Sequence[str], moved: Mapping[str, Sequence[Posting]]) -> Account:
        nothing = Held((0,) * len(self.units))
        lines = [self._held(key, OPENING, self.opening.get(key, nothing))]
        lines += [self._line(key, line, moved.get(line, ())) for line in used]
        return Account(key, [*lines, self._held(key, CLOSING, self.closing.get(key, nothing))], self.names.get(key, ""))

    def _held(self, key: str, line: str, held: Held) -> Line:
        return Line(line, self._figures(key, line, held.amounts, held.selections))

    def _line(self, key: str, line: str, postings: Sequence[Posting]) -> Line:
        sums = tuple(sum(one.amounts[place] for one in postings) for place in range(len(self.units)))
        return Line(line, self._figures(key, line, sums, selections(one.record for one in postings)))

    def _figures(self, key: str, line: str, amounts: Amounts, behind: tuple[Selection, ...]) -> dict[str, Figure]:
        return {
            name: Figure(f"{self.measure}.{key or '-'}.{line}.{name}", amount, self.measure, unit, {}, behind)
            for (name, unit), amount in zip(self.units.items(), amounts, strict=True)
        }

    def _total(self, accounts: Sequence[Account], used: Sequence[str]) -> Account:
        lines = []
        for place, key in enumerate((OPENING, *used, CLOSING)):
            parts = [account.lines[place].figures for account in accounts]
            figures = {
                unit: Figure.sum(f"{self.measure}.{TOTAL}.{key}.{unit}", [one[unit] for one in parts], self.measure)
                for unit in self.units
            }
            lines.append(Line(key, figures))
        return Account(TOTAL, lines)


def selections(records: Iterable[tuple[str, str]]) -> tuple[Selection, ...]:
    """Records as queries, one for each form."""
    by_form: dict[str, dict[str, None]] = {}
    for form, record in records:
        by_form.setdefault(form, {})[record] = None
    sql = "SELECT id FROM {form} WHERE id IN (SELECT value FROM json_each(:ids))"
    return tuple(Selection(form, sql.format(form=form), {"ids": json.dumps([*ids])}) for form, ids in by_form.items())


def numbers_of(conn: Connection, records: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The readable numbers of records, each by its form and id."""
    found: dict[tuple[str, str], str] = {}
    for one in selections(records):
        sql = f"SELECT id, number FROM {one.form} WHERE id IN ({one.sql})"
        found |= {(one.form, row[0]): row[1] for row in conn.execute(text(sql), dict(one.params))}
    return found
