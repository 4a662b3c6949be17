"""Verified copies of a store, made before anything risky and on demand, and taking one back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from mac_desktop.domain.problems import UserError
from mac_desktop.domain.roles import Verb
from mac_desktop.services import permissions
from mac_desktop.services.context import Context
from mac_desktop.store import backup as copies
from mac_desktop.store.backup import Backup
from mac_desktop.store.engine import Store
from mac_desktop.texts import Texts
from mac_desktop.version import VERSION


def backup_folder(ctx: Context) -> Path:
    """Where a store's backups are kept unless another folder is named: beside it."""
    return ctx.store.path.parent / "backups"


def make_backup(ctx: Context, folder: Path | None = None) -> Backup:
    """Make a copy that was opened and verified before it got its name."""
    permissions.demand(ctx, Verb.BACK_UP)
    return _copied(ctx, folder)


def _copied(ctx: Context, folder: Path | None = None) -> Backup:
    return copies.backup(ctx.store, folder or backup_folder(ctx))


def before_risk(ctx: Context) -> Backup:
    """The backup that precedes an import and an undo; then older ones that are no longer needed make room."""
    made = _copied(ctx)
    copies.rotate(made.path.parent, ctx.store.path.stem)
    return made


def restore_backup(
    backup: Path, target: Path, *, user: str, now: Callable[[], dt.datetime], texts: Texts
) -> Path | None:
    """Put a verified backup in the place of `target`; returns where the file that stood there was kept. Refused to who
    may
    not do that in the store that stands there; one that cannot be opened any more asks nobody."""
    try:
        standing = Store.open(target, now=now, program_version=VERSION, owner=user, read_only=True)
    except UserError:
        return copies.restore(backup, target, now=now)
    with standing:
        permissions.demand(Context(standing, user, now, texts), Verb.RESTORE)
    return copies.restore(backup, target, now=now)
