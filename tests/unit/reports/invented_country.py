"""A small invented country with something in every form of the report for 2025."""

from __future__ import annotations

from typing import Any


def fill(records: Any) -> None:
    """Puts the country into an empty store."""
    add = records.add
    add("country", official_name="Republic of Marland", short_name="Marland", iso_code="MRL", centre_name="Marland MAC")
    add(
        "treaty_status", treaty="APMBC", status="PARTY", entry_into_force="2004-03-01", stockpile_completed_on="2007-05"
    )
    for n in (1, 2):
        add(
            "contact_point",
            treaty="APMBC",
            organisation=f"Office {n}",
            person="A. Person",
            phone="+000 555 0100",
            email=f"office{n}@example.org",
        )
    add(
        "national_measure",
        kind="LAW",
        title="Mine Action Act",
        measure_number="12/2005",
        adopted_on="2005-06-01",
        effective_from="2005-07-01",
        penal_sanctions="YES",
        annex="A",
    )
    north = records.unit("North", 1, level_name="Province")
    south = records.unit("South", 1, level_name="Province")
    elm, oak = records.unit("Elm", 2, north, "District"), records.unit("Oak", 2, south, "District")
    hamlet = records.unit("Elm Hamlet", 3, elm, "Village")
    pmn, m14, improvised = records.type("PMN"), records.type("M14"), records.type("Pressure plate", "IAPM")
    records.set(
        "ordnance_type", pmn, dimensions="112 x 56 mm", fusing="pressure", explosive_g=240.0, produced_here="YES"
    )
    _stock(add, pmn, m14)
    areas = _areas(add, hamlet, elm, oak, pmn)
    _work(add, areas, elm, pmn, improvised)
    _people(add, elm, oak, areas[0])
    for letter, box, body in (
        ("C", "narrative", "The survey of the south is finished."),
        ("J", "victim_assistance", "The national plan has six pillars."),
    ):
        add("narrative", treaty="APMBC", form_letter=letter, box=box, year=2025, language="en", body=body)
    add(
        "form_declaration",
        treaty="APMBC",
        form_letter="E",
        declaration="NOT_APPLICABLE",
        reason="Mines were never produced.",
    )


def _stock(add: Any, pmn: str, m14: str) -> None:
    event = add(
        "destruction_event",
        title="Spring destruction",
        destroyed_on="2025-05-10",
        stated_total=300,
        method="Open detonation",
    )
    for kind, day, mines, quantity, lot, found in (
        ("OPENING", "2004-03-01", pmn, 1000, "L-1", None),
        ("OPENING", "2004-03-01", m14, 500, None, None),
        ("FOUND_LATER", "2024-11-02", m14, 60, "L-9", None),
        ("DESTROYED", "2007-05-02", pmn, 700, "L-1", None),
        ("DESTROYED", "2025-05-10", pmn, 300, "L-1", event),
        ("DESTROYED", "2025-05-10", m14, 60, "L-9", event),
    ):
        add(
            "stockpile_movement",
            kind=kind,
            movement_date=day,
            ordnance_type_id=mines,
            quantity=quantity,
            lot=lot,
            holder="Armed Forces",
            destruction_event_id=found,
        )
    for kind, day, quantity in (("OPENING", "2004-03-01", 120), ("USED", "2025-09", 15)):
        add(
            "retained_movement",
            kind=kind,
            movement_date=day,
            institution="Engineer School",
            ordnance_type_id=pmn,
            quantity=quantity,
            purpose="Training",
        )
    add("retained_use", use_date="2025-09", institution="Engineer School", objective="Dogs", project="Training of dogs")
    for article in ("4", "5"):
        add(
            "destruction_site",
            name=f"Range {article}",
            article=article,
            methods="Open detonation",
            safety_standards="IMAS 11.20",
            environmental_standards="IMAS 07.13",
        )


