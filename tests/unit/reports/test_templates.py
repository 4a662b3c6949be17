"""The printed forms are data: they are read whole, and a slip in them is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from mac_desktop.domain.problems import UserError, WrongUse
from mac_desktop.paths import resources
from mac_desktop.reports import templates

SOURCE = resources("forms", f"{templates.ARTICLE_7_CLASSIC}.toml").read_text(encoding="utf-8")


def captions(part: object) -> list[templates.Caption]:
    if isinstance(part, templates.Caption):
        return [part]
    if isinstance(part, tuple):
        return [caption for item in part for caption in captions(item)]
    names = getattr(part, "__dataclass_fields__", ())
    return [caption for name in names for caption in captions(getattr(part, name))]


def changed(tmp_path: Path, old: str, new: str) -> Path:
    assert old in SOURCE
    path = tmp_path / "changed.toml"
    path.write_text(SOURCE.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_classic_format_has_forms_a_to_j_with_the_tables_of_each_revision() -> None:
    template = templates.load()
    assert [form.letter for form in template.forms] == list("ABCDEFGHIJ")
    tables = {form.letter: [table.id for table in form.tables] for form in template.forms}
    assert {"table_1", "table_2"} <= set(tables["B"])
    assert {"table_1a", "table_1b", "table_2", "table_3"} <= set(tables["D"])
    assert {"table_1", "table_1b", "table_2"} <= set(tables["G"])


def test_form_a_can_not_be_ticked_as_not_applicable_and_every_other_form_can() -> None:
    template = templates.load()
    without = [form.letter for form in template.forms if "not_applicable" not in form.options]
    assert without == ["A"]


def test_every_caption_is_there_in_english_and_french_with_its_evidence() -> None:
    found = captions(templates.load())
    assert len(found) > 250
    for caption in found:
        assert set(caption.words) == {"en", "fr"}, caption
        assert bool(caption.words["en"]) == bool(caption.words["fr"]), caption
        assert caption.evidence_for("en")
        assert caption.evidence_for("fr")


def test_both_languages_have_the_same_places_to_fill() -> None:
    from string import Formatter

    for caption in captions(templates.load()):
        places = [{name for _, name, _, _ in Formatter().parse(words) if name} for words in caption.words.values()]
        assert places[0] == places[1], caption


def test_the_land_summary_has_the_eight_columns_of_the_guide() -> None:
    summary = next(table for table in templates.load().form("C").tables if table.id == "summary")
    assert len(summary.columns) == 8
    assert len(summary.total) == 6


def test_lot_numbers_are_asked_for_stock_and_not_for_mined_areas() -> None:
    columns = {table.id: {column.key for column in table.columns} for table in templates.load().form("G").tables}
    assert "lot" in columns["table_1"]
    assert "lot" in columns["table_1b"]
    assert "lot" not in columns["table_2"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('letter = "C"', 'letter = "C"\ncolour = "red"', "forms[3]: the key colour is unknown"),
        ('kind = "m2"', 'kind = "acres"', "the kind acres is unknown"),
        ('evidence = "S17"', 'evidence = "heard"', "the evidence mark heard is unknown"),
        (
            'order = ["measures", "narrative"]',
            'order = ["measures"]',
            "the order must name every table and every box",
        ),
        ('total = ["quantity"]', 'total = ["amount"]', "the total names a column amount that does not exist"),
        ('letter = "B"\n', "", "forms[2]: the key letter is missing"),
    ],
)
def test_a_slip_in_a_template_is_named_with_its_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    with pytest.raises(UserError, match="has a mistake at") as caught:
        templates.read(changed(tmp_path, old, new))
    assert place in str(caught.value)


def test_a_file_that_is_not_toml_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("tag = ", encoding="utf-8")
    with pytest.raises(UserError, match=r"broken\.toml is not valid TOML"):
        templates.read(path)


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WrongUse, match="apmbc-classic-2007"):
        templates.load("apmbc-1850")
