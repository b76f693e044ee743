"""How long a cell of each column may be: as long as the form takes it, and not one sign longer."""

from datetime import date

import pytest

from rehabdesk.domain.refusals import TooLong
from rehabdesk.services.importing.fields import FIELDS, Field
from rehabdesk.services.importing.values import READERS
from rehabdesk.spreadsheets.days import DayOrder
from rehabdesk.wording.fields.field import Kind

LIMITS = {
    "people": {
        **dict.fromkeys(("person_no", "registration_no", "medical_no", "status"), 40),
        **dict.fromkeys(("name", "father_name", "mother_name", "guarantor", "guardian"), 120),
        **dict.fromkeys(("religion", "marital_status", "block"), 40),
        **dict.fromkeys(("education", "ethnicity", "nationality", "place"), 60),
        **dict.fromkeys(("birth_place", "occupation"), 80),
        **dict.fromkeys(("born", "sentence"), 120),
        **dict.fromkeys(("offence", "article"), 200),
        "aliases": 80,
        "cell": 20,
        "sex": 0,
        **dict.fromkeys(("birth_on", "entered_on", "detained_on", "one_third_on"), 0),
        **dict.fromkeys(("half_on", "two_thirds_on", "expires_on"), 0),
        "nik": 16,
        "address": 300,
        "sentence_months": 9999,
        **dict.fromkeys(("remission_months", "remission_days"), 999),
    },
    "enrolments": {
        **dict.fromkeys(("registration_no", "person_no"), 40),
        **dict.fromkeys(("place", "kind", "group", "state"), 60),
        "name": 120,
        "birth_on": 0,
        "counselor": 100,
        "remark": 200,
    },
    "counselors": {
        "name": 100,
        "nip": 18,
        "function": 100,
        "institution": 120,
        "phone": 40,
        "certificates": 400,
        "active_from": 0,
        "active_to": 0,
        "internal": 0,
        "remark": 60,
    },
    "rooms": {"name": 80, "capacity": 9999, "active": 0},
    "holidays": {"day": 0, "label": 100, "kind": 60},
    "topics": {"title": 200, "kind": 80, "active": 0},
    "marks": {"name": 120, "registration_no": 40, "person_no": 40},
}
TEXTS = [
    pytest.param(field, id=f"{subject.value}-{field.key}")
    for subject, fields in FIELDS.items()
    for field in fields
    if field.kind is Kind.TEXT
]


@pytest.mark.parametrize("subject", FIELDS, ids=lambda one: one.value)
def test_each_column_of_a_list_has_its_limit(subject):
    assert {one.key: one.limit or one.most for one in FIELDS[subject]} == LIMITS[subject.value]


@pytest.mark.parametrize("field", TEXTS)
def test_words_of_a_cell_are_taken_up_to_the_limit(field: Field):
    def read(length):
        return READERS[field.kind]("x" * length, field, DayOrder(), date(2021, 4, 5))

    assert read(field.limit) == "x" * field.limit
    with pytest.raises(TooLong):
        read(field.limit + 1)
