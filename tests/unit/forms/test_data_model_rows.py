"""Every row of the field's data model that is mandatory or conditional has its place, or a reason why it has none.

`data_model_rows.csv` lists the rows of section 1 of the reference data model (IMAS minimum data requirements and what
goes with them) with their place as form.field. The reference itself is compared where it lies beside the checkout.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mac_desktop.forms.catalogue.all_forms import forms_by_key

HERE = Path(__file__).parent
REFERENCE = HERE.parents[3] / "shared" / "reference" / "data-model.md"
OF_EVERY_RECORD = {"every record: id", "every record: number", "every record: state", "every record: history"}


def _rows() -> list[dict[str, str]]:
    with (HERE / "data_model_rows.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", _rows(), ids=lambda r: f"{r['section']} {r['row'][:40]}")
def test_a_needed_row_has_its_place_or_a_reason(row: dict[str, str]) -> None:
    assert bool(row["place"]) != bool(row["reason"])
    for place in filter(None, row["place"].split("; ")):
        if place not in OF_EVERY_RECORD:
            form, field = place.split(".")
            assert field in forms_by_key()[form].fields, place


def _needed(text: str) -> Iterator[tuple[str, str]]:
    """(section, row) of every row of section 1 whose need is mandatory or conditional."""
    section, headings = "", None
    for line in text.splitlines():
        if found := re.match(r"#+ (1\.[\d.]*\d)\s", line):
            section, headings = found[1], None
        elif re.match(r"#+ ([2-9]|A)", line):
            section = ""
        elif not line.startswith("|"):
            headings = None
        elif section:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if headings is None:
                headings = cells
            elif not set(line) <= set("|-: ") and "Req" in headings and len(cells) == len(headings):
                need = cells[headings.index("Req")]
                if "M" in need or need.startswith("C"):
                    yield section, cells[0].replace("*", "")


def test_no_needed_row_of_the_reference_is_forgotten() -> None:
    if not REFERENCE.exists():
        pytest.skip("the reference data model does not lie beside this checkout")
    listed = [(row["section"], row["row"]) for row in _rows()]
    assert listed == list(_needed(REFERENCE.read_text(encoding="utf-8")))
    assert len(listed) > 150
