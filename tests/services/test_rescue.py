"""Getting an office back: compared first, on another PC, or from what is still readable."""

from datetime import timedelta

import pytest

from rehabdesk.domain.refusals import WaitBeforeTrying
from rehabdesk.services.login import wrong_tries_before
from rehabdesk.services.rescue import (
    backups_around,
    save_readable,
    unlock_any,
)
from rehabdesk.services.safekeeping import charge_of, is_sound
from rehabdesk.storage import WrongKey, open_office
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
    assert wrong_tries_before(charge.folder) == 4
    assert at_the_door(WORDS, NOW + timedelta(seconds=6)).key == charge.key
    assert wrong_tries_before(charge.folder) == 0
