"""An official number on paper is not given again, whatever became of the file that knew it."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehabdesk import paths
from rehabdesk.domain.official_numbers import LastGiven
from rehabdesk.domain.refusals import LastNumberTooLow, LastNumberUnknown
from rehabdesk.services.known_office import NUMBERS_MISSED
from rehabdesk.services.official_numbers import last_number_asked, numbers_ahead
from rehabdesk.services.undoing import take_back as undo
from rehabdesk.storage import AuditFilter, recall_numbers
from rehabdesk.storage.known_office import FOLDER
from tests.known_days import SETTINGS
from tests.own_office import TODAY
from tests.services.numbers_desk import YEAR, NumbersDesk, issue_to, numbering_office


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return numbering_office(tmp_path_factory.mktemp("bernomor") / "kantor")


@pytest.fixture(autouse=True)
def this_pc(tmp_path, monkeypatch):
    """The settings of a PC that has seen no office yet."""
    for name in SETTINGS:
        monkeypatch.setenv(name, str(tmp_path / "setelan"))
    return paths.computer_settings_folder() / FOLDER


@pytest.fixture
def desk(built, tmp_path):
    return NumbersDesk(shutil.copytree(built, tmp_path / "kantor"))


def test_after_a_usual_restore_numbers_go_on_above_todays_file_and_nobody_is_asked(desk):
    desk.issue(2)
    desk.back_up()
    desk.issue(3)

    desk.restore()

    assert desk.asked() is None
    assert desk.issue() == [6]


def test_a_second_restore_of_the_same_backup_goes_on_above_both(desk):
    desk.issue(1)
    desk.back_up()
    desk.issue(2)
    desk.restore()
    assert desk.issue(2) == [4, 5]

    desk.restore()

    assert desk.issue() == [6]


@pytest.mark.parametrize("forgets", [False, True])
def test_where_todays_file_is_lost_the_last_number_is_asked_once(desk, this_pc, forgets):
    desk.issue(2)
    desk.back_up()
    desk.issue(3)
    if forgets:
        shutil.rmtree(this_pc)

    desk.lose()

    assert desk.asked() == (2 if forgets else 5)
    store = desk.enter()
    with pytest.raises(LastNumberUnknown) as refusal:
        numbers_ahead(store, 1, issued_on=TODAY)
    assert refusal.value.facts == {"year": YEAR, "highest": 2 if forgets else 5}
    store.close()
    assert desk.issue(last=7) == [8]
    assert desk.asked() is None
    assert desk.issue() == [9]


@pytest.mark.parametrize(("last", "first"), [(4, None), (5, 6), (6, 7)])
def test_an_answer_below_what_this_pc_saw_is_refused(desk, last, first):
    desk.issue(2)
    desk.back_up()
    desk.issue(3)
    desk.lose()

    if first is not None:
        assert desk.issue(last=last) == [first]
        return
    with pytest.raises(LastNumberTooLow) as refusal:
        desk.issue(last=last)
    assert refusal.value.facts == {"highest": 5}


def test_the_answer_is_in_the_log_and_goes_back_with_the_certificates(desk):
    desk.issue(2)
    desk.back_up()
    desk.lose()
    store = desk.enter()

    _, done = issue_to(store, last=9)

    entry = store.audit.entries(AuditFilter(), 1)[0]
    assert "Nomor urut terakhir tahun 2026 menurut Tata Usaha: 9" in entry.why
    undo(store, done.change)
    assert last_number_asked(store, YEAR) == 2
    store.close()


@pytest.mark.parametrize("way", ["go_back", "salvage", "copy_back", "move"])
def test_every_other_way_back_asks_and_proposes_what_this_pc_saw(desk, way):
    desk.issue(1)
    desk.upgrade()
    desk.put_aside()
    desk.issue(3)

    getattr(desk, way)()

    assert desk.asked() == 4
    assert desk.issue() == [5]
    assert desk.asked() is None


def test_an_office_that_was_restored_by_an_older_program_is_asked_once(desk):
    desk.issue(1)
    store = desk.enter()
    store.connection.execute("INSERT INTO serial_floor VALUES (0, 1000)")
    store.close()

    assert desk.asked() == 1
    assert desk.issue(last=6) == [7]
    assert desk.asked() is None


def test_a_copy_put_back_twice_is_asked_about_twice(desk):
    desk.issue(1)
    desk.put_aside()
    desk.issue(1)
    desk.copy_back()
    assert desk.asked() == 2
    assert desk.issue() == [3]

    desk.copy_back()

    assert desk.asked() == 3
    assert desk.issue() == [4]
    store = desk.enter()
    labels = [one.label for one in store.audit.entries(AuditFilter(), 50)]
    assert labels.count(NUMBERS_MISSED) == 1
    store.close()


def test_a_question_that_is_open_stays_open_through_a_usual_restore(desk):
    desk.issue(1)
    desk.back_up()
    desk.issue(1)
    desk.lose()

    desk.restore()

    assert desk.asked() == 2


def test_an_answer_outlives_a_usual_restore(desk):
    desk.issue(1)
    desk.back_up()
    desk.lose()
    assert desk.issue(last=30) == [31]

    desk.restore()

    assert desk.asked() is None
    assert desk.issue() == [32]


def test_numbers_taken_back_at_once_are_free_again(desk):
    store = desk.enter()
    serials, done = issue_to(store, 2)
    undo(store, done.change)
    office = store.keys.ring().office
    assert recall_numbers(office) == ()
    store.close()

    assert serials == [1, 2]
    assert desk.issue(2) == [1, 2]
    assert [(one.first, one.last) for one in recall_numbers(office)] == [(1, 2)]


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b'[{"year": 2026, "first": 0, "last": 3}]',
        b'[{"year": 2026, "first": 4, "last": 3}]',
        b'[{"year": 2026, "first": 1, "last": 1000000}]',
        b"\xff" * 9,
    ],
)
def test_a_memory_that_is_broken_says_nothing(desk, this_pc, content):
    desk.issue(1)
    (place,) = this_pc.glob("*.nomor.json")
    place.write_bytes(content)

    assert desk.asked() is None
    assert desk.issue() == [2]


def test_a_demonstration_is_not_remembered(demonstration, this_pc):
    from rehabdesk.storage import keep_numbers

    keep_numbers(demonstration)

    assert not this_pc.exists()


def test_an_office_that_was_never_asked_keeps_no_answer(desk):
    desk.issue(2)
    store = desk.enter()
    assert store.settings.read(LastGiven) == LastGiven()
    store.close()


DEEDS = ("issue", "issue", "issue", "revoke", "back_up", "back_up", "upgrade", "put_aside", "move")
WAYS_BACK = ("restore", "restore_oldest", "lose", "go_back", "salvage", "copy_back")


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(walk=st.lists(st.sampled_from(DEEDS + WAYS_BACK), min_size=4, max_size=9))
def test_no_number_comes_twice_on_any_walk(built, monkeypatch, walk):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        for name in SETTINGS:
            monkeypatch.setenv(name, str(Path(place) / "setelan"))
        desk = NumbersDesk(shutil.copytree(built, Path(place) / "kantor"))
        for step in walk:
            if step == "restore_oldest":
                desk.restore(oldest=True)
            else:
                getattr(desk, step)()
        desk.issue()
