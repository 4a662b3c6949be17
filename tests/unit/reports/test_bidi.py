"""Arabic and Persian words stand in the right order, and their numbers are never turned round."""

from __future__ import annotations

import unicodedata

import pytest

from mac_desktop.reports.bidi import base_is_right_to_left, unjoinable, visual
from mac_desktop.reports.fonts import Typesetter


@pytest.mark.parametrize("number", ["12", "12,500", "۱۲", "۱۲٬۵۰۰", "١٢٬٥٠٠", "2025-03-14"])
@pytest.mark.parametrize("right_to_left", [True, False])
def test_a_number_reads_the_same_in_either_direction(number: str, right_to_left: bool) -> None:
    assert visual(number, right_to_left) == number


@pytest.mark.parametrize("number", ["12", "12,500", "۱۲", "۱۲٬۵۰۰", "١٢٬٥٠٠", "7,5"])
def test_a_number_inside_an_arabic_sentence_keeps_its_digits_in_order(number: str) -> None:
    drawn = visual(f"تم تدمير {number} لغم", True)
    assert number in drawn
    assert visual(f"منطقه {number}", False).find(number) >= 0


def test_words_run_from_right_to_left_and_their_letters_join() -> None:
    drawn = visual("سلام", True)
    # seen, lam + alef as one sign, meem; drawn from the left it begins with the last letter.
    assert [unicodedata.name(c) for c in drawn] == [
        "ARABIC LETTER MEEM ISOLATED FORM",
        "ARABIC LIGATURE LAM WITH ALEF FINAL FORM",
        "ARABIC LETTER SEEN INITIAL FORM",
    ]


def test_short_vowels_do_not_part_the_letters() -> None:
    assert visual("مُؤكَّد", True) == visual("مؤكد", True)


def test_latin_codes_and_brackets_stand_where_they_belong() -> None:
    assert visual("حقل (MF-12)", True).startswith("(MF-12) ")
    assert visual("Field (حقل)", False).startswith("Field (")
    assert visual("Field (حقل)", False).endswith(")")
    assert visual("(حقل)", True)[0] == "("
    assert visual("(حقل)", True)[-1] == ")"


def test_the_first_letter_decides_in_a_left_to_right_document() -> None:
    assert base_is_right_to_left("حقل 4", False)
    assert not base_is_right_to_left("Field حقل", False)
    assert base_is_right_to_left("Field حقل", True)
    assert not base_is_right_to_left("Field 4", True)


def test_letters_that_cannot_be_joined_are_told() -> None:
    assert unjoinable("ښار") == {"ښ"}
    setter = Typesetter()
    setter.line("ښار", "regular", 10)
    assert "ښ" in str(setter.problems()[0].values["characters"])
    assert not unjoinable("سلام")


def test_every_rule_of_arabic_is_printed_by_a_font_that_has_the_letters() -> None:
    setter = Typesetter(right_to_left=True)
    line = setter.line("تقرير ۱۲ MF (لغم) پ چ گ ک ی", "bold", 10)
    assert setter.problems() == ()
    assert {font for font, _ in line.runs} == {"NotoNaskhArabic-Bold", "NotoSans-Bold"}
