"""Every list can be shown in English and French, and knows the words that partners use."""

from __future__ import annotations

import csv
import doctest
import os
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from mac_desktop.domain import codes as codes_module
from mac_desktop.domain.codelists import LIST_OF_LISTS, MADE, TITLES, all_codelists, coded, codelist
from mac_desktop.domain.codes import Code, Coded, CodeList
from mac_desktop.domain.folding import fold
from mac_desktop.domain.problems import Severity
from mac_desktop.paths import resources

LISTS = all_codelists()
HEADINGS = (
    "code,label_en,label_fr,definition_en,definition_fr,also_called,order,source,active_from,active_to,"
    "maps_to_monitor,maps_to_article7"
)


@pytest.mark.parametrize("codes", LISTS, ids=lambda c: c.key)
def test_every_value_has_a_code_of_its_own_and_is_said_in_english_and_french(codes: CodeList) -> None:
    assert len({c.code for c in codes}) == len(codes) > 0
    assert codes.title
    for code in codes:
        assert {"en", "fr"} <= set(code.labels), code.code
        assert ("en" in code.definitions) == ("fr" in code.definitions), code.code
        assert code.source, code.code
    assert len({c.label for c in codes}) == len({c.labels["fr"] for c in codes}) == len(codes)
    assert [c.order for c in codes] == sorted({c.order for c in codes})


@pytest.mark.parametrize("codes", LISTS, ids=lambda c: c.key)
def test_no_name_means_two_values_and_each_name_is_found(codes: CodeList) -> None:
    for code in codes:
        for name in (code.code, *code.labels.values(), *code.also_called):
            assert codes.find(f"  {name.upper()} ") == code.code, name


def test_a_name_that_means_two_values_stops_the_list_from_loading() -> None:
    one = Code("A", "Wounded", "", ("Herido",), "test", 1)
    two = Code("B", "Killed", "", ("HERÍDO",), "test", 2)
    with pytest.raises(ValueError, match="means both A and B"):
        CodeList("test", "Test", (one, two))


def test_each_file_has_a_title_and_the_agreed_columns() -> None:
    files = sorted(resources("codelists").glob("*.csv"))
    assert [f.stem for f in files] == sorted(set(TITLES) - MADE), "lists of lists are made from the titles"
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines[0] in (HEADINGS, f"{HEADINGS},parent", f"{HEADINGS},belongs_to"), file.name
        assert all(len(row) == len(lines[0].split(",")) for row in csv.reader(lines)), file.name


def test_each_sub_category_of_ordnance_belongs_to_a_category_and_is_named_for_it() -> None:
    for code in codelist("eo_subcategory"):
        assert code.belongs_to in codelist("eo_category"), code.code
        assert code.code.startswith(f"{code.belongs_to}_")


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("casualty_outcome", "Herido", "INJURED"),
        ("casualty_outcome", "tuee", "KILLED"),
        ("sex", "Sin Informacion", "UNK"),
        ("sex", "ذكر", "M"),
        ("sex", "انثى", "F"),
        ("age_group", "mayor de 18 anos", "ADULT"),
        ("casualty_condition", "FUERZA PUBLICA", "MIL"),
        ("eo_category", "Accidente por MAP", "APM"),
        ("eo_category", "Accidente por MUSE", "OTH"),
        ("accident_cause", "Accidente por MAP", "MINE"),
        ("accident_cause", "Accidente por MUSE", "UXO"),
        ("activity_at_accident", "Erradicador manual – PCI", "ERAD"),
        ("yes_no", "Sí", "YES"),
        ("yes_no", "لا", "NO"),
        ("yes_no", "si", "YES"),
        ("land_class", "sha", "SHA"),
        ("treaty", "Ottawa Convention", "APMBC"),
        ("treaty_article", "Article 5", "5"),
        ("place_kind", "Infra torres electricas", "PYLON"),
    ],
)
def test_words_of_registers_are_understood(key: str, text: str, code: str) -> None:
    assert codelist(key).find(text) == code


