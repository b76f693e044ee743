"""Konselor, used as an officer uses it: the list, the caseload, the coming sessions, the deeds."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from rehabdesk.domain.session import SessionState
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.counselors.screen import CounselorsPage
from rehabdesk.wording.fields.counselor import COUNSELOR
from rehabdesk.wording.fields.words import value_words
from tests.full_record import filled
from tests.sample_office import (
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_resident,
    a_session,
    an_enrolment,
)
from tests.ui.shell_double import RecordingShell

SOUND, SHORT = "19810111 200503 2 001", "1981011120050320"


class Desk:
    """A page on an office, with what an officer does at it."""

    def __init__(self, qtbot, store, folder):
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(1190, 690)
        qtbot.addWidget(self.window)
        self.shell = RecordingShell(self.window)
        self.context = Context(store, self.shell, Preferences(folder))
        self.context.today = lambda: TODAY
        self.page = CounselorsPage(self.context)
        self.page.setParent(self.window)
        self.page.resize(1190, 690)
        self.window.show()
        self.settle()

    def settle(self):
        self.qtbot.wait(60)

    def names(self):
        return [one.counselor.name for one in self.page.model.rows()]

    def dialog(self):
        self.settle()
        return next(one for one in self.window.findChildren(QDialog) if one.isVisible())

    def shown_words(self):
        labels = self.page.record.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def menu(self):
        self.page.record._fill_menu()
        return {one.text().replace("&", ""): one for one in self.page.record.menu.actions()}


@pytest.fixture
def desk(qtbot, store, tmp_path):
    return Desk(qtbot, store, tmp_path)


def test_every_field_of_a_counselor_is_shown(desk, store):
    counselor = replace(filled(a_counselor(store), COUNSELOR), active_to=None)
    with store.change("Isi"):
        store.counselors.put(counselor)
    desk.page.show_target(counselor.id)
    desk.settle()

    shown = desk.shown_words()
    words = {one.key: value_words(one, getattr(counselor, one.key)) for one in COUNSELOR.fields}
    assert not [key for key, each in words.items() if each not in shown]


def test_an_empty_office_offers_to_add_the_first_counselor(desk, store):
    add = next(
        one
        for one in desk.page.table.findChildren(QPushButton)
        if one.isVisible() and one.text() == "Tambah konselor"
    )
    desk.qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    dialog = desk.dialog()
    desk.qtbot.keyClicks(dialog.fields.widgets["name"], "Siti Rahmawati, S.Psi.")
    desk.qtbot.keyClicks(dialog.fields.widgets["nip"], SOUND)
    dialog.carry_out()
    desk.settle()

    made = store.counselors.all()[0]
    assert (made.name, made.nip, made.active_from) == (
        "Siti Rahmawati, S.Psi.",
        "198101112005032001",
        TODAY,
    )
    assert SOUND in desk.shown_words()


def test_the_nip_is_checked_while_it_is_typed(desk, store):
    desk.page.deeds.add()
    dialog = desk.dialog()
    hint = dialog.nip_row._hint
    desk.qtbot.keyClicks(dialog.fields.widgets["nip"], SHORT)
    assert "yang ditulis 16 angka" in hint.text()

    dialog.fields.widgets["nip"].setText(SOUND)
    assert hint.text() == f"NIP sah: {SOUND}"


def test_a_nip_of_seventeen_digits_is_refused_beside_its_field(desk, store):
    desk.page.deeds.add()
    dialog = desk.dialog()
    dialog.fields.widgets["name"].setText("Siti Rahmawati")
    dialog.fields.widgets["nip"].setText("19810111200503200")
    dialog.carry_out()

    assert "17 angka" in dialog.form.errors()["nip"]
    assert store.counselors.count() == 0


def test_two_counselors_cannot_share_a_nip(desk, store):
    a_counselor(store, "Dodi Pranata", nip="198101112005032001")
    desk.page.deeds.add()
    dialog = desk.dialog()
    dialog.fields.widgets["name"].setText("Siti Rahmawati")
    dialog.fields.widgets["nip"].setText(SOUND)
    dialog.carry_out()

    assert "sudah ada" in dialog.form.errors()["nip"]


def test_a_time_of_service_that_ends_before_it_begins_is_refused(desk, store):
    desk.page.deeds.add()
    dialog = desk.dialog()
    dialog.fields.widgets["name"].setText("Siti Rahmawati")
    dialog.fields.widgets["active_to"].set_value(TODAY - timedelta(days=1))
    dialog.carry_out()

    assert "Lebih awal" in dialog.form.errors()["active_to"]


def a_caseload(store):
    counselor = a_counselor(store, "Dodi Pranata, S.Sos.", nip="198101112005032001")
    cohort = a_cohort(store)
    group = a_group(store, cohort, "Kelompok B", counselor=counselor.id)
    for name in ("Agus Salim", "Budi Hasan"):
        an_enrolment(store, cohort, a_resident(store, name), group)
    return counselor, cohort, group


def test_the_caseload_is_shown_against_what_one_should_care_for(desk, store):
    a_caseload(store)
    desk.settle()

    words = desk.shown_words()
    assert "Kelompok asuhan: 2 / 22 residen" in words
    assert desk.page.record.groups_model.rows()[0].group.name == "Kelompok B"


def test_only_sessions_of_the_next_two_weeks_that_are_held_are_shown(desk, store):
    counselor, cohort, group = a_caseload(store)
    own = {"counselors": (counselor.id,)}
    wanted = a_session(store, cohort, group, held_on=TODAY + timedelta(days=14), **own)
    a_session(store, cohort, group, held_on=TODAY + timedelta(days=15), **own)
    a_session(store, cohort, group, held_on=TODAY - timedelta(days=1), **own)
    a_session(store, cohort, group, state=SessionState.CANCELLED, **own)
    a_session(store, cohort, group)
    desk.settle()

    shown = desk.page.record.sessions_model.rows()
    assert [line.session.id for line in shown] == [wanted.id]
    desk.page.record.sessions.select_place(0)
    desk.qtbot.keyClick(desk.page.record.sessions, Qt.Key.Key_Return)
    assert desk.shell.went == [("schedule", wanted.id)]


def test_a_counselor_who_leaves_stays_in_the_list_and_can_come_back(desk, store):
    counselor, _cohort, _group = a_caseload(store)
    desk.settle()
    desk.menu()["Nonaktifkan konselor…"].trigger()
    dialog = desk.dialog()
    dialog.form.field_row("on").field.set_value(date(2021, 4, 1))
    dialog.carry_out()
    desk.settle()
    assert store.counselors.get(counselor.id).active_to == date(2021, 4, 1)
    assert "Tidak aktif" in desk.shown_words()

    desk.page.active_only.setChecked(True)
    assert desk.names() == []
    desk.page.show_target(counselor.id)
    desk.menu()["Aktifkan kembali"].trigger()
    assert store.counselors.get(counselor.id).active_to is None


def test_only_a_counselor_without_groups_and_sessions_can_be_removed(desk, store):
    bound, _cohort, _group = a_caseload(store)
    free = a_counselor(store, "Wulan Sari")
    desk.settle()
    desk.page.show_target(bound.id)
    assert not desk.menu()["Hapus konselor…"].isEnabled()

    desk.page.show_target(free.id)
    desk.menu()["Hapus konselor…"].trigger()
    desk.qtbot.mouseClick(desk.dialog().verb_button, Qt.MouseButton.LeftButton)
    desk.settle()

    assert desk.names() == ["Dodi Pranata, S.Sos."]


@pytest.mark.parametrize("typed", ["wulan", "BNNP", "WULAN SARI"])
def test_a_counselor_is_found_by_name_or_institution(desk, store, typed):
    a_counselor(store, "Dodi Pranata")
    a_counselor(store, "Wulan Sari", institution="BNNP Banten")
    desk.settle()
    desk.qtbot.keyClicks(desk.page.search, typed)
    desk.settle()

    assert desk.names() == ["Wulan Sari"]


def test_f2_changes_the_one_under_the_cursor(desk, store):
    counselor = a_counselor(store, "Dodi Pranata")
    desk.settle()
    desk.page.table.setFocus()
    desk.qtbot.keyClick(desk.page.table, Qt.Key.Key_F2)
    dialog = desk.dialog()
    dialog.fields.widgets["phone"].setText("0812 0000 0000")
    dialog.carry_out()

    assert store.counselors.get(counselor.id).phone == "0812 0000 0000"
