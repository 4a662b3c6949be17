"""A code must have been in use on the day that the record is about (rule V3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from tests.unit.forms.held_records import HeldRecords

from mac_desktop.domain.problems import Problem
from mac_desktop.forms.catalogue.all_forms import forms_of_centre
from mac_desktop.forms.rules.in_use import rules_of
from mac_desktop.forms.schema import Values
from mac_desktop.forms.validate import validate
from mac_desktop.services import wording
from mac_desktop.texts import Texts

TODAY = dt.date(2026, 4, 20)
ENDED: Values = {"list_key": "occupation", "code": "FISHER", "active_to": "2020-06", "state": "submitted"}
BEGUN: Values = {"list_key": "place_kind", "code": "PYLON", "active_from": "2024", "state": "approved"}
DRAFT: Values = {"list_key": "occupation", "code": "BEEK", "label": "Beekeeper", "state": "draft"}


def v3(form_key: str, raw: dict[str, object], held: HeldRecords | None = None, *entries: Values) -> list[Problem]:
    form = forms_of_centre(entries or (ENDED, BEGUN, DRAFT)).form(form_key)
    return [p for p in validate(form, raw, held or HeldRecords(), today=TODAY).problems if p.rule == "V3"]


def accidents(date: str | None) -> HeldRecords:
    return HeldRecords({"accident": [{"id": "a1", "accident_date": date}]})


@pytest.mark.parametrize(
    ("accident_date", "wrong"),
    [("2019-01-01", False), ("2020", False), ("2020-06-30", False), ("2020-07", True), (None, True)],
)
def test_a_casualty_is_judged_by_the_day_of_its_accident(accident_date: str | None, wrong: bool) -> None:
    raw: dict[str, object] = {"accident_id": "a1", "occupation": "FISHER"}
    assert bool(v3("casualty", raw, accidents(accident_date))) is wrong


@pytest.mark.parametrize(("day", "wrong"), [("2023-12-31", True), ("2023", True), ("2024-01-01", False), ("", False)])
def test_an_accident_is_judged_by_its_own_day_else_by_today(day: str, wrong: bool) -> None:
    assert bool(v3("accident", {"accident_date": day, "place_kind": "PYLON"})) is wrong


def test_what_has_no_day_of_its_own_is_judged_by_today() -> None:
    assert v3("person", {"occupation": "FISHER"})
    assert not v3("person", {"occupation": "FARMER"})


def test_a_code_that_is_still_being_written_cannot_be_chosen() -> None:
    assert v3("person", {"occupation": "BEEK"})


def test_each_of_several_codes_is_judged() -> None:
    ended: Values = {"list_key": "wound", "code": "EYES", "active_to": "2001", "state": "submitted"}
    raw: dict[str, object] = {"accident_id": "a1", "wounds": "HEAD; EYES"}
    assert v3("casualty", raw, accidents("2010"), ended)
    assert not v3("casualty", raw, accidents("2000"), ended)
    assert not v3("casualty", {**raw, "wounds": "HEAD"}, accidents("2010"), ended)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("Occupation", "“Fisher", "2021-07", "Farmer")),
        ("fr", ("Profession", "Pêcheur", "2021-07", "Agriculteur")),
    ],
)
def test_the_sentence_says_when_and_what_to_choose_instead(language: str, parts: Sequence[str]) -> None:
    (problem,) = v3("casualty", {"accident_id": "a1", "occupation": "FISHER"}, accidents("2021-07"))
    said = wording.sentence(Texts(language), problem)
    assert all(part in said for part in parts), said
    assert said.count("Fisher") <= 1


def test_without_dated_codes_no_other_record_is_asked() -> None:
    held = accidents("2021")
    form = forms_of_centre([{**ENDED, "active_to": None, "label": "Fisher folk"}]).form("casualty")
    before = held.asked
    assert all(rule.id != "V3" for rule in rules_of(form))
    assert held.asked == before
