"""Pictures of the main pages, drawn without a screen: for the demo on a server, and for the manual."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mac_desktop.gui.main_window import MainWindow
    from mac_desktop.services.context import Context

WIDTH, HEIGHT = 1366, 768
SETTLE_SECONDS = 0.25


def render_pages(ctx: Context, folder: Path) -> list[Path]:
    """Draw home, a list, forms and every page beside the subjects on the store of `ctx`, light, and two of them dark,
    as PNG files of 1366 x 768 into `folder`. Returns the files. The store is only read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from mac_desktop.gui.app import Options, application, fill_window, make_window

    app = application()
    folder.mkdir(parents=True, exist_ok=True)
    window = make_window(Options(language=ctx.texts.language, dark=False, settings=folder / ".window.json"))
    window.resize(WIDTH, HEIGHT)
    window.show()
    fill_window(window, ctx)
    made = []
    try:
        for name, dark, steps in _pictures(window):
            if window.theme.dark != dark:
                window.theme.set_dark(dark)
            for step in steps:
                step()
                settle(app)
                while window.jobs.busy:  # a report is still being made
                    settle(app, 0.02)
            file = folder / f"{name}.png"
            window.grab().save(str(file))
            made.append(file)
    finally:
        window.jobs.end()
        window.close()
        (folder / ".window.json").unlink(missing_ok=True)
    return made


def settle(app, seconds: float = SETTLE_SECONDS) -> None:
    """Let everything that waits for its turn be done."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)


def _pictures(window: MainWindow) -> list[tuple[str, bool, list[Callable[[], object]]]]:
    from mac_desktop.gui.pages.all_pages import pages

    go = window.go
    area, accident = _some(window, "hazardous_area"), _some(window, "accident")
    shown: list[tuple[str, bool, list[Callable[[], object]]]] = [
        ("home", False, [lambda: go("home")]),
        ("list", False, [lambda: go("hazardous_area")]),
        (
            "form",
            False,
            [lambda: go("hazardous_area", record=area)] if area else [lambda: go("hazardous_area", new=True)],
        ),
        ("new", False, [lambda: go("accident", new=True)]),
        (
            "form_dark",
            True,
            [lambda: go("accident", record=accident)] if accident else [lambda: go("accident", new=True)],
        ),
    ]
    shown += [(page.key, False, [lambda key=page.key: go(key)]) for page in pages() if page.key != "home"]
    return [*shown, ("home_dark", True, [lambda: go("home")])]


def _some(window: MainWindow, form_key: str) -> str:
    from mac_desktop.services import lists
    from mac_desktop.services.lists import ListRequest

    assert window.desk is not None
    found = lists.ids(window.desk.data, ListRequest(form_key, ("number",)))
    return found[len(found) // 3] if found else ""
