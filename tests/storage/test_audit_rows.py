"""What the log tells of a change's rows, case by case: what was, what became of it, and no more."""

import zlib

import pytest

from rehabdesk.domain.audit import RowDeed
from rehabdesk.storage.audit_rows import MOST_ROWS, content_of, rows_in
from rehabdesk.storage.change import Change, Touched

MADE, CHANGED, REMOVED, RETURNED = (
    RowDeed.MADE,
    RowDeed.CHANGED,
    RowDeed.REMOVED,
    RowDeed.RETURNED,
)


def touched(before, after, table="room", key=("a",), rev=7):
    return Touched(table, key, before, rev, after)


def told(*rows, named=()):
    """The rows of an entry as they are read back."""
    content, _ = content_of(Change("Ubah", touched=list(rows), named=list(named)))
    return rows_in(content)


def fields(before, after, table="room"):
    """What is told of one changed row, by column."""
    (row,) = told(touched(before, after, table))
    return {name: (old, new) for name, old, new in row.fields}


@pytest.mark.parametrize("value", [None, "", 0, False])
def test_of_a_new_row_what_is_empty_is_not_told(value):
    (row,) = told(touched(None, {"name": "Aula", "capacity": value}))

    assert row.deed is MADE
    assert row.fields == (("name", None, "Aula"),)


@pytest.mark.parametrize(
    "stamp",
    [
        *("id", "origin", "rev", "created_at", "created_by", "updated_at", "updated_by"),
        *("deleted_at", "deleted_by", "session", "resident", "marked_at", "marked_by"),
    ],
)
def test_stamps_and_keys_of_a_row_are_not_told(stamp):
    (row,) = told(touched(None, {stamp: "x", "name": "Aula"}))
    assert row.fields == (("name", None, "Aula"),)
    assert fields({stamp: "x", "name": "A"}, {stamp: "y", "name": "B"}) == {"name": ("A", "B")}


def test_a_new_row_of_a_bulk_is_told_by_its_key_alone():
    (row,) = told(touched(None, None))

    assert (row.deed, row.table, row.key, row.fields) == (MADE, "room", ("a",), ())


def test_of_a_changed_row_only_what_differs_is_told():
    before = {"name": "Aula", "capacity": 20, "active": 1}

    assert fields(before, before | {"capacity": 21}) == {"capacity": (20, 21)}
    assert fields(before, {"active": 0}) == {"active": (1, 0)}
    assert fields(before, before) == {}
    assert told(touched(before, before))[0].deed is CHANGED


@pytest.mark.parametrize("empty", [None, "", 0])
@pytest.mark.parametrize("other", [None, "", 0])
def test_one_way_of_being_empty_is_no_difference_to_another(empty, other):
    assert fields({"note": empty}, {"note": other}) == {}
    assert fields({"note": empty}, {"note": "x"}) == {"note": (empty, "x")}
    assert fields({"note": "x"}, {"note": other}) == {"note": ("x", other)}
    assert fields({}, {"note": "x"}) == {"note": (None, "x")}


@pytest.mark.parametrize("column", ["deleted_at", "removed"])
@pytest.mark.parametrize(
    ("before", "after", "deed"),
    [(None, 1, REMOVED), (1, None, RETURNED), (1, 1, CHANGED), (None, None, CHANGED)],
)
def test_a_row_that_goes_or_comes_back_is_told_so(column, before, after, deed):
    (row,) = told(touched({column: before, "name": "A"}, {column: after, "name": "A"}))

    assert row.deed is deed


@pytest.mark.parametrize("table", ["counseling_note", "medical_note"])
@pytest.mark.parametrize("many", [10, 400, 401, 3000])
def test_what_a_note_said_before_is_told_whole(table, many):
    old, new = "a" * many, "b" * many

    assert fields({"words": old}, {"words": new}, table)["words"][0] == old


@pytest.mark.parametrize(("many", "whole"), [(10, True), (400, True), (401, False)])
def test_other_long_words_are_told_by_their_beginning_and_a_digest(many, whole):
    old, new = "a" * many, "b" * many

    before, after = fields({"frozen": old}, {"frozen": new})["frozen"]

    assert (before == old, after == new) == (whole, whole)
    if not whole:
        assert before.startswith(f"{'a' * 60}… sha256 ")
        assert after.startswith(f"{'b' * 60}… sha256 ")
        assert len(before.partition("sha256 ")[2]) == 16


