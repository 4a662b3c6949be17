"""Invented polygons for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from mac_desktop.domain.geodesy.measuring import destination
from mac_desktop.domain.geodesy.positions import Position


def around(centre: Position, least: float = 20, most: float = 400) -> st.SearchStrategy[list[Position]]:
    """Polygons of 4 to 12 points that go once around a point without crossing themselves."""

    @st.composite
    def made(draw: st.DrawFn) -> list[Position]:
        count = draw(st.integers(4, 12))
        reaches = draw(st.lists(st.floats(least, most), min_size=count, max_size=count))
        first = draw(st.floats(0, 360))
        return [destination(centre, first + 360 * i / count, reach) for i, reach in enumerate(reaches)]

    return made()


def square(centre: Position, side_m: float) -> list[Position]:
    """A square with sides to the four winds, its corners clockwise."""
    reach = side_m / 2**0.5
    return [destination(centre, bearing, reach) for bearing in (45, 135, 225, 315)]
