"""Logging, set up once by whoever starts the program.

A log says what the program did and what went wrong in it. It never holds a value of a record: names and places of
victims do not belong into a file that is mailed to support.
"""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
KEPT_BYTES = 1_000_000
KEPT_FILES = 5


def set_up(folder: Path, *, level: int = logging.INFO) -> Path | None:
    """Log into a rotating file in `folder`, at most 6 MB in all; returns the file, or None when it cannot be written
    (the program works without a log)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "mac-desktop.log"
        handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=KEPT_BYTES, backupCount=KEPT_FILES, encoding="utf-8", errors="backslashreplace", delay=False
        )
    except OSError:
        return None
    logging.raiseExceptions = False  # a disk that fills up later must not fill the screen with its story
    handler.setFormatter(logging.Formatter(FORMAT))
    root = logging.getLogger("mac_desktop")
    for old in [h for h in root.handlers if isinstance(h, logging.handlers.RotatingFileHandler)]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(level)
    return file
