"""Tables on mined areas: Form C, land release of Form F, Form G table 2, and the marking of Form I."""

from __future__ import annotations

from collections.abc import Mapping

from mac_desktop.reports.documents.lines import Line, line
from mac_desktop.reports.documents.model import Cell
from mac_desktop.reports.documents.source import Source
from mac_desktop.reports.documents.wording import Wording
from mac_desktop.reports.measures import areas, release, warning
from mac_desktop.reports.measures.rows import Row, answer_of
from mac_desktop.reports.measures.stockpile import AP_CATEGORIES
from mac_desktop.texts import N_


def land_summary(source: Source) -> list[Line]:
    """The eight-column summary by admin unit."""
    nowhere = source.words.say(source.words.template.phrases.unknown_place)
    return [
        line(row, admin1=row.texts["admin1"] or nowhere, admin2=row.texts["admin2"])
        for row in areas.land_summary(source.conn, source.scope)
    ]


def known_areas(source: Source) -> list[Line]:
    """Form C table 1."""
    return [_area(row, source.words) for row in areas.mined_areas(source.conn, source.scope, areas.CLASSES["known"])]


def suspected_areas(source: Source) -> list[Line]:
    """Form C table 2."""
    return [
        _area(row, source.words) for row in areas.mined_areas(source.conn, source.scope, areas.CLASSES["suspected"])
    ]


def newly_identified(source: Source) -> list[Line]:
    """Areas that became known in the period."""
    return [_by_place(row, source.words) for row in areas.newly_identified(source.conn, source.scope)]


def land_release(source: Source) -> list[Line]:
    """Land released in the period by method."""
    return [_by_place(row, source.words) for row in release.land_release(source.conn, source.scope)]


def _by_place(row: Row, words: Wording) -> Line:
    return line(row, admin1=row.texts["admin1"] or words.say(words.template.phrases.unknown_place))


def destroyed_in_areas(source: Source) -> list[Line]:
    """Form G table 2."""
    rows = release.mines_destroyed_in_mined_areas(source.conn, source.scope)
    return [_destroyed(row, source.words) for row in rows]


def destroyed_in_areas_since(source: Source) -> list[Line]:
    """Mines destroyed in mined areas since entry into force."""
    rows = release.mines_destroyed_in_mined_areas_since_entry_into_force(source.conn, source.scope)
    return [_destroyed(row, source.words) for row in rows]


def marking(source: Source) -> list[Line]:
    """Marking and fencing, one line each."""
    words = source.words
    lines = []
    for row in warning.marking(source.conn, source.scope):
        facts = row.texts
        where = ", ".join(name for name in (facts["area"], facts["area_name"], facts["unit_name"]) if name)
        kind = words.code("warning_kind", facts["kind"])
        lines.append(line(row, area=where, kind=kind, date=facts["date"], information=facts["description"]))
    return lines


def education(source: Source) -> list[Line]:
    """Risk education and other warnings by kind."""
    rows = warning.warnings_and_education(source.conn, source.scope)
    return [line(row, kind=source.words.code("warning_kind", row.texts["kind"])) for row in rows]


def _destroyed(row: Row, words: Wording) -> Line:
    phrases = words.template.phrases
    improvised = row.texts["category"] == "IAPM"
    name = words.say(phrases.improvised) if improvised else row.texts["type"] or words.say(phrases.unknown_type)
    return line(row, type=name, information=words.codes("disposal_method", row.texts["methods"]))


def _area(row: Row, words: Wording) -> Line:
    facts, t = row.texts, words.texts
    phrases = words.template.phrases
    named = " ".join(part for part in (facts["local_id"] or facts["number"], facts["name"]) if part)
    units = [
        facts["admin1"],
        facts["admin2"],
        facts["unit_name"] if facts["unit_name"] not in {facts["admin1"], facts["admin2"]} else "",
    ]
    where = ", ".join(part for part in (*units, facts["place"]) if part)
    coordinates = f"{facts['latitude']}, {facts['longitude']}" if facts["latitude"] and facts["longitude"] else ""
    marked = words.codes("marking_type", facts["marking"]) or words.code("yes_no", facts["marked"])
    return line(
        row,
        location=words.lines(named, where or words.say(phrases.unknown_place), coordinates),
        type=_type(row, words),
        emplaced=_emplaced(facts, words),
        information=words.together(_size(row, words), t(N_("marking: {text}"), text=marked) if marked else ""),
    )


def _type(row: Row, words: Wording) -> str:
    """The type of a line of ordnance; of an area without such a line the kinds of mine that its contamination names."""
    facts, phrases = row.texts, words.template.phrases
    if facts["type"]:
        return facts["type"]
    if facts["category"]:
        return words.say(phrases.improvised if facts["category"] == "IAPM" else phrases.unknown_type)
    named = [code.strip() for code in facts["contamination"].split(";")]
    return words.codes("contamination", ";".join(code for code in named if code in AP_CATEGORIES))


def _emplaced(facts: Mapping[str, str], words: Wording) -> Cell:
    """When the mines of the line were laid, else those of the area; else what was answered in place of a date."""
    if facts["emplaced"]:
        return facts["emplaced"]
    days = [words.day(facts["emplaced_from"]), words.day(facts["emplaced_to"])]
    known = " – ".join(day for day in dict.fromkeys(days) if day)
    return known or answer_of([facts["emplaced_gap"] or facts["emplaced_from_gap"] or None])


def _size(row: Row, words: Wording) -> str:
    facts, t = row.texts, words.texts
    if not facts["size"]:
        return t(N_("size unknown"))
    if facts["size"] == facts["recorded"]:
        return t(N_("{area} square metres"), area=words.number(facts["size"]))
    whole, left = words.number(facts["recorded"]), words.number(facts["size"])
    return t(N_("{left} square metres left of {area}"), left=left, area=whole)
