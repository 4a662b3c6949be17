"""The Article 7 report: title page, cover page and Forms A to J, from a template, a store and a scope."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sqlalchemy import Connection

from mac_desktop.domain.own_lists import SHIPPED
from mac_desktop.reports.documents import land_summary as land
from mac_desktop.reports.documents import people_tables as people
from mac_desktop.reports.documents import stock_tables as stock
from mac_desktop.reports.documents.cover_page import FormState, cover_page, fingerprint, form_state
from mac_desktop.reports.documents.lines import Line, table
from mac_desktop.reports.documents.model import Block, Document, Facts, Heading, Paragraph, Part
from mac_desktop.reports.documents.source import Source
from mac_desktop.reports.documents.title_page import title_page
from mac_desktop.reports.documents.wording import Lists, Wording
from mac_desktop.reports.measures import registers
from mac_desktop.reports.measures.admin_units import level_name
from mac_desktop.reports.measures.registers import Declaration
from mac_desktop.reports.measures.scope import Scope, with_treaty_dates
from mac_desktop.reports.templates import BoxTemplate, FormTemplate, TableTemplate, Template
from mac_desktop.texts import N_, Texts

Maker = Callable[[Source], list[Line]]

# Every table of the template: who makes its lines, and the registers that say whether "none" can be said of it.
TABLES: Mapping[str, tuple[Maker, *tuple[str, ...]]] = MappingProxyType(
    {
        "A.measures": (stock.measures,),
        "B.table_1": (stock.stock, "stockpile_movement"),
        "B.table_2": (stock.found_later, "stockpile_movement"),
        "C.summary": (land.land_summary, "hazardous_area"),
        "C.table_1": (land.known_areas, "hazardous_area"),
        "C.table_2": (land.suspected_areas, "hazardous_area"),
        "C.newly_identified": (land.newly_identified, "hazardous_area"),
        "D.table_1a": (stock.retained_mines, "retained_movement"),
        "D.changes": (stock.retained_changes, "retained_movement"),
        "D.table_1b": (stock.retained_use, "retained_use"),
        "D.table_2": (stock.transferred_for_training, "retained_movement"),
        "D.table_3": (stock.transferred_for_destruction, "stockpile_movement"),
        "E.facilities": (stock.facilities,),
        "F.table_1": (stock.sites_for_stock, "destruction_site"),
        "F.table_2": (stock.sites_for_mined_areas, "destruction_site"),
        "F.land_release": (land.land_release, "land_release_product"),
        "G.table_1": (stock.stock_destroyed, "stockpile_movement"),
        "G.table_1b": (stock.found_later_destroyed, "stockpile_movement"),
        "G.table_2": (land.destroyed_in_areas, "ordnance_item"),
        "G.table_1_cumulative": (stock.stock_destroyed_since, "stockpile_movement"),
        "G.table_2_cumulative": (land.destroyed_in_areas_since, "ordnance_item"),
        "H.table_1": (stock.types_produced,),
        "H.table_2": (stock.types_held,),
        "I.marking": (land.marking, "warning_measure"),
        "I.education": (land.education, "warning_measure", "education_activity"),
        "J.casualties": (people.by_sex_and_age, "casualty"),
        "J.casualties_by_condition": (people.by_condition, "casualty"),
        "J.casualties_by_year": (people.by_year, "casualty"),
        "J.services": (people.services, "assistance"),
    }
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a report is asked to be. The period and the "as of" date are in the scope that goes with it.

    `year` is the reporting year under which narratives and declarations are kept; an `initial` report has no cover
    page. `made_on`, `step`, `program_version` and `stood_at` go into the printed facts; the last is the past moment as
    of which the records stood so, in words, and empty for now.
    """

    year: int
    submitted_on: date
    made_on: date
    initial: bool = False
    step: int = 0
    program_version: str = ""
    stood_at: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """One form before it is laid out: the lines of its tables, its texts by box and language, and how it stands."""

    template: FormTemplate
    tables: Mapping[str, list[Line]]
    narratives: Mapping[str, Mapping[str, str]]
    declared: Declaration | None
    state: FormState

    @property
    def has_data(self) -> bool:
        return any(self.tables.values()) or any(self.narratives.values())


@dataclass(frozen=True, slots=True)
class Article7:
    """A report together with what it was made from: the scope with its treaty dates, and each form's contents."""

    document: Document
    template: Template
    scope: Scope
    contents: tuple[Contents, ...]

    @property
    def forms(self) -> tuple[FormState, ...]:
        """How each form stands against the last report: what a filed report keeps."""
        return tuple(form.state for form in self.contents)


def build(template: Template, conn: Connection, scope: Scope, request: Request, texts: Texts) -> Document:
    """The report as a Document in the language of `texts`."""
    return compose(template, conn, scope, request, texts).document


def compose(
    template: Template, conn: Connection, scope: Scope, request: Request, texts: Texts, lists: Lists = SHIPPED
) -> Article7:
    """The report and the state of its forms. `conn` is only read; `lists` are the code lists as the centre has them."""
    source = source_of(template, conn, scope, texts, lists)
    scope = source.scope
    country = registers.country(conn)
    state = country["official_name"] or country["short_name"]
    forms = contents(source, request)
    standings = [form.state for form in forms]
    submitted = request.submitted_on.isoformat()
    parts = [title_page(source, state, submitted, request.stood_at)]
    if not request.initial:
        parts.append(cover_page(source, state, standings))
    parts += [_part(source, form, state) for form in forms]
    data_hash = hashlib.sha256(json.dumps([standing.fingerprint for standing in standings]).encode()).hexdigest()
    facts = Facts(request.made_on, request.step, request.program_version, template.stamp, data_hash, request.stood_at)
    words = source.words
    subject = words.say(
        template.phrases.period_line, state=state, start=words.day(scope.start), end=words.day(scope.end)
    )
    title = words.texts(N_("Article 7 report of {state} for {year}"), state=state, year=request.year)
    document = Document(title, subject, country["centre_name"] or state, texts.language, facts, tuple(parts))
    return Article7(document, template, scope, tuple(forms))


