"""Verbs about how this centre works: limits, the figures that rules measure against, and duties, who approves what."""

from __future__ import annotations

import argparse
from typing import Any

from mac_desktop.cli.outcome import DONE, Outcome
from mac_desktop.cli.verbs_records import open_context
from mac_desktop.domain.problems import WrongUse
from mac_desktop.forms.thresholds import YEAR
from mac_desktop.services import duties, limits, wording
from mac_desktop.services.limits import Limit
from mac_desktop.texts import N_, Texts

DEFAULT = "default"


def add_verbs(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add these verbs to the parser."""
    text = "list the figures that rules measure against, or set one"
    parser = verbs.add_parser("limits", parents=[common], help=text, description=text)
    parser.add_argument("name", nargs="?", help="a threshold, e.g. L5.largest")
    parser.add_argument("figure", nargs="?", help=f"its figure in this centre, or “{DEFAULT}”")
    parser.set_defaults(act=_limits)

    text = "say whether who entered a record may approve it (together) or somebody else has to (apart)"
    parser = verbs.add_parser("duties", parents=[common], help=text, description=text)
    parser.add_argument("kept", nargs="?", choices=["apart", "together"])
    parser.set_defaults(act=_duties)


def _duties(options: argparse.Namespace) -> Outcome:
    with (ctx := open_context(options, to_read=options.kept is None)).store:
        if options.kept is not None:
            duties.keep_apart(ctx, options.kept == "apart")
        apart = duties.are_apart(ctx)
    said = N_("Nobody approves what they entered or last changed.")
    if not apart:
        said = N_("Who entered a record may approve it.")
    return Outcome({"apart": apart}, [options.texts(said)], DONE)


def _limits(options: argparse.Namespace) -> Outcome:
    with (ctx := open_context(options, to_read=options.figure is None)).store:
        if options.figure is not None:
            found = [limits.set_limit(ctx, options.name, _figure(options.figure))]
        else:
            found = [limit for limit in limits.limits(ctx) if options.name in (None, limit.threshold.name)]
            if not found:
                raise limits.unknown(options.name)
        facts = {"limits": [_facts(ctx.texts, limit) for limit in found]}
        return Outcome(facts, [_line(ctx.texts, limit) for limit in found], DONE)


def _figure(text: str) -> float | None:
    if text == DEFAULT:
        return None
    try:
        return float(text)
    except ValueError:
        message = N_("“{text}” is not a number. Give a figure such as 12.5, or “{default}”.")
        raise WrongUse(message, text=text, default=DEFAULT) from None


def _facts(texts: Texts, limit: Limit) -> dict[str, object]:
    return {
        "name": limit.threshold.name,
        "figure": limit.figure,
        "default": limit.threshold.default,
        "unit": limit.threshold.unit,
        "rules": list(limit.rules),
        "meaning": texts(limit.threshold.meaning),
    }


def _line(texts: Texts, limit: Limit) -> str:
    unit = limit.threshold.unit
    figure = f"{limit.figure:.0f}" if unit == YEAR else f"{wording.number(texts, limit.figure)} {unit}".strip()
    own = texts(N_("set by this centre")) if limit.is_own else texts(N_("default"))
    return f"{limit.threshold.name:<24} {figure:>14}  ({own})  {texts(limit.threshold.meaning)}"
