"""The catalogue asks for every column once, in words, and knows the headings that partners use."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from mac_desktop.domain.folding import fold
from mac_desktop.domain.records.all_records import RECORDS
from mac_desktop.domain.records.base import Kind
from mac_desktop.forms.binding import BoundForm, bind
from mac_desktop.forms.catalogue.all_forms import FORMS, form_for, forms_by_key
from mac_desktop.forms.schema import FieldSpec, Form, Section

EVERY_FORM = pytest.mark.parametrize("form", forms_by_key().values(), ids=lambda f: f.key)
GROUPS = (
    "Land release",
    "Explosive ordnance",
    "Accidents and victims",
    "Victim assistance",
    "Risk education",
    "Quality management",
    "Stockpiles",
    "Funding",
    "Treaty reporting",
    "Reference lists",
    "Administration",
)
ICONS = frozenset(
    {
        "area",
        "task",
        "activity",
        "ordnance",
        "accident",
        "person",
        "casualty",
        "assistance",
        "referral",
        "provider",
        "education",
        "quality",
        "funding",
        "depot",
        "stockpile",
        "retained",
        "destruction",
        "treaty",
        "contact",
        "law",
        "facility",
        "warning",
        "narrative",
        "report",
        "place",
        "organisation",
        "team",
        "codes",
    }
)


def heading_key(text: str) -> str:
    """What is left of a heading when case, accents, blanks and signs do not matter."""
    return re.sub(r"[\W_]+", "", fold(text))


def test_every_record_has_one_form() -> None:
    assert {f.record for f in FORMS} == set(RECORDS)
    assert len(FORMS) == len(RECORDS)


def test_groups_stand_in_the_order_of_the_sidebar() -> None:
    shown = [f.group for f in FORMS if f.group]
    assert set(shown) <= set(GROUPS)
    assert shown == sorted(shown, key=GROUPS.index)


@EVERY_FORM
def test_form_says_what_it_is(form: BoundForm) -> None:
    spec = form.form
    assert spec.title
    assert spec.singular
    assert spec.purpose.endswith(".")
    assert spec.icon in ICONS
    assert set(spec.named_by) <= set(form.fields)
    assert spec.named_by
    assert set(spec.identified_by) <= set(form.fields)
    assert 1 <= len(form.list_fields) <= 8


@EVERY_FORM
def test_every_field_has_a_label_and_help(form: BoundForm) -> None:
    for field in form.fields.values():
        assert field.label[0].isupper(), field.name
        assert field.spec.help.endswith("."), field.name
        assert len(field.spec.help) > 15, field.name
        assert field.spec.also_called, field.name


@EVERY_FORM
def test_every_field_says_why_it_is_asked(form: BoundForm) -> None:
    for field in form.fields.values():
        told = heading_key(field.why)
        assert field.why.endswith("."), field.name
        assert len(field.why.split()) >= 5, f"{field.name}: {field.why}"
        assert told != heading_key(field.spec.help), f"{field.name} says twice what it is"
        assert told.replace(heading_key(field.label), "") not in ("", "itisthe", "the"), field.name


@EVERY_FORM
def test_a_field_gives_a_reason_of_its_own_only_where_it_is_another(form: BoundForm) -> None:
    for section in form.form.sections:
        assert not [spec.name for spec in section.fields if spec.why == section.why]


@EVERY_FORM
def test_what_a_record_needs_is_never_behind_more(form: BoundForm) -> None:
    hidden = {
        f.name for f in form.fields.values() if f.spec.seldom and (f.required or f.spec.minimum or f.spec.in_list)
    }
    assert hidden == set()


@EVERY_FORM
def test_labels_and_headings_of_a_form_do_not_clash(form: BoundForm) -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for spec in form.form.fields:
        for heading in (spec.name, spec.label, *spec.also_called):
            meanings[heading_key(heading)].add(spec.name)
    assert {k: v for k, v in meanings.items() if len(v) > 1} == {}


def test_headings_of_a_flat_accident_and_casualty_row_do_not_clash() -> None:
    """One row of a register holds both. Only the accident's own identifier may be called the same in both."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for key in ("accident", "casualty"):
        for spec in form_for(key).form.fields:
            if spec.name in ("local_id", "accident_id"):
                continue
            for heading in (spec.label, *spec.also_called):
                meanings[heading_key(heading)].add(f"{key}.{spec.name}")
    assert {k: v for k, v in meanings.items() if len(v) > 1} == {}


@pytest.mark.parametrize(
    ("heading", "key", "field"),
    [
        ("departamento", "accident", "admin_unit_id"),
        ("codigodanedepartamento", "accident", "admin_unit_id"),
        ("municipio", "accident", "admin_unit_id"),
        ("codigodanemunicipio", "accident", "admin_unit_id"),
        ("tipoarea", "accident", "area_type"),
        ("sitio", "accident", "place"),
        ("latitudcabecera", "accident", "latitude"),
        ("longitudcabecera", "accident", "longitude"),
        ("tipoevento", "accident", "device_category"),
        ("rangoedad", "casualty", "age_group"),
        ("grupoetnico", "casualty", "ethnic_group"),
        ("condicion", "casualty", "condition"),
        ("estado", "casualty", "outcome"),
        ("genero", "casualty", "sex"),
        ("Actividad", "casualty", "activity"),
    ],
)
def test_columns_of_colombias_register_are_known(heading: str, key: str, field: str) -> None:
    known = form_for(key).fields[field].spec
    assert heading_key(heading) in {heading_key(h) for h in known.also_called}


@EVERY_FORM
def test_code_lists_and_references_exist(form: BoundForm) -> None:
    for field in form.fields.values():
        if field.kind in (Kind.CODE, Kind.CODES):
            assert len(forms_by_key().lists[field.codelist]) > 0
        if field.kind is Kind.REFERENCE:
            assert form_for(field.refers_to)


@EVERY_FORM
def test_children_name_their_owner(form: BoundForm) -> None:
    for key in form.form.children:
        owner = form_for(key).owner
        assert owner is not None
        assert owner.refers_to == form.key
    if form.owner is not None:
        assert form.key in form_for(form.owner.refers_to).form.children
    elif not form.form.group:
        pytest.fail("a form without a group is reached by its owner")


@EVERY_FORM
def test_relevance_can_be_asked_of_an_empty_record(form: BoundForm) -> None:
    empty = dict.fromkeys(form.fields)
    for field in form.fields.values():
        if field.spec.shown_when:
            assert field.spec.shown_when(empty) in (True, False)


def test_a_forgotten_or_repeated_question_is_refused() -> None:
    known = forms_by_key()["task_objective"].form
    first = known.sections[0].fields
    for fields in (first[:-1], (*first, first[0]), (*first, FieldSpec("colour", "Colour"))):
        form = Form(
            known.record,
            known.title,
            known.singular,
            known.purpose,
            (Section("All", "To see.", fields),),
            known.named_by,
        )
        with pytest.raises(LookupError):
            bind(form)
