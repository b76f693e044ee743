"""The rescue dialog waits after wrong passphrases like the start window."""

from datetime import UTC, datetime

from rehabdesk.domain.user import Role
from rehabdesk.services.login import wrong_tries_before
from rehabdesk.services.safekeeping import back_up, charge_of
from rehabdesk.storage import open_office
from rehabdesk.ui.shell.rescue_dialog import RescueDialog
from tests.own_office import OTHER_WORDS, own_office, with_user
from tests.sample_office import a_room
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


def test_a_reader_is_refused_in_words_and_a_lead_sees_what_would_change(qtbot, tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.READER, "pembaca")
    with_user(store, Role.TEAM_LEAD, "cecep")
    a_room(store, "Di cadangan")
    charge = charge_of(store)
    assert charge is not None
    back_up(charge, datetime(2026, 11, 24, 8, tzinfo=UTC), roots=())
    a_room(store, "Hari ini")
    store.close()
    dialog = RescueDialog(tmp_path / "kantor")
    qtbot.addWidget(dialog)
    dialog.show()

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
