"""What a column means by its heading: exactly, within more words, nearly spelt, and by values."""

from datetime import date

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.columns import guess, is_day
from rehabdesk.services.importing.fields import FIELDS
from rehabdesk.spreadsheets.headings import normal_heading
from rehabdesk.spreadsheets.table import FoundTable, TableLine

PEOPLE, COUNSELORS = ImportSubject.PEOPLE, ImportSubject.COUNSELORS
HEADINGS = [
    pytest.param(subject, word, one.key, id=f"{subject.value}-{word}")
    for subject, fields in FIELDS.items()
    for one in fields
    for word in one.words
]


def a_table(*headings, rows=()):
    return FoundTable(
        name="Daftar",
        headings=headings,
        keys=tuple(map(normal_heading, headings)),
        lines=tuple(TableLine(number, row) for number, row in enumerate(rows, 2)),
        above=(),
        preface=(),
    )


def meanings(subject, *headings, rows=()):
    return guess(subject, a_table(*headings, rows=rows))


@pytest.mark.parametrize(("subject", "word", "key"), HEADINGS)
def test_each_heading_that_a_list_may_have_is_known(subject, word, key):
    assert meanings(subject, "Warna", word) == ("", key)


@pytest.mark.parametrize(
    ("headings", "keys"),
    [
        # Of two names of one column the likelier one, wherever it stands.
        (("Nama Lengkap", "Nama"), ("", "name")),
        (("Nama", "Nama Lengkap"), ("name", "")),
        (("Nama Narapidana", "Nama WBP"), ("", "name")),
        # An exact heading goes before one with more words, and that before a misspelt one.
        (("Nama Lengkap Sesuai Berkas", "Nama"), ("", "name")),
        (("Agamma", "Agama Sekarang"), ("", "religion")),
        (("Agamma", "Agama"), ("", "religion")),
        # Of two headings with more words the one in which more is known.
        (("Nama di Lapas", "Nama Lengkap di Lapas"), ("", "name")),
        (("Nama Lengkap di Lapas", "Nama di Lapas"), ("name", "")),
        # Nothing of a heading is known by one or two letters in it.
        (("Data WN",), ("",)),
        (("WN",), ("nationality",)),
        (("Data NIK",), ("nik",)),
    ],
)
def test_the_heading_that_says_most_has_the_meaning(headings, keys):
    assert meanings(PEOPLE, *headings) == keys


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Pendidikkan", "education"),
        ("Kewarganegaran", "nationality"),
        ("Ekspirassi", "expires_on"),
        ("Agamma", "religion"),
        ("Xgama", ""),
        ("Asal", ""),
        ("Paasl", ""),
    ],
)
def test_a_heading_of_one_wrong_letter_is_known_by_its_first_letter_and_the_rest(heading, key):
    assert meanings(PEOPLE, heading) == (key,)


NAMES = ("Mahmud Bin Karta", "Rudi Bin Ali", "Siti Binti Amin", "Agus Salim", "Ujang")
NUMBERS = ("BI 283/20", "BIIa 103/20", "B.I. 7 / 20", "AIII 4/19", "BI 9/20")
NIKS = ("3673010101890001",) * 5


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        (NAMES, "name"),
        (NUMBERS, "registration_no"),
        (NIKS, "nik"),
        (("AKTIF", "BON", "SAKIT", "AKTIF", "PULANG"), "status"),
        ((date(1988, 3, 12),) * 5, ""),
        (("merah", "123", "x", "-", "12-03-1988"), ""),
        ((), ""),
    ],
)
def test_a_column_without_a_heading_is_known_by_values_that_tell(cells, key):
    assert meanings(PEOPLE, "kolom 1", rows=[(cell,) for cell in cells]) == (key,)


@pytest.mark.parametrize(("named", "other", "known"), [(10, 1, True), (9, 1, False), (3, 0, True)])
def test_a_column_without_a_heading_is_known_where_ten_of_eleven_values_tell(named, other, known):
    rows = [(NAMES[0],)] * named + [("12",)] * other

    assert (meanings(PEOPLE, "kolom 1", rows=rows) == ("name",)) is known


@pytest.mark.parametrize(("days", "key"), [(4, "expires_on"), (1, "expires_on"), (0, "")])
def test_words_in_a_heading_count_little_where_hardly_a_value_is_of_the_kind(days, key):
    cells = (*[date(2021, 12, 31)] * days, *["merah"] * (4 - days))

    assert meanings(PEOPLE, "Catatan Ekspirasi", rows=[(cell,) for cell in cells]) == (key,)


def test_an_exact_heading_keeps_its_meaning_whatever_its_values_are():
    assert meanings(PEOPLE, "Ekspirasi", rows=[("merah",)] * 4) == ("expires_on",)


def test_only_the_first_forty_filled_values_are_looked_at():
    def known(*cells):
        rows = [("",), ("-",), *((cell,) for cell in cells)]
        return meanings(PEOPLE, "kolom 1", rows=rows) == ("name",)

    assert known(*[NAMES[0]] * 37, *["12"] * 3, *["13"] * 99)
    assert not known(*[NAMES[0]] * 36, *["12"] * 4, *[NAMES[1]] * 99)


@pytest.mark.parametrize(
    ("digits", "key"), [(14, ""), (15, "nik"), (16, "nik"), (17, ""), (18, "")]
)
def test_a_column_of_15_or_16_digits_is_the_nik(digits, key):
    assert meanings(PEOPLE, "kolom 1", rows=[("1" * digits,)] * 3) == (key,)


@pytest.mark.parametrize(("digits", "key"), [(17, ""), (18, "nip"), (19, "")])
def test_a_column_of_18_digits_is_the_nip(digits, key):
    assert meanings(COUNSELORS, "kolom 1", rows=[("1" * digits,)] * 3) == (key,)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("0", False),
        ("1", True),
        ("05", True),
        ("31", True),
        ("32", False),
        ("Tgl 5", True),
        (" tgl. 5 ", True),
        ("5 SEM", True),
        ("5 SEMINAR", False),
        ("Nama", False),
    ],
)
def test_a_heading_of_a_month_is_a_day_from_1_to_31(heading, day):
    assert is_day(heading) is day
