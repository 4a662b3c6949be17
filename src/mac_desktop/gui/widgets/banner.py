"""A bar across the top of a page for what a person must know and may answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from mac_desktop.gui.theme import Icons
from mac_desktop.gui.widgets.parts import button, picture, restyle, tool, words
from mac_desktop.texts import N_, Texts


class Banner(QFrame):
    """One sentence with an icon, perhaps with verbs, until it is closed or replaced."""

    def __init__(self, icons: Icons, texts: Texts) -> None:
        super().__init__()
        self._icons, self._texts = icons, texts
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 6, 8, 6)
        self.row.setSpacing(8)
        self.sentence: QLabel | None = None
        self.hide()

    def warn(self, sentence: str) -> None:
        """The world is at fault: stays until closed."""
        self.tell(sentence, icon="stop", token="danger", look="banner_danger")  # noqa: S106  a colour

    def tell(
        self,
        sentence: str,
        *verbs: tuple[str, Callable[[], object]],
        icon: str = "note",
        token: str = "info",  # noqa: S107  a colour
        look: str = "banner",
        may_close: bool = True,
    ) -> None:
        """Show a sentence with verbs."""
        while self.row.count():
            item = self.row.takeAt(0)
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        restyle(self, "look", look)
        self.sentence = words(sentence, wrap=True)
        self.setAccessibleName(sentence)
        self.row.addWidget(picture(self._icons(icon, token), 18))
        self.row.addWidget(self.sentence, 1)
        for verb, act in verbs:
            self.row.addWidget(button(verb, act))
        if may_close:
            self.row.addWidget(tool(self._icons("close", "muted"), self._texts(N_("Close")), self.hide, size=14))
        self.show()
