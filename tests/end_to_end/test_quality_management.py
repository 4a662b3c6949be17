"""Quality management holds back completion and handover, and knows every column of IMSMA's quality management."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.services import records
from mac_desktop.services.context import Context
from mac_desktop.services.stores import new_store
from mac_desktop.texts import Texts

# The coded columns of quality management in IMSMA. A link says by itself what kind of thing it links.
IMSMA = {
    "quality_visit": "status hazreducref respauthorg operationssuspended qaresultstatus",
    "quality_checklist": (
        "marking debriefedprovided debriefedaccepted noncompliancecorrected warningdelivered warningexplained "
        "warningreceived specialmonitoring documentation compliantwithorgsop compliantwithntsg evidenceoftande "
        "accreditedbyunmao adequatesupervision equipmentsuitable facilitiessuitable equipmentstoredproperly "
        "personnelqualified qualifiedmedicavailable maintenancelogscurrent visitorlogscurrent internalqalogscurrent"
    ),
}


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    def now() -> dt.datetime:
        return dt.datetime(2026, 4, 20, 9, 0, tzinfo=dt.UTC)

    made = new_store(tmp_path / "centre.macdesk", office="TEST", user="Samira", now=now, texts=Texts())
    with made.store:
        keep(made, "admin_unit", pcode="XX01", name="North", level=1)
        keep(made, "organisation", short_name="HALO", name="The HALO Trust", category="INGO")
        yield made


def keep(ctx: Context, key: str, **values: object) -> str:
    saved = records.save(ctx, key, values, submit=True)
    assert saved.state == "submitted", [(p.field, p.rule) for p in saved.problems]
    return saved.id


def work(ctx: Context, start: str = "2026-01-04", **more: object) -> str:
    values = {"activity_type": "CLR", "organisation_id": "HALO", "start_date": start, "status": "ONGOING"}
    return keep(ctx, "activity", admin_unit_id="XX01", **values | more)


def judged(ctx: Context, activity: str, **changes: object) -> dict[str, Severity]:
    raw = {**records.load(ctx, "activity", activity).raw, **changes}
    problems = records.check(ctx, "activity", raw, activity).problems
    return {p.rule: p.severity for p in problems if p.rule in ("X7", "L17")}


def test_land_is_handed_over_only_after_control_accepted_it_and_nothing_critical_is_open(ctx: Context) -> None:
    activity = work(ctx)
    handed = {"status": "HANDED", "status_date": "2026-04-02", "end_date": "2026-03-01"}
    assert judged(ctx, activity, **handed) == {"L17": Severity.STOP}
    control = {"kind": "QC", "organisation_id": "HALO", "activity_id": activity, "result": "CONFORMS"}
    keep(ctx, "quality_visit", start_date="2026-03-10", **control)
    assert judged(ctx, activity, **handed) == {}
    monitoring = keep(
        ctx, "quality_visit", kind="QA", organisation_id="HALO", activity_id=activity, start_date="2026-03-12",
        work_stopped="YES",
    )  # fmt: skip
    found = {"quality_visit_id": monitoring, "description": "No medic", "severity": "CRITICAL", "measures": "Stopped"}
    critical = keep(ctx, "nonconformity", **found)
    assert judged(ctx, activity, **handed) == {"L17": Severity.STOP}
    assert judged(ctx, activity, status="COMPLETED", end_date="2026-03-01") == {"X7": Severity.WARN}
    closed = {**records.load(ctx, "nonconformity", critical).raw, "closed_on": "2026-03-20"}
    records.save(ctx, "nonconformity", closed, record_id=critical, submit=True)
    assert judged(ctx, activity, **handed) == {}


def test_land_handed_over_before_there_was_control_is_only_pointed_out(ctx: Context) -> None:
    activity = work(ctx, "2012-01", end_date="2012-06")
    assert judged(ctx, activity, status="HANDED", status_date="2012-07") == {"L17": Severity.WARN}


def test_a_critical_nonconformity_wants_an_answer_and_a_measure(ctx: Context) -> None:
    visit = keep(ctx, "quality_visit", kind="QA", visit_type="ACC_ORG", organisation_id="HALO", start_date="2026-03-12")
    raw: dict[str, object] = {"quality_visit_id": visit, "description": "No medic", "severity": "CRITICAL"}
    checked = records.check(ctx, "nonconformity", raw)
    assert {(p.field, p.rule, p.severity) for p in checked.problems} == {
        ("severity", "X6", Severity.STOP),
        ("measures", "X6", Severity.STOP),
    }


@pytest.mark.parametrize("form", IMSMA)
def test_the_columns_of_imsma_are_known(form: str) -> None:
    names = {
        fold(name).replace("_", "").replace(" ", "")
        for spec in form_for(form).form.fields
        for name in (spec.name, *spec.also_called)
    }
    assert set(IMSMA[form].split()) - names == set()
