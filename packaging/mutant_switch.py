"""The switch before every function of the broken copy: it calls the function or, when one is named, its mutant.

mutmut brings a switch of its own, which reads the environment at every call; with ten thousand tests that is most of
the time. This one knows the mutant of the process from `choose`, or from `MUTANT_UNDER_TEST` when it is imported.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

MutantDict = dict[str, Callable[..., Any]]
HITS: set[str] = set()
"""The functions that were called, while `choose` was told "reach"."""
_CHOSEN = {"function": "", "mutant": ""}


def choose(name: str) -> None:
    """Which mutant stands from now on, by its full name; "reach" notes calls and breaks nothing."""
    module, _, mutant = name.rpartition(".")
    _CHOSEN["function"] = f"{module}.{mutant.rpartition('__mutmut_')[0]}" if module else name
    _CHOSEN["mutant"] = mutant


choose(os.environ.get("MUTANT_UNDER_TEST", ""))


def wrap_in_trampoline(mutants: MutantDict, is_classmethod: bool = False) -> Callable[..., Any]:
    """What mutmut writes before each function; `mutants` are filled after it."""

    def switched(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            whole = mutants["_mutmut_orig"]
            name = f"{whole.__module__}.{whole.__name__.removesuffix('__mutmut_orig')}"
            chosen = whole
            if _CHOSEN["function"] == name:
                chosen = mutants[_CHOSEN["mutant"]]
            elif _CHOSEN["function"] == "reach":
                HITS.add(name)
            if is_classmethod:
                return getattr(args[0], chosen.__name__)(*args[1:], **kwargs)
            return chosen(*args, **kwargs)

        return call

    return switched
