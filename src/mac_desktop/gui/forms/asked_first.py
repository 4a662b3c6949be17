"""Asked before a record is opened or begun: who may not stays where they are, and hears why."""

from __future__ import annotations

from mac_desktop.domain.problems import UserError
from mac_desktop.domain.roles import Verb
from mac_desktop.gui.context import Desk
from mac_desktop.services import permissions, records


def may_open(desk: Desk, form_key: str, record_id: str) -> bool:
    """Whether the person may read this record; says why not."""
    try:
        records.load(desk.data, form_key, record_id)
    except UserError as refused:
        desk.say.sorry(refused)
        return False
    return True


def may_begin(desk: Desk, form_key: str) -> bool:
    """Whether the person may enter records of this form; says why not."""
    refused = permissions.refused(desk.data, Verb.ENTER, form_key)
    if refused is not None:
        desk.say.sorry(refused)
    return refused is None
