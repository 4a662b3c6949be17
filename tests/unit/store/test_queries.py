"""Lists: which records, in which order, and what their lines show."""

from __future__ import annotations

import pytest

from mac_desktop.domain.gaps import Gap
from mac_desktop.domain.problems import WrongUse
from mac_desktop.domain.records.accident import Accident
from mac_desktop.domain.records.geography import AdminUnit
from mac_desktop.domain.records.land import HazardousArea
from mac_desktop.domain.records.organisation import Organisation
from mac_desktop.store import queries
from mac_desktop.store.filters import Filter
from mac_desktop.store.queries import ListQuery

LABELS = {"admin_unit": ("name", "pcode"), "organisation": ("short_name",)}


@pytest.fixture
def areas(store):
    """Names -> ids of areas with something of everything."""
    with store.step("Add", by="x") as step:
        zabul, badghis = step.insert_many(
            AdminUnit, [{"name": "Zabul", "pcode": "AF24"}, {"name": "Bādghīs", "pcode": ""}]
        )
        nameless = step.add(AdminUnit, {})
        ids = step.insert_many(
            HazardousArea,
            [
                {
                    "name": "Élan",
                    "area_m2": 50,
                    "information_date": "2024",
                    "admin_unit_id": zabul,
                    "contamination": "ap;erw",
                },
                {"name": "delta", "area_m2": Gap.UNKNOWN, "information_date": "2024-02", "admin_unit_id": badghis},
                {
                    "name": "Alpha",
                    "area_m2": 0,
                    "information_date": "2024-02-29",
                    "contamination": "erw",
                    "status": "open",
                },
                {"name": None, "area_m2": None, "information_date": "2023-12-31", "admin_unit_id": nameless},
                {"name": "Gone", "area_m2": 5},
            ],
        )
        step.delete(HazardousArea, ids[4], "test")
    return dict(zip(["elan", "delta", "alpha", "bare", "gone"], ids, strict=True))


def found(store, areas, *filters, **options):
    names = {row_id: name for name, row_id in areas.items()}
    with store.read() as conn:
        query = ListQuery(filters=filters, **options)
        ids = queries.ids(conn, HazardousArea, query, labels=LABELS)
        assert queries.count(conn, HazardousArea, query) == len(ids)
        return [names[row_id] for row_id in ids]


def test_newest_first_without_deleted_ones(store, areas):
    assert found(store, areas) == ["bare", "alpha", "delta", "elan"]
    assert found(store, areas, include_deleted=True)[0] == "gone"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter("area_m2", "is", 0), {"alpha"}),
        (Filter("area_m2", "is", Gap.UNKNOWN), {"delta"}),
        (Filter("area_m2", "is", None), {"bare"}),
        (Filter("area_m2", "is_not", 0), {"elan", "delta", "bare"}),
        (Filter("area_m2", "is_not", Gap.UNKNOWN), {"elan", "alpha", "bare"}),
        (Filter("area_m2", "missing"), {"bare"}),
        (Filter("area_m2", "present"), {"elan", "delta", "alpha"}),
        (Filter("area_m2", "in", [50, Gap.UNKNOWN]), {"elan", "delta"}),
        (Filter("area_m2", "in", []), set()),
        (Filter("area_m2", "between", (0, 50)), {"elan", "alpha"}),
        (Filter("area_m2", "between", (None, 50)), {"elan", "alpha"}),
        (Filter("area_m2", "after", 0), {"elan"}),
        (Filter("name", "contains", "ELA"), {"elan"}),
        (Filter("name", "contains", "L"), {"elan", "delta", "alpha"}),
        (Filter("name", "contains", "%"), set()),
        (Filter("contamination", "is", "erw"), {"elan", "alpha"}),
        (Filter("contamination", "is", "er"), set()),
        (Filter("contamination", "in", ["ap", "x"]), {"elan"}),
        (Filter("information_date", "between", ("2024", "2024")), {"elan", "delta", "alpha"}),
        (Filter("information_date", "between", ("2024-02", "2024-02")), {"delta", "alpha"}),
        (Filter("information_date", "between", ("2024-02-01", "2024-02-28")), set()),
        (Filter("information_date", "before", "2024"), {"bare"}),
        (Filter("information_date", "before", "2024-02-29"), {"bare"}),
        (Filter("information_date", "after", "2023"), {"elan", "delta", "alpha"}),
        (Filter("information_date", "after", "2024-01-31"), {"delta", "alpha"}),
        (Filter("state", "is", "draft"), {"elan", "delta", "alpha", "bare"}),
        (Filter("state", "missing"), set()),
    ],
)  # fmt: skip
def test_each_filter_finds_what_it_says(store, areas, wanted, expected):
    assert set(found(store, areas, wanted)) == expected


