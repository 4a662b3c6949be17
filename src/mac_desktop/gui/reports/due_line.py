"""When the report on a year is due, or when it was sent, in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mac_desktop.domain.treaty_standing import Word
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.form_head import Elided
from mac_desktop.gui.widgets.parts import picture
from mac_desktop.services import clock, reports, wording
from mac_desktop.texts import N_

LOOKS = {Word.OVERDUE: ("warn", "danger"), Word.DUE: ("clock", "warn")}


class DueLine(QWidget):
    """Says nothing when the clock does not know: no treaty status, or not bound in that year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon = picture(desk.icons("clock", "muted"), 16)
        self.words = Elided()
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)

    def show_year(self, year: int) -> None:
        """Tell about the report on a year."""
        texts = self.desk.texts
        deadline = clock.annual_report(self.desk.data, reports.TREATY, year)
        self._icon.setVisible(deadline is not None)
        if deadline is None:
            self.words.set_whole("")
            return
        said = clock.standing(texts, deadline)
        icon, token = LOOKS.get(deadline.standing.word, ("clock", "muted"))
        if deadline.done_on is None:
            date = wording.date(texts, deadline.due.isoformat())
            said = f"{said} {texts(N_('The last day is {date}.'), date=date)}"
        else:
            icon, token = "check", "ok"
        self._icon.set_icon(self.desk.icons(icon, token))
        self.words.set_whole(said)
