"""The rescue dialog waits after wrong passphrases like the start window."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from rehabdesk.domain.user import Role
from rehabdesk.services.safekeeping import back_up, charge_of
from rehabdesk.storage import open_office, read_tries
from rehabdesk.ui.shell.rescue_dialog import RescueDialog
from tests.own_office import OTHER_WORDS, own_office, with_user
from tests.sample_office import a_room
from tests.storage.foreign_copies import FOREIGN, plant
from tests.storage.test_office_file import WORDS, an_office_on_disk


@pytest.fixture
def shown(qtbot):
    """Shows a dialog that stays to the test's end.

    One without a window above it would go with the test's last name for it, in the midst of the
    end of its worker, which is its child.
    """
    kept = []

    def show(folder):
        dialog = RescueDialog(folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        kept.append(dialog)
        return dialog

    return show


def test_after_four_wrong_passphrases_the_dialog_asks_to_wait(qtbot, shown, tmp_path):
    store = an_office_on_disk(tmp_path / "kantor")
    charge = charge_of(store)
    assert charge is not None
    back_up(charge, datetime(2026, 11, 24, 8, tzinfo=UTC), roots=())
    store.close()
    dialog = shown(tmp_path / "kantor")

    for words in ["bukan kata sandinya"] * 4 + [WORDS]:
        dialog.passphrase.setText(words)
        dialog.look()
        qtbot.waitUntil(lambda: dialog._worker is None, timeout=20_000)

    assert "Tunggu" in dialog.message.text()
    assert not dialog.verb_button.isEnabled()
    assert read_tries(tmp_path / "kantor").wrong == 4


def test_a_reader_is_refused_in_words_and_a_lead_sees_what_would_change(qtbot, shown, tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.READER, "pembaca")
    with_user(store, Role.TEAM_LEAD, "cecep")
    a_room(store, "Di cadangan")
    charge = charge_of(store)
    assert charge is not None
    back_up(charge, datetime(2026, 11, 24, 8, tzinfo=UTC), roots=())
    a_room(store, "Hari ini")
    store.close()
    dialog = shown(tmp_path / "kantor")

    dialog.login.setText("pembaca")
    dialog.passphrase.setText(OTHER_WORDS)
    dialog.look()
    qtbot.waitUntil(lambda: dialog._worker is None, timeout=20_000)
    assert "tidak berhak" in dialog.message.text()
    assert not dialog.verb_button.isEnabled()

    dialog.login.setText("cecep")
    dialog.look()
    qtbot.waitUntil(dialog.verb_button.isEnabled, timeout=20_000)
    rows = {one.words: one for one in dialog.compared.compared.rows()}
    assert rows["Ruangan"].lost == 1
    with qtbot.waitSignal(dialog.restored, timeout=20_000):
        dialog.put_back()

    again = open_office(tmp_path / "kantor", OTHER_WORDS, "cecep")
    assert "Hari ini" not in {one.name for one in again.rooms.all()}
    again.close()


@pytest.fixture
def looking(shown, tmp_path):
    """The dialog before a closed office with one backup, and that backup's file with its key."""
    store = an_office_on_disk(tmp_path / "kantor")
    charge = charge_of(store)
    assert charge is not None
    back_up(charge, datetime(2026, 11, 24, 8, tzinfo=UTC), roots=())
    key = store.key
    store.close()
    dialog = shown(tmp_path / "kantor")
    dialog.passphrase.setText(WORDS)
    line = dialog.table.current_row()
    assert line is not None
    return dialog, line.source / "kantor.rehab", key


def test_a_backup_with_foreign_parts_is_refused_in_one_sentence(qtbot, looking):
    dialog, path, key = looking
    dialog.look()
    qtbot.waitUntil(dialog.verb_button.isEnabled, timeout=20_000)
    plant(path, key, FOREIGN["a table with SQL for a name"])

    dialog.look()
    qtbot.waitUntil(lambda: dialog._worker is None, timeout=20_000)

    assert "bagian yang bukan milik RehabDesk" in dialog.message.text()
    assert not dialog.verb_button.isEnabled()
    assert dialog.look_button.isEnabled()


def test_the_look_can_be_stopped_and_taken_again(qtbot, looking):
    dialog, _, _ = looking

    dialog.look()
    assert (dialog.cancel_button.text(), dialog.look_button.isEnabled()) == ("Hentikan", False)
    dialog.cancel_button.click()
    assert not dialog.cancel_button.isEnabled()
    qtbot.waitUntil(lambda: dialog._worker is None, timeout=20_000)

    assert dialog.isVisible()
    assert "dihentikan" in dialog.message.text()
    assert dialog.cancel_button.text() == "Tidak jadi"
    assert not dialog.verb_button.isEnabled()
    dialog.look()
    qtbot.waitUntil(dialog.verb_button.isEnabled, timeout=20_000)
    assert dialog.cancel_button.isEnabled()


def test_what_is_put_back_is_not_stopped_half_way(qtbot, looking):
    dialog, _, _ = looking
    dialog.look()
    qtbot.waitUntil(dialog.verb_button.isEnabled, timeout=20_000)

    with qtbot.waitSignal(dialog.restored, timeout=20_000):
        dialog.put_back()
        assert not dialog.cancel_button.isEnabled()
        dialog.reject()
