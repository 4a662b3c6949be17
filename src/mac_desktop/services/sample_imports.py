"""Brings the sample country's workbooks into its store, one sheet after the other, and makes them count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.treaty import Country
from mac_desktop.exchange import mapping as mappings
from mac_desktop.services import imports, records
from mac_desktop.services.context import Context
from mac_desktop.services.progress import finish
from mac_desktop.services.sample import deliveries, mapping_name
from mac_desktop.services.sample_delivery import SheetImport
from mac_desktop.services.sample_plan import Plan
from mac_desktop.services.stores import open_store
from mac_desktop.store import queries
from mac_desktop.texts import Texts

ISO_CODE = "XTM"
LEFT_TO_LOOK_AT = ("referral",)


@dataclass(frozen=True, slots=True)
class Brought:
    """One sheet that was imported: what was planned, what the dry run found, and what was stored."""

    planned: SheetImport
    file: Path
    mapping_file: Path | None
    dry: imports.DryRun
    stored: imports.Imported


def bring_in(ctx: Context, workbooks: Path, plan: Plan) -> Iterator[Brought]:
    """Import every sheet of the sample's workbooks in order, with its mapping file where it has one."""
    for delivery in deliveries(plan):
        for planned in delivery.imports:
            file = workbooks / delivery.book.name
            yield bring(ctx, file, planned)


def bring(ctx: Context, file: Path, planned: SheetImport) -> Brought:
    """Import one sheet, with the mapping file beside it where there is one, else as the program understands it."""
    incoming = imports.look_at(ctx, file, sheet=planned.sheet)
    mapping, beside = incoming.mapping, file.parent / mapping_name(file.name, planned.sheet)
    has_file = beside.exists()
    if has_file:
        mapping = mappings.from_json(beside.read_text(encoding="utf-8"), name=beside.name)
    dry = finish(imports.dry_run(ctx, incoming, mapping))
    stored = finish(imports.store_import(ctx, dry))
    return Brought(planned, file, beside if has_file else None, dry, stored)


def approve(ctx: Context, new: Mapping[str, Sequence[str]]) -> int:
    """Approve imported records (form -> ids), as a centre does after it looked at them; returns how many were.

    Those of `LEFT_TO_LOOK_AT` stay submitted, so that the window has something that needs attention.
    """
    chosen = {form_key: ids for form_key, ids in new.items() if form_key not in LEFT_TO_LOOK_AT}
    return sum(records.set_state(ctx, form_key, ids, State.APPROVED).moved for form_key, ids in chosen.items())


def is_sample(path: Path, *, user: str, now: Callable[[], dt.datetime], texts: Texts) -> bool:
    """Whether a store holds the sample country. UserError when it cannot be opened for work, as when it is in use."""
    with open_store(path, user=user, now=now, texts=texts).store as store, store.read() as connection:
        return bool(queries.find_by(connection, Country, "iso_code", ISO_CODE))


def remove_sample(path: Path) -> None:
    """Remove a sample store with its backups. Ask `is_sample` first."""
    for end in ("", "-wal", "-shm", ".lock", ".owner"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    for copy in (path.parent / "backups").glob(f"{path.stem} *"):
        copy.unlink()
