"""Whose slots an office remembers: what is missing, what was told of it, and what is forgotten."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.user import Role
from rehabdesk.storage import RECOVERY_OWNER, open_office
from rehabdesk.storage.key_ring import read_ring, sealed, write_ring
from rehabdesk.storage.ring_facts import USERS
from rehabdesk.storage.slot_owners import SlotOwners, owners_of
from tests.own_office import WORDS, own_office, the_user, with_user


@pytest.fixture
def folder(tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    with_user(store, Role.OPERATOR, "joko")
    store.close()
    return tmp_path / "kantor"


@pytest.fixture
def store(folder):
    opened = open_office(folder, WORDS, "ratna")
    yield opened
    opened.close()


def reopened(store, change):
    """The office again, after its ring was changed from outside by whoever has the key."""
    folder, key = store.path.parent, store.key
    store.close()
    path = folder / "kantor.keys"
    write_ring(path, sealed(change(read_ring(path)), key))
    return open_office(folder, WORDS, "ratna")


def without(*owners):
    def change(ring):
        return replace(ring, slots=tuple(one for one in ring.slots if one.owner not in owners))

    return change


def known(store):
    return store.settings.read(SlotOwners)


def ids(store, *logins):
    return {the_user(store, one).id for one in logins}


def keys_of(store):
    assert store.keys is not None
    return store.keys


def in_change(store, deed):
    with store.change("Uji", kind=EntryKind.SECURITY):
        return deed()


def test_the_owners_of_all_slots_are_remembered_in_order_and_nothing_is_missing(store):
    everybody = ids(store, "ratna", "cecep", "joko") | {RECOVERY_OWNER}

    assert known(store) == SlotOwners(owners=tuple(sorted(everybody)), told=())
    assert owners_of(keys_of(store).ring()) == everybody
    assert keys_of(store).slots.taken() == keys_of(store).slots.untold() == frozenset()


def test_who_is_missing_is_untold_until_it_is_told_and_stays_missing(store):
    (cecep,) = ids(store, "cecep")
    store = reopened(store, without(cecep))
    slots = keys_of(store).slots
    assert (slots.taken(), slots.untold()) == ({cecep}, {cecep})

    in_change(store, slots.tell)

    assert (slots.taken(), slots.untold()) == ({cecep}, frozenset())
    assert known(store).told == (cecep,)
    assert cecep in known(store).owners
    store.close()


def test_a_change_of_the_ring_misses_who_was_missing_and_no_one_else(store):
    cecep, joko = (the_user(store, one).id for one in ("cecep", "joko"))
    store = reopened(store, without(cecep))
    in_change(store, keys_of(store).slots.tell)

    in_change(store, lambda: keys_of(store).remove(joko))

    assert keys_of(store).slots.taken() == {cecep}
    assert known(store).told == (cecep,)
    assert joko not in known(store).owners
    in_change(store, lambda: keys_of(store).set_passphrase(cecep, "cecep", "gajah pulang membawa"))
    assert keys_of(store).slots.taken() == frozenset()
    assert known(store).told == ()
    assert cecep in known(store).owners
    store.close()


def test_what_was_told_of_one_missing_slot_is_not_told_of_another(store):
    cecep, joko = (the_user(store, one).id for one in ("cecep", "joko"))
    store = reopened(store, without(cecep))
    in_change(store, keys_of(store).slots.tell)
    store = reopened(store, without(joko))

    assert keys_of(store).slots.taken() == {cecep, joko}
    assert keys_of(store).slots.untold() == {joko}
    in_change(store, keys_of(store).slots.tell)
    assert known(store).told == tuple(sorted((cecep, joko)))
    store.close()


def test_who_may_not_come_in_any_more_is_missed_no_more(store):
    cecep, joko = (the_user(store, one).id for one in ("cecep", "joko"))
    store = reopened(store, without(cecep, joko))
    in_change(store, keys_of(store).slots.tell)

    in_change(store, lambda: keys_of(store).remove(cecep))

    assert keys_of(store).slots.taken() == {joko}
    assert known(store).told == (joko,)
    assert cecep not in known(store).owners
    store.close()


def test_a_ring_that_is_not_bound_to_the_file_misses_nobody(store):
    (cecep,) = ids(store, "cecep")
    everybody = known(store)

    def unbound(ring):
        return replace(without(cecep)(ring), facts={})

    store = reopened(store, unbound)

    assert USERS not in keys_of(store).ring().facts
    assert keys_of(store).slots.taken() == frozenset()
    assert known(store) == everybody
    store.close()


def test_what_is_remembered_already_is_not_written_again(store):
    def rev():
        return store.query("SELECT rev FROM setting WHERE id = ?", (SlotOwners.tag,))

    before = rev()
    with store.change("Masuk", kind=EntryKind.LOGIN):
        pass
    in_change(store, keys_of(store).slots.tell)
    in_change(store, lambda: keys_of(store).slots.forget("tidak ada"))
    in_change(store, keys_of(store).set_due)

    assert before
    assert rev() == before
