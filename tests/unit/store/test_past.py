"""The store as it was: what a look back shows is what was true then."""

from __future__ import annotations

import random
import shutil

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.store.conftest import Clock
from tests.unit.store.looking_back import Witness, finds

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.records.accident import Accident
from mac_desktop.domain.records.activity import Activity, LandReleaseProduct
from mac_desktop.domain.records.base import State
from mac_desktop.domain.records.geography import AdminUnit
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.domain.records.organisation import Organisation
from mac_desktop.domain.records.person import Casualty
from mac_desktop.reports.measures.areas import land_summary
from mac_desktop.reports.measures.casualties import casualties_by_sex_and_age, casualties_by_year
from mac_desktop.reports.measures.release import land_release
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.store import history, queries
from mac_desktop.store.engine import Store
from mac_desktop.store.queries import ListQuery
from mac_desktop.store.undo import undo

SCOPE = Scope("2020-01-01", "2020-12-31", states=("draft", "submitted", "approved"))
DATES = (None, "2019", "2020", "2020-05", "2020-05-17", Gap.UNKNOWN)
WORDS = ("Hill", "River bed", "وادي", "hill near Zürich", None)
NUMBERS = (None, 0, 7, 2500, Gap.UNKNOWN, Gap.NOT_APPLICABLE)
FRACTIONS = (None, 34.528111111111116, 0.1 + 0.2, -5.0, Gap.UNKNOWN)
# Of each record: what it refers to, and the values that its columns may take.
KINDS = {
    AdminUnit: ({"parent_id": AdminUnit}, {"name": WORDS, "pcode": ("XX1", "XX2", None), "level": (1, 2, None)}),
    Organisation: ({}, {"name": WORDS, "short_name": ("ORG", None)}),
    HazardousArea: (
        {"admin_unit_id": AdminUnit},
        {
            "name": WORDS,
            "classification": ("CHA", "SHA", None),
            "status": ("OPEN", "CLOSED", None),
            "contamination": ("APM", "AVM", None),
            "information_date": DATES,
            "area_m2": NUMBERS,
            "latitude": FRACTIONS,
        },
    ),
    Activity: ({"hazardous_area_id": HazardousArea}, {"activity_type": ("CLR", "NTS", None), "start_date": DATES}),
    LandReleaseProduct: (
        {"activity_id": Activity, "hazardous_area_id": HazardousArea},
        {"release_type": ("CAN", "CLR", None), "area_m2": NUMBERS, "release_date": DATES},
    ),
    Accident: ({"admin_unit_id": AdminUnit}, {"accident_date": DATES, "place": WORDS, "killed": NUMBERS}),
    Casualty: (
        {"accident_id": Accident},
        {"outcome": ("KILLED", "INJURED", None), "sex": ("F", "M", Gap.UNKNOWN), "age": (3, 40, None, Gap.UNKNOWN)},
    ),
}
RECORDS = tuple(KINDS)
STATES = (State.DRAFT, State.SUBMITTED, State.APPROVED, State.REJECTED, State.SUPERSEDED)

CHOICE = st.integers(0, 10_000)
VERBS = ("add", "add", "change", "change", "change", "delete", "restore", "import", "move", "several", "undo", "undo")
HISTORIES = st.lists(st.tuples(st.sampled_from(VERBS), CHOICE, CHOICE, CHOICE), min_size=3, max_size=14)


class Worker:
    """Writes steps into a store as the drawn numbers say."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def do(self, verb: str, which: int, what: int, how: int) -> None:
        if verb == "undo":
            self._undo(which)
            return
        with self.store.step(verb, by="amina") as step:
            self._write(step, verb, which, what, how)

    def _undo(self, which: int) -> None:
        with self.store.read() as conn:
            made = [one.id for one in history.steps(conn) if one.undone_by is None]
        if made:
            undo(self.store, made[which % len(made)], by="amina")

    def _write(self, step, verb: str, which: int, what: int, how: int) -> None:
        record = RECORDS[which % len(RECORDS)]
        if verb in ("add", "import"):
            rows = [self._values(step, record, what + n, how + n) for n in range(1 if verb == "add" else 4)]
            rows[0]["typed"] = {"name": "as typed"} if how % 4 == 0 else {}
            step.insert_many(record, rows, state=STATES[how % 3])
            return
        held = [row for one in RECORDS for row in self._held(step, one)]
        if not held:
            return
        record, row_id = held[what % len(held)]
        if verb == "delete":
            step.delete(record, row_id, "entered twice")
        elif verb == "restore":
            step.restore(record, row_id)
        elif verb == "move":
            step.change(record, row_id, {}, state=STATES[how % len(STATES)])
        else:
            for n in range(1 if verb == "change" else 3):
                record, row_id = held[(what + n) % len(held)]
                values = self._values(step, record, what + n, how + 3 * n)
                some = dict(random.Random(how).sample(sorted(values.items()), min(len(values), 1 + how % 3)))
                step.change(record, row_id, some, typed={"area_m2": "about 7"} if how % 5 == 0 else None)

    def _held(self, step, record) -> list:
        return [(record, i) for i in queries.ids(step.connection, record, ListQuery(include_deleted=True))]

    def _values(self, step, record, what: int, how: int) -> dict[str, object]:
        refers, columns = KINDS[record]
        values = {name: may[(how + n * what) % len(may)] for n, (name, may) in enumerate(columns.items(), 1)}
        for name, target in refers.items():
            there = queries.ids(step.connection, target, ListQuery())
            values[name] = there[what % len(there)] if there else None
        return values


def figures(conn) -> object:
    """Some figures of a report with the records behind them."""
    return [measure(conn, SCOPE) for measure in (land_summary, land_release, casualties_by_sex_and_age)] + [
        casualties_by_year(conn, SCOPE)
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES, st.lists(CHOICE, min_size=1, max_size=14))
def test_the_past_is_what_was_true_then(empty_store, tmp_path, verbs, looks):
    """After any history, and also while it goes on, each step's rows, lists, sums, finds and figures come back."""
    path = tmp_path / "country.mac"
    shutil.copy(empty_store, path)
    with Store.open(path, now=Clock(), program_version="0.1.0", owner="amina", check=False) as store:
        worker, witness = Worker(store), Witness(store, figures=figures, found=finds("hill", "وادي", "zur near", "org"))
        for n, verb in enumerate(verbs):
            worker.do(*verb)
            witness.note()
            if n % 3 == 2:  # a past that was opened before goes on being true when more is written
                witness.demand(looks[n % len(looks)] % (max(witness.kept) + 1))
        witness.demand()
