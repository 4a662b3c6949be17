"""The pages beside the subjects. To add one: a module with a `Page`, and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from mac_desktop.gui.context import Desk
from mac_desktop.gui.widgets.page import Page
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its key for `desk.go`, its title, its icon, and its class, which is loaded when first opened.

    The class is called with the desk. `top` puts it above the subjects in the sidebar, else it stands below them.
    """

    key: str
    title: str
    icon: str
    module: str
    class_name: str
    top: bool = False

    @property
    def there(self) -> bool:
        """Whether this build of the program has the page."""
        return find_spec(self.module) is not None

    def build(self, desk: Desk) -> Page:
        """The page, made now."""
        return getattr(import_module(self.module), self.class_name)(desk)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("home", N_("Home"), "home", "mac_desktop.gui.pages.home", "HomePage", top=True),
    PageSpec("import", N_("Import"), "import", "mac_desktop.gui.pages.import_page", "ImportPage"),
    PageSpec("ledgers", N_("Ledgers"), "ledger", "mac_desktop.gui.pages.ledgers_page", "LedgersPage"),
    PageSpec("reports", N_("Reports"), "report", "mac_desktop.gui.pages.report_page", "ReportPage"),
    PageSpec("code_lists", N_("Code lists"), "codes", "mac_desktop.gui.pages.code_lists_page", "CodeListsPage"),
    PageSpec("own_fields", N_("Own fields"), "codes", "mac_desktop.gui.pages.own_fields_page", "OwnFieldsPage"),
    PageSpec("settings", N_("Settings"), "settings", "mac_desktop.gui.pages.settings_page", "SettingsPage"),
    PageSpec("history", N_("History"), "history", "mac_desktop.gui.pages.history_page", "HistoryPage"),
)


def pages() -> list[PageSpec]:
    """The pages that this build has."""
    return [spec for spec in PAGES if spec.there]
