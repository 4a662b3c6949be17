"""How everything looks: colour tokens, the bundled type, icons drawn in token colours, and the style made from them.

Nothing else in `gui` names a colour. Sizes follow a grid of 8 px (4 px inside fields).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from string import Template

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from mac_desktop.paths import resources

GRID = 8
FIELD_HEIGHT = 30
ROW_HEIGHT = 30
SIDEBAR_WIDTH = 216
LABEL_WIDTH = 168
SIDE_BY_SIDE_FROM = 1280

BASE_POINTS, HINT_POINTS, TITLE_POINTS, PAGE_POINTS = 10.5, 9.0, 13.0, 18.0
FAMILIES = ("Noto Sans", "Noto Naskh Arabic")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, as #rrggbb. `on_accent` is what is written on the accent."""

    ground: str
    surface: str
    raised: str
    line: str
    line_strong: str
    scroll: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    hover: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    info: str
    info_soft: str


LIGHT = Tokens(
    ground="#f2f4f3",
    surface="#ffffff",
    raised="#ffffff",
    line="#dfe3e1",
    line_strong="#8b9591",
    scroll="#c6cdca",
    text="#19211f",
    muted="#566260",
    accent="#0b6173",
    accent_hover="#084c5b",
    accent_soft="#ddeef1",
    on_accent="#ffffff",
    hover="#e8ecea",
    danger="#b0261c",
    danger_soft="#fcecea",
    warn="#855200",
    warn_soft="#fdf3dd",
    ok="#226a3c",
    ok_soft="#e5f3e9",
    info="#2a5c9c",
    info_soft="#e7eff9",
)
DARK = Tokens(
    ground="#151a1b",
    surface="#1d2325",
    raised="#262d30",
    line="#323a3d",
    line_strong="#76827f",
    scroll="#4a5659",
    text="#e4e9e7",
    muted="#9eaaa6",
    accent="#5fbccf",
    accent_hover="#82cddc",
    accent_soft="#1c3f48",
    on_accent="#0c1718",
    hover="#2a3235",
    danger="#ff9a8f",
    danger_soft="#432321",
    warn="#ecb857",
    warn_soft="#3d3018",
    ok="#84cf9c",
    ok_soft="#1d3826",
    info="#93bbf2",
    info_soft="#21324a",
)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1 (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class Theme(QObject):
    """The scheme in use. Widgets ask it for colours when they paint; `changed` tells those that keep one."""

    changed = Signal()

    def __init__(self, *, dark: bool = False) -> None:
        super().__init__()
        self.dark = dark

    @property
    def tokens(self) -> Tokens:
        """The colours now."""
        return DARK if self.dark else LIGHT

    def colour(self, token: str) -> QColor:
        """One token as a Qt colour."""
        return QColor(getattr(self.tokens, token))

    def set_dark(self, dark: bool) -> None:
        """Change the scheme of the whole program."""
        self.dark = dark
        self.apply()
        self.changed.emit()

    def apply(self) -> None:
        """Give palette, type and style to the application."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if app.style().objectName() != "fusion":
            app.setStyle("Fusion")
        app.setPalette(_palette(self.tokens))
        if app.styleSheet() != (style := _style_sheet(self.tokens)):
            app.setStyleSheet(style)

    def font(self, points: float = BASE_POINTS, *, bold: bool = False, italic: bool = False) -> QFont:
        """The program's type in a size; there are two weights."""
        return type_face(points, bold=bold, italic=italic)


def type_face(points: float = BASE_POINTS, *, bold: bool = False, italic: bool = False) -> QFont:
    """The program's type in a size, in one of its two weights."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setItalic(italic)
    return font


def load_type() -> None:
    """Make the bundled faces known to Qt and the base face the program's own."""
    for name in ("NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoNaskhArabic-Regular"):
        file = resources("fonts", f"{name}.ttf")
        if file.is_file():
            QFontDatabase.addApplicationFont(str(file))
    QApplication.setFont(type_face())


def _palette(tokens: Tokens) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: tokens.ground,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.ground,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.danger,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Midlight: tokens.hover,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.line_strong,
        QPalette.ColorRole.Shadow: tokens.line_strong,
        QPalette.ColorRole.Accent: tokens.accent,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.line_strong))
    return palette


@lru_cache(maxsize=4)
def _style_sheet(tokens: Tokens) -> str:
    template = Template(resources("style", "desktop.qss").read_text(encoding="utf-8"))
    scheme = "dark" if tokens is DARK else "light"  # Qt reads these two marks from files, so each scheme has its own
    marks = {f"{name}_mark": resources("style", f"{name}-{scheme}.svg").as_posix() for name in ("check", "down", "up")}
    return template.substitute(asdict(tokens), **marks)


# -------------------------------------------------------------------------------------------------------------- icons


@lru_cache(maxsize=256)
def _drawing(name: str) -> bytes:
    file = resources("icons", f"{name}.svg")
    return file.read_bytes() if file.is_file() else resources("icons", "record.svg").read_bytes()


@lru_cache(maxsize=1024)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))


def ends(direction: Qt.LayoutDirection) -> tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]:
    """How words are drawn at the start and at the end of a line in a direction. Absolute, because a painter would turn
    left and right round once more."""
    fixed = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    sides = (Qt.AlignmentFlag.AlignLeft | fixed, Qt.AlignmentFlag.AlignRight | fixed)
    return sides if direction == Qt.LayoutDirection.LeftToRight else (sides[1], sides[0])


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw an icon of the set into `rect` in a colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour).render(painter, rect)
    painter.restore()


class _TokenIcon(QIconEngine):
    """Draws a set icon in the colour that its token has at that moment, so that a change of scheme needs no reload."""

    def __init__(self, theme: Theme, name: str, token: str) -> None:
        super().__init__()
        self._theme, self._name, self._token = theme, name, token

    def paint(self, painter: QPainter, rect, mode, state) -> None:
        token = "line_strong" if mode == QIcon.Mode.Disabled else self._token
        side = min(rect.width(), rect.height())
        box = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
        paint_icon(painter, self._name, box, getattr(self._theme.tokens, token))

    def pixmap(self, size: QSize, mode, state) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode, state, scale: float) -> QPixmap:
        pixmap = QPixmap(size * scale)  # size is in the units of the layout, scale the points of the screen in each
        if pixmap.isNull():  # asked for by a widget that has no room yet
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _TokenIcon(self._theme, self._name, self._token)


class Icons:
    """The icon set in the theme's colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[str, str], QIcon] = {}

    def __call__(self, name: str, colour: str = "text") -> QIcon:
        """The icon of that name in the colour of a token; an unknown name gives the icon of a record."""
        key = (name, colour)
        if key not in self._made:
            self._made[key] = QIcon(_TokenIcon(self._theme, name, colour))
        return self._made[key]
