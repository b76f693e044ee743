"""Getting an office back: compared first, on another PC, or from what is still readable."""

from datetime import timedelta

import pytest

from rehabdesk.domain.refusals import WaitBeforeTrying
from rehabdesk.services.login import wrong_tries_before
from rehabdesk.services.rescue import (
    backups_around,
    compare,
    contents_today,
    find_backups,
    restore,
    save_readable,
    unlock_any,
)
from rehabdesk.services.safekeeping import backups_of, charge_of, is_sound, prepare_stick
from rehabdesk.storage import WrongKey, open_office
from tests.sample_office import a_resident, a_room
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


def test_before_anything_is_replaced_the_backup_is_compared_with_today(charge, office):
    a_room(office, "Ada di cadangan")
    backed_up(charge)
    a_room(office, "Diisi sesudahnya")
    backup = backups_of(charge, roots=())[0][2]

    lines = compare(backup.held, contents_today(charge.folder, charge.key))

    room = next(one for one in lines if one.words == "Ruangan")
    assert (room.then, room.today, room.lost) == (1, 2, 1)


def test_the_stick_alone_is_enough_on_another_pc(charge, office, tmp_path):
    a_room(office, "Aula")
    (tmp_path / "stik").mkdir()
    prepare_stick(charge, tmp_path / "stik")
    backed_up(charge, roots=[tmp_path / "stik"])
    before = office.desk.origin

    source, _backup = find_backups(tmp_path / "stik")[0]
    places = (source, tmp_path / "pc lain")
    key = unlock_any(places, WORDS, count_in=source.parent, now=NOW).key
    restore(source, tmp_path / "pc lain", key, NOW)

    store = open_office(tmp_path / "pc lain", WORDS)
    assert [one.name for one in store.rooms.all()] == ["Aula"]
    assert store.desk.origin != before
    store.close()


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
    assert wrong_tries_before(charge.folder) == 4
    assert at_the_door(WORDS, NOW + timedelta(seconds=6)).key == charge.key
    assert wrong_tries_before(charge.folder) == 0
