"""Colours can be read, everything is named, and the window fits small and right-to-left screens."""

from __future__ import annotations

import itertools
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit

from mac_desktop.forms.catalogue.all_forms import FORMS
from mac_desktop.gui.commands import COMMANDS
from mac_desktop.gui.theme import DARK, LIGHT, Tokens, contrast
from mac_desktop.paths import resources

WORDS = ("text", "muted", "accent", "danger", "warn", "ok", "info")
GROUNDS = ("ground", "surface", "raised")
PAIRS = [
    *itertools.product(WORDS, GROUNDS),
    ("danger", "danger_soft"), ("warn", "warn_soft"), ("ok", "ok_soft"), ("info", "info_soft"),
    ("text", "accent_soft"), ("muted", "accent_soft"), ("text", "hover"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("text", "info_soft"), ("text", "warn_soft"), ("text", "danger_soft"),
]  # fmt: skip


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(tokens: Tokens):
    weak = {(w, g): round(contrast(getattr(tokens, w), getattr(tokens, g)), 2) for w, g in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_edges_of_fields_can_be_seen(tokens: Tokens):
    assert contrast(tokens.line_strong, tokens.surface) >= 3
    assert contrast(tokens.accent, tokens.surface) >= 3


def test_the_style_names_colours_only_by_token():
    style = resources("style", "desktop.qss").read_text(encoding="utf-8")
    assert "#" not in "".join(line for line in style.splitlines() if ":" in line and "#" in line and "{" not in line)
    used = {f.name for f in fields(Tokens) if "${" + f.name + "}" in style}
    assert {"ground", "surface", "line", "accent", "danger"} <= used


def test_every_form_has_its_icon():
    missing = {f.key for f in FORMS if f.group and not resources("icons", f"{f.icon}.svg").is_file()}
    assert missing == set()


def test_nothing_that_can_be_pressed_or_typed_into_is_without_a_name(person, areas):
    for key in ("home", "history", "hazardous_area"):
        person.window.go(key)
    person.window.go("hazardous_area", record=areas[0])
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    nameless = []
    for widget in (w for kind in kinds for w in person.window.findChildren(kind)):
        inside = widget.metaObject().className() in ("QLineEditIconButton", "QTableCornerButton")
        if not inside and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())):
            nameless.append((widget.metaObject().className(), widget.objectName(), widget.toolTip()))
    assert not nameless, str(nameless)


def test_no_two_commands_have_the_same_key():
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_dark_can_be_switched_on_while_a_record_is_open(person, areas):
    person.window.go("hazardous_area", record=areas[0])
    person.press("Ctrl+D")
    assert person.window.theme.dark
    picture = person.window.grab().toImage()
    assert picture.pixelColor(1000, 400).lightness() < 80
    person.press("Ctrl+D")


def test_nothing_is_cut_off_to_the_side_in_a_small_window(person, areas):
    person.window.resize(1280, 720)
    person.window.go("hazardous_area", record=areas[0])
    person.wait()
    body = person.window.page.pane.body
    assert body.inside.width() <= body.viewport().width()


def test_right_to_left_puts_the_sidebar_at_the_right(person, areas):
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        person.window.go("hazardous_area", record=areas[0])
        person.wait()
        sidebar = person.window.sidebar
        assert sidebar.mapTo(person.window, sidebar.rect().center()).x() > person.window.width() / 2
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
