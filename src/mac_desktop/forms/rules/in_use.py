"""Rules that follow from what a centre set for itself: they are made for its forms, beside those that are written down.

V3 where a code list changes with time: a code was in use on the day that the record is about. K14 for a field that the
centre added and that has ended: no record gets a new value in it. V10 for its long texts.
"""

from __future__ import annotations

from mac_desktop.domain.codes import Coded, CodeList
from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.own_fields import OwnField
from mac_desktop.domain.periods import PartialDate
from mac_desktop.domain.problems import Severity
from mac_desktop.domain.records.base import METADATA, Kind, event_date
from mac_desktop.forms.binding import BoundField, BoundForm
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.all_rules import rules_for
from mac_desktop.forms.rules.personal_details import personal_details_in
from mac_desktop.forms.rules.reading import text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Values
from mac_desktop.texts import N_

MESSAGE = N_("{label}: “{value}” was not in use on {day}. Choose one of: {choices}.")

NOT_ASKED = N_("{label} was not in use on {day}, so it takes no new value. Leave it as it was, or empty.")


def rules_of(form: BoundForm) -> tuple[Rule, ...]:
    """Every rule of a form as the centre has it."""
    written, dated, own = rules_for(form.key), form.dated_fields, form.own_fields
    if not dated and not own:
        return written
    made = [_in_use(form, field, field.codes) for field in dated if field.codes]
    made += [_still_asked(form, field, field.own) for field in own if field.own]
    open_texts = {f.name: f.label for f in own if f.kind is Kind.MEMO and not f.personal and not form.form.personal}
    made += [personal_details_in(form.key, open_texts)] if open_texts else []
    return (*made, *written)


def _still_asked(form: BoundForm, field: BoundField, own: OwnField) -> Rule:
    def check(values: Values, context: RuleContext) -> Outcome:
        """A field of the centre's own gets a new value only in records of days when it is in use."""
        value = values.get(field.name)
        if value is None:
            return None
        day = _day_of(form, values, context) or PartialDate(context.today.isoformat())
        if own.is_asked(day.first_day, day.last_day):
            return None
        kept = context.lookup.record(form.key, context.record_id) if context.record_id else None
        return None if kept is not None and kept.get(field.name) == value else {"label": field.label, "day": day}

    return Rule("K14", form.key, Severity.STOP, (field.name,), NOT_ASKED, check, good={}, bad={})


def _in_use(form: BoundForm, field: BoundField, codes: CodeList) -> Rule:
    def check(values: Values, context: RuleContext) -> Outcome:
        """A code was in use on the day of the record: its own date, that of the record it is part of, or today."""
        held = values.get(field.name)
        if held is None or isinstance(held, Gap):
            return None
        day = _day_of(form, values, context)
        today = PartialDate(context.today.isoformat())
        first, last = (day or today).first_day, (day or today).last_day
        for part in str(held).split(";"):
            code = codes.get(part)
            if code is not None and not code.is_active(first, last):
                may = tuple(c for c in codes.offered() if c.is_active(first, last))
                return {"label": field.label, "value": Coded((code,)), "day": day or today, "choices": Coded(may)}
        return None

    return Rule(
        id="V3",
        form=form.key,
        severity=Severity.STOP,
        fields=(field.name,),
        message=MESSAGE,
        check=check,
        good={},
        bad={},
    )


def _day_of(form: BoundForm, values: Values, context: RuleContext) -> PartialDate | None:
    """The day that a record is about, as far as it is known."""
    own = event_date(METADATA.tables[form.key])
    if own is not None:
        return _known(values, own)
    owner = form.owner
    owner_id = text(values, owner.name) if owner is not None else None
    if owner is None or owner_id is None:
        return None
    name = event_date(METADATA.tables[owner.refers_to])
    held = context.lookup.record(owner.refers_to, owner_id) if name else None
    return _known(held, name) if held is not None and name else None


def _known(values: Values, name: str) -> PartialDate | None:
    value = text(values, name)
    return PartialDate(value) if value else None
