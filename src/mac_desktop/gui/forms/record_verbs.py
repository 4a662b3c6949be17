"""What can be done with the record in a form: save, submit, verify, approve, return, delete, restore."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from mac_desktop.domain.records.base import COUNTED, SET_ASIDE, State
from mac_desktop.domain.workflows import RECORD
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.validate import Checked
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.draft_keeper import DraftKeeper
from mac_desktop.gui.forms.form_body import FormBody
from mac_desktop.gui.forms.form_head import FormHead
from mac_desktop.gui.forms.panels import ProblemPanel
from mac_desktop.gui.forms.pins import Pins
from mac_desktop.gui.forms.replace_box import REPLACEABLE, replace_areas
from mac_desktop.gui.say import Choice
from mac_desktop.gui.steps import last_step, undoable
from mac_desktop.services import records, updates, wording
from mac_desktop.services.records import Loaded, Saved
from mac_desktop.services.updates import Report
from mac_desktop.texts import N_


class Pane(Protocol):
    """What the verbs need of the form that the record stands in."""

    desk: Desk
    form: BoundForm
    loaded: Loaded | None
    record_id: str | None
    dirty: bool
    fixed: dict[str, object]
    head: FormHead
    body: FormBody
    pins: Pins
    keeper: DraftKeeper
    problems: ProblemPanel
    saved: Any
    closed: Any

    def check(self) -> Checked: ...
    def check_all(self) -> Checked: ...
    def show_head(self) -> None: ...
    def show_parts(self) -> None: ...
    def may_leave(self) -> bool: ...
    def open_record(self, record_id: str) -> None: ...
    def open_new(
        self, raw: Mapping[str, object] | None = None, *, fixed: Mapping[str, object] | None = None
    ) -> None: ...


_MOVES = {
    State.VERIFIED: (N_("Verify"), "verified", N_("{number} is verified.")),
    State.APPROVED: (N_("Approve"), "approved", N_("{number} is approved.")),
    State.RETURNED: (N_("Return with a note"), "returned", N_("{number} is returned for correction.")),
    State.REJECTED: (N_("Reject for good"), "rejected", N_("{number} is rejected.")),
}
# What is asked before a move that a note goes with: title, sentence, label of the note, verb and its look.
_ASKED = {
    State.RETURNED: (
        N_("Return {number}"),
        N_("The person who entered it sees this note."),
        N_("What is to be corrected"),
        N_("Return"),
        "primary",
    ),
    State.REJECTED: (
        N_("Reject {number}"),
        N_("It is final: the record counts nowhere and cannot be changed any more. The reason stays with it."),
        N_("Why it is rejected"),
        N_("Reject"),
        "danger",
    ),
}
# What the main button does when nothing was changed: the next state of each state.
_FORWARD = {State.SUBMITTED: State.VERIFIED, State.VERIFIED: State.APPROVED}


class RecordVerbs:
    """Each verb is a job; the form shows what came of it."""

    def __init__(self, pane: Pane) -> None:
        self._pane = pane

    # ---- what the head offers

    def show(self) -> None:
        """Give the head its buttons and menu for the record as it stands."""
        pane, texts = self._pane, self._pane.desk.texts
        loaded, head = pane.loaded, pane.head
        deleted = bool(loaded and loaded.deleted_reason)
        counted = loaded is not None and loaded.state not in (State.DRAFT, State.RETURNED)
        head.save.setText(texts(N_("Save")) if counted else texts(N_("Save draft")))
        ended = deleted or pane.desk.is_past or (loaded is not None and loaded.state in SET_ASIDE)
        head.save.setVisible(not ended and (pane.dirty or loaded is None))
        forward = _FORWARD.get(loaded.state) if loaded and not pane.dirty else None
        verb = _MOVES[forward][0] if forward else N_("Submit")
        head.primary.setText(texts(verb))
        head.primary.setAccessibleName(texts(verb))
        head.primary.setToolTip(f"{texts(verb)} (Ctrl+Shift+Enter)")
        head.primary.setVisible(not ended and (forward is not None or not counted))
        head.show_menu(self._menu())
        head.more.setVisible(bool(head.menu.actions()))

    def _menu(self) -> list[tuple[str, str, str, Callable[[], object]]]:
        pane, texts = self._pane, self._pane.desk.texts
        loaded = pane.loaded
        if loaded is None or loaded.deleted_reason or pane.desk.is_past:
            return []
        moves = [state for state in _MOVES if state in _beside(loaded.state)]
        entries = [(texts(_MOVES[state][0]), _MOVES[state][1], "", lambda s=state: self.move(s)) for state in moves]
        if loaded.state is State.APPROVED:
            entries.append((texts(N_("A newer report on this record")), "superseded", "", self.report_anew))
        if pane.form.key in REPLACEABLE and loaded.state in COUNTED:
            entries.append((texts(N_("Split into parts")), "area", "", self.split))
        entries.append((texts(N_("New record like this one")), "add", "", self.copy))
        entries.append((texts(N_("Save and start the next")), "add", "Ctrl+Enter", self.save_and_next))
        entries.append((texts(N_("Delete with a reason")), "deleted", "Ctrl+Del", self.delete))
        return entries

    # ---- saving

    def save(self, then: Callable[[str], None] | None = None, *, submit: bool = False, quiet: bool = False) -> None:
        """Save what stands in the form; a record with problems is kept as a draft. `then` gets its id."""
        pane = self._pane
        pane.keeper.flush()  # kept as a draft first: whatever happens to the saving, nothing typed is lost
        raw, record_id, keeper, slot = pane.body.raw(), pane.record_id, pane.keeper, pane.keeper.slot
        if record_id is not None and not pane.dirty and not submit:
            if then is not None:
                then(record_id)
            return
        pane.dirty = False

        def work() -> tuple[Saved, int | None]:
            saved = records.save(pane.desk.data, pane.form.key, raw, record_id, submit=submit)
            return saved, last_step(pane.desk)

        def done(outcome: tuple[Saved, int | None]) -> None:
            keeper.forget(slot)
            self._after_save(outcome[0], outcome[1], record_id, raw, submit, quiet)
            if then is not None:
                then(outcome[0].id)

        def failed(error: Any) -> None:
            pane.dirty = pane.keeper.slot is slot or pane.dirty
            pane.show_head()
            pane.desk.say.sorry(error)

        pane.desk.jobs.start(pane.desk.texts(N_("Save")), work, done=done, failed=failed)

    def _after_save(
        self, saved: Saved, step: int | None, was: str | None, raw: dict[str, object], submit: bool, quiet: bool
    ) -> None:
        pane, texts = self._pane, self._pane.desk.texts
        if pane.record_id == was and not quiet:
            pane.record_id = saved.id
            pane.keeper.slot.record_id = saved.id
            pane.loaded = records.load(pane.desk.data, pane.form.key, saved.id)
            pane.dirty = pane.dirty or pane.body.raw() != raw
            pane.head.history.setVisible(True)
            pane.check_all()
            pane.show_parts()
            pane.show_head()
        sentence = (
            N_("{number} is submitted.") if saved.state is State.SUBMITTED and submit else N_("{number} is saved.")
        )
        if submit and saved.state is State.DRAFT:
            sentence = N_("{number} is saved as a draft: it can be submitted when the marked fields are settled.")
        pane.desk.say.good(texts(sentence, number=saved.number), undoable(pane.desk, step))
        pane.desk.say.quiet.emit("")
        pane.desk.changed(pane.form.key, by=pane)
        pane.saved.emit(saved.id)

    def primary(self) -> None:
        """The main button: submit, or the next state of a record that was not changed."""
        pane = self._pane
        loaded = pane.loaded
        forward = _FORWARD.get(loaded.state) if loaded and not pane.dirty else None
        if loaded is not None and loaded.deleted_reason:
            return
        if forward is not None:
            self.move(forward)
            return
        if not pane.check_all().may_submit:
            self.save(submit=True)
            pane.problems.go_to_next()
            return
        self.save(submit=True)

    def save_and_next(self) -> None:
        """Save, submitting when nothing stops it, and put an empty record in; pinned values are carried over."""
        pane = self._pane
        may = pane.check().may_submit
        pane.pins.take()
        fixed = dict(pane.fixed)
        self.save(submit=may, quiet=True)
        pane.open_new(fixed=fixed)

    def copy(self) -> None:
        """A new record with the same answers, apart from what is this record's own."""
        pane = self._pane
        if not pane.may_leave():
            return
        own = {n for n, f in pane.form.fields.items() if f.unique}
        pane.open_new({n: v for n, v in pane.body.raw().items() if n not in own and v})

    def report_anew(self) -> None:
        """Begin a newer report on this record, which counts as it stands until that is approved."""
        pane = self._pane
        loaded = pane.loaded
        if loaded is None or not pane.may_leave():
            return

        def done(report: Report) -> None:
            pane.desk.changed(pane.form.key, by=pane)
            pane.desk.go(pane.form.key, record=report.id)

        title = pane.desk.texts(N_("A newer report on this record"))
        pane.desk.jobs.start(title, lambda: updates.begin(pane.desk.data, pane.form.key, loaded.id), done=done)

    def split(self) -> None:
        """Let parts take the place of this record, once it is decided what each of them is."""
        pane, loaded = self._pane, self._pane.loaded
        if loaded is None or not pane.may_leave():
            return
        if replace_areas(pane.head.window(), pane.desk, [loaded.id]) is not None:
            self._reload(loaded.id)

    # ---- states

    def move(self, state: State) -> None:
        """Verify, approve, return or reject."""
        pane, texts = self._pane, self._pane.desk.texts
        loaded, note = pane.loaded, ""
        if loaded is None:
            return
        if state in _ASKED:
            title, sentence, label, verb, look = _ASKED[state]
            asked = pane.desk.say.ask_text(
                texts(title, number=loaded.number), texts(sentence), texts(label), Choice(texts(verb), look)
            )
            if asked is None:
                return
            note = asked

        def work() -> tuple[Any, int | None]:
            return records.set_state(pane.desk.data, pane.form.key, [loaded.id], state, note), last_step(pane.desk)

        def done(outcome: tuple[Any, int | None]) -> None:
            moved, step = outcome
            if moved.moved:
                pane.desk.say.good(texts(_MOVES[state][2], number=loaded.number), undoable(pane.desk, step))
            for number, problems in moved.held:
                sentences = " ".join(wording.sentence(texts, p) for p in problems)
                pane.desk.say.sorry(f"{number}: {sentences}")
            for _, problem in moved.told:
                pane.desk.say.sorry(wording.sentence(texts, problem))
            self._reload(loaded.id)

        pane.desk.jobs.start(texts(_MOVES[state][0]), work, done=done)

    def delete(self) -> None:
        """Mark as deleted, with the reason."""
        pane, texts = self._pane, self._pane.desk.texts
        loaded = pane.loaded
        if loaded is None or loaded.deleted_reason:
            return
        reason = pane.desk.say.ask_text(
            texts(N_("Delete {number}"), number=loaded.number),
            texts(N_("The record stays in the history and can be restored.")),
            texts(N_("Why it is deleted")),
            Choice(texts(N_("Delete")), "danger"),
        )
        if not reason:
            return

        def done(step: int | None) -> None:
            pane.dirty = False
            pane.desk.say.good(texts(N_("{number} is deleted."), number=loaded.number), undoable(pane.desk, step))
            pane.desk.changed(pane.form.key, by=pane)
            pane.closed.emit()

        def work() -> int | None:
            records.delete(pane.desk.data, pane.form.key, loaded.id, reason)
            return last_step(pane.desk)

        pane.desk.jobs.start(texts(N_("Delete")), work, done=done)

    def restore(self) -> None:
        """Take a deleted record back."""
        pane = self._pane
        loaded = pane.loaded
        if loaded is not None:
            pane.desk.jobs.start(
                pane.desk.texts(N_("Restore")),
                lambda: records.restore(pane.desk.data, pane.form.key, loaded.id),
                done=lambda _: self._reload(loaded.id),
            )

    def _reload(self, record_id: str) -> None:
        pane = self._pane
        if pane.record_id == record_id and not pane.dirty:
            pane.open_record(record_id)
        pane.desk.changed(pane.form.key, by=pane)


def _beside(state: State) -> list[str]:
    """The states that a record may be brought to beside the one that the main button brings it to."""
    return [target for target in RECORD.next(state, asked_only=True) if target != _FORWARD.get(state)]
