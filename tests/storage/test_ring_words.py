"""A key ring in words: what is read is what was written, and what no ring says is refused."""

from typing import Any

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import AuditHead
from rehabdesk.storage.keys import Slot
from rehabdesk.storage.ring_words import Former, KeyRing, RoleKey, ring_of, words_of
from rehabdesk.storage.troubles import NOT_AS_WRITTEN, RingStretched

SLOT = Slot(
    owner="ani",
    salt="0a" * 16,
    nonce="0b" * 12,
    wrapped="0c" * 48,
    memory=64 * 1024,
    passes=3,
    lanes=4,
    tag="0d" * 32,
    public="0e" * 32,
    sealed="0f" * 80,
    following="1a" * 80,
)
RING = KeyRing(
    office="kantor",
    slots=(SLOT, replace(SLOT, owner="budi", following="")),
    generation=7,
    heads=(AuditHead(origin=5, count=12, chain=bytes(range(32))),),
    key=3,
    former=(Former(number=1, wrapped="aa"), Former(number=2, wrapped="bb")),
    due=True,
    roles=(
        RoleKey(
            role="medical",
            number=2,
            sealed={"ani": "01"},
            former=(Former(number=1, wrapped="cc"),),
            rescue="02",
            halves={"budi": "03"},
            vouched={"has:ani": "04"},
            mark="05",
            due=True,
        ),
    ),
    facts={"closed": "ab"},
    seal="ff",
)


def written(ring) -> dict[str, Any]:
    return words_of(ring) | {"seal": ring.seal}


def with_slot(**changes):
    words = written(RING)
    return words | {"slots": [words["slots"][0] | changes]}


def is_read(words):
    try:
        ring_of(words)
    except NOT_AS_WRITTEN:
        return False
    return True


def test_a_ring_is_read_as_it_was_written():
    assert ring_of(written(RING)) == RING
    bare = KeyRing(office="kantor", slots=())
    assert ring_of(written(bare)) == bare
    assert (bare.generation, bare.key, bare.due, bare.format) == (0, 1, False, 3)
    role = RoleKey(role="medical")
    assert (role.number, role.due) == (1, False)


@pytest.mark.parametrize("form", [1, 2])
def test_a_ring_of_before_the_pairs_is_read_and_written_without_them(form):
    words = written(RING)
    plain = {"owner": "ani", "salt": SLOT.salt, "nonce": SLOT.nonce, "wrapped": SLOT.wrapped}
    plain |= {"memory": SLOT.memory, "passes": 3, "lanes": 4, "tag": SLOT.tag}
    old = {name: words[name] for name in ("office", "generation", "heads", "seal")}

    ring = ring_of(old | {"format": form, "slots": [plain]})

    assert (ring.format, ring.generation, ring.heads) == (form, 7, RING.heads)
    assert ring.slots == (replace(SLOT, public="", sealed="", following=""),)
    assert (ring.key, ring.former, ring.due, ring.roles, ring.facts) == (1, (), False, (), {})
    assert written(ring) == old | {"format": form, "slots": [plain]}


def test_a_ring_from_before_there_were_generations_has_none():
    ring = ring_of({"format": 1, "office": "kantor", "slots": []})

    assert (ring.generation, ring.heads, ring.seal) == (0, (), "")


@pytest.mark.parametrize("name", ["key", "former", "due", "roles", "facts", "office", "slots"])
def test_a_ring_of_today_that_lacks_a_part_is_refused(name):
    words = written(RING)
    del words[name]

    assert not is_read(words)


@pytest.mark.parametrize(
    "name", ["salt", "nonce", "wrapped", "tag", "public", "sealed", "following"]
)
def test_a_slot_whose_bytes_are_no_bytes_is_refused(name):
    assert not is_read(with_slot(**{name: "xy" * 16}))


@pytest.mark.parametrize("where", ["former", "roles"])
def test_an_older_key_whose_bytes_are_no_bytes_is_refused(where):
    wrong = (Former(number=1, wrapped="xy"),)
    changed = wrong if where == "former" else (replace(RING.roles[0], former=wrong),)

    assert not is_read(written(replace(RING, **{where: changed})))


@pytest.mark.parametrize("name", ["salt", "nonce"])
@pytest.mark.parametrize(("length", "read"), [(7, False), (8, True), (64, True), (65, False)])
def test_salt_and_nonce_have_8_to_64_bytes(name, length, read):
    assert is_read(with_slot(**{name: "0a" * length})) is read


@pytest.mark.parametrize(("length", "read"), [(0, True), (31, False), (32, True), (33, False)])
def test_a_public_key_has_32_bytes_or_there_is_none(length, read):
    assert is_read(with_slot(public="0a" * length)) is read


@pytest.mark.parametrize(
    ("memory", "passes", "lanes", "read"),
    [
        (8, 1, 1, True),
        (7, 1, 1, False),
        (16, 1, 2, True),
        (15, 1, 2, False),
        (8 * 64, 1, 64, True),
        (8 * 65, 1, 65, False),
        (8, 0, 1, False),
        (8, -1, 1, False),
        (8, 1, 0, False),
        (0, 1, 0, False),
        (0, 1, -1, False),
        (8, 64, 1, True),
    ],
)
def test_what_argon2_refuses_is_no_slot(memory, passes, lanes, read):
    assert is_read(with_slot(memory=memory, passes=passes, lanes=lanes)) is read


@pytest.mark.parametrize(
    ("memory", "passes", "stretched"),
    [
        (8, 64, False),
        (8, 65, True),
        (256 * 1024, 15, False),
        (256 * 1024, 16, True),
        (256 * 1024 + 1, 1, True),
    ],
)
def test_too_much_stretching_is_called_so(memory, passes, stretched):
    words = with_slot(memory=memory, passes=passes, lanes=1)
    if stretched:
        with pytest.raises(RingStretched):
            ring_of(words)
    else:
        assert ring_of(words).slots[0].passes == passes


@pytest.mark.parametrize(
    ("tag", "count", "stretched"),
    [("0d" * 32, 21, False), ("", 20, False), ("", 21, True)],
)
def test_slots_without_a_tag_are_each_stretched_for_themselves(tag, count, stretched):
    one = written(RING)["slots"][0] | {"tag": tag}
    words = written(RING) | {"slots": [one | {"owner": f"{number}"} for number in range(count)]}
    if stretched:
        with pytest.raises(RingStretched):
            ring_of(words)
    else:
        assert len(ring_of(words).slots) == count


def test_the_salt_is_that_of_the_first_slot_with_a_tag():
    untagged = replace(SLOT, tag="", salt="ee" * 16)

    assert KeyRing(office="x", slots=(untagged, SLOT)).salt == bytes.fromhex(SLOT.salt)
    assert KeyRing(office="x", slots=(untagged,)).salt is None
    assert KeyRing(office="x", slots=()).salt is None
