"""The last touch on a saved workbook: results beside formulas, and the same bytes for the same content.

openpyxl stores no result beside a formula, so a reader that does not calculate would show an empty TOTAL; and it
writes the clock into the file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO

_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)><f>([^<]*)</f><v\s*(?:/>|></v>)</c>')
_MODIFIED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*(</dcterms:)")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
# The earliest moment that a zip can hold.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def finished(saved: bytes, results: Mapping[int, Mapping[str, int | float]], made_on: date) -> bytes:
    """The workbook with results and without the clock.

    `results` has, for each sheet counted from 1, the result of each formula by cell address.
    """
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(saved)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if found := _SHEET.fullmatch(name):
                data = _with_results(data, results.get(int(found[1]), {}))
            elif name == "docProps/core.xml":
                data = _MODIFIED.sub(rf"\g<1>{made_on.isoformat()}T00:00:00Z\g<2>".encode(), data)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, data)
    return out.getvalue()


def _with_results(sheet: bytes, results: Mapping[str, int | float]) -> bytes:
    left = dict(results)

    def put(found: re.Match[bytes]) -> bytes:
        value = left.pop(found[1].decode())
        return b'<c r="%s"%s><f>%s</f><v>%s</v></c>' % (found[1], found[2], found[3], repr(value).encode())

    done = _FORMULA.sub(put, sheet) if results else sheet
    if left:
        raise AssertionError(f"formulas not found in the saved sheet: {sorted(left)}")
    return done
