"""The simplified cover page of an annual report: which forms changed since the last one, computed and not guessed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mac_desktop.reports.documents.lines import Line
from mac_desktop.reports.documents.model import Footnotes, Heading, LabelledLines, Part, Tick, TickTable
from mac_desktop.reports.documents.source import Source
from mac_desktop.reports.measures.registers import Declaration, Filed
from mac_desktop.reports.templates import FormTemplate, Option


@dataclass(frozen=True, slots=True)
class FormState:
    """How a form stands against the last report.

    `computed` is what the data say, `option` what is ticked: the same, unless the State declared otherwise, with
    `reason`. `last_reported` is the year in which an unchanged form was last reported in full, and `unchanged_since`
    the day of the last report.
    """

    letter: str
    option: Option
    computed: Option
    fingerprint: str
    reason: str = ""
    last_reported: int | None = None
    unchanged_since: str = ""

    @property
    def overridden(self) -> bool:
        return self.option != self.computed


def fingerprint(tables: Mapping[str, Sequence[Line]], narratives: Mapping[str, Mapping[str, str]]) -> str:
    """What a form says, as a hash: all its rows and texts, but no dates of the period and no words of a language."""
    content = {
        "tables": {name: [each.content for each in lines] for name, lines in sorted(tables.items())},
        "narratives": {box: sorted(bodies.items()) for box, bodies in sorted(narratives.items())},
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def form_state(
    form: FormTemplate, has_data: bool, content_hash: str, declared: Declaration | None, filed: Filed | None
) -> FormState:
    """Non applicable when that is declared and there are no data; unchanged when the last report said the same; else
    changed. A declaration of changed or unchanged goes before what was computed."""
    computed: Option = "changed"
    if filed and filed.hashes.get(form.letter) == content_hash:
        computed = "unchanged"
    may = declared is not None and declared.declaration == "NOT_APPLICABLE" and "not_applicable" in form.options
    if may and not has_data:
        computed = "not_applicable"
    option = computed
    if declared and declared.declaration == "CHANGED":
        option = "changed"
    if declared and declared.declaration == "UNCHANGED":
        option = "unchanged"
    return FormState(
        form.letter,
        option,
        computed,
        content_hash,
        declared.reason if declared and (option != computed or option == "not_applicable") else "",
        (filed.last_reported.get(form.letter) or filed.year) if filed and option == "unchanged" else None,
        filed.filed_on if filed and option == "unchanged" else "",
    )


def cover_page(source: Source, state: str, forms: Sequence[FormState]) -> Part:
    """The page with ten boxes, for annual reports only."""
    words, page = source.words, source.words.template.cover_page
    labels = {name: words.say(getattr(page, name)) for name in ("changed", "unchanged", "not_applicable")}
    ticks = []
    for standing in forms:
        form = words.template.form(standing.letter)
        last = words.say(page.last_reporting, year=standing.last_reported) if standing.last_reported else ""
        title = words.say(words.template.phrases.form_title, letter=form.letter, title=words.say(form.title))
        chosen = form.options.index(standing.option)
        ticks.append(Tick(f"{title}:", tuple(labels[option] for option in form.options), chosen, last, 1))
    start, end = source.scope.start, source.scope.end
    period = words.say(page.period_value, start=words.figures_of_day(start), end=words.figures_of_day(end))
    blocks = (
        Heading(f"{words.say(page.heading)} [1]", 1),
        LabelledLines(((words.say(page.state), state), (words.say(page.period), period))),
        TickTable("cover_page", tuple(ticks)),
        Footnotes(tuple(f"[1] {note}" if not n else note for n, note in enumerate(map(words.say, page.notes)))),
    )
    bookmark = words.say(page.bookmark)
    return Part("cover_page", bookmark, bookmark, blocks, sheet_name=bookmark)
