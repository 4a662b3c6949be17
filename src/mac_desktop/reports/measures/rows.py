"""Rows of figures, and the one shape of question that all measures ask.

A measure counts or adds up the records of one table. Its `Query` is the condition; grouping it gives the numbers of all
rows of a table at once, and narrowing it to one group gives the selection that returns exactly the records behind a
number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, text

from mac_desktop.domain.figures import Amount, Figure, Selection
from mac_desktop.domain.gaps import Gap
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.texts import N_

INCOMPLETE = N_("{missing} of the {records} records behind this figure give no number; they add nothing to it.")
PARTS_WITHOUT_NUMBER = N_("Lines without a number add nothing to this total.")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a measure: `key` is unique in it and lasting (record numbers, P-codes, codes), `texts` are as they
    are stored (codes as codes), `figures` are named for their column."""

    key: str
    texts: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Query:
    """Records of the table `form`, called r, that meet `where`; other tables come in by `joins`.

    Tables in `beside` only lend columns to what is counted: at most one row for each record in groups, none of them in
    the condition, so the selection of records does without them.
    """

    measure: str
    form: str
    where: str
    params: Mapping[str, object]
    joins: str = ""
    beside: str = ""

    def and_(self, condition: str, **params: object) -> Query:
        """The records that also meet `condition`."""
        return replace(self, where=f"{self.where} AND ({condition})", params={**self.params, **params})

    def equal(self, by: Mapping[str, str], values: Mapping[str, object]) -> Query:
        """The records of one group."""
        query = self
        for name, expression in by.items():
            query = query.and_(f"{expression} IS :is_{name}", **{f"is_{name}": values[name]})
        return query

    @property
    def selection(self) -> Selection:
        sql = f"SELECT r.id FROM {self.form} r {self.joins} WHERE {self.where}"
        return Selection(self.form, *used(sql, self.params))

    def selection_of(self, form: str, column: str) -> Selection:
        """The records of another table that `column` of these records points to."""
        inner = f"SELECT {column} {self._from}"
        return Selection(form, *used(f"SELECT id FROM {form} WHERE id IN ({inner})", self.params))

    def groups(self, conn: Connection, by: Mapping[str, str], **values: str) -> list[dict[str, Any]]:
        """One row per group with the groups' `values`, which are SQL aggregates; `records` is their number."""
        columns = ", ".join(f"{sql} AS {name}" for name, sql in ({**by, "records": "COUNT(*)"} | values).items())
        places = ", ".join(str(n) for n in range(1, len(by) + 1))
        tail = f" GROUP BY {places} ORDER BY {places}" if by else ""
        sql, params = used(f"SELECT {columns} {self._from}{tail}", self.params)
        return [dict(row._mapping) for row in conn.execute(text(sql), params)]

    def lines(self, conn: Connection, order: str, **columns: str) -> list[dict[str, Any]]:
        """One row per record."""
        named = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
        sql, params = used(f"SELECT {named} {self._from} ORDER BY {order}", self.params)
        return [dict(row._mapping) for row in conn.execute(text(sql), params)]

    def any(self, conn: Connection) -> bool:
        """Whether there is at least one such record."""
        sql, params = used(f"SELECT 1 {self._from} LIMIT 1", self.params)
        return conn.execute(text(sql), params).first() is not None

    def count(self, key: str, number: int, **facts: object) -> Figure:
        """The figure that counts these records."""
        return Figure(f"{self.measure}.{key}", number, self.measure, "", facts, (self.selection,))

    def sum(self, key: str, found: Mapping[str, Any], unit: str = "", name: str = "amount") -> Figure:
        """The figure that adds up what `adding` asked for. A group in which no record has a number has none itself,
        and neither has one in which the numbers make 0 and some are missing: that nobody was counted is not known."""
        amount: Amount = found[name]
        missing, records = found[f"{name}_missing"] or 0, found["records"]
        if amount is None or (missing and not amount):
            amount = answer_of(json.loads(found[f"{name}_gaps"] or "[]"))
        facts = {"records": records} | ({"missing": missing} if missing else {})
        note = INCOMPLETE if missing and isinstance(amount, (int, float)) else ""
        return Figure(f"{self.measure}.{key}", amount, self.measure, unit, facts, (self.selection,), note)

    @property
    def _from(self) -> str:
        return f"FROM {self.form} r {self.joins} {self.beside} WHERE {self.where}"


