"""The rules of the house (docs/architecture.md), kept by a machine."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
SOURCE = TOP / "src" / "mac_desktop"
FILES = sorted(SOURCE.rglob("*.py"))
NAMES = [str(path.relative_to(SOURCE)) for path in FILES]

FILE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 50, 25
DRAWERS = {"utils", "util", "helpers", "helper", "misc", "manager", "common"}
# Who may ask what time it is or what the environment says: those who start the program. All others are told.
MAY_LOOK_AROUND = ("cli/", "gui/", "__main__.py", "paths.py", "logs.py")

# Where the forms of a centre are made from those that are shipped.
MAKES_OWN_FORMS = "services/own_forms.py"

parsed = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def _reason(lines: list[str], start: int, end: int) -> bool:
    return any("# size:" in line for line in lines[max(0, start - 2) : end])


def _blocks(path: Path) -> Iterator[tuple[str, int, int]]:
    for node in ast.walk(parsed[path]):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno or node.lineno


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_files_functions_and_classes_stay_small_or_say_why(path: Path) -> None:
    if path.parent.name == "versions":
        return  # a released migration holds every table and never changes
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= FILE_LINES or _reason(lines, 0, 20), f"{len(lines)} lines"
    long = [
        f"{name}: {end - start + 1} lines"
        for name, start, end in _blocks(path)
        if end - start + 1 > FUNCTION_LINES and not _reason(lines, start, end)
    ]
    assert long == []
    for node in ast.walk(parsed[path]):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef) for part in node.body)
            assert methods <= CLASS_METHODS or _reason(lines, node.lineno, node.lineno + 3), f"{node.name}: {methods}"


def test_no_module_is_a_drawer() -> None:
    assert [name for name in NAMES if Path(name).stem in DRAWERS or DRAWERS & set(Path(name).parts)] == []


def test_package_files_hold_no_code() -> None:
    full = [str(p) for p in FILES if p.name == "__init__.py" and p.read_text(encoding="utf-8").strip()]
    assert full == []


WRITING = re.compile(r"\b(INSERT\s+(OR\s+\w+\s+)?INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\b")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_only_the_store_writes_to_the_database(path: Path) -> None:
    name = str(path.relative_to(SOURCE))
    if name.startswith("store/"):
        return
    assert not WRITING.search(path.read_text(encoding="utf-8"))
    imported = {
        alias.name
        for node in ast.walk(parsed[path])
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("sqlalchemy", "sqlmodel"))
        for alias in node.names
    }
    assert not imported & {"insert", "update", "delete"}


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_nothing_is_special_for_one_form_and_texts_go_through_gettext(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bform\.key\s*==", text), "a form that needs its own way gets it by its facts"
    assert not re.search(r"\bself\.tr\(", text)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_services_and_doors_use_the_forms_of_the_open_store(path: Path) -> None:
    """A centre adds to its forms and code lists; the shipped ones are for what has no store."""
    name = str(path.relative_to(SOURCE))
    if not name.startswith(("services/", "gui/", "cli/")) or name == MAKES_OWN_FORMS:
        return
    found = re.findall(
        r"\b(?:form_for|forms_by_key|codelist)\((?!\"(?:record_state|language|treaty|user_role)\")", path.read_text()
    )
    assert found == [], "ask ctx.form(key); for the title or the record alone, form_named(key)"


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_only_those_who_start_the_program_look_at_the_clock_and_the_environment(path: Path) -> None:
    name = str(path.relative_to(SOURCE))
    if name.startswith(MAY_LOOK_AROUND):
        return
    looks = re.findall(
        r"\b(?:datetime\.now|dt\.datetime\.now|date\.today|time\.time|os\.environ|os\.getenv)\b",
        path.read_text(encoding="utf-8"),
    )
    assert looks == []


def test_the_program_below_the_window_runs_without_qt() -> None:
    script = (
        "import sys, importlib, pkgutil\n"
        "class Block:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('PySide6', 'shiboken6'):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Block())\n"
        "import mac_desktop\n"
        "walk = pkgutil.walk_packages(mac_desktop.__path__, 'mac_desktop.', onerror=lambda name: None)\n"
        "names = [module.name for module in walk]\n"
        "wanted = [n for n in names if not n.startswith('mac_desktop.gui') and '.versions.' not in n]\n"
        "for name in wanted:\n"
        "    importlib.import_module(name)\n"
        "print(len(wanted))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(TOP / "src")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 60


def test_qt_does_not_wear_out_none() -> None:
    """PySide6 6.12.0 on Python before 3.12 loses a reference to None at every void call and ends at a random moment."""
    script = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(1000): thing.setObjectName('x')\n"
        "print(before - sys.getrefcount(None))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 100
