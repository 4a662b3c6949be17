"""A ledger on paper: its lines, or its accounts in rows, and what nothing explains."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mac_desktop.reports.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Kind,
    Paragraph,
    Part,
    Table,
)
from mac_desktop.reports.ledger_words import ENDS, LINES, UNITS
from mac_desktop.reports.measures.ledger import CLOSING, OPENING, Ledger
from mac_desktop.texts import N_, Texts

_NAME_WEIGHT = 2.2
_Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class LedgerRequest:
    """What a printed ledger says beside its figures, in the language of the print: its title, its period, what its
    accounts are and what each is called, what each break says, what waits for approval, who keeps the books, and from
    what it was made."""

    title: str
    period: str
    accounts: str
    names: Sequence[str]
    breaks: Sequence[str]
    waiting: str
    author: str
    made_on: date
    step: int
    program_version: str
    stood_at: str = ""


def ledger_document(found: Ledger, request: LedgerRequest, texts: Texts) -> Document:
    """The ledger as it will be printed."""
    several = len(found.accounts) > 1
    subject = f"{request.period} · {request.accounts}" if several else request.period
    tables = [_accounts(found, request, unit, texts) for unit in found.units] if several else [_lines(found, texts)]
    blocks: list[Block] = [Heading(request.title, 1), Paragraph(subject), *tables]
    blocks.append(Heading(texts(N_("What no record explains"))))
    blocks += [Paragraph(sentence) for sentence in request.breaks or [texts(N_("The books balance."))]]
    blocks += [Paragraph(request.waiting)] if request.waiting else []
    part = Part("ledger", request.title, request.title, tuple(blocks), landscape=several)
    title = f"{request.title}, {request.period}"
    return Document(title, subject, request.author, texts.language, _facts(found, request), (part,))


def _facts(found: Ledger, request: LedgerRequest) -> Facts:
    printed = [[(line.key, line.amounts) for line in account.lines] for account in found.accounts]
    content = json.dumps([found.subject, found.by, found.start, found.end, request.names, printed])
    fingerprint = hashlib.sha256(content.encode()).hexdigest()
    template, then = f"ledger {found.subject}", request.stood_at
    return Facts(request.made_on, request.step, request.program_version, template, fingerprint, then)


def _kind(unit: str) -> Kind:
    return "m2" if unit == "m2" else "integer"


def _lines(found: Ledger, texts: Texts) -> Table:
    """One account: its lines below each other, its units beside each other."""
    shown = [line for line in found.total.lines if line.key in ENDS or any(line.amounts)]
    columns = [Column("line", "", weight=_NAME_WEIGHT), *(Column(u, texts(UNITS[u]), _kind(u)) for u in found.units)]
    rows: _Rows = tuple((_title(found, line.key, texts), *(line.figures[u] for u in found.units)) for line in shown)
    return Table("lines", "", tuple(columns), rows)


def _accounts(found: Ledger, request: LedgerRequest, unit: str, texts: Texts) -> Table:
    """Several accounts in one unit: a row for each, and a column for each line that moves anything."""
    lines = [{line.key: line.figures[unit] for line in account.lines} for account in found.accounts]
    used = [key for key in found.lines if key in ENDS or any(one[key].amount for one in lines)]
    headings = [Column(key, _title(found, key, texts), _kind(unit)) for key in used]
    cells = [tuple(one[key] for key in used) for one in lines]
    rows: _Rows = tuple((name, *row) for name, row in zip(request.names[:-1], cells[:-1], strict=True))
    columns = (Column("account", request.accounts, weight=_NAME_WEIGHT), *headings)
    return Table(unit, texts(UNITS[unit]), columns, rows, (None, *cells[-1]), request.names[-1])


def _title(found: Ledger, key: str, texts: Texts) -> str:
    return texts(ENDS[key] if key in (OPENING, CLOSING) else LINES[found.subject][key])
