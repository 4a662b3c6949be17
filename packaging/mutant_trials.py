"""Runs the unit tests on mutants, each in a process of its own; mutants.py starts it inside the broken copy.

    python packaging/mutant_trials.py reach|forked|fresh

`reach` runs all tests once on the whole code and writes which test reaches which function, and which functions work
while modules are imported and tests are collected. `forked` collects once and then forks for each mutant: no
import, no collection, only the tests that reach its function. `fresh` forks before the program is imported, for the
mutants that `forked` could not judge. What is remembered between calls (functools.cache) is forgotten before every
test of `reach` and before every trial, or a mutant could hide behind an answer that was made before it.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import resource
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from itertools import accumulate
from pathlib import Path
from time import monotonic, process_time
from typing import Any

import mutant_switch
import pytest

TESTS = ("tests/unit/forms", "tests/unit/domain", "tests/unit/reports/measures/test_land_ledger.py")
"""The tests of the two packages; that of the land ledger stands where its SQL is tested."""
OF_ALL_RULES = ("tests/unit/forms/test_rules_at_their_limits.py", "tests/unit/forms/test_rules_as_a_table.py")
ALWAYS = ("-q", "-x", "-p", "no:cacheprovider", "-o", "faulthandler_timeout=0", "--rootdir=.", "--tb=no", "--no-header")
NO_MUTANT = "nothing is broken"
AT_IMPORT = "while importing"
CPU_SECONDS = 240
"""After so much work tests that do not end count as failed."""
ENOUGH = 6.0
"""Seconds of tests that are tried on one mutant: not all of the thousands that pass through the commonest functions."""
MEMORY = 4 * 1024**3


def read(name: str) -> Any:
    """What an earlier step wrote."""
    return json.loads(Path(name).read_text(encoding="utf-8"))


def write(name: str, found: object) -> None:
    """Keep it for the next step."""
    Path(name).write_text(json.dumps(found), encoding="utf-8")


def function_of(mutant: str) -> str:
    """The function that a mutant breaks."""
    return mutant.rpartition("__mutmut_")[0]


@functools.cache
def caches() -> list[Any]:
    """The program's own functions that remember answers; asked for when all modules are there."""
    found = [o for o in gc.get_objects() if isinstance(o, functools._lru_cache_wrapper)]
    return [c for c in found if str(c.__module__).startswith("mac_desktop")]


def forget_answers() -> None:
    """Empty every cache of the program's own functions."""
    for cache in caches():
        cache.cache_clear()


def each_in_a_process(names: list[str], trial: Callable[[str], int]) -> Iterator[tuple[str, int]]:
    """Fork for each mutant, a few at a time; 0 when its trial noticed nothing."""
    waiting, running = list(reversed(names)), dict[int, str]()
    while waiting or running:
        while waiting and len(running) < int(os.environ["CHILDREN"]):
            name = waiting.pop()
            if child := os.fork():
                running[child] = name
                continue
            _quiet()
            mutant_switch.choose(name)
            os.environ["MUTANT_UNDER_TEST"] = name  # for processes that tests start
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            code = 3
            try:
                code = trial(name)
            finally:
                os._exit(code)
        child, status = os.wait()
        if child in running:
            yield running.pop(child), status


