"""A long list written off the window's thread: the window lives, and a stop leaves nothing."""

from datetime import date

import pytest
from PySide6.QtCore import QTimer

from rehabdesk.domain.identity import OfficeId, new_id
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.office import Office
from rehabdesk.services.defaults import put_defaults
from rehabdesk.storage import StillWriting, create_office
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.imports.screen import ImportsPage
from rehabdesk.ui.screens.imports.working import ImportDialog
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.shell.main_window import MainWindow
from tests.services.importing.office_lists import many_people

TODAY = date(2021, 3, 1)
PASSPHRASE = "kata sandi panjang 2021"


@pytest.fixture
def window(qtbot, tmp_path):
    """The real window on an office on the disk, at the preview of a list of 2,000 people."""
    office = Office(
        id=OfficeId(new_id()), name="Lapas Kelas IIA Serang", short_name="Serang", city="Serang"
    )
    store = create_office(tmp_path / "kantor", office, PASSPHRASE, "petugas")
    put_defaults(store, 2021)
    made = MainWindow(store, Preferences(tmp_path / "pilihan"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.go("imports")
    page = made.findChild(ImportsPage)
    assert page is not None
    (tmp_path / "sdp2000.xlsx").write_bytes(many_people(2_000))
    page.reader.patience = 30.0
    page.start.choose(ImportSubject.PEOPLE)
    page.open_file(str(tmp_path / "sdp2000.xlsx"))
    page.go_on()
    yield made
    made.backups.changed = False
    made.backups.stop()


def begun(qtbot, window):
    window.findChild(ImportsPage).go_on()
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: dialog.panel.bar.value() > 100, timeout=10_000)
    return dialog


def ended(qtbot, window):
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog), timeout=30_000)


def names_in(folder):
    """What lies in an office's folder, but the backup that a slow machine makes meanwhile."""
    beside = ("cadangan", "cadangan.json", "kantor.rehab-shm")
    return sorted(one.name for one in folder.iterdir() if one.name not in beside)


def content_of(store):
    """Every row of every table, as bytes."""
    tables = store.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    rows = [(name, sorted(map(repr, store.query(f"SELECT * FROM {name}")))) for (name,) in tables]
    return repr(rows).encode()


def test_a_stop_in_the_middle_leaves_the_register_as_it_was(qtbot, window, tmp_path):
    store = window.context.store
    before = content_of(store)
    files = names_in(tmp_path / "kantor")

    dialog = begun(qtbot, window)
    dialog.panel.cancel_button.click()
    ended(qtbot, window)

    assert content_of(store) == before
    assert names_in(tmp_path / "kantor") == files
    page = window.findChild(ImportsPage)
    assert page.next_button.isEnabled()
    page.go_on()
    ended(qtbot, window)
    assert store.residents.count() == 2_000


def test_the_window_lives_while_a_list_is_written(qtbot, window):
    beats = []
    clock = QTimer()
    clock.timeout.connect(lambda: beats.append(1))
    begun(qtbot, window)
    clock.start(20)

    with pytest.raises(StillWriting), window.context.store.change("Tanda"):
        pass
    ended(qtbot, window)
    clock.stop()

    assert len(beats) > 1
    assert window.context.store.residents.count() == 2_000


def test_other_pages_hear_of_it_in_the_windows_thread(qtbot, window):
    heard = []
    window.context.store.listeners.append(
        lambda tables: heard.append((window.thread().isCurrentThread(), tables))
    )
    begun(qtbot, window)
    ended(qtbot, window)

    ((in_window, tables),) = heard
    assert in_window
    assert "resident" in tables
    window.go("residents")
    assert window.findChild(ResidentsPage).isVisible()


def test_closing_the_file_in_the_middle_stops_the_import(qtbot, window):
    begun(qtbot, window)
    store = window.context.store

    for deed in tuple(store.closing):
        deed()

    assert store.residents.count() == 0
    ended(qtbot, window)
