"""Makes the sample country: a store with its own records, and the workbooks that its partners send."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mac_desktop.domain.problems import Severity, UserError
from mac_desktop.domain.records.base import State
from mac_desktop.exchange.sample_books import CANNOT_WRITE, write_book
from mac_desktop.forms.validate import validate
from mac_desktop.paths import resources
from mac_desktop.services import sample_clinic, sample_operators, sample_registry
from mac_desktop.services.context import Context
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.services.progress import Job, Progress
from mac_desktop.services.sample_delivery import Delivery, SheetImport
from mac_desktop.services.sample_plan import Plan, make_plan
from mac_desktop.services.stores import new_store
from mac_desktop.texts import N_, Texts

OFFICE = "TMAC"
COVERS_UNTIL = dt.date(2025, 12, 31)
CLOCK_IS_LATE = N_(
    "The clock of this computer says {today}, but the sample goes on until {until}. Set the clock and try again."
)
EXISTS = N_("{path} exists already. Choose another name for the sample, or remove it first.")


@dataclass(frozen=True, slots=True)
class SampleMade:
    """The store with the country's own records, and the partners' workbooks, in the order to import them in."""

    store: Path
    workbooks: list[Path]


def deliveries(plan: Plan) -> list[Delivery]:
    """The partners' workbooks in the order to import them in: what others refer to comes first."""
    return [
        sample_registry.gazetteer(plan),
        sample_registry.service_directory(),
        sample_registry.hazardous_areas(plan),
        sample_registry.minefield_records(plan),
        sample_registry.tasking_orders(plan),
        sample_operators.operations(plan),
        sample_clinic.rehabilitation(plan),
        sample_clinic.hospital_register(plan),
        sample_operators.warning_measures(plan),
    ]


def mapping_name(book: str, sheet: str) -> str:
    """What the mapping file of one sheet is called, beside its workbook."""
    return f"{Path(book).stem}.{sheet}.mapping.json".replace(" ", "-").lower()


def make_sample(
    store_path: Path, folder: Path, *, user: str, now: Callable[[], dt.datetime], texts: Texts
) -> Job[SampleMade]:
    """Make a store with the sample country's own records, approved, and write its partners' workbooks into `folder`.

    Beside a workbook stand the mapping files of those sheets that cannot be understood without. UserError when the
    store exists or the folder cannot be written. The same each time, but for the moments in the store's history.
    """
    if store_path.exists():
        raise UserError(EXISTS, path=str(store_path))
    if now().date() <= COVERS_UNTIL:
        raise UserError(CLOCK_IS_LATE, today=now().date(), until=COVERS_UNTIL)
    given = _own_records()
    total = len(given) + len(deliveries(plan := make_plan()))
    ctx = new_store(store_path, office=OFFICE, user=user, now=now, texts=texts)
    try:
        with ctx.store:
            for done, (form_key, records) in enumerate(given.items()):
                yield Progress(done, total, N_("Making the sample country"))
                _enter(ctx, form_key, records)
    except BaseException:  # half a sample would stand in the way of the next attempt
        for end in ("", "-wal", "-shm", ".lock"):
            Path(f"{store_path}{end}").unlink(missing_ok=True)
        raise
    workbooks = []
    for done, delivery in enumerate(deliveries(plan), len(given)):
        yield Progress(done, total, N_("Writing the partners' workbooks"))
        workbooks.append(write_book(folder, delivery.book))
        for imported in delivery.imports:
            _write_mapping(folder, delivery.book.name, imported)
    return SampleMade(store_path, workbooks)


def enter_own_records(ctx: Context, only: Callable[[str], bool]) -> int:
    """Enter the records of some forms that the centre keeps itself, approved, and return how many they are."""
    given = {form_key: records for form_key, records in _own_records().items() if only(form_key)}
    for form_key, records in given.items():
        _enter(ctx, form_key, records)
    return sum(map(len, given.values()))


def _own_records() -> Mapping[str, Sequence[Mapping[str, object]]]:
    with resources("sample", "country.toml").open("rb") as file:
        return tomllib.load(file)


def _enter(ctx: Context, form_key: str, records: Sequence[Mapping[str, object]]) -> None:
    """Enter one form's records as a person would: each is judged, and none may have a problem that stops it."""
    form = ctx.form(form_key)
    with ctx.store.step(N_("Enter {form}"), by=ctx.user, form=form.form.title) as step:
        for raw in records:
            checked = validate(form, raw, StoreLookup(step.connection), today=ctx.today)
            wrong = [p for p in checked.problems if p.severity is Severity.STOP]
            if wrong:
                raise ValueError(f"the sample's own {form_key} is wrong: {raw} {wrong}")
            step.add(form.form.record, checked.values, state=State.APPROVED)


def _write_mapping(folder: Path, book: str, imported: SheetImport) -> None:
    if not imported.mapping:
        return
    path = folder / mapping_name(book, imported.sheet)
    try:
        path.write_text(json.dumps(_mapping_facts(imported), ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise UserError(CANNOT_WRITE, path=str(path)) from error


def _mapping_facts(imported: SheetImport) -> dict[str, Any]:
    """The mapping as a mapping file holds it; its columns are written shorter here, as heading -> field or fields."""
    columns = []
    for heading, targets in imported.mapping["columns"].items():
        for target in [targets] if isinstance(targets, str) else targets:
            to, _, part = target.partition("/")
            columns.append({"heading": heading, "to": to, **({"part": part} if part else {})})
    rest = {name: imported.mapping.get(name, {}) for name in ("constants", "values", "dates")}
    return {"subject": imported.subject, "sheet": imported.sheet, "columns": columns, **rest}
