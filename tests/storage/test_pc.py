"""Numbers of sheets and statuses come from the PC's range, also after the file was put back."""

from contextlib import closing

import pytest

from rehabdesk.domain.attendance import Sheet
from rehabdesk.domain.identity import RoomId, SheetId, new_id
from rehabdesk.domain.office import Room
from rehabdesk.domain.refusals import NumbersUsedUp
from rehabdesk.domain.sheet_number import make_sheet_number
from rehabdesk.storage import Unlocked, driver, open_in_memory, open_store
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.pc import (
    counters_of,
    go_on_after_restore,
    identity_of,
    renew_identity,
    was_put_back_since,
)


@pytest.fixture
def office(demonstration):
    return demonstration


def at_place(store, place):
    store.connection.execute("UPDATE this_pc SET place = ?", (place,))


def print_sheet(store, year, serial):
    session = store.sessions.all()[0]
    with store.change("Daftar hadir dicetak"):
        return store.sheets.put(
            Sheet(
                id=SheetId(new_id()),
                session=session.id,
                number=make_sheet_number(year, serial),
                year=year,
                serial=serial,
                printed_at=store.now(),
                roster=(),
            )
        )


def put_back(store):
    renew_identity(store.connection)
    go_on_after_restore(store.connection)


def test_the_first_pc_goes_on_with_the_numbers_that_it_printed(office):
    last = max(one.serial for one in office.sheets.find(year=2021))

    assert office.sheets.next_serial(2021) == last + 1


def test_a_second_pc_prints_from_its_own_range_whatever_the_first_has_printed(office):
    at_place(office, 2)
    assert office.sheets.next_serial(2021) == 200_000

    print_sheet(office, 2021, 200_000)
    assert office.sheets.next_serial(2021) == 200_001

    at_place(office, 1)
    assert office.sheets.next_serial(2021) == 100_000


def test_the_number_of_a_deleted_sheet_is_not_given_again(office):
    sheet = print_sheet(office, 2021, 5000)
    with office.change("Lembar dihapus"):
        office.sheets.remove(sheet.id)

    assert office.sheets.next_serial(2021) == 5001


