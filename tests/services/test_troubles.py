"""The computer's troubles while somebody works: named, worded, and nothing confirmed is lost."""

import pytest

from rehabdesk.domain.refusals import NotFound, Undone
from rehabdesk.services.attendance import fill_empty, mark
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.troubles import (
    SENTENCES,
    answer_sentence,
    trouble_sentence,
    trouble_words,
)
from rehabdesk.storage import DiskFull, FileDamaged, ReadOnly, StorageTrouble
from rehabdesk.wording.refusals import sentence
from tests.sample_office import a_running_program, a_session
from tests.storage.test_office_file import an_office_on_disk


@pytest.fixture
def office(tmp_path):
    from rehabdesk.services.defaults import put_defaults

    store = an_office_on_disk(tmp_path / "kantor")
    put_defaults(store, 2021)
    yield store
    store.close()


def a_sheet_with_one_mark(store):
    cohort, group, enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    freeze_roster(store, session)
    present = store.statuses.all()[0]
    mark(store, session, enrolments[0].resident, present)
    return session, enrolments, present


def test_a_full_disk_loses_no_mark_that_was_made(office):
    session, enrolments, present = a_sheet_with_one_mark(office)
    pages = office.query("PRAGMA page_count")[0][0]
    office.connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(DiskFull) as trouble:
        write_on_and_on(office)

    assert "penuh" in trouble_sentence(trouble.value)
    row = office.attendance.row(session.id, enrolments[0].resident)
    assert row.status == present.number
    office.connection.execute("PRAGMA max_page_count = 1000000")
    assert fill_empty(office, session, present).record == len(enrolments) - 1


def write_on_and_on(office):
    for number in range(400):
        with office.change("Isi"):
            office.pictures.put(a_picture(number))


def a_picture(number):
    from rehabdesk.domain.identity import PictureId, new_id
    from rehabdesk.domain.office import Picture

    return Picture(
        id=PictureId(new_id()), media_type="image/png", content=bytes([number % 251]) * 9999
    )


def test_a_file_that_may_not_be_written_says_so_and_can_still_be_read(office):
    session, enrolments, present = a_sheet_with_one_mark(office)
    office.connection.execute("PRAGMA query_only = ON")

    with pytest.raises(ReadOnly):
        mark(office, session, enrolments[1].resident, present)

    assert office.attendance.row(session.id, enrolments[1].resident).status is None


def test_a_page_that_cannot_be_read_is_named(office):
    a_sheet_with_one_mark(office)
    path = office.path
    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    office.connection.execute("PRAGMA cache_size = 0")
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 + 100] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(FileDamaged):
        office.residents.all()


def test_every_answer_has_its_sentence():
    refusal, trouble = NotFound(text="residen"), DiskFull("kantor.rehab")

    assert answer_sentence(refusal) == sentence(refusal)
    assert answer_sentence(trouble) == trouble_sentence(trouble)
    assert answer_sentence(Undone("x")) == "Penyebabnya tidak diketahui."


def test_a_trouble_names_its_file_where_it_knows_it():
    assert trouble_sentence(DiskFull()) == SENTENCES[DiskFull]
    assert trouble_sentence(DiskFull("kantor.rehab")) == f"{SENTENCES[DiskFull]} (kantor.rehab)"
    assert trouble_sentence(StorageTrouble()) == "Berkas kantor tidak dapat dipakai."


@pytest.mark.parametrize("kind", SENTENCES, ids=lambda one: one.__name__)
def test_a_trouble_that_was_written_down_by_name_is_read_again(kind):
    assert trouble_words(kind.__name__) == SENTENCES[kind]


def test_a_name_that_no_trouble_has_is_unknown():
    assert trouble_words("Entahlah") == trouble_words("") == "Penyebabnya tidak diketahui."


# What the catalogues of offices' backups have in them: never changed, only added to.
WRITTEN_DOWN = (
    *("CopyAltered", "CopyChanged", "CopyReadingBroke", "CopyTooMuch", "DiskFull", "FileDamaged"),
    *("FileLocked", "FolderGone", "ForeignParts", "NewerFile", "NoOfficeFile", "OldKeys"),
    *("OnNetworkShare", "OnStick", "OtherOfficesKeys", "PlaceGone", "ReadOnly"),
    *("ReaderNotStarted", "RestrictionsAltered", "RingAltered", "RingDamaged", "RingStretched"),
    *("RolesAltered", "RolesAndRestrictionsAltered", "StillWriting", "UserDisabled", "WrongKey"),
)


@pytest.mark.parametrize("name", WRITTEN_DOWN)
def test_a_trouble_that_was_written_down_keeps_its_sentence(name):
    """A class that is renamed would leave every office with a backup that failed for nothing."""
    assert trouble_words(name) != trouble_words("")


def test_every_trouble_is_among_those_that_may_be_written_down():
    assert {kind.__name__ for kind in SENTENCES} == set(WRITTEN_DOWN)
