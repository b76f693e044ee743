"""The keys of notes in a ring: who has them, who guards them, and what becomes of them."""

from itertools import combinations

import pytest
from msgspec.structs import replace

from rehabdesk.domain.note import NoteKind
from rehabdesk.storage.keys import RECOVERY_OWNER, Slot
from rehabdesk.storage.ring_words import KeyRing
from rehabdesk.storage.role_keys import (
    carried,
    due_anew,
    forgotten,
    guarded,
    guardians,
    handed_on,
    is_lost,
    joined_keys,
    made_anew,
    opened_keys,
    opened_sheet,
    renewed,
    role_key,
    vouched_for,
    with_new_key,
)
from rehabdesk.storage.sealing import new_pair

KIND, OTHER = NoteKind.COUNSELING, NoteKind.MEDICAL
PEOPLE = ("ani", "budi", "cici")
EVERYBODY = (*PEOPLE, RECOVERY_OWNER)
PAIRS = {one: new_pair() for one in (*EVERYBODY, "baru")}


def private(owner):
    return PAIRS[owner][0]


def a_slot(owner, pair=None):
    public = (pair or PAIRS[owner])[1].hex()
    return Slot(
        owner=owner, salt="", nonce="", wrapped="", memory=8, passes=1, lanes=1, public=public
    )


def a_ring(*owners, office="kantor"):
    without_pair = replace(a_slot("lama", PAIRS["ani"]), public="")
    return KeyRing(office=office, slots=(*map(a_slot, owners), without_pair))


@pytest.fixture
def made():
    """A ring of three people and the sheet, in which Ani has the key; and the keys."""
    return with_new_key(a_ring(*EVERYBODY), KIND, "ani")


def opens(ring, owner, kind=KIND):
    return opened_keys(ring, kind, owner, private(owner))


def by_guardians(ring, *persons, kind=KIND, sheet=True):
    piece = opened_sheet(ring, kind, private(RECOVERY_OWNER)) if sheet else b""
    return joined_keys(ring, kind, piece, {one: private(one) for one in persons})


def exchanged(ring, owner):
    """The ring in which somebody's public key was put in another's place."""
    slots = tuple(a_slot(owner, new_pair()) if one.owner == owner else one for one in ring.slots)
    return replace(ring, slots=slots)


def required(ring, kind=KIND):
    found = role_key(ring, kind)
    assert found is not None
    return found


def test_the_first_key_is_number_one_and_its_maker_alone_has_it(made):
    ring, keys = made

    assert list(keys) == [1]
    assert opens(ring, "ani") == keys
    assert opens(ring, "budi") == {}
    assert opens(ring, "ani", OTHER) == {}
    assert opened_keys(ring, KIND, "ani", private("budi")) == {}
    assert vouched_for(ring, KIND, keys) == {"ani"}
    assert len(keys[1]) == 32


def test_a_key_of_a_ring_opens_in_no_ring_of_another_office(made):
    ring, _ = made

    assert opens(replace(ring, office="lain"), "ani") == {}


def test_a_key_that_is_handed_on_is_had_by_both_and_each_is_vouched_for(made):
    ring, keys = made

    more = handed_on(ring, KIND, keys, ("budi", "lama", "orang lain"))

    assert opens(more, "ani") == opens(more, "budi") == keys
    assert opens(more, "cici") == {}
    assert set(required(more).sealed) == {"ani", "budi"}
    assert vouched_for(more, KIND, keys) == {"ani", "budi"}
    assert vouched_for(exchanged(more, "budi"), KIND, keys) == {"ani"}
    gone = replace(more, slots=tuple(one for one in more.slots if one.owner != "budi"))
    assert vouched_for(gone, KIND, keys) == {"ani"}


@pytest.mark.parametrize("two", [*combinations(PEOPLE, 2)])
def test_the_sheet_and_any_two_guardians_give_the_key(made, two):
    ring, keys = made

    assert guardians(ring, KIND, keys) == set(PEOPLE)
    assert by_guardians(ring, *two) == keys


@pytest.mark.parametrize(
    ("persons", "sheet"),
    [
        ((), True),
        (("ani",), True),
        (PEOPLE, True),
        (("ani", "budi"), False),
        (("ani", "baru"), True),
    ],
)
def test_fewer_or_more_than_two_or_no_sheet_give_nothing(made, persons, sheet):
    assert by_guardians(made[0], *persons, sheet=sheet) == {}


def test_another_sheets_piece_or_another_ones_private_key_gives_nothing(made):
    ring, _ = made
    piece = opened_sheet(ring, KIND, private(RECOVERY_OWNER))
    ani, budi = private("ani"), private("budi")

    assert len(piece) == 32
    assert joined_keys(ring, KIND, bytes(32), {"ani": ani, "budi": budi}) == {}
    assert joined_keys(ring, KIND, piece[:31], {"ani": ani, "budi": budi}) == {}
    assert joined_keys(ring, KIND, piece, {"ani": ani, "budi": ani}) == {}
    assert joined_keys(ring, OTHER, piece, {"ani": ani, "budi": budi}) == {}
    assert opened_sheet(ring, KIND, ani) == b""
    assert opened_sheet(ring, OTHER, private(RECOVERY_OWNER)) == b""


