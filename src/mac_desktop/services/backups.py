"""Verified copies of a store, made before anything risky and on demand, and taking one back."""

from __future__ import annotations

from pathlib import Path

from mac_desktop.services.context import Context
from mac_desktop.store import backup as copies
from mac_desktop.store.backup import Backup


def backup_folder(ctx: Context) -> Path:
    """Where a store's backups are kept unless another folder is named: beside it."""
    return ctx.store.path.parent / "backups"


def make_backup(ctx: Context, folder: Path | None = None) -> Backup:
    """Make a copy that was opened and verified before it got its name."""
    return copies.backup(ctx.store, folder or backup_folder(ctx))


def before_risk(ctx: Context) -> Backup:
    """The backup that precedes an import and an undo; then older ones that are no longer needed make room."""
    made = make_backup(ctx)
    copies.rotate(made.path.parent, ctx.store.path.stem)
    return made


def restore_backup(backup: Path, target: Path, *, now: object) -> Path | None:
    """Put a verified backup in the place of `target`; returns where the file that stood there was kept."""
    return copies.restore(backup, target, now=now)  # type: ignore[arg-type]
