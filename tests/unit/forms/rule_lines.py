"""Where rules on land, people, stocks and ordnance draw the line: what each just lets pass, and what it holds back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mac_desktop.domain.gaps import Gap
from mac_desktop.forms.schema import Values

Others = Mapping[str, Sequence[Values]]
UNKNOWN = Gap.UNKNOWN


@dataclass(frozen=True)
class Line:
    """What one rule lets pass and what it holds back. `at` are the first fields where the rule shows, and after a blank
    how much it holds back where two rules are left; `fixed` are values that every example has, `others` the other
    records."""

    form: str
    rule_id: str
    at: str
    passes: Sequence[Values]
    breaks: Sequence[Values]
    fixed: Values = field(default_factory=dict)
    others: Others = field(default_factory=dict)


AREA: Others = {
    "hazardous_area": ({"id": "a1", "area_m2": 20_000}, {"id": "a2", "area_m2": 1_000}, {"id": "a3"}),
    "land_release_product": ({"id": "p1", "hazardous_area_id": "a1", "area_m2": 15_000},),
}
WORK: Others = {
    "activity": (
        {"id": "nts", "activity_type": "NTS", "start_date": "2024-03"},
        {"id": "ts", "activity_type": "TS", "start_date": "2024-03-10"},
        {"id": "clr", "activity_type": "CLR"},
    ),
    "ordnance_item": (
        {"id": "i1", "activity_id": "ts", "category": "APM", "quantity": 1},
        {"id": "i2", "activity_id": "nts", "category": "SAA", "quantity": 40},
        {"id": "i3", "activity_id": "nts", "category": "EXM", "quantity": 2},
        {"id": "i4", "activity_id": "clr", "category": "UXO", "quantity": 2},
        {"id": "i5", "activity_id": "clr", "category": "UXO"},
    ),
    "land_release_product": ({"id": "p9", "activity_id": "clr", "release_type": "CLR"},),
}

LAND = [
    Line(
        "activity", "D14", "end_date",
        [{"status": "ONGOING"}, {"status": "COMPLETED", "end_date": UNKNOWN}, {"status": "HANDED", "end_date": "2024"}],
        [{"status": "COMPLETED"}, {"status": "HANDED"}],
    ),
    Line(
        "activity", "L21", "hazardous_area_id",
        [{"activity_type": "NTS"}, {"activity_type": "EOD"}, {"activity_type": "TS", "hazardous_area_id": UNKNOWN}],
        [{"activity_type": "TS"}, {"activity_type": "CLR"}, {"activity_type": "BAC"}],
    ),
    Line(
        "activity", "V12", "team_id",
        [{"team_id": "t1", "organisation_id": "o1"}, {"team_id": "t2", "organisation_id": "o1"}, {"team_id": "t1"}],
        [{"team_id": "t1", "organisation_id": "o2"}],
        {},
        {"team": ({"id": "t1", "organisation_id": "o1"}, {"id": "t2"})},
    ),
    Line(
        "land_release_product", "L2", "area_m2",
        [{"hazardous_area_id": "a1", "area_m2": 5_100}, {"hazardous_area_id": "a2", "area_m2": 1_010},
         {"hazardous_area_id": "a3", "area_m2": 9_999_999}, {"area_m2": 9_999_999},
         {"hazardous_area_id": "a1", "area_m2": 0}],
        [{"hazardous_area_id": "a1", "area_m2": 5_101}, {"hazardous_area_id": "a2", "area_m2": 1_011}],
        {},
        AREA,
    ),
    Line(
        "land_release_product", "L6", "depth_cm",
        [{"depth_cm": 1}, {"depth_cm": 300}, {"depth_cm": UNKNOWN}, {"method": "VISUAL"},
         {"release_type": "RED"}, {"release_type": "CAN", "depth_cm": 0}],
        [{"depth_cm": 0}, {"depth_cm": 301}, {}, {"method": "MANUAL"}],
        {"release_type": "CLR"},
    ),
    Line(
        "land_release_product", "L6a", "depth_cm",
        [{"depth_cm": 10}, {"depth_cm": 100}, {"depth_cm": 0}, {"depth_cm": 301}, {},
         {"release_type": "RED", "depth_cm": 5}],
        [{"depth_cm": 9}, {"depth_cm": 101}, {"depth_cm": 1}, {"depth_cm": 300}],
        {"release_type": "CLR"},
    ),
    Line(
        "land_release_product", "L7", "release_type",
        [{"activity_id": "nts", "release_type": "CAN"}, {"activity_id": "ts", "release_type": "RED"},
         {"activity_id": "ts", "release_type": "CLR"}, {"activity_id": "clr", "release_type": "CAN"},
         {"activity_id": "nts"}, {"release_type": "CLR"}],
        [{"activity_id": "nts", "release_type": "RED"}, {"activity_id": "nts", "release_type": "CLR"},
         {"activity_id": "ts", "release_type": "CAN"}],
        {},
        WORK,
    ),
    Line(
        "land_release_product", "L19", "release_type",
        [{"activity_id": "nts", "release_type": "CAN"}, {"activity_id": "clr", "release_type": "RED"},
         {"activity_id": "ts", "release_type": "CLR"}, {"release_type": "RED"}],
        [{"activity_id": "ts", "release_type": "RED"}, {"activity_id": "ts", "release_type": "CAN"}],
        {},
        WORK,
    ),
    Line(
        "land_release_product", "L20", "technical_asset",
        [{"technical_asset": "YES"}, {"technical_asset": "NO", "remarks": "By eye"}, {},
         {"release_type": "CAN", "technical_asset": "NO"}],
        [{"technical_asset": "NO"}],
        {"release_type": "RED"},
    ),
    Line(
        "land_release_product", "D9", "release_date",
        [{"activity_id": "ts", "release_date": "2024-03-10"}, {"activity_id": "ts", "release_date": "2024-03"},
         {"activity_id": "nts", "release_date": "2024-03-01"}, {"activity_id": "clr", "release_date": "1999"}],
        [{"activity_id": "ts", "release_date": "2024-03-09"}, {"activity_id": "nts", "release_date": "2024-02-29"}],
        {},
        WORK,
    ),
    Line(
        "land_release_product", "L5", "area_m2",
        [{"area_m2": 10}, {"area_m2": 5_000_000}, {}],
        [{"area_m2": 9}, {"area_m2": 5_000_001}, {"area_m2": 0}],
    ),
]  # fmt: skip

PEOPLE = [
    Line(
        "warning_measure", "P12", "with_disability",
        [{"women": 4, "men": 3, "with_disability": 7}, {"with_disability": 9}, {"women": 0, "with_disability": 0},
         {"women": 1, "girls": 1, "boys": 1, "with_disability": 3}],
        [{"women": 4, "men": 3, "with_disability": 8}, {"girls": 1, "with_disability": 2},
         {"boys": 0, "with_disability": 1}],
    ),
    Line(
        "warning_measure", "P13", "women",
        [{"kind": "EORE", "boys": 1}, {"kind": "EORE", "girls": 1}, {"kind": "FENCE", "women": 0}],
        [{"kind": "EORE"}, {"kind": "EORE", "women": 0, "men": 0}],
    ),
    Line(
        "warning_measure", "P14", "sessions",
        [{"sessions": 2, "women": 400}, {"sessions": 0, "women": 400}, {"women": 400}, {"sessions": 3}],
        [{"sessions": 2, "women": 400, "men": 1}, {"sessions": 1, "boys": 201}],
        {"kind": "EORE"},
    ),
    Line(
        "casualty", "P7", "tampered",
        [{"age": 5, "tampered": "YES"}, {"age": 4, "tampered": "NO"}, {"tampered": "YES"},
         {"age": 4, "activity": "PLAY"}],
        [{"age": 4, "tampered": "YES"}, {"age": 0, "activity": "TAMP"}],
    ),
    Line(
        "casualty", "P22", "age_group",
        [{"age": 17, "age_group": "CHILD"}, {"age": 18, "age_group": "ADULT"}, {"age_group": "CHILD"},
         {"age": 30, "age_group": "UNK"}, {"age": 30}],
        [{"age": 18, "age_group": "CHILD"}, {"age": 17, "age_group": "ADULT"}],
    ),
    Line(
        "casualty", "P3", "age/person_id stop",
        [{"age": 33, "person_id": "p1"}, {"age": 35, "person_id": "p1"}, {"age": 70, "person_id": "p2"}, {"age": 70},
         {"person_id": "p1"}],
        [{"age": 32, "person_id": "p1"}, {"age": 36, "person_id": "p1"}],
        {"accident_id": "x1"},
        {"person": ({"id": "p1", "birth_date": "1990-03-01"}, {"id": "p2"}),
         "accident": ({"id": "x1", "accident_date": "2024-05-01"},)},
    ),
    Line(
        "accident", "P1", "any_casualties",
        [{"any_casualties": "NO", "killed": 0}, {"any_casualties": "NO"}, {"any_casualties": "YES", "killed": 2}],
        [{"any_casualties": "NO", "killed": 1}, {"any_casualties": "NO", "injured": 1},
         {"any_casualties": "NO", "people_harmed": 1}],
    ),
    Line(
        "referral", "P4", "person_id",
        [{"person_id": "p1", "referral_date": "2024-03-05"}, {"person_id": "p1", "referral_date": "2024-03"},
         {"person_id": "p3", "referral_date": "2024-03-06"}, {"referral_date": "2024-03-06"}],
        [{"person_id": "p1", "referral_date": "2024-03-06"}, {"person_id": "p2", "referral_date": "2024-03-06"}],
        {},
        {"person": ({"id": "p1", "death_date": "2024-03-05"}, {"id": "p2"}, {"id": "p3"}),
         "casualty": ({"id": "c2", "person_id": "p2", "outcome": "KILLED"},
                      {"id": "c3", "person_id": "p3", "outcome": "INJURED"})},
    ),
    Line(
        "assistance", "V14", "currency",
        [{"cost": 1, "currency": "USD"}, {"cost": 0}, {}, {"cost": 5, "currency": UNKNOWN}, {"cost": UNKNOWN}],
        [{"cost": 1}, {"cost": 0.5}],
    ),
    Line(
        "assistance", "P40", "need_id",
        [{"person_id": "p1", "need_id": "n1"}, {"person_id": "p2", "need_id": "n2"}, {"need_id": "n1"},
         {"person_id": "p2"}, {"person_id": "p2", "need_id": "n3"}],
        [{"person_id": "p2", "need_id": "n1"}],
        {},
        {"need": ({"id": "n1", "needs_assessment_id": "a1"}, {"id": "n2", "needs_assessment_id": "a2"}, {"id": "n3"}),
         "needs_assessment": ({"id": "a1", "person_id": "p1"}, {"id": "a2"})},
    ),
    Line(
        "assistance_beneficiaries", "P41", "kind",
        [{"kind": "INDIRECT", "assistance_id": "s1"}, {"kind": "DIRECT", "assistance_id": "s2"}, {"kind": "DIRECT"}],
        [{"kind": "DIRECT", "assistance_id": "s1"}],
        {},
        {"assistance": ({"id": "s1", "person_id": "p1"}, {"id": "s2"})},
    ),
]  # fmt: skip

STOCK = [
    Line(
        "stockpile_movement", "X1", "quantity",
        [{"kind": "DESTROYED", "quantity": 1}, {"kind": "OPENING", "quantity": 0},
         {"kind": "CORRECTION", "quantity": -9},
         {"kind": "DESTROYED"}, {"quantity": 1}, {"kind": "DESTROYED", "quantity": UNKNOWN}],
        [{"kind": "DESTROYED", "quantity": 0}, {"kind": "OPENING", "quantity": -1}, {"quantity": 0}],
    ),
    Line(
        "stockpile_movement", "X9", "purpose",
        [{"kind": "TRANSFER_OUT", "purpose": "TRAINING"}, {"kind": "TRANSFER_IN", "purpose": UNKNOWN},
         {"kind": "DESTROYED"}, {}],
        [{"kind": "TRANSFER_OUT"}, {"kind": "TRANSFER_IN"}],
    ),
    Line(
        "stockpile_movement", "X9", "institution",
        [{"kind": "RETAINED", "institution": "School"}, {"kind": "TRANSFER_OUT"}, {}],
        [{"kind": "RETAINED"}],
    ),
    Line(
        "stockpile_movement", "S2", "kind",
        [{"destruction_event_id": "e1", "kind": "DESTROYED"}, {"destruction_event_id": "e1"}, {"kind": "RETAINED"}],
        [{"destruction_event_id": "e1", "kind": "RETAINED"}, {"destruction_event_id": "e1", "kind": "OPENING"}],
    ),
    Line(
        "stockpile_movement", "D9", "movement_date/destruction_event_id",
        [{"movement_date": "2013-03-31"}, {"movement_date": "2013-03"}, {"movement_date": "2013"},
         {"movement_date": "2013-04-01", "destruction_event_id": "e2"},
         {"movement_date": "2013-04-01", "destruction_event_id": None}, {}],
        [{"movement_date": "2013-04-01"}, {"movement_date": "2014"}],
        {"destruction_event_id": "e1"},
        {"destruction_event": ({"id": "e1", "destroyed_on": "2013-03"}, {"id": "e2"})},
    ),
    Line(
        "destruction_event", "S1", "stated_total",
        [{"id": "e1", "stated_total": 175}, {"id": "e2", "stated_total": 175}, {"stated_total": 3}, {"id": "e1"}],
        [{"id": "e1", "stated_total": 174}, {"id": "e1", "stated_total": 176}, {"id": "e1", "stated_total": 0}],
        {},
        {"stockpile_movement": (
            {"id": "m1", "destruction_event_id": "e1", "kind": "DESTROYED", "quantity": 100},
            {"id": "m2", "destruction_event_id": "e1", "quantity": 75},
            {"id": "m3", "destruction_event_id": "e1", "kind": "DESTROYED", "quantity": None},
            {"id": "m4", "destruction_event_id": "e1", "kind": "OPENING", "quantity": 9})},
    ),
    Line(
        "stockpile_movement", "X8", "quantity/ordnance_type_id",
        [{"kind": "DESTROYED", "quantity": 100}, {"kind": "RETAINED", "quantity": 100},
         {"kind": "RETURNED", "quantity": 1},
         {"kind": "TRANSFER_OUT", "quantity": 101, "ordnance_type_id": "t2"}, {"kind": "CORRECTION", "quantity": -100},
         {"kind": "FOUND_LATER", "quantity": 999}, {"kind": "DESTROYED", "quantity": UNKNOWN},
         {"id": "m1", "kind": "OPENING", "quantity": 0},
         {"kind": "DESTROYED", "quantity": 101, "ordnance_type_id": None}],
        [{"kind": "DESTROYED", "quantity": 101}, {"kind": "RETAINED", "quantity": 101},
         {"kind": "TRANSFER_OUT", "quantity": 101}, {"kind": "CORRECTION", "quantity": -101}],
        {"movement_date": "2021-03", "ordnance_type_id": "t1"},
        {"stockpile_movement": (
            {"id": "m1", "kind": "OPENING", "movement_date": "2020", "ordnance_type_id": "t1", "quantity": 100},)},
    ),
    Line(
        "retained_movement", "X8", "quantity",
        [{"kind": "USED", "quantity": 100}, {"kind": "ADDED", "quantity": 999},
         {"kind": "USED", "quantity": 101, "institution": "Police school"}],
        [{"kind": "USED", "quantity": 101}, {"kind": "DESTROYED", "quantity": 101},
         {"kind": "TRANSFER_OUT", "quantity": 101}, {"kind": "CORRECTION", "quantity": -101}],
        {"movement_date": "2021-03", "ordnance_type_id": "t1", "institution": "army SCHOOL"},
        {"retained_movement": (
            {"id": "m1", "kind": "OPENING", "movement_date": "2020", "ordnance_type_id": "t1", "quantity": 60,
             "institution": "Army school"},
            {"id": "m2", "kind": "TRANSFER_IN", "movement_date": "2020", "ordnance_type_id": "t1", "quantity": 40,
             "institution": "Army school"})},
    ),
]  # fmt: skip

FOUND = [
    Line(
        "ordnance_item", "X1", "quantity_destroyed",
        [{"quantity": 3, "quantity_destroyed": 3}, {"quantity_destroyed": 3}, {"quantity": 3},
         {"quantity": 3, "quantity_destroyed": 0}],
        [{"quantity": 3, "quantity_destroyed": 4}, {"quantity": 0, "quantity_destroyed": 1}],
    ),
    Line(
        "ordnance_item", "X3", "category",
        [{"category": "APM"}, {}, {"category": UNKNOWN}],
        [{"category": "UNK"}],
    ),
    Line(
        "contribution", "F1", "amount",
        [{"amount": 1}, {}, {"amount": UNKNOWN}, {"amount": 0.01}],
        [{"amount": 0}],
    ),
]  # fmt: skip
