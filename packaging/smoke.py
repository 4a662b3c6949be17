"""Shows that a program that was built or installed does its work: without Python, without this checkout.

    python packaging/smoke.py dist/mac-desktop/mac-desktop
    python packaging/smoke.py python -m mac_desktop

It makes a store, the sample country with its imports, the report and pictures of the window in a folder of its own,
opens the store again, and gives a wrong file. Nothing is kept. Exit code 0 when all of it went as it should.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

LONGEST = 300  # seconds for one step, on a slow disk with a virus scanner


class Failed(Exception):
    """A step did not do what it should."""


def run(program: list[str], *arguments: str, code: int = 0) -> str:
    """Run one verb; Failed when it ends with another exit code."""
    before = time.monotonic()
    # The program itself says where its things lie; nothing of this Python or checkout may help it.
    own = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "MAC_DESKTOP_STORE")}
    own |= {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*program, *arguments], capture_output=True, encoding="utf-8", timeout=LONGEST, check=False, env=own
    )
    if done.returncode != code:
        said = (done.stderr or done.stdout)[-2000:]
        raise Failed(f"{' '.join(arguments)}: exit code {done.returncode} instead of {code}\n{said}")
    print(f"{time.monotonic() - before:6.1f} s  {arguments[0]}")
    return done.stdout


def expect(right: bool, what: str) -> None:
    if not right:
        raise Failed(what)


def smoke(program: list[str], folder: Path) -> None:
    """Everything, in `folder`."""
    store = folder / "smoke é.macdesk"
    run(program, "new", "--store", str(store), "--office", "SMK")
    run(program, "check", "--store", str(store))
    facts = json.loads(run(program, "demo", "--no-window", "--out", str(folder / "out"), "--json"))
    expect(Path(facts["pdf"]).read_bytes()[:5] == b"%PDF-", "the report is no PDF")
    expect(zipfile.is_zipfile(facts["xlsx"]), "the workbook is no workbook")
    expect(facts["accepted_rows"] > 500, "too few rows were imported")
    pictures = [Path(p) for p in facts["pictures"]]
    expect(len(pictures) > 4 and all(p.stat().st_size > 10_000 for p in pictures), "the window was not drawn")
    figures = json.loads(run(program, "figures", "--year", "2025", "--json", "--store", facts["store"]))["figures"]
    expect(len(figures) == facts["figures"], "the store that was opened again gives other figures")
    # French comes from the catalogues, and shows that they were packed.
    french = run(program, "dictionary", "--language", "fr")
    expect("é" in french and french != run(program, "dictionary"), "the French texts are missing")
    wrong = folder / "wrong.xlsx"
    wrong.write_bytes(b"PK\x03\x04 not a workbook")
    run(program, "import", str(wrong), "--dry-run", "--store", str(store), code=3)


def main(program: list[str]) -> int:
    """`smoke.py PROGRAM [ARGUMENT ...]`."""
    if not program:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            smoke(program, Path(folder))
        except (Failed, OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
            print(f"FAILED  {error}", file=sys.stderr)
            return 1
    print("The program does its work.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
