"""What a cell of a list means, kind by kind: just within, at and beyond what can be meant."""

from datetime import date, datetime

import pytest

from rehabdesk.domain.matching import NameParts
from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.resident import Sex
from rehabdesk.services.importing.fields import ColumnMeaning
from rehabdesk.services.importing.readings import Readings
from rehabdesk.services.importing.values import (
    READERS,
    Unclear,
    as_text,
    stand_as_they_are,
)
from rehabdesk.spreadsheets.days import DayOrder
from rehabdesk.wording.fields.field import FieldKind

TODAY = date(2021, 4, 5)
UNCLEAR = "tidak jelas"
DAY_FIRST, MONTH_FIRST = DayOrder(), DayOrder(day_first=False)


def read(kind, cell, *, limit=20, order=DAY_FIRST):
    field = ColumnMeaning(key="x", label="X", kind=kind, limit=limit, most=10**limit - 1)
    try:
        return READERS[kind](cell, field, order, TODAY)
    except (Unclear, Refusal):
        return UNCLEAR


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("a ", "a "),
        (True, "Ya"),
        (False, "Tidak"),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (-3.0, "-3"),
        (10**15 - 1, "999999999999999"),
        (date(2021, 4, 5), "05-04-2021"),
    ],
)
def test_a_cell_as_text(cell, text):
    assert as_text(cell) == text


@pytest.mark.parametrize("number", [10**15, -(10**15), 1e15, 3.6e20])
def test_a_number_of_more_than_fifteen_digits_was_rounded(number):
    with pytest.raises(Unclear):
        as_text(number)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("a", "a"),
        ("", None),
        ("  a   b ", "a b"),
        ("x" * 20, "x" * 20),
        ("x" * 21, UNCLEAR),
        (" " + "x" * 20 + " ", "x" * 20),
        ("é" * 20, "é" * 20),
        ("é" * 21, UNCLEAR),
        ("a\tb", "a b"),
        ("a\u200bb", "ab"),
        ("a\x07", UNCLEAR),
        (12, "12"),
    ],
)
@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.BLOCK])
def test_a_text_is_tidy_and_within_its_limit(kind, cell, value):
    assert read(kind, cell) == value


@pytest.mark.parametrize(
    ("texts", "stand"),
    [
        ([], True),
        (["a", "b c"], True),
        (["abcde"], True),
        (["abcdef"], False),
        (["abcdé"], False),
        (["a  b"], False),
        ([" a"], False),
        (["a "], False),
        (["a\x07"], False),
    ],
)
def test_only_short_tidy_plain_texts_stand_as_they_are(texts, stand):
    assert stand_as_they_are(texts, 5) is stand


@pytest.mark.parametrize("kind", [FieldKind.REGISTRATION, FieldKind.PERSON_NO])
@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0012", "0012"),
        (12.0, "12"),
        (" \t", None),
        ("1,23E+15", UNCLEAR),
        ("1E+15", UNCLEAR),
        ("1.2e+3", UNCLEAR),
        ("A+B", "A+B"),
        ("1" * 40, "1" * 40),
        ("1" * 41, UNCLEAR),
        ("1" * 61, UNCLEAR),
        ("é12", "é12"),
    ],
)
def test_a_number_keeps_its_zeros_and_is_no_power(kind, cell, value):
    assert read(kind, cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("MAHMUD BIN KARTA", NameParts(name="Mahmud Bin Karta", patronymic="Karta")),
        ("Ujang als Acil", NameParts(name="Ujang", aliases=("Acil",))),
        ("", None),
        ("12 34", UNCLEAR),
        ("12a", NameParts(name="12a")),
        ("x" * 20, NameParts(name="X" + "x" * 19)),
        ("x" * 21, UNCLEAR),
        ("x" * 19 + " als " + "y" * 16, NameParts(name="X" + "x" * 18, aliases=("Y" + "y" * 15,))),
        ("x" * 19 + " als " + "y" * 17, UNCLEAR),
    ],
)
def test_a_person_has_a_name_within_the_limit_and_twice_as_much_with_aliases(cell, value):
    assert read(FieldKind.PERSON, cell) == value


