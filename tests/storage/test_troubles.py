"""Errors of the driver and the system have names that the windows know."""

import errno

import pytest

from rehabdesk.storage import troubles
from rehabdesk.storage.driver import DatabaseError, OperationalError
from rehabdesk.storage.troubles import trouble_of


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("database or disk is full", "DiskFull"),
        ("attempt to write a readonly database", "ReadOnly"),
        ("unable to open database file", "ReadOnly"),
        ("database is locked", "FileLocked"),
        ("file is not a database", "WrongKey"),
        ("database disk image is malformed", "FileDamaged"),
        ("disk I/O error", "FileDamaged"),
        ("no such table: x", None),
    ],
)
@pytest.mark.parametrize("error", [DatabaseError, OperationalError])
def test_what_the_driver_says_is_a_trouble_of_its_own(error, words, name):
    found = trouble_of(error(words), "kantor.rehab")

    assert (type(found).__name__ if found else None) == name


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (OSError(errno.ENOSPC, "x"), "DiskFull"),
        (OSError(errno.EROFS, "x"), "ReadOnly"),
        (PermissionError(errno.EACCES, "x"), "ReadOnly"),
        (PermissionError(errno.EPERM, "x"), "ReadOnly"),
        (FileNotFoundError(errno.ENOENT, "x"), None),
        (ValueError("disk is full"), None),
    ],
)
def test_what_the_system_says_is_a_trouble_of_its_own(error, name):
    found = trouble_of(error)

    assert (type(found).__name__ if found else None) == name
    assert name is None or issubclass(getattr(troubles, name), troubles.StorageTrouble)


def test_a_trouble_bears_the_name_of_the_file():
    for error in (DatabaseError("database is locked"), OSError(errno.ENOSPC, "x")):
        found = trouble_of(error, "kantor.rehab")
        assert found is not None
        assert (found.file, str(found)) == ("kantor.rehab", type(found).__name__)


@pytest.mark.parametrize("error", [DatabaseError("no such table: x"), FileNotFoundError("x")])
def test_what_has_no_name_stays_as_it_is(error):
    with pytest.raises(type(error)) as raised, troubles.named_troubles("kantor.rehab"):
        raise error

    assert raised.value is error
