"""Which ring an office has that goes back to a copy: today's slots in force, or the copy's."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import AuditHead
from rehabdesk.storage.key_ring import read_ring, require_seal, sealed, write_ring
from rehabdesk.storage.keys import Slot
from rehabdesk.storage.ring_of_older import ring_for_older, ring_for_older_program
from rehabdesk.storage.ring_words import KeyRing, RoleKey
from rehabdesk.storage.troubles import NoOfficeFile, RingAltered, RingDamaged

KEY, NEXT = b"k" * 32, b"n" * 32
HEADS = (AuditHead(origin=5, count=12, chain=bytes(32)),)


def a_slot(owner):
    return Slot(
        owner=owner,
        salt="0a" * 16,
        nonce="0b" * 12,
        wrapped="0c" * 48,
        memory=8,
        passes=1,
        lanes=1,
        tag="0d" * 32,
    )


def a_ring(generation, *owners, **fields):
    given = {"office": "kantor", "heads": HEADS, "facts": {"users": "ab"}} | fields
    return KeyRing(slots=tuple(map(a_slot, owners)), generation=generation, **given)


@pytest.fixture
def ring_with(tmp_path):
    """Write the copy's ring and today's, and ask which one the office has after going back."""

    def ask(then, today, keys=(KEY, KEY), *, since=True, deed=ring_for_older):
        paths = tmp_path / "lama.keys", tmp_path / "kini.keys"
        for path, ring in zip(paths, (then, today), strict=True):
            if isinstance(ring, bytes):
                path.write_bytes(ring)
            elif ring is not None:
                write_ring(path, ring)
        if deed is ring_for_older_program:
            return deed(*paths, keys)
        return deed(*paths, keys, sealed_since=since)

    return ask


def owners(ring):
    return {one.owner for one in ring.slots}


@pytest.mark.parametrize(
    ("now", "office", "key", "who"),
    [
        (8, "kantor", KEY, "today"),
        (7, "kantor", KEY, "then"),
        (6, "kantor", KEY, "then"),
        (8, "lain", KEY, "then"),
        (6, "kantor", NEXT, "today"),
        (6, "lain", NEXT, "then"),
    ],
)
def test_todays_slots_are_taken_where_they_are_of_this_office_and_newer(
    ring_with, now, office, key, who
):
    then = sealed(a_ring(7, "ani", "budi"), KEY)
    today = sealed(a_ring(now, "ani", office=office, heads=()), key)

    ring, under = ring_with(then, today, (KEY, key))

    assert owners(ring) == ({"ani"} if who == "today" else {"ani", "budi"})
    assert under == (key if who == "today" else KEY)
    assert (ring.heads, ring.facts) == (HEADS, {})
    require_seal(ring, under)


@pytest.mark.parametrize("broken", [b"{", None])
def test_a_broken_ring_of_a_copy_takes_the_place_of_no_good_one(ring_with, broken):
    ring, under = ring_with(broken, sealed(a_ring(3, "ani"), KEY))

    assert (owners(ring), ring.heads, ring.facts, under) == ({"ani"}, (), {}, KEY)
    require_seal(ring, KEY)


@pytest.mark.parametrize("today", [b"{", None, a_ring(9, "ani"), sealed(a_ring(9, "ani"), NEXT)])
def test_where_todays_ring_is_not_good_the_copys_is_taken(ring_with, today):
    ring, under = ring_with(sealed(a_ring(7, "ani", "budi"), KEY), today)

    assert (owners(ring), under) == ({"ani", "budi"}, KEY)


@pytest.mark.parametrize(
    ("then", "trouble"),
    [
        (b"{", RingDamaged),
        (None, NoOfficeFile),
        (a_ring(7, "ani"), RingAltered),
        (sealed(a_ring(7, "ani"), NEXT), RingAltered),
    ],
)
def test_where_neither_is_good_the_trouble_is_that_of_the_copys(ring_with, then, trouble):
    with pytest.raises(trouble):
        ring_with(then, b"{")


def test_a_ring_from_before_there_were_seals_stays_without_one(ring_with):
    old = a_ring(0, "ani", facts={}, format=2)

    ring, under = ring_with(old, None, since=False)

    assert (ring, under) == (old, KEY)


def test_keys_of_notes_that_today_has_none_of_stay_those_of_the_copy(ring_with):
    then = a_ring(7, "ani", roles=(RoleKey(role="medical", mark="a"), RoleKey(role="counseling")))
    today = a_ring(8, "ani", roles=(RoleKey(role="medical", mark="b"),))

    ring, _ = ring_with(sealed(then, KEY), sealed(today, KEY))

    assert [(one.role, one.mark) for one in ring.roles] == [("medical", "b"), ("counseling", "")]


@pytest.mark.parametrize(("today", "stay"), [(("ani",), {"ani"}), (("ani", "budi", "cici"), None)])
def test_a_program_before_gets_its_own_form_without_who_has_left(ring_with, today, stay):
    then = a_ring(7, "ani", "budi", facts={}, format=2)

    ring, under = ring_with(
        then, sealed(a_ring(9, *today), KEY), (KEY, NEXT), deed=ring_for_older_program
    )

    assert (ring.format, under) == (2, KEY)
    assert owners(ring) == (stay or {"ani", "budi"})
    assert ring.seal == then.seal == ""


def test_a_ring_of_an_older_form_that_loses_a_slot_is_sealed_anew_where_it_was_sealed(ring_with):
    then = replace(a_ring(7, "ani", "budi", facts={}, format=2), seal="ab")

    ring, _ = ring_with(then, sealed(a_ring(9, "ani"), KEY), deed=ring_for_older_program)

    assert (owners(ring), ring.format) == ({"ani"}, 2)
    require_seal(ring, KEY)


def test_a_program_of_today_gets_todays_ring(ring_with, tmp_path):
    then, today = sealed(a_ring(7, "ani", "budi"), KEY), sealed(a_ring(9, "ani"), KEY)

    ring, _ = ring_with(then, today, deed=ring_for_older_program)

    assert owners(ring) == {"ani"}
    assert read_ring(tmp_path / "lama.keys") == then