@pytest.mark.parametrize(
    ("cell", "order", "value"),
    [
        ("12-03-1988", DAY_FIRST, date(1988, 3, 12)),
        ("12-03-1988", MONTH_FIRST, date(1988, 12, 3)),
        ("12\u00a0Maret 1988", DAY_FIRST, date(1988, 3, 12)),
        (1, DAY_FIRST, UNCLEAR),
        (date(1988, 3, 12), DAY_FIRST, date(1988, 3, 12)),
        ("31-02-1988", DAY_FIRST, UNCLEAR),
        ("01-01-1900", DAY_FIRST, date(1900, 1, 1)),
        ("31-12-2150", DAY_FIRST, date(2150, 12, 31)),
        ("31-12-1899", DAY_FIRST, UNCLEAR),
        ("01-01-2151", DAY_FIRST, UNCLEAR),
        ("1/2/0202", DAY_FIRST, UNCLEAR),
        ("1 Maret 0202", DAY_FIRST, UNCLEAR),
        ("0202-03-01", DAY_FIRST, UNCLEAR),
        (date(202, 3, 1), DAY_FIRST, UNCLEAR),
        (date(2201, 3, 1), DAY_FIRST, UNCLEAR),
    ],
)
def test_a_day_is_read_in_the_order_of_its_file(cell, order, value):
    assert read(FieldKind.DAY, cell, order=order) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12/3/31", date(1931, 3, 12)),
        ("12/3/2031", UNCLEAR),
        ("5/4/21", UNCLEAR),
        ("6/4/21", date(1921, 4, 6)),
        ("29/2/24", date(1924, 2, 29)),
        ("12-03-1988", date(1988, 3, 12)),
        (date(2009, 4, 8), date(2009, 4, 8)),
        (date(2009, 4, 9), UNCLEAR),
        (date(2031, 3, 12), UNCLEAR),
        (date(1911, 2, 1), date(1911, 2, 1)),
        (date(1911, 1, 1), UNCLEAR),
        ("13-02-0209", UNCLEAR),
    ],
)
def test_nobody_here_is_younger_than_twelve_or_born_later_than_today(cell, value):
    assert read(FieldKind.BIRTHDAY, cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12),
        (12.0, 12),
        ("12,00", 12),
        ("12,0", 12),
        ("12.0", 12),
        ("12 bln", 12),
        ("12 BULAN", 12),
        ("12 hari.", 12),
        ("12hr", 12),
        ("12 orang", 12),
        ("0", 0),
        ("999", 999),
        ("1000", UNCLEAR),
        ("-1", UNCLEAR),
        ("1,5", UNCLEAR),
        ("12 tahun", UNCLEAR),
        ("dua", UNCLEAR),
    ],
)
def test_a_whole_number_has_as_many_digits_as_its_field(cell, value):
    assert read(FieldKind.WHOLE, cell, limit=3) == value


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (FieldKind.NIP, "19810111 200503 2 001", "198101112005032001"),
        (FieldKind.NIP, "", None),
        (FieldKind.NIP, "123", UNCLEAR),
        (FieldKind.NIK, "'3673010101890001", "3673010101890001"),
        (FieldKind.NIK, "", None),
        (FieldKind.NIK, "123", UNCLEAR),
        (FieldKind.PHONE, 81234567, "081234567"),
        (FieldKind.PHONE, 21234567, "21234567"),
        (FieldKind.PHONE, "81234567", "81234567"),
        (FieldKind.PHONE, "0812", "0812"),
        (FieldKind.PHONE, " \t", None),
    ],
)
def test_numbers_of_identity_and_of_phones(kind, cell, value):
    assert read(kind, cell, limit=40) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *((one, Sex.MALE) for one in ("L", "lk.", "Laki-Laki", "laki laki", "laki", "Pria", "M")),
        *((one, Sex.FEMALE) for one in ("P", "Pr.", "PEREMPUAN", "wanita", "F")),
        *((one, Sex.MALE) for one in (1, 1.0, "1", "Laki – laki", "LAKI - LAKI", "(L)", "laki2")),
        *((one, Sex.MALE) for one in ("lelaki", "Male", "1. Laki-laki", "1-L", "L (1)", "♂")),
        *(
            (one, Sex.FEMALE)
            for one in (2, 2.0, "2", "Female", "2 - Perempuan", "P.", "Wanita (2)")
        ),
        *((one, UNCLEAR) for one in ("x", "", 3, "3", "12", "1/2", "L/P", "1 - P", "2. Laki-laki")),
    ],
)
def test_a_sex_goes_by_many_words(cell, value):
    assert read(FieldKind.SEX, cell) is value or read(FieldKind.SEX, cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *((one, True) for one in ("Ya", "y.", "✓", "v", "X", 1, True, "Aktif", "masih", "benar")),
        *((one, False) for one in ("Tidak", "tdk.", "t", 0, False, "nonaktif", "bukan", "salah")),
        ("tidak aktif", False),
        ("mungkin", UNCLEAR),
    ],
)
def test_yes_and_no_go_by_many_words(cell, value):
    assert read(FieldKind.YES, cell) == value
    assert isinstance(read(FieldKind.YES, cell), type(value))


