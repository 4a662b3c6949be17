"""Rules L10 for every field that a workflow governs: what a status may become, and what is told with the change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mac_desktop.domain import workflows
from mac_desktop.domain.codelists import coded
from mac_desktop.domain.codes import Coded
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.workflows import Move, Need, Workflow
from mac_desktop.forms.catalogue.accident import ACCIDENT
from mac_desktop.forms.catalogue.activity import ACTIVITY
from mac_desktop.forms.catalogue.assistance import ASSISTANCE, REFERRAL
from mac_desktop.forms.catalogue.education import EDUCATION_ACTIVITY
from mac_desktop.forms.catalogue.land import HAZARDOUS_AREA
from mac_desktop.forms.catalogue.needs import NEED
from mac_desktop.forms.catalogue.quality import QUALITY_VISIT
from mac_desktop.forms.catalogue.task import TASK
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.for_many_forms import label_of
from mac_desktop.forms.rules.reading import certainly_before, text
from mac_desktop.forms.rules.rule import Check, Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Governed:
    """A field whose values follow a workflow, and the fields of the same form that tell what its moves need."""

    form: Form
    field: str
    workflow: Workflow
    told_in: Mapping[Need, str]

    @property
    def label(self) -> str:
        """The field's label, a marked text."""
        return label_of(self.form, self.field)

    def was(self, context: RuleContext) -> str | None:
        """The state before, or None when there was none."""
        return text(context.before, self.field) if context.before is not None else None

    def changed(self, values: Values, context: RuleContext) -> tuple[str, str] | None:
        """From which state to which other the record goes, or None when it does not."""
        before, now = self.was(context), text(values, self.field)
        return (before, now) if before is not None and now is not None and before != now else None

    def move_between(self, before: Values | None, values: Values) -> Move | None:
        """The allowed move between two versions of a record, or None where there is none."""
        was, now = (text(one, self.field) if one is not None else None for one in (before, values))
        return self.workflow.move(was, now) if was is not None and now is not None else None

    def move(self, values: Values, context: RuleContext, need: Need) -> Move | None:
        """The allowed move that the record makes, where it is one that needs this to be told."""
        changed = self.changed(values, context)
        move = self.workflow.move(*changed) if changed else None
        return move if move is not None and need in move.needs else None

    def coded(self, *codes: str) -> Coded:
        """States for a message."""
        return coded(self.workflow.codelist, codes)

    def example(self, need: Need) -> Move | None:
        """A move that needs this to be told, where the form has a field for it."""
        return next((m for m in self.workflow.moves if need in m.needs and need in self.told_in), None)


_STATUS: Mapping[Need, str] = {Need.DATE: "status_date", Need.REASON: "status_reason"}

GOVERNED: tuple[Governed, ...] = (
    Governed(HAZARDOUS_AREA, "status", workflows.HAZARDOUS_AREA, {**_STATUS, Need.END: "closed_date"}),
    Governed(TASK, "status", workflows.TASK, {**_STATUS, Need.START: "actual_start", Need.END: "actual_end"}),
    Governed(ACTIVITY, "status", workflows.ACTIVITY, {**_STATUS, Need.START: "start_date", Need.END: "end_date"}),
    Governed(QUALITY_VISIT, "status", workflows.QUALITY, {**_STATUS, Need.START: "start_date"}),
    Governed(
        EDUCATION_ACTIVITY,
        "status",
        workflows.EDUCATION,
        {**_STATUS, Need.START: "start_date", Need.END: "end_date"},
    ),
    Governed(ACCIDENT, "status", workflows.ACCIDENT, _STATUS),
    Governed(ASSISTANCE, "status", workflows.ASSISTANCE, _STATUS),
    Governed(NEED, "status", workflows.NEED, _STATUS),
    Governed(REFERRAL, "answer", workflows.REFERRAL_ANSWER, {Need.DATE: "answer_date"}),
    Governed(REFERRAL, "outcome", workflows.REFERRAL_OUTCOME, {Need.END: "service_end"}),
)


def of_form(form_key: str) -> tuple[Governed, ...]:
    """The governed fields of a form."""
    return tuple(governed for governed in GOVERNED if form_key == governed.form.key)


def status_rules(governed: Governed) -> tuple[Rule, ...]:
    """Rules L10 (the change is allowed), L10a (its day is told) and L10b (its reason is told) for one field."""
    needs = [need for need in Need if governed.example(need) is not None]
    return (
        _allowed(governed),
        *_final(governed),
        _not_emptied(governed),
        *(_told(governed, need) for need in needs),
        *(_in_order(governed, need) for need in needs if need in (Need.DATE, Need.END) and Need.DATE in needs),
        *(_told_anew(governed, need) for need in needs if need in (Need.DATE, Need.REASON)),
    )


def _allowed(governed: Governed) -> Rule:
    flow, field = governed.workflow, governed.field

    def check(values: Values, context: RuleContext) -> Outcome:
        changed = governed.changed(values, context)
        if changed is None or flow.move(*changed) is not None or not flow.next(changed[0]):
            return None
        before, now = changed
        allowed = governed.coded(*flow.next(before))
        return {"before": governed.coded(before), "chosen": governed.coded(now), "allowed": allowed}

    check.__doc__ = (
        f"“{governed.label}” goes from one state to another only as the workflow “{flow.title}” allows. A record that "
        "is told for the first time may stand in any state, and one that was returned may be corrected to any."
    )
    refused = ((m, code) for m in flow.moves for code in flow.states if code != m.source)
    example, wrong = next((m, code) for m, code in refused if flow.move(m.source, code) is None)
    return _rule(
        governed,
        "L10",
        N_(
            "“{before}” cannot become “{chosen}” at once. It can become: {allowed}. Choose one of these; if “{before}” "
            "was a mistake, have the record returned to you, and correct it."
        ),
        check,
        {field: example.target},
        {field: wrong},
        {field: example.source},
    )


