"""What a centre wrote of a code reaches its lists word for word, and only once it counts."""

from __future__ import annotations

from datetime import date

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.own_lists import CodeLists, OwnCode
from mac_desktop.domain.problems import WrongUse
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.centre import no_form
from mac_desktop.forms.own_definitions import day, in_effect, labels, lines, own_codes, text
from mac_desktop.forms.schema import Values

ENTRY: Values = {
    "list_key": "occupation",
    "code": "BEEK",
    "label": "Beekeeper",
    "label_fr": "Apiculteur",
    "label_ar": "نحال",
    "definition": "Keeps bees.",
    "also_called": " Honey farmer \n\nApiarist",
    "position": 15,
    "counts_in_monitor": "Civilian",
    "counts_in_article7": "Mines",
    "active_from": "2024",
    "active_to": "2025-02",
    "merged_into": "FARMER",
    "state": "approved",
}


def test_every_word_of_an_entry_is_taken_over() -> None:
    assert own_codes([ENTRY]) == [
        OwnCode(
            "occupation",
            "BEEK",
            {"en": "Beekeeper", "fr": "Apiculteur", "ar": "نحال"},
            "Keeps bees.",
            ("Honey farmer", "Apiarist"),
            15,
            "Civilian",
            "Mines",
            date(2024, 1, 1),
            date(2025, 2, 28),
            "FARMER",
            in_effect=True,
        )
    ]


def test_what_an_entry_leaves_out_is_not_said() -> None:
    assert own_codes([{"list_key": "occupation", "code": "BEEK", "state": "draft", "position": Gap.UNKNOWN}]) == [
        OwnCode("occupation", "BEEK", in_effect=False)
    ]


@pytest.mark.parametrize("lacking", ["list_key", "code"])
def test_an_entry_without_a_list_or_a_code_says_nothing(lacking: str) -> None:
    assert own_codes([{**ENTRY, lacking: None}]) == []


def test_a_report_on_an_entry_says_nothing_before_it_is_approved() -> None:
    assert own_codes([{**ENTRY, "updates_id": "e1"}]) == []


@pytest.mark.parametrize(
    ("state", "deleted_at", "counts"),
    [
        ("draft", None, False), ("submitted", None, True), ("verified", None, True), ("approved", None, True),
        ("returned", None, False), ("rejected", None, False), ("approved", "2026-01-01", False),
    ],
)  # fmt: skip
def test_an_entry_counts_from_its_submission_to_its_end(state: str, deleted_at: str | None, counts: bool) -> None:
    assert in_effect({"state": state, "deleted_at": deleted_at}) is counts


def test_labels_in_six_languages_and_nothing_else() -> None:
    said: Values = {
        "label": "A",
        **{f"label_{language}": language for language in ("fr", "es", "pt", "ar", "ru", "de")},
    }
    assert labels(said) == {"en": "A", "fr": "fr", "es": "es", "pt": "pt", "ar": "ar", "ru": "ru"}
    assert labels({"label": Gap.NONE, "label_fr": ""}) == {}


def test_gaps_are_no_words() -> None:
    assert text({"a": Gap.UNKNOWN}, "a") == text({}, "a") == text({"a": 5}, "a") == ""
    assert lines({"a": "one\n two \n\n"}, "a") == ("one", "two")
    assert day({"a": "2024-02"}, "a") == "2024-02"
    assert day({}, "a") is None


def test_a_centres_words_reach_every_part_of_a_shipped_code() -> None:
    said = OwnCode(
        "occupation", "FARMER", {"es": "Campesino"}, "Tills the land.", ("Fellah",), 99, "Civilian", "Mines",
        date(2020, 1, 1), date(2030, 1, 1),
    )  # fmt: skip
    changed = CodeLists([said])["occupation"].get("FARMER")
    assert changed is not None
    assert (changed.definition, dict(changed.definitions)) == ("Tills the land.", {"en": "Tills the land."})
    assert (changed.order, changed.monitor, changed.article7) == (99, "Civilian", "Mines")
    assert (changed.active_from, changed.active_to) == (date(2020, 1, 1), date(2030, 1, 1))
    assert (changed.labels["es"], changed.labels["en"]) == ("Campesino", "Farmer")
    assert "Fellah" in changed.also_called
    new = CodeLists([OwnCode("occupation", "BEEK")])["occupation"].get("BEEK")
    assert new is not None
    assert (new.label, new.definition, new.source) == ("BEEK", "", "this centre")


def test_a_list_that_a_centre_made_has_its_title_and_is_open_to_it() -> None:
    lists = CodeLists([OwnCode("own_soil", "CLAY", {"en": "Clay"})], {"own_soil": "Soil"})
    assert (lists["own_soil"].key, lists["own_soil"].title, lists["own_soil"].editable) == ("own_soil", "Soil", True)
    assert lists["own_soil"].find("clay") == "CLAY"
    assert lists["code_list"].title == "Code list"


def test_a_form_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(WrongUse, match="There is no form “acident”"):
        form_for("acident")
    told = no_form("x", {"b": 1, "a": 2})
    assert str(told) == "There is no form “x”. The forms are: a, b."
