"""Of a torn file exactly those rows are saved that can still be read, whichever page is torn."""

from contextlib import closing

import pytest

from rehabdesk.storage import driver
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.known_schema import parts_of
from rehabdesk.storage.salvage import salvage as salvage_of_known
from rehabdesk.storage.troubles import FileDamaged, NewerFile

PAGE = 4096
PEOPLE = {number: f"Orang {number} {'x' * 300}" for number in [*range(1, 60), *range(900, 960)]}
"""A register in which numbers are missing in the middle, as after many rows were taken out."""
MARKS = {(f"sesi {at // 30:02}", f"warga {at % 30:02}"): "h" * 200 for at in range(180)}
KEY = new_key()
SCHEMA = (
    "CREATE TABLE person (place INTEGER PRIMARY KEY, name TEXT) STRICT",
    (
        "CREATE TABLE mark (resident TEXT, status TEXT, session TEXT,"
        " PRIMARY KEY (session, resident)) STRICT, WITHOUT ROWID"
    ),
    (
        "CREATE TABLE this_pc (id TEXT, origin INT, rev_reserved INT, name TEXT,"
        " place INT NOT NULL DEFAULT 0) STRICT"
    ),
    "CREATE TABLE key_ring (id TEXT, generation INT) STRICT",
    "CREATE INDEX person_by_name ON person (name)",
    "CREATE TRIGGER person_stays BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'stays'); END",
)


def write(path, *, single_rows=True):
    """A file of an office: people with numbers, marks with a key of two parts, and the few rows."""
    with closing(driver.connect(path, KEY)) as made:
        for sql in SCHEMA:
            made.execute(sql)
        made.execute("BEGIN")
        made.executemany("INSERT INTO person VALUES (?, ?)", PEOPLE.items())
        made.executemany(
            "INSERT INTO mark VALUES (?, ?, ?)", ((b, m, a) for (a, b), m in MARKS.items())
        )
        if single_rows:
            made.execute("INSERT INTO this_pc VALUES ('this', 7, 20, 'PC-1', 3)")
            made.execute("INSERT INTO key_ring VALUES ('this', 5)")
        made.execute("COMMIT")
        made.execute("PRAGMA user_version = 41")
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return write(tmp_path_factory.mktemp("utuh") / "kantor.rehab")


def salvage(damaged, key, target):
    """As the program saves, of a schema that is the one of ``write``."""
    with closing(driver.connect(None, KEY)) as empty:
        for sql in SCHEMA:
            empty.execute(sql)
        parts = parts_of(empty)
    return salvage_of_known(damaged, key, target, known=lambda schema: parts if schema else ())


def torn(whole, folder, *pages):
    """A copy in which some pages cannot be read."""
    content = bytearray(whole.read_bytes())
    for page in pages:
        for at in range(page * PAGE + 100, page * PAGE + 160):
            content[at] ^= 0xA5
    path = folder / "rusak.rehab"
    path.write_bytes(content)
    return path


def asked(path, sql, values=()):
    """The rows of a question, or nothing where a page of theirs is torn."""
    with closing(driver.connect(path, KEY, read_only=True)) as connection:
        try:
            return [tuple(row) for row in connection.execute(sql, values)]
        except driver.DatabaseError:
            return []


def readable_people(path):
    """Who can be read when each is asked for alone."""
    if everybody := saved_of(path):
        return {number for (number,) in everybody}
    return {
        number
        for number in PEOPLE
        if asked(path, "SELECT name FROM person WHERE place = ?", (number,))
    }


def readable_marks(path):
    """How far marks can be read from the first on, and from the last."""
    marks: set[tuple[str, str]] = set()
    for order in ("session, resident", "session DESC, resident DESC"):
        with closing(driver.connect(path, KEY, read_only=True)) as connection:
            try:
                for row in connection.execute(
                    f"SELECT session, resident FROM mark ORDER BY {order}"
                ):
                    marks.add(tuple(row))
            except driver.DatabaseError:
                continue
    return marks