def test_what_is_in_no_list_is_not_guessed() -> None:
    assert codelist("sex").find("Masc") is None
    assert codelist("sex").find("") is None
    assert codelist("yes_no").find("Not reported") is None


def test_a_value_within_another_is_found_under_it() -> None:
    bands = codelist("age_band")
    assert bands.within("A05_09") == ("A05_09", "CHILD")
    assert bands.within("ADULT") == ("ADULT",)
    assert bands.within("no such band") == ()


def test_no_age_band_lies_on_both_sides_of_eighteen() -> None:
    for code in codelist("age_band"):
        if code.parent:
            first, _, last = code.code.removeprefix("A").partition("_")
            assert (int(first) >= 18) == (code.parent == "ADULT"), code.code
            assert last == "UP" or (int(last) >= 18) == (code.parent == "ADULT"), code.code


def test_a_value_within_itself_or_within_nothing_stops_the_list_from_loading() -> None:
    one = Code("A", "One", "", (), "test", 1, parent="B")
    two = Code("B", "Two", "", (), "test", 2, parent="A")
    with pytest.raises(ValueError, match="'A' cannot be within 'B'"):
        CodeList("test", "Test", (one,))
    with pytest.raises(ValueError, match="'B' cannot be within 'A'"):
        CodeList("test", "Test", (one, two))


def test_labels_follow_the_language_and_fall_back_to_english_and_to_the_code() -> None:
    sex = codelist("sex")
    assert (sex.label("F"), sex.label("F", "fr"), sex.label("F", "fr_CH"), sex.label("F", "km")) == (
        "Female",
        "Féminin",
        "Féminin",
        "Female",
    )
    assert sex.label("Z9", "fr") == "Z9"
    child = codelist("age_group").get("CHILD")
    assert child is not None
    assert child.definition_for("fr").startswith("Moins de dix-huit ans")


def test_lists_cannot_be_changed_by_whoever_uses_them() -> None:
    sex = codelist("sex")
    assert codelist("sex") is sex
    with pytest.raises(FrozenInstanceError):
        sex.codes = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        sex.codes[0].labels["en"] = "x"  # type: ignore[index]


def test_a_value_is_offered_only_while_it_is_in_force() -> None:
    code = Code("X", "X", "", (), "test", 1, active_from=date(2020, 1, 1), active_to=date(2020, 12, 31))
    assert code.is_active(date(2020, 1, 1))
    assert code.is_active(date(2020, 12, 31))
    assert not code.is_active(date(2019, 12, 31))
    assert not code.is_active(date(2021, 1, 1))


def test_the_severities_of_the_list_are_those_of_problems() -> None:
    assert [c.code for c in codelist("severity")] == [s.value for s in Severity]


def test_ap_mines_are_told_apart_from_other_ordnance_for_article_7() -> None:
    mines = {c.code for c in codelist("eo_category") if c.article7}
    assert mines == {"APM", "IAPM"}


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(codes_module).failed == 0


REGISTER = "colombia-victims-2022.csv"
LIST_OF_COLUMN = {
    "condicion": "casualty_condition",
    "estado": "casualty_outcome",
    "genero": "sex",
    "rangoedad": "age_group",
    "tipoarea": "area_type",
    "Actividad": "activity_at_accident",
    "grupoetnico": "ethnic_group",
    "tipoevento": "eo_category",
}


def test_every_value_of_the_colombian_register_is_known() -> None:
    default = Path(__file__).parents[3].parent / "shared" / "data"
    file = Path(os.environ.get("MAC_DESKTOP_REAL_DATA", default)) / REGISTER
    if not file.exists():
        pytest.skip(f"{REGISTER} is not there: set MAC_DESKTOP_REAL_DATA to the folder of real files")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    unknown = {
        (column, row[column])
        for row in rows
        for column, key in LIST_OF_COLUMN.items()
        if codelist(key).find(row[column]) is None
    }
    assert unknown == set()
    # In this edition the site is free text (the name of a hamlet); only its "no information" is a code.
    sites = {row["sitio"] for row in rows if fold(row["sitio"]) == "sin informacion"}
    assert {codelist("place_kind").find(site) for site in sites} == {"UNK"}


