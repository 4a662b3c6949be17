"""Text files open as they were meant, whatever encoding and separator a partner's program chose."""

from __future__ import annotations

from pathlib import Path

import pytest

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange.text_files import TextTable, detect_encoding, read_text_table, sniff_separator
from mac_desktop.exchange.workbooks import open_workbook

SPANISH = "Municipio;Estado\nNariño;Herido – “leve”\nMontañita;Muerto\n"
ARABIC = "الاسم;المحافظة;النتيجة\nأحمد;أربيل;جريح\nسارة;دهوك;قتيل\n"
UKRAINIAN = "Назва;Область\nЇжак;Донецька\nПоле;Харківська\n"
BOSNIAN = "Općina;Broj\nGoražde;5\nBužim;3\nŽepče;2\n"
SCRIPTS = [SPANISH, ARABIC, UKRAINIAN, BOSNIAN]


def read(text: str, encoding: str = "utf-8") -> TextTable:
    return read_text_table("partner.csv", text.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", SCRIPTS)
def test_unicode_files_are_read_with_and_without_a_byte_order_mark(text: str, encoding: str) -> None:
    table = read(text, encoding)
    assert [";".join(map(str, row)) for row in table.rows] == text.splitlines()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SPANISH, "cp1252"), (ARABIC, "cp1256"), (UKRAINIAN, "cp1251"), (BOSNIAN, "cp1250"), ("naïve\nx\n", "latin-1")],
)
def test_older_encodings_are_recognised_by_their_letters(text: str, encoding: str) -> None:
    table = read(
        text.replace("–", "-").replace("“", '"').replace("”", '"') if encoding == "latin-1" else text, encoding
    )
    assert [";".join(map(str, row)) for row in table.rows] == text.splitlines()


@pytest.mark.parametrize("word", ["Café", "Nariño", "Ubicación", "Général", "São Tomé", "Größe", "Sin información"])
def test_one_accented_word_is_enough_for_western_european(word: str) -> None:
    assert detect_encoding("a.csv", f"{word},x\n1,2\n".encode("cp1252")) == "cp1252"


def test_a_person_may_name_the_encoding_and_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Назва,a;b\n".encode("koi8-u"))
    book = open_workbook(path, encoding="koi8-u", separator=";")
    assert book.sheets[0].rows == [["Назва,a", "b"]]
    assert (book.encoding, book.separator) == ("koi8-u", ";")
    with pytest.raises(UserError, match=r"no text encoding “klingon”"):
        open_workbook(path, encoding="klingon")
    with pytest.raises(UserError, match=r"“a\.csv” is not written in utf-8: line 1 "):
        open_workbook(path, encoding="utf-8")


def test_a_file_of_two_encodings_is_refused_with_its_line_rather_than_read_wrong() -> None:
    good = "".join(f"Nariño,Montañita,{i}\n" for i in range(40)).encode()
    with pytest.raises(UserError, match="mixes two text encodings, first at line 41"):
        read_text_table("a.csv", good + "Nariño,x,1\n".encode("cp1252"))


@pytest.mark.parametrize("content", [b"a,b\n1,\x002\n" + b"x" * 99, bytes(range(256)) * 4, b"a\x01b\n"])
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(UserError, match="not a text file"):
        read_text_table("a.csv", content)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_though_others_stand_in_the_cells(separator: str) -> None:
    lines = ["Name", "Area", "Remark"], ["Nord", "1,5", "a; b"], ["Süd", "2,25", "c, d | e"], ["Ost", "3", "f"]
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in line] for line in lines]
    table = read("\r\n".join(separator.join(line) for line in quoted))
    assert table.separator == separator
    assert table.rows == [list(line) for line in lines]


def test_decimal_commas_do_not_look_like_separators() -> None:
    assert sniff_separator("Lat;Lon\n34,5;69,1\n34,6;69,2\n") == ";"
    assert sniff_separator("Name\nx\n") == ","


def test_excels_own_hint_on_the_separator_is_followed_and_is_no_row() -> None:
    assert read("sep=|\r\na,b|c\r\n").rows == [["a,b", "c"]]


def test_quotes_line_breaks_in_cells_and_windows_line_ends() -> None:
    table = read('Name,Story\r\n"Said ""no""","first\r\nsecond"\r\nx,5" shell\r\n')
    assert table.rows == [["Name", "Story"], ['Said "no"', "first\r\nsecond"], ["x", '5" shell']]


def test_codes_keep_their_leading_zeros_and_numbers_stay_as_written() -> None:
    assert read("Code,Area\n05001,1.50\n007,1e5\n").rows[1:] == [["05001", "1.50"], ["007", "1e5"]]


def test_short_and_long_rows_lose_nothing() -> None:
    assert read("a,b,c\n1,2\n1,2,3,4\n\n5\n").rows == [
        ["a", "b", "c", None],
        ["1", "2", None, None],
        ["1", "2", "3", "4"],
        [None, None, None, None],
        ["5", None, None, None],
    ]


def test_a_quotation_mark_that_swallows_the_rest_of_the_file_is_found() -> None:
    rows = "".join(f"village {i},{i}\n" for i in range(50))
    with pytest.raises(UserError, match="opens near line 3 is never closed"):
        read(f'Name,N\nx,1\n"y,2\n{rows}')
    with pytest.raises(UserError, match="is never closed"):
        read(f'Name,N\n"y,2\n{rows * 400}')


def test_the_last_of_blank_lines_are_no_rows() -> None:
    assert read("a,b\n1,2\n\n,\n\n").rows == [["a", "b"], ["1", "2"]]
