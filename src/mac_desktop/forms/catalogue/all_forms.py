"""Every form, in the order of the sidebar."""

from __future__ import annotations

from functools import cache

from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.binding import BoundForm, bind
from mac_desktop.forms.catalogue import (
    accident,
    account,
    activity,
    area_parts,
    area_standing,
    assistance,
    casualty,
    destruction,
    education,
    education_parts,
    funding,
    geography,
    land,
    needs,
    ordnance,
    organisation,
    person,
    points,
    quality,
    quality_parts,
    service_directory,
    stockpile,
    stockpile_sites,
    task,
    transparency,
    treaty,
)
from mac_desktop.forms.schema import Form
from mac_desktop.texts import N_

FORMS: tuple[Form, ...] = (
    *land.FORMS,
    *area_standing.FORMS,
    *area_parts.FORMS,
    *task.FORMS,
    *activity.FORMS,
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
    *account.FORMS,
)


@cache
def keeping(key: str) -> Keeping:
    """In whose hands the records of a form are. Parts are where their owner is, unless they say otherwise."""
    bound = form_for(key)
    if bound.form.keeping is not None:
        return bound.form.keeping
    return keeping(bound.owner.refers_to) if bound.owner is not None else Keeping.WORK


@cache
def forms_by_key() -> dict[str, BoundForm]:
    """Every form, bound, by its key."""
    return {form.key: bind(form) for form in FORMS}


def form_for(key: str) -> BoundForm:
    """The bound form of a key; WrongUse when there is none."""
    found = forms_by_key().get(key)
    if found is None:
        raise WrongUse(
            N_("There is no form “{key}”. The forms are: {forms}."), key=key, forms=", ".join(sorted(forms_by_key()))
        )
    return found
