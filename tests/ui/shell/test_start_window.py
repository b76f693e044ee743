"""The first window: the demonstration, an office of one's own, and everything that can go wrong."""

import shutil

import pytest
from PySide6.QtCore import Qt

from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, machine_mark, open_office
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.loading import Loading
from rehabdesk.ui.shell.looks import set_theme
from rehabdesk.ui.shell.other_machine_dialog import OtherMachineDialog
from rehabdesk.ui.shell.start_window import StartWindow
from tests.own_office import WORDS
from tests.own_office import own_office as make_office
from tests.services.test_login import on_a_known_computer


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
    assert not window.card.demo_link.isVisible()


def test_in_the_daily_login_the_demonstration_is_one_of_the_other_ways(qtbot, tmp_path, own_office):
    set_theme(dark=False)
    window = a_start(qtbot, tmp_path, own_office)

    assert not window.demo_button.isVisible()
    links = (window.other_button, window.new_button, window.card.restore_button)
    for link in (*links, window.card.demo_link):
        assert link.isVisible()
        assert link.width() >= link.sizeHint().width()
    with qtbot.waitSignal(window.opened, timeout=60_000) as opened:
        window.card.demo_link.click()
    assert opened.args[0].office.demonstration
    opened.args[0].close()


def test_the_demonstration_shows_its_passphrase_and_opens_with_enter(qtbot, tmp_path):
    window = a_start(qtbot, tmp_path, tmp_path / "contoh")
    assert DEMONSTRATION_PASSPHRASE in window.note.text()

    with qtbot.waitSignal(window.opened, timeout=60_000) as opened:
        qtbot.keyClick(window.passphrase, Qt.Key.Key_Return)

    store = opened.args[0]
    assert store.office.demonstration
    assert len(store.residents.all()) == 240
    store.close()


def _log_in(qtbot, window, *, remember):
    window.card.remember.setChecked(remember)
    with qtbot.waitSignal(window.opened, timeout=20_000) as opened:
        window.open_button.click()
    opened.args[0].close()


def test_the_login_name_is_remembered_where_that_is_asked_for(qtbot, tmp_path, own_office):
    window = a_start(qtbot, tmp_path, own_office)
    assert not window.card.remember.isChecked()
    qtbot.keyClicks(window.login, "ratna")
    qtbot.keyClicks(window.passphrase, WORDS)
    _log_in(qtbot, window, remember=True)

    again = a_start(qtbot, tmp_path, own_office)

    assert (again.login.text(), again.passphrase.text()) == ("ratna", "")
    assert again.card.remember.isChecked()
    qtbot.waitUntil(again.passphrase.hasFocus)


def test_the_login_name_is_forgotten_where_nobody_asks_for_it(qtbot, tmp_path, own_office):
    Preferences(tmp_path / "atur").keep(login="ratna")
    window = a_start(qtbot, tmp_path, own_office)
    qtbot.keyClicks(window.passphrase, WORDS)
    _log_in(qtbot, window, remember=False)

    assert Preferences(tmp_path / "atur").choices.login == ""


def test_a_login_that_failed_is_not_remembered(qtbot, tmp_path, own_office):
    window = a_start(qtbot, tmp_path, own_office)
    window.card.remember.setChecked(True)
    qtbot.keyClicks(window.login, "ratna")
    qtbot.keyClicks(window.passphrase, "salah sama sekali")
    window.open_button.click()
    qtbot.waitUntil(window.trouble.isVisible, timeout=20_000)

    assert Preferences(tmp_path / "atur").choices.login == ""


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


def carried_here(folder):
    """An office whose folder came from another computer."""
    store = open_office(folder, WORDS, "ratna")
    store.connection.execute("UPDATE this_pc SET machine = 'lain'")
    store.close()
    return folder


def asked(qtbot, window):
    """The question that the window puts after the passphrase fits."""
    qtbot.keyClicks(window.login, "ratna")
    qtbot.keyClicks(window.passphrase, WORDS)
    window.open_button.click()
    qtbot.waitUntil(lambda: window.findChild(OtherMachineDialog) is not None, timeout=20_000)
    found = window.findChild(OtherMachineDialog)
    assert found is not None
    return found


@on_a_known_computer
def test_on_another_computer_it_is_asked_and_the_answer_opens_the_office(
    qtbot, tmp_path, own_office
):
    window = a_start(qtbot, tmp_path, carried_here(own_office))
    dialog = asked(qtbot, window)
    assert "nomor kembar" in dialog.accessibleDescription()

    with qtbot.waitSignal(window.opened, timeout=20_000) as opened:
        dialog.replace_button.click()

    store = opened.args[0]
    assert store.query("SELECT machine FROM this_pc") == [(machine_mark(store.office.id),)]
    store.close()


@on_a_known_computer
def test_a_second_computer_beside_the_first_is_refused_with_what_it_needs(
    qtbot, tmp_path, own_office
):
    window = a_start(qtbot, tmp_path, carried_here(own_office))
    dialog = asked(qtbot, window)

    dialog.beside_button.click()
    said = dialog.answer.text()
    dialog.cancel_button.click()

    assert "disiapkan dari komputer pertama" in said
    assert window.isEnabled()
    assert "komputer lain" in window.trouble.text()
    store = open_office(own_office, WORDS, "ratna")
    assert store.query("SELECT machine FROM this_pc") == [("lain",)]
    store.close()
