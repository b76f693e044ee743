"""The office gets a new key while its window is open: every backup afterwards opens by today's."""

import shutil
from datetime import datetime, timedelta
from threading import Thread

import pytest
from PySide6.QtWidgets import QLabel

from rehabdesk.domain.user import Role
from rehabdesk.services.keys import replace_office_key
from rehabdesk.services.safekeeping import back_up, charge_of, is_sound, take_room_for_marks
from rehabdesk.storage import WrongKey, driver, open_office
from rehabdesk.storage.whole_file import find_backups
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.dialog import FormDialog
from tests.own_office import OTHER_WORDS, WORDS, own_office, with_user
from tests.sample_office import a_room

NOW = datetime(2026, 1, 5, 9, 0).astimezone()


@pytest.fixture
def office(tmp_path):
    made = own_office(tmp_path / "kantor")
    with_user(made, Role.OPERATOR)
    a_room(made, "Aula")
    yield made
    made.close()


@pytest.fixture
def window(office, qtbot, tmp_path):
    made = MainWindow(office, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.leaving.settled = True


def charge_at(office):
    charge = charge_of(office)
    assert charge is not None
    return charge


def disable_the_operator(window, qtbot):
    """As an administrator does it: on the page Pengguna, with the dialog that changes the key."""
    before = window.context.store.key
    window.go("users")
    page = window.page("users")
    page.table.select_place(
        next(at for at, one in enumerate(page.model.rows()) if one.user.login == "cecep")
    )
    page.disable_button.click()
    window.findChild(FormDialog).carry_out()
    qtbot.waitUntil(lambda: window.context.store.key != before, timeout=20_000)
    qtbot.waitUntil(lambda: not window.context.store.keys.due, timeout=20_000)


def opens_with_todays_passphrase(backup, place):
    shutil.copytree(backup, place)
    opened = open_office(place, WORDS, "ratna")
    try:
        return [one.name for one in opened.rooms.all()] == ["Aula"]
    finally:
        opened.close()


def backups_at(folder):
    return [where for where, _ in find_backups(folder / "cadangan")]


def idle(qtbot, of):
    qtbot.waitUntil(lambda: not of.busy(), timeout=20_000)


def test_backups_of_every_kind_are_made_after_the_key_has_changed(window, office, qtbot, tmp_path):
    """Each one is looked at when it has been made; the one of yesterday stays beside them."""
    folder = office.path.parent
    (before,) = back_up(
        charge_at(office), datetime.now().astimezone() - timedelta(days=1), roots=()
    )
    window.go("safekeeping")
    page = window.page("safekeeping")
    disable_the_operator(window, qtbot)
    seen = [backups_at(folder)[0]]

    def require_a_new_one():
        newest = backups_at(folder)[0]
        assert newest not in seen
        assert opens_with_todays_passphrase(newest, tmp_path / f"lihat {len(seen)}")
        assert driver.fits(newest / "kantor.rehab", office.key)
        seen.append(newest)

    window.backups.changed = True
    window.backups._last_try -= timedelta(minutes=31)
    window.backups.look()
    idle(qtbot, window.backups)
    require_a_new_one()

    window.go("safekeeping")
    page.make_button.click()
    idle(qtbot, page.deeds)
    require_a_new_one()

    assert before.good
    assert page.model.rowCount() == 3
    for line in page.model.rows():
        page.deeds.rehearse(line)
        idle(qtbot, page.deeds)
    page.reload()
    assert all(line.backup.rehearsed_on for line in page.model.rows())
    # Once more, for what stands beside a backup was written anew by the rehearsal.
    for line in page.model.rows():
        page.deeds.rehearse(line)
        idle(qtbot, page.deeds)
    said = [one.text() for one in window.findChildren(QLabel) if "tidak" in one.text()]
    assert not [one for one in said if "rusak" in one]

    window.backups.changed = True
    with qtbot.waitSignal(window.closed, timeout=20_000):
        window.close()
    require_a_new_one()
    with pytest.raises(WrongKey):
        open_office(seen[-1], OTHER_WORDS, "cecep")


def test_a_backup_that_runs_through_a_change_of_key_is_made_again(office, tmp_path):
    charge = charge_at(office)
    keys = [office.key]
    moments = []

    def in_the_midst(done, whole):
        moments.append(done)
        if len(keys) == 1:
            replace_office_key(office)
            keys.append(office.key)

    results = back_up(charge, NOW, in_the_midst, roots=())

    assert [one.good for one in results] == [True]
    (made,) = backups_at(office.path.parent)
    assert driver.fits(made / "kantor.rehab", keys[1])
    assert not driver.fits(made / "kantor.rehab", keys[0])
    assert opens_with_todays_passphrase(made, tmp_path / "lihat")
    assert not list((office.path.parent / "cadangan").glob("*sedang-dibuat"))


def test_reading_every_page_is_right_through_changes_of_key(office):
    charge = charge_at(office)
    looked = []
    reader = Thread(target=lambda: looked.extend(is_sound(charge) for _ in range(30)))

    reader.start()
    for _ in range(3):
        replace_office_key(office)
    reader.join()

    assert looked == [True] * 30


def test_no_room_for_marks_is_taken_under_a_former_key(office):
    charge = charge_at(office)
    replace_office_key(office)

    assert take_room_for_marks(charge)
    a_room(office, "Masjid")
    assert is_sound(charge)
