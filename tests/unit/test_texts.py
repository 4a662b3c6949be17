"""Everything that people can see is there in French, and the compiled catalogue is the one that was translated."""

from __future__ import annotations

import gettext
import importlib.util
import io
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from mac_desktop.texts import N_, Texts, available_languages

TOP = Path(__file__).resolve().parents[2]
PO = TOP / "resources" / "locale" / "fr" / "LC_MESSAGES" / "mac_desktop.po"
HOW = "Run “make texts”, translate the empty entries of mac_desktop.po, and run it again."
NO_BREAK = "\N{NO-BREAK SPACE}"
PLACE = re.compile(r"\{(\w*)[^}]*\}")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """packaging/texts.py, which is no module of the program."""
    spec = importlib.util.spec_from_file_location("collect_texts", TOP / "packaging" / "texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def french(script: ModuleType) -> Catalog:
    return script.read(PO, "fr")


def _forms(message: object) -> list[str]:
    return list(message) if isinstance(message, (tuple, list)) else [str(message)]


def _pairs(catalogue: Catalog) -> list[tuple[str, str]]:
    """(English, French) of every form of every text."""
    return [
        (english, french)
        for message in catalogue
        if message.id
        for english, french in zip(_forms(message.id), _forms(message.string), strict=True)
    ]


def test_every_text_that_people_see_is_translated_into_french(script: ModuleType, french: Catalog) -> None:
    found = script.collect()
    assert len(found) > 1500
    assert script.missing(script.updated("fr", french, found)) == [], HOW


def test_the_catalogue_holds_no_text_that_the_program_has_no_more(script: ModuleType, french: Catalog) -> None:
    found = {text if isinstance(text, str) else text[0] for text in script.collect()}
    assert [m.id for m in french if m.id and _forms(m.id)[0] not in found] == [], HOW


def test_a_translation_keeps_every_place_of_its_text(french: Catalog) -> None:
    # A lost place loses a fact of the sentence; an invented one stops the program where the sentence is shown.
    wrong = [
        (english, said) for english, said in _pairs(french) if set(PLACE.findall(english)) != set(PLACE.findall(said))
    ]
    assert wrong == []


def test_no_translation_is_empty_or_only_guessed(french: Catalog) -> None:
    assert [english for english, said in _pairs(french) if not said] == []
    assert [m.id for m in french if m.id and m.fuzzy] == []


def test_french_is_set_as_french_is_printed(french: Catalog) -> None:
    # A line must not begin with a colon or a closing quotation mark, and English quotation marks are not French ones.
    wrong = [
        said
        for _, said in _pairs(french)
        if re.search(r"(?<=[^\W\d]) [:;?!»]|« |[“”]|[^\W\d][;?!»]|«[^\N{NO-BREAK SPACE}]", said)
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_made_from_the_one_that_people_edit(script: ModuleType, french: Catalog) -> None:
    assert PO.with_suffix(".mo").read_bytes() == script.mo_bytes(french), HOW


def test_writing_the_catalogue_again_changes_nothing(script: ModuleType, french: Catalog, tmp_path: Path) -> None:
    found, copy = script.collect(), tmp_path / "mac_desktop.po"
    copy.write_bytes(script.po_bytes(script.updated("fr", french, found), keep_obsolete=True))
    again = script.updated("fr", script.read(copy, "fr"), found)
    assert script.po_bytes(again, keep_obsolete=True) == copy.read_bytes()


def test_the_catalogue_names_no_day_no_person_and_no_line(script: ModuleType, french: Catalog) -> None:
    for held in (PO.read_text(encoding="utf-8"), script.mo_bytes(french).decode("utf-8", errors="ignore")):
        assert "Date:" not in held
        assert "Generated-By" not in held
        assert not re.search(r"\w@\w", held)
        assert not re.search(r"^#: .*\.py:\d", held, re.MULTILINE)


def test_a_text_is_shown_in_the_language_that_was_asked_for() -> None:
    texts = Texts("fr")
    assert texts("Hazardous area") == "Zone dangereuse"
    assert texts("Row {row}", row=7) == "Ligne 7"
    assert Texts("en")("Hazardous area") == "Hazardous area"
    assert Texts("fr_CD")("Hazardous area") == "Zone dangereuse"


def test_a_number_takes_the_form_that_the_language_gives_it() -> None:
    texts = Texts("fr")
    one, many = "{number} record", "{number} records"
    assert [texts.count(one, many, n) for n in (0, 1, 2)] == ["0 fiche", "1 fiche", "2 fiches"]
    assert [Texts("en").count(one, many, n) for n in (0, 1, 2)] == ["0 records", "1 record", "2 records"]


def test_a_pair_that_was_marked_apart_is_translated_too() -> None:
    one, many = N_("Due in 1 day."), N_("Due in {days} days.")
    assert Texts("fr").count(one, many, 3, days=3) == "À échéance dans 3 jours."


def test_an_unknown_text_and_an_unknown_language_stay_english() -> None:
    assert Texts("fr")("A text that {nobody} marked", nobody="nobody") == "A text that nobody marked"
    assert Texts("xx")("Hazardous area") == "Hazardous area"
    assert Texts("fr")("") == "", "the empty text is the catalogue's header"


def test_values_that_are_marked_texts_are_translated_with_their_sentence() -> None:
    assert Texts("fr").fill("Add {form}", {"form": "Accident"}) == f"Ajout{NO_BREAK}: Accident"


def test_only_languages_with_a_catalogue_are_offered() -> None:
    assert available_languages() == ["en", "fr"]


def test_a_half_translated_catalogue_shows_english_instead_of_nothing(script: ModuleType) -> None:
    found = {"Row": {"a.py"}, "Column": {"a.py"}, ("{number} row", "{number} rows"): {"a.py"}}
    catalogue = script.updated("fr", Catalog(locale="fr"), found)
    catalogue["Row"].string = "Ligne"
    made = gettext.GNUTranslations(io.BytesIO(script.mo_bytes(catalogue)))
    assert (made.gettext("Row"), made.gettext("Column")) == ("Ligne", "Column")
    assert made.ngettext("{number} row", "{number} rows", 2) == "{number} rows"
    assert sorted(script.missing(catalogue)) == ["Column", "{number} row"]


def test_the_collector_finds_marks_calls_and_pairs(script: ModuleType) -> None:
    source = (
        'A = N_("a " "b")\nself.texts("c", x=1)\nctx.texts(N_("d"))\ntexts.count("one", "many", 3)\n'
        'desk.texts.count(N_("{n} x"), N_("{n} xs"), 3)\ntexts(label)\n"abc".count("b")\nlog("e")\nquery.count(a, B)\n'
    )
    found = set(script.in_tree(script.ast.parse(source)))
    assert found == {"a b", "c", "d", ("one", "many"), ("{n} x", "{n} xs")}