@pytest.mark.parametrize(
    ("owners", "guards"),
    [
        (PEOPLE, PEOPLE),
        (("ani", "budi"), ("ani", "budi")),
        (("ani", "budi", "ani", RECOVERY_OWNER, "lama", "orang lain"), ("ani", "budi")),
        (("ani",), ()),
        ((), ()),
    ],
)
def test_guardians_are_two_or_more_with_a_pair_of_keys_and_else_nobody(made, owners, guards):
    ring, keys = made

    found = guarded(ring, KIND, keys, owners)

    assert guardians(found, KIND, keys) == set(guards)
    assert set(required(found).halves) == set(guards)
    assert bool(required(found).rescue) is bool(guards)
    assert opened_sheet(found, KIND, private(RECOVERY_OWNER)) != b"" or not guards
    named = {one.partition(":")[2] for one in required(found).vouched if one.startswith("guards")}
    assert named == set(guards)
    assert opens(found, "ani") == keys
    assert vouched_for(found, KIND, keys) == {"ani"}


def test_without_a_sheet_in_the_ring_there_are_no_guardians():
    ring, keys = with_new_key(a_ring(*PEOPLE), KIND, "ani")

    assert guardians(ring, KIND, keys) == frozenset()
    assert required(ring).rescue == ""
    assert opened_sheet(ring, KIND, private(RECOVERY_OWNER)) == b""


def test_who_lost_the_share_is_no_guardian_of_the_next_key(made):
    ring, keys = made
    fewer = guarded(ring, KIND, keys, ("ani", "budi"))

    ring, every = made_anew(exchanged(fewer, "budi"), KIND, keys)

    assert guardians(ring, KIND, every) == frozenset()


def test_a_key_made_anew_goes_to_those_vouched_for_and_opens_what_was_before(made):
    ring, keys = made
    ring = handed_on(ring, KIND, keys, ("budi", "cici"))

    ring, every = made_anew(exchanged(ring, "cici"), KIND, keys)

    assert set(every) == {1, 2}
    assert every[1] == keys[1] != every[2]
    assert opens(ring, "ani") == opens(ring, "budi") == every
    assert opens(ring, "cici") == {}
    assert guardians(ring, KIND, every) == {"ani", "budi"}
    assert by_guardians(ring, "ani", "budi") == every
    ring, third = made_anew(ring, KIND, every)
    assert set(third) == {1, 2, 3}
    assert opens(ring, "budi") == third
    assert required(ring).number == 3
    assert required(ring).due is False


def test_an_older_key_that_does_not_open_is_left_out(made):
    ring, keys = made
    ring, every = made_anew(ring, KIND, keys)
    found = required(ring)
    spoilt = replace(found, former=tuple(replace(one, wrapped="00" * 40) for one in found.former))

    assert opens(replace(ring, roles=(spoilt,)), "ani") == {2: every[2]}


def test_each_sort_of_notes_has_a_key_of_its_own(made):
    ring, keys = made
    ring, others = with_new_key(ring, OTHER, "budi")

    assert (opens(ring, "ani"), opens(ring, "ani", OTHER)) == (keys, {})
    assert (opens(ring, "budi"), opens(ring, "budi", OTHER)) == ({}, others)
    assert {one.role for one in ring.roles} == {KIND.value, OTHER.value}
    ring, again = made_anew(ring, KIND, keys)
    assert len(ring.roles) == 2
    assert opens(ring, "budi", OTHER) == others
    assert opens(ring, "ani") == again


def test_who_is_forgotten_loses_key_and_share_and_makes_a_new_key_due(made):
    ring, keys = made
    ring = handed_on(ring, KIND, keys, ("budi",))

    gone = forgotten(ring, "budi")

    found = required(gone)
    assert (set(found.sealed), set(found.halves), found.due) == ({"ani"}, {"ani", "cici"}, True)
    assert {one.partition(":")[2] for one in found.vouched} == {"ani", "cici"}
    assert by_guardians(gone, "ani", "cici") == keys
    assert required(forgotten(ring, "cici")).due is False
    assert required(forgotten(gone, "cici")).due is True


def test_who_is_forgotten_keeps_the_sorts_that_the_new_role_has(made):
    ring, others = with_new_key(made[0], OTHER, "ani")

    left = forgotten(ring, "ani", (OTHER,))

    assert (opens(left, "ani"), opens(left, "ani", OTHER)) == ({}, others)
    assert (required(left).due, required(left, OTHER).due) == (True, False)


