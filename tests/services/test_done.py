"""What deeds give back that are not tried step by step: what was saved, and the change of it."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.retention import Retention
from rehabdesk.domain.user import Role
from rehabdesk.services.audit import restore_deleted
from rehabdesk.services.demonstration_day import set_demonstration_day
from rehabdesk.services.export_presets import (
    SHIPPED,
    add_preset,
    drop_preset,
    keep_preset,
    presets,
    save_presets,
)
from rehabdesk.services.importing.batches import undo_batch
from rehabdesk.services.importing.merging import merge_residents, undo_merge
from rehabdesk.services.login import LockOptions
from rehabdesk.services.office import remove_room, save_room
from rehabdesk.services.residents import remove_resident
from rehabdesk.services.restricting import lift_restriction, restrict
from rehabdesk.services.retention import (
    anonymise,
    keep_for,
    overdue,
    propose,
    seal_record,
    withdraw,
)
from rehabdesk.services.undoing import take_back
from rehabdesk.services.users import (
    add_user,
    change_own_passphrase,
    change_user,
    disable_user,
    replace_recovery_key,
    reset_passphrase,
    save_lock_options,
)
from rehabdesk.storage import open_office
from tests.own_office import OTHER_WORDS, RECOVERY, TODAY, WORDS, own_office
from tests.sample_office import a_resident, a_room
from tests.services.importing.office_lists import MAHMUD, NOW, a_plan, imported, people_list

LATER = date(2031, 5, 4)


def labelled(done, label):
    """What was saved, where the change is named so and wrote something."""
    assert done.change.label == label
    assert done.change.touched
    return done.record


def test_a_deed_taken_back_and_a_record_brought_back(store):
    room = a_room(store)
    removed = remove_room(store, room.id)
    labelled(take_back(store, removed.change), f"Diurungkan: {removed.change.label}")
    assert store.rooms.get(room.id) == room
    changed = save_room(store, replace(room, name="Aula besar"))
    assert take_back(store, changed.change).record is None
    person = a_resident(store)
    remove_resident(store, person.id)

    assert labelled(restore_deleted(store, "resident", person.id), "Dipulihkan") is None

    assert store.residents.get(person.id) == person


def test_an_import_and_a_merge_that_are_taken_back(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    (batch,) = store.imports.all()
    undone = labelled(undo_batch(store, batch.id, now=NOW), "Impor diurungkan: daftar.xlsx")
    assert undone == store.imports.get(batch.id) == replace(batch, undone_at=NOW)

    one, other = a_resident(store, "Satu"), a_resident(store, "Dua")
    merge = labelled(merge_residents(store, one.id, other.id, now=NOW), "Dua catatan digabung")
    assert (merge.kept, merge.merged, merge.merged_at) == (one.id, other.id, NOW)
    back = labelled(undo_merge(store, merge.id, now=NOW), "Penggabungan diurungkan")
    assert back == store.merges.get(merge.id) == replace(merge, undone_at=NOW)


def test_orders_of_columns(store):
    own = replace(SHIPPED[0], name="Untuk Kanwil")
    label = "Susunan ekspor diubah"

    assert len(labelled(add_preset(store, own), label).lines) == 1
    kept = labelled(keep_preset(store, replace(own, columns=own.columns[:2])), label)
    assert [one.columns for one in presets(store) if one.name == own.name] == [own.columns[:2]]
    assert labelled(drop_preset(store, " untuk KANWIL "), label).lines == ()
    assert labelled(save_presets(store, [own]), label).lines != kept.lines


def test_restrictions_and_data_whose_time_is_over(store):
    people = [a_resident(store, f"Orang {number}") for number in range(3)]
    for one in people:
        (stay,) = store.stays.find(resident=one.id)
        with store.change("Keluar"):
            store.stays.put(replace(stay, exited_on=date(2021, 1, 1)))
    sealed, emptied, other = people
    given = restrict(store, other.id, "Dilindungi", today=LATER).record
    assert (given.resident, given.reason) == (other.id, "Dilindungi")
    assert lift_restriction(store, other.id, "Selesai").change.touched

    assert labelled(keep_for(store, 4), "Masa simpan data diubah").years == 4
    for one in people:
        made = propose(store, one.id, today=LATER).record
        assert (made.resident, made.proposed_on) == (one.id, LATER)
    assert len(overdue(store, LATER)) == 3
    labelled(withdraw(store, other.id), "Usulan masa simpan ditarik")
    assert {one.resident for one in store.settings.read(Retention).proposals} == {
        sealed.id,
        emptied.id,
    }
    store.desk = replace(store.desk, user="orang-kedua")
    restriction = labelled(seal_record(store, sealed.id, today=LATER), "Residen disegel")
    assert restriction.resident == sealed.id
    gone = labelled(anonymise(store, emptied.id, today=LATER), "Residen dianonimkan")
    assert (gone.id, gone.anonymised) == (emptied.id, True)


def test_the_day_of_a_demonstration(demonstration):
    day = demonstration.today() + timedelta(days=1)

    moved = labelled(set_demonstration_day(demonstration, day), "Hari contoh dipindahkan")

    assert (moved.demonstration_day, demonstration.today()) == (day, day)


def test_users_and_their_passphrases_of_which_nothing_is_taken_back(tmp_path):
    store = own_office(tmp_path / "kantor")
    cecep = add_user(store, "Cecep", "cecep", Role.READER, OTHER_WORDS, today=TODAY)
    key = cecep.record.id
    changed = change_user(store, key, name="Cecep S", role=Role.OPERATOR, counselor=None)
    disabled = disable_user(store, key, today=TODAY)
    back = reset_passphrase(store, key, OTHER_WORDS, today=TODAY)
    sheet = replace_recovery_key(store, RECOVERY)
    own = change_own_passphrase(store, WORDS, "gajah pulang membawa garam")
    lock = save_lock_options(store, LockOptions(minutes=7))

    assert (changed.record.name, changed.record.role) == ("Cecep S", Role.OPERATOR)
    assert (disabled.record.active_to, back.record.active_to) == (TODAY, None)
    assert back.record == store.users.get(key)
    assert (sheet.record, own.record, lock.record.minutes) == (None, None, 7)
    for done in (cecep, changed, disabled, back, sheet, own, lock):
        assert (done.change.label, done.change.touched) == ("", [])
    store.close()
    open_office(tmp_path / "kantor", "gajah pulang membawa garam", "ratna").close()


@pytest.mark.parametrize("minutes", [0, 120])
def test_what_is_kept_of_the_lock_is_what_was_given(store, minutes):
    save_lock_options(store, LockOptions(minutes=minutes))

    assert store.settings.read(LockOptions).minutes == minutes
