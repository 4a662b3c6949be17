"""Every verb that writes asks first whether the person may."""

from __future__ import annotations

import ast
from pathlib import Path

SERVICES = Path(__file__).resolve().parents[2] / "src" / "mac_desktop" / "services"
# Calls that change the store or a file that stands for it, by what is called.
WRITES = frozenset({"step", "put", "put_limit", "forget", "backup", "restore", "undo"})
OF_MODULES = frozenset({"settings", "copies", "undoing"})
ASKS = frozenset({"demand", "demand_import", "demand_another"})
# The backup before an import or an undo is a part of that verb, which was asked for.
PART_OF_A_VERB = {"backups.before_risk"}


def _functions() -> dict[str, ast.FunctionDef]:
    found = {}
    for path in sorted(SERVICES.glob("*.py")):
        if path.stem.startswith("sample"):  # makes a store that nobody has an account in yet
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found[f"{path.stem}.{node.name}"] = node
    return found


def _calls(module: str, node: ast.FunctionDef) -> set[str]:
    """What a function calls: "module.name" for what a module holds, "?.name" for methods."""
    found = set()
    for call in (c for c in ast.walk(node) if isinstance(c, ast.Call)):
        if isinstance(call.func, ast.Name):
            found.add(f"{module}.{call.func.id}")
        elif isinstance(call.func, ast.Attribute):
            owner = call.func.value.id if isinstance(call.func.value, ast.Name) else "?"
            found.add(f"{owner}.{call.func.attr}")
    return found


FUNCTIONS = _functions()
CALLS = {name: _calls(name.split(".")[0], node) for name, node in FUNCTIONS.items()}


def _reached(name: str, seen: set[str]) -> set[str]:
    for called in CALLS.get(name, set()) - seen:
        seen.add(called)
        _reached(called, seen)
    return seen


def _writes(called: str) -> bool:
    owner, _, name = called.rpartition(".")
    return name == "step" or (owner in OF_MODULES and name in WRITES)


def test_every_verb_that_writes_asks_whether_the_person_may() -> None:
    public = [name for name in FUNCTIONS if not name.split(".")[1].startswith("_")]
    reached = {name: _reached(name, set()) for name in public}
    writing = {name for name, called in reached.items() if any(map(_writes, called))}
    assert {"records.save", "moving.set_state", "history.undo", "imports.store_import", "limits.set_limit"} <= writing
    silent = {n for n in writing if not any(c.split(".")[1] in ASKS for c in reached[n])}
    assert silent <= PART_OF_A_VERB, "ask permissions.demand first, or say who was asked before"
