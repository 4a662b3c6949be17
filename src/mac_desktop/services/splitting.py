"""Splitting a hazardous area into others, and merging several into one (data-model.md 1.4, 2.2).

Both are one step, which is taken back as a whole or not at all. The areas that are replaced keep their number, their
history, the work that was done on them and the land that was released; what is left of them goes on in the new areas.
What was verified or approved is looked at again, as after every change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import Problem, Severity, WrongUse
from mac_desktop.domain.records.area_standing import AreaStanding
from mac_desktop.domain.records.base import State
from mac_desktop.domain.roles import Verb
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.rules.reading import number
from mac_desktop.forms.validate import Checked, validate
from mac_desktop.services import area_history, loading, permissions, standing, succession
from mac_desktop.services.context import Context
from mac_desktop.services.loading import Loaded
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.services.may_be_replaced import refuse_unready
from mac_desktop.services.succession import FORM, MERGED_INTO, PARENT, Attached, Prospect, Way, total
from mac_desktop.store import queries
from mac_desktop.store.step import Step
from mac_desktop.texts import N_

MOST_PARTS = 50


@dataclass(frozen=True, slots=True)
class NewArea:
    """An area that takes the place of others: its `values`, as typed, over those that it begins with, and the ids of
    the records that name the old areas and go to it; None for those that go to every new area unless somebody says
    otherwise."""

    values: Mapping[str, object]
    takes: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """What became of a split or a merger. With problems nothing was done, and `step_id` is None; `problems` are those
    that stop it, each with what it is about. `stayed` still names the old areas."""

    step_id: int | None
    areas: Sequence[tuple[str, str]]
    problems: Sequence[tuple[str, Problem]] = ()
    copied: Sequence[Attached] = ()
    moved: Sequence[Attached] = ()
    stayed: Sequence[Attached] = ()
    difference: int = 0


class _Held(Exception):
    """Problems that stop it were found; the step is rolled back."""

    def __init__(self, problems: Sequence[tuple[str, Problem]]) -> None:
        super().__init__()
        self.problems = problems


def split_area(
    ctx: Context, area: str, parts: Sequence[NewArea], *, day: str, reason: str, resurvey: str = ""
) -> Replaced:
    """Let new areas take the place of one. `day` is a partial date. Where the parts are not as large as what is left
    of the area, `resurvey` says why; the difference then stands in its history as a new survey. WrongUse when the area
    cannot be split, or the decisions do not fit."""
    if not 1 <= len(parts) <= MOST_PARTS:
        raise WrongUse(N_("Say into how many parts it is split, from 1 to {most}."), most=MOST_PARTS)
    return _replace(ctx, [area], parts, day, reason, resurvey)


def merge_areas(
    ctx: Context, areas: Sequence[str], into: NewArea, *, day: str, reason: str, resurvey: str = ""
) -> Replaced:
    """Let one new area take the place of several, as `split_area` does. A difference in size stands in the history of
    the new area."""
    form = ctx.form(FORM)
    with ctx.store.read() as connection:
        ids = list(dict.fromkeys(loading.load(connection, form, area).id for area in areas))
    if len(ids) < 2:
        raise WrongUse(N_("Name at least two areas that are merged."))
    return _replace(ctx, ids, [into], day, reason, resurvey)


@dataclass(slots=True)
class _Work:
    """One split or merger while it is done."""

    ctx: Context
    step: Step
    form: BoundForm
    day: str
    reason: str
    resurvey: str
    prospect: Prospect
    made: list[str] = field(default_factory=list)
    problems: list[tuple[str, Problem]] = field(default_factory=list)

    @property
    def is_merger(self) -> bool:
        return len(self.prospect.areas) > 1


def _replace(
    ctx: Context, areas: Sequence[str], new: Sequence[NewArea], day: str, reason: str, resurvey: str
) -> Replaced:
    permissions.demand(ctx, Verb.ENTER, FORM)
    if not reason.strip():
        raise WrongUse(N_("Say why. The reason is kept with the area."))
    form = ctx.form(FORM)
    since = _day(form, day)
    with ctx.store.read() as connection:
        prospect = succession.prospect(ctx, connection, areas, len(new))
        for area in prospect.areas:
            refuse_unready(ctx, connection, area, since)
    decided = _decided(ctx, prospect, new)
    sizes = [_size(form, one) for one in new]
    difference = _difference(prospect, sizes, resurvey)
    merges, numbers = len(prospect.areas) > 1, ", ".join(area.number for area in prospect.areas)
    title = N_("Merge hazardous areas {numbers}") if merges else N_("Split hazardous area {numbers}")
    try:
        with ctx.store.step(title, by=ctx.user, numbers=numbers) as step:
            step.all_or_nothing()
            work = _Work(ctx, step, form, since, reason.strip(), resurvey.strip(), prospect)
            _carry_out(work, new, decided, sizes)
            if work.problems:
                raise _Held(work.problems)
            made = [queries.get(step.connection, form.form.record, one) or {} for one in work.made]
            areas_made = [(str(row["id"]), str(row["number"])) for row in made]
            step_id = step.id
    except _Held as held:
        return Replaced(None, [], held.problems)
    gone = {one.id for one, goes_to in decided if goes_to}
    ways = {way: [one for one, _ in decided if one.way is way and one.id in gone] for way in Way}
    stayed = [one for one, goes_to in decided if not goes_to]
    return Replaced(step_id, areas_made, (), ways[Way.COPIED], ways[Way.MOVED], stayed, difference)


def _day(form: BoundForm, day: str) -> str:
    read = form.fields["status_date"].read(day)
    if not isinstance(read, str) or isinstance(read, Gap):
        raise WrongUse(N_("“{day}” is not a date. Say on which day it was split or merged; a year is enough."), day=day)
    return read


def _decided(ctx: Context, prospect: Prospect, new: Sequence[NewArea]) -> list[tuple[Attached, tuple[int, ...]]]:
    """To which of the new areas each record goes. WrongUse where one would stand twice that may not."""
    known = {one.id: one for one in prospect.attached}
    unknown = [taken for area in new for taken in area.takes or () if taken not in known]
    if unknown:
        raise WrongUse(N_("“{record}” does not name the area, so it cannot go to another."), record=unknown[0])
    found = []
    for one in prospect.attached:
        goes_to = tuple(
            place for place, area in enumerate(new) if (one.given if area.takes is None else one.id in area.takes)
        )
        if goes_to and one.way is Way.STAYS:
            raise WrongUse(
                N_("{number} stays with the area as it was: it tells of work that was done there."), number=one.number
            )
        if len(goes_to) > 1 and not one.several:
            raise WrongUse(
                N_("{number} can go to one of the new areas only, or it would be counted twice. Choose one."),
                number=one.number,
            )
        found.append((one, goes_to))
    for table in sorted({one.form_key for one, goes_to in found if goes_to}):
        permissions.demand(ctx, Verb.ENTER, table)
    return found


def _size(form: BoundForm, new: NewArea) -> int | None:
    read = form.fields["area_m2"].read(new.values.get("area_m2"))
    return read if isinstance(read, int) else None


def _difference(prospect: Prospect, sizes: Sequence[int | None], resurvey: str) -> int:
    """By how much the new areas are larger than what is left of the old ones. WrongUse where nobody says why, or where
    a size that was known would be lost."""
    left, now = prospect.left_m2, total(sizes)
    numbers = ", ".join(area.number for area in prospect.areas)
    if left is not None and now is None:
        raise WrongUse(
            N_("Say how large each new area is: {left} m² are left of {numbers}, and no land may be lost."),
            left=left, numbers=numbers,
        )  # fmt: skip
    difference = (now or 0) - (left or 0)
    if difference and not resurvey.strip():
        raise WrongUse(
            N_(
                "The new areas have {sum} m² together, and {left} m² are left of {numbers}. Correct the sizes, or say "
                "which survey found the difference; it is then written into the history."
            ),
            sum=now, left=0 if left is None else left, numbers=numbers,
        )  # fmt: skip
    return difference


def _carry_out(
    work: _Work,
    new: Sequence[NewArea],
    decided: Sequence[tuple[Attached, tuple[int, ...]]],
    sizes: Sequence[int | None],
) -> None:
    """Write all of it, and judge it as it then stands."""
    judged: list[tuple[str, Checked]] = []
    for place, one in enumerate(new):
        work.made.append(_make(work, one, place))
    for area, left in zip(work.prospect.areas, work.prospect.left, strict=True):
        judged.append((area.number, _end(work, area, left, sizes)))
    if work.is_merger:
        _tell_of_the_sum(work, total(work.prospect.left), sizes[0])
    copies = [made for one, goes_to in decided if goes_to for made in _hand_over(work, one, goes_to)]
    judged += [*_judge_new(work, new), *_judge_copies(work, copies)]
    work.problems += [(name, p) for name, found in judged for p in found.problems if p.severity is Severity.STOP]


def _raw(work: _Work, new: NewArea, place: int) -> dict[str, object]:
    begins = {
        "local_id": work.prospect.proposed[place],
        "information_date": work.day,
        "status": "OPEN",
        "status_date": work.day,
    }
    parent = {} if work.is_merger else {PARENT: work.prospect.areas[0].id}
    return {**work.prospect.values, **begins, **new.values, **parent}


def _make(work: _Work, new: NewArea, place: int) -> str:
    raw = _raw(work, new, place)
    unknown = sorted(set(raw) - set(work.form.fields))
    if unknown:
        raise WrongUse(N_("A hazardous area has no field “{field}”."), field=unknown[0])
    checked = validate(work.form, raw, StoreLookup(work.step.connection), today=work.ctx.today)
    return work.step.add(work.form.form.record, checked.values, state=State.SUBMITTED, typed=checked.typed)


def _end(work: _Work, area: Loaded, left: int | None, sizes: Sequence[int | None]) -> Checked:
    """Let an area end: how it stood, what a new survey found, and that others stand in its place."""
    step, record = work.step, work.form.form.record
    raw = {**area.raw, "status": "REPLACED", "status_date": work.day, "status_reason": work.reason}
    if work.is_merger:
        raw[MERGED_INTO] = work.made[0]
    elif (now := total(sizes)) is not None and now != left:
        raw["area_m2"] = now + round(number(area.values, "area_m2") or 0) - (left or 0)
        _write_survey(work, area, int(str(raw["area_m2"])))
    lookup = StoreLookup(step.connection)
    at = standing.of_row(step.connection, work.form, queries.get(step.connection, record, area.id))
    checked = validate(work.form, raw, lookup, today=work.ctx.today, record_id=area.id, before=at.before)
    area_history.follow(step, work.form, area.id, checked.values, today=work.ctx.today)
    changed = {name: value for name, value in checked.values.items() if value != area.values[name]}
    step.change(record, area.id, changed, state=State.SUBMITTED, typed=checked.typed)
    return checked


def _write_survey(work: _Work, area: Loaded, size: int) -> None:
    step, now = work.step, area_history.now_of(area.values)
    if not area_history.lines_of(step.connection, area.id):
        area_history.write_past(step, area.id, now)
    found = replace(now.standing, area_m2=size)
    area_history.write(step, area.id, found, work.day, area_history.SURVEY, remarks=work.resurvey)
    step.change(work.form.form.record, area.id, {"area_m2": size})


def _tell_of_the_sum(work: _Work, left: int | None, size: int | None) -> None:
    """Where areas are merged into one of another size: first it was as large as what was left of them, then a survey
    found another size."""
    if left == size:
        return
    made = queries.get(work.step.connection, work.form.form.record, work.made[0]) or {}
    now = area_history.now_of(made).standing
    for stands, why, words in (
        (replace(now, area_m2=left), area_history.FIRST, ""),
        (now, area_history.SURVEY, work.resurvey),
    ):
        area_history.write(work.step, work.made[0], stands, work.day, why, remarks=words)


def _hand_over(work: _Work, one: Attached, goes_to: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Copy or move a record to new areas; (form key, id) of each that is new."""
    record = form_named(one.form_key).record
    row = queries.get(work.step.connection, record, one.id) or {}
    values = {name: row[name] for name in work.ctx.form(one.form_key).fields}
    targets = [work.made[place] for place in goes_to]
    if one.way is Way.MOVED:
        work.step.change(record, one.id, {one.column: targets.pop(0)}, typed=row["typed"])
    for target in targets:
        made = work.step.add(record, {**values, one.column: target}, state=State(row["state"]), typed=row["typed"])
        yield one.form_key, made


def _judge_new(work: _Work, new: Sequence[NewArea]) -> Iterator[tuple[str, Checked]]:
    """Judge the new areas once all that belongs to them is there."""
    lookup = StoreLookup(work.step.connection)
    for place, (one, made) in enumerate(zip(new, work.made, strict=True)):
        raw = _raw(work, one, place)
        name = str(raw["local_id"] or place + 1)
        yield name, validate(work.form, raw, lookup, today=work.ctx.today, record_id=made)


def _judge_copies(work: _Work, copies: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Checked]]:
    """Judge what was copied, but for drafts, which wait to be put right as before."""
    lookup = StoreLookup(work.step.connection)
    for form_key, made in copies:
        form = work.ctx.form(form_key)
        row = queries.get(work.step.connection, form.form.record, made) or {}
        if row["state"] != State.DRAFT and form.form.record is not AreaStanding:
            raw = {name: row["typed"].get(name, row[name]) for name in form.fields}
            yield str(row["number"]), validate(form, raw, lookup, today=work.ctx.today, record_id=made)