@pytest.mark.parametrize(
    ("deleted_at", "new", "hidden"),
    [("2021", "", True), ("2021", None, True), ("2021", "x", False), (None, "", False)],
)
def test_words_that_are_taken_out_of_a_note_for_good_do_not_live_on_in_the_log(
    deleted_at, new, hidden
):
    before, _ = fields(
        {"words": "Rahasia", "deleted_at": None},
        {"words": new, "deleted_at": deleted_at},
        "counseling_note",
    )["words"]

    assert before.startswith("sha256 ") is hidden
    assert ("Rahasia" in before) is not hidden


def test_pictures_are_told_by_size_and_digest_before_and_after():
    before, after = fields({"photo": b"abc"}, {"photo": b"defg"})["photo"]

    assert before.startswith("3 byte, sha256 ")
    assert after.startswith("4 byte, sha256 ")
    assert before[-16:] != after[-16:]
    ((_, _, made),) = told(touched(None, {"photo": b"abc"}))[0].fields
    assert made == before
    sealed, _ = fields({"words": b"abc"}, {"words": b"defg"}, "counseling_note")["words"]
    assert sealed == before


def test_a_row_that_is_written_twice_is_told_once_from_its_first_to_its_last():
    first = touched({"name": "A", "block": "1"}, {"name": "B"}, rev=7)
    last = touched({"name": "B", "block": "1"}, {"block": "2"}, rev=8)

    (row,) = told(first, last)

    assert {name: (old, new) for name, old, new in row.fields} == {
        "name": ("A", "B"),
        "block": ("1", "2"),
    }


def test_a_row_that_is_made_and_changed_in_one_deed_is_a_new_row():
    (row,) = told(touched(None, {"name": "A", "block": "1"}), touched({"name": "A"}, {"name": "B"}))

    assert row.deed is MADE
    assert set(row.fields) == {("name", None, "B"), ("block", None, "1")}


@pytest.mark.parametrize(("first", "last"), [(None, {"name": "B"}), ({"name": "B"}, None)])
def test_where_one_of_two_writings_is_of_a_bulk_the_later_one_is_told(first, last):
    (row,) = told(touched({"name": "A"}, first), touched({"name": "A"}, last))

    assert [one[0] for one in row.fields] == (["name"] if last else [])


def test_what_was_looked_at_stands_before_what_was_written():
    rows = told(touched(None, {"name": "A"}), named=[("resident", "r")])

    assert [(one.deed, one.table, one.key) for one in rows] == [
        (RowDeed.NAMED, "resident", ("r",)),
        (MADE, "room", ("a",)),
    ]


def test_entries_are_found_by_the_rows_with_one_key_that_they_tell_of():
    mark = touched(None, {"status": 1}, "attendance", ("s", "r"))
    room, other = touched(None, {"name": "A"}), touched(None, {"name": "B"}, key=("b",))

    def found_by(*rows, named=()):
        return content_of(Change("Ubah", touched=list(rows), named=list(named)))[1]

    assert found_by(room) == [("room", "a")]
    assert found_by(mark) == []
    assert found_by(room, mark, other) == [("room", "a"), ("room", "b")]
    assert found_by(room, named=[("resident", "r")]) == [("resident", "r"), ("room", "a")]
    assert found_by(mark, named=[("resident", "r")]) == [("resident", "r")]
    assert found_by(named=[("resident", "r")]) == [("resident", "r")]


@pytest.mark.parametrize(("many", "apart"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_a_bulk_is_told_as_its_number_and_a_digest_of_its_rows(many, apart):
    rows = [touched(None, {"name": "A"}, key=(str(at),), rev=at) for at in range(many)]
    others = [*rows[:-1], touched(None, {"name": "A"}, key=(str(many - 1),), rev=many)]
    more = touched(None, {"name": "B"}, "phase", ("p",))

    entry, changed = told(*rows, more), told(*others, more)

    if apart:
        assert len(entry) == many + 1
        return
    bulk, phase = entry
    assert (bulk.deed, bulk.table, bulk.key[0]) == (RowDeed.MANY, "room", str(many))
    assert len(bulk.key[1]) == 32
    assert bulk.key != changed[0].key
    assert phase.table == "phase"


@pytest.mark.parametrize(
    "content",
    [
        *(b"\x01\x02\x03", zlib.compress(b"[["), zlib.compress(b'[["~", "room", ["1"]')[:-3]),
        *(b"[1]", b"[[]]", b'[["burnt", "room", ["1"]]]', b'[["~", "room"]]', b"[\xff]"),
        *(b'[["~", "room", ["1"], []]]', b'[["~", "room", ["1"], {"name": []}]]'),
    ],
    ids=range(10),
)
def test_an_entry_that_no_program_of_ours_wrote_tells_no_rows(content):
    assert rows_in(content) == ()
