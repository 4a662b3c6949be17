"""What a file really is, judged by its bytes before any of it is read as a table, and whether it is safe to read.

Every refusal is a UserError with one sentence that says what to do; nothing here looks at the file's contents.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path, PurePosixPath

from mac_desktop.domain.problems import UserError
from mac_desktop.texts import N_

# A workbook of a million rows and 30 columns is about 250 MB packed and 1.2 GB unpacked.
MAX_FILE_BYTES = 500 * 1024**2
MAX_UNPACKED_BYTES = 2 * 1024**3
# Real sheets shrink 5 to 30 times, sheets of one repeated row up to 150 times; small files may be anything.
MAX_UNPACKED_RATIO = 400
RATIO_MATTERS_ABOVE_BYTES = 50 * 1024**2
MAX_ZIP_MEMBERS = 20_000

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
TEXT_ENDINGS = frozenset({".csv", ".tsv", ".tab", ".txt", ""})

# What Python's zipfile raises for archives that are cut off or tampered with.
ZIP_FAILURES = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)

_ACCEPTED = N_("“{name}” is not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file.")
_DAMAGED = N_("“{name}” is damaged or incomplete. Copy it again, or ask for it to be sent again.")
PASSWORD = N_(
    "“{name}” is protected by a password. Open it in its own program, save it without a password, and try again."
)
_TOO_LARGE = N_(
    "“{name}” would take {size} MB of memory when opened, more than a real workbook needs. Do not trust it."
)


class Kind(StrEnum):
    """The formats that can be read."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


def damaged(name: str) -> UserError:
    """The file is of a known kind but can not be read to its end."""
    return UserError(_DAMAGED, name=name)


def not_a_workbook(name: str) -> UserError:
    """The file is something else."""
    return UserError(_ACCEPTED, name=name)


def shown_name(path: Path) -> str:
    """The file's name without its folder, with a sign in place of every byte that is not UTF-8."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def read_bytes(path: Path) -> bytes:
    """The whole file. UserError when there is none, it is a folder, empty, far too large, or may not be read."""
    name = shown_name(path)
    try:
        if path.is_dir():
            raise UserError(N_("“{name}” is a folder. Choose a file."), name=name)
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a device or a pipe has no end that could be waited for
            raise not_a_workbook(name)
        size = found.st_size
        if size > MAX_FILE_BYTES:
            raise UserError(_TOO_LARGE, name=name, size=size // 1024**2)
        data = path.read_bytes()
    except FileNotFoundError:
        raise UserError(
            N_("There is no file “{name}”. Look where it was saved and choose it again."), name=name
        ) from None
    except (PermissionError, BlockingIOError):
        raise UserError(
            N_(
                "“{name}” can not be read: another program has it open, or you may not read it. Close it and try again."
            ),
            name=name,
        ) from None
    except (OSError, ValueError):
        raise UserError(
            N_("“{name}” can not be read from its disk. Copy it to this computer and try again."), name=name
        ) from None
    if not data:
        raise UserError(N_("“{name}” is empty (0 bytes). Ask for it to be sent again."), name=name)
    return data


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of a file by its bytes; the name decides only between text and not a workbook at all. UserError."""
    if data.startswith(ZIP_MAGICS):
        return _kind_of_zip(name, data)
    if data.startswith(OLE_MAGIC):
        return _kind_of_ole(name, data)
    ending = PurePosixPath(name).suffix.lower()
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<head", b"<meta", b"<?xml", b"<workbook")):
        raise UserError(
            N_(
                "“{name}” is a web page or XML file, not a workbook. "
                "Open it in Excel or LibreOffice, save it as .xlsx, and try again."
            ),
            name=name,
        )
    if ending not in TEXT_ENDINGS or start.startswith((b"%pdf", b"{\\rtf", b"\xff\xd8\xff", b"\x89png", b"gif8")):
        raise not_a_workbook(name)
    return Kind.TEXT


def _kind_of_zip(name: str, data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(name, archive)
            return _kind_of_members(name, archive)
    except ZIP_FAILURES:
        raise damaged(name) from None


def _kind_of_members(name: str, archive: zipfile.ZipFile) -> Kind:
    members = set(archive.namelist())
    if "xl/workbook.xml" in members:
        return Kind.XLSM if "xl/vbaProject.bin" in members else Kind.XLSX
    if "xl/workbook.bin" in members:
        raise UserError(N_("“{name}” is a binary workbook (.xlsb). Save it as .xlsx and try again."), name=name)
    if "content.xml" in members and "mimetype" in members:
        kind = archive.read("mimetype")[:100]
        if b"spreadsheet" not in kind:
            raise not_a_workbook(name)
        if "META-INF/manifest.xml" in members and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UserError(PASSWORD, name=name)
        return Kind.ODS
    if any(PurePosixPath(m).suffix.lower() in {".csv", ".xlsx", ".xls", ".ods", ".tsv"} for m in members):
        raise UserError(N_("“{name}” is a zip archive. Unpack it and choose the workbook inside."), name=name)
    raise not_a_workbook(name)


def check_archive(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse an archive that is locked or that unpacks to far more than a workbook can be. UserError.

    Only the sizes that the archive states are looked at; `xlsx_checks` then reads every part and never more of it than
    was stated, so that an archive that lies is found before the spreadsheet reader sees it.
    """
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise UserError(PASSWORD, name=name)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) + 1
    bomb = unpacked > RATIO_MATTERS_ABOVE_BYTES and unpacked / packed > MAX_UNPACKED_RATIO
    if bomb or unpacked > MAX_UNPACKED_BYTES or len(members) > MAX_ZIP_MEMBERS:
        raise UserError(_TOO_LARGE, name=name, size=unpacked // 1024**2)


def _named(stream: str) -> bytes:
    return stream.encode("utf-16-le")


def _kind_of_ole(name: str, data: bytes) -> Kind:
    """Old Office files: the names of their streams stand in the file as UTF-16 text."""
    if _named("EncryptedPackage") in data or _named("EncryptionInfo") in data:
        raise UserError(PASSWORD, name=name)
    if _named("Workbook") in data or _named("Book") in data:
        return Kind.XLS
    if len(data) < 1536:
        raise damaged(name)
    raise not_a_workbook(name)