def _areas(add: Any, hamlet: str, elm: str, oak: str, pmn: str) -> list[str]:
    rows = [
        ("CHA", hamlet, 20_000, "APM", "OPEN", "2019-04-01", None),
        ("CHA", elm, 5_000, "APM;AVM", "CLOSED", "2019-04-01", "2025-08-30"),
        ("SHA", oak, None, "IAPM", "OPEN", "2025-02-03", None),
        ("SHA", oak, 7_500, "APM", "SUSPENDED", "2022", None),
        ("SHA", oak, 9_000, "CMR", "OPEN", "2020-01-01", None),
    ]
    areas = [
        add(
            "hazardous_area",
            classification=kind,
            admin_unit_id=unit,
            area_m2=size,
            contamination=what,
            status=status,
            information_date=known,
            closed_date=closed,
            local_id=f"HA-{n}",
        )
        for n, (kind, unit, size, what, status, known, closed) in enumerate(rows, 1)
    ]
    add(
        "area_ordnance",
        hazardous_area_id=areas[0],
        category="APM",
        ordnance_type_id=pmn,
        quantity=40,
        emplaced="1992 to 1994",
    )
    add(
        "area_ordnance",
        hazardous_area_id=areas[3],
        category="APM",
        ordnance_type_id=pmn,
        gaps='{"quantity": "unknown"}',
    )
    return areas


def _work(add: Any, areas: list[str], elm: str, pmn: str, improvised: str) -> None:
    activity = add("activity", activity_type="CLR", admin_unit_id=elm, start_date="2025-03-01", status="COMPLETED")
    for area, kind, size, day in (
        (areas[0], "CLR", 4_000, "2025-06-30"),
        (areas[1], "CLR", 3_000, "2025-07-31"),
        (areas[1], "RED", 2_000, "2025-08-30"),
        (areas[0], "CAN", 1_000, "2024-03-01"),
    ):
        add(
            "land_release_product",
            activity_id=activity,
            hazardous_area_id=area,
            release_type=kind,
            area_m2=size,
            release_date=day,
        )
    for category, kind, found, destroyed in (
        ("APM", pmn, 12, 12),
        ("IAPM", improvised, 2, 2),
        ("AVM", None, 1, 1),
        ("SAA", None, 99, 99),
    ):
        add(
            "ordnance_item",
            activity_id=activity,
            hazardous_area_id=areas[0],
            category=category,
            ordnance_type_id=kind,
            quantity=found,
            quantity_destroyed=destroyed,
            found_date="2025-06-01",
            disposal_method="INSITU",
        )


def _people(add: Any, elm: str, oak: str, area: str) -> None:
    add(
        "warning_measure",
        kind="FENCING",
        measure_date="2025-04-02",
        admin_unit_id=elm,
        hazardous_area_id=area,
        length_m=800,
    )
    add(
        "warning_measure",
        kind="EORE",
        measure_date="2025-04-02",
        admin_unit_id=oak,
        sessions=3,
        women=20,
        men=10,
        girls=31,
        boys=30,
    )
    first = add("accident", accident_date="2025-01-20", admin_unit_id=elm, device_category="APM")
    second = add("accident", accident_date="2024", admin_unit_id=oak, device_category="UNK")
    for accident, outcome, sex, age, group in (
        (first, "KILLED", "M", 34, None),
        (first, "INJURED", "F", 9, "CHILD"),
        (first, "UNK", "UNK", None, None),
        (second, "INJURED", "M", None, "ADULT"),
    ):
        add(
            "casualty",
            accident_id=accident,
            outcome=outcome,
            sex=sex,
            age=age,
            age_group=group,
            condition="CIV",
            activity="UNK",
        )
    person = add("person", name="Invented Person", sex="F", consent_to_share="YES")
    for person_id, women in ((person, None), (person, None), (None, 12)):
        service = add(
            "assistance",
            person_id=person_id,
            provider_id="none",
            pillar="REHAB",
            service="Prosthesis",
            status="COMPLETED",
            service_date="2025-10",
        )
        if women:
            add("assistance_beneficiaries", assistance_id=service, kind="DIRECT", women=women)
