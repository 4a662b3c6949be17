"""Every form, in the order of the sidebar."""

from __future__ import annotations

from functools import cache

from mac_desktop.domain.problems import WrongUse
from mac_desktop.forms.binding import BoundForm, bind
from mac_desktop.forms.catalogue.accident import ACCIDENT
from mac_desktop.forms.catalogue.activity import ACTIVITY, LAND_RELEASE_PRODUCT
from mac_desktop.forms.catalogue.assistance import ASSISTANCE, REFERRAL, SERVICE_PROVIDER
from mac_desktop.forms.catalogue.geography import ADMIN_UNIT
from mac_desktop.forms.catalogue.land import AREA_ORDNANCE, HAZARDOUS_AREA
from mac_desktop.forms.catalogue.ordnance import ORDNANCE_ITEM, ORDNANCE_TYPE
from mac_desktop.forms.catalogue.organisation import ORGANISATION, TEAM
from mac_desktop.forms.catalogue.person import CASUALTY, PERSON
from mac_desktop.forms.catalogue.stockpile import (
    DESTRUCTION_EVENT,
    DESTRUCTION_SITE,
    RETAINED_MOVEMENT,
    RETAINED_USE,
    STOCKPILE_MOVEMENT,
)
from mac_desktop.forms.catalogue.task import TASK, TASK_OBJECTIVE
from mac_desktop.forms.catalogue.transparency import (
    FILED_FORM,
    FILED_REPORT,
    FORM_DECLARATION,
    NARRATIVE,
    WARNING_MEASURE,
)
from mac_desktop.forms.catalogue.treaty import (
    CONTACT_POINT,
    COUNTRY,
    NATIONAL_MEASURE,
    PRODUCTION_FACILITY,
    TREATY_EXTENSION,
    TREATY_STATUS,
)
from mac_desktop.forms.schema import Form
from mac_desktop.texts import N_

FORMS: tuple[Form, ...] = (
    HAZARDOUS_AREA,
    AREA_ORDNANCE,
    TASK,
    TASK_OBJECTIVE,
    ACTIVITY,
    LAND_RELEASE_PRODUCT,
    ORDNANCE_ITEM,
    ORDNANCE_TYPE,
    ACCIDENT,
    CASUALTY,
    PERSON,
    ASSISTANCE,
    REFERRAL,
    SERVICE_PROVIDER,
    STOCKPILE_MOVEMENT,
    DESTRUCTION_EVENT,
    DESTRUCTION_SITE,
    RETAINED_MOVEMENT,
    RETAINED_USE,
    COUNTRY,
    TREATY_STATUS,
    TREATY_EXTENSION,
    CONTACT_POINT,
    NATIONAL_MEASURE,
    PRODUCTION_FACILITY,
    WARNING_MEASURE,
    NARRATIVE,
    FORM_DECLARATION,
    FILED_REPORT,
    FILED_FORM,
    ADMIN_UNIT,
    ORGANISATION,
    TEAM,
)


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
