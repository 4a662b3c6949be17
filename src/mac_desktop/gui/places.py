"""Which places there are: the pages of `pages.all_pages` and a page for every form that has a sidebar group."""

from __future__ import annotations

from mac_desktop.forms.catalogue.all_forms import FORMS
from mac_desktop.gui.context import Desk
from mac_desktop.gui.pages.all_pages import pages
from mac_desktop.gui.pages.subject_page import SubjectPage
from mac_desktop.gui.widgets.page import Page
from mac_desktop.gui.widgets.sidebar import Place
from mac_desktop.texts import Texts


def places(texts: Texts) -> tuple[list[Place], list[Place], list[Place]]:
    """The sidebar's places: above the subjects, the subjects, below them."""
    own = [(spec, Place(spec.key, texts(spec.title), spec.icon)) for spec in pages()]
    groups = list(dict.fromkeys(form.group for form in FORMS if form.group))
    subjects = [
        Place(form.key, texts(form.title), form.icon, texts(group))
        for group in groups
        for form in FORMS
        if form.group == group
    ]
    return [p for spec, p in own if spec.top], subjects, [p for spec, p in own if not spec.top]


def page_keys() -> frozenset[str]:
    """The keys of the pages beside the subjects."""
    return frozenset(spec.key for spec in pages())


def build(desk: Desk, key: str) -> Page:
    """The page of a key, made now."""
    for spec in pages():
        if spec.key == key:
            return spec.build(desk)
    return SubjectPage(desk, key)
