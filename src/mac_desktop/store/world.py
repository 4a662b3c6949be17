"""What the world can do to a store file, said in sentences: a full disk, a damaged file, a lock, a missing right."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from mac_desktop.domain.problems import UserError
from mac_desktop.texts import N_

NOT_A_STORE = N_("{path} is not a MAC Desktop store. Choose another file.")
MISSING = N_("There is no file {path}. Check the name, or create a new store.")
VANISHED = N_("{path} was moved or deleted while it was open. Nothing was saved. Put it back, or restore a backup.")
DAMAGED = N_("{path} is damaged and was left as it is. Restore the last good backup; the damaged file is kept aside.")
DISK_FULL = N_("The disk is full, so nothing was changed in {path}. Free some space and try again.")
NOT_WRITABLE = N_("{path} cannot be written to. Check that you may write there and that it is not write-protected.")
NOT_READABLE = N_("{path} cannot be opened. Check that you may read it and the folder that it lies in.")
DISK_FAULT = N_("The disk failed while reading or writing {path}. Nothing was changed. Copy the file to another disk.")
IN_USE = N_("Another program is using {path}. Close it there and try again.")
BAD_NAME = N_("{path} cannot be the name of a file here. Choose a shorter name in a folder that exists.")
IN_THE_WAY = N_("{path} cannot be made or opened: another file or folder stands in its way. Choose another name.")

_BY_SQLITE_CODE = {
    sqlite3.SQLITE_FULL: DISK_FULL,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_READONLY: NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: NOT_READABLE,
    sqlite3.SQLITE_IOERR: DISK_FAULT,
    sqlite3.SQLITE_BUSY: IN_USE,
    sqlite3.SQLITE_LOCKED: IN_USE,
    sqlite3.SQLITE_PERM: NOT_READABLE,
    sqlite3.SQLITE_AUTH: NOT_READABLE,
}
# The index of the write-ahead log lies beside the store; SQLite has no word of its own for "no room for it".
_BY_EXTENDED_CODE = {sqlite3.SQLITE_IOERR_SHMSIZE: DISK_FULL}
_BY_ERRNO = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EACCES: NOT_WRITABLE,
    errno.EPERM: NOT_WRITABLE,
    errno.EROFS: NOT_WRITABLE,
    errno.ENOENT: MISSING,
    errno.EIO: DISK_FAULT,
    errno.ENAMETOOLONG: BAD_NAME,
    errno.EINVAL: BAD_NAME,
    errno.ELOOP: BAD_NAME,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EISDIR: IN_THE_WAY,
    errno.EEXIST: IN_THE_WAY,
}


def sentence_for(error: BaseException) -> str | None:
    """The marked text with a {path} for an error of the world; None when the error is a fault of the program."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        return (_BY_EXTENDED_CODE.get(code) or _BY_SQLITE_CODE.get(code & 0xFF)) if code is not None else None
    if isinstance(error, UnicodeDecodeError):
        return DAMAGED
    if isinstance(error, OSError) and error.errno is not None:
        return _BY_ERRNO.get(error.errno)
    return None


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turn errors of the world that happen inside into a UserError about `path`; let everything else pass.

    A UnicodeDecodeError is one: SQLite's words about a damaged table quote its bytes, which the driver cannot read.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError, UnicodeDecodeError) as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        raise UserError(sentence, path=str(path)) from error
