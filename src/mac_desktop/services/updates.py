"""Newer reports on a record that was approved (data-model.md 2.5): begun, and taken over when they are approved.

The record keeps its number, its place in every list and what refers to it; until the newer report is approved, it
counts as it stands. Then it takes over what the report says, and the older report is kept under the report's number,
superseded. A report whose date of information is not later changes nothing: it is kept as superseded itself, and the
person is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.domain.problems import Problem, Severity, WrongUse
from mac_desktop.domain.records.base import State
from mac_desktop.domain.roles import Verb
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.rules.report_header import is_newer, said_by
from mac_desktop.services import area_history, loading, permissions
from mac_desktop.services.context import Context
from mac_desktop.services.loading import Loaded
from mac_desktop.store import naming, queries
from mac_desktop.store.step import Step
from mac_desktop.texts import N_

# What a report says of itself: the next report on the same record has its own.
_OWN = ("report_number", "information_date", "report_date", "verified_by", "verified_on", "accepted_by", "accepted_on")
OF_THE_REPORT = frozenset({*_OWN, "approved_by", "approved_on"})


@dataclass(frozen=True, slots=True)
class Report:
    """A report on a record, waiting to be approved or superseded; or that record."""

    id: str
    number: str
    state: State


def begin(ctx: Context, form_key: str, record_id: str) -> Report:
    """Begin a newer report on an approved record: a draft that says the same, but for what is the report's own."""
    permissions.demand(ctx, Verb.ENTER, form_key)
    bound = ctx.form(form_key)
    form = bound.form
    with ctx.store.read() as connection:
        standing = loading.load(connection, bound, record_id)
    if standing.state is not State.APPROVED or standing.deleted_reason:
        raise WrongUse(
            N_("{number} is not approved, so there is nothing to bring up to date. Change it as it stands."),
            number=standing.number,
        )
    values = {name: value for name, value in standing.values.items() if name not in OF_THE_REPORT}
    typed = {name: text for name, text in standing.typed.items() if name not in OF_THE_REPORT}
    title = N_("Begin a newer report on {form} {number}")
    with ctx.store.step(title, by=ctx.user, form=form.singular, number=standing.number) as step:
        made = step.add(form.record, {**values, "updates_id": standing.id}, typed=typed)
    with ctx.store.read() as connection:
        report = loading.load(connection, bound, made)
    return Report(report.id, report.number, report.state)


def of_record(ctx: Context, form_key: str, record_id: str) -> list[Report]:
    """The reports on a record, the newest first."""
    with ctx.store.read() as connection:
        rows = naming.updates_of(connection, form_named(form_key).record, record_id)
    return [Report(str(row["id"]), str(row["number"]), State(row["state"])) for row in rows]


def target(ctx: Context, form_key: str, record_id: str) -> Report | None:
    """The record that a report is on, by its id; None when it is there no more."""
    with ctx.store.read() as connection:
        row = queries.get(connection, form_named(form_key).record, record_id)
    return Report(str(row["id"]), str(row["number"]), State(row["state"])) if row is not None else None


def target_of(connection: Connection, form: BoundForm, report: Loaded) -> Loaded | None:
    """The record that a report is on, with its values; None where it is on none, or that is there no more."""
    if report.updates is None or queries.get(connection, form.form.record, report.updates) is None:
        return None
    return loading.load(connection, form, report.updates)


def cannot_take_over(report: Loaded, target: Loaded | None) -> Sequence[Problem]:
    """Why a report cannot be approved: the record that it is on is not there as it was."""
    if report.updates is None or (target and target.state is State.APPROVED and not target.deleted_reason):
        return ()
    if target is None:
        message = N_(
            "The record that it is a report on was taken out of the store. Bring that back, or add what this report "
            "says as a new record."
        )
        return (Problem(report.form_key, "state", "D12", Severity.STOP, message),)
    message = N_(
        "It is a report on {number}, which is not approved any more. Approve that record or restore it first, or "
        "reject this report."
    )
    return (Problem(report.form_key, "state", "D12", Severity.STOP, message, {"number": target.number}),)


def take_over(step: Step, form: BoundForm, report: Loaded, target: Loaded, *, today: dt.date) -> Problem | None:
    """Carry out an approved report on a record. The problem says why the record did not change, if it did not."""
    record = form.form.record
    if is_newer(report.values, target.values):
        if report.form_key == area_history.FORM:
            area_history.follow(step, form, target.id, report.values, today=today)
        step.change(record, target.id, report.values, typed=report.typed)
        step.change(record, report.id, target.values, state=State.SUPERSEDED, typed=target.typed)
        return None
    step.change(record, report.id, {}, state=State.SUPERSEDED)
    message = N_(
        "{number} stays as it was: its information is from {last}, and that of this report from {date}, which is not "
        "later for certain. The report is kept as superseded."
    )
    values = {"number": target.number, "date": said_by(report.values), "last": said_by(target.values)}
    return Problem(report.form_key, "information_date", "D12", Severity.NOTE, message, values)
