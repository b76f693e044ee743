"""A backup with parts that are not ours is refused at every door, and nothing has moved."""

import hashlib
import shutil
from datetime import datetime

import pytest

from rehabdesk.domain.backup import Backup
from rehabdesk.services.comparing import compare_open
from rehabdesk.services.rehearsal import rehearse
from rehabdesk.services.restoring import permit, restore_chosen, take_back
from rehabdesk.services.safekeeping import charge_of
from rehabdesk.services.troubles import trouble_sentence
from rehabdesk.storage import (
    CopyTooMuch,
    FileDamaged,
    ForeignParts,
    OtherOfficesKeys,
    open_office,
    unlock_office,
)
from rehabdesk.storage.restoring import find_backups, restore
from rehabdesk.storage.snapshot import back_up_now
from tests.own_office import TODAY, WORDS, own_office
from tests.sample_office import a_room
from tests.storage.foreign_copies import CROSSED, FOREIGN, HUGE, plant
from tests.storage.test_upgrade import WORDS as OLD_WORDS
from tests.storage.test_upgrade import an_office_of

NOW = datetime(2026, 11, 29, 8).astimezone()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asing") / "kantor"
    store = own_office(folder)
    a_room(store, "Aula")
    back_up_now(folder / "kantor.rehab", store.key, folder / "cadangan", NOW)
    store.close()
    return folder


@pytest.fixture
def office(made, tmp_path):
    return shutil.copytree(made, tmp_path / "kantor")


@pytest.fixture
def chosen(office):
    return find_backups(office / "cadangan")[0]


def key_of(office):
    return unlock_office(office, WORDS, "ratna").key


def as_it_lies(folder):
    """Every file of a folder but what counts wrong tries, with its digest."""
    return {
        str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in folder.rglob("*")
        if one.is_file()
    }


def asks_to_restore(office, source, _backup):
    permit(source, office, WORDS, "ratna", count_in=office, now=NOW)


def asks_where_today_is_gone(office, source, _backup):
    for name in ("kantor.rehab", "kantor.keys"):
        (office / name).rename(office / f"{name}.lama")
    try:
        permit(source, office, WORDS, "ratna", count_in=office, now=NOW)
    finally:
        for name in ("kantor.rehab", "kantor.keys"):
            (office / f"{name}.lama").rename(office / name)


def puts_back(office, source, _backup):
    restore(source, office, key_of(office), NOW)


DOORS = [asks_to_restore, asks_where_today_is_gone, puts_back]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("what", ["a trigger", "a view without end", "a table with SQL for a name"])
def test_a_closed_office_is_not_touched_by_a_foreign_backup(office, chosen, door, what):
    plant(chosen[0] / "kantor.rehab", key_of(office), FOREIGN[what])
    before = as_it_lies(office)

    with pytest.raises(ForeignParts) as trouble:
        door(office, *chosen)

    assert "bukan milik RehabDesk" in trouble_sentence(trouble.value)
    assert as_it_lies(office) == before


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("sql", "trouble"), [(CROSSED, FileDamaged), (HUGE, CopyTooMuch)])
def test_nor_by_one_that_is_no_sound_file(office, chosen, door, sql, trouble):
    plant(chosen[0] / "kantor.rehab", key_of(office), sql)
    before = as_it_lies(office)

    with pytest.raises(trouble):
        door(office, *chosen)

    assert as_it_lies(office) == before


def compares(charge, source, _backup):
    compare_open(charge, source)


def rehearses(charge, source, backup):
    rehearse(charge, source, backup, TODAY)


def restores(charge, source, _backup):
    restore_chosen(charge, "Ratna", source, NOW, NOW)


@pytest.mark.parametrize("deed", [compares, rehearses, restores])
def test_an_open_office_refuses_it_in_the_same_words(office, chosen, deed):
    source, backup = chosen
    plant(source / "kantor.rehab", key_of(office), FOREIGN["a trigger"])
    store = open_office(office, WORDS, "ratna")
    charge = charge_of(store)
    assert charge is not None
    before = as_it_lies(source)

    with pytest.raises(ForeignParts):
        deed(charge, source, backup)

    store.close()
    assert as_it_lies(source) == before


def test_what_lies_beside_a_backup_is_not_carried_into_its_rehearsal(office, chosen):
    """A log of SQLite's beside it would be taken for changes of the file."""
    source, _ = chosen
    store = open_office(office, WORDS, "ratna")
    charge = charge_of(store)
    assert charge is not None
    (source / "titipan").mkdir()
    (source / "titipan" / "pipa").symlink_to("/dev/zero")

    done = rehearse(charge, source, Backup(folder=source.name, made_at=NOW, size=0), TODAY)

    store.close()
    assert done.records == done.backup.records


def test_another_offices_file_in_a_backup_is_no_wrong_passphrase(office, chosen, tmp_path):
    """Whoever typed the right words is not made to wait."""
    other = own_office(tmp_path / "lain")
    other.close()
    source, _ = chosen
    shutil.copyfile(tmp_path / "lain" / "kantor.rehab", source / "kantor.rehab")

    for _ in range(5):
        with pytest.raises(OtherOfficesKeys):
            permit(source, office, WORDS, "ratna", count_in=office, now=NOW)


def test_an_upgrade_of_a_file_with_foreign_parts_is_not_gone_back_to(tmp_path):
    office = an_office_of(15, tmp_path / "kantor")
    plant(office, unlock_office(office, OLD_WORDS).key, FOREIGN["a trigger"])
    open_office(office, OLD_WORDS).close()
    before = as_it_lies(tmp_path)

    with pytest.raises(ForeignParts):
        take_back(office, OLD_WORDS, "", now=NOW)

    assert as_it_lies(tmp_path) == before
