"""Lines break at words, and what no font can print is said instead of printed as a box."""

from __future__ import annotations

from mac_desktop.domain.problems import Severity
from mac_desktop.reports.fonts import Typesetter


def test_lines_are_no_wider_than_the_column_and_no_word_is_lost() -> None:
    setter = Typesetter()
    text = "Areas known or suspected to contain anti-personnel mines in the district of Upper Elm"
    lines = setter.wrap(text, "regular", 9, 90)
    assert all(line.width <= 90.01 for line in lines)
    assert " ".join(line.text for line in lines).replace("anti- personnel", "anti-personnel") == text


def test_a_word_wider_than_its_column_is_broken_and_not_cut_off() -> None:
    lines = Typesetter().wrap("x" * 500, "regular", 9, 60)
    assert "".join(line.text for line in lines) == "x" * 500
    assert all(line.width <= 60.01 for line in lines)


def test_line_breaks_of_an_address_are_kept() -> None:
    assert [line.text for line in Typesetter().wrap("12 River Road\nPort Elm", "regular", 9, 300)] == [
        "12 River Road",
        "Port Elm",
    ]


def test_characters_that_cannot_be_printed_are_named() -> None:
    setter = Typesetter()
    line = setter.line("Village 村 of नगर", "regular", 10)
    (problem,) = setter.problems()
    assert problem.severity is Severity.WARN
    assert "村 (U+6751)" in str(problem.values["characters"])
    assert problem.where == "Village 村 of नगर"
    assert "村" not in line.text


def test_accents_typed_apart_are_printed_as_one_letter() -> None:
    setter = Typesetter()
    assert setter.line("Bogota\u0301", "regular", 10).text == "Bogotá"
    assert setter.problems() == ()
