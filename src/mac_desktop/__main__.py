"""``python -m mac_desktop``: the window; with a verb, the command line."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from mac_desktop import logs, paths
from mac_desktop.version import VERSION

PROGRAM_AT_FAULT = 70
STOPPED = 130  # what shells give to a program that was stopped with ^C

log = logging.getLogger("mac_desktop.start")


def main() -> int:
    """Run the program with the arguments of this process and return its exit code."""
    from mac_desktop.cli.main import wants_window

    file = _log_file()
    arguments = sys.argv[1:]
    if wants_window(arguments):
        log.info("window, version %s", VERSION)
        return _window(arguments)
    log.info("verb %s, version %s", next((a for a in arguments if not a.startswith("-")), ""), VERSION)
    return _verb(arguments, str(file or ""))


def _log_file() -> Path | None:
    try:
        return logs.set_up(paths.log_dir())
    except RuntimeError:  # what platformdirs says of a person without a home
        return None


def _window(arguments: Sequence[str]) -> int:
    from mac_desktop.cli.main import window_options

    chosen = window_options(arguments)
    if isinstance(chosen, int):
        return chosen
    from mac_desktop.gui.app import Options
    from mac_desktop.gui.app import run as show

    return show(Options(store=chosen.store, language=chosen.language, user=chosen.user or ""))


def _verb(arguments: Sequence[str], log_file: str) -> int:
    from mac_desktop.cli.main import run, tell_error

    try:
        return run(arguments)
    except KeyboardInterrupt:
        said, code = "Stopped. Nothing was half stored; “mac-desktop history” shows what is.", STOPPED
    except Exception as error:  # noqa: BLE001  (the last net: what comes here is a fault of the program)
        # The words of an exception may hold what stands in a record; where it happened does not.
        frames = [f"{f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(error.__traceback__)]
        log.error("%s at %s", type(error).__name__, " < ".join(reversed(frames)))
        said, code = (
            (
                "The program made a mistake and stopped; nothing was half written."
                f" Please send {log_file or 'what you typed'} to its makers; it holds no data of records."
            ),
            PROGRAM_AT_FAULT,
        )
    return tell_error(said, code, "--json" in arguments)


if __name__ == "__main__":
    sys.exit(main())