@pytest.mark.parametrize(
    ("cell", "value"),
    [("Internal", True), ("lapas", True), ("Eksternal", False), ("mitra", False), ("luar", False),
     ("Yayasan", None)],
)  # fmt: skip
def test_where_a_counselor_comes_from(cell, value):
    assert read(FieldKind.INTERNAL, cell) is value


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (FieldKind.STATUS, "aktif", "AKTIF"),
        (FieldKind.STATUS, "", None),
        (FieldKind.CELL, "Blok A/18", "18"),
        (FieldKind.CELL, "18", "18"),
        (FieldKind.CELL, "A/", None),
        (FieldKind.CELL, "", None),
        (FieldKind.PLACE, "A/18", ("A", "18")),
        (FieldKind.PLACE, "Blok A 18", ("Blok A", "18")),
        (FieldKind.PLACE, "18", ("18", "")),
        (FieldKind.PLACE, "Blok A / 18", ("Blok A", "18")),
        (FieldKind.PLACE, "", None),
        (FieldKind.PLACE, date(2021, 1, 18), UNCLEAR),
        (FieldKind.PLACE, datetime(2021, 1, 18), UNCLEAR),
        (FieldKind.PLACE, "b" * 40 + "/" + "c" * 20, ("b" * 40, "c" * 20)),
        (FieldKind.PLACE, "b" * 41 + "/c", UNCLEAR),
        (FieldKind.PLACE, "b/" + "c" * 21, UNCLEAR),
        (FieldKind.BORN, "Serang, 12-03-1988", ("Serang", date(1988, 3, 12))),
        (FieldKind.BORN, "Serang", ("Serang", None)),
        (FieldKind.BORN, "12-03-1988", ("", date(1988, 3, 12))),
        (FieldKind.BORN, "S 12-03-1988", ("S", date(1988, 3, 12))),
        (FieldKind.BORN, "Serang / 12 Maret 1988", ("Serang", date(1988, 3, 12))),
        (FieldKind.BORN, "Serang, 12-03-2020", UNCLEAR),
        (FieldKind.ALIASES, "Acil, Black; Acil / Ujang", ("Acil", "Black", "Ujang")),
        (FieldKind.ALIASES, "Acil als. Black alias Ujang", ("Acil", "Black", "Ujang")),
        (FieldKind.ALIASES, " , ", None),
        (FieldKind.ALIASES, "a" * 80, ("a" * 80,)),
        (FieldKind.ALIASES, "a" * 81, UNCLEAR),
    ],
)
def test_places_births_and_aliases(kind, cell, value):
    assert read(kind, cell, limit=80) == value


def readings(kind, cells, *, limit=20, order=DAY_FIRST):
    column = Readings(
        ColumnMeaning(key="x", label="X", kind=kind, limit=limit, most=10**limit - 1), order, TODAY
    )
    return column, column.of(cells)


@pytest.mark.parametrize(
    ("kind", "cells", "values"),
    [
        (FieldKind.TEXT, ["a", "b"], ["a", "b"]),
        (FieldKind.TEXT, ["a", " b ", 7, "NULL"], ["a", "b", "7", None]),
        (FieldKind.REGISTRATION, ["0012", "7"], ["0012", "7"]),
        (FieldKind.DAY, ["12-03-1988", ""], [date(1988, 3, 12), None]),
    ],
)
def test_a_column_is_read_as_its_cells_are(kind, cells, values):
    column, found = readings(kind, cells)

    assert found == values
    assert not column.unclear


@pytest.mark.parametrize(
    ("kind", "cell", "words"),
    [
        (FieldKind.TEXT, "x" * 21, "paling banyak 20"),
        (FieldKind.REGISTRATION, "1E+15", "pangkat"),
        (FieldKind.REGISTRATION, "1" * 41, "paling banyak 40"),
        (FieldKind.SEX, "x", "L atau P"),
        (FieldKind.DAY, 10**9, ""),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(kind, cell, words):
    column, (good, bad) = readings(kind, ["L" if kind is FieldKind.SEX else "", cell])

    assert column.unclear
    assert not isinstance(good, Unclear)
    assert isinstance(bad, Unclear)
    assert words.casefold() in str(bad).casefold()


def test_values_are_kept_as_the_file_keeps_them():
    column, _ = readings(FieldKind.SEX, ["L"])
    days, _ = readings(FieldKind.DAY, ["12-03-1988"])

    assert column.kept(["L"]) == ["male"]
    assert days.kept(["12-03-1988"]) == ["1988-03-12"]
    assert days.of(["13-03-1988"]) == [date(1988, 3, 13)]
    assert days.kept(["13-03-1988", "12-03-1988"]) == ["1988-03-13", "1988-03-12"]
