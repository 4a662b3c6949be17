"""What a person types finds what another person wrote."""

from __future__ import annotations

import doctest

import pytest

from mac_desktop.domain import folding
from mac_desktop.domain.folding import digits, fold


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("informacion", "Información"),
        ("NARINO", "Nariño"),
        ("goražde", "GORAZDE"),
        ("Međugorje", "medugorje"),
        ("Diyarbakır", "DİYARBAKIR"),
        ("Straße", "STRASSE"),
        ("Лёгкий", "легкий"),
        ("  two\t words\u00a0here ", "two words here"),
        ("Erradicador manual – PCI", "erradicador manual - pci"),
        ("N’Djamena", "N'Djamena"),
        ("10 m²", "10 M2"),
    ],
)
def test_accents_case_dashes_and_spaces_do_not_matter(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("أربيل", "اربيل"),
        ("إدلب", "ادلب"),
        ("آذار", "اذار"),
        ("ٱلرقة", "الرقه"),
        ("مصطفى", "مصطفي"),
        ("علی", "علي"),
        ("کرکوک", "كركوك"),
        ("مدرسة", "مدرسه"),
        ("مؤسسة", "موسسه"),
        ("بئر", "بير"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("می‌دان", "ميدان"),
    ],
)
def test_arabic_letter_variants_do_not_matter(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@pytest.mark.parametrize("native", ["٢٠٢٤", "۲۰۲۴", "២០២៤", "२०२४", "၂၀၂၄", "２０２４"])
def test_digits_of_every_script_are_the_same_number(native: str) -> None:
    assert digits(native) == "2024"
    assert fold("task " + native) == "task 2024"


def test_only_digits_changes_digits_only() -> None:
    assert digits("Ñandú ٣ أ") == "Ñandú 3 أ"


@pytest.mark.parametrize(
    ("one", "other"),
    [("កា", "កី"), ("ស្រុក", "សរុក"), ("कि", "की"), ("मा", "म"), ("ชี", "ชา")],
)
def test_vowel_signs_of_khmer_hindi_and_thai_still_tell_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folding_twice_changes_nothing_more() -> None:
    for ordinal in range(0x20000):
        once = fold("a" + chr(ordinal) + "b")
        assert fold(once) == once, hex(ordinal)


def test_ascii_short_cut_gives_what_the_long_way_gives() -> None:
    every = "".join(map(chr, range(128)))
    assert fold(every + "é") == fold(every) + "e"


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(folding).failed == 0
