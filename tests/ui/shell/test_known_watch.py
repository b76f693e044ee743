"""An office older than this PC knows it is a banner that only a word of somebody puts away."""

import shutil

import pytest
from PySide6.QtWidgets import QPushButton

from rehabdesk import paths
from rehabdesk.domain.user import Role
from rehabdesk.services.login import log_in
from rehabdesk.storage import recall_office
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.confirm import Confirm
from tests.own_office import NOW, OTHER_WORDS, WORDS, own_office, with_user
from tests.sample_office import a_room


@pytest.fixture
def rolled_back(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "setelan"))
    folder = tmp_path / "kantor"
    store = own_office(folder)
    with_user(store, Role.OPERATOR, "cecep")
    store.close()
    log_in(folder, "ratna", WORDS, now=NOW).close()
    earlier = shutil.copytree(folder, tmp_path / "kemarin")
    store = log_in(folder, "ratna", WORDS, now=NOW)
    a_room(store, "Hilang")
    store.close()
    for name in (paths.OFFICE_FILE, paths.KEYS_FILE):
        shutil.copyfile(earlier / name, folder / name)
    return folder


@pytest.fixture
def shown(rolled_back, qtbot, tmp_path):
    opened = []

    def show(login, words):
        store = log_in(rolled_back, login, words, now=NOW)
        window = MainWindow(store, Preferences(tmp_path))
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        opened.append((window, store))
        return window

    yield show
    for window, store in opened:
        window.leaving.settled = True
        window.close()
        store.close()


def button_of(window, text):
    return next(one for one in window.known.banner.findChildren(QPushButton) if one.text() == text)


def test_the_banner_stays_until_it_is_accepted(shown, rolled_back):
    window = shown("ratna", WORDS)
    banner = window.known.banner
    assert banner.isVisible()
    assert banner.text().startswith("Kantor ini lebih tua")

    window.known.look()
    assert banner.isVisible()
    button_of(window, "Terima…").click()
    window.findChild(Confirm).verb_button.click()

    assert banner.isHidden()
    assert window.context.store.older is None


def test_whoever_may_not_restore_sees_it_and_cannot_accept_it(shown):
    window = shown("cecep", OTHER_WORDS)

    assert window.known.banner.isVisible()
    assert not button_of(window, "Terima…").isEnabled()


def test_what_was_written_is_known_after_a_minute_also_where_the_program_is_killed(shown):
    window = shown("ratna", WORDS)
    button_of(window, "Terima…").click()
    window.findChild(Confirm).verb_button.click()
    store = window.context.store
    a_room(store, "Sesudah masuk")

    window.known._clock.timeout.emit()

    assert store.keys is not None
    known = recall_office(store.keys.ring().office)
    assert known is not None
    assert known.heads == store.audit.heads()
    assert known.working
