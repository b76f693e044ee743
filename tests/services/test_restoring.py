"""Who may put a backup in an office's place, what is shown before, and what the log says after."""

import shutil
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.domain.user import Role
from rehabdesk.services.comparing import compare_closed, compare_open
from rehabdesk.services.restoring import (
    RESTORED,
    RestoreGround,
    permit,
    restore_chosen,
    restore_permitted,
)
from rehabdesk.services.safekeeping import charge_of
from rehabdesk.services.users import change_own_passphrase, change_user, disable_user
from rehabdesk.storage import (
    AuditFilter,
    NewerFile,
    StorageTrouble,
    UserDisabled,
    WrongKey,
    driver,
    open_office,
)
from rehabdesk.storage.key_ring import read_ring
from rehabdesk.storage.restoring import find_backups, restore
from rehabdesk.storage.snapshot import back_up_now
from rehabdesk.wording.tables import TABLES
from tests.own_office import OTHER_WORDS, RECOVERY, TODAY, WORDS, own_office, the_user, with_user
from tests.sample_office import a_room
from tests.storage.test_damage import flip

NOW = datetime(2026, 5, 4, 16, 0).astimezone()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An office with a lead and a reader, its backup, and a room that came after the backup."""
    folder = tmp_path_factory.mktemp("pulih") / "kantor"
    store = own_office(folder)
    with_user(store, Role.TEAM_LEAD, "cecep")
    with_user(store, Role.READER, "pembaca")
    a_room(store, "Di cadangan")
    back_up_now(folder / "kantor.rehab", store.key, folder / "cadangan", NOW)
    a_room(store, "Hari ini")
    store.close()
    return folder


@pytest.fixture
def office(made, tmp_path):
    return shutil.copytree(made, tmp_path / "kantor")


@pytest.fixture
def source(office):
    return find_backups(office / "cadangan")[0][0]


def asked(office, source, words, login):
    return permit(source, office, words, login, count_in=office, now=NOW)


def put_back(office, source, words=WORDS, login="ratna"):
    found = asked(office, source, words, login)
    restore_permitted(found, source, NOW, office, NOW)
    return found


def rooms(office, words=WORDS, login="ratna"):
    store = open_office(office, words, login)
    try:
        names = {one.name for one in store.rooms.all()}
        return sorted(names & {"Di cadangan", "Hari ini"})
    finally:
        store.close()


def as_before(office):
    return rooms(office) == ["Di cadangan", "Hari ini"]


def test_a_lead_may_restore(office, source):
    assert put_back(office, source, OTHER_WORDS, "cecep").ground is RestoreGround.TODAY
    assert rooms(office) == ["Di cadangan"]


def test_a_reader_may_not(office, source):
    with pytest.raises(NotAllowed):
        asked(office, source, OTHER_WORDS, "pembaca")
    assert as_before(office)


def test_who_is_a_reader_today_may_not_though_the_backup_says_lead(office, source):
    store = open_office(office, WORDS, "ratna")
    lead = the_user(store, "cecep")
    change_user(store, lead.id, name=lead.name, role=Role.READER, counselor=None)
    store.close()

    with pytest.raises(NotAllowed):
        asked(office, source, OTHER_WORDS, "cecep")


def test_who_was_disabled_since_may_not(office, source):
    store = open_office(office, WORDS, "ratna")
    disable_user(store, the_user(store, "cecep").id, today=TODAY)
    store.close()

    with pytest.raises((UserDisabled, WrongKey)):
        asked(office, source, OTHER_WORDS, "cecep")
    assert as_before(office)


def test_a_passphrase_of_the_day_of_the_backup_is_not_enough(office, source):
    store = open_office(office, OTHER_WORDS, "cecep")
    change_own_passphrase(store, OTHER_WORDS, "sepatu hitam berlari jauh")
    store.close()

    with pytest.raises(WrongKey):
        asked(office, source, OTHER_WORDS, "cecep")


def test_somebody_at_the_desk_without_the_right_may_not(office, source):
    store = open_office(office, WORDS, "ratna")
    charge = charge_of(store)
    assert charge is not None
    store.close()
    reader = replace(charge, desk=replace(charge.desk, role=Role.READER))

    with pytest.raises(NotAllowed):
        restore_chosen(reader, "Orang", source, NOW, NOW)
    assert as_before(office)


def damage(office, how):
    path = office / "kantor.rehab"
    if how == "gone":
        path.unlink()
    elif how == "emptied":
        path.write_bytes(b"")
    else:
        flip(path, 0, 4096)


@pytest.mark.parametrize("how", ["gone", "emptied", "first page"])
def test_where_todays_office_does_not_open_the_backup_says_who_may(office, source, how):
    damage(office, how)

    with pytest.raises(NotAllowed):
        asked(office, source, OTHER_WORDS, "pembaca")
    assert put_back(office, source, OTHER_WORDS, "cecep").ground is RestoreGround.BACKUP
    assert rooms(office) == ["Di cadangan"]


@pytest.mark.parametrize("how", ["gone", "emptied", "first page"])
def test_who_was_disabled_comes_in_by_no_damaged_office(office, source, how):
    store = open_office(office, WORDS, "ratna")
    disable_user(store, the_user(store, "cecep").id, today=TODAY)
    store.close()
    damage(office, how)

    with pytest.raises((UserDisabled, WrongKey)):
        asked(office, source, OTHER_WORDS, "cecep")


def test_the_recovery_key_is_enough_and_that_is_said(office, source):
    damage(office, "gone")

    assert put_back(office, source, RECOVERY, "").ground is RestoreGround.RECOVERY

    assert "kunci pemulihan" in restored_entry(office).why


def test_on_a_pc_that_has_nothing_else_a_lead_may_restore(office, source, tmp_path):
    found = permit(source, tmp_path / "pc baru", OTHER_WORDS, "cecep", count_in=tmp_path, now=NOW)
    restore_permitted(found, source, NOW, tmp_path / "pc baru", NOW)

    assert rooms(tmp_path / "pc baru") == ["Di cadangan"]


def restored_entry(office):
    store = open_office(office, WORDS, "ratna")
    try:
        found = store.audit.entries(AuditFilter(kind=EntryKind.SECURITY))
        return next(one for one in found if one.label == RESTORED)
    finally:
        store.close()


def test_the_restored_log_says_who_restored_what_and_from_where_it_goes_on(office, source):
    store = open_office(office, WORDS, "ratna")
    heads, lead = store.audit.heads(), the_user(store, "cecep")
    store.close()

    put_back(office, source, OTHER_WORDS, "cecep")

    entry = restored_entry(office)
    assert entry.user == lead.id
    assert "4 Mei 2026 16.00" in entry.why
    assert lead.name in entry.why
    assert f"sebelumnya sampai {heads[0].count}" in entry.why
    assert heads[0].chain.hex()[:16].upper() in entry.why


def test_what_was_left_behind_is_not_called_an_altered_log_and_anything_else_is(office, source):
    store = open_office(office, WORDS, "ratna")
    before = store.audit.heads()
    store.close()
    put_back(office, source)

    store = open_office(office, WORDS, "ratna")

    assert store.altered is None
    assert store.audit.verify(before).broken is None
    head = before[0]
    assert store.audit.verify((replace(head, count=head.count + 1),)).broken is not None
    backup = open_office(source, WORDS, "ratna")
    kept = {one.origin: one.count for one in backup.audit.heads()}
    backup.close()
    (left,) = store.audit.left_behind().heads
    assert (left.since, left.until) == (kept.get(left.origin, 0), head.count)
    assert left.since > 0
    store.close()


def test_the_comparison_shows_rows_that_differ_though_the_numbers_are_equal(office, source):
    store = open_office(office, WORDS, "ratna")
    room = next(one for one in store.rooms.all() if one.name == "Di cadangan")
    with store.change("Ruang diubah"):
        store.rooms.put(replace(room, name="Nama baru"))
        other = next(one for one in store.rooms.all() if one.name == "Hari ini")
        store.rooms.put(other)
    charge = charge_of(store)
    assert charge is not None

    shown = compare_open(charge, source)
    store.close()

    line = next(one for one in shown.lines if one.words == "Ruangan")
    assert line.today == line.then + 1
    assert (line.lost, line.back, line.changed) == (1, 0, 1)
    assert shown.loses
    deeds = dict(shown.deeds)
    assert deeds["Ruang diubah"] == 1
    assert shown.deeds_count == sum(deeds.values())


def test_a_row_that_was_changed_and_changed_back_is_the_same(office, source):
    store = open_office(office, WORDS, "ratna")
    user = the_user(store, "pembaca")
    for role in (Role.OPERATOR, Role.READER):
        change_user(store, user.id, name=user.name, role=role, counselor=None)
    charge = charge_of(store)
    assert charge is not None

    shown = compare_open(charge, source)
    store.close()

    assert next(one for one in shown.lines if one.words == "Pengguna").same


@pytest.mark.parametrize("how", ["gone", "emptied", "first page"])
def test_where_today_cannot_be_read_the_comparison_says_so(office, source, how):
    damage(office, how)
    found = asked(office, source, OTHER_WORDS, "cecep")

    shown = compare_closed(found, source, office)

    assert not shown.today_readable
    assert (shown.then_written is None, shown.today_written) == (False, None)
    assert (shown.deeds, shown.deeds_count, shown.last_deed_at) == ((), 0, None)
    (rooms,) = [one for one in shown.lines if one.words == "Ruangan"]
    assert (rooms.then, rooms.today, rooms.back) == (1, None, 1)
    assert not shown.loses
    assert [one.words for one in shown.lines if one.then == 0] == []
    assert {one.words for one in shown.lines} <= set(TABLES.values())


@pytest.mark.parametrize("broken", [b"", b"{", b'{"format": 3}'])
def test_a_backup_whose_ring_is_broken_never_replaces_a_good_ring(office, source, broken):
    good = {one.owner for one in read_ring(office / "kantor.keys").slots}
    (source / "kantor.keys").write_bytes(broken)

    put_back(office, source)

    assert {one.owner for one in read_ring(office / "kantor.keys").slots} == good
    assert rooms(office) == ["Di cadangan"]


def test_a_backup_whose_ring_was_altered_never_replaces_a_good_ring(office, source):
    text = (source / "kantor.keys").read_text("utf-8")
    (source / "kantor.keys").write_text(text.replace('"generation": ', '"generation": 9'), "utf-8")

    put_back(office, source)

    assert rooms(office) == ["Di cadangan"]
    assert rooms(office, OTHER_WORDS, "cecep") == ["Di cadangan"]


def test_where_neither_ring_is_good_nothing_is_moved(office, source):
    store = open_office(office, WORDS, "ratna")
    key = store.key
    store.close()
    (source / "kantor.keys").write_bytes(b"{")
    (office / "kantor.keys").write_bytes(b"{")
    before = (office / "kantor.rehab").read_bytes()

    with pytest.raises(StorageTrouble):
        restore(source, office, key, NOW)

    assert (office / "kantor.rehab").read_bytes() == before


def test_a_backup_of_a_newer_schema_is_refused_before_anything_moves(office, source):
    store = open_office(office, WORDS, "ratna")
    key = store.key
    store.close()
    connection = driver.connect(source / "kantor.rehab", key)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = {one.name: one.read_bytes() for one in office.iterdir() if one.is_file()}

    with pytest.raises(NewerFile):
        put_back(office, source)

    after = {one.name: one.read_bytes() for one in office.iterdir() if one.is_file()}
    assert after == before
    assert not list((office / "cadangan").glob("*pulih*"))


def test_an_old_backup_is_put_under_todays_key(office, source, tmp_path):
    """The office's key was changed since: what is restored opens with today's passphrases only."""
    from rehabdesk.storage.key_ring import require_seal, sealed, under_next_key, write_ring
    from rehabdesk.storage.keys import make_slot, new_key
    from tests.own_office import LIGHT

    store = open_office(office, WORDS, "ratna")
    old, ratna = store.key, the_user(store, "ratna")
    store.close()
    following = new_key()
    connection = driver.connect(office / "kantor.rehab", old)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(f"PRAGMA rekey = \"x'{following.hex()}'\"")
    connection.close()
    ring = read_ring(office / "kantor.keys")
    slot = make_slot(
        following, WORDS, office=ring.office, owner=ratna.id, login="ratna", effort=LIGHT
    )
    changed = replace(under_next_key(ring, old, following), slots=(slot,))
    write_ring(office / "kantor.keys", sealed(changed, following))
    assert rooms(office) == ["Di cadangan", "Hari ini"]

    put_back(office, source)

    require_seal(read_ring(office / "kantor.keys"), following)
    assert rooms(office) == ["Di cadangan"]
    with pytest.raises(WrongKey):
        open_office(office, OTHER_WORDS, "cecep")


def test_a_backup_that_is_from_later_is_not_the_one_a_command_takes(office, source):
    store = open_office(office, WORDS, "ratna")
    later = datetime.now().astimezone() + timedelta(days=3000)
    back_up_now(office / "kantor.rehab", store.key, office / "cadangan", later)
    store.close()

    assert find_backups(office / "cadangan")[0][0] == source
