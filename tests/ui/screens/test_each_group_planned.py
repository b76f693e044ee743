"""Several groups at once: one session for all of them, or for each its own."""

from datetime import time

import pytest
from PySide6.QtCore import Qt

from rehabdesk.ui.screens.schedule.new_dialog import NewSessionDialog
from tests.sample_office import (
    TODAY,
    a_counselor,
    a_group,
    a_resident,
    a_room,
    a_running_program,
    an_enrolment,
)
from tests.ui.screens.dialogs import field_of


@pytest.fixture
def groups(store):
    """Two groups of a cohort, the first with a counselor and a room of its own."""
    cohort, _group, _people = a_running_program(store)
    leader, room = a_counselor(store, "Siti Rahmawati"), a_room(store, "Ruang A")
    other_leader = a_counselor(store, "Dodi Pranata")
    first = a_group(store, cohort, "Kelompok B", counselor=leader.id, room=room.id)
    second = a_group(store, cohort, "Kelompok C", counselor=other_leader.id)
    for each in (first, second):
        an_enrolment(store, cohort, a_resident(store, f"Orang {each.name}"), each)
    return first, second, leader, other_leader, room


def opened(desk, qtbot, groups, *, apart=True, weekly=False):
    """The dialog with both groups ticked by Ctrl+A's way, as it is filled at the desk."""
    dialog = NewSessionDialog(desk, (TODAY, time(9, 0), ()))
    dialog.open()
    field_of(dialog, "kind").set_value(desk.store.session_kinds.all()[0].id)
    dialog.session_form.groups.set_value([one.id for one in groups[:2]])
    for field, value in ((dialog.repeat, weekly), (dialog.apart, apart)):
        field.set_value(value)
        field.changed.emit()
    dialog.look()
    return dialog


def shown(dialog):
    return [(one.day, one.group, one.clashes) for one in dialog.preview.model.rows()]


def planned(store):
    found = store.sessions.all()
    return sorted((one.care_groups, one.counselors, one.room) for one in found)


def test_each_group_gets_its_session_with_its_own_counselor_and_room(qtbot, desk, store, groups):
    first, second, leader, other, room = groups
    dialog = opened(desk, qtbot, groups)

    assert shown(dialog) == [(TODAY, "Kelompok B", ()), (TODAY, "Kelompok C", ())]
    assert dialog.preview.heading.text() == "2 sesi"
    dialog.carry_out()

    assert planned(store) == sorted(
        [((first.id,), (leader.id,), room.id), ((second.id,), (other.id,), None)]
    )
    desk.undo()
    assert store.sessions.all() == ()


def test_together_they_have_one_session(qtbot, desk, store, groups):
    dialog = opened(desk, qtbot, groups, apart=False)
    dialog.carry_out()

    (session,) = store.sessions.all()
    assert session.care_groups == tuple(one.id for one in groups[:2])


def test_a_counselor_set_by_hand_leads_all_and_the_clash_is_shown(qtbot, desk, store, groups):
    dialog = opened(desk, qtbot, groups)
    dialog.session_form.counselors.set_value([groups[2].id])
    dialog.look()

    assert [bool(clashes) for _day, _group, clashes in shown(dialog)] == [False, True]
    dialog.carry_out()
    assert {one.counselors for one in store.sessions.all()} == {(groups[2].id,)}


def test_a_room_set_by_hand_is_the_room_of_all(qtbot, desk, store, groups):
    hall = a_room(store, "Aula")
    dialog = opened(desk, qtbot, groups)
    field_of(dialog, "room").set_options([(hall.id, "Aula")])
    field_of(dialog, "room").set_value(hall.id)
    dialog.carry_out()

    assert {one.room for one in store.sessions.all()} == {hall.id}


def test_each_group_gets_its_series_by_its_own_name_as_one_deed(qtbot, desk, store, groups):
    dialog = opened(desk, qtbot, groups, weekly=True)
    field_of(dialog, "count").set_value(3)
    dialog.look()
    label = dialog.label.value()
    assert len(shown(dialog)) == 6
    dialog.carry_out()

    assert sorted(one.label for one in store.series.all()) == [
        f"{label} Kelompok B",
        f"{label} Kelompok C",
    ]
    assert len(store.sessions.all()) == 6
    desk.undo()
    assert store.sessions.all() == ()


def test_where_one_group_is_refused_none_is_planned(qtbot, desk, store, groups):
    empty = a_group(store, store.cohorts.all()[0], "Kelompok Kosong")
    dialog = opened(desk, qtbot, groups)
    dialog.session_form.groups.set_options([(one.id, one.name) for one in (*groups[:2], empty)])
    dialog.session_form.groups.set_value([groups[0].id, empty.id])
    dialog.carry_out()

    assert dialog.isVisible()
    assert store.sessions.all() == ()
    assert "care_groups" in dialog.form.errors()


def test_it_is_asked_only_where_there_are_several_groups(qtbot, desk, groups):
    dialog = opened(desk, qtbot, groups)
    row = dialog.form.field_row("apart")
    assert not row.isHidden()

    dialog.session_form.groups.set_value([groups[0].id])
    assert row.isHidden()


def test_ctrl_a_ticks_all_groups_and_once_more_none(qtbot, desk, groups):
    listed = opened(desk, qtbot, groups).session_form.groups
    listed.set_value(())

    qtbot.keyClick(listed, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(listed.value()) == 3
    qtbot.keyClick(listed, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert listed.value() == ()
