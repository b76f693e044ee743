"""A locked workbook is opened as Excel opens it, with its passphrase and with no other."""

import random

import pytest

from rehabdesk.locking.compound import compound
from rehabdesk.locking.workbook import lock_workbook
from rehabdesk.services.exporting import ListFormat, OutTable, list_bytes
from rehabdesk.spreadsheets.reading import read_tables
from tests.locking.reading import ChangedError, WrongPassphraseError, streams_of, unlocked

WORDS = "ABCD-EFGH-KLMN-PQRS"
TABLE = OutTable(name="Daftar residen", headings=("Nama",), rows=(("Mahmud bin Karta",),) * 40)


def some(count):
    return random.Random(count).randbytes(count)


@pytest.fixture(scope="module")
def locked():
    return lock_workbook(list_bytes(TABLE, ListFormat.XLSX), WORDS)


def test_a_list_comes_back_cell_by_cell(locked):
    cells = read_tables("daftar.xlsx", unlocked(locked, WORDS))[0].cells

    assert [line[0] for line in cells] == ["Nama", *["Mahmud bin Karta"] * 40]


@pytest.mark.parametrize("wrong", ["", WORDS.lower(), f"{WORDS}A"])
def test_another_passphrase_opens_nothing(locked, wrong):
    with pytest.raises(WrongPassphraseError):
        unlocked(locked, wrong)


def test_nothing_of_the_workbook_stands_in_the_locked_file(locked):
    for words in (b"Mahmud", b"sharedStrings", b"PK\x03\x04", "Daftar residen".encode("utf-16-le")):
        assert words not in locked


def test_a_changed_byte_of_the_content_is_noticed(locked):
    package = streams_of(locked)["EncryptedPackage"]
    at = locked.index(package[:64]) + 40
    changed = bytearray(locked)
    changed[at] ^= 1

    with pytest.raises(ChangedError):
        unlocked(bytes(changed), WORDS)


@pytest.mark.parametrize("count", [1, 15, 16, 17, 4079, 4088, 4095, 4096, 4097, 70_000, 7_400_000])
def test_every_length_comes_back(count):
    content = some(count)

    assert unlocked(lock_workbook(content, WORDS), WORDS) == content


def test_the_parts_that_office_looks_for_are_there(locked):
    assert set(streams_of(locked)) == {
        "\x06DataSpaces/DataSpaceInfo/StrongEncryptionDataSpace",
        "\x06DataSpaces/DataSpaceMap",
        "\x06DataSpaces/TransformInfo/StrongEncryptionTransform/\x06Primary",
        "\x06DataSpaces/Version",
        "EncryptedPackage",
        "EncryptionInfo",
    }


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 4095, 4096, 8192])
def test_a_compound_file_keeps_small_and_large_streams_apart(count):
    content = some(count)

    streams = streams_of(compound({"Satu": content, "Di dalam": {"Dua": content[::-1]}}))

    assert streams == {"Satu": content, "Di dalam/Dua": content[::-1]}
