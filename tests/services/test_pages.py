"""What an office does about pages that were not as they were left, and who may go on."""

import shutil
from contextlib import closing

import pytest

from rehabdesk.domain.audit import ChainBreak, EntryKind
from rehabdesk.domain.refusals import Missing, NotAllowed, RecoveryKeyWrong
from rehabdesk.domain.user import Role
from rehabdesk.services.founding import new_recovery_code
from rehabdesk.services.login import ACCEPTED, access_for_recovery, log_in, log_in_with_recovery
from rehabdesk.services.pages import accept_pages, found_words, look_at_pages, settle_pages
from rehabdesk.services.rehearsal import rehearse
from rehabdesk.services.rescue import save_readable
from rehabdesk.services.restoring import permit, restore_permitted
from rehabdesk.services.safekeeping import charge_of, copy_to
from rehabdesk.services.users import change_user
from rehabdesk.storage import (
    AuditFilter,
    CopyChanged,
    PagesSeen,
    RolesAltered,
    driver,
    unlock_office,
)
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.ring_facts import FOUND
from rehabdesk.storage.whole_file import backups_in
from tests.own_office import (
    NOW,
    OTHER_WORDS,
    RECOVERY,
    TODAY,
    WORDS,
    own_office,
    the_user,
    with_user,
)
from tests.sample_office import a_room
from tests.storage.old_pages import replay_table


@pytest.fixture
def folder(tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    a_room(store, "Aula")
    store.close()
    return tmp_path / "kantor"


def opened(folder, login="ratna", words=WORDS):
    return log_in(folder, login, words, now=NOW)


def with_old_page(folder, table):
    """A page of a table from the day before lies in the closed file."""
    before = shutil.copytree(folder, folder.with_name(f"lama-{table}"))
    store = opened(folder)
    if table == "app_user":
        cecep = the_user(store, "cecep").id
        change_user(store, cecep, name="Orang cecep", role=Role.TEAM_LEAD, counselor=None)
    else:
        a_room(store, "Masjid")
    key = store.key
    store.close()
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key, table)
    return key


def a_backup(store, folder):
    charge = charge_of(store)
    assert charge is not None
    made = copy_to(charge, folder.parent / "cadangan", NOW, beside=False)
    return folder.parent / "cadangan" / made.folder


def put_back(source, folder):
    permitted = permit(source, folder, WORDS, "ratna", count_in=folder, now=NOW)
    made_at = backups_in(source.parent)[0].made_at
    restore_permitted(permitted, source, made_at, folder, NOW)


def test_the_holder_of_the_recovery_sheet_sees_who_may_what_and_goes_on(folder):
    with_old_page(folder, "app_user")
    with pytest.raises(RolesAltered):
        log_in_with_recovery(folder, RECOVERY, now=NOW)

    access = access_for_recovery(folder, RECOVERY, now=NOW)
    log_in_with_recovery(folder, RECOVERY, now=NOW, accepting=True).close()

    assert dict(access.users)["Orang cecep"] is Role.COUNSELOR
    assert (access.disabled, access.restricted) == ((), 0)
    store = opened(folder)
    logged = store.audit.entries(AuditFilter(kind=EntryKind.SECURITY))
    assert ACCEPTED in [one.label for one in logged]
    assert the_user(store, "cecep").role is Role.COUNSELOR
    # The page is told all the same: it was another one when the file was closed.
    assert found_words(store)
    store.close()


def test_a_wrong_recovery_key_shows_nobody(folder):
    with_old_page(folder, "app_user")

    with pytest.raises(RecoveryKeyWrong):
        access_for_recovery(folder, new_recovery_code(), now=NOW)


def test_an_older_page_of_users_restores_nothing_by_a_role_that_was_lost(folder):
    """Today's office opens for nobody then, so the right is asked of the backup."""
    store = opened(folder)
    source = a_backup(store, folder)
    store.close()
    with_old_page(folder, "app_user")

    with pytest.raises(NotAllowed):
        permit(source, folder, OTHER_WORDS, "cecep", count_in=folder, now=NOW)
    put_back(source, folder)

    store = opened(folder)
    assert not found_words(store)
    assert look(store).pages is PagesSeen.SAME
    store.close()


def look(store):
    charge = charge_of(store)
    assert charge is not None
    return look_at_pages(charge)


def test_a_look_beside_the_work_tells_the_page_and_writes_nothing(folder):
    with_old_page(folder, "room")
    store = opened(folder)
    before = (folder / "kantor.keys").read_bytes()

    assert look(store).pages is PagesSeen.DIFFERENT
    assert (folder / "kantor.keys").read_bytes() == before
    assert not found_words(store)

    settle_pages(store)
    assert "halaman dari hari lain" in found_words(store)
    store.close()


