"""Who is told to be possibly the same person."""

from datetime import date
from time import perf_counter

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import ResidentId, new_id
from rehabdesk.domain.resident import Resident
from rehabdesk.services.likeness import LikenessReason, possible_doubles
from rehabdesk.services.residents import remove_resident, update_resident
from tests.sample_office import TODAY, a_resident

BORN = date(1985, 2, 3)


def doubles(store, name, *rest, **more):
    found = possible_doubles(store, name, *rest, today=TODAY, **more)
    return [(one.line.name, one.why) for one in found]


def test_the_same_number_in_another_spelling_is_a_double(store):
    a_resident(store, "Mahmud bin Karta", "BI 283/20")
    assert doubles(store, "Orang Lain", "b.1 283/2020") == [
        ("Mahmud bin Karta", LikenessReason.NUMBER)
    ]


@pytest.mark.parametrize(
    "typed",
    ["MAHMUD BIN KARTA", "Mahmud", "Mahmood bin Karta", "Mahmud b. Karta", "Mahmud bin Kartha"],
)
def test_a_name_spelt_almost_alike_is_a_double(store, typed):
    a_resident(store, "Mahmud bin Karta")
    a_resident(store, "Agus Salim")
    assert doubles(store, typed) == [("Mahmud bin Karta", LikenessReason.NAME)]


def test_achmad_and_ahmad_are_told(store):
    a_resident(store, "Ahmad Subarjo")
    assert doubles(store, "Achmad Subardjo") == [("Ahmad Subarjo", LikenessReason.NAME)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ma'ruf", "Maruf"),
        ("Ma' ruf", "Maruf"),
        ("Nur'aini", "Nur Aini"),
        ("Moh. Yusuf", "Muhammad Yusup"),
        ("M. Yusuf", "Muhammad Jusuf"),
        ("Abdul Rahman", "Abdurrahman"),
        ("Dr. Agus Salim, M.Si.", "Agus Salim"),
        ("R. Soedjono", "Sujono"),
        ("Al-Amin", "Alamin"),
        ("D E D E", "Dede"),
    ],
)
def test_two_spellings_of_a_name_find_each_other_in_both_ways(store, one, other):
    for known, typed in ((one, other), (other, one)):
        person = a_resident(store, known)
        assert (known, LikenessReason.NAME) in doubles(store, typed)
        remove_resident(store, person.id)


def test_both_of_two_near_equal_names_are_told(store):
    a_resident(store, "Ma'ruf bin Ali")
    a_resident(store, "Maruf bin Ali")
    assert len(doubles(store, "Maruf bin Ali")) == len(doubles(store, "Ma'ruf")) == 2


def test_a_name_that_sounds_alike_and_another_birth_is_another_person(store):
    a_resident(store, "Moh. Yusuf", birth_on=BORN)
    assert doubles(store, "Muhammad Jusup", "", date(1991, 7, 7)) == []
    assert doubles(store, "Muhammad Jusup", "", BORN) == [
        ("Moh. Yusuf", LikenessReason.NAME_AND_BIRTH)
    ]


def test_a_changed_name_is_heard_anew(store):
    person = a_resident(store, "Moh. Yusuf")
    assert doubles(store, "Muhammad Jusup")

    update_resident(store, replace(person, name="Budi Hartono"), today=TODAY)

    assert doubles(store, "Muhammad Jusup") == []
    assert doubles(store, "Boedi Hartono") == [("Budi Hartono", LikenessReason.NAME)]


def test_another_name_is_no_double(store):
    a_resident(store, "Mahmud bin Karta")
    assert doubles(store, "Mahfud Siregar") == []
    assert doubles(store, "") == []


def test_a_different_date_of_birth_tells_two_alike_apart(store):
    a_resident(store, "Ahmad Subarjo", birth_on=BORN)
    assert doubles(store, "Ahmad Subardjo", "", date(1991, 7, 7)) == []
    assert doubles(store, "Ahmad Subardjo") == [("Ahmad Subarjo", LikenessReason.NAME)]
    assert doubles(store, "Ahmad Subardjo", "", BORN) == [
        ("Ahmad Subarjo", LikenessReason.NAME_AND_BIRTH)
    ]


def test_the_resident_being_changed_is_no_double_of_itself(store):
    resident = a_resident(store, "Mahmud bin Karta", "BI 283/20")
    assert doubles(store, "Mahmud bin Karta", "BI 283/20", besides=resident.id) == []


def test_the_surest_double_comes_first(store):
    a_resident(store, "Ahmad Subarjo")
    a_resident(store, "Zulkifli", "BI 283/20")
    assert [why for _, why in doubles(store, "Ahmad Subarjo", "BI 283/20")] == [
        LikenessReason.NUMBER,
        LikenessReason.NAME,
    ]


def test_three_thousand_people_are_compared_while_typing(store):
    first = ("Ahmad", "Muhammad", "Agus", "Budi", "Dedi", "Eko", "Hendra", "Iwan", "Joko", "Rudi")
    last = ("Santoso", "Hidayat", "Saputra", "Wijaya", "Kurniawan", "Nugroho", "Siregar")
    with store.change("Isi contoh"):
        store.residents.put_all(
            Resident(
                id=ResidentId(new_id()),
                name=f"{first[n % 10]} {last[n % 7]} bin {first[n // 7 % 10]}{n}",
            )
            for n in range(3000)
        )
        store.search.rebuild()
    possible_doubles(store, "Ahmad Santoso", today=TODAY)
    started = perf_counter()
    for typed in ("Muhammad Hidayat", "Achmad Santosa bin Rudi", "Agus Siregar bin Eko77"):
        possible_doubles(store, typed, "BI 1/20", BORN, today=TODAY)
    assert (perf_counter() - started) / 3 < 0.05
