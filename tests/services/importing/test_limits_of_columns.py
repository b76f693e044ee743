"""How long a cell of each column may be: as long as the form takes it, and not one sign longer."""

from datetime import date

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.refusals import TooLong
from rehabdesk.services.importing.fields import FIELDS, ColumnMeaning
from rehabdesk.services.importing.values import READERS
from rehabdesk.spreadsheets.days import DayOrder
from rehabdesk.wording.fields.counselor import COUNSELOR
from rehabdesk.wording.fields.excuse import EXCUSE
from rehabdesk.wording.fields.field import FieldKind
from rehabdesk.wording.fields.office import HOLIDAY, ROOM
from rehabdesk.wording.fields.office_terms import TOPIC
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.stay import STAY

LIMITS = {
    "people": {"person_no": 40, "medical_no": 40, "status": 40, "place": 60, "born": 120},
    "enrolments": {
        **dict.fromkeys(("registration_no", "person_no"), 40),
        **dict.fromkeys(("place", "kind", "group", "state"), 60),
        "name": 120,
        "birth_on": 0,
        "counselor": 100,
        "remark": 200,
    },
    "counselors": {"remark": 60},
    "rooms": {},
    "holidays": {},
    "topics": {},
    "marks": {"name": 120, "registration_no": 40, "person_no": 40},
    "excuses": {
        "name": 120,
        "registration_no": 40,
        "person_no": 40,
        "starts_at": 20,
        "ends_at": 20,
    },
}
DESCRIBED = {
    ImportSubject.PEOPLE: (RESIDENT.by_key.items(), STAY.by_key.items()),
    ImportSubject.COUNSELORS: (COUNSELOR.by_key.items(),),
    ImportSubject.ROOMS: (ROOM.by_key.items(),),
    ImportSubject.HOLIDAYS: (HOLIDAY.by_key.items(),),
    ImportSubject.TOPICS: (TOPIC.by_key.items(),),
    ImportSubject.EXCUSES: (
        [(key, one) for key, one in EXCUSE.by_key.items() if one.kind is not FieldKind.TIME],
    ),
}
"""What is saved by the same limits, see ``test_limits.py``."""
TEXTS = [
    pytest.param(field, id=f"{subject.value}-{field.key}")
    for subject, fields in FIELDS.items()
    for field in fields
    if field.kind is FieldKind.TEXT
]


@pytest.mark.parametrize("subject", FIELDS, ids=lambda one: one.value)
def test_each_column_of_a_list_has_its_limit(subject):
    described = {key: one for fields in DESCRIBED.get(subject, ()) for key, one in fields}
    limits = {one.key: one.limit or one.most for one in FIELDS[subject]}

    assert limits == LIMITS[subject.value] | {
        key: one.limit or one.most for key, one in described.items() if one.headings
    }


@pytest.mark.parametrize("field", TEXTS)
def test_words_of_a_cell_are_taken_up_to_the_limit(field: ColumnMeaning):
    def read(length):
        return READERS[field.kind]("x" * length, field, DayOrder(), date(2021, 4, 5))

    assert read(field.limit) == "x" * field.limit
    with pytest.raises(TooLong):
        read(field.limit + 1)