def _rows(key: str) -> list[dict[str, str]]:
    with resources("codelists", f"{key}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("codes", [c for c in LISTS if c.key not in MADE], ids=lambda c: c.key)
def test_every_word_of_a_list_that_its_keeper_wrote_reaches_the_program(codes: CodeList) -> None:
    rows = _rows(codes.key)
    assert [c.code for c in codes] == [row["code"] for row in sorted(rows, key=lambda row: int(row["order"]))]
    assert codes.title == TITLES[codes.key]
    for row in rows:
        code = codes.get(row["code"])
        assert code is not None
        assert (code.code, code.label, code.definition) == (row["code"], row["label_en"], row["definition_en"])
        assert (code.label_for("fr"), code.definition_for("fr")) == (row["label_fr"], row["definition_fr"])
        assert set(code.labels) == {n.split("_")[1] for n, text in row.items() if n.startswith("label_") and text}
        assert set(code.definitions) == {n[11:] for n, text in row.items() if n.startswith("definition_") and text}
        assert "|".join(code.also_called) == row["also_called"]
        assert (code.source, code.order) == (row["source"], int(row["order"]))
        assert (code.monitor, code.article7) == (row["maps_to_monitor"], row["maps_to_article7"])
        assert (str(code.active_from or ""), str(code.active_to or "")) == (row["active_from"], row["active_to"])
        assert code.parent == row.get("parent", "")


def test_a_code_that_is_not_always_in_use_makes_its_list_a_dated_one() -> None:
    always = Code("A", "A", "", (), "test", 1)
    for other in (
        Code("B", "B", "", (), "test", 2, active_from=date(2020, 1, 1)),
        Code("B", "B", "", (), "test", 2, active_to=date(2020, 1, 1)),
        Code("B", "B", "", (), "test", 2, merged_into="A"),
        Code("B", "B", "", (), "test", 2, in_effect=False),
    ):
        assert CodeList("t", "T", (always, other)).is_dated
        assert not other.is_always_active
    assert not CodeList("t", "T", (always,)).is_dated


def test_a_value_is_in_force_where_a_stretch_of_days_touches_it() -> None:
    code = Code("X", "X", "", (), "test", 1, active_from=date(2020, 3, 1), active_to=date(2020, 3, 31))
    assert code.is_active(date(2020, 1, 1), date(2020, 3, 1))
    assert code.is_active(date(2020, 3, 31), date(2020, 12, 31))
    assert not code.is_active(date(2020, 1, 1), date(2020, 2, 29))
    assert not code.is_active(date(2020, 4, 1), date(2020, 12, 31))


def test_a_long_choice_is_named_by_its_first_twelve() -> None:
    codes = tuple(Code(f"C{n}", f"Label {n}", "", (), "test", n) for n in range(1, 14))
    assert str(Coded(codes[:2])) == "Label 1, Label 2"
    assert str(Coded(codes[:12])).endswith("Label 11, Label 12")
    assert str(Coded(codes)).endswith("Label 12 …")


def test_only_codes_of_the_list_are_named_in_a_message() -> None:
    assert str(coded("sex", ("F", "no such code", "M"))) == "Female, Male"


def test_a_name_that_means_two_codes_stops_the_list_unless_people_edit_it() -> None:
    one = Code("A", "One", "", ("Same",), "test", 1)
    two = Code("B", "Two", "", ("same",), "test", 2)
    with pytest.raises(ValueError, match="code list t: 'same' means both A and B"):
        CodeList("t", "T", (one, two))
    assert CodeList("t", "T", (one, two), first_wins=True).find("SAME") == "A"


def test_the_list_of_lists_is_made_by_the_program_and_numbered_as_it_is_shown() -> None:
    lists = codelist(LIST_OF_LISTS)
    assert {code.source for code in lists} == {"the program"}
    assert [code.order for code in lists] == list(range(1, len(lists) + 1))
    assert [code.code for code in lists] == sorted(code.code for code in lists)
    assert {(code.definition, code.also_called) for code in lists} == {("", ())}
