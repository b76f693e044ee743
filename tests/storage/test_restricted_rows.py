"""Numbers and restrictions go where their restricted person goes: out of sight of narrow roles."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services.restricting import restrict
from tests.own_office import TODAY
from tests.sample_office import a_resident


@pytest.fixture
def people(store):
    """One whom everybody sees and one who is restricted, both with a number."""
    seen = a_resident(store, "Terlihat bin Semua", "B I 1/26")
    hidden = a_resident(store, "Tertutup bin Rahasia", "B I 2/26")
    restrict(store, hidden.id, "Saksi", today=TODAY)
    return seen, hidden


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_numbers_and_restrictions_are_seen_with_their_person(store, people, role):
    seen, hidden = people
    store.desk = replace(store.desk, role=role)
    visible = may(role, Right.SEE_RESTRICTED)
    both = {seen.id, hidden.id} if visible else {seen.id}

    assert {one.resident for one in store.registrations.all()} == both
    assert {one.resident for one in store.registrations.whole()} == both
    assert {row[0] for row in store.registrations.unmade(("resident",))} == both
    assert store.registrations.count() == len(both)
    assert bool(store.registrations.find(resident=hidden.id)) is visible
    assert bool(store.restrictions.all()) is visible
    assert bool(store.restrictions.count()) is visible
    number = next(iter(store.registrations.find(resident=seen.id)))
    assert store.registrations.get(number.id) == number


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_one_number_of_a_restricted_person_is_not_found_by_its_id_or_text(store, people, role):
    number = store.registrations.find(resident=people[1].id)[0]
    store.desk = replace(store.desk, role=role)
    visible = may(role, Right.SEE_RESTRICTED)

    assert (store.registrations.get(number.id) is not None) is visible
    assert bool(store.registrations.find(matched=number.matched)) is visible
    assert bool(list(store.registrations.whole(number.id))) is visible
