"""The audit log: an entry with every change, and whatever is done to it afterwards is named."""

import hashlib
import json

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.audit import ChainBreak, EntryKind, RowDeed
from rehabdesk.domain.user import Role
from rehabdesk.storage import AuditFilter, open_in_memory, open_office
from rehabdesk.storage.audit_log import AuditLog, chained
from rehabdesk.storage.change import Change, Desk
from rehabdesk.storage.driver import DatabaseError
from tests.own_office import WORDS, own_office
from tests.sample_office import a_resident, a_room, a_running_program, a_session

NUMBER = "place & 0xffffffff"


@pytest.fixture
def folder(tmp_path):
    """An office whose log has a few entries, closed."""
    store = own_office(tmp_path / "kantor")
    for name in ("Satu", "Dua", "Tiga", "Empat"):
        a_room(store, f"Ruang {name}")
    store.close()
    return tmp_path / "kantor"


@pytest.fixture
def opened(folder):
    store = open_office(folder, WORDS, "ratna")
    for deed in ("update", "delete"):
        store.connection.execute(f"DROP TRIGGER audit_entry_no_{deed}")
    yield store
    store.closing.clear()
    store.close()


def newest(store, limit=1):
    return store.audit.entries(AuditFilter(), limit)[0]


def test_a_change_tells_what_was_before_and_after_and_why(store):
    room = a_room(store, "Aula Lama")
    with store.change("Ruang diubah", why="Salah tulis"):
        store.rooms.put(replace(room, name="Aula Baru"))

    entry = newest(store)

    assert (entry.label, entry.why, entry.user) == ("Ruang diubah", "Salah tulis", "petugas")
    assert entry.origin == store.desk.origin
    row = entry.rows[0]
    assert (row.deed, row.table, row.key) == (RowDeed.CHANGED, "room", (room.id,))
    assert row.fields == (("name", "Aula Lama", "Aula Baru"),)


def test_a_single_mark_is_told_with_the_status_before(store):
    cohort, group, enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    row = ExpectedRow(session=session.id, resident=enrolments[0].resident, number=1)
    with store.change("Daftar"):
        store.attendance.add_all([row])
    with store.change("Tanda Hadir"):
        store.attendance.put(replace(row, status=1))
    with store.change("Tanda Sakit"):
        store.attendance.put(replace(row, status=3, reason="Demam"))

    told = newest(store).rows[0]

    assert told.key == (session.id, enrolments[0].resident)
    assert told.fields == (("status", 1, 3), ("reason", None, "Demam"))


def test_a_row_that_a_change_writes_twice_is_told_once_with_all_that_it_became(store):
    cohort, group, enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    row = ExpectedRow(session=session.id, resident=enrolments[0].resident, number=1)
    with store.change("Daftar"):
        store.attendance.add_all([row])

    with store.change("Catatan dan isian"):
        store.attendance.put(replace(row, note="dapur"))
        store.attendance.fill_empty(session.id, 1)

    told = newest(store).rows
    assert [one.fields for one in told] == [(("status", None, 1), ("note", None, "dapur"))]


def test_a_filled_sheet_is_told_row_by_row(store):
    cohort, group, enrolments = a_running_program(store, [f"Orang {one}" for one in range(30)])
    session = a_session(store, cohort, group)
    people = [one.resident for one in enrolments]
    with store.change("Daftar"):
        store.attendance.add_all(
            ExpectedRow(session=session.id, resident=person, number=number)
            for number, person in enumerate(people, 1)
        )
    made = newest(store).rows

    with store.change("Isian"):
        store.attendance.fill_empty(session.id, 1)

    keys = {(session.id, person) for person in people}
    assert {(one.deed, one.key) for one in made} == {(RowDeed.MADE, key) for key in keys}
    told = newest(store).rows
    assert {one.key for one in told} == keys
    assert {one.fields for one in told} == {(("status", None, 1),)}


def test_rows_that_were_otherwise_before_are_told_apart(store):
    cohort, group, enrolments = a_running_program(store, ["Agus", "Budi", "Cecep"])
    session = a_session(store, cohort, group)
    rows = [
        ExpectedRow(session=session.id, resident=one.resident, number=number, note=note)
        for number, (one, note) in enumerate(zip(enrolments, ("", "dapur", ""), strict=True), 1)
    ]
    with store.change("Daftar"):
        store.attendance.put_all(rows)

    with store.change("Isian dan catatan"):
        store.attendance.put(replace(rows[2], status=2))
        store.attendance.fill_empty(session.id, 1)

    told = {one.key[1]: one.fields for one in newest(store).rows}
    assert [told[one.resident] for one in rows] == [
        (("status", None, 1),),
        (("status", None, 1),),
        (("status", None, 2),),
    ]


