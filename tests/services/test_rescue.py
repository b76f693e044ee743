"""Getting an office back: compared first, on another PC, or from what is still readable."""

from datetime import timedelta

import pytest

from rehabdesk.domain.refusals import WaitBeforeTrying
from rehabdesk.services.rescue import (
    backups_around,
    save_readable,
    unlock_any,
)
from rehabdesk.services.safekeeping import charge_of, is_sound
from rehabdesk.storage import NoOfficeFile, StorageTrouble, WrongKey, open_office, read_tries
from tests.sample_office import a_resident
from tests.services.test_safekeeping import NOW, backed_up
from tests.storage.test_damage import flip
from tests.storage.test_office_file import WORDS, an_office_on_disk


@pytest.fixture
def office(tmp_path):
    store = an_office_on_disk(tmp_path / "kantor")
    yield store
    store.close()


@pytest.fixture
def charge(office):
    return charge_of(office)


def test_a_wrong_passphrase_opens_no_backup(charge):
    backed_up(charge)

    with pytest.raises(WrongKey):
        unlock_any(
            (backups_around(charge.folder)[0][0],),
            "bukan kata sandinya",
            count_in=charge.folder,
            now=NOW,
        )


def test_a_damaged_file_is_seen_and_what_is_readable_is_saved(charge, office):
    for number in range(60):
        a_resident(office, f"Orang {number}")
    office.close()
    flip(charge.path, charge.path.stat().st_size // 2 // 4096 * 4096)
    assert not is_sound(charge)

    folder, saved = save_readable(charge.folder, charge.key, NOW)

    assert saved.counts["resident"] > 0
    rescued = open_office(folder, WORDS)
    person = rescued.residents.all()[0]
    assert person.id in rescued.search.find(person.name)
    rescued.close()


def test_wrong_passphrases_at_the_rescue_are_waited_for_like_at_the_login(charge):
    backed_up(charge)
    source = backups_around(charge.folder)[0][0]

    def at_the_door(words, moment):
        return unlock_any((source,), words, count_in=charge.folder, now=moment)

    for _ in range(4):
        with pytest.raises(WrongKey):
            at_the_door("bukan kata sandinya", NOW)
    with pytest.raises(WaitBeforeTrying):
        at_the_door(WORDS, NOW)
    assert read_tries(charge.folder).wrong == 4
    assert at_the_door(WORDS, NOW + timedelta(seconds=6)).key == charge.key
    assert read_tries(charge.folder).wrong == 0


def test_any_of_several_rings_opens_and_else_the_first_says_why(charge, tmp_path):
    backed_up(charge)
    source = backups_around(charge.folder)[0][0]
    nothing = tmp_path / "kosong"
    nothing.mkdir()

    def at_the_door(places, words):
        return unlock_any(places, words, count_in=tmp_path, now=NOW)

    assert at_the_door((nothing, source), WORDS).key == charge.key
    with pytest.raises(WrongKey):
        at_the_door((source, nothing), "bukan kata sandinya")
    with pytest.raises(NoOfficeFile):
        at_the_door((nothing, source), "bukan kata sandinya")
    with pytest.raises(StorageTrouble):
        at_the_door((), WORDS)


@pytest.mark.parametrize("demonstration", [False, True])
def test_an_office_whose_own_record_is_lost_keeps_its_id_and_gets_a_name(tmp_path, demonstration):
    office = an_office_on_disk(tmp_path / "kantor", demonstration=demonstration)
    before, key = office.office.id, office.key
    a_resident(office, "Gunawan bin Saleh")
    with office.change("Hilang"):
        office.offices.remove(before)
    office.close()

    folder, saved = save_readable(tmp_path / "kantor", key, NOW)

    rescued = open_office(folder, WORDS)
    (nameless,) = rescued.offices.all()
    assert (nameless.id, nameless.name) == (before, "Kantor yang diselamatkan")
    assert nameless.short_name == nameless.name
    assert saved.counts["resident"] == 1
    assert rescued.search.find("gunawan")
    rescued.close()


def test_an_office_whose_own_record_is_there_keeps_it_and_is_closed_again(charge, office):
    name = office.office.name
    office.close()

    folder, _ = save_readable(charge.folder, charge.key, NOW)

    assert not [one.name for one in folder.iterdir() if one.name.endswith(("-wal", "-shm"))]
    rescued = open_office(folder, WORDS)
    assert [one.name for one in rescued.offices.all()] == [name]
    rescued.close()
