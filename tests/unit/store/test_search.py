"""What the search box finds."""

from __future__ import annotations

import pytest

from mac_desktop.domain.records.accident import Accident
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.domain.records.organisation import Organisation
from mac_desktop.store import search as search_index
from mac_desktop.store.check import faults
from mac_desktop.store.search import Hit, search, words_of
from mac_desktop.store.undo import undo


def ids(store, text, **options):
    with store.read() as conn:
        return [hit.id for hit in search(conn, text, **options)]


def add(store, record, *rows):
    with store.step("Add", by="x") as step:
        return step.insert_many(record, rows)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Información del Accidente", "informacion"),
        ("informacion", "INFORMACIÓN"),
        ("Größe Łódź", "grosse lodz"),
        ("أحمد الكُردي", "احمد الکردی"),
        ("قَرْيَة", "قرية"),
        ("قرية", "قريه"),
        ("ភូមិ ត្រពាំងធំ", "ត្រពាំងធំ"),
        ("ភូមិត្រពាំងធំ", "ភូមិត្រ"),
        ("हिन्दी गाँव", "गाँव"),
        ("موقع ٢٠٢٤", "2024"),
        ("بازار ۱۲", "١٢"),
        ("O’Brien's field", "o'brien"),
        ("M/76-b", "m 76"),
        ("ไทยแลนด์", "ไทย"),
    ],
)
def test_a_text_is_found_as_other_people_type_it(store, written, asked):
    (made,) = add(store, HazardousArea, {"name": written})
    assert ids(store, asked) == [made]


def test_khmer_and_hindi_words_stay_whole(store):
    add(store, HazardousArea, {"name": "ត្រពាំងធំ"}, {"name": "गाँव"})
    assert ids(store, "ពាំង") == []
    assert ids(store, "व") == []


def test_every_word_must_begin_a_word(store):
    first, second = add(store, HazardousArea, {"name": "Mine field", "remarks": "near school"}, {"name": "field"})
    assert ids(store, "fie") == [second, first]
    assert ids(store, "fie scho") == [first]
    assert ids(store, "ield") == []
    assert ids(store, "KBL-HA-000002") == [second]
    for nothing in ("", "   ", "-", '"', "*", "AND"):
        assert ids(store, nothing) == []
    assert ids(store, 'field" OR "x') == []


def test_hits_name_their_table_and_can_be_narrowed(store):
    (area,) = add(store, HazardousArea, {"name": "Kandahar"})
    (accident,) = add(store, Accident, {"place": "Kandahar"})
    with store.read() as conn:
        assert search(conn, "kanda") == [Hit("accident", accident), Hit("hazardous_area", area)]
        assert search(conn, "kanda", tables=["hazardous_area"]) == [Hit("hazardous_area", area)]
        assert len(search(conn, "kanda", limit=1)) == 1


def test_the_index_follows_changes_deletion_restoring_and_undo(store):
    (made,) = add(store, HazardousArea, {"name": "before"})
    with store.step("Change", by="x") as step:
        step.change(HazardousArea, made, {"name": "after"})
    assert (ids(store, "before"), ids(store, "after")) == ([], [made])
    with store.step("Delete", by="x") as step:
        step.delete(HazardousArea, made, "x")
    assert ids(store, "after") == []
    with store.step("Restore", by="x") as step:
        step.restore(HazardousArea, made)
    assert ids(store, "after") == [made]
    undo(store, 2, by="x")
    with store.read() as conn:
        assert faults(conn) == []


def test_records_that_were_taken_back_are_not_found_and_come_to_weigh_nothing(store, monkeypatch):
    monkeypatch.setattr(search_index, "_STALE_ALLOWED", 10)
    (kept,) = add(store, Organisation, {"name": "kept"})
    add(store, Organisation, *({"name": f"gone {i}"} for i in range(50)))
    undo(store, 2, by="x")
    assert ids(store, "gone") == []
    assert ids(store, "kept") == [kept]
    with store.read() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM search_docsize").scalar() == 1
        assert faults(conn) == []


def test_a_step_that_fails_leaves_the_index_as_it_was(store):
    (made,) = add(store, Organisation, {"name": "first"})

    def fail():
        with store.step("Change", by="x") as step:
            step.change(Organisation, made, {"name": "second"})
            step.add(Organisation, {"name": "second"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (ids(store, "first"), ids(store, "second")) == ([made], [])


def test_a_rebuilt_index_finds_the_same(store):
    made = add(store, HazardousArea, *({"name": f"área {i}"} for i in range(50)))
    with store.step("Delete", by="x") as step:
        step.delete(HazardousArea, made[0], "x")
    before = ids(store, "area", limit=100)
    store.rebuild_search()
    assert ids(store, "area", limit=100) == before
    with store.read() as conn:
        assert faults(conn) == []


def test_words_are_parted_as_the_index_parts_them():
    assert words_of("KBL-HA-000123, O'Neill/2 ភូមិ") == ["kbl", "ha", "000123", "o", "neill", "2", "ភូមិ"]
