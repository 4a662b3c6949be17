"""Whether a hazardous area may be split or merged on a day, and what is to be done first where it may not."""

from __future__ import annotations

from sqlalchemy import Connection

from mac_desktop.domain.land_timeline import last_day
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.activity import LandReleaseProduct
from mac_desktop.domain.records.base import COUNTED, SET_ASIDE, State
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules import status
from mac_desktop.forms.rules.land import remaining
from mac_desktop.forms.rules.reading import text
from mac_desktop.services import area_history
from mac_desktop.services.context import Context
from mac_desktop.services.loading import Loaded
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.store import naming
from mac_desktop.texts import N_


def refuse_unready(ctx: Context, connection: Connection, area: Loaded, day: str) -> None:
    """WrongUse when the area is not one that counts, is off the list, is being reported on, has nothing left, or has
    something in it that is not settled or later than the day."""
    _refuse_state(connection, area)
    _refuse_status(ctx, area)
    _refuse_later_facts(connection, area, day)
    lookup = StoreLookup(connection)
    for product in naming.related(connection, LandReleaseProduct, "hazardous_area_id", area.id):
        activity = lookup.record("activity", str(product["activity_id"]))
        counted = activity is not None and State(str(activity["state"])) in COUNTED
        if State(product["state"]) not in COUNTED or not counted:
            raise WrongUse(
                N_(
                    "{product} of {number} is not settled: it, or the work that it belongs to, is a draft or was "
                    "returned. Submit it or delete it first, so that it is sure what is left."
                ),
                product=product["number"],
                number=area.number,
            )
        released = text(product, "release_date")
        if last_day(released) > last_day(day):
            raise WrongUse(
                N_(
                    "{product} was released on {date}, which can be later than {day}. Give the day of release more "
                    "exactly, or name a later day."
                ),
                product=product["number"],
                date=released,
                day=day,
            )
    left = remaining(area.values, RuleContext(lookup, ctx.today, area.id))
    if left is not None and left <= 0:
        raise WrongUse(N_("Nothing is left of {number}: all of it was released. Close it."), number=area.number)


def _refuse_state(connection: Connection, area: Loaded) -> None:
    if area.deleted_reason:
        raise WrongUse(N_("{number} is deleted. Restore it first."), number=area.number)
    if area.updates is not None:
        raise WrongUse(
            N_("{number} is a newer report on another area. Split or merge that area itself."), number=area.number
        )
    if area.state not in COUNTED:
        raise WrongUse(
            N_("{number} is not submitted, so it does not count yet. Submit it before it is split or merged."),
            number=area.number,
        )
    waiting = [r for r in naming.updates_of(connection, HazardousArea, area.id) if r["state"] not in SET_ASIDE]
    if waiting:
        raise WrongUse(
            N_("{report} is a newer report on {number} and waits. Approve or reject it first."),
            report=waiting[0]["number"],
            number=area.number,
        )


def _refuse_status(ctx: Context, area: Loaded) -> None:
    governed = status.of_form(area_history.FORM)[0]
    held = text(area.values, governed.field)
    if held is not None and governed.workflow.move(held, "REPLACED") is None:
        raise WrongUse(
            N_("{number} is “{status}”, so there is nothing to split or merge. If it is hazardous again, re-open it."),
            number=area.number,
            status=governed.coded(held).in_words(ctx.texts.language),
        )


def _refuse_later_facts(connection: Connection, area: Loaded, day: str) -> None:
    told = [line.since for line in area_history.lines_of(connection, area.id)]
    told += [text(area.values, name) for name in ("information_date", "status_date")]
    newest = max(filter(None, told), key=last_day, default=None)
    if last_day(newest) > last_day(day):
        raise WrongUse(
            N_("What is known of {number} is from {newest}, which can be later than {day}. Name a later day."),
            number=area.number,
            newest=newest,
            day=day,
        )
