"""The page of one subject: its list, and beside or instead of it the record that is open (and that record's parts)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.asked_first import may_begin, may_open
from mac_desktop.gui.forms.form_pane import FormPane
from mac_desktop.gui.forms.replace_box import REPLACEABLE, replace_areas
from mac_desktop.gui.lists.list_pane import ListPane
from mac_desktop.gui.pages.filter_box import FilterBox
from mac_desktop.gui.pages.form_stack import FormStack
from mac_desktop.gui.pages.timed_page import TimedPage
from mac_desktop.gui.theme import SIDE_BY_SIDE_FROM
from mac_desktop.services.lists import ListRequest

LIST_WIDTH = 400
OPEN_AFTER_MS = 140


class SubjectPage(TimedPage):  # size: a list, a record and the way between them, each asked by keys of its own
    """`arrive` takes `record` (an id to open), `new` (with `fixed`, values that the new record begins with), `request`
    (a list to show) or `draft` (to go on typing); these are of today, or with `as_of` of a past moment."""

    def __init__(self, desk: Desk, form_key: str) -> None:
        super().__init__(desk)
        self._forms = desk.data.forms
        self.form = self._forms.form(form_key)
        self.title = desk.texts(self.form.form.title)
        desk = self.desk
        self.list = ListPane(desk, self.form)
        self.forms = FormStack(desk, self.form)
        self.forms.hide()
        self.split = QSplitter()
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.forms)
        self.split.splitterMoved.connect(lambda at, _: desk.settings.put("list_width", at))
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.past)
        column.addWidget(self.split, 1)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(OPEN_AFTER_MS)
        self._look.timeout.connect(self._follow_list)
        self.forms.saved.connect(lambda record_id: self.list.reload(keep=record_id))
        self.forms.emptied.connect(self._closed)
        self.list.opened.connect(lambda record_id: self.open_record(record_id, take_keyboard=True))
        self.list.looked_at.connect(lambda _: self._look.start() if self._is_open() else None)
        self.list.new_wanted.connect(self.open_new)
        self.list.filter_wanted.connect(self._add_filter)
        self.list.look_back_wanted.connect(self.past.ask)
        if form_key in REPLACEABLE:
            self.list.verbs.merge_them = lambda ids: replace_areas(self.window(), desk, ids)
        self.list.import_wanted.connect(lambda: desk.go("import"))

    # ---- arriving

    def arrive(self, **arguments: object) -> None:
        request, moment = arguments.get("request"), arguments.get("as_of")
        if arguments:
            self.show_moment(moment if isinstance(moment, dt.datetime) else None)
        if isinstance(request, ListRequest):
            self.stale = False
            self.list.show_request(request)
            if not (arguments.get("record") or arguments.get("new")):
                self._shut()
        self.refresh_if_stale()
        draft = arguments.get("draft")
        if draft is not None:
            self._continue(draft)
        elif arguments.get("record"):
            self.open_record(str(arguments["record"]), take_keyboard=True)
        elif arguments.get("new"):
            fixed = arguments.get("fixed")
            self.open_new(fixed if isinstance(fixed, Mapping) else None)
        elif not self._is_open():
            self.list.table.setFocus()

    def time_changed(self) -> None:
        self._shut()
        self.list.set_past(self.desk.is_past)
        self.list.reload()

    def take_keyboard(self) -> None:
        self.list.table.setFocus()

    def refresh(self) -> None:
        self.list.reload()
        pane = self.pane
        if pane is not None and pane.loaded is not None and not pane.dirty and self._is_open():
            pane.open_record(pane.loaded.id) if pane.loaded.id in self.list.model.ids else None

    def _heard(self, form_keys: frozenset[str], by: object) -> None:
        if by in self.panes:  # it shows already what it saved, and the keyboard stays where it is
            self.list.reload()
        else:
            super()._heard(form_keys, by)

    def outdated(self) -> bool:
        """The centre changed its forms or code lists."""
        return self.now.data.forms is not self._forms

    def concerns(self, form_keys: frozenset[str]) -> bool:
        return not form_keys or self.form.key in form_keys or bool(form_keys & set(self.form.form.children))

    # ---- records

    @property
    def panes(self) -> list[FormPane]:
        """The open forms, the subject's own first."""
        return self.forms.panes

    @property
    def pane(self) -> FormPane | None:
        """The form on top."""
        return self.forms.top

    def _is_open(self) -> bool:
        return not self.forms.isHidden()

    def _ready(self) -> FormPane | None:
        """The subject's own form, with nothing unsaved in the way; None when the person stays."""
        if self._is_open() and not self.may_leave():
            return None
        return self.forms.lowest()

    def open_record(self, record_id: str, *, take_keyboard: bool = False) -> None:
        """Show a record of this subject."""
        if self._is_open() and len(self.panes) == 1 and self.panes[0].record_id == record_id:
            self.panes[0].body.focus_first() if take_keyboard else None
            return
        if not may_open(self.desk, self.form.key, record_id):
            return
        pane = self._ready()
        if pane is None:
            return
        self._open()
        keyboard = self.window().focusWidget()
        pane.open_record(record_id)
        table = self.list.table
        table.show_row(self.list.model.row_of(record_id))
        QTimer.singleShot(0, table, lambda: table.scrollTo(table.currentIndex()))  # it has its size only now
        if not take_keyboard and keyboard is not None:
            keyboard.setFocus()

    def open_new(self, fixed: Mapping[str, object] | None = None) -> None:
        """Show an empty record, or one that begins with the values of `fixed`, where the person may enter one."""
        if not may_begin(self.desk, self.form.key):
            return
        pane = self._ready()
        if pane is not None:
            self._open()
            pane.open_new(fixed=fixed)

    def _continue(self, draft) -> None:
        pane = self._ready()
        if pane is None:
            return
        self._open()
        if draft.record_id:
            pane.open_record(draft.record_id, draft.raw, draft.id)
        else:
            pane.open_new(draft.raw, draft.id)

    def _closed(self) -> None:
        self._shut()
        self.list.reload()

    def _follow_list(self) -> None:
        record_id = self.list.table.current_id()
        if record_id and self._is_open() and not self.list.isHidden():
            self.open_record(record_id)

    # ---- side by side

    def _open(self) -> None:
        if not self._is_open():
            self.forms.show()
            self._arrange()

    def _shut(self) -> None:
        self.forms.hide()
        self.list.show()
        self.list.set_compact(False)
        self.list.table.setFocus()

    def _arrange(self) -> None:
        wide = self.window().width() >= SIDE_BY_SIDE_FROM
        if self._is_open():
            self.list.setVisible(wide)
            self.list.set_compact(True)
            width = int(self.desk.settings.get("list_width", LIST_WIDTH))
            self.split.setSizes([width, max(self.width() - width, 400)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ---- commands

    def _add_filter(self) -> None:
        box = FilterBox(self.window(), self.desk, self.form)
        if box.exec() and box.chosen is not None:
            self.list.add_filter(box.chosen)

    def _step_record(self, step: int) -> None:
        row = self.list.table.currentIndex().row() + step
        if 0 <= row < self.list.model.rowCount():
            self.open_record(self.list.model.id_at(row), take_keyboard=True)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        able = {**self.list.commands(), **self.time_commands()}
        if self._is_open() and self.pane is not None:
            able |= self.pane.commands()
            able |= {"record_next": lambda: self._step_record(1), "record_before": lambda: self._step_record(-1)}
        return able

    def back(self) -> bool:
        if self.past.asks:
            return self.back_in_time()
        if self._is_open() and self.pane is not None:
            return self.pane.back()
        if self.list.search.text() or self.list.request.filters:
            self.list.clear()
            return True
        return self.back_in_time()

    def may_leave(self) -> bool:
        return self.forms.may_leave() if self._is_open() else True
