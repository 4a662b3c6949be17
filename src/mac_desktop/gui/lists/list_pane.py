"""The list of one subject: search as you type, filters as chips, columns, sums of the selection, what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from mac_desktop.domain.problems import UserError
from mac_desktop.forms.binding import BoundForm
from mac_desktop.gui.context import Desk
from mac_desktop.gui.lists.chips import Chips
from mac_desktop.gui.lists.columns_box import ColumnsBox
from mac_desktop.gui.lists.model import RecordModel
from mac_desktop.gui.lists.selection_verbs import SelectionVerbs
from mac_desktop.gui.lists.table import RecordTable
from mac_desktop.gui.theme import HINT_POINTS, PAGE_POINTS, TITLE_POINTS, type_face
from mac_desktop.gui.widgets.look_back import look_back_button
from mac_desktop.gui.widgets.parts import Elided, button, picture, rule, tool, words
from mac_desktop.services import lists, wording
from mac_desktop.services.lists import Filter, ListRequest, default_columns
from mac_desktop.texts import N_

SEARCH_AFTER_MS = 160
SUMS_UP_TO = 5_000


class ListPane(QWidget):
    """Shows records of one form. It opens none itself: it says which was asked for."""

    opened = Signal(str)
    looked_at = Signal(str)
    new_wanted = Signal()
    filter_wanted = Signal()
    import_wanted = Signal()
    look_back_wanted = Signal()

    def __init__(self, desk: Desk, form: BoundForm) -> None:
        super().__init__()
        self.desk, self.form = desk, form
        kept = tuple(
            n for n in desk.settings.get(f"columns/{form.key}", ()) if n in ("number", "state") or n in form.fields
        )
        self.request = ListRequest(form.key, kept or default_columns(form.key))
        self.model = RecordModel(desk, self)
        self.table = RecordTable(desk, self.model, form.key, ("number", "state", *form.form.named_by))
        self.table.setAccessibleName(desk.texts(form.form.title))
        self.chips = Chips(desk, form, self.take_away)
        self.chips.hide()
        self.count = words(points=HINT_POINTS, look="muted")
        self.sums = Elided()
        self.sums.setFont(type_face(HINT_POINTS))
        self.verbs = SelectionVerbs(desk, form, self.table.selected_ids)
        self.verbs_button = button(
            desk.texts(N_("Change them …")), self.offer_verbs, look="link", keys="Ctrl+Shift+S", name=self.verbs.title
        )
        self.verbs_button.setFont(type_face(HINT_POINTS, bold=True))
        self.verbs_button.hide()
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda at: None if self._past else self.verbs.offer(self.table, self.table.viewport().mapToGlobal(at))
        )
        self._past = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_AFTER_MS)
        self._wait.timeout.connect(self._search)
        self._lay_out()
        self.table.opened.connect(self.opened)
        self.table.looked_at.connect(self.looked_at)
        self.table.chosen.connect(self._show_sums)
        self.table.sort_asked.connect(self.sort_by)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.setSpacing(8)
        head.addLayout(self._title_line())
        head.addLayout(self._search_line())
        head.addWidget(self.chips)
        column.addLayout(head)
        column.addWidget(rule())
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self._empty())
        column.addWidget(self.middle, 1)
        column.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 5, 16, 5)
        foot.setSpacing(12)
        foot.addWidget(self.count)
        foot.addWidget(self.sums, 1)
        foot.addWidget(self.verbs_button)
        column.addLayout(foot)

    def _title_line(self) -> QHBoxLayout:
        texts = self.desk.texts
        line = QHBoxLayout()
        self.title = words(texts(self.form.form.title), points=PAGE_POINTS, bold=True)
        line.addWidget(self.title, 1)
        self.new = button(
            texts(N_("New")),
            self.new_wanted.emit,
            look="primary",
            icon=self.desk.icons("add", "on_accent"),
            keys="Ctrl+N",
            name=texts(N_("New: {form}"), form=texts(self.form.form.singular)),
        )
        self.new.setObjectName("new_record")
        line.addWidget(self.new)
        return line

    def _search_line(self) -> QHBoxLayout:
        texts, icons = self.desk.texts, self.desk.icons
        line = QHBoxLayout()
        line.setSpacing(8)
        self.search = _SearchLine(self)
        self.search.setObjectName("list_search")
        self.search.setPlaceholderText(texts(N_("Find in this list")))
        self.search.setAccessibleName(texts(N_("Find in this list")))
        self.search.setFixedHeight(30)
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(360)
        self.search.addAction(icons("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(lambda _: self._wait.start())
        line.addWidget(self.search, 1)
        self.filter_button = tool(
            icons("filter", "muted"),
            texts(N_("Add a filter")),
            self.filter_wanted.emit,
            keys="Ctrl+L",
            text=texts(N_("Filter")),
        )
        self.columns_button = tool(
            icons("columns", "muted"),
            texts(N_("Choose columns")),
            self.choose_columns,
            keys="Ctrl+Shift+C",
            text=texts(N_("Columns")),
        )
        line.addWidget(self.filter_button)
        line.addWidget(self.columns_button)
        self.look_back = look_back_button(self.desk, self.look_back_wanted.emit)
        line.addWidget(self.look_back)
        line.addStretch(0)
        return line

    def _empty(self) -> QWidget:
        made = QWidget()
        made.setObjectName("surface")
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 24, 24, 64)
        column.setSpacing(10)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(picture(self.desk.icons(self.form.form.icon, "line_strong"), 48), 0, centre)
        self._empty_title = words(points=TITLE_POINTS, bold=True, wrap=True)
        self._empty_words = words(look="muted", wrap=True)
        for label in (self._empty_title, self._empty_words):
            label.setAlignment(centre)
            column.addWidget(label)
        texts = self.desk.texts
        self._empty_verbs = [
            button(texts(N_("Enter the first one")), self.new_wanted.emit, look="primary"),
            button(texts(N_("Import a spreadsheet")), self.import_wanted.emit),
            button(texts(N_("Clear search and filters")), self.clear),
        ]
        column.addSpacing(6)
        for verb in self._empty_verbs:
            verb.setFixedWidth(240)
            column.addWidget(verb, 0, centre)
        column.addStretch(2)
        return made

    # ---- what is shown

    def reload(self, *, keep: str = "") -> None:
        """Read the list again; `keep` is the record that stays current."""
        keep = keep or self.table.current_id()
        at_top = self.table.verticalScrollBar().value()
        try:
            self.model.load(self.request)
        except UserError as refused:  # narrowed or sorted by what this person may not read: the list stays as it was
            self.desk.say.sorry(refused)
            shown = self.model.request or replace(self.request, filters=(), sort=(), text="")
            self.request = replace(shown, columns=self.request.columns)
            self.model.load(self.request)
        self.table.fit_columns()
        row = self.model.row_of(keep) if keep else -1
        if row >= 0:
            self.table.show_row(row)
        else:
            self.table.verticalScrollBar().setValue(at_top)
        self.chips.show_filters(self.request.filters, self.clear)
        self._show_count()
        self._show_sums()

    def show_request(self, request: ListRequest) -> None:
        """Show what another page asks for, with this person's columns."""
        self.search.blockSignals(True)
        self.search.setText(request.text)
        self.search.blockSignals(False)
        self.request = replace(request, columns=self.request.columns)
        self.reload()

    def add_filter(self, wanted: Filter) -> None:
        """One more condition."""
        self.request = replace(self.request, filters=(*self.request.filters, wanted))
        self.reload()

    def take_away(self, wanted: Filter) -> None:
        """One condition less."""
        self.request = replace(self.request, filters=tuple(f for f in self.request.filters if f != wanted))
        self.reload()
        self.table.setFocus()

    def clear(self) -> None:
        """No search, no filters."""
        self.request = replace(self.request, filters=(), text="")
        self.search.setText("")
        self._wait.stop()
        self.reload()

    def sort_by(self, column: str) -> None:
        """Sort by a column; again turns it round; a third time back to newest first."""
        now = self.request.sort[0] if self.request.sort else ("", False)
        sort = ((column, False),) if now[0] != column else ((column, True),) if not now[1] else ()
        self.request = replace(self.request, sort=sort)
        self.reload()

    def choose_columns(self) -> None:
        """Let a person choose columns, and remember them."""
        box = ColumnsBox(self.window(), self.desk, self.form, self.request.columns)
        if box.exec():
            self.request = replace(self.request, columns=box.chosen)
            self.desk.settings.put(f"columns/{self.form.key}", list(box.chosen))
            self.reload()

    def _search(self) -> None:
        self.request = replace(self.request, text=self.search.text().strip())
        self.reload()

    def set_compact(self, compact: bool) -> None:
        """Beside a form there is room for little."""
        self.table.set_compact(compact)
        for verb in (self.filter_button, self.columns_button, self.look_back):
            verb.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            )

    def set_past(self, past: bool) -> None:
        """Of the past nothing can be entered and changed."""
        self._past = past
        self.new.setVisible(not past)

    def find(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def _show_count(self) -> None:
        number, texts = len(self.model.ids), self.desk.texts
        narrowed = bool(self.request.text or self.request.filters)
        self.count.setText(
            texts.count(N_("{number} record"), N_("{number} records"), number).replace(
                str(number), wording.number(texts, number)
            )
        )
        self.middle.setCurrentIndex(0 if number else 1)
        if not number:
            title = self.desk.texts(self.form.form.title)
            none = texts(N_("{form}: none then") if self._past else N_("{form}: none yet"), form=title)
            self._empty_title.setText(texts(N_("Nothing fits the search and filters.")) if narrowed else none)
            self._empty_words.setText("" if narrowed else texts(self.form.form.purpose))
            for place, verb in enumerate(self._empty_verbs):
                verb.setVisible(narrowed == (place == 2) and (narrowed or not self._past))

    def _show_sums(self) -> None:
        chosen = self.table.selected_ids()
        self.verbs_button.setVisible(len(chosen) > 1 and not self._past)
        if len(chosen) < 2:
            self.sums.set_whole("")
            return
        texts = self.desk.texts
        parts = [texts(N_("{count} selected"), count=wording.number(texts, len(chosen)))]
        if len(chosen) <= SUMS_UP_TO:
            for name, (total, missing) in lists.totals(self.desk.data, self.request, chosen).items():
                label = wording.field_label(texts, self.form, name)
                unit = wording.unit(texts, self.form.fields[name].unit)
                parts.append(f"{label} {wording.number(texts, total)} {unit}".rstrip())
                if missing:
                    parts[-1] += texts(N_(" ({count} without a figure)"), count=missing)
        self.sums.set_whole("  ·  ".join(parts))

    def offer_verbs(self) -> None:
        """What can be done with the chosen records."""
        place = self.verbs_button if self.verbs_button.isVisible() else self.count
        self.verbs.offer(self, place.mapToGlobal(place.rect().topLeft()))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the list answers to."""
        looking: dict[str, Callable[[], object]] = {
            "find_here": self.find,
            "filter": self.filter_wanted.emit,
            "columns": self.choose_columns,
            "to_list": self.table.setFocus,
        }
        changing = {"new": self.new_wanted.emit, "selected": self.offer_verbs, "delete": self.verbs.delete}
        return looking if self._past else {**looking, **changing}


class _SearchLine(QLineEdit):
    """Enter and the down arrow go to the list."""

    def __init__(self, pane: ListPane) -> None:
        super().__init__()
        self._pane = pane

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._pane.table.setFocus()
            if not self._pane.table.currentIndex().isValid():
                self._pane.table.show_row(0)
            return
        super().keyPressEvent(event)