def test_to_accept_needs_a_reason(folder):
    with_old_page(folder, "room")
    opened(folder).close()
    store = opened(folder)

    with pytest.raises(Missing):
        accept_pages(store, "  ")

    assert found_words(store)
    store.close()


def test_a_backup_knows_its_own_pages_and_raises_no_alarm(folder):
    store = opened(folder)
    settle_pages(store)
    source = a_backup(store, folder)
    a_room(store, "Sesudahnya")
    store.close()

    put_back(source, folder)

    store = opened(folder)
    assert look(store).pages is PagesSeen.SAME
    assert not found_words(store)
    store.close()


def test_a_backup_that_is_put_in_place_by_hand_raises_no_alarm(folder):
    store = opened(folder)
    source = a_backup(store, folder)
    store.close()
    for name in ("kantor.rehab", "kantor.keys"):
        shutil.copyfile(source / name, folder / name)

    store = opened(folder)
    assert look(store).pages is PagesSeen.SAME
    store.close()


def test_a_backups_ring_beside_todays_file_is_taken_for_a_missing_closing(folder):
    """As the program advises where the ring is broken."""
    store = opened(folder)
    settle_pages(store)
    source = a_backup(store, folder)
    a_room(store, "Sesudahnya")
    store.close()
    shutil.copyfile(source / "kantor.keys", folder / "kantor.keys")

    store = opened(folder)
    found = look(store)
    assert found.pages is PagesSeen.NOT_CLOSED
    assert found.chain is not None
    assert found.chain.broken is None
    store.close()
    store = opened(folder)
    assert not found_words(store)
    store.close()


def with_strange_page(folder, table):
    """A backup with a page of the office that was restored from it: they have one salt."""
    store = opened(folder)
    source = a_backup(store, folder)
    store.close()
    put_back(source, folder)
    store = opened(folder)
    a_room(store, "Masjid")
    key = store.key
    store.close()
    replay_table(folder / "kantor.rehab", source / "kantor.rehab", key, table)
    return source


def test_a_page_of_another_day_in_a_backup_is_never_put_back(folder):
    source = with_strange_page(folder, "room")
    office = (folder / "kantor.rehab").read_bytes()

    with pytest.raises(CopyChanged):
        put_back(source, folder)

    assert (folder / "kantor.rehab").read_bytes() == office


def test_a_page_of_another_day_in_a_backup_is_found_by_a_rehearsal(folder):
    # What is counted stays the same.
    source = with_strange_page(folder, "this_pc")
    store = opened(folder)
    charge = charge_of(store)
    assert charge is not None
    made = backups_in(source.parent, store.key)[0]

    with pytest.raises(CopyChanged):
        rehearse(charge, source, made, TODAY)
    store.close()


def test_a_backup_of_an_office_with_such_pages_says_so_when_it_is_put_back(folder):
    with_old_page(folder, "room")
    store = opened(folder)
    settle_pages(store)
    source = a_backup(store, folder)
    store.close()
    assert FOUND in read_ring(source / "kantor.keys").facts

    put_back(source, folder)

    store = opened(folder)
    assert found_words(store)
    store.close()


def test_what_was_saved_of_a_damaged_office_raises_no_alarm(folder):
    key = unlock_office(folder, WORDS, "ratna").key
    saved, _ = save_readable(folder, key, NOW)

    put_back(saved, folder)

    store = opened(folder)
    assert look(store).pages is PagesSeen.SAME
    assert not found_words(store)
    assert [one.name for one in store.rooms.all()] == ["Aula"]
    store.close()


def test_an_older_ring_of_an_open_office_is_named_by_the_log_although_its_index_is_older_too(
    folder,
):
    """What pages of every table but the log's own would bring back, with a faked crash."""
    store = opened(folder)
    settle_pages(store)
    ring, key = (folder / "kantor.keys").read_bytes(), store.key
    (generation,) = store.query("SELECT generation FROM key_ring")[0]
    cecep = the_user(store, "cecep").id
    change_user(store, cecep, name="Orang cecep", role=Role.TEAM_LEAD, counselor=None)
    store.close()
    with closing(driver.connect(folder / "kantor.rehab", key)) as seen:
        seen.execute("DROP TRIGGER audit_row_no_delete")
        for told in (
            f"DELETE FROM audit_row WHERE table_name = 'key_ring' AND row_key > '{generation}'",
            f"UPDATE key_ring SET generation = {generation}",
            "UPDATE app_user SET role = 'counselor' WHERE login = 'cecep'",
        ):
            assert seen.execute(told).rowcount > 0
    (folder / "kantor.keys").write_bytes(ring)

    store = opened(folder)
    found = look(store)

    assert found.pages is PagesSeen.NOT_CLOSED
    assert found.chain is not None
    assert found.chain.broken is ChainBreak.NEWER_RING
    settle_pages(store, found)
    store.close()
    store = opened(folder)
    assert found_words(store)
    store.close()
