"""Bringing a partner's spreadsheet in, in four steps: the file, its columns, a check without storing, done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.entries import Entry
from mac_desktop.gui.imports.file_ways import Dialogs, FileDrop
from mac_desktop.gui.imports.foot import CHECK, COLUMNS, DONE, FILE
from mac_desktop.gui.imports.wizard import Wizard
from mac_desktop.services import import_review
from mac_desktop.texts import N_


class ImportPage(Wizard):
    """`arrive` takes `path`, a file to look at. Tests replace `ask_file` and `ask_place`, the two dialogs."""

    title = N_("Import")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        dialogs = Dialogs(desk, self)
        self.ask_file: Callable[[], str] = dialogs.ask_file
        self.ask_place: Callable[[str, str], str] = dialogs.ask_place
        self._drop = FileDrop(self, lambda: not self.work.busy)
        self._connect()
        self._show_step(FILE)

    def _connect(self) -> None:
        opener = QShortcut(QKeySequence("Ctrl+O"), self)
        opener.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opener.activated.connect(self.choose_file)
        self._drop.over.connect(self.file.zone.set_over)
        self._drop.dropped.connect(self.open_file)
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

    # ---- keys

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

    def concerns(self, form_keys: frozenset[str]) -> bool:
        return False