def test_after_a_restore_serials_go_on_in_the_next_full_thousand_of_every_year(office):
    last = max(one.serial for one in office.sheets.find(year=2021))
    before = office.connection.execute("SELECT origin FROM this_pc").fetchone()

    put_back(office)

    assert office.sheets.next_serial(2021) == (last // 1000 + 1) * 1000 + 1
    assert office.sheets.next_serial(2022) == 1001
    assert office.connection.execute("SELECT origin FROM this_pc").fetchone() != before


def test_a_second_restore_of_the_same_backup_goes_another_thousand_on(office):
    put_back(office)
    first = office.sheets.next_serial(2021), office.sheets.next_serial(2022)

    put_back(office)

    assert office.sheets.next_serial(2021) == first[0] + 1000
    assert office.sheets.next_serial(2022) == first[1] + 1000


def test_a_file_that_was_not_put_back_keeps_its_numbers_at_each_opening(office):
    expected = office.sheets.next_serial(2021)

    go_on_after_restore(office.connection)
    go_on_after_restore(office.connection)

    assert office.sheets.next_serial(2021) == expected


def test_an_older_file_that_was_put_back_goes_on_once_it_is_brought_up_to_date(tmp_path):
    from sqlite_utils import Database

    from rehabdesk.storage.migrations import MIGRATIONS

    key, path = new_key(), tmp_path / "kantor.rehab"
    with closing(driver.connect(path, key)) as connection:
        MIGRATIONS.apply(Database(connection), stop_before="m013_pc_places")
        connection.execute("INSERT INTO this_pc VALUES ('this', 7, 0, '')")
        connection.execute("PRAGMA user_version = 12")
        renew_identity(connection)

    with closing(open_store(path, Unlocked("petugas", key))) as store:
        assert store.sheets.next_serial(2026) == 1001
    with closing(open_store(path, Unlocked("petugas", key))) as store:
        assert store.sheets.next_serial(2026) == 1001


def test_statuses_of_a_second_pc_are_numbered_in_its_own_range():
    store = open_in_memory()
    assert store.attendance.next_status_number() == 1

    at_place(store, 3)

    assert store.attendance.next_status_number() == 300


def test_a_year_whose_numbers_are_used_up_is_refused_and_not_begun_anew(office):
    print_sheet(office, 2021, 99_999)

    with pytest.raises(NumbersUsedUp):
        office.sheets.next_serial(2021)


def test_a_year_of_which_only_the_floor_is_left_goes_on_above_it_after_a_restore(office):
    office.connection.execute("INSERT INTO serial_floor VALUES (2019, 5000)")
    assert office.sheets.next_serial(2019) == 5001

    put_back(office)

    assert office.sheets.next_serial(2019) == 6001
    assert office.sheets.next_serial(2022) == 1001


@pytest.mark.parametrize("place", [0, 1, 9])
def test_a_restored_pc_stays_in_its_own_range(office, place):
    at_place(office, place)
    before = office.sheets.next_serial(2023)

    put_back(office)

    assert office.sheets.next_serial(2023) == before // 1000 * 1000 + 1001
    assert office.sheets.next_serial(2023) // 100_000 == place


def test_a_restored_pc_is_told_apart_once_and_its_note_is_taken_away(office):
    put_back(office)
    first = office.connection.execute("SELECT name, origin FROM this_pc").fetchone()

    go_on_after_restore(office.connection)

    assert first[0] == ""
    assert 0 <= first[1] < 2**31
    assert office.connection.execute("SELECT name, origin FROM this_pc").fetchone() == first
    assert not office.connection.in_transaction


@pytest.mark.parametrize(("serial", "following"), [(199_998, 199_999), (200_000, 100_000)])
def test_the_last_serial_of_a_range_is_its_own_and_the_next_one_is_not(office, serial, following):
    at_place(office, 1)
    print_sheet(office, 2024, serial)

    assert office.sheets.next_serial(2024) == following


def counter_of(store):
    """The counter of the next row that is written, as it is written."""
    with store.change("Ruang"):
        room = store.rooms.put(Room(id=RoomId(new_id()), name="Aula"))
    return store.query("SELECT rev FROM room WHERE id = ?", (room.id,))[0][0]


def known(store):
    return dict(store.query("SELECT origin, rev FROM known_pc"))


def origin_of(store):
    return store.query("SELECT origin FROM this_pc")[0][0]


def test_a_copy_that_became_another_pc_counts_above_everything_it_has_seen(tmp_path):
    """Two copies of one file: of the same row the later writing has the higher counter."""
    key, first, second = new_key(), tmp_path / "kantor.rehab", tmp_path / "lain.rehab"
    with closing(open_store(first, Unlocked("petugas", key))) as store:
        last = [counter_of(store) for _ in range(40)][-1]
        origin = origin_of(store)
    second.write_bytes(first.read_bytes())
    with closing(driver.connect(second, key)) as connection:
        renew_identity(connection)
        # As in a rescued file, whose counter was on a broken page.
        connection.execute("UPDATE this_pc SET rev_reserved = 0")

    with closing(open_store(second, Unlocked("petugas", key))) as copy:
        assert known(copy) == {origin: last}
        assert counter_of(copy) > last
        own = origin_of(copy)
        assert own != origin
    with closing(open_store(first, Unlocked("petugas", key))) as store:
        assert known(store) == {}
        assert counter_of(store) > last

    with closing(driver.connect(second, key)) as connection:
        renew_identity(connection)
    with closing(open_store(second, Unlocked("petugas", key))) as again:
        assert known(again).keys() == {origin, own}
        assert counter_of(again) > max(known(again).values())


@pytest.mark.parametrize(("reserved", "highest"), [(0, 57), (56, 57), (57, 57), (58, 57)])
def test_what_is_known_never_goes_back(reserved, highest):
    store = open_in_memory()
    store.connection.execute("INSERT INTO known_pc VALUES (5, 90)")
    store.connection.execute("UPDATE this_pc SET rev_reserved = ?", (reserved,))
    for origin, rev in ((5, 40), (6, highest)):
        store.connection.execute(
            "INSERT INTO attendance VALUES (x'01', ?, 1, 1, NULL, 0, NULL, NULL, ?, ?)",
            (bytes([origin]), origin, rev),
        )

    put_back(store)

    assert known(store) == {5: 90, 6: highest}
    assert counter_of(store) > max(reserved, highest)


def test_an_older_file_learns_what_its_rows_tell_and_counts_above_it(office):
    from sqlite_utils import Database

    from rehabdesk.storage.migrations.m019_known_pcs import m019_known_pcs

    wanted = counters_of(office.connection)
    own = origin_of(office)
    office.connection.execute("DROP TABLE known_pc")
    office.connection.execute("UPDATE this_pc SET origin = 77, rev_reserved = 3")

    m019_known_pcs(Database(office.connection))

    assert known(office) == wanted
    assert own in wanted
    assert office.query("SELECT rev_reserved FROM this_pc")[0][0] == max(wanted.values())


@pytest.mark.parametrize(
    ("place", "serial", "since"),
    [(0, 1, True), (0, 5000, True), (0, 5001, False), (1, 100_001, False), (1, 1, False)],
)
def test_a_sheet_up_to_the_floor_was_printed_before_the_file_went_back(
    office, place, serial, since
):
    office.connection.execute("INSERT INTO serial_floor VALUES (2019, 5000)")
    at_place(office, place)

    assert was_put_back_since(office.connection, 2019, serial) is since
    assert not was_put_back_since(office.connection, 2018, serial)


def test_a_new_identity_is_in_the_file_and_is_told(office):
    before = office.connection.execute("SELECT origin FROM this_pc").fetchone()[0]

    told = renew_identity(office.connection)

    assert office.connection.execute("SELECT origin FROM this_pc").fetchone() == (told,)
    assert told != before
    assert 0 < told < 2**31


def test_a_pc_has_an_identity_that_is_new_after_a_restore(office):
    connection = office.connection
    before = identity_of(connection)

    renew_identity(connection)

    assert before
    assert identity_of(connection) not in {0, before}
