"""Notes of what leaves no row: readings, prints; and the head that was printed."""

from datetime import timedelta

from rehabdesk.domain.audit import EntryKind
from rehabdesk.services.audit import compare_head, history_of, note_opened
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.storage import AuditFilter
from tests.own_office import NOW
from tests.sample_office import a_resident, a_room, a_running_program, a_session


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
