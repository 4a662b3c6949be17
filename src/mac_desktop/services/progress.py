"""How a long piece of work tells how far it is.

A job is a generator: each ``yield`` is a `Progress` and the only place where it can be stopped (by closing it); its
return value is the result. Tests exhaust it, the command line prints it, the window runs it in the background.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` are done; `total` is 0 while it is not known. `text` is a marked text of what is being done."""

    done: int
    total: int
    text: str


Job = Generator[Progress, None, Result]


def finish(job: Job[Result], show: Callable[[Progress], None] | None = None) -> Result:
    """Run a job to its end and return its result; `show` is called for each sign of progress."""
    while True:
        try:
            progress = next(job)
        except StopIteration as ended:
            return ended.value  # type: ignore[no-any-return]
        if show is not None:
            show(progress)
