"""The tab Catatan: who has it, what its list shows, and that what is read is noted."""

import pytest

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.screen_check import HEIGHT, WIDTH, troubles_of
from rehabdesk.ui.widgets.empty_state import EmptyState
from tests.sample_notes import SAID
from tests.sample_office import a_resident
from tests.ui.screens.notes_desk import NotesOffice


@pytest.fixture
def office(qtbot, store, tmp_path):
    return NotesOffice(qtbot, store, tmp_path)


@pytest.fixture
def notes(office):
    return office.write_notes()


def readings(store, table, note):
    return [one.user for one in store.audit.of_row(table, note.id) if one.kind is EntryKind.READING]


def test_only_whoever_can_have_notes_has_the_tab(qtbot, store, office):
    for one in office.team.everybody():
        desk = office.desk_of(one)
        desk.choose(office.person)

        words = [
            each.text().replace("&", "")
            for each in desk.page.record.tabs._buttons
            if each.isVisible()
        ]

        has = may(one.role, Right.SEE_NOTES) or may(one.role, Right.SEE_MEDICAL)
        assert ("Catatan" in words) is has


def test_where_there_is_no_note_that_is_said_whole_and_the_text_makes_room(office):
    _desk, view = office.opened(office.team.author)
    empty = view.table.findChild(EmptyState)

    assert empty.isVisible()
    assert empty.height() >= empty.sizeHint().height()
    assert not view.text.isVisible()


def test_the_list_has_the_newest_first_with_session_counselor_topic_and_readers(
    qtbot, store, office, notes
):
    _desk, view = office.opened(office.team.author)

    shown = [
        [column.text(line) for column in view.table.shown_columns()] for line in view.model.rows()
    ]

    assert shown == [
        ["5 Apr 2021", "Konseling ke-3", "Konflik di kamar", "–", "Dewi, ketua tim, Anda"],
        ["22 Mar 2021", "Konseling ke-2", "Rindu pada anak", "–", "Anda, ketua tim"],
        ["8 Mar 2021", "Konseling ke-1", "Rindu pada anak", "–", "Anda, ketua tim"],
    ]
    assert "1 lagi hanya untuk orang lain" in view.count.text()


def test_nothing_is_read_before_a_note_is_chosen_and_each_is_noted_once(
    qtbot, store, office, notes
):
    desk, view = office.opened(office.team.author)
    assert SAID not in view.text.toPlainText()
    assert not readings(store, "counseling_note", notes[1])

    for place in (1, 2, 1, 2):
        assert SAID in desk.read(view, place)

    assert readings(store, "counseling_note", notes[1]) == [office.team.author.id]
    assert not readings(store, "counseling_note", notes[2])


def test_notes_that_the_cursor_only_passes_are_not_read(qtbot, store, office, notes):
    _desk, view = office.opened(office.team.author)

    for place in (0, 1, 2):
        view.table.select_place(place)
    qtbot.wait(220)

    assert not readings(store, "counseling_note", notes[1])
    assert readings(store, "counseling_note", notes[0]) == [office.team.author.id]


def test_another_person_closes_the_note(qtbot, store, office, notes):
    other = a_resident(store, "Andi Saputra", "BI 1/21")
    desk, view = office.opened(office.team.author)
    assert SAID in desk.read(view, 1)

    desk.choose(other)

    assert SAID not in view.text.toPlainText()
    assert view.table.current_row() is None
    assert not view.print_button.isEnabled()


def test_a_note_that_is_shared_with_one_is_read_and_not_changed(qtbot, store, office, notes):
    desk, view = office.opened(office.team.author)

    assert "Mediasi" in desk.read(view, 0)

    assert not view.change_button.isEnabled()
    assert not view.share_button.isEnabled()
    assert not view.remove_button.isEnabled()
    assert view.print_button.isEnabled()


def test_what_can_be_done_with_a_note_is_told_while_the_notes_are_in_sight(office, notes):
    desk, view = office.opened(office.team.author)
    desk.read(view, 0)
    by_others = "Hanya oleh penulisnya atau yang berhak melihat semua catatan."

    found = {one.words: one.why_not() for one in desk.page.commands()}

    assert found["Perbaiki catatan"] == "Hanya oleh penulisnya."
    assert found["Bagikan catatan"] == found["Hapus catatan"] == by_others
    assert found["Cetak catatan"] == ""
    desk.page.record.show_tab("overview")
    assert "Cetak catatan" not in {one.words for one in desk.page.commands()}


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.MEDICAL], ids=lambda role: role.value)
def test_without_notes_the_next_step_is_said(qtbot, store, office, role):
    who = next(one for one in office.team.everybody() if one.role is role)
    _desk, view = office.opened(who)

    words = view.table._empty._sentence.text()

    assert ("Konseling baru" if role is Role.COUNSELOR else "Medis baru") in words
    assert view.count.text() == "Belum ada catatan di sini"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.MEDICAL], ids=lambda role: role.value)
def test_the_tab_can_be_used_in_a_window_of_the_usual_size(
    qtbot, store, tmp_path, office, notes, role, dark
):
    office.team.sit(next(one for one in office.team.everybody() if one.role is role))
    set_theme(dark=dark)
    window = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.go("residents", office.person.id)
    page = window.page("residents")
    assert isinstance(page, ResidentsPage)
    record = page.record
    record.show_tab("notes")
    record.notes.table.select_place(0)
    qtbot.wait(220)

    assert troubles_of(window, "residents") == []
    assert record.notes.table.horizontalScrollBar().maximum() == 0
