"""Pengguna and Catatan while keys of notes are waited for, handed on, guarded and rescued."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from rehabdesk.domain.note import NoteKind
from rehabdesk.services.note_keys import set_note_guardians
from rehabdesk.services.troubles import SENTENCES
from rehabdesk.services.users import disable_user, reset_passphrase
from rehabdesk.storage import ReadOnly
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.screens.users.note_keys import guardians_dialog, hand_on_dialog, rescue_dialog
from rehabdesk.ui.screens.users.screen import UsersPage
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import CheckField
from tests.notes_office import (
    FRESH,
    TWO,
    entered,
    ids,
    names,
    reads,
    ring_of,
    state,
    the_person,
)
from tests.own_office import TODAY, the_user
from tests.ui.shell_double import RecordingShell

WAITS = "Menunggu kunci catatan"


@pytest.fixture
def office(notes_written, tmp_path):
    return shutil.copytree(notes_written[0], tmp_path / "kantor")


@pytest.fixture
def note(notes_written):
    return notes_written[1][0]


@pytest.fixture
def at(office, qtbot, tmp_path):
    """A page of the office as somebody sees it who has logged in."""
    entering = []

    def open_page(login, page_type=UsersPage):
        way = entered(office, login)
        entering.append(way)
        window = QWidget()
        qtbot.addWidget(window)
        context = Context(way.__enter__(), RecordingShell(window), Preferences(tmp_path))
        page = page_type(context)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        return page

    yield open_page
    for way in entering:
        way.__exit__(None, None, None)


def the_dialog(page):
    (found,) = [
        one
        for one in page.context.shell.window_widget().findChildren(FormDialog)
        if one.isVisible()
    ]
    return found


def states_of(page):
    column = next(one for one in page.model.columns if one.key == "state")
    return {one.user.login: column.text(one) for one in page.model.rows()}


def banner(page):
    return page.keys_banner.text() if page.keys_banner.isVisible() else ""


def tick(dialog, *users, yes=True):
    for one in users:
        field = dialog.form.field_row(one).field
        assert isinstance(field, CheckField)
        field.set_value(yes)


def test_the_list_says_who_waits_and_an_administrator_who_can_hand_on(at):
    page = at("ratna")

    assert {login for login, words in states_of(page).items() if words == WAITS} == {"asep", "dewi"}
    assert "Menunggu kunci catatan konseling: Orang asep, Orang dewi" in banner(page)
    assert "Yang dapat menyerahkan: Orang siti." in banner(page)
    assert not page.hand_button.isVisible()
    assert not page.guard_button.isVisible()
    assert not page.rescue_button.isVisible()


def test_a_holder_hands_it_on_to_the_chosen_and_nobody_else(at, office, note):
    page = at("siti")
    asep = the_user(page.context.store, "asep").id
    page.table.select_place([one.user.login for one in page.model.rows()].index("asep"))
    page.hand_button.click()
    dialog = the_dialog(page)
    assert dialog.form.field_row(asep).field.value()
    assert not dialog.form.field_row(the_user(page.context.store, "dewi").id).field.value()

    dialog.carry_out()

    assert not dialog.isVisible()
    assert page.context.shell.said == ["Kunci catatan diserahkan"]
    assert {login for login, words in states_of(page).items() if words == WAITS} == {"dewi"}
    assert "Menunggu kunci catatan konseling: Orang dewi." in banner(page)
    page.context.store.close()
    assert reads(office, "asep", note)
    assert not reads(office, "dewi", note)


def test_nobody_ticked_is_asked_for(at):
    page = at("siti")
    dialog = hand_on_dialog(page.context)
    dialog.show()

    dialog.carry_out()

    assert dialog.isVisible()
    assert dialog.trouble.text() == "Pilih siapa yang menerima kunci catatan."


def test_nobody_is_left_to_hand_on_to(at):
    page = at("sekar")

    assert page.hand_button.isVisible()
    assert not page.hand_button.isEnabled()
    assert "kunci catatan medis" not in banner(page)


def test_who_waits_is_told_whom_to_ask_on_both_pages(at):
    page = at("asep")

    assert "Yang dapat menyerahkan: Orang siti" in banner(page)
    assert not page.hand_button.isVisible()


def test_where_the_notes_would_be_a_sentence_stands_and_nothing_can_be_written(at, qtbot):
    page = at("asep", ResidentsPage)
    page.show_target(the_person(page.context.store).id)
    page.record.show_tab("notes")
    qtbot.wait(50)

    view = page.record.notes
    said = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert any("Kunci catatan belum diserahkan kepada Anda" in one for one in said)
    assert any("kunci catatan konseling: Orang siti, lewat" in one for one in said)
    assert not view.counseling_button.isEnabled()
    view._deeds.write_counseling(the_person(page.context.store).id)
    assert "Anda belum memegang kunci catatan ini" in page.context.shell.warned[0]


def test_guardians_are_chosen_by_a_holder(at):
    page = at("siti")
    page.guard_button.click()
    dialog, store = the_dialog(page), page.context.store
    for one in store.users.all():
        tick(dialog, one.id, yes=one.login in {"ratna", "asep"})

    dialog.carry_out()

    assert names(store, state(store).guardians) == {"ratna", "asep"}


def test_one_guardian_is_too_few(at):
    page = at("siti")
    dialog = guardians_dialog(page.context)
    dialog.show()
    for one in page.context.store.users.all():
        tick(dialog, one.id, yes=one.login == "ratna")

    dialog.carry_out()

    assert dialog.trouble.text() == "Penjaga kunci catatan paling sedikit dua orang."


def lost(office):
    with entered(office, "") as store:
        reset_passphrase(store, the_user(store, "siti").id, FRESH, today=TODAY)


def test_with_the_sheet_two_guardians_open_the_notes_again(at, office, note):
    lost(office)
    page = at("")
    assert "Tidak ada lagi yang memegang kunci catatan konseling" in banner(page)
    page.rescue_button.click()
    dialog = the_dialog(page)
    fill(dialog, ids(page.context.store, "siti")[0], TWO)

    dialog.carry_out()

    assert not dialog.isVisible()
    assert "Tidak ada lagi" not in banner(page)
    page.context.store.close()
    assert reads(office, "siti", note, FRESH)


def fill(dialog, user, persons):
    dialog.form.field_row("user").field.set_value(user)
    for number, (login, words) in enumerate(persons, 1):
        dialog.form.field_row(f"login{number}").field.setText(login)
        dialog.form.field_row(f"words{number}").field.setText(words)


def test_one_guardian_twice_is_refused_with_a_sentence(at, office):
    lost(office)
    page = at("")
    dialog = rescue_dialog(page.context)
    dialog.show()
    fill(dialog, ids(page.context.store, "siti")[0], (TWO[0], TWO[0]))

    dialog.carry_out()

    assert dialog.isVisible()
    assert "Perlu dua penjaga yang berbeda" in dialog.trouble.text()


def test_nobody_can_open_it_where_the_guardians_have_gone(at, office):
    with entered(office, "ratna") as store:
        for login in ("siti", "dewi", "opik", "rudi", "sekar", "asep"):
            disable_user(store, the_user(store, login).id, today=TODAY)
    page = at("ratna")

    assert "Lembar pemulihan dan penjaganya tidak cukup" in banner(page)


DIALOGS = {
    "handing on": ("siti", hand_on_dialog, lambda d, s: tick(d, *ids(s, "asep"))),
    "guardians": ("siti", guardians_dialog, lambda d, s: tick(d, *ids(s, "ratna"))),
    "the sheet": ("", rescue_dialog, lambda d, s: fill(d, ids(s, "asep")[0], TWO)),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_stays_while_the_file_cannot_be_written_and_does_it_later(at, office, name):
    login, opening, typing = DIALOGS[name]
    page = at(login)
    store, before = page.context.store, ring_of(office).roles
    dialog = opening(page.context)
    dialog.show()
    typing(dialog, store)
    store.connection.execute("PRAGMA query_only = ON")

    dialog.carry_out()

    assert dialog.isVisible()
    assert SENTENCES[ReadOnly] in dialog.trouble.text()
    assert ring_of(office).roles == before
    store.connection.execute("PRAGMA query_only = OFF")
    dialog.carry_out()
    assert not dialog.isVisible()
    assert ring_of(office).roles != before


def test_who_has_the_role_begins_a_new_key_where_the_old_one_is_lost(at, office):
    with entered(office, "siti") as store:
        set_note_guardians(store, NoteKind.COUNSELING, ids(store, "opik", "rudi"))
    with entered(office, "ratna") as store:
        for login in ("siti", "opik"):
            disable_user(store, the_user(store, login).id, today=TODAY)
    page = at("asep")
    assert "dapat memulai kunci baru" in banner(page)
    page.anew_button.click()
    dialog = the_dialog(page)
    assert any("tidak akan terbaca" in one.text() for one in dialog.findChildren(QLabel))

    dialog.carry_out()

    assert page.context.shell.said == ["Kunci catatan dibuat baru"]
    assert not page.anew_button.isVisible()
    assert state(page.context.store).held


@pytest.mark.parametrize("login", ["ratna", "asep", "siti"])
def test_nothing_is_begun_anew_where_somebody_has_the_key(at, login):
    assert not at(login).anew_button.isVisible()
