"""The register as lists are compared with it: whose number it is, and which one counts."""

from datetime import date

import pytest

from rehabdesk.domain.resident import NumberKind
from rehabdesk.domain.sound import sound_of
from rehabdesk.services.importing.register import read_register
from tests.sample_office import a_registration, a_resident

OLD, NEW = date(2019, 5, 1), date(2021, 2, 1)


def numbered(store, resident, *numbers, kind=NumberKind.PERSON_NO):
    """Give somebody numbers in the order in which they were written down."""
    with store.change("Nomor"):
        for value, since in numbers:
            store.registrations.put(a_registration(resident, value, kind=kind, valid_from=since))


@pytest.mark.parametrize("written", [((OLD, "11"), (NEW, "22")), ((NEW, "22"), (OLD, "11"))])
@pytest.mark.parametrize(
    ("kind", "shelf"),
    [(NumberKind.PERSON_NO, "person_nos"), (NumberKind.MEDICAL, "medical_nos")],
)
def test_of_two_numbers_of_one_person_the_newer_counts_whichever_was_written_first(
    store, written, kind, shelf
):
    one = a_resident(store)
    numbered(store, one, *((value, since) for since, value in written), kind=kind)

    assert getattr(read_register(store), shelf) == {one.id: "22"}


def test_somebody_is_found_by_a_number_of_before_as_well(store):
    one = a_resident(store)
    numbered(store, one, ("0011", OLD), ("22", NEW))

    register = read_register(store)

    assert register.by_person_no == {"11": (one.id,), "22": (one.id,)}


def test_a_number_that_two_carry_names_both_and_each_once(store):
    one, other = a_resident(store, "Satu", "BI 1/20"), a_resident(store, "Dua", "BI 1/20")
    numbered(store, one, ("7", OLD), ("7", NEW))
    numbered(store, other, ("8", OLD))

    register = read_register(store)

    assert set(register.by_number["BI 1/20"]) == {one.id, other.id}
    assert len(register.by_number["BI 1/20"]) == 2
    assert register.by_person_no == {"7": (one.id,), "8": (other.id,)}


def test_the_normal_form_of_each_number_is_kept_beside_it(store):
    a_resident(store, "Satu", "B.I. 283 / 20")

    assert read_register(store).normal_of == {"B.I. 283 / 20": "BI 283/20"}


def test_a_name_of_before_finds_somebody_once_and_nothing_finds_the_nameless(store):
    one = a_resident(store, "Mahmud Bin Karta", aliases=("MAHMUD BIN KARTA", "Cungkring"))

    register = read_register(store)

    assert register.by_name == {"mahmud bin karta": (one.id,), "cungkring": (one.id,)}
    assert all(len(people) == 1 for people in register.by_sound.values())


def test_somebody_is_found_by_the_sound_of_a_name_and_of_an_alias(store):
    one = a_resident(store, "Mohamad Syarif", aliases=("Ucok",))

    found = read_register(store).by_sound

    assert found[sound_of("Muhammad Sarif")] == (one.id,)
    assert found[sound_of("Ucok")] == (one.id,)
