"""What a file of each schema is made of: every part and no other, each in the same words."""

from contextlib import closing

import pytest

from rehabdesk.storage import driver
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.known_schema import SchemaPart, is_ours, is_plain_table, parts_at, parts_of
from rehabdesk.storage.office_file import SCHEMA_VERSION

TODAY = parts_at(SCHEMA_VERSION)
STAT1 = SchemaPart(
    "table", "sqlite_stat1", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"
)
STAT4 = SchemaPart(
    "table",
    "sqlite_stat4",
    "sqlite_stat4",
    "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
)


@pytest.mark.parametrize("schema", [-1, 0, SCHEMA_VERSION + 1, SCHEMA_VERSION + 2])
def test_a_schema_that_there_never_was_has_no_part_and_no_file(schema):
    assert parts_at(schema) == ()
    assert not is_ours((), schema)
    assert not is_ours(TODAY, schema)


@pytest.mark.parametrize("schema", range(1, SCHEMA_VERSION + 1))
def test_each_schema_is_made_of_its_own_parts(schema):
    parts = parts_at(schema)

    assert parts
    assert is_ours(parts, schema)
    assert is_ours(tuple(reversed(parts)), schema)
    assert not is_ours(parts[:-1], schema)
    assert not is_ours(
        (*parts, SchemaPart("view", "lebih", "lebih", "CREATE VIEW lebih AS SELECT 1")), schema
    )
    assert not is_ours((*parts, parts[0]), schema)


def test_no_two_schemas_one_after_the_other_name_fewer_tables():
    tables = [{one.name for one in parts_at(schema)} for schema in range(1, SCHEMA_VERSION + 1)]

    assert "office" in tables[0]
    assert len(tables[-1]) > len(tables[0])


@pytest.mark.parametrize(
    ("more", "ours"),
    [
        ((), True),
        ((STAT1,), True),
        ((STAT4,), True),
        ((STAT1, STAT4), True),
        ((STAT1._replace(sql="CREATE TABLE sqlite_stat1(tbl,idx,stat,evil)"),), False),
        ((STAT4._replace(sql=None),), False),
        ((STAT4._replace(name="sqlite_stat3", table="sqlite_stat3"),), False),
    ],
)
def test_what_sqlite_adds_where_it_counts_rows_is_no_part(more, ours):
    assert is_ours((*TODAY, *more), SCHEMA_VERSION) is ours


def test_counted_rows_alone_make_no_office():
    assert not is_ours((STAT1, STAT4), 0)
    assert not is_ours((STAT1,), SCHEMA_VERSION)


def test_a_part_in_other_words_is_no_part():
    (room,) = [one for one in TODAY if one.name == "room" and one.kind == "table"]
    others = tuple(one for one in TODAY if one is not room)

    assert not is_ours((*others, room._replace(sql=f"{room.sql} ")), SCHEMA_VERSION)
    assert not is_ours((*others, room._replace(kind="view")), SCHEMA_VERSION)
    assert is_ours((*others, room), SCHEMA_VERSION)


@pytest.mark.parametrize(
    ("sql", "plain"),
    [
        ("CREATE TABLE made (a TEXT) STRICT", True),
        ("CREATE VIRTUAL TABLE made USING fts5(a)", False),
        ("CREATE VIEW made AS SELECT 1 AS a", False),
    ],
)
def test_only_a_table_that_holds_its_rows_itself_is_a_plain_one(sql, plain):
    with closing(driver.connect(None, new_key())) as connection:
        connection.execute(sql)
        parts = parts_of(connection)

    assert [is_plain_table(one) for one in parts if one.name == "made"] == [plain]


def test_parts_come_in_the_order_in_which_they_were_made_with_what_sqlite_adds():
    with closing(driver.connect(None, new_key())) as connection:
        connection.execute("CREATE TABLE zebra (a TEXT PRIMARY KEY)")
        connection.execute("CREATE INDEX awal ON zebra (a)")
        parts = parts_of(connection)

    assert [(one.kind, one.name, one.table) for one in parts] == [
        ("table", "zebra", "zebra"),
        ("index", "sqlite_autoindex_zebra_1", "zebra"),
        ("index", "awal", "zebra"),
    ]
    assert parts[1].sql is None
    assert not is_plain_table(parts[1])
    assert not is_plain_table(SchemaPart("table", "x", "x", None))
