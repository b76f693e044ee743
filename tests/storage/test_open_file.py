"""The open file: whose change is open, what is told when, and what is left when it fails."""

from contextlib import suppress
from threading import Event, Thread

import pytest

from rehabdesk.domain.audit import EntryKind
from rehabdesk.storage import (
    AuditFilter,
    FolderGone,
    StillWriting,
    StorageTrouble,
    encrypt_anew,
    open_in_memory,
)
from rehabdesk.storage.driver import DatabaseError, OperationalError
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.open_file import WriteOutsideChange
from tests.own_office import own_office
from tests.sample_office import a_room


@pytest.fixture
def office(tmp_path):
    store = own_office(tmp_path / "kantor")
    yield store
    with suppress(Exception):
        store.close()


def newest(store):
    return store.audit.entries(AuditFilter(), 1)[0]


def in_thread(deed):
    """What a deed in another thread gave, or the trouble that it raised."""
    found = []

    def run():
        try:
            found.append(deed())
        except Exception as error:
            found.append(error)

    thread = Thread(target=run)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
    return found[0]


@pytest.mark.parametrize(
    ("outer", "inner", "told"),
    [("", "", ""), ("", "dalam", "dalam"), ("luar", "", "luar"), ("luar", "dalam", "luar")],
)
def test_why_a_change_was_made_is_said_by_the_outer_one_or_else_by_the_inner(
    store, outer, inner, told
):
    with store.change("Luar", why=outer), store.change("Dalam", why=inner):
        a_room(store)

    assert (newest(store).label, newest(store).why) == ("Luar", told)


def test_the_inner_change_is_the_outer_one(store):
    with store.change("Luar") as outer, store.change("Dalam") as inner:
        assert inner is outer is store.writing()

    with pytest.raises(WriteOutsideChange):
        store.writing()


def test_another_thread_may_not_join_a_change_that_is_open(office):
    with office.change("Luar"):
        trouble = in_thread(lambda: office.change("Dari utas lain"))

    assert isinstance(trouble, StillWriting)
    assert trouble.file == "kantor.rehab"
    assert in_thread(lambda: a_room(office, "Sesudahnya")).name == "Sesudahnya"


def test_another_threads_change_waits_while_somebody_has_the_turn(office):
    began, done = Event(), Event()

    def write():
        began.set()
        a_room(office, "Sesudahnya")
        done.set()

    thread = Thread(target=write)
    with office.in_turn():
        thread.start()
        assert began.wait(20)
        assert not done.wait(0.2)
    assert done.wait(20)
    thread.join()


def test_the_key_is_given_to_another_thread_when_no_change_is_open(office):
    assert in_thread(office.settled_key) == office.key


def test_a_change_in_a_file_that_lost_its_name_is_given_up(office):
    count = len(office.rooms.all())
    assert office.is_there()
    office.path.rename(office.path.with_name("dipindah"))
    assert not office.is_there()

    with pytest.raises(FolderGone) as trouble:
        a_room(office, "Hilang")

    assert trouble.value.file == "kantor.rehab"
    assert len(office.rooms.all()) == count
    office.path.with_name("dipindah").rename(office.path)
    assert a_room(office, "Ada lagi").name == "Ada lagi"


def test_another_file_under_the_name_is_not_the_one_that_is_open(office):
    office.path.rename(office.path.with_name("dipindah"))
    office.path.write_bytes(b"lain")

    assert not office.is_there()


def test_an_office_in_memory_is_always_there(store):
    assert store.is_there()


def test_what_follows_a_change_is_told_once_whether_it_was_committed(store):
    told = []

    def failing():
        with store.change("Gagal"):
            store.settling.append(told.append)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert told == [False]
    with store.change("Baik"):
        store.settling.append(told.append)
        assert told == [False]
    assert told == [False, True]
    a_room(store)
    assert told == [False, True]


def test_a_deed_before_the_commit_that_fails_leaves_nothing_and_nobody_hears(store):
    heard, count = [], len(store.rooms.all())
    store.listeners.append(heard.append)

    def refuse(_change):
        raise RuntimeError

    store.before_commit.append(refuse)
    with pytest.raises(RuntimeError):
        a_room(store)
    store.before_commit.remove(refuse)

    assert (len(store.rooms.all()), heard) == (count, [])
    assert not store.connection.in_transaction
    a_room(store)
    assert heard == [frozenset({"room"})]


def test_nobody_hears_of_a_change_that_touched_nothing_or_failed(store):
    heard = []
    store.listeners.append(heard.append)

    with store.change("Masuk", kind=EntryKind.LOGIN):
        pass
    with suppress(RuntimeError), store.change("Gagal"):
        a_room(store)
        raise RuntimeError

    assert heard == []


