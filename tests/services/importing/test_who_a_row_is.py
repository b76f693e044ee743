"""Who a row of a list is: by its numbers, else by name, birth and father; never guessed."""

from datetime import date

import pytest

from rehabdesk.domain.matching import split_name
from rehabdesk.domain.resident import NumberKind
from rehabdesk.services.importing.matching import (
    Match,
    added_before,
    likeness,
    match,
    named_in,
    numbers_of,
    signature,
)
from rehabdesk.services.importing.register import plain_no, read_register
from rehabdesk.services.importing.rows import FileRow
from tests.sample_office import a_registration, a_resident

BORN, OTHER_DAY = date(1988, 3, 12), date(1990, 1, 5)


def a_row(name="", number="", person_no="", born=None):
    values = {
        "name": split_name(name) if name else None,
        "registration_no": number or None,
        "person_no": person_no or None,
        "birth_on": born,
    }
    return FileRow(1, (), tuple(values.values()), {key: at for at, key in enumerate(values)})


def known(store, name, number="", person_no="", born=None, aliases=()):
    one = a_resident(store, name, number, birth_on=born, aliases=aliases)
    if person_no:
        with store.change("Isi contoh"):
            store.registrations.put(a_registration(one, person_no, kind=NumberKind.PERSON_NO))
    return one


@pytest.fixture
def mahmud(store):
    return known(store, "Mahmud Bin Karta", "BI 283/20", "0012345", BORN)


SURE, DOUBTFUL, NOBODY = "sure", "doubtful", "nobody"


def answer(store, row):
    found = match(row, read_register(store))
    if found.resident is not None:
        return SURE
    return DOUBTFUL if found.candidates else NOBODY


@pytest.mark.parametrize(
    ("row", "who"),
    [
        ({"person_no": "0012345"}, SURE),
        ({"person_no": "12345"}, SURE),
        ({"person_no": "12346"}, NOBODY),
        ({"name": "Mahmud Bin Karta", "person_no": "12345"}, SURE),
        ({"name": "MAHMUD", "person_no": "12345"}, SURE),
        ({"name": "Karta", "person_no": "12345"}, SURE),
        ({"name": "Machmud Bin Karta", "person_no": "12345"}, SURE),
        ({"name": "Slamet Riyadi", "person_no": "12345"}, DOUBTFUL),
        ({"number": "B.I. 283 / 20"}, SURE),
        ({"number": "BI 284/20"}, NOBODY),
        ({"name": "Slamet Riyadi", "number": "BI 283/20"}, DOUBTFUL),
        ({"name": "Mahmud Bin Karta", "number": "BI 283/20", "person_no": "99"}, DOUBTFUL),
        ({"name": "Mahmud Bin Karta", "number": "BI 1/21", "person_no": "12345"}, SURE),
        ({"name": "Mahmud Bin Karta", "born": BORN}, SURE),
        ({"name": "Mahmud Bin Karta", "born": OTHER_DAY}, NOBODY),
        ({"name": "Mahmud Bin Karta"}, DOUBTFUL),
        ({"name": "Mahmud Bin Karta", "number": "BI 1/21", "born": BORN}, DOUBTFUL),
        ({"name": "Mahmud Bin Karta", "person_no": "99", "born": BORN}, NOBODY),
        ({"name": "Makhmud Bin Karta"}, DOUBTFUL),
        ({"name": "Slamet Riyadi", "born": BORN}, NOBODY),
        ({}, NOBODY),
    ],
)
def test_somebody_with_both_numbers_and_a_birthday(store, mahmud, row, who):
    assert answer(store, a_row(**row)) == who


@pytest.mark.parametrize(
    ("ours", "row", "who"),
    [
        (("Mahmud Bin Karta", "", "", BORN), {"name": "Mahmud Bin Karta", "born": BORN}, SURE),
        (("Mahmud", "", "", BORN), {"name": "Mahmud", "born": BORN}, DOUBTFUL),
        (("Mahmud Bin Karta", "", "", BORN), {"name": "Mahmud", "born": BORN}, DOUBTFUL),
        (("Mahmud Bin Karta", "", "", None), {"name": "Mahmud Bin Karta", "born": BORN}, DOUBTFUL),
        (
            ("Mahmud Bin Karta", "BI 1/20", "", BORN),
            {"name": "Mahmud Bin Karta", "number": "BI 2/20", "born": BORN},
            DOUBTFUL,
        ),
        (
            ("Mahmud Bin Karta", "", "", BORN),
            {"name": "Mahmud Bin Karta", "number": "BI 2/20", "born": BORN},
            SURE,
        ),
        (
            ("Mahmud Bin Karta", "BI 1/20", "", BORN),
            {"name": "Mahmud Bin Karta", "born": BORN},
            SURE,
        ),
        (("Mahmud Bin Karta", "", "7", BORN), {"name": "Mahmud", "person_no": "8"}, NOBODY),
        (("Slamet Widodo", "", "", BORN), {"name": "Slamet Widada", "born": BORN}, DOUBTFUL),
    ],
)
def test_a_name_is_sure_with_the_father_and_the_birthday_and_no_other_number(store, ours, row, who):
    known(store, *ours)

    assert answer(store, a_row(**row)) == who