def _final(governed: Governed) -> tuple[Rule, ...]:
    flow, field = governed.workflow, governed.field
    ends = [code for code in flow.states if not flow.next(code)]
    if not ends:
        return ()

    def check(values: Values, context: RuleContext) -> Outcome:
        changed = governed.changed(values, context)
        if changed is None or flow.next(changed[0]):
            return None
        return {"before": governed.coded(changed[0]), "chosen": governed.coded(changed[1])}

    check.__doc__ = f"“{governed.label}” does not change any more once it is final."
    message = N_(
        "“{before}” is final and cannot become “{chosen}”. Set it back; if it was a mistake, have the record returned "
        "to you, and correct it."
    )
    return (_rule(governed, "L10", message, check, {field: ends[0]}, {field: flow.moves[0].source}, {field: ends[0]}),)


def _not_emptied(governed: Governed) -> Rule:
    def check(values: Values, context: RuleContext) -> Outcome:
        before = governed.was(context)
        emptied = before is not None and text(values, governed.field) is None
        return {"before": governed.coded(before)} if before is not None and emptied else None

    check.__doc__ = f"“{governed.label}” is not emptied once it was told."
    message = N_("It was “{before}”, so it cannot be empty now. Choose how it stands, or set it back.")
    first = {governed.field: governed.workflow.moves[0].source}
    return _rule(governed, "L10", message, check, first, {}, first)


_MESSAGES = {
    Need.REASON: N_("It went from “{before}” to “{chosen}”. Say why under “{where}”."),
    Need.START: N_("It went from “{before}” to “{chosen}”. Say under “{where}” when work began."),
    Need.END: N_("It went from “{before}” to “{chosen}”. Say under “{where}” when it ended."),
    Need.DATE: N_("It went from “{before}” to “{chosen}”. Say under “{where}” on which day."),
}
_EXAMPLES = {Need.REASON: "Rains", Need.START: "2024-05-02", Need.END: "2024-05-02", Need.DATE: "2024-05-02"}


def _told(governed: Governed, need: Need) -> Rule:
    where, example = governed.told_in[need], governed.example(need)
    assert example is not None
    label = label_of(governed.form, where)

    def check(values: Values, context: RuleContext) -> Outcome:
        move = governed.move(values, context, need)
        if move is None or values.get(where) is not None:
            return None
        return {"before": governed.coded(move.source), "chosen": governed.coded(move.target), "where": label}

    check.__doc__ = f"A change of “{governed.label}” is told with “{label}”, where the workflow asks for it."
    bad: Values = {governed.field: example.target}
    return _rule(
        governed,
        "L10b" if need is Need.REASON else "L10a",
        _MESSAGES[need],
        check,
        {**bad, where: _EXAMPLES[need]},
        bad,
        {governed.field: example.source},
        shown_at=where,
    )


def _in_order(governed: Governed, need: Need) -> Rule:
    where, since, example = governed.told_in[need], governed.told_in[Need.DATE], governed.example(need)
    assert example is not None
    label = label_of(governed.form, where)

    def check(values: Values, context: RuleContext) -> Outcome:
        move = governed.move(values, context, need)
        if move is None or context.before is None:
            return None
        day, last = text(values, where), text(context.before, since)
        return {"first": day, "last": last, "where": label} if certainly_before(day, last) else None

    check.__doc__ = f"“{label}” is not before the change before."
    status = {governed.field: example.target}
    return _rule(
        governed,
        "L10a",
        N_("“{where}” is {first}, but the change before was on {last}. Correct the date."),
        check,
        {**status, where: "2024-05-02"},
        {**status, where: "2024-04-30"},
        {governed.field: example.source, since: "2024-05"},
        shown_at=where,
    )


def _told_anew(governed: Governed, need: Need) -> Rule:
    where, example = governed.told_in[need], governed.example(need)
    assert example is not None
    label = label_of(governed.form, where)

    def check(values: Values, context: RuleContext) -> Outcome:
        if governed.move(values, context, need) is None or context.before is None:
            return None
        told = text(values, where)
        return {"where": label, "value": told} if told is not None and told == text(context.before, where) else None

    check.__doc__ = f"“{label}” is told anew with each change of “{governed.label}”."
    status = {governed.field: example.target}
    old, new = ("Snow", "Rains") if need is Need.REASON else ("2024-05", "2024-06")
    return _rule(
        governed,
        "L10b" if need is Need.REASON else "L10a",
        N_("“{where}” still says {value}, as for the change before. Make sure that this holds for both."),
        check,
        {**status, where: new},
        {**status, where: old},
        {governed.field: example.source, where: old},
        shown_at=where,
        severity=Severity.WARN,
    )


def _rule(
    governed: Governed,
    rule_id: str,
    message: str,
    check: Check,
    good: Values,
    bad: Values,
    before: Values,
    *,
    shown_at: str = "",
    severity: Severity = Severity.STOP,
) -> Rule:
    fields = (shown_at, governed.field) if shown_at else (governed.field,)
    return Rule(rule_id, governed.form.key, severity, fields, message, check, good, bad, before=before)


RULES: tuple[Rule, ...] = tuple(rule for governed in GOVERNED for rule in status_rules(governed))
