"""Every form and code list as one centre has them. Services get them from their context, the store's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from threading import Lock

from mac_desktop.domain.own_fields import OwnField
from mac_desktop.domain.own_lists import CodeLists
from mac_desktop.domain.problems import WrongUse
from mac_desktop.forms.binding import BoundForm, bind
from mac_desktop.forms.schema import Form
from mac_desktop.texts import N_


class CentreForms(Mapping[str, BoundForm]):
    """Forms by key, in the order of the sidebar, each bound when it is first asked for. Never changes; when the centre
    changes something, a new one takes its place. May be used on any thread. `own` are all fields that the centre
    added, in order."""

    def __init__(self, forms: Mapping[str, Form], lists: CodeLists, own: Sequence[OwnField] = ()) -> None:
        self.lists = lists
        self.own = own
        self._forms = forms
        self._bound: dict[str, BoundForm] = {}
        self._binding = Lock()

    def __getitem__(self, key: str) -> BoundForm:
        found = self._bound.get(key)
        if found is None:
            with self._binding:  # two threads must not get two bound forms: they are told apart by identity
                found = self._bound.get(key) or self._bind(key)
                self._bound[key] = found
        return found

    def _bind(self, key: str) -> BoundForm:
        return bind(self._forms[key], self.lists, [field for field in self.own if field.form_key == key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)

    def form(self, key: str) -> BoundForm:
        """The form of a key; WrongUse when there is none."""
        if key not in self._forms:
            raise no_form(key, self._forms)
        return self[key]

    def owner_of(self, form: BoundForm) -> BoundForm | None:
        """The form of the record that records of this form are a part of, if they are."""
        return self.form(form.owner.refers_to) if form.owner is not None else None

    def in_a_row(self, subject: str) -> dict[str, BoundForm]:
        """The forms whose fields a row of a sheet with this subject may fill: those of its owner, then its own."""
        form = self.form(subject)
        owner = self.owner_of(form)
        return {f.key: f for f in (owner, form) if f is not None}


def no_form(key: str, forms: Mapping[str, object]) -> WrongUse:
    """The refusal of a key that no form has."""
    message = N_("There is no form “{key}”. The forms are: {forms}.")
    return WrongUse(message, key=key, forms=", ".join(sorted(forms)))
