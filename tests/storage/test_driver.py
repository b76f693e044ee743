"""How a connection to the office's file is set, whatever it was before."""

import os
from contextlib import closing
from threading import Thread

import pytest

from rehabdesk.storage import driver
from rehabdesk.storage.foreign_answering import _judged
from rehabdesk.storage.foreign_carrying import Verdict
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.office_file import SCHEMA_VERSION

FULL, MEMORY = 2, 2


def of(connection, name):
    return driver.value_of(connection, f"PRAGMA {name}")


@pytest.fixture
def key():
    return new_key()


@pytest.fixture
def path(tmp_path, key):
    """A file with one row, closed."""
    place = tmp_path / "kantor #1?.rehab"
    with closing(driver.connect(place, key)) as connection:
        connection.execute("CREATE TABLE person (name TEXT)")
        connection.execute("INSERT INTO person VALUES ('Agus')")
    return place


def names(connection):
    return [one for (one,) in connection.execute("SELECT name FROM person")]


def test_every_commit_of_a_new_connection_reaches_the_disk_and_nothing_else_does(path, key):
    """A change of the data key relies on it: it is made on a connection of its own."""
    with closing(driver.connect(path, key)) as connection:
        assert of(connection, "synchronous") == FULL
        assert of(connection, "temp_store") == MEMORY


def test_a_connection_is_durable_whatever_it_was_before(path, key):
    with closing(driver.connect(path, key)) as connection:
        for name in ("synchronous", "secure_delete", "foreign_keys"):
            connection.execute(f"PRAGMA {name} = OFF")

        driver.make_durable(connection)

        assert [
            of(connection, one)
            for one in (
                *("journal_mode", "synchronous", "secure_delete", "foreign_keys", "cache_size"),
            )
        ] == ["wal", FULL, 1, 1, -16000]


def test_a_copy_that_is_looked_at_runs_nothing_of_its_own(path, key):
    with closing(driver.connect(path, key)) as connection:
        assert of(connection, "trusted_schema") == 1

        assert _judged(connection, SCHEMA_VERSION) == (Verdict.FOREIGN, None)

        assert of(connection, "trusted_schema") == 0


def test_a_file_that_may_only_be_read_is_not_written(path, key):
    with (
        closing(driver.connect(path, key, read_only=True)) as connection,
        pytest.raises(driver.OperationalError),
    ):
        connection.execute("INSERT INTO person VALUES ('Budi')")
    with closing(driver.connect(path, key)) as connection:
        assert names(connection) == ["Agus"]


def test_a_file_that_is_not_there_is_made_only_where_that_is_meant(tmp_path, key):
    with pytest.raises(driver.OperationalError):
        driver.connect(tmp_path / "tidak ada.rehab", key, make=False)
    with pytest.raises(driver.OperationalError):
        driver.connect(tmp_path / "tidak ada.rehab", key, read_only=True)
    assert not (tmp_path / "tidak ada.rehab").exists()

    with closing(driver.connect(tmp_path / "tidak ada.rehab", key)) as connection:
        connection.execute("CREATE TABLE person (name TEXT)")
    assert (tmp_path / "tidak ada.rehab").exists()


def test_a_file_that_is_there_is_written_although_none_would_be_made(path, key):
    with closing(driver.connect(path, key, make=False)) as connection:
        connection.execute("INSERT INTO person VALUES ('Budi')")
        assert names(connection) == ["Agus", "Budi"]


def test_what_lies_beside_does_not_count_for_whoever_takes_the_file_alone(path, key):
    with closing(driver.connect(path, key)) as writer:
        driver.make_durable(writer)
        writer.execute("INSERT INTO person VALUES ('Budi')")

        with closing(driver.connect(path, key, alone=True)) as alone:
            assert names(alone) == ["Agus"]
            with pytest.raises(driver.OperationalError):
                alone.execute("DELETE FROM person")
        with closing(driver.connect(path, key, read_only=True)) as other:
            assert names(other) == ["Agus", "Budi"]


def test_a_file_attached_beside_another_is_read_alone(path, key, tmp_path):
    other = new_key()
    with closing(driver.connect(path, key)) as writer:
        driver.make_durable(writer)
        writer.execute("INSERT INTO person VALUES ('Budi')")
        with closing(driver.connect(tmp_path / "lain.rehab", other)) as connection:
            driver.attach_alone(connection, path, key, "sana")

            found = connection.execute("SELECT name FROM sana.person").fetchall()
            assert found == [("Agus",)]
            with pytest.raises(driver.OperationalError):
                connection.execute("DELETE FROM sana.person")


@pytest.mark.parametrize("what", ["folder", "pipe"])
def test_what_is_no_plain_file_is_not_opened(tmp_path, key, what):
    place = tmp_path / "kantor.rehab"
    if what == "folder":
        place.mkdir()
    elif hasattr(os, "mkfifo"):
        os.mkfifo(place)
    else:
        pytest.skip("no pipes in folders")

    with pytest.raises(driver.DatabaseError):
        driver.connect(place, key)


