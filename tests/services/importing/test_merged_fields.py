"""What one record of a person has and the other lacks is kept when the two are made one."""

from datetime import UTC, datetime

import pytest

from rehabdesk.services.importing.merging import merge_residents
from rehabdesk.wording.fields.resident import RESIDENT
from tests.full_record import filled
from tests.sample_office import a_resident

NOW = datetime(2021, 4, 5, 9, tzinfo=UTC)
ALIKE = [one.key for one in RESIDENT.fields if one.key not in ("name", "aliases", "note")]


def merged(store, kept, other):
    with store.change("Isi"):
        store.residents.put_all([kept, other])
    merge_residents(store, kept.id, other.id, now=NOW)
    return store.residents.get(kept.id)


@pytest.fixture
def two(store):
    """Somebody of whom only the name is known, and the same with everything."""
    bare, full = a_resident(store, "Radit", ""), a_resident(store, "Radit", "BI 9/20")
    return type(bare)(id=bare.id, name="Radit"), filled(full, RESIDENT)


@pytest.mark.parametrize("field", ALIKE)
def test_a_blank_field_is_filled_from_the_other_record(store, two, field):
    bare, full = two

    assert getattr(merged(store, bare, full), field) == getattr(full, field)


@pytest.mark.parametrize("field", ALIKE)
def test_a_field_that_is_known_stays(store, two, field):
    bare, full = two

    assert getattr(merged(store, full, bare), field) == getattr(full, field)


def test_names_are_aliases_of_the_kept_record_and_remarks_stand_below_each_other(store, two):
    bare, full = two
    with store.change("Isi"):
        store.residents.put(full)

    found = merged(store, type(bare)(id=bare.id, name="Radit", note="Kacamata"), full)

    assert found.aliases == (full.name, *full.aliases)
    assert found.note == f"Kacamata\n{full.note}"
