"""What was wrapped, split and sealed long ago opens for ever: values that were kept."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from rehabdesk.domain.backup import Contents
from rehabdesk.domain.note import NoteKind
from rehabdesk.storage import WrongKey
from rehabdesk.storage.backup_facts import _opened
from rehabdesk.storage.closed_words import ClosedWords
from rehabdesk.storage.key_ring import KeyRing, read_ring, write_ring
from rehabdesk.storage.keys import Effort, Slot, make_slot, new_key, unlock_slots
from rehabdesk.storage.ring_words import RoleKey
from rehabdesk.storage.sealing import open_sealed, unwrap, wrap
from rehabdesk.storage.shares import joined, split
from rehabdesk.storage.troubles import RingDamaged

KEY = bytes(range(32))
WORDS = "kuda hijau minum teh"
SLOT = Slot(
    owner="ratna",
    salt="000102030405060708090a0b0c0d0e0f",
    nonce="4df6b365728696d888b9367b",
    wrapped="61e34f4bc99065c768e17d7311a914b682b68601efa608b98d37aa4f1fcdb579985f916ca0f2017f"
    "4409dbe62d9d814c",
    memory=64,
    passes=1,
    lanes=1,
    tag="ff5baa2a2d9c88a2f6c02d60060c679e",
    public="1bf809d187d164a7e96e86683fa5a7461b8526c8a9a98e437cb9cc4ad1bcff6d",
    sealed="e1897aa5af6154613fc12e32343f3cb2107e2f42a240f80e6e92de6fae7535650fe6b89922d58f1b"
    "6585bb679493fe9bae733b5a5c9bcdb69fbaaf46eff8a40096d25d1f93474877bfdacf59f516fc7a",
)
WRAPPED = "6ea8f931657ff14e45625063b0347c4113ad41367413f330a040464ca4a9b6d849d4244e7486a6d4"
SHARES = (
    "0100b3249234c3ada06b2b1fd51c93",
    "0296def09cfd26e23b6bf58c2d89ab",
    "03e40cbc6fba8c2ebb6bbffd8cfa4a",
)
FACTS = (
    "c30ebc5bbd0669059c729791879336cb6b3728b43d06794a2941031686899452c2bf512d242e1a249c4533d47f5e"
    "5a906e063fe4baa30b297340c5d975dcd45b7fe039c2af1647b1ada235dc1e471ee69d2e8cd78695bf01eb54924d"
    "a166d0385f53d43e"
)
CELL = "\x027:HVpsVy5dY9mVjoZfGah6YolPpnzRFJj3meQs07R7UTHCSiZHfzNfUCsrxQ0GCHhqGMHltywezSdvTKVm"
PRIVATE = "a8a478a2c6b1b14c1612d75c62473d69cfbf8f4496dcdf7f98640f0c1f07fb59"
SEALED = (
    "7c3a80f4a0c33084cba579f713624d0262f386e960cf47931d211f35232ff33c7eba3620be530799388e76aa9fd8"
    "687c0f2b8ec3e6739c20b0479f1e"
)


@pytest.mark.parametrize("login", ["ratna", "Ratna", " RATNA "])
def test_a_slot_opens_however_the_login_name_is_typed(login):
    opened = unlock_slots((SLOT,), "kantor uji", login, WORDS)

    assert (opened.key, opened.following, opened.slot) == (KEY, b"", SLOT)
    assert len(opened.private) == len(opened.wrapper) == 32


@pytest.mark.parametrize(
    ("login", "words"), [("ratna2", WORDS), ("", WORDS), ("ratna", f"{WORDS} "), ("ratna", "")]
)
def test_a_slot_opens_with_nothing_else(login, words):
    with pytest.raises(WrongKey):
        unlock_slots((SLOT,), "kantor uji", login, words)


def test_a_passphrase_is_the_same_in_both_ways_of_writing_an_accent():
    effort = Effort(memory=64, passes=1, lanes=1)
    slot = make_slot(KEY, "kopi café", office="k", owner="o", login="a", effort=effort)

    assert unlock_slots((slot,), "k", "a", "kopi cafe\u0301").key == KEY


def test_the_second_slot_opens_where_the_first_is_anothers():
    effort = Effort(memory=64, passes=1, lanes=1)
    salt = bytes.fromhex(SLOT.salt)
    other = make_slot(
        KEY, "lain", office="kantor uji", owner="b", login="b", effort=effort, salt=salt
    )

    assert unlock_slots((other, SLOT), "kantor uji", "ratna", WORDS).slot == SLOT
    assert unlock_slots((other, SLOT), "kantor uji", "b", "lain").slot == other


def test_a_slot_of_today_has_a_salt_of_its_own_and_is_stretched_as_is_usual():
    one, other = (make_slot(KEY, WORDS, office="k", owner="o") for _ in range(2))

    assert (one.memory, one.passes, one.lanes) == (64 * 1024, 3, 2)
    assert one.effort == Effort()
    assert one.salt != other.salt
    assert [len(getattr(one, name)) // 2 for name in ("salt", "nonce", "tag", "public")] == [
        *(16, 12, 16, 32),
    ]
    assert one.following == ""


@pytest.mark.parametrize("changed", ["owner", "nonce", "wrapped"])
def test_a_slot_is_the_same_way_in_by_its_owner_and_what_it_wraps(changed):
    assert SLOT.is_same_way(replace(SLOT, sealed="00", following="11", tag="22"))
    assert not SLOT.is_same_way(replace(SLOT, **{changed: "33"}))


def test_a_wrapped_key_opens_with_its_key_and_words_alone():
    assert unwrap(KEY, WRAPPED, "terikat") == b"sebuah kunci"
    assert unwrap(KEY, WRAPPED, "lain") is None
    assert unwrap(new_key(), WRAPPED, "terikat") is None
    assert unwrap(KEY, "00", "terikat") is None
    assert len(bytes.fromhex(wrap(KEY, b"", "x"))) == 12 + 16


def test_what_was_sealed_to_somebody_opens_with_their_private_key_and_words_alone():
    private = bytes.fromhex(PRIVATE)

    assert open_sealed(private, SEALED, "terikat") == b"kunci kantor"
    assert open_sealed(bytearray(private), SEALED, "terikat") == b"kunci kantor"
    assert open_sealed(private, SEALED, "lain") is None
    assert open_sealed(KEY, SEALED, "terikat") is None
    assert open_sealed(private, "bukan", "terikat") is None
    assert open_sealed(private, "", "terikat") is None


@pytest.mark.parametrize(("one", "other"), [(0, 1), (0, 2), (1, 2), (2, 0)])
def test_any_two_shares_of_long_ago_give_the_secret(one, other):
    found = joined(bytes.fromhex(SHARES[one]), bytes.fromhex(SHARES[other]))

    assert found == b"rahasia kantor"


def test_there_are_shares_for_255_places():
    shares = split(b"ab", 255)

    assert [one[0] for one in shares] == list(range(1, 256))
    assert joined(shares[0], shares[254]) == b"ab"
    assert split(b"ab", 0) == []
    with pytest.raises(ValueError, match="256"):
        split(b"ab", 256)


def test_what_was_counted_in_a_backup_is_read_with_its_key_and_moment_alone():
    made = "2026-01-05T08:00:00+07:00"

    assert _opened(FACTS, made, KEY) == Contents(
        counts={"room": 3}, written_at=datetime(2026, 1, 5, tzinfo=UTC)
    )
    assert _opened(FACTS, "2026-01-05T08:00:01+07:00", KEY) is None
    assert _opened(FACTS, made, new_key()) is None


@pytest.fixture
def words():
    found = ClosedWords()
    found.required = True
    found.hold(NoteKind.COUNSELING, {7: KEY, 3: new_key(), 99_999_999: new_key()})
    return found


def test_a_closed_cell_opens_in_its_place_alone(words):
    kind = NoteKind.COUNSELING

    assert words.opened(kind, "catatan-1", "plan", CELL) == "Relaksasi napas"
    for place in (("catatan-2", "plan"), ("catatan-1", "topic")):
        assert words.opened(kind, *place, CELL) is None
    assert words.opened(NoteKind.MEDICAL, "catatan-1", "plan", CELL) is None
    for cell in ("\x02", "\x027", "\x027:", "\x027:?", "\x02x:AAAA", "\x028:AAAA", "\x02²:AAAA"):
        assert words.opened(kind, "catatan-1", "plan", cell) is None
    assert words.opened(kind, "catatan-1", "plan", "terbuka") == "terbuka"


def test_a_cell_is_closed_under_the_newest_key_and_filled_up(words):
    kind = NoteKind.COUNSELING
    lengths = set()
    for count in range(31):
        cell = words.close(kind, "c", "plan", "x" * count)
        assert cell.startswith("\x0299999999:")
        assert words.opened(kind, "c", "plan", cell) == "x" * count
        lengths.add(len(cell))
    assert len(lengths) == 1
    assert len(words.close(kind, "c", "plan", "x" * 31)) in lengths
    assert len(words.close(kind, "c", "plan", "x" * 32)) not in lengths


def test_the_number_of_a_key_has_at_most_eight_digits(words):
    kind = NoteKind.COUNSELING
    words.hold(kind, {99_999_999: KEY})
    assert words.opened(kind, "c", "plan", words.close(kind, "c", "plan", "a")) == "a"

    words.hold(kind, {100_000_000: KEY})
    assert words.opened(kind, "c", "plan", words.close(kind, "c", "plan", "a")) is None


@pytest.mark.parametrize(("more", "read"), [(-1, True), (0, True), (1, False)])
def test_a_ring_is_read_up_to_a_mebibyte(tmp_path, more, read):
    path = tmp_path / "kantor.keys"
    write_ring(path, KeyRing(office="k", slots=(SLOT,)))
    content = path.read_bytes()
    path.write_bytes(content + b" " * (1024 * 1024 + more - len(content)))

    if read:
        assert read_ring(path).slots == (SLOT,)
    else:
        with pytest.raises(RingDamaged):
            read_ring(path)


def test_a_ring_and_a_key_of_notes_begin_to_count_at_one_and_generations_at_nothing():
    ring, role = KeyRing(office="k", slots=()), RoleKey(role="counseling")

    assert (ring.generation, ring.key, ring.due, ring.format, ring.salt) == (0, 1, False, 3, None)
    assert (role.number, role.due, role.sealed, role.halves) == (1, False, {}, {})
    assert ring.heads == ring.former == ring.roles == ()
