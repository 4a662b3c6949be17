"""The values of a record as every layer carries them: by field, with gaps as members of `Gap`."""

from __future__ import annotations

from collections.abc import Mapping

from mac_desktop.domain.gaps import Gap

Value = str | int | float | Gap | None
Values = Mapping[str, Value]
Told = tuple[str, Mapping[str, object]]
"""A marked text with the values for its places."""