def test_a_listener_may_leave_while_it_is_told(store):
    heard = []

    def once(tables):
        heard.append(tables)
        store.listeners.remove(once)

    store.listeners += [once, heard.append]
    a_room(store)

    assert heard == [frozenset({"room"})] * 2
    assert store.listeners == [heard.append]


def test_news_that_were_held_are_told_when_nothing_came_too(store):
    heard = []
    store.listeners.append(heard.append)
    store.hold_news()
    store.tell_news()
    assert heard == []
    store.tell_news()
    assert heard == []

    store.hold_news()
    a_room(store)
    assert heard == []
    store.tell_news()
    assert heard == [frozenset({"room"})]
    a_room(store)
    assert len(heard) == 2


def test_held_news_come_although_nobody_listened_when_it_was_written(store):
    heard = []
    store.hold_news()
    a_room(store)
    store.listeners.append(heard.append)

    store.tell_news()

    assert heard == [frozenset({"room"})]


def test_what_is_to_be_done_at_the_closing_is_done_before_and_after_it_once(office):
    told = []

    def is_open():
        try:
            office.connection.execute("SELECT 1")
        except DatabaseError:
            return False
        return True

    office.closing.append(lambda: told.append(("before", is_open())))
    office.closed.append(lambda: told.append(("after", is_open())))
    office.close()
    office.close()

    assert told == [("before", True), ("after", False)]


def test_a_deed_at_the_closing_that_fails_leaves_the_file_closed(office):
    told = []

    def fail():
        raise RuntimeError

    office.closing.insert(0, fail)
    office.closed.append(lambda: told.append("after"))
    with pytest.raises(RuntimeError):
        office.close()

    assert told == ["after"]
    with pytest.raises(DatabaseError):
        office.connection.execute("SELECT 1")
    assert (office.closing, office.closed) == ([], [])


def test_a_question_that_is_wrong_is_a_bug_and_no_trouble(store):
    for ask in (
        lambda: store.query("SELECT * FROM tidak_ada"),
        lambda: store.rows_where("tidak_ada", "1"),
    ):
        with pytest.raises(OperationalError, match="tidak_ada"):
            ask()


def test_a_question_to_a_file_that_is_broken_is_a_trouble_with_its_name(office):
    a_room(office)
    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    office.connection.execute("PRAGMA cache_size = 0")
    office.connection.execute("PRAGMA shrink_memory")
    content = bytearray(office.path.read_bytes())
    for place in range(4096, len(content)):
        content[place] ^= 0x5A
    office.path.write_bytes(bytes(content))

    with pytest.raises(StorageTrouble) as trouble:
        office.query("SELECT count(*) FROM room, app_user, audit_entry")

    assert trouble.value.file == "kantor.rehab"
    office.closing.clear()
    office.closed.clear()


def test_rows_are_asked_for_in_an_order_up_to_a_limit_and_some_columns(store):
    for name in ("Aula", "Bengkel", "Masjid"):
        a_room(store, name)
    some = {"columns": "name", "order": "name DESC"}

    assert store.rows_where("room", "1", limit=2, **some) == [
        {"name": "Masjid"},
        {"name": "Bengkel"},
    ]
    assert store.rows_where("room", "name = ?", ("Aula",), **some) == [{"name": "Aula"}]
    assert set(store.rows_where("room", "name = ?", ("Aula",))[0]) > {"id", "name", "rev"}


def test_a_file_is_put_under_another_key_and_goes_on(office):
    a_room(office, "Aula")
    told, key = [], new_key()
    office.before_rewriting.append(lambda: told.append(office.key == key))
    former = office.key

    office.encrypt_anew(key, encrypt_anew)

    assert told == [False]
    assert office.key == key != former
    assert [one.name for one in office.rooms.all()] == ["Aula"]
    assert office.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert office.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    a_room(office, "Bengkel")
    assert office.rooms.count() == 2
    assert office.audit.verify().broken is None
    office.keys.key_is(key)


def test_where_the_deed_fails_the_file_goes_on_under_its_key(office):
    former = office.key

    def refuse(*_given):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        office.encrypt_anew(new_key(), refuse)

    assert office.key == former
    assert a_room(office, "Aula") in office.rooms.all()


def test_a_file_is_not_put_under_another_key_in_the_midst_of_a_change(office):
    former, told = office.key, []

    with office.change("Terbuka"), pytest.raises(StillWriting):
        office.encrypt_anew(new_key(), lambda *given: told.append(given))

    assert (office.key, told) == (former, [])


def test_an_office_in_memory_has_no_file_to_put_under_another_key():
    store, told = open_in_memory(), []

    store.encrypt_anew(new_key(), lambda *given: told.append(given))

    assert told == []
    assert store.query("SELECT 1") == [(1,)]
    store.close()