def _write_and_fail(store):
    with store.change("Gagal"):
        a_room(store, "Tidak jadi")
        raise RuntimeError


def test_a_change_that_fails_leaves_no_entry(store):
    before = store.audit.verify().count

    with pytest.raises(RuntimeError):
        _write_and_fail(store)

    assert store.audit.verify().count == before


def test_nothing_can_be_written_without_an_entry(store):
    before = store.audit.verify().count

    a_resident(store, "Gunawan bin Saleh")

    assert store.audit.verify().count == before + 1


def test_many_rows_are_told_as_a_number_and_a_digest(store):
    from rehabdesk.domain.identity import RoomId, new_id
    from rehabdesk.domain.office import Room

    with store.change("Banyak"):
        store.rooms.put_all(Room(id=RoomId(new_id()), name=f"R {n}") for n in range(400))

    row = newest(store).rows[0]
    assert (row.deed, row.table, row.key[0]) == (RowDeed.MANY, "room", "400")
    assert len(row.key[1]) == 32


def test_the_history_of_a_record_is_found(store):
    room = a_room(store, "Aula Lama")
    with store.change("Ruang diubah"):
        store.rooms.put(replace(room, capacity=30))
    a_room(store, "Lain")

    labels = [one.label for one in store.audit.of_row("room", room.id)]

    assert labels == ["Ruang diubah", "Isi contoh"]


def test_the_log_can_be_added_to_and_not_changed(store):
    a_room(store)

    for sql in ("UPDATE audit_entry SET label = 'x'", "DELETE FROM audit_entry"):
        with pytest.raises(DatabaseError):
            store.connection.execute(sql)


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_an_entry_cannot_be_replaced(store, recursive):
    """REPLACE takes the row away first, and no trigger on deletions hears of it."""
    a_room(store)
    store.connection.execute(f"PRAGMA recursive_triggers = {recursive}")
    before = store.query("SELECT * FROM audit_entry ORDER BY place")

    for verb in ("INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE"):
        with pytest.raises(DatabaseError):
            store.connection.execute(
                f"{verb} INTO audit_entry SELECT place, at, kind, user, 'lain', why, content, chain"
                " FROM audit_entry"
            )
    with pytest.raises(DatabaseError):
        store.connection.execute(
            "INSERT INTO audit_entry SELECT * FROM audit_entry WHERE true"
            " ON CONFLICT(place) DO UPDATE SET label = 'lain'"
        )

    assert store.query("SELECT * FROM audit_entry ORDER BY place") == before


def test_what_finds_the_entries_of_a_record_cannot_be_taken_away(store):
    room = a_room(store)

    for sql in ("UPDATE audit_row SET row_key = 'x'", "DELETE FROM audit_row"):
        with pytest.raises(DatabaseError):
            store.connection.execute(sql)

    assert store.audit.of_row("room", room.id)


def test_a_log_of_an_earlier_version_keeps_its_hashes():
    """They were made by json.dumps; every sign that a label can hold must come out alike."""
    signs = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    plain = (1917482799, 55, 1795527033417, "change", "petugas", "Tanda “Hadir”", signs)
    words = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()

    then = hashlib.sha256(b"before" + words + b"\n" + b"content").digest()

    assert chained(b"before", plain, b"content") == then


def test_an_untouched_log_holds_and_its_head_is_kept_with_the_keys(opened):
    report = opened.audit.verify(opened.keys.heads())

    assert report.broken is None
    assert opened.altered is None
    assert opened.keys.heads()[0].count == report.count


def test_an_edited_entry_is_named(opened):
    opened.connection.execute(f"UPDATE audit_entry SET label = 'lain' WHERE {NUMBER} = 3")

    report = opened.audit.verify()

    assert (report.broken, report.number) == (ChainBreak.EDITED, 3)


@pytest.mark.parametrize("column", ["at = at + 1", "user = 'x'", "why = 'x'", "content = x'5b5d'"])
def test_no_part_of_an_entry_can_be_edited_unnoticed(opened, column):
    opened.connection.execute(f"UPDATE audit_entry SET {column} WHERE {NUMBER} = 2")

    assert opened.audit.verify().number == 2


def test_a_removed_entry_is_named(opened):
    opened.connection.execute(f"DELETE FROM audit_entry WHERE {NUMBER} = 3")

    report = opened.audit.verify()

    assert (report.broken, report.number) == (ChainBreak.MISSING, 3)


def test_a_removed_entry_whose_gap_was_closed_is_named(opened):
    last = opened.audit.heads()[0].count
    opened.connection.execute(f"DELETE FROM audit_entry WHERE {NUMBER} = 3")
    for number in range(4, last + 1):
        opened.connection.execute(
            f"UPDATE audit_entry SET place = place - 1 WHERE {NUMBER} = ?", (number,)
        )

    assert opened.audit.verify().number == 3


