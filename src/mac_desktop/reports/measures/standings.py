"""How hazardous areas stood on a day, as SQL: `domain/land_timeline.py` says the same of one area at a time.

An area without lines in its history tells by its own dates how it stood; conditions on those are here for the alias r.
Of one that has lines, `told` gives the standing of the day, and `r` lends only what does not change.
"""

from __future__ import annotations

from mac_desktop.domain.land_timeline import NEVER_HAZARDOUS, OFF_THE_LIST, ON_THE_LIST
from mac_desktop.reports.measures.scope import Scope, first_day, in_list, last_day

OFF, LISTED = in_list(sorted(OFF_THE_LIST)), in_list(sorted(ON_THE_LIST))
_MERGED = (
    "SELECT o.merged_into_id FROM hazardous_area o WHERE o.merged_into_id IS NOT NULL AND o.deleted_at IS NULL "
    "AND o.updates_id IS NULL AND o.state NOT IN ('rejected', 'superseded')"
)


def out_of_another(alias: str) -> str:
    """SQL for areas that came out of another by a split or a merger."""
    return f"({alias}.parent_area_id IS NOT NULL OR {alias}.id IN ({_MERGED}))"


def _sure(since: str) -> str:
    """The last day of a partial date; the empty text, before all days, where there is none."""
    return f"COALESCE({last_day(since)}, '')"


def lines_that_count(scope: Scope) -> str:
    """The lines of areas' histories that count: approved, or as far as the report counts."""
    states = ", ".join(f":state_{n}" for n in range(len(scope.states)))
    return f"s.deleted_at IS NULL AND s.updates_id IS NULL AND s.state IN ('approved', {states})"


def _placed(scope: Scope) -> str:
    """Every standing of the areas that have lines: its place in the order, and the day from which it counts. What the
    area itself tells comes before its lines (began) and after them (gone, own)."""
    facts = "h.classification, h.area_m2, h.contamination"
    order = f"PARTITION BY area_id ORDER BY part, {_sure('since')}, seq"
    return f"""WITH line AS (
  SELECT s.hazardous_area_id AS area_id, 1 AS part, s.id AS seq, s.since AS since, s.status AS status,
    s.classification AS classification, s.area_m2 AS area_m2,
    COALESCE(s.contamination, h.contamination) AS contamination
  FROM area_standing s JOIN hazardous_area h ON h.id = s.hazardous_area_id WHERE {lines_that_count(scope)}
), oldest AS (SELECT *, MIN({_sure("since")} || ' ' || seq) FROM line GROUP BY area_id
), newest AS (SELECT *, MAX({_sure("since")} || ' ' || seq) FROM line GROUP BY area_id
), itself AS (
  SELECT h.id, h.status, h.status_date, h.closed_date, h.information_date, {facts},
    n.since AS told, n.status AS told_status, COALESCE(
    CASE WHEN h.status IN ('REOPENED', 'HANDED', 'REPLACED') THEN COALESCE(h.status_date, h.closed_date)
    WHEN h.status = 'CLOSED' THEN COALESCE(h.closed_date, h.status_date)
    ELSE h.status_date END, h.information_date) AS own_since
  FROM newest n JOIN hazardous_area h ON h.id = n.area_id
), standing AS (
  SELECT * FROM line
  UNION ALL SELECT h.id, 0, '', h.information_date, 'OPEN', o.classification, o.area_m2, o.contamination
    FROM oldest o JOIN hazardous_area h ON h.id = o.area_id
    WHERE {last_day("h.information_date")} < {_sure("o.since")}
  UNION ALL SELECT h.id, 2, '', h.closed_date, 'CLOSED', {facts} FROM itself h
    WHERE (h.status = 'REOPENED' OR (h.status = 'HANDED' AND h.status_date IS NOT NULL))
    AND {last_day("h.closed_date")} > {_sure("h.told")}
  UNION ALL SELECT h.id, 3, '', CASE WHEN h.status IS h.told_status
      AND {_sure("h.information_date")} > {_sure("h.own_since")} THEN h.information_date ELSE h.own_since END,
    h.status, {facts} FROM itself h
), listed AS (
  SELECT *, COALESCE(status, '') NOT IN ({OFF}) AND COALESCE(classification, '') IN ({LISTED}) AS listed,
    area_id IN (SELECT r.id FROM hazardous_area r WHERE {out_of_another("r")}) AS late FROM standing
), turn AS (
  SELECT *, ROW_NUMBER() OVER area AS place, listed AND COALESCE(LAG(listed) OVER area, 0) = 0 AS appears,
    COALESCE(status = 'REOPENED' AND COALESCE(LAG(status) OVER area, '') <> 'REOPENED', 0)
    AND ROW_NUMBER() OVER area > 1 AS reopens FROM listed WINDOW area AS ({order})
) SELECT *, MAX(CASE WHEN reopens OR (appears AND NOT late) THEN COALESCE({first_day("since")}, '')
    ELSE {_sure("since")} END)
    OVER before AS day, MAX(CASE WHEN reopens THEN {_sure("since")} END) OVER before AS reopened
  FROM turn WINDOW before AS (PARTITION BY area_id ORDER BY place ROWS UNBOUNDED PRECEDING)"""