def test_an_alias_makes_somebody_a_candidate(store):
    one = known(store, "Ujang", aliases=("Cungkring",))
    found = match(a_row("Cungkring"), read_register(store))

    assert (found.resident, found.candidates) == (None, (one.id,))
    assert "Nama mirip" in found.why


def test_of_two_with_one_number_the_name_decides_and_else_nobody_does(store):
    known(store, "Mahmud Bin Karta", "BI 283/20")
    rudi = known(store, "Rudi Bin Ali", "BI 283/20")

    found = match(a_row("Rudi Bin Ali", "BI 283/20"), read_register(store))
    unclear = match(a_row("Slamet", "BI 283/20"), read_register(store))
    nameless = match(a_row(number="BI 283/20"), read_register(store))

    assert found.resident == rudi.id
    assert (unclear.resident, len(unclear.candidates)) == (None, 2)
    assert nameless.resident is None
    assert "Beberapa orang" in unclear.why


def test_two_of_one_name_and_number_are_for_somebody_to_say(store):
    for _ in range(2):
        known(store, "Rudi Bin Ali", "BI 283/20")

    found = match(a_row("Rudi Bin Ali", "BI 283/20"), read_register(store))

    assert (found.resident, len(found.candidates)) == (None, 2)


@pytest.mark.parametrize(("namesakes", "shown"), [(2, 2), (6, 6), (7, 6)])
def test_at_most_six_people_of_a_name_are_offered(store, namesakes, shown):
    for _ in range(namesakes):
        known(store, "Rudi Bin Ali", born=BORN)

    found = match(a_row("Rudi Bin Ali", born=BORN), read_register(store))

    assert (found.resident, len(found.candidates)) == (None, shown)
    assert f"Ada {namesakes} orang" in found.why


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"name": "Slamet Riyadi", "person_no": "12345"}, "Sama nomor induk-nya"),
        ({"name": "Slamet Riyadi", "number": "BI 283/20"}, "Sama nomor registrasi-nya"),
        ({"number": "BI 283/20", "person_no": "99"}, "nomor induk lain"),
        ({"name": "Mahmud Bin Karta"}, "tidak cukup"),
        (
            {"name": "Mahmud Bin Karta", "number": "BI 9/20", "born": BORN},
            "tanggal lahir sama, tetapi nomornya lain",
        ),
    ],
)
def test_a_doubt_is_told_in_words(store, mahmud, row, words):
    assert words in match(a_row(**row), read_register(store)).why


def test_nobody_is_matched_in_an_empty_register(store):
    assert answer(store, a_row("Mahmud", "BI 283/20", "12345", BORN)) == NOBODY


@pytest.mark.parametrize(
    ("ours", "row", "added"),
    [
        (("Rudi", "", "", BORN), {"name": "Rudi", "born": BORN}, True),
        (("Rudi", "", "", None), {"name": "Rudi"}, True),
        (("Rudi", "", "", BORN), {"name": "Rudi"}, False),
        (("Rudi", "", "", None), {"name": "Rudi", "born": BORN}, False),
        (("Rudi", "BI 1/20", "", BORN), {"name": "Rudi", "born": BORN}, False),
        (("Rudi", "BI 1/20", "", None), {"name": "Rudi", "number": "BI 1 / 20"}, True),
        (("Rudi", "BI 1/20", "", None), {"name": "Rudi", "number": "BI 2/20"}, False),
        (("Rudi", "BI 1/20", "7", None), {"name": "Rudi", "person_no": "07"}, True),
        (("Rudi", "BI 1/20", "7", None), {"name": "Rudi", "person_no": "8"}, False),
        (
            ("Rudi", "BI 1/20", "7", None),
            {"name": "Rudi", "number": "BI 2/20", "person_no": "7"},
            False,
        ),
        (("Rudi", "BI 1/20", "", None), {"name": "Rudy", "number": "BI 1/20"}, False),
        (("Rudi", "BI 1/20", "", BORN), {"name": "Rudi", "number": "BI 1/20"}, True),
        (
            ("Rudi", "BI 1/20", "", BORN),
            {"name": "Rudi", "number": "BI 1/20", "born": OTHER_DAY},
            False,
        ),
    ],
)
def test_who_was_said_to_be_new_is_found_again_by_the_same_words(store, ours, row, added):
    one = known(store, *ours)
    doubtful = Match(candidates=(one.id,))

    found = added_before(a_row(**row), doubtful, read_register(store))

    assert found == ((one.id,) if added else ())


