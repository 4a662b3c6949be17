"""One record on the screen: shown, typed, checked, kept as a draft, saved, moved through its states."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import State
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.catalogue.all_forms import form_named
from mac_desktop.forms.schema import Values
from mac_desktop.forms.validate import Checked
from mac_desktop.gui.context import Desk
from mac_desktop.gui.forms.draft_keeper import DraftKeeper
from mac_desktop.gui.forms.form_body import FormBody
from mac_desktop.gui.forms.form_head import FormHead
from mac_desktop.gui.forms.panels import HelpPanel, KeyLine, ProblemPanel
from mac_desktop.gui.forms.parts_chooser import GATHER_FROM, PartsChooser, show_kinds
from mac_desktop.gui.forms.parts_table import PartsTable
from mac_desktop.gui.forms.pins import Pins
from mac_desktop.gui.forms.record_verbs import RecordVerbs
from mac_desktop.gui.forms.standing_banner import tell_standing
from mac_desktop.gui.forms.timeline import Timeline
from mac_desktop.gui.say import Choice
from mac_desktop.gui.widgets.banner import Banner
from mac_desktop.services import geometry, records
from mac_desktop.services.records import Loaded
from mac_desktop.texts import N_


class FormPane(QWidget):
    """The form of one subject. `open_record` and `open_new` put a record into it."""

    closed = Signal()
    saved = Signal(str)  # the record's id
    part_wanted = Signal(str, str, dict)  # form key, id or "", values that the new part begins with
    addition_wanted = Signal(str, str, str)  # field, form key of a new record that it is to name, what was typed

    def __init__(self, desk: Desk, form: BoundForm, *, owner_hidden: bool = False) -> None:
        super().__init__()
        self.desk, self.form = desk, form
        self.loaded: Loaded | None = None
        self.record_id: str | None = None
        self.dirty = False
        self.fixed: dict[str, object] = {}
        self._owner = form.owner if owner_hidden else None
        self._visited: set[str] = set()
        self._values: Values = {}
        self._check_all = False
        hidden = [form.owner.name] if owner_hidden and form.owner else []
        self.head = FormHead(desk)
        self.banner = Banner(desk.icons, desk.texts)
        self.body = FormBody(desk, form, hidden)
        self.parts = {key: PartsTable(desk, desk.data.form(key)) for key in form.form.children}
        gathered = list(self.parts) if len(self.parts) >= GATHER_FROM else []
        self.chooser = PartsChooser(desk, [desk.data.form(key) for key in gathered])
        self.timeline = Timeline(desk)
        self.problems = ProblemPanel(desk)
        self.help = HelpPanel(desk)
        self.keys = KeyLine(desk)
        self.pins = Pins(desk, self.body)
        self.verbs = RecordVerbs(self)
        self.keeper = DraftKeeper(desk, form.key, self.body.raw, self._draft_kept)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in self.parts.values():
            self.body.add_part(part)
        self.body.add_part(self.chooser)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.body)
        self.middle.addWidget(self.timeline)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(self.middle, 1)
        column.addWidget(self.problems)
        column.addWidget(self.help)
        column.addWidget(self.keys)
        titles = [box.title for box in self.body.boxes if any(row.applies for row in box.rows)]
        parts = [self.desk.texts(form_named(key).title) for key in self.parts]
        more = [self.chooser.title] if self.chooser.buttons else []
        self._first_part = len(titles)  # in the head: sections, kinds of parts, and what more is offered
        self.head.show_sections([*titles, *parts, *more])
        self.help.setVisible(bool(self.desk.settings.get("help_shown", False)))

    def _connect(self) -> None:
        self.body.edited.connect(self._edited)
        self.body.left.connect(self._left)
        self.body.entered.connect(self._entered)
        self.body.addition_wanted.connect(self.addition_wanted)
        self.head.closed.connect(self.close_record)
        self.head.section_wanted.connect(self._to_section)
        self.head.history_wanted.connect(self._show_history)
        self.problems.wanted.connect(self._to_problem)
        self.head.save.clicked.connect(lambda _=False: self.verbs.save())
        self.head.primary.clicked.connect(lambda _=False: self.verbs.primary())
        for part in self.parts.values():
            part.wanted.connect(self._part)
        self.chooser.wanted.connect(self._part)

    # ---- putting a record in

    def open_record(self, record_id: str, raw: Mapping[str, object] | None = None, draft_id: str | None = None) -> None:
        """Show a record; `raw` is what was being typed in it, from a draft."""
        self.loaded = records.load(self.desk.data, self.form.key, record_id)
        self._begin(self.loaded.id, {**self.loaded.raw, **(raw or {})}, draft_id, dirty=raw is not None)

    def open_new(
        self,
        raw: Mapping[str, object] | None = None,
        draft_id: str | None = None,
        *,
        fixed: Mapping[str, object] | None = None,
    ) -> None:
        """Show an empty record, with the values that are carried over; `fixed` are given by its owner."""
        self.loaded = None
        self.fixed = dict(fixed or {})
        carried = {} if raw is not None else self.pins.carried
        self._begin(None, {**carried, **(raw or {}), **self.fixed}, draft_id, carried=carried, dirty=raw is not None)

    def _begin(
        self,
        record_id: str | None,
        raw: Mapping[str, object],
        draft_id: str | None,
        *,
        carried: Mapping[str, object] | None = None,
        dirty: bool,
    ) -> None:
        self.record_id, self.dirty = record_id, dirty
        self._visited = set()
        self._check_all = record_id is not None and not self.desk.is_past
        self.keeper.begin(record_id, draft_id)
        self.problems.begin()
        self.body.set_raw(raw, carried or {})
        self.body.hide_values(self.loaded.hidden if self.loaded else (), closed=self.desk.is_past)
        self.keys.setVisible(not self.desk.is_past)
        self.body.verticalScrollBar().setValue(0)
        self.head.history.setChecked(False)
        self.head.history.setVisible(record_id is not None)
        self.pins.show()
        self.show_parts()
        self.check()
        self.show_head()
        self.desk.say.quiet.emit("")
        filled = self.loaded is not None and self.loaded.state not in (State.DRAFT, State.RETURNED)
        self.body.focus_first(to_fill=not filled)

    def show_head(self) -> None:
        """Title, state, verbs and banner for the record as it stands."""
        texts, loaded = self.desk.texts, self.loaded
        singular = texts(self.form.form.singular)
        called = records.label(self.desk.data, self.form.key, loaded.id) if loaded else ""
        title = called or (singular if loaded else texts(N_("New: {form}"), form=singular))
        self.head.title.set_whole(title)
        state = "deleted" if loaded and loaded.deleted_reason else loaded.state.value if loaded else State.DRAFT.value
        self.head.show_state(state, loaded.number if loaded and loaded.number != title else "")
        standing = texts(N_("not saved yet")) if loaded is None else texts(N_("changed")) if self.dirty else ""
        held = loaded.values if loaded else self.fixed
        owner = _owner_called(self.desk, self._owner, held) if self._owner else ""
        self.head.note.setText("  ·  ".join(part for part in (standing, owner) if part))
        self.verbs.show()
        tell_standing(self.banner, self.desk, loaded, self.verbs.restore)

    def show_parts(self) -> None:
        """The parts that the record has now."""
        held = dict.fromkeys(self.parts, ())
        if self.loaded is not None:
            held |= dict(records.children(self.desk.data, self.form.key, self.loaded.id))
        for key, ids in held.items():
            drawn = self.loaded and ids and geometry.is_drawn_by(self.form.key, key)
            note = geometry.in_words(self.desk.data, self.form.key, self.loaded.id) if drawn else ""
            self.parts[key].show_parts(ids, note)
        show_kinds(self.parts, self.chooser, self.head, self._first_part, self._values)

    # ---- typing

    def _edited(self, name: str) -> None:
        if not self.dirty:
            self.dirty = True
            self.show_head()
        self.keeper.touched()

    def _left(self, name: str) -> None:
        self._visited.add(name)
        self.check()

    def _entered(self, name: str) -> None:
        self.help.about(self.form.fields[name])
        box = self.body.section_of(name)
        shown = [b for b in self.body.boxes if any(row.applies for row in b.rows)]
        self.head.mark(shown.index(box) if box in shown else -1)

    def check(self) -> Checked:
        """Judge what stands in the form, and show it where a person has been."""
        checked = records.check(self.desk.data, self.form.key, self.body.raw(), self.record_id)
        if self.body.show_computed(checked):
            checked = records.check(self.desk.data, self.form.key, self.body.raw(), self.record_id)
        self.body.show_readings(checked)
        self.body.show_relevant(checked.values)
        self._values = checked.values
        show_kinds(self.parts, self.chooser, self.head, self._first_part, checked.values)
        self.body.show_problems(checked.problems, None if self._check_all else self._visited)
        shown = checked.problems if self._check_all else [p for p in checked.problems if p.field in self._visited]
        self.problems.show_problems(shown)
        stops = {p.field for p in shown if p.severity is Severity.STOP}
        boxes = [[row.field.name for row in box.rows] for box in self.body.boxes if any(r.applies for r in box.rows)]
        self.head.sections.show_problems([bool(stops.intersection(names)) for names in boxes])
        return checked

    def check_all(self) -> Checked:
        """As `check`, and from now on everywhere."""
        self._check_all = True
        return self.check()

    def _draft_kept(self) -> None:
        if self.dirty:
            self.desk.say.quiet.emit(
                self.desk.texts(
                    N_("What you typed is kept · {time}"), time=f"{self.desk.data.now().astimezone():%H:%M}"
                )
            )

    # ---- moving inside

    def _to_section(self, place: int) -> None:
        shown = [b for b in self.body.boxes if any(row.applies for row in b.rows)]
        if place < self._first_part:
            self.body.go_to_section(shown[place])
        elif place < self._first_part + len(self.parts):
            self.to_part(list(self.parts)[place - self._first_part])
        else:
            self.to_part("")

    def to_part(self, form_key: str) -> None:
        """To the parts of one kind, below the questions; where there are none, to the buttons that add one."""
        part, place = self.parts.get(form_key), len(self.head.sections.tabs) - 1
        if part is None or part.isHidden():
            part = self.chooser
            part.take_keyboard(form_key)
        else:
            part.take_keyboard()
            place = self._first_part + list(self.parts).index(form_key)
        QTimer.singleShot(0, part, lambda: self.body.ensureWidgetVisible(part, 0, 24))
        self.head.mark(place)

    def step_section(self, step: int) -> None:
        """To the next section or the one before."""
        sections = self.head.sections
        here = max(sections.marked, 0)
        there = range(here + step, len(sections.tabs) if step > 0 else -1, step)
        place = next((i for i in there if sections.is_offered(i)), here)
        self.head.mark(place)
        self._to_section(place)

    def _to_problem(self, name: str) -> None:
        self.head.history.setChecked(False)
        self.body.focus_field(name)

    def _show_history(self, on: bool) -> None:
        if on and self.loaded is not None:
            self.timeline.show_record(self.form.key, self.loaded.id)
        self.middle.setCurrentWidget(self.timeline if on else self.body)
        self.head.mark(-1)

    def _part(self, form_key: str, part_id: str) -> None:
        def go(record_id: str) -> None:
            owner = self.desk.data.form(form_key).owner
            self.part_wanted.emit(form_key, part_id, {owner.name: record_id} if owner else {})

        if self.loaded is None or self.dirty:
            self.verbs.save(then=go)
        else:
            go(self.loaded.id)

    # ---- leaving

    def may_leave(self) -> bool:
        """Ask only when something changed. What was typed stays kept as a draft unless it is discarded on purpose."""
        if not self.dirty:
            return True
        texts = self.desk.texts
        called = self.head.title.toolTip()
        answer = self.desk.say.ask(
            texts(N_("Save what you typed?")),
            texts(N_("“{record}” has changes that are not saved."), record=called),
            (
                Choice(texts(N_("Keep editing"))),
                Choice(texts(N_("Discard changes")), "danger"),
                Choice(texts(N_("Save draft")), "primary"),
            ),
        )
        if answer == 1:
            self.keeper.drop()
            self.dirty = False
        elif answer == 2:
            self.verbs.save()
        return answer in (1, 2)

    def close_record(self) -> None:
        """Leave the record, asking first where needed."""
        if self.may_leave():
            self.closed.emit()

    def back(self) -> bool:
        """Esc: from the history to the questions, else close."""
        if self.head.history.isChecked():
            self.head.history.setChecked(False)
        else:
            self.close_record()
        return True

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the record answers to."""
        verbs = self.verbs
        looking: dict[str, Callable[[], object]] = {
            "field_help": self.help.switch,
            "section_next": lambda: self.step_section(1),
            "section_before": lambda: self.step_section(-1),
            "record_history": lambda: self.head.history.setChecked(not self.head.history.isChecked()),
        }
        changing: dict[str, Callable[[], object]] = {
            "save": verbs.save,
            "save_new": verbs.save_and_next,
            "submit": verbs.primary,
            "delete": verbs.delete,
            "gap": self.body.cycle_gap,
            "pin": lambda: self.pins.switch(self.body.current()),
            "next_problem": self._next_problem,
        }
        return looking if self.desk.is_past else {**looking, **changing}

    def _next_problem(self) -> None:
        self.check_all()
        QTimer.singleShot(0, self, self.problems.go_to_next)


def _owner_called(desk: Desk, owner: BoundField, held: Mapping[str, object]) -> str:
    """Of a part that stands in its owner's place: which record it belongs to."""
    form = form_named(owner.refers_to)
    return f"{desk.texts(form.singular)} {records.label(desk.data, form.key, str(held.get(owner.name)))}"
