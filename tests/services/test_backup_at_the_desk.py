"""A backup that is looked at from the desk of the open office, and what the permit says of it."""

import shutil
from contextlib import contextmanager

import pytest

from rehabdesk.domain.user import Role
from rehabdesk.services.comparing import compare_closed, compare_open
from rehabdesk.services.login import log_in_with_recovery
from rehabdesk.services.restoring import RestoreGround, look_at_backup, permit_at, restore_chosen
from rehabdesk.services.safekeeping import charge_of
from rehabdesk.storage import RECOVERY_OWNER, FileDamaged, OtherOfficesKeys, open_office
from tests.own_office import OTHER_WORDS, RECOVERY, WORDS, own_office
from tests.services.test_restoring import NOW, asked, made, office, rooms, source

__all__ = ["made", "office", "source"]


@contextmanager
def at_the_desk(store):
    charge = charge_of(store)
    assert charge is not None
    try:
        yield charge
    finally:
        store.close()


def test_the_permit_of_whoever_sits_at_the_desk_knows_the_backup_and_everybodys_role(
    office, source
):
    store = open_office(office, WORDS, "ratna")
    roles = {one.id: one.role for one in store.users.all()}
    with at_the_desk(store) as charge:
        found = permit_at(charge, "Ratna", source)

    assert (found.name, found.ground, found.desk) == ("Ratna", RestoreGround.TODAY, charge.desk)
    assert (found.key, found.today_key, found.with_former_key) == (charge.key, charge.key, False)
    assert found.held.counts["room"] == 1
    assert found.roles == roles
    assert set(roles.values()) == {Role.ADMINISTRATOR, Role.TEAM_LEAD, Role.READER}


def test_a_permit_at_the_desk_of_the_sheet_says_so(office, source):
    store = log_in_with_recovery(office, RECOVERY, now=NOW)
    with at_the_desk(store) as charge:
        found = permit_at(charge, "", source)

    assert (found.ground, found.desk.user) == (RestoreGround.RECOVERY, RECOVERY_OWNER)


def test_a_permit_at_the_door_says_who_came_and_what_the_backup_holds(office, source):
    found = asked(office, source, OTHER_WORDS, "cecep")

    assert (found.ground, found.with_former_key) == (RestoreGround.TODAY, False)
    assert found.key == found.today_key != b""
    assert found.held.counts["room"] == 1
    assert found.roles[found.desk.user] is found.desk.role is Role.TEAM_LEAD
    assert found.name != ""


def test_a_backup_is_put_back_from_the_desk(office, source):
    store = open_office(office, WORDS, "ratna")
    with at_the_desk(store) as charge:
        pass

    contents = restore_chosen(charge, "Ratna", source, NOW, NOW)

    assert contents.counts["room"] == 1
    assert rooms(office) == ["Di cadangan"]


def test_another_offices_file_under_the_offices_own_ring_is_a_damaged_backup(
    office, source, tmp_path
):
    own_office(tmp_path / "lain").close()
    store = open_office(office, WORDS, "ratna")
    with at_the_desk(store) as charge:
        shutil.copyfile(tmp_path / "lain" / "kantor.rehab", source / "kantor.rehab")
        with pytest.raises(FileDamaged):
            look_at_backup(source, charge.folder, charge.key)
        with pytest.raises(FileDamaged):
            compare_open(charge, source)

        shutil.copyfile(tmp_path / "lain" / "kantor.keys", source / "kantor.keys")
        with pytest.raises(OtherOfficesKeys):
            look_at_backup(source, charge.folder, charge.key)


def test_a_comparison_says_when_both_were_written_and_how_many_deeds_came_since(office, source):
    found = compare_closed(asked(office, source, WORDS, "ratna"), source, office)

    other = [one for one in found.lines if not one.same]
    assert [(one.words, one.lost, one.back, one.changed) for one in other] == [
        ("Ruangan", 1, 0, 0),
        ("Catatan jejak audit", 1, 0, 0),
    ]
    assert (other[0].then, other[0].today) == (1, 2)
    assert found.today_readable
    assert found.loses
    written = (found.then_written, found.today_written, found.last_deed_at)
    assert [one is not None for one in written] == [True] * 3
    assert sorted(filter(None, written)) == list(written)
    assert (found.deeds, found.deeds_count) == ((("Isi contoh", 1),), 1)


def test_where_today_is_gone_only_what_comes_back_is_told(office, source):
    permitted = asked(office, source, WORDS, "ratna")
    (office / "kantor.rehab").unlink()

    found = compare_closed(permitted, source, office)

    assert (found.today_readable, found.loses, found.deeds) == (False, False, ())
    assert found.then_written is not None
    assert found.today_written is None
    assert all(one.back == one.then > 0 and one.today is None for one in found.lines)
    assert not any(one.same for one in found.lines)
