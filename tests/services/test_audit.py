"""Notes of what leaves no row: readings, prints; and the head that was printed."""

from datetime import timedelta

import pytest

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.refusals import NotFound
from rehabdesk.domain.user import Role
from rehabdesk.services.audit import (
    compare_head,
    deleted_records,
    entries,
    history_of,
    locked_or_open,
    note,
    note_opened,
    restore_deleted,
    rows_of_resident,
)
from rehabdesk.services.enrolment import suspend
from rehabdesk.services.expected_list import add_guest
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.services.registrations import add_registration
from rehabdesk.services.residents import remove_resident
from rehabdesk.services.restricting import restrict
from rehabdesk.services.schedule import delete_session
from rehabdesk.storage import AuditFilter, open_office
from tests.own_office import NOW, OTHER_WORDS, own_office, with_user
from tests.sample_office import (
    TODAY,
    a_registration,
    a_resident,
    a_room,
    a_running_program,
    a_session,
)


def test_a_record_that_is_read_is_noted_once_a_day(store):
    person = a_resident(store, "Gunawan bin Saleh")
    for _ in range(3):
        note_opened(store, "resident", person.id, "Data residen dibuka")
    later = store.now() + timedelta(days=1)
    store.now = lambda: later
    note_opened(store, "resident", person.id, "Data residen dibuka")

    kinds = [one.kind for one in history_of(store, ("resident", person.id))]

    assert kinds.count(EntryKind.READING) == 2


def test_a_print_is_noted_with_what_was_printed(store):
    cohort, group, _ = a_running_program(store)
    session = a_session(store, cohort, group)

    sheets_pdf(store, [session], now=NOW)
    sheets_pdf(store, [session], now=NOW)

    prints = store.audit.entries(AuditFilter(kind=EntryKind.PRINT))
    assert [one.label for one in prints] == ["Daftar hadir dicetak"] * 2
    assert prints[0].rows[0].key == (session.id,)


def test_a_printed_head_is_recognised_years_later_and_a_changed_log_is_not(store):
    a_room(store, "Satu")
    head = store.audit.heads()[0]
    a_room(store, "Dua")

    assert compare_head(store, head.count, head.code.lower())
    assert not compare_head(store, head.count + 1, head.code)
    assert not compare_head(store, head.count, "bukan sidik")


def test_each_reader_is_noted_and_other_entries_are_no_reading(tmp_path):
    store = own_office(tmp_path)
    person = a_resident(store, "Gunawan bin Saleh")
    reader = with_user(store, Role.TEAM_LEAD)
    note(store, EntryKind.PRINT, "Data residen dicetak", [("resident", person.id)])
    note_opened(store, "resident", person.id, "Data residen dibuka")
    founder = store.desk.user
    store.close()
    store = open_office(tmp_path, OTHER_WORDS, "cecep")
    for _ in range(2):
        note_opened(store, "resident", person.id, "Data residen dibuka")

    found = store.audit.of_row("resident", person.id)

    readings = [one.user for one in found if one.kind is EntryKind.READING]
    store.close()
    assert sorted(readings) == sorted((founder, reader.id))


def test_a_note_says_why_and_what_it_is_about(store):
    person = a_resident(store, "Gunawan bin Saleh")

    note(store, EntryKind.EXPORT, "Daftar disimpan", [("resident", person.id)], "Diminta kanwil")

    (newest,) = entries(store, AuditFilter(), 1)
    assert (newest.kind, newest.label, newest.why) == (
        EntryKind.EXPORT,
        "Daftar disimpan",
        "Diminta kanwil",
    )
    assert newest.rows[0].key == (person.id,)
    assert [locked_or_open(locked=one) for one in (True, False)] == ["terkunci", "tanpa kunci"]


def test_the_history_of_somebody_is_of_all_that_hangs_on_them_newest_first(store):
    _, _, (enrolment, other) = a_running_program(store)
    person = store.residents.get(enrolment.resident)
    add_registration(store, a_registration(person, "BI 9/21"))
    restrict(store, person.id, "Saksi", today=TODAY)
    suspend(store, other.id, on=TODAY, reason="Sakit")

    rows = rows_of_resident(store, person.id)

    tables = [table for table, _ in rows]
    assert tables[0] == store.residents.table
    assert set(tables) == {
        shelf.table
        for shelf in (
            store.residents,
            store.registrations,
            store.stays,
            store.restrictions,
            store.enrolments,
        )
    }
    found = history_of(store, *rows, *rows)
    assert [one.number for one in found] == sorted({one.number for one in found}, reverse=True)
    labels = [one.label for one in found]
    assert labels[0] == "Residen dibatasi"
    assert "Nomor ditambahkan" in labels
    assert "Peserta ditangguhkan" not in labels


def test_what_was_deleted_is_listed_by_name_newest_first_and_comes_back_whole(store):
    cohort, group, _ = a_running_program(store)
    session = a_session(store, cohort, group)
    add_guest(store, session, "Tamu Dinas")
    room = a_room(store, "Aula Lama")
    delete_session(store, session.id)
    with store.change("Ruang dihapus"):
        store.rooms.remove(room.id)

    found = deleted_records(store)

    names = [one.name for one in found]
    assert names[0] == "Aula Lama"
    assert "Sesi 05-04-2021" in names
    gone = next(one for one in found if one.key == session.id)
    restore_deleted(store, gone.table, gone.key)
    assert store.sessions.get(session.id) == session
    assert [one.name for one in store.guests.find(session=session.id)] == ["Tamu Dinas"]
    assert store.rooms.get(room.id) is None
    with pytest.raises(NotFound):
        restore_deleted(store, gone.table, gone.key)


def test_somebody_who_comes_back_is_found_by_the_search_again(store):
    person = a_resident(store, "Gunawan bin Saleh", "BI 7/20")
    remove_resident(store, person.id)
    assert store.search.find("gunawan") == ()

    restore_deleted(store, store.residents.table, person.id)

    assert store.search.find("gunawan") == (person.id,)
    assert [one.value for one in store.registrations.find(resident=person.id)] == ["BI 7/20"]
    assert len(store.stays.find(resident=person.id)) == 1
