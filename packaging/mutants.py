"""Breaks `domain/` and `forms/` in small ways and tells what share of the breaks the tests notice.

    python packaging/mutants.py [--sample 400] [--seed 1] [--at-least 85]

Each break (a mutant: a comparison turned round, a constant changed, a call left out) is made in a copy of the
checkout under `build/mutants`, and the unit tests of the two packages that reach the broken function are run on it.
Much of the forms is made while modules are imported, before any test runs: a mutant that nobody noticed is therefore
tried once more in a process of its own, with all those tests. A mutant counts as noticed when a test fails or does
not end. All of them take hours; a sample drawn by a fixed seed says the share within a few per cent. Texts that
people read are left whole: tests/unit/test_texts.py watches over them. Exit code 1 when the share is below `--at-
least`. Survivors are listed for whoever writes the next test.

It needs the tools in requirements/mutants.lock beside those of the tests; `make mutants` sets both up.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
COPY = TOP / "build" / "mutants"
COPIED = ("src", "tests", "resources", "packaging", "docs", "pyproject.toml", "README.md")
BROKEN = ("domain", "forms")
TOOL = Path(sys.executable).with_name("mutmut")
SETTINGS = """[mutmut]
source_paths=
    src/mac_desktop
only_mutate=
    src/mac_desktop/domain/*
    src/mac_desktop/forms/*
pytest_add_cli_args_test_selection=
    tests/unit/domain
    tests/unit/forms
also_copy=
    resources
    packaging
    docs
do_not_mutate_patterns=
    N_\\(
    ^\\s*f?"[^"]* [^"]* [^"]*"[,)]*$
"""
NO_TESTS = 33
"""The tool's code for a function that no test reaches."""
TESTS = ("tests/unit/forms", "tests/unit/domain")
LONGEST = 300
"""Seconds after which tests that do not end count as failed."""


def copy_checkout() -> None:
    """A fresh copy, so that nothing broken can ever stand in the checkout."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    for name in COPIED:
        source = TOP / name
        if source.is_dir():
            shutil.copytree(source, COPY / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, COPY / name)
    (COPY / "setup.cfg").write_text(SETTINGS, encoding="utf-8")


def run(*names: str) -> None:
    """Run the tool on these mutants; it also makes them when they are not there yet."""
    command = [str(TOOL), "run", "--max-children", "2", *names]
    done = subprocess.run(command, cwd=COPY, capture_output=True, text=True, check=False)
    untried = [name for name in names if "*" not in name and outcomes().get(name) is None]
    if untried:
        sys.exit(f"{len(untried)} mutants were not tried. The tool said:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")


def tried_anew(name: str) -> int:
    """The exit code of all the tests in a process in which the mutant stands from the first import on."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *TESTS]
    told = {**os.environ, "MUTANT_UNDER_TEST": name, "PYTHONPATH": "src", "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            command, cwd=COPY / "mutants", env=told, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return 1
    return done.returncode


def outcomes() -> dict[str, int | None]:
    """Mutant -> the exit code of its tests; None when it was not tried."""
    found: dict[str, int | None] = {}
    for package in BROKEN:
        for path in (COPY / "mutants" / "src" / "mac_desktop" / package).rglob("*.meta"):
            found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def main() -> int:
    """Draw, run, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=400, help="how many mutants to try; 0 tries all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-least", type=float, default=85, help="the share in per cent below which this fails")
    options = parser.parse_args()
    copy_checkout()
    run("mac_desktop.domain.gaps.*")  # makes every mutant, and tries hardly any
    every = sorted(outcomes())
    drawn = random.Random(options.seed).sample(every, min(options.sample or len(every), len(every)))
    run(*drawn)
    codes = outcomes()
    doubtful = [name for name in drawn if codes[name] in (0, NO_TESTS)]
    with ThreadPoolExecutor(2) as pool:
        codes |= dict(zip(doubtful, pool.map(tried_anew, doubtful), strict=True))
    return tell({name: codes[name] for name in drawn}, len(every), options.at_least)


def _module(name: str) -> str:
    return name.rpartition(".x")[0]


def tell(tried: dict[str, int | None], of: int, at_least: float) -> int:
    """Print the share by module and in all, and who survived."""
    noticed = {name for name, code in tried.items() if code != 0}
    by_module, good = Counter(map(_module, tried)), Counter(map(_module, noticed))
    for module, count in sorted(by_module.items()):
        print(f"{100 * good[module] / count:5.0f} %  {good[module]:4} of {count:4}  {module}")
    print("not noticed:", *sorted(tried.keys() - noticed), sep="\n  ")
    share = 100 * len(noticed) / max(1, len(tried))
    print(f"{share:.1f} % of {len(tried)} mutants were noticed (drawn from {of}; promised {at_least:g} %)")
    return 0 if share >= at_least else 1


if __name__ == "__main__":
    sys.exit(main())
