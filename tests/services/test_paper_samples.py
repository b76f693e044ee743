"""The sample papers: made of people, counselors and notes as an office has them."""

import shutil
from datetime import UTC, datetime, time, timedelta

import pytest

from rehabdesk.domain.note import NOTE_LIMIT
from rehabdesk.domain.refusals import NotADemonstration
from rehabdesk.services.demonstration_tables import DEMONSTRATION_DAY
from rehabdesk.services.paper_samples import papers_of, samples_of
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, open_office

NOW = datetime.combine(DEMONSTRATION_DAY, time(2), UTC)


@pytest.fixture(scope="module")
def made(demonstration_folder, tmp_path_factory):
    """The samples, their office, and the files that it has right after."""
    folder = tmp_path_factory.mktemp("contoh-kertas") / "kantor"
    shutil.copytree(demonstration_folder, folder)
    samples = samples_of(folder, NOW)
    return samples, folder, {one.name for one in folder.iterdir() if one.is_file()}


@pytest.fixture(scope="module")
def drawn(made):
    """The samples, and the office in which they were made."""
    made, folder, _ = made
    store = open_office(folder, DEMONSTRATION_PASSPHRASE)
    yield made, store
    store.close()


def fact(dossier, label):
    return dict(dossier.facts)[label]


def longest_name(store):
    enrolled = {one.resident for one in store.enrolments.all()}
    return max(len(one.name) for one in store.residents.all() if one.id in enrolled)


def test_a_counseling_note_is_drawn_short_and_as_long_as_a_part_may_be(drawn):
    short, long = (dict(one.parts) for one in drawn[0]["counseling_note"])
    (part,) = [one for one in long if long[one] != short[one]]

    assert "\n" not in short[part] != ""
    line = short[part]
    assert set(long[part].split("\n")) == {line}
    assert NOTE_LIMIT - len(line) <= len(long[part]) <= NOTE_LIMIT


def test_notes_are_of_the_participant_with_the_longest_name_and_dated_today(drawn):
    made, store = drawn
    notes = made["counseling_note"] + made["medical_note"]

    assert {len(fact(one, "Nama")) for one in notes} == {longest_name(store)}
    assert {fact(one, "Hari/tanggal") for one in notes} == {"Senin, 30 Agustus 2021"}


def test_a_counseling_note_names_its_counselor_and_how_long_it_took(drawn):
    made, store = drawn

    for one in made["counseling_note"]:
        assert fact(one, "Konselor") == store.counselors.all()[0].name
        assert fact(one, "Durasi") == "45 menit"


def test_sheets_are_a_usual_one_the_longest_one_for_the_warden_and_a_blank_one(drawn):
    usual, longest, signed, blank = drawn[0]["attendance_sheet"]

    assert len(longest.rows) >= len(usual.rows) > 0
    assert signed.rows == usual.rows
    assert signed != usual
    assert blank.rows == ()


def test_grids_are_of_two_groups_this_month_and_of_a_month_without_sessions(drawn):
    first, second, empty = drawn[0]["monthly_grid"]

    assert first != second
    assert len(empty.columns) < len(first.columns)


def test_of_each_programme_three_certificates_are_drawn(drawn):
    made, store = drawn

    assert len(made["certificate"]) == 3 * store.cohorts.count()
    assert len(made["certificate_register"]) == store.cohorts.count()
    assert len(made["personal_record"]) == 2


def test_the_office_is_closed_when_its_samples_are_made(made):
    assert not [one for one in made[2] if one.endswith(("-wal", "-shm"))]


def test_sample_papers_are_made_in_no_real_office(store):
    with pytest.raises(NotADemonstration):
        papers_of(store, NOW + timedelta(days=1))