def test_a_sure_match_stays_and_a_nameless_row_was_never_added(store, mahmud):
    register = read_register(store)

    assert added_before(a_row("Rudi"), Match(resident=mahmud.id), register) == (mahmud.id,)
    assert added_before(a_row(), Match(candidates=(mahmud.id,)), register) == ()


def test_a_row_names_people_by_number_or_else_by_name(store, mahmud):
    rudi = known(store, "Rudi Bin Ali", "BI 1/20")
    register = read_register(store)

    assert named_in(a_row("Rudi Bin Ali", "BI 283/20"), register) == (mahmud.id,)
    assert named_in(a_row("Rudi Bin Ali", "BI 999/20"), register) == (rudi.id,)
    assert named_in(a_row(person_no="12345"), register) == (mahmud.id,)
    assert named_in(a_row(), register) == ()


@pytest.mark.parametrize(
    ("number", "plain"), [("0012345", "12345"), (" 12a ", "12a"), ("00A", "a"), ("", "")]
)
def test_a_person_number_is_compared_without_its_zeros(number, plain):
    assert plain_no(number) == plain


def test_a_row_has_its_numbers_in_their_normal_form():
    row = a_row(number="b i 283 / 20", person_no="007")

    assert numbers_of(row) == ("7", "BI 283/20")
    assert numbers_of(row) == ("7", "BI 283/20")
    assert numbers_of(a_row()) == ("", "")


def test_a_signature_tells_rows_apart_and_shows_no_name():
    rows = [
        a_row("Rudi"),
        a_row("Rudy"),
        a_row("Rudi", born=BORN),
        a_row("Rudi", number="BI 1/20"),
        a_row("Rudi", person_no="7"),
        a_row(),
    ]
    made = [signature(one) for one in rows]

    assert len(set(made)) == len(rows)
    assert {len(one) for one in made} == {32}
    assert signature(a_row("RUDI")) == made[0]
    assert made[0] == SIGNATURE


SIGNATURE = "262bc6b944aab031773cce700ddd7e0f"
"""Kept with the answers of offices, so it may never change."""


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("rudi", "rudi", 100, 100),
        ("rudi bin ali", "ali bin rudi", 100, 100),
        ("rudi bin ali", "rudi", 100, 100),
        ("rudi", "rudi binti ali", 100, 100),
        ("rudi bin ali", "rudi bin umar", 50, 90),
        ("rudi", "slamet", 0, 50),
    ],
)
def test_names_are_alike_whatever_the_order_and_with_or_without_the_father(one, other, least, most):
    assert least <= likeness(one, other) <= most


@pytest.mark.parametrize(
    ("ours", "written", "believed"),
    [
        ("Rahma Rudi", "Dedi Ahmad", True),  # 70 of 100 alike
        ("Rahma Rahma", "Ahmad Mahmud", False),  # 69.6
        ("MAHMUD", "mahmud", True),
        ("Mahmud Abdul Karim Wijaya Bin Karta", "Karim Mahmud", True),
        ("Karim", "Mahmud Abdul Karim Wijaya Bin Karta", True),
        ("Karta Mahmud Bin Ali", "Mahmud Bin Umar Karta Wijaya Kusuma", True),
        ("Karim Hasan", "Mahmud Abdul Karim Wijaya Bin Karta", False),
        ("Karim", "Mahmud Abdul Wijaya Kusuma", False),
    ],
)
def test_one_number_is_believed_where_the_names_are_alike_or_one_is_in_the_other(
    store, ours, written, believed
):
    known(store, ours, "BI 283/20")

    assert answer(store, a_row(written, "BI 283/20")) == (SURE if believed else DOUBTFUL)