def _quiet() -> None:
    """Nothing of a trial is shown."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


class Repeatable:
    """Random tests draw the same values for every mutant, and no trial learns from another."""

    @pytest.hookimpl
    def pytest_sessionstart(self) -> None:
        from hypothesis import settings

        settings.register_profile(
            "trial", settings.get_profile("untimed"), database=None, derandomize=True, max_examples=30
        )
        settings.load_profile("trial")


class Reach(Repeatable):
    """Writes down which functions each test reaches."""

    def __init__(self) -> None:
        self.tests: dict[str, list[str]] = defaultdict(list)
        self.seconds: dict[str, float] = {}
        self.began = 0.0

    def _take(self, who: str) -> None:
        for function in mutant_switch.HITS:
            self.tests[function].append(who)
        mutant_switch.HITS.clear()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> None:
        self._take(AT_IMPORT)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        forget_answers()
        self.began = process_time()

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        self.seconds[item.nodeid] = process_time() - self.began
        self._take(item.nodeid)


class Forked(Repeatable):
    """Runs, instead of the tests, one trial a mutant."""

    def __init__(self) -> None:
        self.reach = read("reach.json")
        self.reached = Counter(test for tests in self.reach["tests"].values() for test in tests)
        self.codes: dict[str, int] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        session.config.pluginmanager.unregister(name="terminalreporter")
        began = monotonic()

        def trial(name: str) -> int:
            ids = self._worth_trying(function_of(name), items.keys()) if name != NO_MUTANT else list(items)[::20]
            forget_answers()
            for place, test in enumerate(ids, 1):
                after = items[ids[place]] if place < len(ids) else None
                session.config.hook.pytest_runtest_protocol(item=items[test], nextitem=after)
            return 0

        names = read("names.json")
        if dict(each_in_a_process([NO_MUTANT], trial))[NO_MUTANT]:
            return True  # nothing was broken, and yet a test failed: no trial would mean anything
        for name, code in each_in_a_process(names, trial):
            self.codes[name] = code
            if len(self.codes) % 200 == 0:
                print(f"\n{len(self.codes)} of {len(names)} after {monotonic() - began:.0f} s", file=sys.stderr)
        return True

    def _worth_trying(self, function: str, known: Collection[str]) -> list[str]:
        """The tests that reach a function, those of few functions first, up to `ENOUGH` seconds of them."""
        seconds = self.reach["seconds"]
        ids = [t for t in self.reach["tests"].get(function, ()) if t in known]
        ids.sort(key=lambda t: (self.reached[t], seconds[t]))
        spent = list(accumulate(seconds[t] for t in ids))
        return [t for t, so_far in zip(ids, spent, strict=True) if so_far < ENOUGH or t == ids[0]]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os._exit(1)


def reach() -> int:
    """Step one."""
    mutant_switch.choose("reach")
    plugin = Reach()
    code = pytest.main([*ALWAYS, *TESTS], plugins=[plugin])
    write("reach.json", {"tests": plugin.tests, "seconds": plugin.seconds})
    return int(code)


def forked() -> int:
    """Step two."""
    plugin = Forked()
    pytest.main([*ALWAYS, *TESTS], plugins=[plugin])
    write("outcomes.json", plugin.codes)
    return 0 if plugin.codes or not read("names.json") else 1


def fresh() -> int:
    """Step three: what nobody noticed so far, where the function works while importing or no test reaches it."""
    for library in ("numpy", "openpyxl", "pydantic", "sqlmodel", "shapely", "pyproj", "babel"):
        __import__(library)
    outcomes, tests = read("outcomes.json"), read("reach.json")["tests"]
    doubtful = [n for n, code in outcomes.items() if code == 0 and AT_IMPORT in tests.get(function_of(n), ())]
    print(f"{len(doubtful)} to be tried from the first import on", file=sys.stderr)

    def trial(name: str) -> int:
        others = (TESTS[0], *(f"--ignore={file}" for file in OF_ALL_RULES))
        rounds = (TESTS[1:], TESTS[:1]) if ".domain." in name else (OF_ALL_RULES, others)
        return next((code for tests in rounds if (code := int(pytest.main([*ALWAYS, *tests], [Repeatable()])))), 0)

    if dict(each_in_a_process([NO_MUTANT], trial))[NO_MUTANT]:
        return 1
    for done, (name, code) in enumerate(each_in_a_process(doubtful, trial), 1):
        outcomes[name] = code
        if done % 20 == 0:
            print(f"{done} of {len(doubtful)}", file=sys.stderr)
    write("outcomes.json", outcomes)
    return 0


if __name__ == "__main__":
    sys.exit({"reach": reach, "forked": forked, "fresh": fresh}[sys.argv[1]]())
