"""No passphrase but a holder's finds a word of a note, and no cell opens in another place."""

import shutil

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msgspec.structs import replace

from rehabdesk.domain.note import ClosedNotes, NoteKind
from rehabdesk.domain.refusals import NoNoteKey, NoteAltered
from rehabdesk.services.checking import check_office
from rehabdesk.services.counseling_notes import open_counseling_note, save_counseling_note
from rehabdesk.storage import AuditFilter, open_office
from rehabdesk.storage.closed_words import UNOPENED, is_closed
from tests.notes_office import (
    COUNSELING_WORDS,
    MEDICAL_WORDS,
    STAFF,
    entered,
    found_by,
    give,
    notes_office,
    the_note,
    the_person,
    write_notes,
)
from tests.own_office import OTHER_WORDS
from tests.sample_notes import a_note, a_planned_note
from tests.sample_office import TODAY

EVERY_WORD = (*COUNSELING_WORDS, *MEDICAL_WORDS)
PAGE, RESERVED = 4096, 80
HOLDERS = {"siti": set(COUNSELING_WORDS), "sekar": set(MEDICAL_WORDS)}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """An office with a counseling note and a medical one, and their ids."""
    folder = notes_office(tmp_path_factory.mktemp("catatan") / "kantor")
    return folder, write_notes(folder)


@pytest.fixture
def office(written, tmp_path):
    return shutil.copytree(written[0], tmp_path / "kantor")


@pytest.fixture
def note(written):
    return written[1][0]


@pytest.fixture
def medical(written):
    return written[1][1]


@pytest.mark.parametrize("login", ["ratna", *STAFF])
def test_three_lines_of_python_find_only_what_the_passphrase_is_for(office, login):
    assert found_by(office, login, EVERY_WORD) == HOLDERS.get(login, set())


def test_who_was_given_the_key_finds_the_words_too(office):
    give(office, "siti", "asep")

    assert found_by(office, "asep", EVERY_WORD) == set(COUNSELING_WORDS)


def test_words_in_clear_are_found_by_anybody(office, note):
    """The search above can fail."""
    store = open_office(office, OTHER_WORDS, "rudi")
    with store.change("Uji"):
        store.connection.execute(
            "UPDATE counseling_note SET plan = 'Relaksasi napas' WHERE id = ?", (note,)
        )
    store.close()

    assert found_by(office, "rudi", EVERY_WORD) == {"Relaksasi napas"}


@pytest.mark.parametrize("part", ["topic", "next_step"])
def test_words_in_clear_are_named_by_the_check_of_the_office(office, note, part):
    with entered(office, "ratna") as store:
        assert check_office(store).sound
        with store.change("Uji"):
            sql = f"UPDATE counseling_note SET {part} = 'Rindu' WHERE id = ?"
            store.connection.execute(sql, (note,))
        found = [(words, count) for _, words, count in check_office(store).findings if count]

    assert found == [("Catatan yang isinya tidak tertutup", 1)]


def test_nothing_is_written_in_clear_for_want_of_a_key(office):
    store = open_office(office, OTHER_WORDS, "dewi")

    with pytest.raises(NoNoteKey), store.change("Uji"):
        store.counseling_notes.put(a_planned_note(the_person(store)))

    store.close()
    assert found_by(office, "rudi", EVERY_WORD) == set()


def cells(store, key):
    names = "topic, subjective, objective, assessment, plan, next_step"
    rows = store.query(f"SELECT {names} FROM counseling_note WHERE id = ?", (key,))
    return list(rows[0])


def test_an_empty_part_and_a_short_one_are_closed_to_the_same_length(office, note):
    with entered(office, "siti") as store:
        found = cells(store, note)

    assert all(is_closed(one) for one in found)
    assert len(found[0]) == len(found[2]) == len(found[3]) == len(found[5])
    assert len(found[1]) > len(found[0])


@pytest.mark.parametrize(("source", "target"), [("subjective", "subjective"), ("topic", "plan")])
def test_a_cell_of_another_note_or_part_is_refused(office, note, source, target):
    with entered(office, "siti") as store:
        other = a_note(store, the_person(store), subjective="Tenang", topic="Lain")
        sql = f"UPDATE counseling_note SET {target} = (SELECT {source} FROM counseling_note"
        where = (other.id if source == target else note, note)
        with store.change("Uji"):
            store.connection.execute(f"{sql} WHERE id = ?) WHERE id = ?", where)

        listed = the_note(store, note)

        assert getattr(listed, target) == UNOPENED
        with pytest.raises(NoteAltered):
            open_counseling_note(store, note)
        assert open_counseling_note(store, other.id).topic == "Lain"


