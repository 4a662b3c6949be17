"""What was agreed on for one file holds for the next: a mapping comes back from its file as it was written."""

from __future__ import annotations

import pytest

from mac_desktop.domain.problems import UserError
from mac_desktop.domain.records.base import State
from mac_desktop.exchange.mapping import ColumnUse, ImportMapping, from_json, shape

AGREED = ImportMapping(
    subject="casualty",
    columns=(
        ColumnUse("Año", "accident.accident_date", "year"),
        ColumnUse("mes", "accident.accident_date", "month"),
        ColumnUse("Sexo", "casualty.sex"),
    ),
    sheet="Víctimas",
    constants={"accident.accident_type": "MINE"},
    values={"accident.caused_by": {"Accidente por MAP": "MINE", "*": "OTHER"}},
    dates={"accident.report_date": "month_first"},
    state=State.DRAFT,
)


def test_a_mapping_comes_back_as_it_was_written() -> None:
    assert from_json(AGREED.to_json(), name="m.json") == AGREED


def test_a_part_that_no_date_has_is_refused_by_its_column() -> None:
    with pytest.raises(UserError, match=r"“mes” the part “week”"):
        from_json(AGREED.to_json().replace('"part": "month"', '"part": "week"'), name="m.json")


def test_files_of_one_shape_are_known_again_and_others_are_not() -> None:
    assert shape(["Año", "mes", "Sexo"]) == shape(["año", "MES", "sexo"])
    assert shape(["Año", "mes", "Sexo"]) != shape(["Año", "mes"])
    assert shape(["Año mes", "Sexo"]) != shape(["Año", "mes Sexo"])
