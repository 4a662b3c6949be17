"""A second pass over the records of an old .xls workbook: passwords, and the error cells that the fast reader loses.

Sources: [MS-CFB] 2.2 to 2.6 (the compound file), [MS-XLS] 2.4.28 (BoundSheet8), 2.4.24 (BoolErr), 2.4.127 (Formula),
2.4.117 (FilePass), 2.5.10 (Bes: the error codes).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mac_desktop.domain.problems import UserError
from mac_desktop.exchange.cells import CellError
from mac_desktop.exchange.file_checks import OLE_MAGIC, PASSWORD, damaged
from mac_desktop.exchange.sheet_scan import SheetScan

_LAST_SECTOR = 0xFFFFFFFA  # this and all above mark the end of a chain or a sector without a follower
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_BEGIN, _END, _PASS, _BOUND_SHEET, _BOOL_ERR, _FORMULA = 0x0809, 0x000A, 0x002F, 0x0085, 0x0205, 0x0006


def scan_xls(name: str, data: bytes) -> list[SheetScan]:
    """The error cells of each sheet, in their order, charts included. UserError when damaged or protected."""
    try:
        stream = workbook_stream(data)
        starts = []
        for kind, start, length in _records(stream, 0):
            if kind == _PASS:
                raise UserError(PASSWORD, name=name)
            if kind == _BOUND_SHEET and length >= 6:
                starts.append(struct.unpack_from("<I", stream, start)[0])
        return [_scan(stream, start) for start in starts]
    except (struct.error, IndexError, ValueError, OverflowError):
        raise damaged(name) from None


def workbook_stream(data: bytes) -> bytes:
    """The bytes of the stream named Workbook (or Book, before 1997). ValueError when the file is not whole."""
    if not data.startswith(OLE_MAGIC) or len(data) < 512:
        raise ValueError("not a compound file")
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in {9, 12} or mini_shift > shift:
        raise ValueError("sectors of an unknown size")
    size = 1 << shift
    directory, _, cutoff, mini_start = struct.unpack_from("<IIII", data, 48)
    sectors = _sector_list(data, size)
    table: list[int] = []
    for sector in sectors:
        table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    entries = _chain(data, table, directory, size)
    root = entries[:128]
    for start in range(0, len(entries), 128):
        entry = entries[start : start + 128]
        length = struct.unpack_from("<H", entry, 64)[0]
        if entry[: max(length - 2, 0)].decode("utf-16-le", "replace").lower() not in {"workbook", "book"}:
            continue
        first, wanted = struct.unpack_from("<II", entry, 116)
        if wanted >= cutoff:
            found = _chain(data, table, first, size)
        else:
            mini = _chain(data, table, struct.unpack_from("<I", root, 116)[0], size)
            packed = _chain(data, table, mini_start, size)
            mini_table = list(struct.unpack(f"<{len(packed) // 4}I", packed))
            found = _chain(mini, mini_table, first, 1 << mini_shift, offset=0)
        if len(found) < wanted:
            raise ValueError("the stream is cut off")
        return found[:wanted]
    raise ValueError("no workbook stream")


def _sector_list(data: bytes, size: int) -> list[int]:
    """The sectors that hold the allocation table: 109 in the header, more in a chain of their own."""
    found = list(struct.unpack_from("<109I", data, 76))
    following = struct.unpack_from("<I", data, 68)[0]
    seen = set()
    while following < _LAST_SECTOR and following not in seen:
        seen.add(following)
        block = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        found += block[:-1]
        following = block[-1]
    return [sector for sector in found if sector < _LAST_SECTOR]


def _chain(data: bytes, table: list[int], first: int, size: int, offset: int = 1) -> bytes:
    """The sectors that follow one another from `first`, joined. ValueError when they run in a circle."""
    parts: list[bytes] = []
    while first < _LAST_SECTOR:
        if len(parts) > len(table):
            raise ValueError("sectors in a circle")
        parts.append(data[(first + offset) * size : (first + offset + 1) * size])
        first = table[first]
    return b"".join(parts)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record from `start` to the end of its part; charts inside it are skipped."""
    depth = 0
    header = struct.Struct("<HH")
    while start + 4 <= len(stream):
        kind, length = header.unpack_from(stream, start)
        start += 4
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, start, length
        start += length


def _scan(stream: bytes, start: int) -> SheetScan:
    scan = SheetScan()
    for kind, place, length in _records(stream, start):
        code = None
        if kind == _BOOL_ERR and length >= 8 and stream[place + 7] == 1:
            code = stream[place + 6]
        elif (
            kind == _FORMULA
            and length >= 14
            and stream[place + 12 : place + 14] == b"\xff\xff"
            and stream[place + 6] == 2
        ):
            code = stream[place + 8]
        if code is not None:
            row, column = struct.unpack_from("<HH", stream, place)
            scan.errors.append((row, column, CellError(_ERRORS.get(code, "#N/A"))))
    return scan