def test_without_the_sheet_its_piece_is_gone(made):
    ring, keys = made

    left = forgotten(ring, RECOVERY_OWNER)

    assert required(left).rescue == ""
    assert required(left).due is False
    assert opens(left, "ani") == keys
    assert required(forgotten(ring, "budi")).rescue != ""


def test_who_has_a_new_pair_waits_for_the_key_and_no_new_one_is_due(made):
    ring, _ = made

    waits = renewed(ring, "ani")

    assert set(required(waits).sealed) == set()
    assert required(waits).due is False
    assert set(required(waits).halves) == {"budi", "cici"}
    assert required(renewed(due_anew(ring), "ani")).due is True


def test_a_key_thought_lost_is_due_for_every_sort(made):
    ring, _ = with_new_key(made[0], OTHER, "budi")

    assert [one.due for one in due_anew(ring).roles] == [True, True]


@pytest.mark.parametrize("guards", [True, False])
def test_who_changes_the_own_pair_keeps_key_and_share(made, guards):
    ring, keys = made
    if not guards:
        ring = guarded(ring, KIND, keys, ("budi", "cici"))
    slot = a_slot("ani", PAIRS["baru"])
    now = replace(renewed(ring, "ani"), slots=(slot, *ring.slots[1:]))

    kept = carried(ring, now, slot, private("ani"))

    assert opened_keys(kept, KIND, "ani", private("baru")) == keys
    assert opens(kept, "ani") == {}
    assert vouched_for(kept, KIND, keys) == {"ani"}
    assert guardians(kept, KIND, keys) == (set(PEOPLE) if guards else {"budi", "cici"})
    sheet = opened_sheet(kept, KIND, private(RECOVERY_OWNER))
    persons = {"ani": private("baru"), "budi": private("budi")}
    assert joined_keys(kept, KIND, sheet, persons) == (keys if guards else {})
    assert role_key(kept, OTHER) is None


def test_a_guardian_without_the_key_keeps_the_share_and_cannot_vouch_for_it(made):
    ring, keys = made
    slot = a_slot("budi", PAIRS["baru"])
    now = replace(renewed(ring, "budi"), slots=(ring.slots[0], slot, *ring.slots[2:]))

    kept = carried(ring, now, slot, private("budi"))

    sheet = opened_sheet(kept, KIND, private(RECOVERY_OWNER))
    persons = {"ani": private("ani"), "budi": private("baru")}
    assert joined_keys(kept, KIND, sheet, persons) == keys
    assert guardians(kept, KIND, keys) == {"ani", "cici"}
    assert opened_keys(kept, KIND, "budi", private("baru")) == {}


def test_a_share_that_was_put_there_by_a_stranger_is_not_vouched_for_anew(made):
    ring, keys = made
    found = required(ring)
    codes = {name: code for name, code in found.vouched.items() if name != "guards:ani"}
    forged = replace(ring, roles=(replace(found, vouched=codes),))
    slot = a_slot("ani", PAIRS["baru"])
    now = replace(renewed(forged, "ani"), slots=(slot, *ring.slots[1:]))

    kept = carried(forged, now, slot, private("ani"))

    assert guardians(kept, KIND, keys) == {"budi", "cici"}


@pytest.mark.parametrize(
    ("had", "guards", "lost"),
    [(True, 3, False), (False, 3, False), (False, 2, False), (False, 0, True), (True, 0, False)],
)
def test_a_key_is_lost_where_nobody_has_it_and_nobody_guards_it(made, had, guards, lost):
    ring, keys = made
    ring = guarded(ring, KIND, keys, PEOPLE[:guards])
    if not had:
        ring = replace(ring, roles=(replace(required(ring), sealed={}),))

    assert is_lost(ring, KIND) is lost
    assert is_lost(ring, OTHER) is False


@pytest.mark.parametrize("left", [1, 2])
def test_a_key_that_one_guardian_alone_has_a_share_of_is_lost(made, left):
    ring, _ = made
    found = required(ring)
    halves = {one: found.halves[one] for one in PEOPLE[:left]}
    few = replace(ring, roles=(replace(found, sealed={}, halves=halves),))

    assert is_lost(few, KIND) is (left == 1)
    assert is_lost(replace(few, roles=(replace(found, sealed={}, rescue=""),)), KIND) is True


def test_after_a_lost_key_the_next_has_the_next_number_and_nothing_of_before(made):
    ring, keys = made
    lost = replace(ring, roles=(replace(required(ring), sealed={}),))

    ring, now = with_new_key(lost, KIND, "budi")

    assert list(now) == [2]
    assert now[2] != keys[1]
    assert opens(ring, "budi") == now
    assert required(ring).former == ()


def test_a_key_that_is_not_there_cannot_be_handed_on():
    ring = a_ring(*EVERYBODY)

    assert role_key(ring, KIND) is None
    with pytest.raises(KeyError):
        handed_on(ring, KIND, {1: bytes(32)}, ("ani",))
