"""A writer of the smallest .xls files (BIFF8 in a compound file), for tests only. Source: [MS-CFB], [MS-XLS]."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def label(row: int, column: int, text: str) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def failed_formula(row: int, column: int, code: int) -> bytes:
    result = bytes([2, 0, code, 0, 0, 0, 0xFF, 0xFF])
    return record(0x0006, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HIH", 0, 0, 0))


def workbook(cells: Sequence[bytes], *, first: bytes = b"") -> bytes:
    """A workbook of one sheet named S. `first` stands right after the beginning of the globals."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    end = record(0x000A)
    name = record(0x0085, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"S")
    start = len(begin) + len(first) + len(name) + len(end)
    name = record(0x0085, struct.pack("<IBBBB", start, 0, 0, 1, 0) + b"S")
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    return compound(begin + first + name + end + sheet + b"".join(cells) + end)


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file holding one stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    table = [FAT, END, *range(3, 2 + count), END]
    table += [FREE] * (SECTOR // 4 - len(table))
    header = bytearray(SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 40, 0, 1, 1, 0, 4096, END, 0, END, 0)
    struct.pack_into("<109I", header, 76, 0, *[FREE] * 108)
    entries = _entry("Root Entry", 5, END, 0, child=1) + _entry(name, 2, 2, len(stream)) + bytes(256)
    return bytes(header) + struct.pack(f"<{SECTOR // 4}I", *table) + entries + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    entry = bytearray(128)
    entry[: len(raw)] = raw
    struct.pack_into("<HBB", entry, 64, len(raw), kind, 1)
    struct.pack_into("<III", entry, 68, FREE, FREE, child)
    struct.pack_into("<IQ", entry, 116, start, size)
    return bytes(entry)
