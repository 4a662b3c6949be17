"""Tables on mines that are held: Forms A, B, D, E, F table 1, G tables 1, and H."""

from __future__ import annotations

from mac_desktop.reports.documents.lines import Line, line
from mac_desktop.reports.documents.source import Source
from mac_desktop.reports.documents.wording import Wording
from mac_desktop.reports.measures import registers, retained, stockpile, transfers
from mac_desktop.reports.measures.rows import Row, answer_of
from mac_desktop.texts import N_


def measures(source: Source) -> list[Line]:
    """Form A."""
    words = source.words
    lines = []
    treaty = words.template.treaty
    for number, row in enumerate(registers.national_measures(source.conn, source.scope, treaty), 1):
        title = words.texts(
            N_("{number}. {title} ({kind})"),
            number=number,
            title=row.texts["title"],
            kind=words.code("measure_kind", row.texts["kind"]),
        )
        lines.append(line(row, measure=title, information=_measure_facts(row, words)))
    return lines


def _measure_facts(row: Row, words: Wording) -> str:
    facts, t = row.texts, words.texts
    return words.together(
        t(N_("No. {number}"), number=facts["measure_number"]) if facts["measure_number"] else "",
        t(N_("adopted on {date}"), date=words.day(facts["adopted_on"])) if facts["adopted_on"] else "",
        t(N_("adopted by {name}"), name=facts["authority"]) if facts["authority"] else "",
        t(N_("in effect from {date}"), date=words.day(facts["effective_from"])) if facts["effective_from"] else "",
        t(N_("repealed on {date}"), date=words.day(facts["repealed_on"])) if facts["repealed_on"] else "",
        t(N_("article {article}"), article=facts["article"]) if facts["article"] else "",
        t(N_("imposes penal sanctions")) if facts["penal_sanctions"] == "YES" else "",
        facts["penalties"],
        t(N_("text attached: {annex}"), annex=facts["annex"]) if facts["annex"] else "",
        facts["description"],
    )


def stock(source: Source) -> list[Line]:
    """Form B table 1."""
    return [_of_stock(row, source.words) for row in stockpile.stockpile_balance(source.conn, source.scope)]


def found_later(source: Source) -> list[Line]:
    """Form B table 2."""
    return [_of_stock(row, source.words) for row in stockpile.stockpile_found_later(source.conn, source.scope)]


def _of_stock(row: Row, words: Wording) -> Line:
    facts = row.texts
    held = words.texts(N_("Held by: {names}"), names=facts["holders"]) if facts["holders"] else ""
    stored = words.texts(N_("Stored at: {names}"), names=facts["stores"]) if facts["stores"] else ""
    return line(
        row,
        type=_type_name(facts["type"], words),
        lot=facts["lot"],
        information=words.together(held, stored, facts["documents"], facts["remarks"]),
    )


def retained_mines(source: Source) -> list[Line]:
    """Form D part 1a."""
    return [
        line(
            row,
            institution=row.texts["institution"],
            type=_type_name(row.texts["type"], source.words),
            lot=row.texts["lot"],
            information=source.words.together(row.texts["purposes"], row.texts["remarks"]),
        )
        for row in retained.retained_balance(source.conn, source.scope)
    ]


def retained_changes(source: Source) -> list[Line]:
    """How the retained mines changed, by type."""
    rows = retained.retained_changes(source.conn, source.scope)
    return [line(row, type=_type_name(row.texts["type"], source.words)) for row in rows]


def retained_use(source: Source) -> list[Line]:
    """Form D part 1b."""
    words = source.words
    return [
        line(
            row,
            objective=row.texts["objective"],
            project=row.texts["project"],
            information=words.together(
                row.texts["institution"],
                words.day(row.texts["use_date"]),
                " ".join(part for part in (row.texts["quantity"], row.texts["type"]) if part),
                row.texts["description"],
                row.texts["result"],
            ),
        )
        for row in registers.retained_uses(source.conn, source.scope)
    ]


def transferred_for_training(source: Source) -> list[Line]:
    """Form D part 2."""
    return [_transfer(row, source.words) for row in transfers.transferred_for_training(source.conn, source.scope)]


def transferred_for_destruction(source: Source) -> list[Line]:
    """Form D part 3."""
    return [_transfer(row, source.words) for row in transfers.transferred_for_destruction(source.conn, source.scope)]


