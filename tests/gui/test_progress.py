"""What a clerk sees of the progress of work: the sum so far beside each figure, which nobody types."""

from __future__ import annotations

from mac_desktop.gui.forms.form_pane import FormPane
from mac_desktop.services import records


def _pane(person) -> FormPane:
    return next(pane for pane in person.window.findChildren(FormPane) if pane.isVisible())


def test_the_sum_so_far_stands_beside_the_figure_of_the_week(person, ctx, places):
    work = records.save(ctx, "activity", {"local_id": "A-1", "activity_type": "CLR", "start_date": "2024-03-04"}).id
    for first, last, cleared in (("2024-03-04", "2024-03-10", 1_200), ("2024-03-18", "2024-03-24", 900)):
        week = {"activity_id": work, "period_from": first, "period_to": last, "cleared_m2": cleared}
        records.save(ctx, "progress_report", week)
    person.window.go("progress_report", new=True)
    body = _pane(person).body
    for name, typed in (("activity_id", "A-1"), ("period_from", "11/03/2024"), ("period_to", "17/03/2024")):
        body.put(name, typed)
    body.put("cleared_m2", "300")
    assert body.rows["cleared_m2"].reading.text() == "so far 1,500 m²"
    body.put("period_to", "31/03/2024")
    assert body.rows["cleared_m2"].reading.text() == "so far 2,400 m²"


def test_a_task_shows_when_its_first_and_last_activity_were(person, ctx, places):
    task = records.save(ctx, "task", {"local_id": "T-1", "name": "Wells", "status": "ONGOING"}).id
    for start, end in (("2024-03-04", "2024-03-20"), ("2024-02-11", None)):
        values = {"activity_type": "NTS", "task_id": task, "start_date": start, "end_date": end}
        records.save(ctx, "activity", values)
    person.window.go("task", record=task)
    body = _pane(person).body
    assert body.rows["actual_start"].reading.text() == "First activity: 11 Feb 2024"
    assert body.rows["actual_end"].reading.text() == "Last activity: 20 Mar 2024"
