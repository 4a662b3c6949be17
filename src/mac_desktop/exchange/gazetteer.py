"""Lists of administrative units that name no parents: their codes tell the order."""

from __future__ import annotations

from collections.abc import Mapping

from mac_desktop.domain.folding import fold
from mac_desktop.domain.gaps import Gap
from mac_desktop.exchange.columns import FieldColumn
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.schema import Value


def with_parents(
    subject: BoundForm, columns: Mapping[str, FieldColumn], ids_by_code: Mapping[str, str], level_of: Mapping[str, int]
) -> dict[str, FieldColumn]:
    """For a gazetteer whose file names no parents: the parent is the known place whose P-code is the longest beginning
    of the code. The level follows from the parent unless the file tells it. Other columns stay as they are."""
    found = dict(columns)
    codes, named = columns.get("admin_unit.pcode"), columns.get("admin_unit.parent_id")
    if codes is None and named is None:
        return found
    parents: list[str | None] = []
    if named is not None:
        parents = [p if isinstance(p, str) and not isinstance(p, Gap) else None for p in named.values]
    elif codes is not None:
        parents = [parent_by_code(code, ids_by_code) for code in codes.values]
        found["admin_unit.parent_id"] = FieldColumn(subject, subject.fields["parent_id"], (), parents)
    if "admin_unit.level" not in columns:
        levels = [level_of[p] + 1 if p is not None and p in level_of else None for p in parents]
        found["admin_unit.level"] = FieldColumn(subject, subject.fields["level"], (), levels)
    return found


def parent_by_code(pcode: Value, ids_by_code: Mapping[str, str]) -> str | None:
    """The id of the place whose P-code is the longest beginning of `pcode`, as COD-AB codes are built; `ids_by_code`
    has the codes folded."""
    if not isinstance(pcode, str):
        return None
    code = fold(pcode)
    return next((ids_by_code[code[:end]] for end in range(len(code) - 1, 0, -1) if code[:end] in ids_by_code), None)
