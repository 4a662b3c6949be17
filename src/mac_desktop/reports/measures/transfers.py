"""Anti-personnel mines transferred under Article 3 (Form D): one transfer may have a line with the giver and one with
the receiver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mac_desktop.domain.figures import Selection
from mac_desktop.domain.folding import fold
from mac_desktop.reports.measures.retained import retained_ledger
from mac_desktop.reports.measures.rows import Query, Row, adding, all_of, joined, key_of
from mac_desktop.reports.measures.scope import Scope, in_list
from mac_desktop.reports.measures.stockpile import ledger

TRANSFERS = ("TRANSFER_IN", "TRANSFER_OUT")


@dataclass(frozen=True, slots=True)
class Twice:
    """Transfers between two institutions that both noted them, with how many mines each says."""

    giver: str
    taker: str
    type: str
    given: int
    taken: int
    selections: tuple[Selection, ...]


def transferred_for_training(conn: Connection, scope: Scope) -> list[Row]:
    """Anti-personnel mines transferred in the reporting period for the development of and training in detection,
    clearance or destruction techniques, into and out of the country or between institutions, one line for each
    institution, type, lot, direction and counterpart: transfers of retained mines, and transfers of stock with that
    purpose. Where giver and receiver have both noted a transfer it counts once, as the giver noted it, or as the
    receiver did when that is more."""
    return _counted(_for_training(conn, "transferred_for_training", scope))[0]


def transferred_for_destruction(conn: Connection, scope: Scope) -> list[Row]:
    """Anti-personnel mines transferred in the reporting period for the purpose of destruction, one line for each
    institution, type, lot, direction and counterpart: transfers of stock with that purpose. Where giver and receiver
    have both noted a transfer it counts once, as the giver noted it, or as the receiver did when that is more."""
    stock = _stock_transfers("transferred_for_destruction", scope, "DESTRUCTION")
    return _counted(_rows(conn, stock, _STOCK_INSTITUTION))[0]


def noted_differently(conn: Connection, scope: Scope) -> list[Twice]:
    """Transfers of the period of which giver and receiver noted different numbers."""
    stock = _rows(conn, _stock_transfers("", scope, "DESTRUCTION"), _STOCK_INSTITUTION)
    noted = [*_counted(_for_training(conn, "", scope))[1], *_counted(stock)[1]]
    return [twice for twice in noted if twice.given != twice.taken]


def _for_training(conn: Connection, measure: str, scope: Scope) -> list[Row]:
    kinds = f"r.kind IN ({in_list(TRANSFERS)})"
    retained = retained_ledger(measure, scope, kinds, scope.within("r.movement_date"))
    stock = _stock_transfers(measure, scope, "TRAINING")
    return [*_rows(conn, retained, "r.institution"), *_rows(conn, stock, _STOCK_INSTITUTION)]


_STOCK_INSTITUTION = "COALESCE(r.institution, r.holder)"


def _stock_transfers(measure: str, scope: Scope, purpose: str) -> Query:
    transfers = f"r.kind IN ({in_list(TRANSFERS)})"
    return ledger(measure, scope, transfers, "r.purpose = :purpose", scope.within("r.movement_date"), purpose=purpose)


def _rows(conn: Connection, movements: Query, institution: str) -> list[Row]:
    by = {
        "institution": institution,
        "type_id": "r.ordnance_type_id",
        "lot": "r.lot",
        "kind": "r.kind",
        "counterpart": "r.counterpart",
    }
    rows = []
    for group in movements.groups(
        conn,
        by,
        **adding("quantity"),
        type_number="MIN(t.number)",
        type_name="MIN(t.name)",
        remarks=all_of("r.remarks"),
    ):
        names = (group["institution"], group["type_number"], group["lot"], group["kind"], group["counterpart"])
        key = key_of(movements.form, *names)
        texts = {
            "institution": group["institution"] or "",
            "type": group["type_name"] or "",
            "type_id": group["type_id"] or "",
            "lot": group["lot"] or "",
            "kind": group["kind"],
            "counterpart": group["counterpart"] or "",
            "remarks": joined(group["remarks"]),
        }
        rows.append(Row(key, texts, {"quantity": movements.equal(by, group).sum(f"{key}.quantity", group)}))
    return rows


def _counted(rows: Sequence[Row]) -> tuple[list[Row], list[Twice]]:
    """The rows that count, in order, and the transfers that two sides noted. Of those the side counts that names more
    mines. Lots tell transfers apart only where both sides name them on every line."""
    sides: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        sides.setdefault(_between(row), []).append(row)
    left_out: set[int] = set()
    twice: list[Twice] = []
    for (giver, taker, _), both in sides.items():
        for some in _by_lot(both) if giver and taker else ():
            out = [row for row in some if row.texts["kind"] == "TRANSFER_OUT"]
            back = [row for row in some if row.texts["kind"] == "TRANSFER_IN"]
            if out and back:
                given, taken = _mines(out), _mines(back)
                left_out |= {id(row) for row in (back if given >= taken else out)}
                selections = tuple(s for row in some for s in row.figures["quantity"].selections)
                names = (out[0].texts["institution"], back[0].texts["institution"], out[0].texts["type"])
                twice.append(Twice(*names, given, taken, selections))
    return [row for row in rows if id(row) not in left_out], twice


def _between(row: Row) -> tuple[str, str, str]:
    own, other = fold(row.texts["institution"]), fold(row.texts["counterpart"])
    giver, taker = (own, other) if row.texts["kind"] == "TRANSFER_OUT" else (other, own)
    return giver, taker, row.texts["type_id"]


def _by_lot(rows: Sequence[Row]) -> Iterable[list[Row]]:
    if not all(row.texts["lot"] for row in rows):
        return [list(rows)]
    lots: dict[str, list[Row]] = {}
    for row in rows:
        lots.setdefault(fold(row.texts["lot"]), []).append(row)
    return lots.values()


def _mines(rows: Iterable[Row]) -> int:
    amounts = [row.figures["quantity"].amount for row in rows]
    return int(sum(amount for amount in amounts if isinstance(amount, (int, float))))
