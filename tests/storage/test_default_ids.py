"""Shipped defaults have the same ids in a new office and in one that was migrated."""

import uuid
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlite_utils import Database

from rehabdesk.domain.identity import ImportBatchId, new_id, shipped_id
from rehabdesk.domain.importing import ImportBatch, ImportSubject
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.importing.journal import pack, unpack
from rehabdesk.storage import Touched, open_in_memory, open_office
from rehabdesk.storage.migrations.m018_default_ids import m018_default_ids
from rehabdesk.storage.migrations.m018_shipped import HOLIDAYS
from tests.sample_office import a_running_program, a_session, an_office
from tests.storage.test_upgrade import LANDED, WORDS, an_office_of

TABLES = ("attendance_status", "session_kind", "topic", "program_kind", "holiday")
EDITED = {
    "attendance_status": ("code", "number"),
    "session_kind": ("short", "name"),
    "topic": ("title", "title"),
    "program_kind": ("code", "title"),
    "holiday": ("day", "label"),
}
"""What tells a default from the others: its code, and what it is called."""

SPACE = uuid.UUID("6f1b8a52c2d94e6f9a35d7b04c81e2aa")
LOG = ("audit_entry", "audit_row")


def rows_of(store):
    """Every default row by its id: its table and what tells it from the others."""
    return {
        row[0]: (table, *row[1:])
        for table in TABLES
        for row in store.query(f"SELECT id, {columns_of(store, table)} FROM {table}")
    }


def columns_of(store, table):
    names = [str(row[1]) for row in store.query(f"PRAGMA table_info({table})")]
    stamps = {"id", "kind", "origin", "rev", "created_at", "created_by", "updated_at"}
    return ", ".join(one for one in names if one not in stamps | {"updated_by"})