def told(scope: Scope, area: str = "r", name: str = "told", day: str = "as_of") -> str:
    """A join that gives every area with lines how it stood on a day. `at` is NULL when it was not known yet."""
    standing = f"""SELECT area_id, MAX(CASE WHEN day <= :{day} THEN place END) AS at, status, classification, area_m2,
contamination, reopened, listed FROM ({_placed(scope)}) GROUP BY area_id"""
    return f"LEFT JOIN ({standing}) {name} ON {name}.area_id = {area}.id"


def told_at(scope: Scope, when: str) -> str:
    """A join that gives an area h with lines how it stood when land was released on the partial date `when`. What was
    released on the day of a change was released before it, but on the day of the first report after that."""
    key = "day || CASE WHEN appears AND NOT reopens THEN ' 0' ELSE ' 2' END"
    spans = f"""SELECT area_id, contamination, {key} AS start,
LEAD({key}, 1, 'later') OVER (PARTITION BY area_id ORDER BY place) AS until FROM ({_placed(scope)})"""
    then = f"{last_day(when)} || ' 1'"
    return f"LEFT JOIN ({spans}) told ON told.area_id = h.id AND {then} > told.start AND {then} < told.until"


def first_told(scope: Scope) -> str:
    """A join that gives every area with lines how it stood when it first was a suspected or confirmed area."""
    first = f"""SELECT area_id, MIN(CASE WHEN listed THEN place END) AS at, since, classification, area_m2,
contamination FROM ({_placed(scope)}) GROUP BY area_id"""
    return f"LEFT JOIN ({first}) told ON told.area_id = r.id"


def then(column: str, area: str = "r", name: str = "told") -> str:
    """SQL for what a column of an area said on the day."""
    return f"CASE WHEN {name}.area_id IS NULL THEN {area}.{column} ELSE {name}.{column} END"


def open_on(day: str = "as_of") -> str:
    """SQL for areas that were known on a day, stood as suspected or confirmed, and were not surely closed by then.

    Of an area without lines: without a date of information it is taken as known, and closed without any date of closing
    as closed; one that was re-opened after the day was closed on it from its date of closing on.
    """
    closed = (
        "CASE r.status WHEN 'REPLACED' THEN COALESCE(r.status_date, r.closed_date) "
        "ELSE COALESCE(r.closed_date, r.status_date) END"
    )
    known = f"CASE WHEN {out_of_another('r')} THEN {last_day('r.information_date')} ELSE r.information_date END"
    reopened_later = (
        f"r.status = 'REOPENED' AND {last_day('r.closed_date')} <= :{day} AND {first_day('r.status_date')} > :{day}"
    )
    itself = (
        f"told.area_id IS NULL AND (r.information_date IS NULL OR {known} <= :{day}) AND "
        f"(COALESCE(r.status, '') NOT IN ({OFF}) OR {last_day(closed)} > :{day}) AND ({reopened_later}) IS NOT TRUE "
        f"AND r.classification IN ({LISTED}) AND {ever_hazardous('r')}"
    )
    return f"(told.at IS NOT NULL AND told.listed) OR ({itself})"


def ever_hazardous(alias: str) -> str:
    """SQL that leaves out areas closed as a duplicate or as recorded in error: they never were areas, unless lines of
    their history say that they stood on the list."""
    return f"COALESCE({alias}.closure_reason, '') NOT IN ({in_list(sorted(NEVER_HAZARDOUS))})"


def status_then(day: str = "as_of") -> str:
    """SQL for the status of an area that was open on a day; before it got the status of today it was open."""
    since = f"{_sure('r.status_date')} <= :{day}"
    return (
        f"CASE WHEN told.area_id IS NOT NULL THEN told.status WHEN r.status IN ({OFF}) THEN 'OPEN' "
        f"WHEN r.status = 'REOPENED' AND COALESCE(r.status_date, r.closed_date) IS NOT NULL "
        f"THEN CASE WHEN {restarted('r', day)} THEN 'REOPENED' ELSE 'OPEN' END "
        f"WHEN {since} THEN r.status ELSE 'OPEN' END"
    )


def restarted(area: str, day: str) -> str:
    """SQL for areas without lines that were re-opened by a day."""
    again = f"COALESCE({area}.status_date, {area}.closed_date)"
    since = f"MAX(COALESCE({first_day(again)}, ''), COALESCE({last_day(f'{area}.closed_date')}, ''))"
    return f"{area}.status = 'REOPENED' AND {again} IS NOT NULL AND {since} <= :{day}"


def reopened(area: str, name: str = "told", day: str = "as_of") -> str:
    """SQL for the last day on which an area can have been re-opened by a day; the empty text when it was not. What was
    released by then is not taken off: the land is hazardous once more."""
    again = f"COALESCE({area}.status_date, {area}.closed_date)"
    return (
        f"CASE WHEN {name}.area_id IS NOT NULL THEN COALESCE({name}.reopened, '') "
        f"WHEN {restarted(area, day)} THEN {_sure(again)} ELSE '' END"
    )
