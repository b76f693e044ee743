"""Changing the file: all or nothing, heard by listeners, and taken back as a whole."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.identity import HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.refusals import ChangedSince
from rehabdesk.services import attendance
from rehabdesk.storage.open_file import WriteOutsideChange
from tests.sample_office import TODAY, a_resident, a_room, a_running_program, a_session


def test_writing_outside_a_change_is_an_error_at_once(store):
    with pytest.raises(WriteOutsideChange):
        store.offices.put(store.office)


def _fail_after(store, room):
    with store.change("Gagal"):
        store.rooms.put(room)
        raise RuntimeError


def test_a_change_that_fails_leaves_nothing_behind(store):
    room = a_room(store, "Aula Uji")

    with pytest.raises(RuntimeError):
        _fail_after(store, replace(room, name="Aula Lain"))

    assert store.rooms.get(room.id).name == "Aula Uji"


def test_listeners_hear_which_tables_changed_after_the_commit(store):
    heard = []
    store.listeners.append(heard.append)

    a_room(store)

    assert heard == [frozenset({"room"})]


def test_a_change_within_a_change_is_one_change(store):
    heard = []
    store.listeners.append(heard.append)

    with store.change("Luar"):
        a_room(store, "Satu")
        a_room(store, "Dua")

    assert heard == [frozenset({"room"})]


def test_a_new_record_is_gone_after_undo_and_a_changed_one_is_as_before(store):
    room = a_room(store, "Aula Uji")
    with store.change("Ubah") as change:
        store.rooms.put(replace(room, name="Aula Lain"))
        other = replace(room, id="x" * 32, name="Baru")
        store.rooms.put(other)

    store.undo(change)

    assert store.rooms.get(room.id) == room
    assert store.rooms.get(other.id) is None


def test_a_removed_record_comes_back_by_undo(store):
    room = a_room(store)
    with store.change("Hapus") as change:
        store.rooms.remove(room.id)
    assert store.rooms.get(room.id) is None

    store.undo(change)

    assert store.rooms.get(room.id) == room


def test_undo_refuses_what_was_changed_again_and_alters_nothing(store):
    room = a_room(store, "Satu")
    with store.change("Pertama") as first:
        store.rooms.put(replace(room, name="Dua"))
    with store.change("Kedua"):
        store.rooms.put(replace(room, name="Tiga"))

    with pytest.raises(ChangedSince):
        store.undo(first)

    assert store.rooms.get(room.id).name == "Tiga"


def test_an_undo_can_itself_be_undone(store):
    room = a_room(store, "Satu")
    with store.change("Ubah") as change:
        store.rooms.put(replace(room, name="Dua"))
    with store.change("Tidak jadi") as undone:
        store.undo(change)

    store.undo(undone)

    assert store.rooms.get(room.id).name == "Dua"


def test_a_mark_and_its_detail_are_taken_back(store):
    cohort, group, enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    row = ExpectedRow(session=session.id, resident=enrolments[0].resident, number=1)
    with store.change("Daftar"):
        store.attendance.put(row)
    with store.change("Tanda") as change:
        store.attendance.put(replace(row, status=3, reason="Demam", note="Diperiksa"))

    store.undo(change)

    assert store.attendance.row(session.id, row.resident) == row


def test_search_follows_an_undo(store):
    resident = a_resident(store, "Gunawan bin Saleh")
    with store.change("Hapus") as change:
        store.residents.remove(resident.id)
        store.search.refresh(resident.id)
    assert not store.search.find("gunawan")

    store.undo(change)

    assert store.search.find("gunawan") == (resident.id,)


def test_counters_rise_even_after_a_change_that_failed(store):
    room = a_room(store)
    with pytest.raises(RuntimeError):
        _fail_after(store, replace(room, name="Lain"))
    with store.change("Ubah") as change:
        store.rooms.put(replace(room, name="Lagi"))

    revs = store.query("SELECT max(rev) FROM office")[0][0]
    assert change.touched[-1].rev > revs


def test_many_records_at_once_are_new_ones_changed_ones_and_one_that_comes_twice(store):
    kept = a_room(store, "Aula Uji")
    first = store.query("SELECT created_at, rev FROM room WHERE id = ?", (kept.id,))[0]
    many = [replace(kept, id=f"{number:032x}", name=f"Ruang {number}") for number in range(1200)]
    renamed = replace(kept, name="Aula Lain")
    again = replace(many[0], name="Ruang Akhir")

    with store.change("Banyak") as change:
        store.rooms.put_all(one for one in [*many, renamed, again])

    assert store.rooms.get(kept.id) == renamed
    assert store.rooms.get(again.id) == again
    now = store.query("SELECT created_at, rev FROM room WHERE id = ?", (kept.id,))[0]
    assert now[0] == first[0]
    assert now[1] > first[1]
    assert [one.before is None for one in change.touched] == [True] * 1200 + [False, False]
    store.undo(change)
    assert store.rooms.get(kept.id) == kept
    assert store.rooms.get(again.id) is None


def test_what_was_corrected_stays_in_the_history_when_the_correction_is_undone(store):
    cohort, group, enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    row = ExpectedRow(session=session.id, resident=enrolments[0].resident, number=1)
    with store.change("Daftar"):
        store.attendance.put(row)
    present, other = store.statuses.all()[:2]
    attendance.mark(store, session, row.resident, present, attendance.Detail(reason="Demam"))
    marked = store.attendance.row(session.id, row.resident)
    with store.change("Tanda diubah") as change:
        attendance.mark(store, session, row.resident, other, attendance.Detail(reason="Demam"))
    kept = store.corrections.all()
    assert len(kept) == 1

    store.undo(change)

    assert store.corrections.all() == kept
    assert store.attendance.row(session.id, row.resident) == marked


def test_undo_takes_the_last_row_back_first(store):
    room = a_room(store, "Satu")
    with store.change("Dua kali") as change:
        store.rooms.put(replace(room, name="Dua"))
        store.rooms.put(replace(room, name="Tiga"))

    with store.change("Tidak jadi") as undone:
        store.undo(change)

    assert store.rooms.get(room.id) == room
    assert [one.rev for one in undone.touched] == sorted(one.rev for one in undone.touched)


def test_an_undo_is_named_after_what_it_takes_back(store):
    room = a_room(store, "Satu")
    with store.change("Ruang diubah") as change:
        store.rooms.put(replace(room, name="Dua"))

    store.undo(change)

    assert store.audit.of_row("room", room.id)[0].label == "Diurungkan: Ruang diubah"


def test_everything_that_can_be_deleted_has_a_shelf_and_nothing_else(store):
    shelves = store.shelves()

    assert {"room", "resident", "session", "sheet", "certificate", "counseling_note"} <= set(
        shelves
    )
    assert not {"setting", "attendance_correction", "app_user", "office"} & set(shelves)
    assert all(name == one.table for name, one in shelves.items())


def test_news_that_are_held_are_told_once_and_together(store):
    heard = []
    store.listeners.append(heard.append)
    store.hold_news()
    a_room(store)
    with store.change("Hari libur"):
        store.holidays.put(
            Holiday(id=HolidayId(new_id()), day=TODAY, kind=DayKind.HOLIDAY, label="Libur")
        )
    assert heard == []

    store.tell_news()
    store.tell_news()

    assert heard == [frozenset({"room", "holiday"})]
    a_room(store)
    assert heard[1:] == [frozenset({"room"})]


def test_what_is_read_is_noted_by_the_tables_that_a_change_would_tell(store):
    store.rooms.all()
    assert store.noted is None
    store.noted = set()

    store.rooms.all()
    store.search.find("gunawan")

    assert {"room", "resident"} <= store.noted
    assert "resident_search" not in store.noted
