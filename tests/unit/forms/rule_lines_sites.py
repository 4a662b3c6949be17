"""Where rules on stockpile sites, counts, destruction and on what became of casualties draw the line."""

from __future__ import annotations

from tests.unit.forms.rule_lines import UNKNOWN, Line, Others

AT = {"stockpile_site_id": "s1", "ordnance_type_id": "t1"}
SITES: Others = {
    "stockpile_site": ({"id": "s1", "closed_on": "2021-03"}, {"id": "s2"}),
    "stockpile_movement": (
        {**AT, "id": "m1", "kind": "OPENING", "movement_date": "2020", "quantity": 100, "lot": "A"},
        {**AT, "id": "m2", "kind": "DESTROYED", "movement_date": "2021-02-10", "quantity": 60},
        {
            "id": "m3",
            "stockpile_site_id": "s2",
            "ordnance_type_id": "t1",
            "kind": "OPENING",
            "quantity": 5,
            "movement_date": "2020",
        },
        {"id": "m4", "stockpile_site_id": "s2", "ordnance_type_id": "t1", "kind": "DESTROYED", "quantity": 5},
        {"id": "m5", "stockpile_site_id": "s2", "ordnance_type_id": "t2", "kind": "DESTROYED", "quantity": 9},
    ),
    "destruction_site": (
        {"id": "d1", "methods": "OPEN_BURN", "safety_standards": "SOP", "environmental_standards": "SOP"},
        {"id": "d2", "safety_standards": "SOP"},
    ),
}
STOCK_SITES = [
    Line(
        "stockpile_movement", "X8", "quantity/stockpile_site_id",
        [{"quantity": 40}, {"quantity": 41, "kind": "RETURNED"}, {"quantity": 41, "stockpile_site_id": None},
         {"quantity": 41, "ordnance_type_id": "t9"}, {"id": "m2", "quantity": 100}, {"quantity": UNKNOWN}],
        [{"quantity": 41}, {"id": "m2", "quantity": 101}],
        {**AT, "kind": "DESTROYED", "movement_date": "2021-03"},
        SITES,
    ),
    Line(
        "stockpile_movement", "D9", "movement_date/stockpile_site_id",
        [{"movement_date": "2021-03-31"}, {"movement_date": "2021"}, {},
         {"movement_date": "2031", "stockpile_site_id": "s2"}, {"movement_date": "2031", "stockpile_site_id": None}],
        [{"movement_date": "2021-04-01"}, {"movement_date": "2022"}],
        {"stockpile_site_id": "s1"},
        SITES,
    ),
    Line(
        "stockpile_site", "S4", "status",
        [{"id": "s1", "status": "OPEN"}, {"id": "s2", "status": "CLOSED"}, {"status": "CLOSED"}],
        [{"id": "s1", "status": "CLOSED"}],
        {},
        SITES,
    ),
    Line(
        "stock_count", "S1", "quantity",
        [{"quantity": 40}, {"quantity": 100, "counted_on": "2021-02-09"}, {"quantity": 7, "counted_on": "2021-02"},
         {"quantity": 7, "counted_on": "2019"}, {"quantity": UNKNOWN}, {"quantity": 7, "stockpile_site_id": "s2"},
         {"quantity": 100, "lot": "A"}, {"quantity": 7, "lot": "B"}, {"quantity": 40, "counted_on": "2021-02-10"}],
        [{"quantity": 39}, {"quantity": 41}, {"quantity": 99, "counted_on": "2021-02-09"}, {"quantity": 99, "lot": "A"},
         {"quantity": 0}],
        {**AT, "counted_on": "2021-03-04"},
        SITES,
    ),
    Line(
        "stockpile_movement", "X9", "counterpart stop",
        [{"kind": "TRANSFER_OUT", "counterpart": "Neighbour"}, {"kind": "DESTROYED"},
         {"kind": "TRANSFER_IN", "counterpart": UNKNOWN}],
        [{"kind": "TRANSFER_OUT"}, {"kind": "TRANSFER_IN"}],
        {"movement_date": "2026-03"},
    ),
    Line(
        "stockpile_movement", "X9", "authorisation warn",
        [{"kind": "TRANSFER_OUT", "authorisation": "Decree 3"}, {"kind": "DESTROYED"},
         {"kind": "TRANSFER_OUT", "movement_date": "2026"}],
        [{"kind": "TRANSFER_OUT"}, {"kind": "TRANSFER_IN"}],
        {"movement_date": "2012"},
    ),
    Line(
        "destruction_event", "X2", "method stop",
        [{"method": "OPEN_BURN"}, {"destruction_site_id": "d1"}, {"destroyed_on": None}, {"destroyed_on": "2012"}],
        [{}, {"destruction_site_id": "d2"}, {"destruction_site_id": "d9"}],
        {"destroyed_on": "2026-03"},
        SITES,
    ),
    Line(
        "destruction_event", "S5", "safety_standards",
        [{"destruction_site_id": "d1"}, {"destruction_site_id": "d2", "environmental_standards": "SOP"},
         {"safety_standards": "SOP", "environmental_standards": "SOP"}, {"destroyed_on": None}],
        [{}, {"destruction_site_id": "d2"}, {"safety_standards": "SOP"}, {"environmental_standards": "SOP"}],
        {"destroyed_on": "2024"},
        SITES,
    ),
    Line(
        "retained_use", "D2", "use_date",
        [{"stage": "USED", "use_date": "2024-07-01"}, {"stage": "USED", "use_date": "2024"}, {"stage": "USED"},
         {"stage": "PLANNED", "use_date": "2031"}],
        [{"stage": "USED", "use_date": "2024-07-02"}, {"stage": "USED", "use_date": "2025"}],
    ),
    Line(
        "retained_use", "S6", "ordnance_type_id",
        [{"quantity": 12, "ordnance_type_id": "t"}, {}, {"quantity": 12, "ordnance_type_id": UNKNOWN}],
        [{"quantity": 12}, {"quantity": 0}],
    ),
]  # fmt: skip