def adding(column: str, signed: str = "", name: str = "amount", asked: str = "") -> dict[str, str]:
    """The aggregates that `Query.sum` needs of a number column of r; `signed` is what is added when it is not the
    column itself. Records that say "none" or "not applicable" are not missing: they have answered, and neither are
    those of which the column is not `asked`, which is a condition."""
    answer = f"json_extract(r.gaps, '$.{column}')"
    answered = f"COALESCE({answer}, '') IN ('{Gap.NONE}', '{Gap.NOT_APPLICABLE}')"
    value = signed or f"r.{column}"
    lacks = f"({value}) IS NULL" + (f" AND {asked}" if asked else "")
    return {
        name: f"SUM({value})",
        f"{name}_missing": f"SUM({lacks} AND NOT {answered})",
        f"{name}_gaps": f"json_group_array(DISTINCT {answer}) FILTER (WHERE {lacks})",
    }


def adding_worked_out(expression: str, name: str = "amount") -> dict[str, str]:
    """The aggregates that `Query.sum` needs of a number that is worked out of columns; records of which it cannot be
    worked out are missing."""
    return {
        name: f"SUM({expression})",
        f"{name}_missing": f"SUM(({expression}) IS NULL)",
        f"{name}_gaps": f"json_group_array(NULL) FILTER (WHERE ({expression}) IS NULL)",
    }


def together(groups: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What `adding` asked for, of several groups as of one; no groups make 0."""
    amounts = [group["amount"] for group in groups if group["amount"] is not None]
    answers = [answer for group in groups for answer in json.loads(group["amount_gaps"] or "[]")]
    sums = {name: sum(group[name] or 0 for group in groups) for name in ("records", "amount_missing")}
    return sums | {"amount": sum(amounts) if amounts or not groups else None, "amount_gaps": json.dumps(answers)}


def answer_of(answers: Sequence[object]) -> Gap | None:
    """What records without a number say together: one that is unknown makes all unknown, one that says nothing makes
    all not reported, and only where each says "not applicable" it is that."""
    for answer in (Gap.UNKNOWN, None, Gap.NONE, Gap.NOT_APPLICABLE):
        if answer in answers:
            return answer
    return None


def query(measure: str, form: str, scope: Scope, *conditions: str, joins: str = "", **params: object) -> Query:
    """The counted records of a table that meet all conditions."""
    where = " AND ".join(f"({condition})" for condition in (scope.counted("r"), *conditions))
    more = {"entry_into_force": scope.entry_into_force, "article_4_end": scope.article_4_end}
    return Query(measure, form, where, scope.params | more | params, joins)


def all_of(column: str) -> str:
    """An aggregate that gathers the different texts of a column; read it with `joined`."""
    return f"json_group_array(DISTINCT {column})"


def joined(found: str | None, separator: str = "; ") -> str:
    """What `all_of` gathered, without gaps, in order."""
    return separator.join(sorted({str(item) for item in json.loads(found or "[]") if item not in {None, ""}}))


def total(key: str, figures: Sequence[Figure], measure: str = "total") -> Figure:
    """The total of a column. It keeps a note when some of its parts are incomplete, and where all the parts that have a
    number are 0, a part that is unknown or not reported makes the total so too."""
    result = Figure.sum(key, figures, measure)
    without = [figure.amount for figure in figures if not isinstance(figure.amount, (int, float))]
    if not isinstance(result.amount, (int, float)) or (not result.amount and {None, Gap.UNKNOWN} & {*without}):
        return replace(result, amount=answer_of(without)) if without else result
    missing = sum(int(str(figure.params.get("missing", 0))) for figure in figures)
    records = sum(int(str(figure.params.get("records", 0))) for figure in figures)
    if missing:
        notes = [figure.note for figure in figures if figure.params.get("missing") and figure.note]
        return replace(result, params={"missing": missing, "records": records}, note=notes[0] if notes else INCOMPLETE)
    return replace(result, note=PARTS_WITHOUT_NUMBER) if without else result


def key_of(*parts: str | None) -> str:
    """A row key of lasting names, "-" for what is not known."""
    return "/".join("_".join((part or "-").replace(".", "_").split()) for part in parts)


def share(key: str, part: Figure, whole: Figure, measure: str) -> Figure:
    """What part of a whole it is, in percent with one decimal; no number where the whole is none or 0."""
    percent = None
    if isinstance(part.amount, (int, float)) and isinstance(whole.amount, (int, float)) and whole.amount:
        percent = round(100 * part.amount / whole.amount, 1)
    return Figure(f"{measure}.{key}", percent, measure, "%", selections=(*part.selections, *whole.selections))


_NAMES = re.compile(r"(?<!:):(\w+)")


def used(sql: str, params: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The statement with those parameters that it names."""
    named = set(_NAMES.findall(sql))
    return sql, {name: value for name, value in params.items() if name in named}
