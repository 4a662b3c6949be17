"""What a centre makes of a code list: its own words, codes, ends and merges, over what is shipped."""

from __future__ import annotations

from datetime import date

import pytest

from mac_desktop.domain.codelists import (
    LIST_OF_LISTS,
    OF_THE_PROGRAM,
    OPEN_TO_COUNTRIES,
    TITLES,
    all_codelists,
    codelist,
)
from mac_desktop.domain.codes import CodeList
from mac_desktop.domain.own_lists import SHIPPED, CodeLists, OwnCode
from mac_desktop.domain.workflows import WORKFLOWS
from mac_desktop.texts import Texts

TODAY = date(2026, 4, 20)


def lists(*entries: OwnCode) -> CodeList:
    return CodeLists(entries)["occupation"]


def own(code: str, **said: object) -> OwnCode:
    return OwnCode("occupation", code, **said)  # type: ignore[arg-type]


def test_a_list_of_national_practice_may_be_edited_unless_a_state_or_a_figure_depends_on_it() -> None:
    editable = {c.key for c in all_codelists() if c.editable}
    assert {"occupation", "ethnic_group", "place_kind", "closure_reason", "land_use", "eore_method"} <= editable
    assert not editable & OF_THE_PROGRAM
    assert not editable & {workflow.codelist for workflow in WORKFLOWS}
    assert set(TITLES) >= OPEN_TO_COUNTRIES | OF_THE_PROGRAM
    assert {c.key for c in all_codelists() if any(x.monitor or x.article7 for x in c)} & editable == {"closure_reason"}


def test_lists_that_figures_and_treaties_depend_on_stay_closed() -> None:
    for key in ("sex", "casualty_outcome", "release_type", "land_class", "treaty", "eo_category", "record_state"):
        changed = CodeLists(
            [OwnCode(key, "NEW", {"en": "New"}), OwnCode(key, next(iter(codelist(key))).code, {"en": "X"})]
        )
        assert changed[key] == codelist(key)


def test_a_shipped_code_gets_the_centres_words_and_keeps_the_rest() -> None:
    found = lists(own("FARMER", labels={"en": "Peasant"}, also_called=("Fellah",), order=99)).get("FARMER")
    assert found is not None
    assert (found.label, found.label_for("fr")) == ("Peasant", "Agriculteur")
    assert {"Fellah", "Campesino"} <= set(found.also_called)
    assert found.definition == codelist("occupation").codes[0].definition
    assert found.source == "national practice"


def test_the_shipped_list_itself_stays_as_it_is() -> None:
    lists(own("FARMER", labels={"en": "Peasant"}))
    assert codelist("occupation").label("FARMER") == SHIPPED["occupation"].label("FARMER") == "Farmer"


def test_a_new_code_stands_last_or_where_the_centre_puts_it() -> None:
    found = lists(own("BEEK", labels={"en": "Beekeeper"}), own("WELL", labels={"en": "Well digger"}, order=15))
    codes = [c.code for c in found]
    assert codes[-1] == "BEEK"
    assert codes[:3] == ["FARMER", "WELL", "FARMHAND"]
    assert found.find("bee KEEPER") is None
    assert found.find(" BEEKEEPER ") == "BEEK"


def test_a_merged_code_is_read_as_the_one_that_took_its_place_also_through_several_merges() -> None:
    found = lists(
        own("FARMHAND", merged_into="FARMER"), own("BEEK", labels={"en": "Beekeeper"}, merged_into="FARMHAND")
    )
    assert [found.find(text) for text in ("BEEK", "beekeeper", "Farm worker", "FARMHAND")] == ["FARMER"] * 4
    assert found.label("BEEK") == "Beekeeper", "what is stored in an old backup can still be read"
    assert not {"BEEK", "FARMHAND"} & {c.code for c in found.offered()}


def test_two_codes_merged_into_each_other_do_not_hang_the_program() -> None:
    found = lists(own("FARMER", merged_into="FARMHAND"), own("FARMHAND", merged_into="FARMER"))
    assert found.find("FARMER") in ("FARMER", "FARMHAND")


def test_what_is_still_written_or_was_taken_out_can_be_read_and_not_chosen() -> None:
    found = lists(
        own("BEEK", labels={"en": "Beekeeper"}, in_effect=False), own("FARMER", labels={"en": "X"}, in_effect=False)
    )
    assert found.label("BEEK") == "Beekeeper"
    assert "BEEK" not in {c.code for c in found.offered()}
    assert found.find("Beekeeper") is None
    assert found.label("FARMER") == "Farmer"


def test_of_two_entries_for_a_code_the_one_in_effect_counts() -> None:
    found = lists(own("BEEK", labels={"en": "Draft"}, in_effect=False), own("BEEK", labels={"en": "Beekeeper"}))
    assert [c.label for c in found if c.code == "BEEK"] == ["Beekeeper"]


def test_a_name_that_the_centre_gave_twice_does_not_stop_the_list() -> None:
    found = lists(own("BEEK", labels={"en": "Farmer"}))
    assert found.find("farmer") == "FARMER"
    assert found.find("BEEK") == "BEEK"


@pytest.mark.parametrize(("day", "first"), [(TODAY, True), (date(2020, 1, 1), False)])
def test_codes_not_in_use_on_the_day_are_offered_last(day: date, first: bool) -> None:
    found = lists(own("FARMER", active_from=date(2021, 1, 1)))
    assert (found.offered(day)[0].code == "FARMER") is first
    assert found.offered(day)[-1].code == ("UNK" if first else "FARMER")


def test_the_list_of_lists_names_what_may_be_edited_and_the_centres_own_lists() -> None:
    shipped, centre = SHIPPED[LIST_OF_LISTS], CodeLists([], {"own_soil": "Soil"})
    assert {c.code for c in shipped} == {c.key for c in all_codelists() if c.editable}
    assert shipped.label("occupation", "fr") == Texts("fr")(TITLES["occupation"]) != TITLES["occupation"]
    assert centre[LIST_OF_LISTS].label("own_soil") == "Soil"
    assert len(centre["own_soil"]) == 0
    assert "own_soil" in centre
    assert len(centre) == len(SHIPPED) + 1
