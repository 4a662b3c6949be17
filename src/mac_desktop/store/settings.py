"""Small facts that belong to the store and are no records, such as the mappings that were agreed on for imports."""

from __future__ import annotations

from sqlalchemy import Connection

from mac_desktop.store.engine import Store
from mac_desktop.store.moments import utc_text


def get(store: Store, name: str) -> str | None:
    """The text kept under a name, such as "mapping:<shape of the headings>"."""
    with store.read() as conn:
        return held(conn, name)


def held(conn: Connection, name: str) -> str | None:
    """The text kept under a name, as this connection sees it."""
    found: str | None = conn.exec_driver_sql("SELECT value FROM setting WHERE name = ?", (name,)).scalar()
    return found


def names(store: Store, prefix: str = "") -> list[str]:
    """The names that begin with a prefix, sorted."""
    with store.read() as conn:
        found = conn.exec_driver_sql("SELECT name FROM setting ORDER BY name").scalars()
        return [name for name in found if name.startswith(prefix)]


def put(store: Store, name: str, value: str, *, by: str = "") -> None:
    """Keep a text under a name, in a transaction of its own. Not inside a step."""
    with store.tiny_write() as raw:
        raw.execute(
            "INSERT OR REPLACE INTO setting (name, value, written_at, written_by) VALUES (?, ?, ?, ?)",
            (name, value, utc_text(store.now()), by),
        )


def forget(store: Store, name: str) -> None:
    """Drop a name."""
    with store.tiny_write() as raw:
        raw.execute("DELETE FROM setting WHERE name = ?", (name,))


_LIMIT = "limit:"


def limits(conn: Connection) -> dict[str, float]:
    """The figures that the centre set for the thresholds of rules: name -> figure."""
    found = conn.exec_driver_sql("SELECT name, value FROM setting WHERE name GLOB ?", (f"{_LIMIT}*",))
    return {name.removeprefix(_LIMIT): float(value) for name, value in found}


def put_limit(store: Store, name: str, figure: float | None, *, by: str) -> None:
    """Keep the centre's figure for a threshold; None returns to the default."""
    if figure is None:
        forget(store, f"{_LIMIT}{name}")
    else:
        put(store, f"{_LIMIT}{name}", repr(float(figure)), by=by)