def saved_of(path, table="person", columns="place"):
    return {tuple(row) for row in asked(path, f"SELECT {columns} FROM {table}")}


def pages_of(path):
    return path.stat().st_size // PAGE


@pytest.fixture(scope="module")
def tears(whole, tmp_path_factory):
    """By page that is torn: whose row is lost with it, and how many marks."""
    folder = tmp_path_factory.mktemp("sobek")
    found = {}
    for page in range(1, pages_of(whole)):
        damaged = torn(whole, folder, page)
        lost = set(PEOPLE) - readable_people(damaged)
        found[page] = lost, len(MARKS) - len(readable_marks(damaged))
    return found


def test_each_torn_page_costs_the_rows_on_it_and_no_other(whole, tmp_path, tears):
    lost = {"person": 0, "mark": 0}
    for page, (gone, marks_gone) in tears.items():
        if len(gone) == len(PEOPLE) or not (gone or marks_gone):
            continue
        damaged = torn(whole, tmp_path, page)
        target = tmp_path / f"{page}" / "kantor.rehab"

        saved = salvage(damaged, KEY, target)

        people, marks = set(PEOPLE) - gone, readable_marks(damaged)
        assert saved_of(target) == {(one,) for one in people}
        assert saved_of(target, "mark", "session, resident") == marks
        assert saved.counts["person"] == len(people)
        assert saved.counts["mark"] == len(marks)
        assert ("person" in saved.torn) == (len(people) < len(PEOPLE))
        assert ("mark" in saved.torn) == (len(marks) < len(MARKS))
        lost["person"] += len(PEOPLE) - len(people)
        lost["mark"] += len(MARKS) - len(marks)
    assert lost["person"] >= len(PEOPLE)
    assert lost["mark"] >= len(MARKS)


def test_two_torn_pages_far_apart_leave_what_lies_between(whole, tmp_path, tears):
    alone = {page: gone for page, (gone, _) in tears.items() if 0 < len(gone) < len(PEOPLE)}
    first, *_, last = sorted(alone, key=lambda page: min(alone[page]))
    damaged = torn(whole, tmp_path, first, last)

    salvage(damaged, KEY, tmp_path / "baru" / "kantor.rehab")

    expected = set(PEOPLE) - alone[first] - alone[last]
    assert min(alone[first]) == min(PEOPLE)
    assert max(alone[last]) == max(PEOPLE)
    assert saved_of(tmp_path / "baru" / "kantor.rehab") == {(one,) for one in expected}


def test_a_table_whose_root_is_torn_is_empty_and_the_others_are_saved(whole, tmp_path, tears):
    root = next(page for page, (gone, _) in tears.items() if len(gone) == len(PEOPLE))
    target = tmp_path / "baru" / "kantor.rehab"

    saved = salvage(torn(whole, tmp_path, root), KEY, target)

    assert saved.torn == ("person",)
    assert (saved.counts["person"], saved.counts["mark"]) == (0, len(MARKS))


def test_a_whole_file_is_copied_with_its_words_its_index_and_its_version(whole, tmp_path):
    target = tmp_path / "baru" / "kantor.rehab"

    saved = salvage(whole, KEY, target)

    assert saved.torn == ()
    assert saved.counts == {"person": 119, "mark": 180, "this_pc": 1, "key_ring": 1}
    assert dict(asked(target, "SELECT place, name FROM person")) == PEOPLE
    assert set(asked(target, "SELECT session, resident, status FROM mark")) == {
        (*key, status) for key, status in MARKS.items()
    }
    assert asked(target, "PRAGMA user_version") == [(41,)]
    made = asked(
        target, "SELECT type, name FROM sqlite_master WHERE name LIKE 'person!_%' ESCAPE '!'"
    )
    assert sorted(made) == [("index", "person_by_name"), ("trigger", "person_stays")]


