"""Verbs about how this centre works: the figures that rules measure against, its code lists, and who approves what."""

from __future__ import annotations

import argparse
from typing import Any

from mac_desktop.cli.outcome import DONE, Outcome
from mac_desktop.cli.verbs_records import open_context
from mac_desktop.domain.codes import Code
from mac_desktop.domain.own_fields import OwnField
from mac_desktop.services import code_lists, duties, limits, own_fields, wording
from mac_desktop.services.code_lists import Merge, Use
from mac_desktop.services.context import Context
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
    lists = verbs.add_parser("lists", help="the code lists that a centre may edit", description="Code lists.")
    kinds = lists.add_subparsers(dest="kind", metavar="WHAT", required=True)
    show = kinds.add_parser("show", parents=[common], help="the lists, or the codes of one and how often each is used")
    show.add_argument("list", nargs="?", help="a list's key, e.g. occupation")
    show.set_defaults(act=_lists)
    merge = kinds.add_parser("merge", parents=[common], help="let one code take the place of another in every record")
    merge.add_argument("list", help="the list's key")
    merge.add_argument("old", help="the code that is given up")
    merge.add_argument("into", help="the code that takes its place")
    merge.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    merge.set_defaults(act=_merge)

    text = "the fields that this centre added to forms, and how many records use them"
    fields = verbs.add_parser("fields", parents=[common], help=text, description=text)
    fields.add_argument("form", nargs="?", help="a form's key, e.g. task")
    fields.set_defaults(act=_fields)

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
            found = [limits.set_limit(ctx, options.name, _figure(options))]
        else:
            found = [limit for limit in limits.limits(ctx) if options.name in (None, limit.threshold.name)]
            if not found:
                raise limits.unknown(options.name)
        facts = {"limits": [_facts(ctx.texts, limit) for limit in found]}
        return Outcome(facts, [_line(ctx.texts, limit) for limit in found], DONE)


def _figure(options: argparse.Namespace) -> float | None:
    return None if options.figure == DEFAULT else limits.read_figure(options.figure)


def _facts(texts: Texts, limit: Limit) -> dict[str, object]:
    return {
        "name": limit.threshold.name,
        "figure": limit.figure,
        "default": limit.threshold.default,
        "unit": limit.threshold.unit,
        "rules": limit.rule_ids,
        "meaning": texts(limit.threshold.meaning),
    }


def _line(texts: Texts, limit: Limit) -> str:
    figure = limits.in_words(texts, limit.figure, limit.threshold.unit)
    own = texts(N_("set by this centre")) if limit.is_own else texts(N_("default"))
    return f"{limit.threshold.name:<24} {figure:>14}  ({own})  {texts(limit.threshold.meaning)}"


def _lists(options: argparse.Namespace) -> Outcome:
    with (ctx := open_context(options, to_read=True)).store:
        if options.list is None:
            known = code_lists.editable(ctx)
            found = [{"key": codes.key, "title": ctx.texts(codes.title), "codes": len(codes)} for codes in known]
            return Outcome({"lists": found}, [f"{one['key']:<24} {one['codes']:>4}  {one['title']}" for one in found])
        codes = code_lists.list_named(ctx, options.list)
        used = code_lists.uses(ctx, codes.key)
        facts = {"key": codes.key, "editable": codes.editable}
        listed = [_code_facts(ctx.texts, code, used[code.code]) for code in codes]
        return Outcome({**facts, "codes": listed}, [_code_line(ctx.texts, code, used[code.code]) for code in codes])


def _code_facts(texts: Texts, code: Code, used: int) -> dict[str, object]:
    return {
        "code": code.code,
        "label": code.label_for(texts.language),
        "source": code.source,
        "active_from": code.active_from,
        "active_to": code.active_to,
        "merged_into": code.merged_into or None,
        "in_effect": code.in_effect,
        "records": used,
    }


def _code_line(texts: Texts, code: Code, used: int) -> str:
    said = []
    if code.merged_into:
        said.append(texts(N_("merged into {code}"), code=code.merged_into))
    if not code.in_effect:
        said.append(texts(N_("not in effect")))
    if code.active_from:
        said.append(texts(N_("from {day}"), day=wording.date(texts, code.active_from.isoformat())))
    if code.active_to:
        said.append(texts(N_("until {day}"), day=wording.date(texts, code.active_to.isoformat())))
    aside = f"  ({', '.join(said)})" if said else ""
    return f"{code.code:<16} {wording.number(texts, used):>9}  {code.label_for(texts.language)}{aside}"


def _fields(options: argparse.Namespace) -> Outcome:
    facts: list[dict[str, object]] = []
    lines: list[str] = []
    with (ctx := open_context(options, to_read=True)).store:
        if options.form is not None:
            ctx.form(options.form)  # refuses a form that there is not
        for form in own_fields.by_form(ctx):
            if form.fields and options.form in (None, form.form.key):
                used = own_fields.filled_in(ctx, form.fields)
                facts += [_field_facts(ctx, own, used[own.key]) for own in form.fields]
                lines += [_field_line(ctx, own, used[own.key]) for own in form.fields]
    return Outcome({"fields": facts}, lines or [options.texts(N_("This centre has added no fields."))])


def _field_facts(ctx: Context, own: OwnField, used: int) -> dict[str, object]:
    return {
        "form": own.form_key,
        "key": own.key,
        "label": ctx.texts(own.label),
        "type": own.value_type.value,
        "codelist": own.codelist or None,
        "unit": own.unit or None,
        "needed": own.required,
        "personal": own.personal,
        "active_from": own.first,
        "active_to": own.last,
        "in_effect": own.in_effect,
        "version": own.version,
        "records": used,
    }


def _field_line(ctx: Context, own: OwnField, used: int) -> str:
    said = ", ".join(filter(None, (own_fields.type_of(own, ctx).label_for(ctx.texts.language), own.codelist, own.unit)))
    aside = own_fields.standing(own, ctx.texts)
    told = f"{said}; {aside}" if aside else said
    count = wording.number(ctx.texts, used)
    return f"{own.form_key:<20} {own.key:<24} {count:>9}  {ctx.texts(own.label)} ({told})"


def _merge(options: argparse.Namespace) -> Outcome:
    act = code_lists.preview_merge if options.dry_run else code_lists.merge
    with (ctx := open_context(options, to_read=options.dry_run)).store:
        done = act(ctx, options.list, options.old, options.into)
    texts = options.texts
    lines = [_moved_line(texts, use) for use in done.moved]
    lines.append(_merged_line(texts, done))
    facts = {"list": done.codes.key, "old": done.old.code, "into": done.into.code, "step": done.step_id}
    moved = [{"form": use.form.key, "field": use.field.name, "records": use.records} for use in done.moved]
    return Outcome({**facts, "moved": moved}, lines)


def _moved_line(texts: Texts, use: Use) -> str:
    count = wording.number(texts, use.records)
    return f"{count:>9}  {texts(use.form.form.title)}: {texts(use.field.label)}"


def _merged_line(texts: Texts, done: Merge) -> str:
    count = wording.number(texts, done.records)
    if done.step_id is None:
        sentence = N_("{old} would be merged into {into}: {count} values would move. Nothing was changed.")
        return texts(sentence, old=done.old.code, into=done.into.code, count=count)
    sentence = N_("{old} is merged into {into}: {count} values moved. “undo {step}” takes it back.")
    return texts(sentence, old=done.old.code, into=done.into.code, count=count, step=done.step_id)
