"""Photos of many people: a file is whose number it is named by, and nobody else's."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.resident import NumberKind
from rehabdesk.domain.user import Role
from rehabdesk.services.office import read_picture
from rehabdesk.services.photos import fit_photos, set_photos
from rehabdesk.services.residents import set_photo
from rehabdesk.services.restricting import restrict
from rehabdesk.services.undoing import take_back
from tests.documents.reading import png
from tests.sample_notes import seated
from tests.sample_office import TODAY, a_registration, a_resident


def fit(store, *files):
    return [(one.file, one.name) for one in fit_photos(store, files)]


@pytest.mark.parametrize(
    "file",
    [
        *("BI 283-20.jpg", "BI_283_20.JPG", "bi 283-2020.png", "B.I. 283-20.jpeg"),
        *("BI-283-20 (1).jpg", "BI 283-20 - Copy.jpg", "C:/foto/BI 283-20.jpg"),
    ],
)
def test_a_file_is_found_however_the_number_is_written_in_its_name(store, file):
    a_resident(store, "Mahmud bin Karta", "BI 283/20")
    a_resident(store, "Agus Salim", "BI 284/20")

    (found,) = fit_photos(store, [file])

    assert found.name == "Mahmud bin Karta"
    assert found.fits


def test_an_office_number_and_an_earlier_number_find_the_person_too(store):
    person = a_resident(store, "Mahmud bin Karta", "BI 283/20")
    with store.change("Nomor"):
        store.registrations.put(a_registration(person, "10230045", kind=NumberKind.PERSON_NO))
        store.registrations.put(a_registration(person, "AI 77/19", valid_to=TODAY))

    assert fit(store, "10230045.jpg", "AI 77-19.jpg")[0][1] == "Mahmud bin Karta"
    assert fit(store, "AI 77-19.jpg")[0][1] == "Mahmud bin Karta"


def test_a_name_that_is_no_number_fits_nobody(store):
    a_resident(store, "Mahmud bin Karta", "BI 283/20")

    for file in ("Mahmud.jpg", "IMG_20210301.jpg", "283.jpg", "BI 2832-0.jpg", ".jpg"):
        (found,) = fit_photos(store, [file])
        assert not found.residents, file
        assert not found.fits


def test_a_number_of_two_people_is_given_to_neither(store):
    a_resident(store, "Mahmud bin Karta", "BI 283/20")
    a_resident(store, "Agus Salim", "BI 283/20")

    (found,) = fit_photos(store, ["BI 283-20.jpg"])

    assert len(found.residents) == 2
    assert not found.fits


def test_a_second_file_of_one_person_is_told_and_not_taken(store):
    a_resident(store, "Mahmud bin Karta", "BI 283/20")

    first, second = fit_photos(store, ["BI 283-20.jpg", "BI_283_20.png"])

    assert first.fits
    assert second.again
    assert not second.fits


def test_who_may_not_see_a_restricted_person_finds_nobody(store):
    person = a_resident(store, "Mahmud bin Karta", "BI 283/20")
    restrict(store, person.id, "Perlindungan saksi", today=TODAY)
    seated(store, Role.OPERATOR)

    (found,) = fit_photos(store, ["BI 283-20.jpg"])

    assert not found.residents
    assert found.name == ""


def test_all_are_kept_as_one_change_and_taken_back_as_one(store):
    people = [a_resident(store, f"Orang {at}", f"BI {at}/20") for at in (1, 2)]
    old = read_picture(png(10))
    set_photo(store, people[0].id, old)
    photos = {one.id: read_picture(png(20 + at)) for at, one in enumerate(people)}
    assert [one.replaces for one in fit_photos(store, ["BI 1-20.jpg", "BI 2-20.jpg"])] == [
        True,
        False,
    ]

    done = set_photos(store, photos)

    kept = {one.id: store.residents.get(one.id).photo for one in people}
    assert kept == {one: photo.id for one, photo in photos.items()}
    assert done.change.label == "Foto 2 orang diganti"

    take_back(store, done.change)

    assert store.residents.get(people[0].id).photo == old.id
    assert store.residents.get(people[1].id) == replace(people[1], photo=None)
