"""The official numbers that a PC saw given: kept beside the office, believed where they can be."""

import pytest
from msgspec.json import encode
from msgspec.structs import replace

from rehabdesk import paths
from rehabdesk.domain.official_numbers import HIGHEST_NUMBER, NumberSpan
from rehabdesk.storage import keep_numbers, open_in_memory
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.known_office import FOLDER, file_of
from rehabdesk.storage.official_numbers import numbers_of, recall_numbers
from tests.known_days import SETTINGS
from tests.own_office import own_office

OFFICE = "kantor uji"


@pytest.fixture(autouse=True)
def this_pc(tmp_path, monkeypatch):
    """The settings of a PC that has seen no office yet."""
    for name in SETTINGS:
        monkeypatch.setenv(name, str(tmp_path / "setelan"))
    return paths.computer_settings_folder() / FOLDER


@pytest.fixture
def office(tmp_path):
    store = own_office(tmp_path / "kantor")
    store.closing.clear()
    yield store
    store.close()


def kept_at(office):
    return file_of(office).with_suffix(".nomor.json")


def written(*spans):
    path = kept_at(OFFICE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(spans))


def ring_of(store):
    assert store.keys is not None
    return store.keys.ring()


@pytest.mark.parametrize(
    ("first", "last", "believed"),
    [
        (-1, 5, False),
        (0, 5, False),
        (1, 5, True),
        (5, 5, True),
        (6, 5, False),
        (HIGHEST_NUMBER, HIGHEST_NUMBER, True),
        (1, HIGHEST_NUMBER, True),
        (1, HIGHEST_NUMBER + 1, False),
    ],
)
def test_numbers_that_cannot_be_make_the_whole_file_worth_nothing(first, last, believed):
    sound = NumberSpan(year=2021, first=3, last=4)
    doubtful = NumberSpan(year=2022, first=first, last=last)
    written(sound, doubtful)

    assert recall_numbers(OFFICE) == ((sound, doubtful) if believed else ())


@pytest.mark.parametrize("content", [b"", b"{", b"null", b'[{"year": "x"}]', b"\xff"])
def test_a_broken_or_missing_file_knows_no_number(content):
    assert recall_numbers(OFFICE) == ()
    written()
    kept_at(OFFICE).write_bytes(content)

    assert recall_numbers(OFFICE) == ()


def certify(store, serial, year=2026):
    """A number as a certificate bears it; the paper itself is of no matter here."""
    store.connection.execute("PRAGMA foreign_keys = OFF")
    names = [one[1] for one in store.query("PRAGMA table_info(certificate)") if one[3] or one[5]]
    kinds = {one[1]: one[2] for one in store.query("PRAGMA table_info(certificate)")}
    values = {one: 0 if kinds[one] == "INTEGER" else "" for one in names}
    values |= {"id": f"{year}{serial:028}", "year": year, "serial": serial, "number": f"{serial}"}
    store.connection.execute(
        f"INSERT INTO certificate ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        tuple(values.values()),
    )


def test_the_numbers_of_all_certificates_are_kept_and_written_when_there_are_more(office):
    name = ring_of(office).office
    keep_numbers(office)
    before = recall_numbers(name)
    for serial in (1, 2, 3, 7):
        certify(office, serial)
    certify(office, 0)

    keep_numbers(office)

    assert before == ()
    assert recall_numbers(name) == (
        NumberSpan(year=2026, first=1, last=3),
        NumberSpan(year=2026, first=7, last=7),
    )
    inode = kept_at(name).stat().st_ino
    keep_numbers(office)
    assert kept_at(name).stat().st_ino == inode


def test_nothing_is_kept_of_a_demonstration_or_of_an_office_in_memory(office, this_pc):
    certify(office, 1)
    with office.change("Contoh"):
        office.offices.put(replace(office.office, demonstration=True))
    keep_numbers(office)
    store = open_in_memory()
    keep_numbers(store)
    store.close()

    assert not list(this_pc.glob("*.nomor.json"))


def test_where_the_ring_cannot_be_read_the_numbers_stay_as_they_were_known(office):
    name = ring_of(office).office
    certify(office, 1)
    keep_numbers(office)
    certify(office, 2)
    path = office.path.parent / paths.KEYS_FILE
    words = path.read_bytes()
    path.write_text("rusak")

    keep_numbers(office)

    path.write_bytes(words)
    assert recall_numbers(name) == (NumberSpan(year=2026, first=1, last=1),)


def test_a_closed_file_tells_its_numbers_to_whoever_has_the_key(office):
    certify(office, 4)
    path, key = office.path, office.key
    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    found = numbers_of(path, key)

    assert found is not None
    assert found.spans == (NumberSpan(year=2026, first=4, last=4),)
    assert found.went_back is False
    assert numbers_of(path, new_key()) is None
    assert numbers_of(path.with_name("tidak ada"), key) is None
    assert numbers_of(path.parent, key) is None
