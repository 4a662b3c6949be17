"""A record tells what it lacks of the minimum data requirements; an answer such as "unknown" is not a lack."""

from __future__ import annotations

from mac_desktop.domain.gaps import Gap
from mac_desktop.forms.catalogue.all_forms import form_for
from mac_desktop.forms.completeness import lacking


def test_an_area_without_coordinates_and_size_is_incomplete() -> None:
    form = form_for("hazardous_area")
    known = {name: "x" for name, field in form.fields.items() if field.required or field.spec.minimum}
    assert lacking(form, known) == []
    known.pop("latitude")
    known.pop("area_m2")
    assert {field.name for field in lacking(form, known)} == {"latitude", "area_m2"}


def test_unknown_is_an_answer() -> None:
    form = form_for("hazardous_area")
    known = {name: Gap.UNKNOWN for name, field in form.fields.items() if field.required or field.spec.minimum}
    assert lacking(form, known) == []
