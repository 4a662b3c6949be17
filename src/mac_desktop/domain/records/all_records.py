"""Every record class, in an order in which each comes after those that it refers to (except to itself)."""

from __future__ import annotations

from mac_desktop.domain.records import (
    accident,
    account,
    activity,
    activity_parts,
    area_parts,
    area_standing,
    assistance,
    casualty,
    centre,
    completion,
    completion_survey,
    education,
    funding,
    geography,
    land,
    needs,
    ordnance,
    organisation,
    person,
    points,
    progress,
    quality,
    stockpile,
    task,
    treaty,
)
from mac_desktop.domain.records.base import METADATA, Record

# Importing a subject's file declares its records; naming the files here keeps them from being forgotten.
SUBJECTS = (
    accident,
    account,
    activity,
    activity_parts,
    area_standing,
    area_parts,
    assistance,
    centre,
    casualty,
    completion,
    completion_survey,
    education,
    funding,
    geography,
    land,
    needs,
    ordnance,
    organisation,
    person,
    points,
    progress,
    quality,
    stockpile,
    task,
    treaty,
)


def _in_order() -> tuple[type[Record], ...]:
    classes = {
        str(found.__tablename__): found
        for subject in SUBJECTS
        for found in vars(subject).values()
        if isinstance(found, type) and issubclass(found, Record) and found.__module__ == subject.__name__
        if hasattr(found, "__table__")
    }
    return tuple(classes[table.name] for table in METADATA.sorted_tables)


RECORDS: tuple[type[Record], ...] = _in_order()
