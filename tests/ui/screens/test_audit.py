"""Jejak audit: read, filtered, checked; the deleted comes back."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.audit import ChainBreak, EntryKind
from rehabdesk.services.office import remove_room, save_room
from rehabdesk.services.residents import remove_resident
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.audit.checking import chain_words
from rehabdesk.ui.screens.audit.deleted import DeletedDialog
from rehabdesk.ui.screens.audit.screen import AuditPage
from tests.sample_office import a_resident, a_room
from tests.ui.shell_double import RecordingShell


@pytest.fixture
def context(store, qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    return Context(store, RecordingShell(window), Preferences(tmp_path))


@pytest.fixture
def page(context, qtbot):
    made = AuditPage(context)
    qtbot.addWidget(made)
    made.show()
    return made


def labels(page):
    return [one.label for one in page.model.rows()]


def test_the_newest_deed_stands_first_with_both_values(page, store):
    room = a_room(store, "Aula Lama")
    save_room(store, replace(room, name="Aula Baru"))
    page.reload()
    page.table.select_place(0)

    assert labels(page)[0] == "Ruangan diubah"
    assert "Aula Lama → Aula Baru" in page.view.toPlainText()


def test_the_log_is_filtered_by_kind_and_words(page, store, qtbot):
    room = a_room(store, "Aula Lama")
    remove_room(store, room.id)
    page.filters.kind.set_value(EntryKind.LOGIN)
    page.reload()
    assert labels(page) == []

    page.filters.kind.set_value("")
    page.filters.search.setText("dihapus")
    qtbot.waitUntil(lambda: labels(page) == ["Ruangan dihapus"])


def test_printing_the_head_is_itself_an_entry(page, context):
    page.print_head()

    assert context.shell.pdfs[0][0].startswith(b"%PDF-")
    assert labels(page)[0] == "Sidik jejak audit dicetak"


def test_a_broken_chain_is_said_with_its_number(page, store):
    a_room(store)
    store.connection.execute("DROP TRIGGER audit_entry_no_update")
    store.connection.execute("UPDATE audit_entry SET label = 'lain' WHERE place & 0xffffffff = 2")

    report = store.audit.verify()

    assert report.broken is ChainBreak.EDITED
    assert "nomor 2" in chain_words(report)


def test_a_deleted_resident_comes_back_with_stays_numbers_and_search(page, context, store, qtbot):
    person = a_resident(store, "Gunawan bin Saleh", "B.I. 12/2020")
    remove_resident(store, person.id)
    assert not store.search.find("gunawan")
    dialog = DeletedDialog(context)
    qtbot.addWidget(dialog)
    assert dialog.model.rows()[0].name == "Gunawan bin Saleh"

    dialog.restore()

    assert store.residents.get(person.id) == person
    assert store.search.find("gunawan") == (person.id,)
    assert store.stays.find(resident=person.id)
    assert store.registrations.find(resident=person.id)
    dialog.close()
