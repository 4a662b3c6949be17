"""The figures that rules measure against: what each is, what the centre set, and setting it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.roles import Verb
from mac_desktop.forms.rules.all_rules import RULES
from mac_desktop.forms.thresholds import Threshold
from mac_desktop.services import permissions
from mac_desktop.services.context import Context
from mac_desktop.store import settings
from mac_desktop.texts import N_


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold with the rules that use it and the figure that holds in this centre."""

    threshold: Threshold
    rules: Sequence[str]
    figure: float

    @property
    def is_own(self) -> bool:
        """Whether the centre's figure is not the default."""
        return self.figure != self.threshold.default


def thresholds() -> dict[str, tuple[Threshold, list[str]]]:
    """Every threshold by its name, with the ids of the rules that use it, in the order of the names."""
    found: dict[str, tuple[Threshold, list[str]]] = {}
    for rule in RULES:
        for threshold in rule.thresholds:
            _, ids = found.setdefault(threshold.name, (threshold, []))
            if rule.id not in ids:
                ids.append(rule.id)
    return dict(sorted(found.items()))


def unknown(name: str) -> WrongUse:
    """The refusal of a name that no threshold has."""
    message = N_("There is no threshold “{name}”. The thresholds are: {names}.")
    return WrongUse(message, name=name, names=", ".join(thresholds()))


def limits(ctx: Context) -> list[Limit]:
    """Every threshold with the figure that holds in this centre."""
    with ctx.store.read() as connection:
        own = settings.limits(connection)
    return [Limit(t, rules, own.get(name, t.default)) for name, (t, rules) in thresholds().items()]


def set_limit(ctx: Context, name: str, figure: float | None) -> Limit:
    """Set the centre's figure for a threshold, or return to the default with None. Records already kept stay as they
    are; they are judged by it when they are next saved, submitted or checked."""
    permissions.demand(ctx, Verb.SET_LIMITS)
    known = thresholds()
    if name not in known:
        raise unknown(name)
    if figure is not None and figure < 0:
        raise WrongUse(N_("A threshold cannot be below zero. Give a figure of zero or more."))
    settings.put_limit(ctx.store, name, figure, by=ctx.user)
    return next(limit for limit in limits(ctx) if limit.threshold.name == name)
