"""Verbs about hazardous areas that others take the place of: split, merge."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from mac_desktop.cli.outcome import DATA_HAS_PROBLEMS, Outcome
from mac_desktop.cli.verbs_records import open_context, pairs
from mac_desktop.domain.problems import WrongUse
from mac_desktop.services import succession, wording
from mac_desktop.services.context import Context
from mac_desktop.services.splitting import NewArea, Replaced, merge_areas, split_area
from mac_desktop.services.succession import Attached, Prospect
from mac_desktop.texts import N_

NOWHERE = "none"


def add_verbs(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add these verbs to the parser."""
    split = verbs.add_parser(
        "split",
        parents=[common],
        help="split a hazardous area into others, which take its place",
        description="Split a hazardous area. Without --part, only tell what there is to decide.",
    )
    split.set_defaults(act=_split)
    split.add_argument("area")
    split.add_argument(
        "--part", action="append", nargs="+", default=[], metavar="FIELD=VALUE", help="what a part has of its own"
    )
    merge = verbs.add_parser(
        "merge",
        parents=[common],
        help="merge hazardous areas into a new one, which takes their place",
        description="Merge hazardous areas. Without --into, only tell what there is to decide.",
    )
    merge.set_defaults(act=_merge)
    merge.add_argument("areas", nargs="+", metavar="AREA")
    merge.add_argument("--into", nargs="+", default=[], metavar="FIELD=VALUE", help="what the new area has of its own")
    for parser in (split, merge):
        parser.add_argument("--on", default="", metavar="DATE", help="the day from which it holds; a year is enough")
        parser.add_argument("--reason", default="", help="why; it is kept with the area")
        parser.add_argument("--resurvey", default="", metavar="TEXT", help="which survey found another size")
        parser.add_argument(
            "--give",
            action="append",
            default=[],
            metavar="NUMBER=PARTS",
            help="which parts a record that names the area goes to: 1,2 or none",
        )


def _split(options: argparse.Namespace) -> Outcome:
    if not options.part:
        with (ctx := open_context(options, to_read=True)).store:
            return _told(ctx, succession.to_split(ctx, options.area, 2))
    with open_context(options).store as store:
        ctx = Context(store, options.user, options.now, options.texts)
        prospect = succession.to_split(ctx, options.area, len(options.part))
        parts = _new(prospect, options.part, options.give)
        done = split_area(ctx, options.area, parts, day=options.on, reason=options.reason, resurvey=options.resurvey)
        return _done(ctx, prospect, done)


def _merge(options: argparse.Namespace) -> Outcome:
    if not options.into:
        with (ctx := open_context(options, to_read=True)).store:
            return _told(ctx, succession.to_merge(ctx, options.areas))
    with open_context(options).store as store:
        ctx = Context(store, options.user, options.now, options.texts)
        prospect = succession.to_merge(ctx, options.areas)
        [into] = _new(prospect, [options.into], options.give)
        done = merge_areas(ctx, options.areas, into, day=options.on, reason=options.reason, resurvey=options.resurvey)
        return _done(ctx, prospect, done)


def _new(prospect: Prospect, told: Sequence[list[str]], give: Sequence[str]) -> list[NewArea]:
    """The new areas with what is told of each, and with the records that go to it."""
    asked = {number.casefold(): text for number, text in pairs(list(give)).items()}
    unknown = sorted(asked.keys() - {one.number.casefold() for one in prospect.attached})
    if unknown:
        raise WrongUse(N_("“{record}” does not name the area, so it cannot go to another."), record=unknown[0])
    goes_to = {one.id: _places(one, asked.get(one.number.casefold()), len(told)) for one in prospect.attached}
    return [
        NewArea(pairs(values), [record for record, places in goes_to.items() if place in places])
        for place, values in enumerate(told)
    ]


def _places(one: Attached, asked: str | None, parts: int) -> Sequence[int]:
    if asked is None:
        return range(parts) if one.given else ()
    if asked.strip().casefold() == NOWHERE:
        return ()
    named = [text.strip() for text in asked.split(",")]
    if not all(text.isdecimal() and 1 <= int(text) <= parts for text in named):
        raise WrongUse(
            N_("“{text}” does not say to which parts {number} goes. Write numbers from 1 to {parts}, or none."),
            text=asked, number=one.number, parts=parts,
        )  # fmt: skip
    return [int(text) - 1 for text in named]


def _told(ctx: Context, prospect: Prospect) -> Outcome:
    """What there is to decide."""
    texts = ctx.texts
    lines = []
    for area, left in zip(prospect.areas, prospect.left, strict=True):
        size = texts(N_("not known")) if left is None else f"{wording.number(texts, left)} m²"
        lines.append(texts(N_("{number}: left {size}"), number=area.number, size=size))
    lines += [texts(N_("It names the area:")), *(f"  {_line(ctx, one)}" for one in prospect.attached)]
    form = ctx.form(succession.FORM)
    if prospect.differs:
        labels = ", ".join(wording.field_label(texts, form, name) for name in prospect.differs)
        lines.append(texts(N_("The areas differ, so it has to be said: {fields}"), fields=labels))
    facts = {
        "left_m2": prospect.left_m2,
        "areas": [area.number for area in prospect.areas],
        "proposed": list(prospect.proposed),
        "differs": list(prospect.differs),
        "attached": [
            {"number": one.number, "form": one.form_key, "way": one.way.value, "given": one.given}
            for one in prospect.attached
        ],
    }
    return Outcome(facts, lines)


_WAYS = {
    succession.Way.COPIED: (N_("is copied to each"), N_("stays; can be copied")),
    succession.Way.MOVED: (N_("goes to each"), N_("stays; can be moved")),
    succession.Way.STAYS: (N_("stays"), N_("stays")),
}


def _line(ctx: Context, one: Attached) -> str:
    title = ctx.texts(ctx.form(one.form_key).form.singular)
    way = ctx.texts(_WAYS[one.way][0 if one.given else 1])
    return f"{one.number}\t{title}\t{one.called}\t{way}"


def _done(ctx: Context, prospect: Prospect, done: Replaced) -> Outcome:
    texts = ctx.texts
    old = ", ".join(area.number for area in prospect.areas)
    if done.step_id is None:
        found = [
            {"area": name, "field": p.field, "rule": p.rule, "sentence": wording.sentence(texts, p)}
            for name, p in done.problems
        ]
        said = texts(N_("Nothing was done, because this stops it:"))
        lines = [said, *(f"  {one['area']}: {one['rule']}: {one['sentence']}" for one in found)]
        return Outcome({"done": False, "problems": found}, lines, DATA_HAS_PROBLEMS)
    new = ", ".join(number for _, number in done.areas)
    lines = [
        texts(N_("{old} is replaced by {new}. “undo {step}” takes it back."), old=old, new=new, step=done.step_id),
        texts(
            N_("Copied: {copied}. Moved: {moved}. Stayed with the old area: {stayed}."),
            copied=len(done.copied), moved=len(done.moved), stayed=len(done.stayed),
        ),
    ]  # fmt: skip
    facts = {
        "done": True,
        "step": done.step_id,
        "areas": [number for _, number in done.areas],
        "difference_m2": done.difference,
        **{
            name: [one.number for one in ones]
            for name, ones in (("copied", done.copied), ("moved", done.moved), ("stayed", done.stayed))
        },
    }
    return Outcome(facts, lines)