def _transfer(row: Row, words: Wording) -> Line:
    facts, phrases = row.texts, words.template.phrases
    way = phrases.transferred_to if facts["kind"] == "TRANSFER_OUT" else phrases.transferred_from
    other = words.say(way, name=facts["counterpart"] or words.texts(N_("not recorded")))
    return line(
        row,
        institution=facts["institution"],
        type=_type_name(facts["type"], words),
        lot=facts["lot"],
        information=words.together(other, facts["remarks"]),
    )


def facilities(source: Source) -> list[Line]:
    """Form E."""
    words, t = source.words, source.words.texts
    lines = []
    for row in registers.production_facilities(source.conn, source.scope):
        facts = row.texts
        information = words.together(
            ", ".join(name for name in (facts["name"], facts["unit_name"]) if name),
            facts["products"],
            t(N_("started on {date}"), date=words.day(facts["started_on"])) if facts["started_on"] else "",
            t(N_("completed on {date}"), date=words.day(facts["completed_on"])) if facts["completed_on"] else "",
            facts["description"],
        )
        programme, status = (
            words.code("facility_programme", facts["programme"]),
            words.code("facility_status", facts["status"]),
        )
        lines.append(line(row, programme=programme, status=status, information=information))
    return lines


def sites_for_stock(source: Source) -> list[Line]:
    """Form F table 1."""
    return _sites(source, "4")


def sites_for_mined_areas(source: Source) -> list[Line]:
    """Form F table 2."""
    return _sites(source, "5")


def _sites(source: Source, article: str) -> list[Line]:
    words, t = source.words, source.words.texts
    lines = []
    for row in registers.destruction_sites(source.conn, source.scope, article):
        facts = row.texts
        where = ", ".join(name for name in (facts["name"], facts["place"], facts["unit_name"]) if name)
        details = words.lines(
            t(N_("Methods: {text}"), text=facts["methods"]) if facts["methods"] else "",
            t(N_("Safety standards: {text}"), text=facts["safety_standards"]) if facts["safety_standards"] else "",
            t(N_("Environmental standards: {text}"), text=facts["environmental_standards"])
            if facts["environmental_standards"]
            else "",
        )
        lines.append(line(row, status=words.lines(where, facts["programme_status"]), details=details))
    return lines


def stock_destroyed(source: Source) -> list[Line]:
    """Form G table 1."""
    return [_destroyed(row, source.words) for row in stockpile.stock_destroyed(source.conn, source.scope)]


def found_later_destroyed(source: Source) -> list[Line]:
    """Form G table 1b."""
    return [_destroyed(row, source.words) for row in stockpile.found_later_destroyed(source.conn, source.scope)]


def stock_destroyed_since(source: Source) -> list[Line]:
    """Stock destroyed since entry into force."""
    rows = stockpile.stock_destroyed_since_entry_into_force(source.conn, source.scope)
    return [_destroyed(row, source.words) for row in rows]


def _destroyed(row: Row, words: Wording) -> Line:
    facts = row.texts
    days = ", ".join(words.day(day) for day in facts["dates"].split("; ") if day)
    information = words.together(facts["events"], facts["sites"], facts["methods"], days, facts["remarks"])
    return line(row, type=_type_name(facts["type"], words), lot=facts["lot"], information=information)


def _type_name(name: str, words: Wording) -> str:
    return name or words.say(words.template.phrases.unknown_type)


def types_produced(source: Source) -> list[Line]:
    """Form H table 1."""
    return [_type(row, source.words) for row in registers.types_produced(source.conn, source.scope)]


def types_held(source: Source) -> list[Line]:
    """Form H table 2: types of which there is stock or are retained mines at the end of the period."""
    conn, scope = source.conn, source.scope
    balances = [*stockpile.stockpile_balance(conn, scope), *retained.retained_balance(conn, scope)]
    held = stockpile.types_in_stock(balances)
    return [_type(row, source.words) for row in registers.types_held(conn, scope, held)] if held else []


def _type(row: Row, words: Wording) -> Line:
    facts = row.texts
    said = {name: facts[name] for name in registers.CHARACTERISTICS} | {
        "explosive_g": facts["explosive_g"].removesuffix(".0"),
        "photo_available": words.code("yes_no", facts["photo_available"]),
    }
    cells = {name: text or answer_of([facts[f"{name}_gap"] or None]) for name, text in said.items()}
    photo = cells.pop("photo_available")
    return line(row, type=facts["name"], photo=photo, information=facts["clearance_notes"], **cells)
