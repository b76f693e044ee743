"""Notes are written, changed, shared, printed and deleted in the tab Catatan."""

import pytest
from PySide6.QtCore import Qt

from rehabdesk.ui.widgets.confirm import Confirm
from rehabdesk.ui.widgets.fields import CheckField
from tests.sample_notes import SAID, SECRETS, SEEN
from tests.sample_office import TODAY, a_counselor
from tests.ui.screens.notes_desk import NotesOffice, write

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def office(qtbot, store, tmp_path):
    return NotesOffice(qtbot, store, tmp_path)


@pytest.fixture
def notes(office):
    return office.write_notes()


def test_a_session_is_written_by_keyboard_alone(qtbot, store, office):
    siti = a_counselor(store)
    desk, view = office.opened(office.team.author)

    qtbot.keyClick(desk.page.table, Qt.Key.Key_N, CTRL_SHIFT)
    dialog = desk.form_dialog()
    dialog.form.field_row("counselor").field.set_value(siti.id)
    typed = {"topic": "Rasa bersalah", "minutes": "45", "subjective": "Ingin minta maaf"}
    for name, words in typed.items():
        field = dialog.form.field_row(name).field
        field.setFocus()
        qtbot.keyClicks(field, words)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.wait(250)

    (note,) = store.counseling_notes.all()
    assert (note.topic, note.minutes, note.counselor) == ("Rasa bersalah", 45, siti.id)
    assert (note.author, note.held_on) == (office.team.author.id, TODAY)
    assert "Ingin minta maaf" in view.text.toPlainText()


def test_tab_walks_through_the_form_in_the_order_of_the_form(qtbot, store, office):
    desk, view = office.opened(office.team.author)
    view.counseling_button.click()
    dialog = desk.form_dialog()
    dialog.activateWindow()
    names = ("held_on", "counselor", "topic", "minutes", "subjective", "objective")
    names += ("assessment", "plan", "next_step")
    fields = [dialog.form.field_row(name).field for name in names]
    fields[0].setFocus()

    walked = []
    for _ in names:
        walked.append(dialog.focusWidget())
        dialog.focusNextChild()

    assert walked == [one.focusProxy() or one for one in fields]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("held_on", "06-04-2021", "belum tiba"),
        ("held_on", "01-01-2019", "Terlalu awal"),
        ("minutes", "999", "1 sampai 480"),
        ("subjective", "", "Isi paling sedikit satu bagian"),
        ("subjective", "Baik 😀", "tidak dapat dicetak"),
        ("plan", "a" * 4001, "paling banyak 4000"),
    ],
)
def test_what_cannot_stand_is_said_beside_its_field_and_nothing_typed_is_lost(
    qtbot, store, office, field, typed, words
):
    desk, view = office.opened(office.team.author)
    view.counseling_button.click()
    dialog = desk.form_dialog()
    write(dialog, "topic", "Keluarga")
    write(dialog, field, typed)
    if field not in {"subjective", "plan"}:
        write(dialog, "subjective", SAID)

    desk.carry_out(dialog)

    assert words in dialog.form.errors()[field]
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.keep_button.isVisible()


def test_the_author_changes_a_note(qtbot, store, office, notes):
    desk, view = office.opened(office.team.author)
    desk.read(view, 1)
    view.change_button.click()
    dialog = desk.form_dialog()
    write(dialog, "plan", "Konseling keluarga")

    desk.carry_out(dialog)

    assert "Konseling keluarga" in view.text.toPlainText()
    assert store.counseling_notes.get(notes[1].id).plan == "Konseling keluarga"


def test_the_lead_shares_with_a_tick(qtbot, store, office, notes):
    desk, view = office.opened(office.team.lead)
    desk.read(view, 1)
    assert not view.change_button.isEnabled()
    view.share_button.click()
    dialog = desk.form_dialog()
    tick = dialog.form.field_row(office.team.colleague.id).field
    assert isinstance(tick, CheckField)
    tick.setChecked(True)

    desk.carry_out(dialog)

    assert store.counseling_notes.get(notes[1].id).shared_with == (office.team.colleague.id,)
    assert view.model.rows()[1].readers == "Siti, ketua tim, Dewi"


def test_a_note_is_deleted_after_a_question_and_comes_back_with_ctrl_z(qtbot, store, office, notes):
    desk, view = office.opened(office.team.author)
    desk.read(view, 1)
    view.remove_button.click()
    question = desk.dialog()
    assert isinstance(question, Confirm)
    question.verb_button.click()
    desk.settle()
    assert len(view.model.rows()) == 2

    desk.context.undo()
    desk.settle()

    assert store.counseling_notes.get(notes[1].id) == notes[1]
    assert len(view.model.rows()) == 3


def test_a_paper_is_shown_under_a_name_that_tells_of_nobody(qtbot, store, office, notes):
    desk, view = office.opened(office.team.author)
    desk.read(view, 1)

    view.print_button.click()

    ((pdf, title, name),) = desk.shell.pdfs
    assert pdf.startswith(b"%PDF-")
    assert (title, name) == ("Catatan konseling", "catatan-konseling.pdf")


def test_medical_staff_write_and_read_medical_notes_and_no_others(qtbot, store, office, notes):
    desk, view = office.opened(office.team.doctor)
    assert SEEN in desk.read(view, 0)
    assert not view.counseling_button.isVisible()
    view.medical_button.click()
    dialog = desk.form_dialog()
    assert dialog.form.field_row("staff").field.value() == "Sekar"
    write(dialog, "complaint", "Demam")

    desk.carry_out(dialog)

    assert [one.kind for one in view.model.rows()] == ["Medis", "Medis"]
    shown = view.text.toPlainText() + desk.shown_words()
    assert not [one for one in SECRETS if one not in (SEEN, "Omeprazol") and one in shown]
