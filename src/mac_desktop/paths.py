"""Where things live: shipped resources, and the places on this computer for data, settings and logs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import platformdirs

APP = "mac-desktop"


@cache
def _resource_root() -> Path:
    """Beside the package when installed from a wheel, at the top of the repository in a checkout."""
    here = Path(__file__).resolve().parent
    for candidate in (here / "resources", here.parents[1] / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("the resources folder is missing beside the mac_desktop package")


def resources(*parts: str) -> Path:
    """A shipped file or folder, for example ``resources("codelists", "sex.csv")``."""
    return _resource_root().joinpath(*parts)


def data_dir() -> Path:
    """The folder where a person's own stores are kept when no other place is named."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def own_store() -> Path:
    """The store that is opened when none is named."""
    return data_dir() / "centre.macdesk"


def config_dir() -> Path:
    """The folder for a person's own settings: column choices, window size, saved views."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def log_dir() -> Path:
    """The folder for log files."""
    return Path(platformdirs.user_log_dir(APP, appauthor=False))
