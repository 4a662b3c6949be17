"""What a verb of the command line gives back: facts for programs, lines for people, and an exit code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

DONE, DATA_HAS_PROBLEMS, WRONG_USE, WORLD_AT_FAULT = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one verb. `facts` is what ``--json`` prints; `lines` is what a person reads."""

    facts: Mapping[str, Any]
    lines: Sequence[str] = field(default_factory=tuple)
    code: int = DONE
