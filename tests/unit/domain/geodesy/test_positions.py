"""A position is doubted when it is an empty form's, or makes sense only swapped; and the docstrings tell the truth."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys

import pytest

from mac_desktop.domain import geodesy
from mac_desktop.domain.geodesy.positions import Bounds, Position, is_possible, looks_swapped

COLOMBIA = Bounds(south=-4.3, west=-82.0, north=13.5, east=-66.8)
MODULES = [module.name for module in pkgutil.iter_modules(geodesy.__path__)]


def test_an_empty_form_is_no_place() -> None:
    assert not is_possible(Position(0.0, 0.0))
    assert not is_possible(Position(95.0, 0.0))
    assert is_possible(Position(0.0, 10.0))


def test_swapped_coordinates_are_suspected_only_when_the_other_way_fits() -> None:
    assert looks_swapped(-74.07584, 4.59806, COLOMBIA)
    assert not looks_swapped(4.59806, -74.07584, COLOMBIA)
    assert not looks_swapped(48.0, 2.0, COLOMBIA)
    assert looks_swapped(105.0, 12.0)
    assert not looks_swapped(12.0, 105.0)


def test_bounds_across_the_date_line() -> None:
    fiji = Bounds(-21, 177, -12, -178)
    assert Position(-17, 179) in fiji
    assert Position(-17, -179) in fiji
    assert Position(-17, 0) not in fiji


def test_points_are_told_apart_from_a_tenth_of_a_metre_on() -> None:
    here = Position(34.5, 69.2)
    assert here.is_same_as(Position(34.500001, 69.199999))
    assert not here.is_same_as(Position(34.500002, 69.2))
    assert not here.is_same_as(Position(34.5, 69.200002))


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_the_docstrings(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"mac_desktop.domain.geodesy.{module}")).failed == 0


def test_the_libraries_are_loaded_only_when_a_position_asks_for_them() -> None:
    """Starting the window must not pay for PROJ, GEOS and numpy."""
    asked = (
        "import sys; import mac_desktop.services.records, mac_desktop.forms.rules.all_rules;"
        "print([m for m in ('pyproj', 'shapely', 'mgrs', 'numpy') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
