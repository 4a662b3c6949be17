"""What the window remembers for a person: size, scheme, columns, folded sections. Never data of records."""

from __future__ import annotations

import json
import logging
from pathlib import Path

log = logging.getLogger(__name__)


class Settings:
    """A small JSON file. A file that cannot be read or written costs a remembered width, never a start."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._kept: dict[str, object] = {}
        if file is not None:
            try:
                kept = json.loads(file.read_text(encoding="utf-8"))
                self._kept = kept if isinstance(kept, dict) else {}
            except (OSError, ValueError):
                self._kept = {}

    def get(self, name: str, otherwise=None):
        """A remembered value, or `otherwise`."""
        return self._kept.get(name, otherwise)

    def put(self, name: str, value: object) -> None:
        """Remember a value (anything that JSON holds)."""
        if self._kept.get(name) == value:
            return
        self._kept[name] = value
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._file.with_suffix(".new")
            fresh.write_text(json.dumps(self._kept, ensure_ascii=False, indent=1), encoding="utf-8")
            fresh.replace(self._file)
        except OSError as error:
            log.warning("The window's settings could not be written: %s", error.strerror)
