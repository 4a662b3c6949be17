"""Writing a finished report whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from mac_desktop.domain.problems import UserError
from mac_desktop.texts import N_


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in place of the file in one go, so that a reader never finds half a report. UserError if it cannot."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            part.chmod(0o644)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UserError(
            N_(
                "The report could not be written to {path}. If it is open in another program, close it there; "
                "check that the folder exists and the disk has room, then try again."
            ),
            path=str(path),
        ) from error
