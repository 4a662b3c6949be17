"""``python -m mac_desktop``: the window; with a verb, the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of this process and return its exit code."""
    from mac_desktop.cli.main import run, wants_window, window_options

    arguments = sys.argv[1:]
    if not wants_window(arguments):
        return run(arguments)
    chosen = window_options(arguments)
    if isinstance(chosen, int):
        return chosen
    from mac_desktop.gui.app import Options
    from mac_desktop.gui.app import run as show

    return show(Options(store=chosen.store, language=chosen.language, user=chosen.user or ""))


if __name__ == "__main__":
    sys.exit(main())
