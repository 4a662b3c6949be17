"""The Article 7 report says what the records say, and nothing that they do not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.unit.reports.invented_country import fill

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.gaps import Gap
from mac_desktop.reports import templates
from mac_desktop.reports.documents.article7 import TABLES, Article7, Request, build, compose
from mac_desktop.reports.documents.model import LabelledLines, Paragraph, Part, Table, TickTable
from mac_desktop.reports.measures.definitions import definitions
from mac_desktop.reports.measures.scope import Scope
from mac_desktop.texts import ENGLISH, Texts

TEMPLATE = templates.load()
YEAR = Scope("2025-01-01", "2025-12-31")
REQUEST = Request(2025, date(2026, 4, 28), date(2026, 4, 28), step=12, program_version="0.1.0")


@pytest.fixture
def marland(records):
    fill(records)
    return records


def report(records, request: Request = REQUEST, scope: Scope = YEAR, texts: Texts = ENGLISH) -> Article7:
    return compose(TEMPLATE, records.conn, scope, request, texts)


def part(made: Article7, letter: str) -> Part:
    return next(each for each in made.document.parts if each.key == f"form_{letter.lower()}")


def table(made: Article7, key: str) -> Table:
    return next(each for _, each in made.document.tables() if each.key == key)


def paragraphs(of: Part) -> list[str]:
    return [block.text for block in of.blocks if isinstance(block, Paragraph)]


def figures(made: Article7) -> dict[str, Figure]:
    found = list(made.document.figures())
    assert len({figure.key for figure in found}) == len(found)
    return {figure.key: figure for figure in found}


def ticks(made: Article7) -> dict[str, str]:
    cover = next(each for each in made.document.parts if each.key == "cover_page")
    boxes = next(block for block in cover.blocks if isinstance(block, TickTable)).rows
    return {box.title[5]: f"{box.options[box.chosen or 0]} {box.last_reporting}".strip() for box in boxes}


def file_report(records, made: Article7, year: int = 2024, last: dict[str, int] | None = None) -> None:
    filed = records.add(
        "filed_report",
        treaty="APMBC",
        period_from=f"{year}-01-01",
        period_to=f"{year}-12-31",
        filed_on=f"{year + 1}-04-20",
    )
    for form in made.forms:
        records.add(
            "filed_form",
            filed_report_id=filed,
            form_letter=form.letter,
            content_hash=form.fingerprint,
            last_reported=(last or {}).get(form.letter),
        )


def test_every_table_of_the_template_has_somebody_who_fills_it() -> None:
    assert set(TABLES) == {f"{form.letter}.{each.id}" for form in TEMPLATE.forms for each in form.tables}


def test_the_report_has_a_title_page_a_cover_page_and_ten_forms_each_with_its_period(marland) -> None:
    document = report(marland).document
    assert [each.key for each in document.parts] == ["title_page", "cover_page", *(f"form_{x}" for x in "abcdefghij")]
    lines = {each.header_line for each in document.parts[2:]}
    assert lines == {
        "State [Party]: Republic of Marland   reporting for time period from 1 January 2025 to 31 December 2025"
    }
    assert document.author == "Marland MAC"
    assert document.facts.template_version == "apmbc-classic-2007/APMBC-2007BG.1"


def test_all_contact_points_stand_on_the_title_page(marland) -> None:
    title = report(marland).document.parts[0]
    lines = next(block for block in title.blocks if isinstance(block, LabelledLines)).lines
    assert [label for label, _ in lines] == ["STATE [PARTY]", "DATE OF SUBMISSION", "POINT OF CONTACT", ""]
    assert "office2@example.org" in lines[-1][1]


def test_form_figures_are_those_of_the_records(marland) -> None:
    found = {key: figure.amount for key, figure in figures(report(marland)).items()}
    assert found["form_b.table_1.total"] == 500
    assert found["form_c.summary.total.known_n"] == 1
    assert found["form_c.summary.total.known_m2"] == 15_000
    assert found["form_c.summary.total.suspected_n"] == 2
    assert found["form_c.summary.total.suspected_m2"] == 7_500
    assert found["form_d.table_1a.total"] == 105
    assert found["form_g.table_1.total"] == 300
    assert found["form_g.table_1b.total"] == 60
    assert found["form_g.table_2.total"] == 14
    assert found["form_g.table_1_cumulative.total"] == 700 + 300 + 60
    assert found["form_j.casualties.total.casualties"] == 3
    assert found["form_j.casualties_by_year.2024.injured"] == 1
    assert found["form_f.land_release.total.released"] == 9_000


def test_every_figure_has_a_definition_in_words_and_opens_records(marland) -> None:
    words = definitions()
    for key, figure in figures(report(marland)).items():
        assert words[figure.measure], key
        assert figure.selections, key
        if figure.amount:
            assert marland.count_behind(figure) > 0, key


def test_an_area_without_a_size_is_counted_and_said_to_be_missing_from_the_square_metres(marland) -> None:
    figure = figures(report(marland))["form_c.summary.total.suspected_m2"]
    assert figure.note == "1 of these 2 areas have no recorded size; they add nothing to it."


def test_an_unknown_quantity_stays_unknown_and_an_empty_one_not_reported(marland) -> None:
    rows = table(report(marland), "form_c.table_2").rows
    quantities = [cell.amount for row in rows for cell in row if isinstance(cell, Figure)]
    assert quantities == [None, Gap.UNKNOWN]


def test_improvised_mines_have_a_line_of_their_own(marland) -> None:
    rows = table(report(marland), "form_g.table_2").rows
    assert [row[0] for row in rows] == ["PMN", "AP mine of an improvised nature"]


def test_an_empty_store_claims_nothing(records) -> None:
    made = report(records)
    assert {each.empty_text for _, each in made.document.tables()} == {
        "No information has been recorded for this table."
    }
    assert figures(made) == {}
    said = " ".join(text for letter in "ABCDEFGHIJ" for text in paragraphs(part(made, letter)))
    assert "Not applicable" not in said
    assert "No additional" not in said


def test_none_is_said_of_a_register_that_is_kept(marland) -> None:
    made = report(marland)
    assert (
        table(made, "form_d.table_3").empty_text
        == "No transfer for the purpose of destruction is recorded in the reporting period."
    )
    assert table(made, "form_b.table_2").rows == ()


def test_not_applicable_is_said_only_where_it_was_declared(marland) -> None:
    made = report(marland)
    assert "Not applicable.\nMines were never produced." in paragraphs(part(made, "E"))
    assert table(made, "form_e.facilities").empty_text == "Not applicable."
    saying = [
        letter
        for letter in "ABCDEFGHIJ"
        if any(text.startswith("Not applicable") for text in paragraphs(part(made, letter)))
    ]
    assert saying == ["E"]


def test_a_form_with_data_is_never_ticked_not_applicable(marland) -> None:
    marland.add("production_facility", name="Old works", programme="CONVERT", status="COMPLETED")
    assert ticks(report(marland))["E"] == "changed"


def test_the_sentence_on_no_new_measures_stands_only_where_it_is_true(marland) -> None:
    sentence = "No additional legal, administrative and other measures were taken during the previous calendar year"
    assert any(text.startswith(sentence) for text in paragraphs(part(report(marland), "A")))
    marland.add("national_measure", kind="DECREE", title="Decree", adopted_on="2025-03")
    assert not any(text.startswith(sentence) for text in paragraphs(part(report(marland), "A")))


def test_without_an_earlier_report_every_form_with_data_is_changed(marland) -> None:
    assert ticks(report(marland)) == dict.fromkeys("ABCDFGHIJ", "changed") | {"E": "non applicable"}


def test_forms_that_say_the_same_as_the_last_report_are_unchanged_since(marland) -> None:
    file_report(marland, report(marland), last={"A": 2019})
    marland.add(
        "retained_movement",
        kind="USED",
        movement_date="2025-12-01",
        institution="Engineer School",
        quantity=5,
        ordnance_type_id=marland.type("PMN"),
        purpose="Training",
    )
    found = ticks(report(marland))
    assert found["A"] == "unchanged (last reporting: 2019)"
    assert found["B"] == "unchanged (last reporting: 2024)"
    assert found["D"] == "changed"
    assert "No change since the report submitted on 20 April 2025." in paragraphs(part(report(marland), "B"))


def test_the_language_and_the_submission_date_do_not_make_a_form_changed(marland) -> None:
    english = report(marland)
    french = report(marland, Request(2025, date(2026, 5, 3), date(2026, 5, 3)), texts=Texts("fr"))
    assert [form.fingerprint for form in english.forms] == [form.fingerprint for form in french.forms]


def test_a_declared_tick_goes_before_the_computed_one(marland) -> None:
    file_report(marland, report(marland))
    for letter, declared in (("B", "CHANGED"), ("J", "UNCHANGED")):
        marland.add(
            "form_declaration", treaty="APMBC", form_letter=letter, declaration=declared, year=2025, reason="Agreed"
        )
    marland.add(
        "narrative", treaty="APMBC", form_letter="J", box="narrative", year=2025, language="en", body="New text"
    )
    made = report(marland)
    assert (ticks(made)["B"], ticks(made)["J"]) == ("changed", "unchanged (last reporting: 2024)")
    assert [form.letter for form in made.forms if form.overridden] == ["B", "J"]


def test_an_initial_report_has_no_cover_page(marland) -> None:
    initial = Request(2025, date(2026, 4, 28), date(2026, 4, 28), initial=True)
    assert "cover_page" not in [each.key for each in report(marland, initial).document.parts]


def test_a_narrative_in_another_language_is_printed_and_says_so(marland) -> None:
    made = report(marland, texts=Texts("fr"))
    said = paragraphs(part(made, "C"))
    assert said[-2:] == ["[Texte enregistré dans une autre langue]", "The survey of the south is finished."]


def test_a_french_report_has_french_captions_and_the_same_figures(marland) -> None:
    french, english = report(marland, texts=Texts("fr")), report(marland)
    assert part(french, "G").title == "Formule G – Mines antipersonnel détruites"
    assert part(french, "G").header_line.endswith("pour la période allant du 1er janvier 2025 au 31 décembre 2025")
    amounts = [[figure.amount for figure in made.document.figures()] for made in (french, english)]
    assert amounts[0] == amounts[1]


def test_what_is_not_approved_or_deleted_is_not_counted(marland) -> None:
    before = figures(report(marland))["form_j.casualties.total.casualties"].amount
    rows: list[Any] = marland.raw.execute("SELECT id FROM casualty ORDER BY number LIMIT 2").fetchall()
    marland.set("casualty", rows[0]["id"], state="verified")
    marland.set("casualty", rows[1]["id"], deleted_at="2026-01-01")
    assert (before, figures(report(marland))["form_j.casualties.total.casualties"].amount) == (3, 1)


def test_building_twice_gives_the_same_document(marland) -> None:
    documents = [build(TEMPLATE, marland.conn, YEAR, REQUEST, ENGLISH) for _ in range(2)]
    assert documents[0] == documents[1]


def test_land_released_by_an_activity_that_is_not_approved_is_still_open(marland) -> None:
    marland.raw.execute("UPDATE activity SET state = 'submitted'")
    found = figures(report(marland))
    assert found["form_c.summary.total.known_m2"].amount == 20_000
    assert "form_f.land_release.total.released" not in found


def test_a_report_filed_for_a_year_is_not_compared_with_itself(marland) -> None:
    made = report(marland)
    file_report(marland, made, year=2024)
    file_report(marland, made, year=2025)
    marland.raw.execute("UPDATE filed_report SET period_to = '2025', filed_on = '2026-04-01' WHERE filed_on > '2026'")
    marland.raw.execute("UPDATE filed_form SET content_hash = 'other' WHERE form_letter = 'B'")
    assert ticks(report(marland))["A"] == "unchanged (last reporting: 2024)"
