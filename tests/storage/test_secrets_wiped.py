"""What passphrases and keys lie in while they are used is overwritten when a deed is done.

While a deed runs, whatever a function of the storage holds in its hands when it ends is kept here
and looked at afterwards: Python's own copies are not, for nobody reaches those.
"""

import shutil
import sys
from contextlib import contextmanager

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.user import Role
from rehabdesk.storage import WrongKey, open_office, unlock_office
from rehabdesk.storage.keys import Effort, make_slot, new_key, unlock_slots, with_own_pair
from tests.own_office import OTHER_WORDS, WORDS, own_office, the_user, with_user
from tests.storage.test_old_rings import SECOND_FORM

LIGHT = Effort(memory=64, passes=1, lanes=1)
OFFICE, OWNER = "kantor uji", "ratna"


def parts_of(value):
    if isinstance(value, bytes | bytearray):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            if isinstance(one, bytes | bytearray):
                yield one


class Held:
    """Byte strings that functions held as they ended, each once."""

    def __init__(self):
        self.found = {}

    def keep(self, value):
        for one in parts_of(value):
            self.found.setdefault(id(one), one)

    def arrays(self):
        return [one for one in self.found.values() if isinstance(one, bytearray)]

    def with_words(self, words):
        return [one for one in self.found.values() if words in one]


@contextmanager
def watched():
    held = Held()

    def ended(frame, event, _given):
        if event == "return" and "/rehabdesk/storage/" in frame.f_code.co_filename:
            for value in frame.f_locals.values():
                held.keep(value)

    sys.setprofile(ended)
    try:
        yield held
    finally:
        sys.setprofile(None)


def test_a_new_slot_leaves_neither_passphrase_nor_what_it_was_stretched_to():
    key = new_key()
    with watched() as held:
        slot = make_slot(key, WORDS, office=OFFICE, owner=OWNER, login=OWNER, effort=LIGHT)

    assert held.with_words(WORDS.encode()) == []
    private = bytes(unlock_slots((slot,), OFFICE, OWNER, WORDS).private)
    assert held.with_words(private) == []
    wholes = [one for one in held.arrays() if len(one) in {32, 64}]
    assert {len(one) for one in wholes} == {32, 64}
    assert not any(any(one) for one in wholes)


@pytest.mark.parametrize("words", [WORDS, "kuda salah minum susu"])
def test_a_try_leaves_the_passphrase_nowhere_whether_it_fits_or_not(words):
    slot = make_slot(new_key(), WORDS, office=OFFICE, owner=OWNER, login=OWNER, effort=LIGHT)
    opened = None
    with watched() as held:
        try:
            opened = unlock_slots((slot,), OFFICE, OWNER, words)
        except WrongKey:
            assert words != WORDS

    assert held.with_words(words.encode()) == []
    if opened is not None:
        private = bytes(opened.private)
        assert all(one is opened.private for one in held.with_words(private))
        opened.wipe()
        assert not any(opened.private)
        assert not any(opened.wrapper)


def test_a_slot_of_the_first_form_leaves_no_passphrase_either():
    key = new_key()
    slot = make_slot(key, WORDS, office=OFFICE, owner=OWNER, effort=LIGHT)
    older = replace(slot, tag="", public="")
    with watched() as held, pytest.raises(WrongKey):
        unlock_slots((older,), OFFICE, "", WORDS)

    assert held.with_words(WORDS.encode()) == []


def test_a_new_pair_leaves_no_private_key():
    key = new_key()
    slot = make_slot(key, WORDS, office=OFFICE, owner=OWNER, login=OWNER, effort=LIGHT)
    wrapper = bytes(unlock_slots((slot,), OFFICE, OWNER, WORDS).wrapper)
    with watched() as held:
        again = with_own_pair(slot, wrapper, key, OFFICE)

    private = bytes(unlock_slots((again,), OFFICE, OWNER, WORDS).private)
    assert held.with_words(private) == []


@pytest.fixture
def folder(tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.OPERATOR)
    store.close()
    return tmp_path / "kantor"


def test_what_the_rings_of_an_office_have_stretched_is_overwritten(folder):
    with watched() as held:
        unlocked = unlock_office(folder, WORDS, "ratna")

    wholes = [one for one in held.arrays() if len(one) == 64]
    assert wholes
    assert not any(any(one) for one in wholes)
    unlocked.wipe()
    assert not any(unlocked.key)
    assert unlocked.opened is not None
    assert not any(unlocked.opened.key)
    assert not any(unlocked.opened.following)


def test_a_wrong_passphrase_leaves_nothing_that_it_was_stretched_to(folder):
    with watched() as held, pytest.raises(WrongKey):
        unlock_office(folder, "kuda salah minum susu", "ratna")

    wholes = [one for one in held.arrays() if len(one) == 64]
    assert wholes
    assert not any(any(one) for one in wholes)


def deeds(store):
    keys, ratna = store.keys, the_user(store, "ratna").id
    cecep = the_user(store, "cecep").id

    def in_change(deed):
        with store.change("Uji", kind=EntryKind.SECURITY):
            deed()

    yield "ring", keys.ring
    yield "fits", lambda: keys.fits(ratna, "ratna", WORDS)
    yield "does not fit", lambda: keys.fits(ratna, "ratna", OTHER_WORDS)
    yield "heads", keys.heads
    yield "due", lambda: in_change(keys.set_due)
    yield "taken", keys.slots.taken
    yield "new", lambda: in_change(lambda: keys.set_passphrase(cecep, "cecep", "satu dua tiga"))
    yield (
        "own",
        lambda: in_change(lambda: keys.change_passphrase(ratna, "ratna", WORDS, "lima enam tujuh")),
    )
    yield "guardian", lambda: store.note_keys.private_of("ratna", "lima enam tujuh")
    yield "aside", lambda: keys.write_aside(keys.ring())


def test_a_first_login_with_an_old_slot_leaves_no_key_open(tmp_path):
    shutil.copytree(SECOND_FORM, tmp_path / "kantor")
    store = open_office(tmp_path / "kantor", WORDS, "ratna")
    key = store.key
    with watched() as held, store.change("Masuk", kind=EntryKind.LOGIN):
        assert store.keys is not None
        store.keys.came_in()

    assert [one for one in held.with_words(key) if one is not key] == []
    store.close()


def test_no_deed_of_the_key_ring_leaves_the_offices_key_open(folder):
    store = open_office(folder, WORDS, "ratna")
    key = store.key
    for name, deed in deeds(store):
        with watched() as held:
            deed()

        assert [one for one in held.with_words(key) if one is not key] == [], name
        assert held.with_words(WORDS.encode()) == [], name
    store.close()