HARMED: Others = {
    "casualty": (
        {"id": "c1", "outcome": "INJURED", "person_id": "p1", "accident_id": "x1"},
        {"id": "c2", "outcome": "KILLED", "person_id": "p2", "accident_id": "x2"},
        {"id": "c3"},
    ),
    "person": ({"id": "p1", "victim_state": "ALIVE"}, {"id": "p2", "victim_state": "DECEASED"}),
    "accident": (
        {"id": "x1", "accident_date": "2024-05-02", "accident_type": "DEMINING"},
        {"id": "x2", "accident_type": "MINE"},
    ),
}
AFTERWARDS = [
    Line(
        "casualty_follow_up", "D5", "seen_on",
        [{"seen_on": "2024-05-02"}, {"seen_on": "2024-05"}, {}, {"seen_on": "1999", "casualty_id": "c2"},
         {"seen_on": "1999", "casualty_id": "c3"}],
        [{"seen_on": "2024-05-01"}, {"seen_on": "2023"}],
        {"casualty_id": "c1"},
        HARMED,
    ),
    Line(
        "casualty_follow_up", "P4", "casualty_id",
        [{"casualty_id": "c1"}, {"casualty_id": "c3"}, {}],
        [{"casualty_id": "c2"}],
        {},
        HARMED,
    ),
    Line(
        "casualty_follow_up", "P20", "evolution",
        [{"casualty_id": "c1", "evolution": "HEALED"}, {"casualty_id": "c2", "evolution": "DIED"},
         {"evolution": "DIED"}],
        [{"casualty_id": "c1", "evolution": "DIED"}],
        {},
        HARMED,
    ),
    Line(
        "demining_victim", "P6", "casualty_id",
        [{"casualty_id": "c1"}, {"casualty_id": "c3"}, {}],
        [{"casualty_id": "c2"}],
        {},
        HARMED,
    ),
    Line(
        "demining_victim", "P34", "protection_worn",
        [{"protection_worn": "NO", "protection": "NONE"}, {"protection_worn": "YES", "protection": "VISOR"}, {},
         {"protection_worn": "NO"}, {"protection": "VISOR"}, {"protection": "NONE"}],
        [{"protection_worn": "NO", "protection": "VISOR"}, {"protection_worn": "YES", "protection": "NONE"},
         {"protection_worn": "NO", "protection": "VISOR;NONE"}],
    ),
]  # fmt: skip
