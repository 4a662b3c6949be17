"""What a centre sets for itself: who approves what was entered, and the figures that rules measure against."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem

from mac_desktop.domain.problems import UserError
from mac_desktop.domain.roles import Verb
from mac_desktop.gui.context import Desk
from mac_desktop.gui.lists.delegate import RowDelegate
from mac_desktop.gui.say import Choice
from mac_desktop.gui.theme import ROW_HEIGHT, TITLE_POINTS
from mac_desktop.gui.widgets.page import Page
from mac_desktop.gui.widgets.parts import ENTER, button, hint, rule, words
from mac_desktop.services import duties, limits, permissions
from mac_desktop.services.limits import Limit
from mac_desktop.texts import N_

COLUMNS = (N_("What the figure says"), N_("Figure"), N_("Default"), N_("Set by"), N_("Rules"))
FIGURES = (1, 2)


class SettingsPage(Page):
    """Duties above, figures below. What a person may not set is shown and says whom to ask."""

    title = N_("Settings")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.limits: Sequence[Limit] = ()
        self._outer, _ = self.heading(desk.texts(N_("Settings of the centre")))
        self._duties()
        self._figures()

    def _duties(self) -> None:
        texts = self.desk.texts
        self._outer.addWidget(words(texts(N_("Who approves")), points=TITLE_POINTS, bold=True))
        self._outer.addWidget(rule())
        self.apart = QCheckBox(texts(N_("Nobody approves what they entered or last changed themselves")))
        self.apart.clicked.connect(self._keep_apart)
        self._outer.addWidget(self.apart)
        self.may_not_keep = hint()
        self._outer.addWidget(self.may_not_keep)

    def _figures(self) -> None:
        texts = self.desk.texts
        head = QHBoxLayout()
        head.addWidget(
            words(texts(N_("Figures that rules measure against")), points=TITLE_POINTS, bold=True, wrap=True), 1
        )
        self.back_to_default = button(texts(N_("Back to the default")), self.use_default)
        self.change = button(texts(N_("Change the figure")), self.change_figure)
        head.addWidget(self.back_to_default)
        head.addWidget(self.change)
        self._outer.addSpacing(12)
        self._outer.addLayout(head)
        self._outer.addWidget(rule())
        said = N_("Records that are kept stay as they are; they are judged by a new figure when next saved or checked.")
        self._outer.addWidget(hint(texts(said)))
        self.may_not_set = hint()
        self._outer.addWidget(self.may_not_set)
        self.table = _Figures(self)
        self.table.setAccessibleName(texts(N_("Figures that rules measure against")))
        self.table.setHorizontalHeaderLabels([texts(name) for name in COLUMNS])
        self.table.setItemDelegate(RowDelegate(self.desk.theme, self.table))
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemDoubleClicked.connect(lambda _: self.change_figure())
        self._outer.addWidget(self.table, 1)
        self.chosen = hint()
        self.chosen.setContentsMargins(0, 0, 0, 12)
        self._outer.addWidget(self.chosen)

    # ---- what is shown

    def arrive(self, **arguments: object) -> None:
        super().arrive(**arguments)
        self.table.setFocus()

    def refresh(self) -> None:
        data = self.desk.data
        self.apart.setChecked(duties.are_apart(data))
        for verb, said, opened in (
            (Verb.ADMINISTER, self.may_not_keep, self.apart),
            (Verb.SET_LIMITS, self.may_not_set, self.table),
        ):
            refused = permissions.refused(data, verb)
            said.setText(self.desk.texts(refused.message, **refused.values) if refused else "")
            said.setVisible(refused is not None)
            if opened is self.apart:
                opened.setEnabled(refused is None)
        self.may_set = self.may_not_set.isHidden()
        self._show_figures()

    def _show_figures(self) -> None:
        row = max(self.table.currentRow(), 0)
        self.limits = limits.limits(self.desk.data)
        self.table.setRowCount(len(self.limits))
        for line, limit in enumerate(self.limits):
            for place, text in enumerate(self._cells(limit)):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignRight if place in FIGURES else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(text)
                self.table.setItem(line, place, item)
        self.table.selectRow(row)
        self._offer()

    def _cells(self, limit: Limit) -> tuple[str, ...]:
        texts, threshold = self.desk.texts, limit.threshold
        return (
            texts(threshold.meaning),
            limits.in_words(texts, limit.figure, threshold.unit),
            limits.in_words(texts, threshold.default, threshold.unit),
            texts(N_("this centre")) if limit.is_own else texts(N_("default")),
            texts(", ").join(limit.rule_ids),
        )

    def _whole(self, limit: Limit) -> str:
        """What the figure is about, and what it says: in its row there may be no room for it."""
        return f"{limits.what_is_judged(self.desk.data, limit)}. {self.desk.texts(limit.threshold.meaning)}"

    @property
    def limit(self) -> Limit | None:
        """The figure that is chosen."""
        row = self.table.currentRow()
        return self.limits[row] if 0 <= row < len(self.limits) else None

    def _offer(self) -> None:
        limit = self.limit
        self.chosen.setText(self._whole(limit) if limit is not None else "")
        self.change.setEnabled(limit is not None and self.may_set)
        self.back_to_default.setEnabled(limit is not None and limit.is_own and self.may_set)

    # ---- what is set

    def _keep_apart(self, apart: bool) -> None:
        texts = self.desk.texts
        said = N_("From now on nobody approves what they entered or last changed.")
        if not apart:
            said = N_("From now on who entered a record may approve it.")
        self.desk.jobs.start(
            texts(N_("Settings")),
            lambda: duties.keep_apart(self.desk.data, apart),
            done=lambda _: self.desk.say.good(texts(said)),
            failed=self._not_set,
        )

    def change_figure(self) -> None:
        """Ask for the centre's own figure for the chosen line."""
        limit, texts = self.limit, self.desk.texts
        if limit is None or not self.may_set:
            return
        now = limits.in_words(texts, limit.figure, limit.threshold.unit)
        typed = self.desk.say.ask_text(
            texts(N_("Change the figure")),
            self._whole(limit),
            texts(N_("Figure (now {figure})"), figure=now),
            Choice(texts(N_("Set")), "primary"),
        )
        if typed is None:
            return
        try:
            self._set(limit, limits.read_figure(typed, limit.threshold.unit))
        except UserError as error:
            self.desk.say.sorry(error)

    def use_default(self) -> None:
        """Give up the centre's own figure for the chosen line."""
        if self.limit is not None:
            self._set(self.limit, None)

    def _set(self, limit: Limit, figure: float | None) -> None:
        texts = self.desk.texts

        def done(now: Limit) -> None:
            self._show_figures()
            said = limits.in_words(texts, now.figure, now.threshold.unit)
            self.desk.say.good(texts(N_("Rules measure against {figure} from now on."), figure=said))

        self.desk.jobs.start(
            texts(N_("Settings")),
            lambda: limits.set_limit(self.desk.data, limit.threshold.name, figure),
            done=done,
            failed=self._not_set,
        )

    def _not_set(self, error: UserError) -> None:
        self.desk.say.sorry(error)
        self.refresh()


class _Figures(QTableWidget):
    """Enter changes the chosen figure."""

    def __init__(self, page: SettingsPage) -> None:
        super().__init__(0, len(COLUMNS))
        self._page = page
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._page.change_figure()
            return
        super().keyPressEvent(event)