def source_of(template: Template, conn: Connection, scope: Scope, texts: Texts, lists: Lists = SHIPPED) -> Source:
    """What the tables are made from, with the treaty's dates and the names of the country's admin levels."""
    scope, words = with_treaty_dates(conn, scope, template.treaty), Wording(template, texts, lists)
    since = words.day(scope.entry_into_force) if scope.entry_into_force else texts(N_("records began"))
    names = {
        "date": words.day(scope.as_of),
        "since": since,
        "admin1": level_name(conn, 1) or texts(N_("Admin level 1")),
        "admin2": level_name(conn, 2) or texts(N_("Admin level 2")),
    }
    return Source(conn, scope, words, names)


def contents(source: Source, request: Request) -> list[Contents]:
    """What stands in each form of the template, in its order."""
    conn, scope, template = source.conn, source.scope, source.words.template
    narratives = registers.narratives(conn, scope, template.treaty, request.year)
    declared = registers.declarations(conn, scope, template.treaty, request.year)
    filed = (
        None
        if request.initial
        else registers.last_filed(conn, scope, template.treaty, request.submitted_on.isoformat())
    )
    made = []
    for form in template.forms:
        tables = {part.id: TABLES[f"{form.letter}.{part.id}"][0](source) for part in form.tables}
        texts = {box.id: narratives.get((form.letter, box.id), {}) for box in form.boxes}
        has_data = any(tables.values()) or any(texts.values())
        content_hash = fingerprint(tables, texts)
        mine = declared.get(form.letter)
        standing = form_state(form, has_data, content_hash, mine, filed)
        made.append(Contents(form, tables, texts, mine, standing))
    return made


def _part(source: Source, form: Contents, state: str) -> Part:
    words, phrases, template = source.words, source.words.template.phrases, form.template
    title = words.say(phrases.form_title, letter=template.letter, title=words.say(template.title))
    line = words.say(
        phrases.period_line, state=state, start=words.day(source.scope.start), end=words.day(source.scope.end)
    )
    blocks: list[Block] = [Heading(title, 1), *_preamble(words, form)]
    for part in template.parts():
        blocks += _box(words, part, form) if isinstance(part, BoxTemplate) else _table(source, part, form)
    sheet = words.say(phrases.sheet, letter=template.letter)
    return Part(f"form_{template.letter.lower()}", title, title, tuple(blocks), template.landscape, sheet, line)


def _preamble(words: Wording, form: Contents) -> list[Block]:
    """The treaty's words, the printed remark, and what is declared of the whole form."""
    template, phrases, standing = form.template, words.template.phrases, form.state
    blocks: list[Block] = []
    if template.quote:
        chapeau, quote = words.say(phrases.chapeau), words.say(template.quote)
        blocks.append(Paragraph(f"{words.say(template.article)}  “{chapeau}\n{quote}”", "quote"))
    else:
        blocks.append(Paragraph(words.say(template.article), "hint"))
    if template.remark:
        blocks.append(Paragraph(words.say(template.remark), "remark"))
    if standing.option == "not_applicable":
        blocks.append(Paragraph(words.lines(words.say(phrases.not_applicable), standing.reason)))
    if standing.option == "unchanged" and standing.unchanged_since:
        blocks.append(Paragraph(words.say(phrases.unchanged, date=words.day(standing.unchanged_since))))
    return blocks


def _box(words: Wording, box: BoxTemplate, form: Contents) -> list[Block]:
    """The text of a box in the language of the report; one that is recorded in another language only says so."""
    bodies = form.narratives[box.id]
    if not bodies:
        return []
    blocks: list[Block] = [Heading(words.say(box.title), 2)] if words.say(box.title) else []
    own = bodies.get(words.language) or bodies.get("")
    if own is None:
        blocks.append(Paragraph(words.say(words.template.phrases.other_language), "hint"))
        own = bodies.get("en") or next(iter(bodies.values()))
    return [*blocks, Paragraph(own)]


def _table(source: Source, part: TableTemplate, form: Contents) -> list[Block]:
    words, lines = source.words, form.tables[part.id]
    empty = _empty(source, part, form)
    blocks: list[Block] = [table(part, form.template.letter, lines, words, empty, source.names)]
    if form.template.letter == "A" and part.no_change and _no_new_measure(source, lines):
        blocks.append(Paragraph(words.say(part.no_change)))
    return blocks


def _empty(source: Source, part: TableTemplate, form: Contents) -> str:
    """What a table without rows says. "Not applicable" is said only when it is declared, and "none is recorded" only of
    a register that is kept: an empty store proves nothing."""
    phrases = source.words.template.phrases
    if form.state.option == "not_applicable":
        return source.words.say(phrases.not_applicable)
    _, *kept = TABLES[f"{form.template.letter}.{part.id}"]
    if part.no_change and registers.is_kept(source.conn, source.scope, kept):
        return source.words.say(part.no_change, **source.names)
    return source.words.say(phrases.nothing_recorded)


def _no_new_measure(source: Source, lines: list[Line]) -> bool:
    """Whether it is true that no measure was taken in the last calendar year, as far as the register can say it."""
    facts = [line.row.texts for line in lines]
    return bool(facts) and source.scope.is_calendar_year and all(f["dated"] and not f["in_period"] for f in facts)
