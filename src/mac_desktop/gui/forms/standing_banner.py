"""What stands above a record because of how it stands: deleted, returned, rejected, or a report on another record."""

from __future__ import annotations

from collections.abc import Callable

from mac_desktop.domain.records.base import SET_ASIDE, State
from mac_desktop.gui.context import Desk
from mac_desktop.gui.widgets.banner import Banner
from mac_desktop.services import history, updates
from mac_desktop.services.loading import Loaded
from mac_desktop.texts import N_


def tell_standing(banner: Banner, desk: Desk, loaded: Loaded | None, restore: Callable[[], object]) -> None:
    """Say how the record stands, or nothing where there is nothing to say."""
    if loaded is None:
        banner.hide()
    elif loaded.deleted_reason:
        texts = desk.texts
        sentence = texts(N_("This record is deleted: {reason}"), reason=loaded.deleted_reason)
        banner.tell(
            sentence,
            *([] if desk.is_past else [(texts(N_("Restore")), restore)]),
            icon="deleted",
            token="danger",  # noqa: S106  a colour
            look="banner_danger",
            may_close=False,
        )
    elif not (_tell_note(banner, desk, loaded) or _tell_reports(banner, desk, loaded)):
        banner.hide()


def _tell_note(banner: Banner, desk: Desk, loaded: Loaded) -> bool:
    state, note = history.note_on(desk.data, loaded.form_key, loaded.id)
    if not note:
        return False
    rejected = state is State.REJECTED
    banner.tell(
        desk.texts(N_("Rejected: {note}") if rejected else N_("Returned for correction: {note}"), note=note),
        icon=state.value,
        token="danger" if rejected else "warn",
        look="banner_danger" if rejected else "banner_warn",
        may_close=False,
    )
    return True


def _tell_reports(banner: Banner, desk: Desk, loaded: Loaded) -> bool:
    """Of a report which record it is on; of a record that a newer report waits."""
    if loaded.updates:
        other = updates.target(desk.data, loaded.form_key, loaded.updates)
        sentence = N_("A newer report on {number}. Until it is approved, that record counts as it stands.")
        if loaded.state is State.SUPERSEDED:
            sentence = N_("A report on {number} that is not the newest one. It is kept for the file.")
    else:
        waiting = [r for r in updates.of_record(desk.data, loaded.form_key, loaded.id) if r.state not in SET_ASIDE]
        other = waiting[0] if waiting else None
        sentence = N_("A newer report on this record waits: {number}.")
    if other is None:
        return False

    def open_other() -> None:
        desk.go(loaded.form_key, record=other.id, as_of=desk.data.moment)

    banner.tell(
        desk.texts(sentence, number=other.number),
        (desk.texts(N_("Open {number}"), number=other.number), open_other),
        icon="superseded",
        token="info",  # noqa: S106  a colour
        may_close=False,
    )
    return True
