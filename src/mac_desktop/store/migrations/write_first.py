"""Write versions/0001_first.py from today's records: `python -m mac_desktop.store.migrations.write_first`.

Only until the first release. From then on 0001 never changes again and every change of a record is a revision of its
own, written by hand in plain SQL; this file is then removed.
"""

from __future__ import annotations

from pathlib import Path

from mac_desktop.store.schema import statements

_TARGET = Path(__file__).with_name("versions") / "0001_first.py"

_HEAD = '''"""The tables of the first release.

Written by `python -m mac_desktop.store.migrations.write_first`; until the first release, run it again after a change of
a record. Never edited by hand, and never changed once released. Longer than other files because it holds every table.
"""

# ruff: noqa: E501

from __future__ import annotations

import sqlite3

STATEMENTS = (
'''

_TAIL = ''')


def upgrade(connection: sqlite3.Connection) -> None:
    """Make every table, index and trigger. The runner's transaction surrounds it."""
    for statement in STATEMENTS:
        connection.execute(statement)
'''


def source() -> str:
    """The text of 0001_first.py for today's records."""
    return _HEAD + "".join(f'    """{statement}""",\n' for statement in statements()) + _TAIL


if __name__ == "__main__":
    _TARGET.write_text(source(), encoding="utf-8")