def test_filters_must_all_fit_and_ids_may_be_many(store, areas):
    both = (Filter("area_m2", "present"), Filter("information_date", "between", ("2024-02", "2024-02")))
    assert set(found(store, areas, *both)) == {"delta", "alpha"}
    many = [areas["elan"], areas["bare"], *(str(i) for i in range(20_000))]
    assert set(found(store, areas, Filter("id", "ids", many))) == {"elan", "bare"}


def test_wrong_filters_are_told(store, areas):
    for wanted in (Filter("colour", "is", 1), Filter("name", "like", 1), Filter("information_date", "before", "soon"),
                   Filter("area_m2", "between", 5), Filter("area_m2", "between", (None, None))):  # fmt: skip
        with pytest.raises(WrongUse):
            found(store, areas, wanted)


def test_sorting_ignores_case_and_accents_and_puts_nothing_last(store, areas):
    assert found(store, areas, sort=(("name", False),)) == ["alpha", "delta", "elan", "bare"]
    assert found(store, areas, sort=(("name", True),)) == ["elan", "delta", "alpha", "bare"]
    assert found(store, areas, sort=(("area_m2", True),)) == ["elan", "alpha", "bare", "delta"]
    assert found(store, areas, sort=(("information_date", False),)) == ["bare", "elan", "delta", "alpha"]


def test_references_are_sorted_by_what_they_are_called(store, areas):
    assert found(store, areas, sort=(("admin_unit_id", False),)) == ["delta", "bare", "elan", "alpha"]


def test_lines_show_labels_and_gaps_in_the_order_of_the_ids(store, areas):
    wanted = [areas["bare"], "gone for ever", areas["elan"], areas["delta"]]
    columns = ("number", "admin_unit_id", "area_m2", "parent_area_id")
    with store.read() as conn:
        lines = queries.rows(conn, HazardousArea, wanted, columns, labels=LABELS)
        plain = queries.rows(conn, HazardousArea, wanted[:1], ("admin_unit_id",))
    assert lines == [
        (areas["bare"], "KBL-HA-000004", "KBL-ADM-000003", None, None),
        (areas["elan"], "KBL-HA-000001", "Zabul · AF24", 50, None),
        (areas["delta"], "KBL-HA-000002", "Bādghīs", Gap.UNKNOWN, None),
    ]
    assert plain == [(areas["bare"], "KBL-ADM-000003")]


@pytest.mark.parametrize("sort", [(), (("name", False),), (("area_m2", True),)])
def test_pages_make_up_the_whole_list(store, areas, sort):
    query = ListQuery(columns=("name",), sort=sort)
    seen, after = [], None
    with store.read() as conn:
        while lines := queries.page(conn, HazardousArea, query, size=3, after=after):
            seen += [line[0] for line in lines]
            after = lines[-1][0]
        assert seen == queries.ids(conn, HazardousArea, query)
        assert len(seen) == 4


def test_the_search_box_narrows_a_list(store, areas):
    assert found(store, areas, text="elan") == ["elan"]
    assert found(store, areas, text="kbl ha 3") == []
    assert found(store, areas, text="KBL-HA-000003") == ["alpha"]
    assert found(store, areas, text="  ") == ["bare", "alpha", "delta", "elan"]
    assert found(store, areas, text="!?") == []
    assert found(store, areas, text="gone") == []


def test_records_by_a_value(store, areas):
    with store.read() as conn:
        (one,) = queries.find_by(conn, HazardousArea, "name", "Élan")
        assert one["id"] == areas["elan"]
        assert queries.find_by(conn, HazardousArea, "name", "Gone") == []
        assert queries.get(conn, HazardousArea, areas["gone"])["name"] == "Gone"
        assert queries.get(conn, HazardousArea, "0") is None
        assert [r["id"] for r in queries.every(conn, HazardousArea)] == sorted(areas[n] for n in areas if n != "gone")
        assert list(queries.column_values(conn, Organisation, ["name"])) == []
        assert queries.count(conn, Accident) == 0


def test_the_default_list_reads_its_own_index(store):
    with store.read() as conn:
        sql = "EXPLAIN QUERY PLAN SELECT t.id FROM accident AS t WHERE t.deleted_at IS NULL ORDER BY t.id DESC"
        plan = " ".join(str(row) for row in conn.exec_driver_sql(sql))
    assert "ix_accident_listed" in plan
    assert "TEMP B-TREE" not in plan


def test_names_of_deleted_records_are_not_offered_unless_asked_for(store):
    with store.step("Add", by="x") as step:
        kept, gone = step.insert_many(Organisation, [{"name": "kept"}, {"name": "gone"}])
    with store.step("Delete", by="x") as step:
        step.delete(Organisation, gone, "twice")
    with store.read() as conn:
        assert list(queries.column_values(conn, Organisation, ["name"])) == [(kept, "kept")]
        assert len(list(queries.column_values(conn, Organisation, ["name"], include_deleted=True))) == 2
