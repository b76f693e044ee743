"""Ctrl+K leads to what was chosen, shows nobody what is not theirs, and remembers only what is."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from rehabdesk.domain.rights import may
from rehabdesk.domain.user import Role
from rehabdesk.services.restricting import restrict
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.shell.main_window import MainWindow


@pytest.fixture
def window(demonstration, qtbot, tmp_path):
    made = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    made.go("home")
    return made


def ask(window, text):
    window.finder.open()
    return window.finder.found(text)


def choose(window, text, at=0):
    """Type it and press Enter on a line."""
    window.finder.open()
    window.finder.list.field.setText(text)
    window.finder.list.search(text)
    view = window.finder.list.view
    view.setCurrentIndex(window.finder.list.model.index(at, 0))
    window.finder.list.field.accepted.emit()


def at_desk(window, role):
    window.context.store.desk = replace(window.context.store.desk, role=role)


def test_a_field_of_kantor_takes_the_cursor(window, qtbot):
    choose(window, "zona waktu")

    page = window.page("office")
    field = page.part().form.field_row("time_zone").field
    assert window.stack.currentWidget() is page
    qtbot.waitUntil(lambda: field.isAncestorOf(window.focusWidget()))


def test_a_group_is_shown_in_its_cohort(window):
    choose(window, "kelompok medis")

    panel = window.page("programs").panel
    assert panel.cohort().name == "Rehabilitasi Medis TA 2021"
    assert panel.groups.chosen().name == "Kelompok Medis"


def test_the_certificate_of_somebody_is_shown_whatever_the_list_was_narrowed_to(window):
    choose(window, "sertifikat budi")

    assert "Budi Hakim" in window.page("certificates").current().line.resident.name


def test_a_day_lists_its_sheets(window):
    choose(window, "absen jumat lalu")

    listing = window.page("attendance").listing
    day = window.context.today() - timedelta(days=3)
    assert {one.session.held_on for one in listing.model.rows()} == {day}


def test_a_room_is_chosen_in_its_list(window):
    choose(window, "aula rehabilitasi")

    assert window.page("office").part().table.current_row().name == "Aula Rehabilitasi"


def test_a_deed_of_a_part_that_is_not_open_is_carried_out(window, qtbot):
    choose(window, "tambah libur")

    shown = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert [one.windowTitle() for one in shown] == ["Tambah hari"]
    shown[0].hide()


def test_what_needs_a_choice_first_says_so(window):
    said = []
    window.say = lambda text, *_more: said.append(text)

    choose(window, "ganti foto")

    assert window.stack.currentWidget() is window.page("residents")
    assert said == ["Pilih dahulu yang dimaksud di Residen, lalu: Ganti foto."]
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


@pytest.mark.parametrize("role", list(Role))
def test_nobody_finds_a_deed_or_page_beyond_their_rights(window, role):
    at_desk(window, role)
    may_open = {one.key for one in SCREENS if may(role, one.right)}
    window.finder.open()

    for typed in ("tambah", "cetak", "sertifikat", "jejak", "pengguna", "ekspor", "impor"):
        for one in window.finder.found(typed):
            kind, _, rest = one.key.partition(":")
            if kind in {"page", "deed", "part"}:
                assert rest.split(":")[0] in may_open, one.title


def test_a_reader_is_offered_nothing_to_write(window):
    at_desk(window, Role.READER)

    found = [one.title for one in ask(window, "tambah residen")]

    assert "Tambah residen" not in found
    assert not any(one.startswith("Cetak daftar hadir") for one in map(title_of, ask(window, "")))


def title_of(item):
    return item.title


def test_a_restricted_person_is_found_only_by_who_may_see_them_also_among_the_last(window):
    store = window.context.store
    person = next(one for one in store.residents.all() if one.name.startswith("Budi Hakim"))
    choose(window, "budi hakim")
    assert f"resident:{person.id}" in [one.key for one in ask(window, "")]

    restrict(store, person.id, "Perlindungan saksi", today=store.today())
    at_desk(window, Role.OPERATOR)

    for typed in ("budi hakim", "BIIa 156/20", "sertifikat budi hakim", "budi hakin", ""):
        assert not [one for one in ask(window, typed) if "Budi Hakim" in one.title], typed


def test_what_was_used_last_stands_first_and_what_the_day_needs_next(window):
    choose(window, "kop surat")
    choose(window, "budi suryana")

    first, second, third, *_others = ask(window, "")

    assert first.title.startswith("Budi Suryana")
    assert second.title == "Kop surat"
    assert third.title.startswith("Cetak daftar hadir Senin, 30 Agustus 2021")
    assert any("belum diisi" in one.title for one in ask(window, ""))


def test_nothing_found_is_said_in_indonesian(window):
    window.finder.open()

    window.finder.list.search("asdfgh")

    assert "Tidak ada yang cocok dengan “asdfgh”" in window.finder.list._nothing.text()
    assert window.finder.list._nothing.isVisibleTo(window.finder.list)


def test_home_end_and_pages_move_in_the_list(window, qtbot):
    window.finder.open()
    window.finder.list.search("cetak")
    view, count = window.finder.list.view, window.finder.list.model.rowCount()
    assert count > 20

    for key, row in (
        (Qt.Key.Key_End, count - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageDown, 9),
        (Qt.Key.Key_PageDown, 18),
        (Qt.Key.Key_PageUp, 9),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_PageUp, 0),
    ):
        qtbot.keyClick(window.finder.list.field, key)
        assert view.currentIndex().row() == row
