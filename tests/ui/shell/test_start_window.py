"""The first window: the demonstration, an office of one's own, and everything that can go wrong."""

import shutil

import pytest
from PySide6.QtCore import Qt

from rehabdesk.storage import DEMONSTRATION_PASSPHRASE
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.loading import Loading
from rehabdesk.ui.shell.start_window import StartWindow
from tests.own_office import WORDS
from tests.own_office import own_office as make_office


@pytest.fixture
def own_office(tmp_path):
    make_office(tmp_path / "kantor").close()
    return tmp_path / "kantor"


def a_start(qtbot, tmp_path, place):
    window = StartWindow(Preferences(tmp_path / "atur"), place, tmp_path / "contoh")
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_computer_without_an_office_offers_a_new_one_and_the_demonstration(qtbot, tmp_path):
    window = a_start(qtbot, tmp_path, tmp_path / "belum-ada")

    assert window.demo_button.isVisible()
    assert window.new_button.isVisible()
    assert not window.passphrase.isVisible()


def test_the_demonstration_shows_its_passphrase_and_opens_with_enter(qtbot, tmp_path):
    window = a_start(qtbot, tmp_path, tmp_path / "contoh")
    assert DEMONSTRATION_PASSPHRASE in window.note.text()

    with qtbot.waitSignal(window.opened, timeout=60_000) as opened:
        qtbot.keyClick(window.passphrase, Qt.Key.Key_Return)

    store = opened.args[0]
    assert store.office.demonstration
    assert len(store.residents.all()) == 240
    store.close()


def test_an_office_opens_with_its_passphrase(qtbot, tmp_path, own_office):
    window = a_start(qtbot, tmp_path, own_office)
    qtbot.keyClicks(window.login, "ratna")
    qtbot.keyClicks(window.passphrase, WORDS)

    with qtbot.waitSignal(window.opened, timeout=20_000) as opened:
        window.open_button.click()

    assert opened.args[0].office.short_name == "Lapas Uji"
    opened.args[0].close()


def test_a_wrong_passphrase_is_said_and_can_be_typed_again(qtbot, tmp_path, own_office):
    window = a_start(qtbot, tmp_path, own_office)
    qtbot.keyClicks(window.passphrase, "bukan kata sandinya")

    window.open_button.click()
    qtbot.waitUntil(window.trouble.isVisible, timeout=20_000)

    assert "tidak cocok" in window.trouble.text()
    assert window.isEnabled()


def test_the_demonstrations_passphrase_opens_no_real_office(qtbot, tmp_path, own_office):
    window = a_start(qtbot, tmp_path, own_office)
    qtbot.keyClicks(window.passphrase, DEMONSTRATION_PASSPHRASE)

    window.open_button.click()

    qtbot.waitUntil(window.trouble.isVisible, timeout=20_000)


def test_a_broken_file_is_said_and_nothing_is_changed(qtbot, tmp_path, own_office):
    (own_office / "kantor.rehab").write_bytes(b"rusak" * 2000)
    window = a_start(qtbot, tmp_path, own_office)
    qtbot.keyClicks(window.login, "ratna")
    qtbot.keyClicks(window.passphrase, WORDS)

    window.open_button.click()

    qtbot.waitUntil(window.trouble.isVisible, timeout=20_000)
    assert (own_office / "kantor.rehab").read_bytes() == b"rusak" * 2000


def test_a_copy_of_the_demonstration_shows_its_passphrase_once_all_is_loaded(
    qtbot, tmp_path, demonstration_folder
):
    copy = shutil.copytree(demonstration_folder, tmp_path / "salinan")
    window = a_start(qtbot, tmp_path, copy)
    loading = Loading(window)
    loading.done.connect(window.look_closer)

    with qtbot.waitSignal(loading.done, timeout=20_000):
        loading.start()

    assert DEMONSTRATION_PASSPHRASE in window.note.text()
    assert not window.login.isVisible()


def test_what_was_typed_before_all_is_loaded_is_kept(qtbot, tmp_path, demonstration_folder):
    copy = shutil.copytree(demonstration_folder, tmp_path / "salinan")
    window = a_start(qtbot, tmp_path, copy)
    qtbot.keyClicks(window.login, "ratna")

    window.look_closer()

    assert window.login.text() == "ratna"
    assert window.login.isVisible()
