"""The PDF that a ministry signs: complete, repeatable, and every figure where the window will look for it."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.unit.reports.demo_document import FACTS, areas_part, demo_document, figure

from mac_desktop.domain.figures import Figure
from mac_desktop.domain.problems import UserError
from mac_desktop.reports.documents.model import Column, Document, Heading, Paragraph, Part, Table
from mac_desktop.reports.preview import page_count, page_png, page_sizes
from mac_desktop.reports.to_pdf import PdfReport, write_pdf
from mac_desktop.texts import Texts


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PdfReport]:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    return path, write_pdf(demo_document(), path, Texts())


def text_of(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(str(path))
    try:
        # PDFium gives U+FFFE where a line ends with a hyphen.
        return [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in pdf]
    finally:
        pdf.close()


def one_part(*blocks: object, header: str = "") -> Document:
    part = Part("p", "Part", "Part", tuple(blocks), header_line=header)  # type: ignore[arg-type]
    return Document("T", "S", "A", "en", FACTS, (part,))


def test_the_same_report_has_the_same_bytes(tmp_path: Path, demo: tuple[Path, PdfReport]) -> None:
    write_pdf(demo_document(), tmp_path / "again.pdf", Texts())
    assert (tmp_path / "again.pdf").read_bytes() == demo[0].read_bytes()


def test_another_process_on_another_day_writes_the_same_bytes(tmp_path: Path, demo: tuple[Path, PdfReport]) -> None:
    program = (
        "import sys; sys.path[:0] = ['src', '.']\n"
        "from pathlib import Path\n"
        "from mac_desktop.texts import Texts\n"
        "from mac_desktop.reports.to_pdf import write_pdf\n"
        "from tests.unit.reports.demo_document import demo_document\n"
        f"write_pdf(demo_document(), Path({str(tmp_path / 'other.pdf')!r}), Texts())\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run(
        [sys.executable, "-c", program], check=True, cwd=root, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    )
    digest = hashlib.sha256((tmp_path / "other.pdf").read_bytes()).hexdigest()
    assert digest == hashlib.sha256(demo[0].read_bytes()).hexdigest()


def test_every_form_has_a_bookmark_and_its_sections_below_it(demo: tuple[Path, PdfReport]) -> None:
    pdf = pypdfium2.PdfDocument(str(demo[0]))
    entries = [(item.level, item.get_title()) for item in pdf.get_toc()]
    pdf.close()
    assert [title for level, title in entries if level == 0] == [
        "Title page",
        "Cover page",
        "Form A",
        "Form C",
        "Form G",
    ]
    assert (1, "Narrative") in entries


def test_every_page_says_which_of_how_many_it_is(demo: tuple[Path, PdfReport]) -> None:
    pages = text_of(demo[0])
    assert len(pages) == demo[1].pages == page_count(demo[0])
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "9f2c 1ab0 4e77" in text


def test_the_line_on_top_and_the_headings_come_again_on_each_page_of_a_long_table(demo: tuple[Path, PdfReport]) -> None:
    pages = [text for text in text_of(demo[0]) if "Village of Upper Elm" in text]
    assert len(pages) > 2
    for text in pages:
        assert "State [Party]: Republic of Marland" in text
        assert "Village" in text.split("Village of Upper Elm")[0]
        assert "Amount of area known" in re.sub(r"\s+", " ", text)
    assert all("(continued)" in text for text in pages[1:])


def test_landscape_forms_are_wide_pages(demo: tuple[Path, PdfReport]) -> None:
    sizes = page_sizes(demo[0])
    assert sizes[0] == pytest.approx((595.28, 841.89), abs=0.1)
    assert sizes[3] == pytest.approx((841.89, 595.28), abs=0.1)


def test_metadata_says_whose_report_it_is_and_in_which_language(demo: tuple[Path, PdfReport]) -> None:
    pdf = pypdfium2.PdfDocument(str(demo[0]))
    found = pdf.get_metadata_dict()
    pdf.close()
    assert found["Title"] == "Article 7 report of the Republic of Marland, 2025"
    assert found["Author"] == "Republic of Marland"
    assert found["Subject"].startswith("Annual transparency report")
    assert found["CreationDate"].startswith("D:20260430")
    assert b"/Lang (en)" in demo[0].read_bytes()


def test_all_fonts_are_embedded(demo: tuple[Path, PdfReport]) -> None:
    data = demo[0].read_bytes()
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") >= 3


def test_the_number_of_a_figure_stands_inside_its_place(demo: tuple[Path, PdfReport]) -> None:
    path, report = demo
    shown = {f.key: f.amount for f in demo_document().figures()}
    assert {p.key for p in report.placed} == set(shown)
    pdf = pypdfium2.PdfDocument(str(path))
    for place in report.placed:
        left, top, width, height = place.rect
        page = pdf[place.page_index]
        box = page.get_height()
        text = page.get_textpage().get_text_bounded(left, box - top - height, left + width, box - top).strip()
        amount = shown[place.key]
        if isinstance(amount, (int, float)):
            assert text.rstrip("a") == f"{amount:,}", place
        else:
            assert text in {"Unknown", "Not reported"}, place
    pdf.close()


@pytest.mark.parametrize("rows", range(18, 58))
def test_a_total_never_stands_alone_on_a_page(tmp_path: Path, rows: int) -> None:
    figures = [figure(f"r{i}", i) for i in range(rows)]
    table = Table(
        "t", "Caption", (Column("a", "Type"), Column("q", "Quantity", "integer")),
        tuple((f"Mine type {i}", each) for i, each in enumerate(figures)),
        (None, Figure.sum("total", figures)), "TOTAL",
    )  # fmt: skip
    write_pdf(one_part(Heading("Stock", 2), table), tmp_path / "t.pdf", Texts())
    page = next(text for text in text_of(tmp_path / "t.pdf") if "TOTAL" in text)
    assert f"Mine type {rows - 1}" in page


@pytest.mark.parametrize("lines", range(20, 48, 2))
def test_a_heading_is_never_left_at_the_foot_of_a_page(tmp_path: Path, lines: int) -> None:
    filling = Paragraph("\n".join(["Filling"] * lines))
    table = Table("t", "Caption of it", (Column("a", "Type"),), (("First row",), ("Second row",), ("Third row",)))
    write_pdf(one_part(filling, Heading("Section", 2), table), tmp_path / "t.pdf", Texts())
    page = next(text for text in text_of(tmp_path / "t.pdf") if "Section" in text)
    assert "Caption of it" in page
    assert "First row" in page


def test_an_empty_table_says_its_sentence(demo: tuple[Path, PdfReport]) -> None:
    assert "Not applicable. No such mines were found." in "".join(text_of(demo[0]))


def test_unknown_not_reported_and_nothing_written_differ(demo: tuple[Path, PdfReport]) -> None:
    text = "".join(text_of(demo[0]))
    assert "Unknown" in text
    assert "Not reported" in text


def test_a_cell_of_the_longest_text_goes_over_pages_and_loses_nothing(tmp_path: Path) -> None:
    words = [f"word{i}" for i in range(3_600)]
    table = Table("t", "", (Column("a", "Measures"), Column("b", "Note")), ((" ".join(words), "x"), ("After", "y")))
    write_pdf(one_part(table), tmp_path / "t.pdf", Texts())
    found = set(re.findall(r"word\d+|After", " ".join(text_of(tmp_path / "t.pdf"))))
    assert found == {*words, "After"}


def test_the_last_page_lets_a_reader_verify(demo: tuple[Path, PdfReport]) -> None:
    last = text_of(demo[0])[-1]
    assert "9f2c1ab0 4e77d531" in last
    assert "apmbc-article7-classic-2007.1" in last
    assert "1,482" in last


def test_french_numbers_and_page_words_follow_french_customs(tmp_path: Path) -> None:
    document = replace(one_part(areas_part(3).blocks[2]), language="fr")
    write_pdf(document, tmp_path / "fr.pdf", Texts("fr"))
    text = "".join(text_of(tmp_path / "fr.pdf"))
    assert re.search(r"1\s250\s000", text)


def test_a_right_to_left_report_puts_the_first_column_at_the_right(tmp_path: Path) -> None:
    columns = (Column("type", "النوع"), Column("quantity", "الكمية", "integer"))
    table = Table("t", "الألغام", columns, (("PMN", figure("q", 12_500)),))
    report = write_pdf(replace(one_part(table), language="ar"), tmp_path / "ar.pdf", Texts())
    assert report.problems == ()
    assert report.placed[0].rect[0] < 300


def test_five_thousand_rows_are_quick(tmp_path: Path) -> None:
    document = demo_document(5_000)
    start = time.perf_counter()
    write_pdf(document, tmp_path / "long.pdf", Texts())
    # 1.3 s on a quiet machine of 2020; a table laid out as a whole takes minutes.
    assert time.perf_counter() - start < 15


def test_a_folder_that_is_not_there_is_told_in_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        write_pdf(demo_document(3), tmp_path / "missing" / "a.pdf", Texts())
    assert not list(tmp_path.iterdir())


def test_a_picture_of_a_page_has_the_wanted_size(demo: tuple[Path, PdfReport]) -> None:
    picture = page_png(demo[0], 0, 72)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") in {595, 596}


def test_a_file_that_is_no_pdf_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"not a pdf")
    with pytest.raises(UserError, match="cannot be shown"):
        page_count(tmp_path / "a.pdf")


def test_a_note_on_a_figure_is_marked_beside_it_and_said_below_the_table(tmp_path: Path) -> None:
    columns = (Column("n", "Name"), Column("q", "Quantity", "integer"))
    rows = (("North", figure("a", 7, note="Two areas were resurveyed.")), ("South", figure("b", 5)))
    write_pdf(one_part(Table("t", "Caption", columns, rows)), tmp_path / "t.pdf", Texts())
    words = "".join(text_of(tmp_path / "t.pdf")).split()
    assert words[words.index("7") + 1 : words.index("South")] == ["a"]
    assert " ".join(words[words.index("Two") - 1 :]).startswith("a Two areas were resurveyed.")
