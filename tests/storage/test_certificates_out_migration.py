"""An older office learns from its log which originals went out and when one was revoked."""

import json

import pytest
from sqlite_utils import Database

from rehabdesk.storage import driver
from rehabdesk.storage.migrations import MIGRATIONS

STEP = "m014_certificates_out"
STAMPS = {
    "origin": 1,
    "rev": 1,
    "created_at": "2021-08-30T01:00:00.000+00:00",
    "created_by": "a",
    "updated_by": "a",
}
# 31 August 2021, 23:30 in UTC: in all of Indonesia it is the first of September.
LATE = 1_630_452_600_000


@pytest.fixture
def before():
    """A file as it was before the step, with whatever a test puts in."""
    connection = driver.connect(None, b"k" * 32)
    connection.execute("PRAGMA foreign_keys = OFF")
    database = Database(connection)
    MIGRATIONS.apply(database, stop_before=STEP)
    yield connection
    connection.close()


def put(connection, table, **row):
    names = [one[1] for one in connection.execute(f"PRAGMA table_info({table})").fetchall()]
    row = {name: value for name, value in (STAMPS | row).items() if name in names}
    places = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values())
    )


def office(connection, zone):
    put(
        connection,
        "office",
        id="o",
        name="Lapas",
        short_name="Lapas",
        city="Serang",
        time_zone=zone,
        paper="F4",
        demonstration=0,
        updated_at="2021-08-30T01:00:00.000+00:00",
    )


def certificate(connection, key, state="issued", copies=0):
    put(
        connection,
        "certificate",
        id=key,
        enrolment="e",
        number=key,
        serial=1,
        year=2021,
        issued_on="2021-08-31",
        check_code=key,
        frozen=json.dumps({}),
        state=state,
        override_reason="",
        revoked_reason="",
        copies=copies,
        updated_at="2021-08-31T23:30:00.000+00:00",
    )


def entry(connection, number, kind, at, key, origin=3):
    connection.execute(
        "INSERT INTO audit_entry VALUES (?, ?, ?, 'a', 'l', '', X'', X'')",
        (origin << 32 | number, at, kind),
    )
    connection.execute(
        "INSERT INTO audit_row VALUES ('certificate', ?, ?, ?)", (key, origin, number)
    )


def days(connection):
    MIGRATIONS.apply(Database(connection))
    found = connection.execute("SELECT id, original_on, revoked_on FROM certificate").fetchall()
    return {row[0]: (row[1], row[2]) for row in found}


def test_the_first_print_or_export_was_the_original_and_one_never_printed_has_none(before):
    office(before, "WIB")
    for key in ("printed", "saved", "new"):
        certificate(before, key)
    entry(before, 1, "change", LATE - 900_000_000, "printed")
    entry(before, 2, "print", LATE, "printed")
    entry(before, 3, "print", LATE + 900_000_000, "printed")
    entry(before, 4, "export", LATE, "saved")
    entry(before, 5, "change", LATE, "new")

    assert days(before) == {
        "printed": ("2021-09-01", None),
        "saved": ("2021-09-01", None),
        "new": (None, None),
    }


@pytest.mark.parametrize("zone", ["WIB", "WITA", "WIT"])
def test_a_revoked_one_has_the_day_of_its_last_change_unless_a_copy_was_counted_since(before, zone):
    office(before, zone)
    certificate(before, "revoked", "revoked")
    certificate(before, "copied", "revoked", copies=1)

    assert days(before) == {"revoked": (None, "2021-09-01"), "copied": (None, None)}
