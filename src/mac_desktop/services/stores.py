"""Making and opening stores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mac_desktop.domain.roles import Verb
from mac_desktop.services import permissions
from mac_desktop.services.context import Context
from mac_desktop.store.engine import Store
from mac_desktop.texts import Texts
from mac_desktop.version import VERSION


def new_store(path: Path, *, office: str, user: str, now: Callable[[], dt.datetime], texts: Texts) -> Context:
    """Make an empty store for an office, whose short name begins every record number, and open it."""
    store = Store.create(path, office=office, now=now, program_version=VERSION, owner=user)
    return _guarded(Context(store, user, now, texts))


def open_store(
    path: Path, *, user: str, now: Callable[[], dt.datetime], texts: Texts, read_only: bool = False
) -> Context:
    """Open a store to work in, or only to read beside somebody who works in it. Refused to who has no account in a
    store
    that has accounts."""
    store = Store.open(path, now=now, program_version=VERSION, owner=user, read_only=read_only)
    ctx = _guarded(Context(store, user, now, texts))
    try:
        permissions.demand(ctx, Verb.READ)
    except BaseException:
        store.close()
        raise
    return ctx


def _guarded(ctx: Context) -> Context:
    ctx.store.guard = partial(permissions.keep_an_administrator, ctx)
    return ctx
