"""The window says that pages are not as they were left, and who may go on with them."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel

from rehabdesk.domain.user import Role
from rehabdesk.services.login import log_in
from rehabdesk.services.users import change_user
from rehabdesk.storage import PagesSeen
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.audit.checking import check_dialog
from rehabdesk.ui.shell.accept_dialog import accept_dialog
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.recovery_dialog import RecoveryDialog
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.fields import TextField
from tests.own_office import NOW, OTHER_WORDS, RECOVERY, WORDS, own_office, the_user, with_user
from tests.sample_office import a_room
from tests.storage.old_pages import replay_table
from tests.storage.test_page_watch import killed, work_looked

FOUND = "halaman dari hari lain"


@pytest.fixture
def folder(tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    a_room(store, "Aula")
    store.close()
    return tmp_path / "kantor"


def with_old_page(folder, table="room"):
    before = shutil.copytree(folder, folder.with_name("lama"))
    store = log_in(folder, "ratna", WORDS, now=NOW)
    a_room(store, "Masjid")
    cecep = the_user(store, "cecep").id
    change_user(store, cecep, name="Orang cecep", role=Role.TEAM_LEAD, counselor=None)
    key = store.key
    store.close()
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key, table)


def looked(folder, qtbot, login="ratna", words=WORDS):
    """The window after its first look at the file."""
    store = log_in(folder, login, words, now=NOW)
    window = MainWindow(store, Preferences(folder.parent))
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    window.backups._look_first()
    qtbot.waitUntil(lambda: window.backups._looking is None, timeout=20_000)
    window.leaving.settled = True
    return store, window


def test_the_banner_stands_until_an_administrator_has_said_why(folder, qtbot):
    with_old_page(folder)
    store, window = looked(folder, qtbot)
    banner = window.backups.banner
    assert FOUND in banner.text()
    assert banner.isVisible()
    assert window.backups.accept_button.isVisible()
    assert not window.backups.make_button.isVisible()

    dialog = accept_dialog(window.context)
    dialog.accepted.connect(window.backups.show_state)
    dialog.verb_button.click()
    assert dialog.result() == 0
    assert FOUND in banner.text()
    why = dialog.form.findChild(TextField)
    assert why is not None
    why.set_value("Dicocokkan dengan daftar hadir")
    dialog.verb_button.click()

    assert FOUND not in banner.text() or not banner.isVisible()
    assert store.pages is not None
    assert not store.pages.found
    window.close()
    store.close()


def test_who_may_not_accept_is_told_who_may(folder, qtbot):
    with_old_page(folder)
    store, window = looked(folder, qtbot, "cecep", OTHER_WORDS)

    assert FOUND in window.backups.banner.text()
    assert not window.backups.accept_button.isEnabled()
    window.close()
    store.close()


def test_an_office_that_was_left_as_it_is_found_shows_nothing(folder, qtbot):
    store, window = looked(folder, qtbot)

    assert FOUND not in window.backups.banner.text()
    assert not window.backups.accept_button.isVisible()
    assert store.pages is not None
    assert store.pages.look() is PagesSeen.SAME
    window.close()
    store.close()


def test_after_a_power_cut_the_window_says_what_was_compared(folder, qtbot):
    killed(folder, work_looked)
    store, window = looked(folder, qtbot)

    said = [one.text() for one in window.toasts.findChildren(QLabel)]
    assert any("tidak ditutup dengan benar" in one for one in said)
    assert FOUND not in window.backups.banner.text()
    window.close()
    store.close()


def test_periksa_keutuhan_tells_the_pages_besides_the_chain(folder, qtbot):
    with_old_page(folder)
    store, window = looked(folder, qtbot)

    dialog = check_dialog(window.context)
    qtbot.addWidget(dialog)

    assert any(FOUND in one.text() for one in dialog.findChildren(Banner))
    window.close()
    store.close()


def test_the_recovery_sheet_shows_the_list_and_accepts_it_only_then(folder, qtbot):
    with_old_page(folder, "app_user")
    dialog = RecoveryDialog(folder)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.code.set_value(RECOVERY)

    dialog.verb_button.click()

    assert "Orang cecep: Konselor" in dialog.seen.text()
    assert dialog.store is None
    assert "erima" in dialog.verb_button.text()

    dialog.verb_button.click()

    assert dialog.store is not None
    assert not dialog.seen.isVisible()
    dialog.reject()
    log_in(folder, "ratna", WORDS, now=NOW).close()
