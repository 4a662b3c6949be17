"""What may lie in the repository, and what never may."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]

WANTED = {
    "pyproject.toml", "README.md", "src", "resources", "tests", "packaging", "Makefile", "requirements", "CHANGELOG.md",
    "CONTRIBUTING.md", "LICENSE", "docs", "benchmarks", ".ci", ".gitignore", ".pre-commit-config.yaml",
}  # fmt: skip

# Put together from pieces, so that this file does not hold them itself.
NEVER = re.compile(
    "|".join(
        re.escape(a + b)
        for a, b in (
            ("/wo", "rk/"), ("/ro", "ot/"), ("/fa", "rm/"), ("pypi", ".org"), ("python", "hosted"), ("npm", "js.org"),
            ("deb.deb", "ian.org"), ("security.deb", "ian.org"),
        )
    )
)  # fmt: skip


def _tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, cwd=TOP, check=False)
    if done.returncode:
        pytest.skip("this is not a git checkout, so there is no list of its files")
    return [name for name in done.stdout.split("\0") if name]


def test_the_top_level_holds_what_it_should_and_nothing_else() -> None:
    assert {name.split("/")[0] for name in _tracked()} == WANTED


def test_no_file_names_a_place_of_a_developers_machine_or_a_registry() -> None:
    found = []
    for name in _tracked():
        path = TOP / name
        if path.suffix in {".png", ".ttf", ".mo", ".ico"} or not path.is_file():
            continue
        found += [f"{name}: {m[0]}" for m in NEVER.finditer(path.read_text(encoding="utf-8", errors="ignore"))]
    assert found == []


def test_locks_fix_every_file_by_hash_and_name_no_address() -> None:
    for lock in (TOP / "requirements").glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert not re.search(r"^\s*--(index|extra-index|find-links|trusted)", text, re.MULTILINE)
        packages = re.findall(r"^[A-Za-z0-9._-]+==\S+", text, re.MULTILINE)
        assert len(packages) >= 15
        assert text.count("--hash=sha256:") >= len(packages)


def test_the_readme_and_ci_use_one_test_command() -> None:
    assert "make test" in (TOP / "README.md").read_text(encoding="utf-8")
    assert "make test" in (TOP / ".ci" / "run").read_text(encoding="utf-8")


def test_no_tracked_file_is_very_large() -> None:
    assert [n for n in _tracked() if (TOP / n).is_file() and (TOP / n).stat().st_size > 2_000_000] == []
