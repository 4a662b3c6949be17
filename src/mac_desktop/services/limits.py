"""The figures that rules measure against: what each is, what the centre set, and setting it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.roles import Verb
from mac_desktop.forms.number_texts import as_number, number_text
from mac_desktop.forms.rules.all_rules import RULES
from mac_desktop.forms.rules.rule import Rule
from mac_desktop.forms.thresholds import YEAR, Threshold
from mac_desktop.services import permissions, wording
from mac_desktop.services.context import Context
from mac_desktop.store import settings
from mac_desktop.texts import N_, Texts


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold with the rules that use it and the figure that holds in this centre."""

    threshold: Threshold
    rules: Sequence[Rule]
    figure: float

    @property
    def rule_ids(self) -> list[str]:
        """The ids of the rules, each once."""
        return list(dict.fromkeys(rule.id for rule in self.rules))

    @property
    def is_own(self) -> bool:
        """Whether the centre's figure is not the default."""
        return self.figure != self.threshold.default


def thresholds() -> dict[str, tuple[Threshold, list[Rule]]]:
    """Every threshold by its name, with the rules that use it, in the order of the names."""
    found: dict[str, tuple[Threshold, list[Rule]]] = {}
    for rule in RULES:
        for threshold in rule.thresholds:
            found.setdefault(threshold.name, (threshold, []))[1].append(rule)
    return dict(sorted(found.items()))


def unknown(name: str) -> WrongUse:
    """The refusal of a name that no threshold has."""
    message = N_("There is no threshold “{name}”. The thresholds are: {names}.")
    return WrongUse(message, name=name, names=", ".join(thresholds()))


def read_figure(text: str, unit: str = "") -> float:
    """The figure that somebody typed, with or without its unit; WrongUse where it is no number or can be two."""
    figure = as_number(number_text(text, unit))
    if figure is None:
        raise WrongUse(N_("“{text}” is not a number. Give a figure such as 12.5."), text=text)
    return float(figure)


def in_words(texts: Texts, figure: float, unit: str) -> str:
    """A figure with its unit; a year without thousands."""
    if unit == YEAR:
        return f"{figure:.0f}"
    return f"{wording.number(texts, figure)} {wording.unit(texts, unit)}".strip()


def what_is_judged(ctx: Context, limit: Limit) -> str:
    """The kinds of records that the figure is about; of one kind also the first field."""
    texts, judged = ctx.texts, [(rule.form, rule.fields[0]) for rule in limit.rules]
    forms = list(dict.fromkeys(form for form, _ in judged))
    if len(forms) > 1:
        return texts.count(N_("{number} kind of records"), N_("{number} kinds of records"), len(forms))
    form = ctx.forms.form(forms[0])
    return f"{texts(form.form.singular)}: {wording.field_label(texts, form, judged[0][1])}"


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
