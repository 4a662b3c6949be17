"""Everything that can be done from the keyboard, as data: menus, shortcuts, the palette and the key sheet show it."""

from __future__ import annotations

from dataclasses import dataclass

from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `menu` is empty for what only a key and the palette offer; `target` is a page's key for those
    that open a page."""

    key: str
    title: str
    menu: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    target: str = ""


FILE, EDIT, RECORD, GO, VIEW, HELP = N_("File"), N_("Edit"), N_("Record"), N_("Go"), N_("View"), N_("Help")
MENUS = (FILE, EDIT, RECORD, GO, VIEW, HELP)

# A menu entry after which a line is drawn.
LINE = Command("", "")

COMMANDS: tuple[Command, ...] = (
    Command("new", N_("New record"), FILE, ("Ctrl+N",), "add"),
    Command("import", N_("Import a spreadsheet"), FILE, ("Ctrl+I",), "import", target="import"),
    Command("reports", N_("Make a report"), FILE, ("Ctrl+R",), "report", target="reports"),
    Command("quit", N_("Quit"), FILE, ("Ctrl+Q",)),
    Command("undo", N_("Take back the last step"), EDIT, ("Ctrl+Shift+Z",), "undo"),
    Command("find", N_("Find everything"), EDIT, ("Ctrl+K",), "search"),
    Command("find_here", N_("Find in this list"), EDIT, ("Ctrl+F",), "search"),
    Command("filter", N_("Add a filter"), EDIT, ("Ctrl+L",), "filter"),
    Command("columns", N_("Choose columns"), EDIT, ("Ctrl+Shift+C",), "columns"),
    Command("save", N_("Save draft"), RECORD, ("Ctrl+S",), "save"),
    Command("save_new", N_("Save and start the next"), RECORD, ("Ctrl+Enter", "Ctrl+Return"), "add"),
    Command("submit", N_("Submit"), RECORD, ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"), "submitted"),
    Command("gap", N_("Unknown, not applicable, none"), RECORD, ("F4",), "help"),
    Command("pin", N_("Carry this value over to the next record"), RECORD, ("F6",), "pin"),
    Command("next_problem", N_("Next problem"), RECORD, ("F8",), "warn"),
    Command("section_next", N_("Next section"), RECORD, ("Ctrl+PgDown",), "down"),
    Command("section_before", N_("Section before"), RECORD, ("Ctrl+PgUp",), "up"),
    Command("record_next", N_("Next record of the list"), RECORD, ("Alt+Down",), "down"),
    Command("record_before", N_("Record before in the list"), RECORD, ("Alt+Up",), "up"),
    Command("record_history", N_("History of this record"), RECORD, ("Ctrl+H",), "history"),
    Command("delete", N_("Delete this record"), RECORD, ("Ctrl+Delete",), "deleted"),
    Command("selected", N_("Do something with the selected records"), RECORD, ("Ctrl+Shift+S",), "check"),
    Command("home", N_("Home"), GO, ("Alt+Home", "Ctrl+1"), "home", target="home"),
    Command("history", N_("History"), GO, ("Ctrl+Shift+H",), "history", target="history"),
    Command("back", N_("Back"), GO, ("Esc",), "close"),
    Command("to_list", N_("To the list"), GO, ("F7",), "columns"),
    Command("to_sidebar", N_("To the sidebar"), GO, ("F9",), "sidebar"),
    Command("look_back", N_("Look back to a past moment"), VIEW, ("Ctrl+T",), "history"),
    Command("today", N_("Back to today"), VIEW, ("Ctrl+Shift+T",), "calendar"),
    Command("dark", N_("Light or dark"), VIEW, ("Ctrl+D",), "moon"),
    Command("sidebar", N_("Narrow or wide sidebar"), VIEW, ("Ctrl+B",), "sidebar"),
    Command("field_help", N_("Help on this field"), HELP, ("F1",), "help"),
    Command("keys", N_("Keys"), HELP, ("Ctrl+F1",), "note"),
)
