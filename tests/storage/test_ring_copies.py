"""The ring beside a copy is sealed anew with its rows and pages, and a changed copy is found."""

import shutil

import pytest
from msgspec.structs import replace

from rehabdesk.domain.user import Role
from rehabdesk.storage import CopyChanged, open_office
from rehabdesk.storage.closed_file import digest_of
from rehabdesk.storage.key_ring import read_ring, require_seal, sealed, sealed_as_it_is, write_ring
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.ring_copies import require_as_copied, seal_copied, unbind
from rehabdesk.storage.ring_facts import COPY, FOUND, OPEN, PAGES, RESTRICTIONS, USERS
from tests.own_office import WORDS, own_office, with_user
from tests.sample_office import a_room


@pytest.fixture
def copy(tmp_path):
    """A closed office's file, its ring beside, and the key of both."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    key = store.key
    store.close()
    return tmp_path / "kantor" / "kantor.rehab", tmp_path / "kantor" / "kantor.keys", key


def changed_file(path, key):
    """Somebody writes into the copy; the ring beside stays as it was."""
    ring = path.with_name("kantor.keys").read_bytes()
    store = open_office(path.parent, WORDS, "ratna")
    a_room(store, "Dari luar")
    store.close()
    path.with_name("kantor.keys").write_bytes(ring)


def test_a_copys_ring_knows_its_rows_and_pages_and_says_that_it_is_one(copy):
    path, ring_path, key = copy
    before = read_ring(ring_path)

    seal_copied(ring_path, path, key)

    after = read_ring(ring_path)
    require_seal(after, key)
    assert after.facts == {
        USERS: before.facts[USERS],
        RESTRICTIONS: before.facts[RESTRICTIONS],
        PAGES: digest_of(path),
        COPY: "1",
    }
    assert (after.slots, after.generation, after.format) == (
        *(before.slots, before.generation, before.format),
    )


def test_that_pages_were_found_goes_with_the_copy_and_that_it_was_open_does_not(copy):
    path, ring_path, key = copy
    ring = read_ring(ring_path)
    facts = {USERS: "x", RESTRICTIONS: "y", OPEN: "1", FOUND: "2026-01-05"}
    write_ring(ring_path, sealed(replace(ring, facts=facts), key))

    seal_copied(ring_path, path, key)

    found = read_ring(ring_path).facts
    assert found.keys() == {USERS, RESTRICTIONS, PAGES, COPY, FOUND}
    assert found[FOUND] == "2026-01-05"
    assert found[USERS] == ring.facts[USERS]


def of_older_form(ring, key):
    return sealed_as_it_is(replace(ring, format=2), key)


def unbound(ring, key):
    return sealed(replace(ring, facts={}), key)


def under_another_key(ring, _key):
    return sealed(ring, new_key())


def not_sealed(ring, _key):
    return replace(ring, seal="")


@pytest.mark.parametrize("change", [of_older_form, unbound, under_another_key, not_sealed])
def test_a_ring_that_cannot_be_compared_stays_as_it_is(copy, change):
    path, ring_path, key = copy
    write_ring(ring_path, change(read_ring(ring_path), key))
    before = ring_path.read_bytes()

    seal_copied(ring_path, path, key)
    require_as_copied(ring_path, path, key)
    if change is not unbound:
        unbind(ring_path, key)

    assert ring_path.read_bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"rusak"])
def test_a_broken_or_missing_ring_is_no_trouble(copy, content):
    path, ring_path, key = copy
    ring_path.unlink()
    if content is not None:
        ring_path.write_bytes(content)

    seal_copied(ring_path, path, key)
    unbind(ring_path, key)
    require_as_copied(ring_path, path, key)

    assert (ring_path.read_bytes() if ring_path.exists() else None) == content


def test_a_ring_that_is_unbound_says_nothing_but_that_pages_were_found(copy):
    _, ring_path, key = copy
    ring = read_ring(ring_path)
    for more in ({}, {FOUND: "2026-01-05"}):
        write_ring(ring_path, sealed(replace(ring, facts=ring.facts | more), key))

        unbind(ring_path, key)

        after = read_ring(ring_path)
        require_seal(after, key)
        assert after.facts == more
        assert after.slots == ring.slots


def test_a_copy_as_it_was_made_is_taken_and_a_changed_one_is_named(copy):
    path, ring_path, key = copy
    seal_copied(ring_path, path, key)
    require_as_copied(ring_path, path, key)

    changed_file(path, key)

    with pytest.raises(CopyChanged) as trouble:
        require_as_copied(ring_path, path, key)
    assert trouble.value.file == "kantor"


def test_changes_that_lie_beside_a_copy_are_none_of_it(copy):
    path, ring_path, key = copy
    seal_copied(ring_path, path, key)
    path.with_name("kantor.rehab-wal").write_bytes(b"")
    require_as_copied(ring_path, path, key)

    path.with_name("kantor.rehab-wal").write_bytes(b"halaman")

    with pytest.raises(CopyChanged):
        require_as_copied(ring_path, path, key)


def test_a_copy_is_compared_wherever_it_lies(copy, tmp_path):
    path, ring_path, key = copy
    seal_copied(ring_path, path, key)
    away = shutil.copytree(path.parent, tmp_path / "jauh" / "cadangan hari ini")

    require_as_copied(away / "kantor.keys", away / "kantor.rehab", key)
    changed_file(away / "kantor.rehab", key)

    with pytest.raises(CopyChanged) as trouble:
        require_as_copied(away / "kantor.keys", away / "kantor.rehab", key)
    assert trouble.value.file == "cadangan hari ini"
