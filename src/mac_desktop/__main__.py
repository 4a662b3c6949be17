"""``python -m mac_desktop``: the window; with a verb, the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of this process and return its exit code."""
    from mac_desktop.cli.main import run, wants_window

    if wants_window(sys.argv[1:]):
        from mac_desktop.gui.app import run_window

        return run_window(sys.argv[1:])
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
