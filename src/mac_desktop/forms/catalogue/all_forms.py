"""Every form, in the order of the sidebar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from mac_desktop.domain.codelists import list_of
from mac_desktop.domain.codes import CodeList
from mac_desktop.domain.own_lists import CodeLists
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.binding import BoundForm
from mac_desktop.forms.catalogue import (
    accident,
    account,
    activity,
    activity_parts,
    area_parts,
    area_standing,
    assistance,
    casualty,
    centre,
    completion,
    completion_survey,
    destruction,
    education,
    education_parts,
    funding,
    geography,
    handover,
    land,
    needs,
    ordnance,
    organisation,
    person,
    points,
    progress,
    quality,
    quality_parts,
    service_directory,
    spot_task,
    stockpile,
    stockpile_sites,
    task,
    transparency,
    treaty,
)
from mac_desktop.forms.catalogue import own_fields as own
from mac_desktop.forms.centre import CentreForms, no_form
from mac_desktop.forms.own_definitions import own_codes, own_fields, own_titles
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_

FORMS: tuple[Form, ...] = (
    *land.FORMS,
    *area_standing.FORMS,
    *area_parts.FORMS,
    *task.FORMS,
    *activity.FORMS,
    *activity_parts.FORMS,
    *spot_task.FORMS,
    *progress.FORMS,
    *completion.FORMS,
    *handover.FORMS,
    *completion_survey.FORMS,
    *points.FORMS,
    *ordnance.FORMS,
    *accident.FORMS,
    *casualty.FORMS,
    *person.FORMS,
    *needs.FORMS,
    *assistance.FORMS,
    *service_directory.FORMS,
    *education.FORMS,
    *education_parts.FORMS,
    *quality.FORMS,
    *quality_parts.FORMS,
    *stockpile.FORMS,
    *destruction.FORMS,
    *stockpile_sites.FORMS,
    *funding.FORMS,
    *treaty.FORMS,
    *transparency.FORMS,
    *geography.FORMS,
    *organisation.FORMS,
    *centre.FORMS,
    *own.FORMS,
    *account.FORMS,
)

BY_KEY: Mapping[str, Form] = MappingProxyType({form.key: form for form in FORMS})


def form_named(key: str) -> Form:
    """What a form is called and what it is about, the same in every centre; WrongUse when there is none.

    Its fields differ from centre to centre: they are asked of the context of the open store (`ctx.form`).
    """
    if key not in BY_KEY:
        raise no_form(key, BY_KEY)
    return BY_KEY[key]


@cache
def forms_by_key() -> CentreForms:
    """Every form, bound, as it is shipped: for what has no store, such as the reference."""
    return CentreForms(BY_KEY, CodeLists(further=(_list_of_forms(),)))


@cache
def keeping(key: str) -> Keeping:
    """In whose hands the records of a form are. Parts are where their owner is, unless they say otherwise."""
    bound = form_for(key)
    if bound.form.keeping is not None:
        return bound.form.keeping
    return keeping(bound.owner.refers_to) if bound.owner is not None else Keeping.WORK


def form_for(key: str) -> BoundForm:
    """The shipped form of a key; WrongUse when there is none."""
    return forms_by_key().form(key)


def forms_of_centre(
    entries: Iterable[Values],
    lists: Iterable[Values] = (),
    fields: Iterable[Values] = (),
    today: dt.date = dt.date.max,
) -> CentreForms:
    """Every form as a centre has it today, which made these entries of code lists, these lists and these fields (rows
    of `list_entry`, `own_list` and `own_field`, also deleted)."""
    known = CodeLists(own_codes(entries), own_titles(lists), (_list_of_forms(),))
    return CentreForms(BY_KEY, known, own_fields(fields, known, today))


@cache
def _list_of_forms() -> CodeList:
    """The forms to which a centre may add fields: all but those by which it sets the program up."""
    titles = {form.key: form.title for form in FORMS if form not in (*centre.FORMS, *own.FORMS, *account.FORMS)}
    return list_of("record_form", N_("Form of the field"), titles)
