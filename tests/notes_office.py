"""An office on the disk whose notes are closed, and what three lines of Python find in its file."""

import zlib
from contextlib import closing, contextmanager, suppress

from rehabdesk.domain.note import CLOSED_WORDS, NoteKind
from rehabdesk.domain.refusals import NoNoteKey, NotYourNote
from rehabdesk.domain.user import Role
from rehabdesk.services.counseling_notes import open_counseling_note
from rehabdesk.services.login import log_in, log_in_with_recovery
from rehabdesk.services.medical_notes import open_medical_note
from rehabdesk.services.note_keys import hand_on_note_keys, note_key_states
from rehabdesk.storage import driver, unlock_office
from rehabdesk.storage.closed_words import ClosedWords
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.notes import KINDS
from rehabdesk.storage.role_keys import opened_keys, role_key
from tests.own_office import NOW, OTHER_WORDS, RECOVERY, WORDS, own_office, the_user, with_user
from tests.sample_notes import SAID, SEEN, a_medical_note, a_note
from tests.sample_office import a_resident

FRESH = "gajah pulang membawa garam"
TWO = [("ratna", WORDS), ("rudi", OTHER_WORDS)]
"""Two persons who come with the sheet."""
STAFF = {
    "siti": Role.COUNSELOR,
    "dewi": Role.COUNSELOR,
    "asep": Role.TEAM_LEAD,
    "sekar": Role.MEDICAL,
    "opik": Role.OPERATOR,
    "rudi": Role.READER,
}
COUNSELING_WORDS = (SAID, "Rindu pada anak", "Kecemasan sedang", "Relaksasi napas")
MEDICAL_WORDS = (SEEN, "Omeprazol", "dr. Sekar Melati")
EVERY_WORD = (*COUNSELING_WORDS, *MEDICAL_WORDS)


def notes_office(folder):
    """An office with somebody of each role and one resident, closed; nobody but Ratna was in it."""
    store = own_office(folder)
    for login, role in STAFF.items():
        with_user(store, role, login)
    a_resident(store, "Mahmud bin Karta", "BI 283/20")
    store.close()
    return folder


def write_notes(folder):
    """A counseling note of Siti's and a medical one of Sekar's; their ids."""
    with entered(folder, "siti") as store:
        counseling = a_note(store, the_person(store)).id
    with entered(folder, "sekar") as store:
        medical = a_medical_note(store, the_person(store)).id
    return counseling, medical


def give(folder, giver, *logins):
    """Let one user hand the keys of notes on to others."""
    with entered(folder, giver) as store:
        hand_on_note_keys(store, [the_user(store, one).id for one in logins])


def the_person(store):
    """The one resident of the office."""
    return store.residents.all()[0]


@contextmanager
def entered(folder, login, words=""):
    """The office as somebody has logged in to it, or the holder of the sheet, who has no login."""
    if login:
        words = words or (WORDS if login == "ratna" else OTHER_WORDS)
        store = log_in(folder, login, words, now=NOW)
    else:
        store = log_in_with_recovery(folder, words or RECOVERY, now=NOW)
    try:
        yield store
    finally:
        store.close()


def found_by(folder, login, wanted, words=""):
    """Which words somebody finds who opens the file itself with their passphrase.

    Every table is read, those of indexes and the audit log too, and every closed cell is tried
    with whatever keys of notes the passphrase opens in the ring.
    """
    words = words or (WORDS if login == "ratna" else OTHER_WORDS)
    unlocked = unlock_office(folder, words, login)
    assert unlocked.opened
    ring, open_words = read_ring(folder / "kantor.keys"), ClosedWords()
    open_words.required = True
    for kind in NoteKind:
        keys = opened_keys(ring, kind, unlocked.owner, unlocked.opened.private)
        open_words.hold(kind, keys)
    seen: list[str] = []
    with closing(driver.connect(folder / "kantor.rehab", unlocked.key)) as file:
        names = "SELECT name FROM sqlite_master WHERE type = 'table'"
        for (table,) in file.execute(names).fetchall():
            for row in file.execute(f'SELECT * FROM "{table}"').fetchall():
                seen += [_plain(cell) for cell in row]
        for table, kind in KINDS.items():
            parts = CLOSED_WORDS[kind]
            for key, *cells in file.execute(f"SELECT id, {', '.join(parts)} FROM {table}"):
                for part, cell in zip(parts, cells, strict=True):
                    seen.append(open_words.opened(kind, key, part, cell) or "")
    everything = "\n".join(seen)
    return {one for one in wanted if one in everything}


def _plain(cell):
    """A cell as text; what is compressed is unpacked."""
    if not isinstance(cell, bytes):
        return str(cell)
    with suppress(zlib.error):
        cell = zlib.decompress(cell)
    return cell.decode("utf-8", "replace")


def ids(store, *logins):
    """The ids of users by their login names."""
    return [the_user(store, one).id for one in logins]


def names(store, wanted):
    """The login names of users by their ids."""
    return {one.login for one in store.users.all() if one.id in wanted}


def state(store, kind=NoteKind.COUNSELING):
    """How it stands with the key of a sort of notes."""
    return next(one for one in note_key_states(store) if one.kind is kind)


def ring_of(folder):
    """The ring of an office."""
    return read_ring(folder / "kantor.keys")


def reads(folder, login, note, words=""):
    """Whether somebody who logs in reads the note's words."""
    with entered(folder, login, words) as store:
        try:
            return open_counseling_note(store, note).subjective == SAID
        except (NoNoteKey, NotYourNote):
            return False


def whole(office, keys):
    """Whether Siti and Sekar read what they wrote, and whoever has no key finds none of it."""
    with entered(office, "siti") as store:
        counseling = open_counseling_note(store, keys[0])
    with entered(office, "sekar") as store:
        medical = open_medical_note(store, keys[1])
    read = (counseling.subjective, counseling.plan) == (SAID, "Relaksasi napas")
    hidden = [found_by(office, one, EVERY_WORD) for one in ("ratna", "opik", "rudi")]
    return (
        read
        and (medical.complaint, medical.staff) == (SEEN, "dr. Sekar Melati")
        and (hidden == [set()] * 3)
    )


def the_note(store, key):
    """A counseling note that is there and may be read."""
    found = store.counseling_notes.get(key)
    assert found is not None
    return found


def role_in(folder, kind=NoteKind.COUNSELING):
    """What the ring of an office has of the key of a sort of notes, which must be there."""
    found = role_key(ring_of(folder), kind)
    assert found is not None
    return found