def test_what_the_file_says_of_its_pc_and_its_ring_stays(whole, tmp_path):
    target = tmp_path / "kantor.rehab"

    salvage(whole, KEY, target)

    assert asked(target, "SELECT * FROM this_pc") == [("this", 7, 20, "PC-1", 3)]
    assert asked(target, "SELECT * FROM key_ring") == [("this", 5)]


def test_where_the_pc_and_the_ring_cannot_be_read_the_file_has_a_row_of_each(tmp_path):
    """A ring of any generation is accepted, and the PC counts as a new one after a restore."""
    target = tmp_path / "baru" / "kantor.rehab"

    saved = salvage(write(tmp_path / "lama.rehab", single_rows=False), KEY, target)

    ((this, origin, *rest),) = asked(target, "SELECT * FROM this_pc")
    assert this == "this"
    assert origin > 0
    assert rest == [0, "dipulihkan", 0]
    assert asked(target, "SELECT * FROM key_ring") == [("this", 0)]
    assert saved.counts["this_pc"] == saved.counts["key_ring"] == 1


def test_a_file_from_before_there_were_rings_gets_no_table_of_them(tmp_path):
    old = tmp_path / "lama.rehab"
    with closing(driver.connect(old, KEY)) as made:
        made.execute(SCHEMA[0])
        parts = parts_of(made)
    target = tmp_path / "baru.rehab"

    saved = salvage_of_known(old, KEY, target, known=lambda _schema: parts)

    assert saved.counts == {"person": 0}
    assert asked(target, "SELECT name FROM sqlite_master") == [("person",)]


@pytest.mark.parametrize(
    "planted",
    [
        'CREATE TABLE "x""; DROP TABLE mark; --" (id TEXT) STRICT',
        (
            "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT x FROM n"
        ),
        "CREATE TRIGGER wipes AFTER INSERT ON key_ring BEGIN DELETE FROM mark; END",
    ],
)
def test_what_is_not_of_the_schema_is_left_in_the_damaged_file(tmp_path, planted):
    damaged = write(tmp_path / "lama.rehab")
    with closing(driver.connect(damaged, KEY)) as made:
        made.execute(planted)
    target = tmp_path / "baru.rehab"

    saved = salvage(damaged, KEY, target)

    assert saved.torn == ()
    assert saved.counts == {"person": 119, "mark": 180, "this_pc": 1, "key_ring": 1}
    names = {name for (name,) in asked(target, "SELECT name FROM sqlite_master")}
    assert {one for one in names if "sqlite_" not in one} == {
        *("person", "mark", "this_pc", "key_ring", "person_by_name", "person_stays")
    }


def test_a_table_that_is_otherwise_than_its_schema_says_is_not_read(tmp_path):
    damaged = write(tmp_path / "lama.rehab")
    with closing(driver.connect(damaged, KEY)) as made:
        made.execute("DROP TABLE mark")
        made.execute(
            "CREATE VIEW mark AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT x AS resident, x AS status, x AS session FROM n"
        )

    saved = salvage(damaged, KEY, tmp_path / "baru.rehab")

    assert saved.torn == ("mark",)
    assert (saved.counts["person"], saved.counts["mark"]) == (119, 0)


def test_a_schema_that_is_not_known_yet_is_a_newer_file(whole, tmp_path):
    with pytest.raises(NewerFile) as trouble:
        salvage_of_known(whole, KEY, tmp_path / "baru.rehab")

    assert trouble.value.file == "kantor.rehab"


def test_where_the_list_of_tables_is_torn_the_trouble_names_the_file(whole, tmp_path):
    damaged = torn(whole, tmp_path, 0)

    with pytest.raises(FileDamaged) as trouble:
        salvage(damaged, KEY, tmp_path / "baru" / "kantor.rehab")

    assert trouble.value.file == "rusak.rehab"


def test_nothing_is_written_into_the_torn_file(whole, tmp_path):
    damaged = torn(whole, tmp_path, 3)
    before = damaged.read_bytes()

    salvage(damaged, KEY, tmp_path / "baru" / "kantor.rehab")

    assert damaged.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["rusak.rehab"]