def test_a_connection_serves_a_thread_that_did_not_make_it(path, key):
    found = []
    for place in (path, None):
        with closing(driver.connect(place, key)) as connection:
            thread = Thread(
                target=lambda connection=connection: found.append(
                    connection.execute("SELECT 1").fetchone()
                )
            )
            thread.start()
            thread.join()
    assert found == [(1,), (1,)]


def test_nothing_is_begun_that_was_not_asked_for(path, key):
    for place in (path, None):
        with closing(driver.connect(place, key)) as connection:
            connection.execute("CREATE TABLE more (name TEXT)")
            connection.execute("INSERT INTO more VALUES ('a')")
            assert not connection.in_transaction


@pytest.mark.parametrize(("content", "told"), [(None, False), (b"", False), (b"x", True)])
def test_changes_lie_beside_where_the_log_has_a_byte(path, content, told):
    if content is not None:
        path.with_name(path.name + "-wal").write_bytes(content)

    assert driver.has_log(path) is told


def test_a_log_that_cannot_be_asked_for_counts_as_one(tmp_path):
    (tmp_path / "berkas").write_text("bukan folder")

    assert driver.has_log(tmp_path / "berkas" / "kantor.rehab") is True


def test_a_key_fits_or_does_not_and_the_file_stays(path, key):
    before = path.read_bytes()

    assert driver.fits(path, key) is True
    assert driver.fits(path, new_key()) is False
    assert path.read_bytes() == before


def test_a_look_at_a_file_changes_nothing_beside_it(path, key):
    with closing(driver.connect(path, key)) as writer:
        driver.make_durable(writer)
        writer.execute("INSERT INTO person VALUES ('Budi')")
        with closing(driver.look(path, key)) as seen:
            assert names(seen) == ["Agus", "Budi"]
            with pytest.raises(driver.OperationalError):
                seen.execute("DELETE FROM person")
    with pytest.raises(driver.OperationalError):
        driver.look(path.with_name("tidak ada"), key)


def test_a_held_log_is_not_brought_into_the_file_by_the_last_who_closes(path, key):
    with closing(driver.connect(path, key)) as writer:
        driver.make_durable(writer)
        before = path.read_bytes()
        writer.execute("INSERT INTO person VALUES ('Budi')")
        holding = driver.hold_log(path, key)
        assert holding is not None
    assert path.read_bytes() == before
    assert driver.has_log(path)
    holding.close()

    with closing(driver.connect(path, key)) as again:
        assert names(again) == ["Agus", "Budi"]


def test_nothing_is_held_of_a_file_that_is_gone_or_has_another_key(path, key):
    assert driver.hold_log(path.with_name("tidak ada"), key) is None

    other = driver.hold_log(path, new_key())
    assert other is not None
    other.close()


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("Kelas 2", "Kelas 10", -1),
        ("Kelas 10", "Kelas 2", 1),
        ("Kelas 2", "Kelas 2", 0),
    ],
)
def test_names_with_numbers_stand_in_the_order_of_their_numbers(key, one, other, order):
    with closing(driver.connect(None, key)) as connection:
        both = "SELECT ? AS name UNION ALL SELECT ?"
        sql = f"SELECT name FROM ({both}) ORDER BY name COLLATE {driver.NATURAL}"
        found = names_in(connection, sql, one, other)
        same = f"SELECT ? = ? COLLATE {driver.NATURAL}"
        equal = connection.execute(same, (one, other)).fetchone()[0]

    assert found == ([other, one] if order > 0 else [one, other])
    assert bool(equal) is (order == 0)


def names_in(connection, sql, *values):
    return [row[0] for row in connection.execute(sql, values)]


@pytest.mark.parametrize("name", ["room", 'x"; DROP TABLE room; --', '""', "nama meja"])
def test_a_quoted_name_is_one_name(key, name):
    with closing(driver.connect(None, key)) as connection:
        connection.execute(f"CREATE TABLE {driver.quoted(name)} (a)")

        assert names_in(connection, "SELECT name FROM sqlite_master") == [name]


def test_a_wrong_key_writes_nothing_where_the_program_was_started(path, capfd):
    assert not driver.fits(path, new_key())
    with (
        closing(driver.connect(path, new_key())) as connection,
        pytest.raises(driver.DatabaseError),
    ):
        connection.execute("SELECT count(*) FROM sqlite_master")

    assert capfd.readouterr() == ("", "")


def test_whoever_comes_while_another_writes_waits_for_five_seconds(path, key):
    with closing(driver.connect(path, key)) as connection:
        assert of(connection, "busy_timeout") == 5000


def test_a_question_with_no_answer_or_two_has_no_value(key):
    with closing(driver.connect(None, key)) as connection:
        assert driver.value_of(connection, "SELECT ?", (5,)) == 5
        for sql in ("SELECT 1 WHERE 0", "SELECT 1 UNION ALL SELECT 2", "SELECT 1, 2"):
            with pytest.raises(ValueError, match="unpack"):
                driver.value_of(connection, sql)
