"""The title page of an Article 7 report."""

from __future__ import annotations

from mac_desktop.reports.documents.model import Block, Footnotes, Heading, LabelledLines, Paragraph, Part
from mac_desktop.reports.documents.source import Source
from mac_desktop.reports.measures import registers
from mac_desktop.reports.measures.rows import Row
from mac_desktop.texts import N_


def title_page(source: Source, state: str, submitted_on: str, stood_at: str = "") -> Part:
    """Names the treaty, the State, the day of submission and everybody whom one may ask; and says when the report is
    made from records as they stood at a past moment."""
    words, page = source.words, source.words.template.title_page
    contacts = registers.contact_points(source.conn, source.scope, words.template.treaty)
    lines = [(words.say(page.state), state), (words.say(page.submission), words.day(submitted_on))]
    lines += [(words.texts(N_("Records as of")).upper(), stood_at)] if stood_at else []
    lines += [(words.say(page.contact) if not n else "", _contact(row)) for n, row in enumerate(contacts)]
    if not contacts:
        lines.append((words.say(page.contact), ""))
    blocks: tuple[Block, ...] = (
        Heading(words.say(page.convention), 0),
        Heading(f"{words.say(page.heading)} [1]", 1),
        LabelledLines(tuple(lines)),
        Paragraph(words.lines(words.say(page.contact_hint), words.say(page.contact_purpose)), "hint"),
        Footnotes((f"[1] {words.say(page.footnote)}",)),
    )
    bookmark = words.say(page.bookmark)
    return Part("title_page", bookmark, bookmark, blocks, sheet_name=bookmark)


def _contact(row: Row) -> str:
    person = ", ".join(name for name in (row.texts["person"], row.texts["position"]) if name)
    reached = ", ".join(way for way in (row.texts["phone"], row.texts["fax"], row.texts["email"]) if way)
    return "\n".join(part for part in (row.texts["organisation"], person, row.texts["address"], reached) if part)