def test_reordered_entries_are_named(opened):
    for before, after in ((3, 99), (4, 3), (99, 4)):
        opened.connection.execute(
            f"UPDATE audit_entry SET place = place + ? WHERE {NUMBER} = ?", (after - before, before)
        )

    report = opened.audit.verify()

    assert (report.broken, report.number) == (ChainBreak.REORDERED, 3)


def test_entries_cut_off_at_the_end_are_named(opened):
    last = opened.audit.heads()[0].count
    opened.connection.execute(f"DELETE FROM audit_entry WHERE {NUMBER} = ?", (last,))

    assert opened.audit.verify().broken is None
    report = opened.audit.verify(opened.keys.heads())
    assert (report.broken, report.number) == (ChainBreak.SHORTENED, last)


def test_a_log_that_was_written_anew_as_a_whole_is_named(opened):
    """Somebody with the key can make a chain that holds in itself; the kept head tells."""
    origin = opened.desk.origin
    count = opened.audit.heads()[0].count
    opened.connection.execute("DELETE FROM audit_entry")
    forger = AuditLog(opened.connection, Desk(origin=origin, role=Role.ADMINISTRATOR))
    for number in range(count + 2):
        forger.write(Change(f"Palsu {number}", "", EntryKind.LOGIN), opened.now())

    assert opened.audit.verify().broken is None
    report = opened.audit.verify(opened.keys.heads())
    assert (report.broken, report.number) == (ChainBreak.REPLACED, count)


def test_a_log_of_another_pc_put_in_its_place_is_named(opened):
    opened.connection.execute("UPDATE audit_entry SET place = place + (1 << 32)")

    assert opened.audit.verify().number == 1


def test_an_office_says_at_opening_that_its_log_was_replaced(folder):
    store = open_office(folder, WORDS, "ratna")
    store.connection.execute("DROP TRIGGER audit_entry_no_delete")
    store.connection.execute("DELETE FROM audit_entry")
    store.closing.clear()
    store.close()

    store = open_office(folder, WORDS, "ratna")

    assert store.altered is not None
    assert store.altered.broken is ChainBreak.SHORTENED
    store.close()


def test_each_pcs_entries_are_a_chain_of_their_own_and_all_are_counted(store):
    first = store.desk.origin
    a_room(store)
    store.desk = replace(store.desk, origin=0)
    store.log = AuditLog(store.connection, store.desk)
    with store.change("Isi contoh"):
        store.rooms.put(replace(store.rooms.all()[0], name="Lain"))

    report = store.audit.verify()

    assert report.broken is None
    assert report.count == store.query("SELECT count(*) FROM audit_entry")[0][0]
    assert {one.origin for one in report.heads} == {first, 0}
    assert sum(one.count for one in report.heads) == report.count


def test_what_is_before_the_broken_entry_is_counted_and_its_pc_is_named(opened):
    opened.connection.execute(f"UPDATE audit_entry SET label = 'lain' WHERE {NUMBER} = 3")

    report = opened.audit.verify()

    assert (report.count, report.number, report.origin) == (2, 3, opened.desk.origin)
    assert report.heads == ()


def test_an_empty_log_holds():
    store = open_in_memory()
    assert store.query("SELECT count(*) FROM audit_entry") == [(0,)]

    assert (store.audit.verify().broken, store.audit.verify().count) == (None, 0)
    assert store.audit.heads() == ()
    store.close()


@pytest.mark.parametrize("place", [-(2**63), -(2**62), -1])
def test_an_entry_where_none_is_written_is_found(opened, place):
    opened.connection.execute(
        "INSERT INTO audit_entry SELECT ?, at, kind, user, label, why, content, chain"
        f" FROM audit_entry WHERE {NUMBER} = 1",
        (place,),
    )

    assert opened.audit.verify().broken is not None


@pytest.mark.parametrize(("later", "broken"), [(50, ChainBreak.REORDERED), (51, ChainBreak.EDITED)])
def test_an_entry_that_comes_at_most_fifty_later_was_put_there(folder, later, broken):
    store = open_office(folder, WORDS, "ratna")
    for number in range(60):
        a_room(store, f"Ruang {number}")
    for deed in ("update", "delete"):
        store.connection.execute(f"DROP TRIGGER audit_entry_no_{deed}")
    for before, after in ((3, 10**6), (3 + later, 3), (10**6, 3 + later)):
        store.connection.execute(
            f"UPDATE audit_entry SET place = place + ? WHERE {NUMBER} = ?", (after - before, before)
        )

    assert (store.audit.verify().broken, store.audit.verify().number) == (broken, 3)
    store.closing.clear()
    store.close()
