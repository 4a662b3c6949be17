"""What the tables of a report are made from: the store, what it counts, and the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from mac_desktop.reports.documents.wording import Wording
from mac_desktop.reports.measures.scope import Scope


@dataclass(frozen=True, slots=True)
class Source:
    """Handed to every table; documents pass the connection on to measures and ask nothing themselves.

    `names` fill the places of captions: the dates of the report and what the country calls its admin levels.
    """

    conn: Connection
    scope: Scope
    words: Wording
    names: Mapping[str, str] = field(default_factory=dict)