@pytest.mark.parametrize(
    "cell", ["\x02", "\x021:", "\x021:!!", "\x021:AAAA", "\x029:AAAA", "\x02" + "9" * 5000 + ":"]
)
def test_a_broken_cell_is_refused_and_the_other_parts_are_read(office, note, cell):
    with entered(office, "siti") as store:
        with store.change("Uji"):
            store.connection.execute(
                "UPDATE counseling_note SET plan = ? WHERE id = ?", (cell, note)
            )

        found = the_note(store, note)

        assert (found.plan, found.topic) == (UNOPENED, "Rindu pada anak")


def test_sharing_a_note_with_a_broken_cell_leaves_the_cell_as_it_is(office, note):
    with entered(office, "siti") as store:
        broken = "\x021:AAAA"
        with store.change("Uji"):
            store.connection.execute(
                "UPDATE counseling_note SET plan = ? WHERE id = ?", (broken, note)
            )
        with store.change("Dibagikan"):
            store.counseling_notes.put(replace(the_note(store, note), minutes=50))

        assert cells(store, note)[4] == broken


def test_a_part_that_stays_keeps_its_cell_and_the_log_tells_only_what_changed(office, note):
    give(office, "siti", "asep")
    with entered(office, "siti") as store:
        before = cells(store, note)
        same = the_note(store, note)
        save_counseling_note(store, replace(same, plan="Konseling keluarga"), today=TODAY)
        after = cells(store, note)
    with entered(office, "asep") as store:
        newest = store.audit.of_row("counseling_note", note)[0]

    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 1
    assert newest.rows[0].fields == (("plan", "Relaksasi napas", "Konseling keluarga"),)


@pytest.mark.parametrize("login", ["ratna", "dewi"])
def test_the_log_tells_no_word_to_who_has_not_the_key(office, note, login):
    with entered(office, login) as store:
        entries = store.audit.entries(AuditFilter())
    told = str([(one.label, one.why, one.rows) for one in entries])

    assert "Catatan konseling ditambahkan" in told
    assert not [one for one in EVERY_WORD if one in told]
    assert "\\x02" not in told


def test_a_long_former_text_is_whole_in_the_log_and_a_long_new_one_a_digest(office, note):
    give(office, "siti", "asep")
    long, longer = "Cerita masa kecil. " * 60, "Cerita masa tua. " * 60
    with entered(office, "siti") as store:
        for words in (long, longer):
            found = the_note(store, note)
            save_counseling_note(store, replace(found, plan=words), today=TODAY)
    with entered(office, "asep") as store:
        ((name, old, new),) = store.audit.of_row("counseling_note", note)[0].rows[0].fields

    assert (name, old) == ("plan", long.strip())
    assert new.startswith("… sha256 ")


def test_notes_from_before_there_were_keys_are_closed_at_the_first_login(tmp_path):
    """What the log told of them before stays there, and the security part says so."""
    folder = notes_office(tmp_path / "kantor")
    store = open_office(folder, OTHER_WORDS, "siti")
    store.words.required = False
    note = a_note(store, the_person(store), plan="Pada hari lama", assessment="Rumah " * 300)
    store.close()
    assert "Pada hari lama" in str(found_by(folder, "rudi", ["Pada hari lama"]))

    with entered(folder, "siti") as store:
        assert store.settings.read(ClosedNotes).kinds == (NoteKind.COUNSELING,)
        assert store.counseling_notes.get(note.id) == note
        assert all(is_closed(one) for one in cells(store, note.id))
        label = store.audit.entries(AuditFilter())[0]
        assert (label.label, label.why) == ("Isi catatan ditutup", "Catatan konseling: 1")
        told = store.query("SELECT content FROM audit_entry ORDER BY place DESC LIMIT 1")[0][0]
        assert b"hari lama" not in told

    with entered(folder, "rudi") as store:
        assert "hari lama" not in str(store.query("SELECT * FROM counseling_note"))
    # The entry of that day has them, and cannot be written anew.
    assert found_by(folder, "rudi", ["Pada hari lama"]) == {"Pada hari lama"}


def test_closing_leaves_no_words_on_pages_that_are_free(tmp_path):
    folder = notes_office(tmp_path / "kantor")
    store = open_office(folder, OTHER_WORDS, "siti")
    store.words.required = False
    for number in range(20):
        words = f"Kisah rahasia {number} " * 150
        note = replace(a_planned_note(the_person(store), subjective=words), author="siti")
        with store.change("Uji"):
            store.counseling_notes.put(note)
    key = store.key
    store.close()
    assert b"Kisah rahasia" in bare_pages(folder / "kantor.rehab", key)

    with entered(folder, "siti"):
        pass

    assert b"Kisah rahasia" not in bare_pages(folder / "kantor.rehab", key)


def bare_pages(path, key):
    """Every page of a closed file decrypted, those that are free too (SQLCipher 4's form)."""
    whole, bare = path.read_bytes(), bytearray()
    for at in range(0, len(whole), PAGE):
        page = whole[at : at + PAGE]
        first = 16 if at == 0 else 0
        vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        opening = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        bare += opening.update(page[first : PAGE - RESERVED])
    return bytes(bare)