def cells_of(store):
    """Every value of the file outside the log, journals as they read."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '% STRICT%'"
    for (table,) in store.query(tables):
        if table in LOG:
            continue
        for row in store.query(f"SELECT * FROM {table}"):
            for value in row:
                if isinstance(value, bytes) and value[:1] == b"\x78":
                    yield zlib.decompress(value).decode()
                else:
                    yield str(value)


def with_days_of_that_time(store):
    """Leave the days off that programs brought then, called as they were."""
    for key, day in store.query("SELECT id, day FROM holiday"):
        if day not in HOLIDAYS:
            store.connection.execute("DELETE FROM holiday WHERE id = ?", (key,))
        else:
            named = (HOLIDAYS[day], key)
            store.connection.execute("UPDATE holiday SET label = ? WHERE id = ?", named)


def as_before_the_step(store):
    """Give the defaults ids of chance, as older programs did; each with its fixed one."""
    store.connection.execute("PRAGMA foreign_keys = OFF")
    with_days_of_that_time(store)
    former = {}
    for table in TABLES:
        for (key,) in store.query(f"SELECT id FROM {table}"):
            former[key] = new_id()
            store.connection.execute(f"UPDATE {table} SET id = ? WHERE id = ?", (former[key], key))
            store.connection.execute(
                "INSERT INTO audit_row SELECT table_name, ?, origin, number FROM audit_row"
                " WHERE table_name = ? AND row_key = ?",
                (former[key], table, key),
            )
    for table, column in (("topic", "kind"), ("session", "kind"), ("cohort", "kind")):
        for key, other in former.items():
            store.connection.execute(
                f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (other, key)
            )
    return former


def an_old_office():
    store = open_in_memory()
    an_office(store)
    cohort, group, _enrolments = a_running_program(store)
    a_session(store, cohort, group)
    return store


def there(shelf, key):
    found = shelf.get(key)
    assert found is not None
    return found


def migrate(store):
    m018_default_ids(Database(store.connection))
    assert store.query("PRAGMA foreign_key_check") == []


def a_journal(store, key):
    """An import that touched a day off, and how it was before."""
    before = {"id": key, "label": "Libur", "day": "2021-01-01"}
    batch = ImportBatch(
        id=ImportBatchId(new_id()),
        subject=ImportSubject.HOLIDAYS,
        label="Hari libur",
        file_name="libur.csv",
        digest="0",
        imported_at=datetime(2021, 1, 4, tzinfo=UTC),
        added=0,
        changed=1,
        unchanged=0,
        doubtful=0,
        invalid=0,
        journal=pack([Touched("holiday", (key,), before, 7)]),
    )
    with store.change("Impor"):
        store.imports.put(batch)
    return batch


@pytest.mark.parametrize(
    ("table", "code"), [("attendance_status", "H"), ("topic", "SEM/Pengenalan adiksi"), ("x", "")]
)
def test_a_fixed_id_is_a_uuid_version_5_of_table_and_code(table, code):
    assert shipped_id(table, code) == uuid.uuid5(SPACE, f"{table}/{code}").hex


def test_fixed_ids_are_never_others():
    """They are in the files of offices: another one would be another status or kind."""
    assert shipped_id("attendance_status", "H") == "69b50b69aa33595bad9a57ce10b6aeb7"
    assert shipped_id("session_kind", "MM") == "cb89c0fa21dd566490574fc3cb43a758"


def test_two_new_offices_have_the_same_defaults_with_the_same_ids():
    first, second = open_in_memory(), open_in_memory()
    for store in (first, second):
        put_defaults(store, 2021)

    assert rows_of(first) == rows_of(second)
    assert len(rows_of(first)) > 100


@pytest.mark.parametrize("schema", LANDED)
def test_a_migrated_office_has_the_defaults_of_a_new_one(tmp_path, schema):
    an_office_of(schema, tmp_path)
    new = open_in_memory()
    put_defaults(new, 2021)

    store = open_office(tmp_path, WORDS)

    found, wanted = rows_of(store), rows_of(new)
    # The schema-9 office has none, in the schema-15 one a kind lasts other minutes, and days off
    # that were decided or brought since are taken over when the office wants them.
    lacking = {wanted[key][0] for key in wanted.keys() - found.keys()}
    assert not found.keys() - wanted.keys()
    assert not found or lacking <= {"holiday"}
    assert store.query("PRAGMA foreign_key_check") == []
    assert store.audit.verify().broken is None
    store.close()


EDITS = st.lists(
    st.tuples(
        st.sampled_from(TABLES), st.integers(0, 60), st.sampled_from(("code", "name", "gone"))
    ),
    max_size=12,
)


def edit(store, edits):
    """Change or delete some defaults; gives the ids of those that are the office's own now."""
    own = set()
    for table, at, what in edits:
        keys = [row[0] for row in store.query(f"SELECT id FROM {table} ORDER BY id")]
        key = keys[at % len(keys)]
        if what == "gone":
            sql = f"UPDATE {table} SET deleted_at = '2021-04-01' WHERE id = ?"
        else:
            column = EDITED[table][what == "name"]
            changed = f"{column} + 50" if column == "number" else f"{column} || ' lain'"
            sql = f"UPDATE {table} SET {column} = {changed} WHERE id = ?"
            own.add(key)
        store.connection.execute(sql, (key,))
    for key in list(own):
        own |= {row[0] for row in store.query("SELECT id FROM topic WHERE kind = ?", (key,))}
    return own


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)
@given(EDITS)
def test_whatever_an_office_changed_no_row_refers_to_a_former_id(edits):
    """What has code and name as shipped gets its fixed id; the office's own keeps its id."""
    store = an_old_office()
    former = as_before_the_step(store)
    own = edit(store, edits)
    day_off = store.query("SELECT id FROM holiday ORDER BY id")[0][0]
    batch = a_journal(store, day_off)

    migrate(store)

    moved = {fixed: other for fixed, other in former.items() if other not in own}
    assert rows_of(store).keys() == moved.keys() | own
    cells = "\n".join(cells_of(store))
    assert not [other for other in moved.values() if other in cells]
    assert unpack(there(store.imports, batch.id).journal)[0].key[0] in rows_of(store)
    store.close()


def test_of_twins_the_live_one_gets_the_fixed_id():
    store = an_old_office()
    former = as_before_the_step(store)
    key = former[shipped_id("session_kind", "MM")]
    live = there(store.session_kinds, key)
    twin = replace(live, id=new_id())
    with store.change("Dihapus dan dibuat lagi"):
        store.session_kinds.put(twin)
        store.session_kinds.remove(key)

    migrate(store)

    assert there(store.session_kinds, shipped_id("session_kind", "MM")).name == live.name
    assert store.session_kinds.get(twin.id) is None
    assert store.query("SELECT count(*) FROM session_kind WHERE id = ?", (key,)) == [(1,)]


def test_the_step_alters_nothing_where_it_was_taken():
    store = an_old_office()
    before = sorted(cells_of(store))

    migrate(store)

    assert sorted(cells_of(store)) == before


def test_the_log_stays_as_it_was_and_tells_of_a_default_under_its_new_id():
    store = an_old_office()
    former = as_before_the_step(store)
    fixed = shipped_id("session_kind", "SEM")
    with store.change("Menit diubah"):
        store.session_kinds.put(replace(there(store.session_kinds, former[fixed]), minutes=80))
    entries = store.query("SELECT * FROM audit_entry")

    migrate(store)

    assert store.query("SELECT * FROM audit_entry") == entries
    assert store.audit.verify().broken is None
    assert store.audit.of_row("session_kind", fixed)[0].label == "Menit diubah"
    assert store.audit.of_row("session_kind", former[fixed])[0].label == "Menit diubah"
