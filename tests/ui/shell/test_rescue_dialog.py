"""The rescue dialog waits after wrong passphrases like the start window."""

from datetime import UTC, datetime

from rehabdesk.services.login import wrong_tries_before
from rehabdesk.services.safekeeping import back_up, charge_of
from rehabdesk.ui.shell.rescue_dialog import RescueDialog
from tests.storage.test_office_file import WORDS, an_office_on_disk


def test_after_four_wrong_passphrases_the_dialog_asks_to_wait(qtbot, tmp_path):
    store = an_office_on_disk(tmp_path / "kantor")
    charge = charge_of(store)
    assert charge is not None
    back_up(charge, datetime(2026, 11, 24, 8, tzinfo=UTC), roots=())
    store.close()
    dialog = RescueDialog(tmp_path / "kantor")
    qtbot.addWidget(dialog)
    dialog.show()

    for words in ["bukan kata sandinya"] * 4 + [WORDS]:
        dialog.passphrase.setText(words)
        dialog.look()
        qtbot.waitUntil(lambda: dialog._worker is None, timeout=20_000)

    assert "Tunggu" in dialog.message.text()
    assert not dialog.verb_button.isEnabled()
    assert wrong_tries_before(tmp_path / "kantor") == 4
