"""Breaks `domain/` and `forms/` in small ways and tells what share of the breaks the tests notice.

    python packaging/mutants.py [--sample 400] [--seed 1] [--at-least 85] [--only forms.parse ...]

Each break (a mutant: a comparison turned round, a constant changed, an argument left out) is made by mutmut in a copy
of the checkout under `build/mutants`. mutant_trials.py then runs the unit tests of the two packages on it: first the
tests that reach the broken function; and when none of those notices and the function has work to do while modules are
imported, all tests in a process in which the mutant stands from the first import on. A mutant counts as noticed when
a test fails or does not end.

`--only` tries every mutant of the modules whose names begin so: minutes for one module, for whoever writes its tests.
Without it a sample is drawn by a fixed seed, which says the share within a few per cent. Survivors are printed with
the line that was broken. docs/how_we_test.md tells what is left whole and why. Exit code 1 when the share is below
`--at-least`.

It needs the tools in requirements/mutants.lock beside those of the tests; `make mutants` sets both up.
"""

from __future__ import annotations

import argparse
import difflib
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
COPY = TOP / "build" / "mutants"
COPIED = ("src", "tests", "resources", "packaging", "docs", "pyproject.toml", "README.md", "CHANGELOG.md")
BROKEN = ("domain", "forms")
SETTINGS = """[mutmut]
source_paths=
    src/mac_desktop
do_not_mutate_patterns=
    N_\\(
    ^\\s*f?"[^"]* [^"]* [^"]*"[,)]*$
"""
TOOLS_SWITCH, OUR_SWITCH = "from mutmut.mutation.trampoline import", "from mutant_switch import"


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
    shutil.copy2(TOP / "packaging" / "mutant_switch.py", COPY / "src")
    (COPY / "setup.cfg").write_text(SETTINGS, encoding="utf-8")


def break_modules(only: list[str]) -> list[str]:
    """Put every mutant of the modules into the copy, dormant until it is named; their names."""
    os.chdir(COPY)  # where the tool looks for its settings
    from mutmut.mutation.file_mutation import mutate_file_contents

    names: list[str] = []
    for path in sorted(p for package in BROKEN for p in Path("src/mac_desktop", package).rglob("*.py")):
        module = ".".join(path.with_suffix("").parts[1:])
        if only and not any(module.removeprefix("mac_desktop.").startswith(wanted) for wanted in only):
            continue
        made = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
        path.write_text(made.code.replace(TOOLS_SWITCH, OUR_SWITCH), encoding="utf-8")
        names += [f"{module}.{name}" for name in made.mutant_names]
    return names


def try_out(names: list[str], children: int) -> dict[str, int]:
    """Mutant -> the exit code of its tests; 0 when nobody noticed it."""
    Path("names.json").write_text(json.dumps(names), encoding="utf-8")
    told = {**os.environ, "PYTHONPATH": "src:packaging", "QT_QPA_PLATFORM": "offscreen", "CHILDREN": str(children)}
    Path("tmp").mkdir()
    told["PYTEST_DEBUG_TEMPROOT"] = str(COPY / "tmp")  # what other test runs left behind is none of its business
    for step in ("reach", "forked", "fresh"):
        done = subprocess.run([sys.executable, "packaging/mutant_trials.py", step], env=told, check=False)
        if done.returncode:
            sys.exit(f"The tests could not be run on the mutants ({step}).")
    found: dict[str, int] = json.loads(Path("outcomes.json").read_text(encoding="utf-8"))
    return found


def module_of(name: str) -> str:
    """`mac_desktop.forms.parse.x_day__mutmut_3` -> `forms.parse`."""
    return re.split(r"\.x[_ǁ]", name)[0].removeprefix("mac_desktop.")


def breakage(name: str) -> str:
    """The lines that were broken, before and after."""
    module, _, mutant = name.rpartition(".")
    text = Path("src", *module.split(".")).with_suffix(".py").read_text(encoding="utf-8")
    function = mutant.rpartition("__mutmut_")[0]

    def body(of: str) -> list[str]:
        found = re.search(rf"^( *)(?:async )?def {re.escape(of)}\(.*?(?=^\1?\S)", text, re.MULTILINE | re.DOTALL)
        return found.group(0).splitlines()[1:] if found else []

    lines = difflib.unified_diff(body(f"{function}__mutmut_orig"), body(mutant), n=0, lineterm="")
    return "\n".join(f"      {line}" for line in lines if not line.startswith(("---", "+++", "@@")))


def tell(codes: dict[str, int], of: int, at_least: float) -> int:
    """Print the share by module and in all, and who survived."""
    noticed = {name for name, code in codes.items() if code != 0}
    print("not noticed:")
    for name in sorted(codes.keys() - noticed):
        print(f"  {name}\n{breakage(name)}")
    by_module, good = Counter(map(module_of, codes)), Counter(map(module_of, noticed))
    for module, count in sorted(by_module.items()):
        print(f"{100 * good[module] / count:5.0f} %  {good[module]:4} of {count:4}  {module}")
    share = len(noticed) / max(1, len(codes))
    error = 1.96 * math.sqrt(share * (1 - share) / max(1, len(codes))) * math.sqrt(1 - len(codes) / max(of, 1))
    print(f"{100 * share:.1f} % (give or take {100 * error:.1f}) of {len(codes)} mutants were noticed", end=" ")
    print(f"(drawn from {of}; promised {at_least:g} %)")
    return 0 if 100 * share >= at_least else 1


def main() -> int:
    """Break, draw, try, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=400, help="how many mutants to try; 0 tries all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-least", type=float, default=85, help="the share in per cent below which this fails")
    parser.add_argument("--only", nargs="*", default=[], help="beginnings of module names, such as forms.rules.land")
    parser.add_argument("--children", type=int, default=2, help="how many mutants are tried at the same time")
    options = parser.parse_args()
    copy_checkout()
    every = sorted(break_modules(options.only))
    size = len(every) if options.only else min(options.sample or len(every), len(every))
    drawn = random.Random(options.seed).sample(every, size)
    return tell(try_out(drawn, options.children), len(every), options.at_least)


if __name__ == "__main__":
    sys.exit(main())
