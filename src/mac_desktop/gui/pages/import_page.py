"""Bringing a partner's spreadsheet in, in four steps: the file, its columns, a check without storing, done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.entries import Entry
from mac_desktop.gui.imports.check_step import CheckStep
from mac_desktop.gui.imports.columns_step import ColumnsStep
from mac_desktop.gui.imports.done_step import DoneStep
from mac_desktop.gui.imports.file_step import FileStep
from mac_desktop.gui.imports.foot import CHECK, COLUMNS, DONE, FILE, Foot
from mac_desktop.gui.imports.line_parts import Cut
from mac_desktop.gui.imports.step_strip import StepStrip
from mac_desktop.gui.imports.trial import Trial
from mac_desktop.gui.imports.work import ImportWork
from mac_desktop.gui.widgets.page import Page
from mac_desktop.services import import_review
from mac_desktop.texts import N_

TITLES = (N_("File"), N_("Columns"), N_("Check"), N_("Done"))
KINDS = N_("Spreadsheets (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt);;All files (*)")


class ImportPage(Page):
    """`arrive` takes `path`, a file to look at. Tests replace `ask_file` and `ask_place`, the two dialogs."""

    title = N_("Import")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        texts = desk.texts
        self.work = ImportWork(desk)
        self.ask_file: Callable[[], str] = self._ask_file
        self.ask_place: Callable[[str, str], str] = self._ask_place
        outer, line = self.heading(texts(N_("Import a spreadsheet")))
        self.file_name = Cut(look="muted")
        self.file_name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.file_name, 3)
        self.strip = StepStrip(texts, desk.theme, [texts(t) for t in TITLES])
        outer.addWidget(self.strip)
        self.file, self.columns = FileStep(desk), ColumnsStep(desk)
        self.check, self.done = CheckStep(desk), DoneStep(desk)
        self.steps = QStackedWidget()
        for step in (self.file, self.columns, self.check, self.done):
            self.steps.addWidget(step)
        outer.addWidget(self.steps, 1)
        self.foot = Foot(desk)
        outer.addWidget(self.foot)
        self._connect()
        self.setAcceptDrops(True)
        self._show_step(FILE)

    def _connect(self) -> None:
        opener = QShortcut(QKeySequence("Ctrl+O"), self)
        opener.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opener.activated.connect(self.choose_file)
        self.strip.asked.connect(self.open_step)
        self.foot.back.connect(self.back)
        self.foot.forward.connect(self.go_on)
        self.file.file_wanted.connect(self.choose_file)
        self.file.sheet_chosen.connect(lambda sheet: self.work.read_again(sheet=sheet))
        self.file.subject_chosen.connect(self._as_subject)
        self.file.back_wanted.connect(self.work.take_back)
        self.file.again_wanted.connect(self._again)
        self.columns.changed.connect(self._mapping_changed)
        self.check.stop_wanted.connect(self.work.stop)
        self.check.settle_wanted.connect(self.back)
        self.check.list_wanted.connect(lambda: self._save(import_review.problem_list, N_("problems"), ".csv"))
        self.check.rows_wanted.connect(lambda: self._save(import_review.rejected_copy, N_("rejected rows"), ".xlsx"))
        self.done.undo_wanted.connect(self.undo)
        self.done.next_wanted.connect(self.begin_again)
        self.work.looked.connect(self._looked)
        self.work.unreadable.connect(self._unreadable)
        self.work.reviewed.connect(self.columns.follow)
        self.work.began.connect(self._began)
        self.work.progressed.connect(self.check.show_progress)
        self.work.checked.connect(self._checked)
        self.work.stored.connect(self._stored)
        self.work.went_back.connect(self._went_back)
        self.work.undone.connect(self._undone)
        self.work.not_undone.connect(lambda: self.done.undo.setEnabled(True))

    # ---- where one is

    @property
    def trial(self) -> Trial | None:
        """The file in hand."""
        return self.work.trial

    @property
    def step(self) -> int:
        """The step that is open."""
        return self.steps.currentIndex()

    @property
    def _reached(self) -> int:
        if self.trial is None:
            return FILE
        if self.trial.imported is not None:
            return DONE
        return CHECK if self.trial.dry is not None else COLUMNS

    def open_step(self, step: int) -> None:
        """Go to a step that was reached. After the import there is only its end."""
        if self.work.busy or self._reached == DONE:
            self._show_step(self.step)
        elif step == CHECK and self._reached < CHECK:
            self.work.check()
        elif step <= self._reached:
            self._show_step(step)

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.strip.show_at(step, self._reached)
        self.file_name.setText(self.trial.incoming.workbook.name if self.trial is not None and step != FILE else "")
        self.foot.show_for(step, self.trial, busy=self.work.busy)
        self._give_keyboard(step)

    def _give_keyboard(self, step: int) -> None:
        if self.work.busy:
            self.check.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step == FILE:
            first: QWidget = self.foot.next if self.trial is not None else self.file.zone.choose
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step == COLUMNS:
            self.columns.take_focus()
        elif step == CHECK:
            first = self.foot.next if self.foot.next.isEnabled() else self.check.table
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.done.first is not None:
            self.done.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """The step's own next thing to do."""
        if self.trial is None or self.work.busy:
            return
        if self.step == FILE:
            self._show_step(COLUMNS)
        elif self.step == COLUMNS:
            self.work.check()
        elif self.step == CHECK and self.foot.next.isEnabled():
            self.work.store()

    # ---- the file

    def arrive(self, **arguments: object) -> None:
        super().arrive(**arguments)
        path = arguments.get("path")
        if path:
            self.open_file(Path(str(path)))
        else:
            self._give_keyboard(self.step)

    def choose_file(self) -> None:
        """Ask for a file and look at it."""
        path = "" if self.work.busy else self.ask_file()
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """Look at a file."""
        if self.work.busy:
            return
        self.desk.settings.put("import_folder", str(path.parent))
        self.work.read(path)
        self._show_step(FILE)
        self.file.show_reading(path.name)

    def _ask_file(self) -> str:
        texts, start = self.desk.texts, str(self.desk.settings.get("import_folder", ""))
        return QFileDialog.getOpenFileName(self.window(), texts(N_("Choose a spreadsheet")), start, texts(KINDS))[0]

    def _looked(self) -> None:
        assert self.trial is not None
        self.file.show_found(self.trial)
        self.columns.show_trial(self.trial)
        self._show_step(FILE)

    def _unreadable(self, sentence: str) -> None:
        if self.trial is not None:
            self.file.show_found(self.trial)
        else:
            self.file.show_empty()
        self._show_step(FILE)
        self.file.trouble.warn(sentence)

    def _as_subject(self, key: str) -> None:
        if self.trial is not None:
            self.work.read_again(sheet=self.trial.incoming.table.sheet.name, subject=key)

    def _again(self) -> None:
        if self.trial is not None:
            self.trial.again = True
            self.file.earlier.hide()
            self._show_step(FILE)

    # ---- columns, check, import

    def _mapping_changed(self, gave_way: object) -> None:
        if isinstance(gave_way, list) and gave_way:
            sentence = N_("“{heading}” is no longer imported: a field takes one column.")
            self.desk.say.good(self.desk.texts(sentence, heading="”, “".join(gave_way)))
        self.strip.show_at(self.step, self._reached)
        self.work.review()

    def _began(self, title: str) -> None:
        self.check.show_running(f"{title} …")
        self._show_step(CHECK)

    def _checked(self) -> None:
        assert self.trial is not None
        self.check.show_found(self.trial)
        self._show_step(CHECK)

    def _stored(self) -> None:
        assert self.trial is not None
        self.done.show_stored(self.trial)
        self._show_step(DONE)

    def _went_back(self) -> None:
        if self.trial is not None and self.trial.dry is not None:
            self._checked()
        else:
            self._show_step(COLUMNS)

    # ---- afterwards

    def undo(self) -> None:
        """Take this import back."""
        if self.trial is not None and self.trial.imported is not None:
            self.done.undo.setEnabled(False)
            self.work.take_back(self.trial.imported.step_id)

    def _undone(self, outcome) -> None:
        if self.step == DONE:
            self.done.show_undone(outcome)
        elif self.trial is not None:
            self.desk.say.good(self.desk.texts(N_("That import was taken back.")))
            self.open_file(self.trial.incoming.workbook.path)

    def begin_again(self) -> None:
        """To the first step, with nothing in hand."""
        self.work.forget()
        self.file.show_empty()
        self._show_step(FILE)

    def _save(self, write: Callable, what: str, suffix: str) -> None:
        if self.trial is None:
            return
        stem = self.trial.incoming.workbook.path.stem
        path = self.ask_place(f"{stem} - {self.desk.texts(what)}{suffix}", suffix)
        if path:
            self.work.save(write, Path(path) if Path(path).suffix else Path(path + suffix))

    def _ask_place(self, name: str, suffix: str) -> str:
        start = str(Path(str(self.desk.settings.get("import_folder", ""))) / name)
        return QFileDialog.getSaveFileName(self.window(), self.desk.texts(N_("Save")), start, f"*{suffix}")[0]

    # ---- keys and drops

    def commands(self) -> Mapping[str, Callable[[], object]]:
        able: dict[str, Callable[[], object]] = {"save_new": self.go_on}
        if self.step == COLUMNS:
            able |= {"next_problem": self.columns.next_open, "gap": self._gap}
        if self.step == CHECK:
            able |= {"find_here": self.check.find.setFocus, "to_list": self.check.table.setFocus}
        return able

    def _gap(self) -> None:
        here = self.window().focusWidget()
        if isinstance(here, Entry):
            here.cycle_gap()

    def back(self) -> bool:
        if self.work.busy:
            return True
        if self.step in (COLUMNS, CHECK):
            self._show_step(self.step - 1)
            return True
        return False

    def concerns(self, form_keys: frozenset[str]) -> bool:
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) and not self.work.busy:
            event.acceptProposedAction()
            self.file.zone.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.file.zone.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.file.zone.set_over(False)
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.open_file(Path(path))


def _dropped(event: QDragEnterEvent | QDropEvent) -> str:
    """The path of the one file that is dragged, or ""."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return urls[0].toLocalFile() if len(urls) == 1 else ""
