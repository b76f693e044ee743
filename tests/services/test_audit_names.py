"""The audit log is read with names, not with the file's own keys."""

from dataclasses import replace

from rehabdesk.services import attendance
from rehabdesk.services.audit import entries
from rehabdesk.services.audit_names import with_names
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.storage import AuditFilter
from tests.sample_office import a_room, a_running_program, a_session


def newest(store):
    return with_names(store, entries(store, AuditFilter(), limit=1)[0])


def fields_of(entry):
    return {name: (old, new) for row in entry.rows for name, old, new in row.fields}


def test_a_room_and_its_counselors_are_named(store):
    cohort, group, _people = a_running_program(store)
    session, room = a_session(store, cohort, group), a_room(store, "Aula")

    with store.change("Sesi diubah"):
        store.sessions.put(replace(session, room=room.id))

    assert fields_of(newest(store))["room"][1] == "Aula"


def test_the_group_of_a_new_session_is_named(store):
    cohort, group, _people = a_running_program(store)

    a_session(store, cohort, group)

    told = fields_of(newest(store))
    assert told["care_groups"] == (None, group.name)
    assert told["cohort"] == (None, cohort.name)


def test_a_mark_is_told_by_its_word(store):
    cohort, group, people = a_running_program(store)
    session = a_session(store, cohort, group)

    sick = next(one for one in store.statuses.all() if one.code == "S")
    freeze_roster(store, session)
    attendance.mark(store, session, people[0].resident, sick)

    assert fields_of(newest(store))["status"] == (None, "Sakit")


def test_what_is_gone_keeps_its_key(store):
    cohort, group, _people = a_running_program(store)
    room = a_room(store, "Aula")
    session = a_session(store, cohort, group)
    with store.change("Sesi diubah"):
        store.sessions.put(replace(session, room=room.id))
    told = entries(store, AuditFilter(), limit=1)[0]
    with store.change("Ruang dihapus"):
        store.rooms.remove(room.id)

    assert fields_of(with_names(store, told))["room"][1] == room.id
