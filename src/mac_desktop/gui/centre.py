"""What the centre is called, for the top of the window."""

from __future__ import annotations

from mac_desktop.gui.context import Desk
from mac_desktop.services import lists, records
from mac_desktop.services.lists import ListRequest
from mac_desktop.texts import N_


def centre_name(desk: Desk) -> str:
    """The centre's name from the country record, else the country's, else the program's subject."""
    ids = lists.ids(desk.data, ListRequest("country", ("number",)))
    if ids:
        values = records.load(desk.data, "country", ids[0]).values
        for name in ("centre_name", "short_name", "official_name"):
            if isinstance(values.get(name), str) and values[name]:
                return str(values[name])
    return desk.texts(N_("Mine action centre"))
