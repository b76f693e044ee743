"""A register of twenty thousand people: what is done up to there and not beyond."""

import pytest

from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.storage.search import MOST_HITS
from tests.sample_office import TODAY, a_cohort, a_resident, an_enrolment

MANY = 20_000
NAMESAKES = MOST_HITS + 5


def fill_up(store, wanted):
    """Put people without a name of their own in, until there are as many as wanted."""
    (row,) = store.query("SELECT * FROM resident LIMIT 1")
    names = [one[1] for one in store.query("PRAGMA table_info(resident)")]
    there = store.query("SELECT count(*) FROM resident")[0][0]
    values = dict(zip(names, row, strict=True)) | {"name": "Zzz", "registration_no": ""}
    store.connection.executemany(
        f"INSERT INTO resident VALUES ({', '.join('?' * len(names))})",
        [
            tuple((values | {"id": f"{number:032x}"}).values())
            for number in range(1, wanted - there + 1)
        ],
    )


@pytest.fixture
def namesakes(store):
    """People of one name, one of whom takes part in a program."""
    people = [a_resident(store, f"Muhammad Ke {number}") for number in range(NAMESAKES)]
    cohort = a_cohort(store)
    an_enrolment(store, cohort, people[0])
    return people, cohort


@pytest.mark.parametrize(
    ("people", "found"), [(MANY - 1, NAMESAKES), (MANY, NAMESAKES), (MANY + 1, MOST_HITS)]
)
def test_all_hits_are_listed_up_to_twenty_thousand_people_and_then_a_hundred(
    store, namesakes, people, found
):
    fill_up(store, people)

    assert len(store.residents.ids(ResidentFilter(text="muh"), TODAY)) == found
    narrowed = ResidentFilter(text="muh", present_only=True)
    assert len(store.residents.ids(narrowed, TODAY)) == NAMESAKES
    of_cohort = ResidentFilter(text="muh", cohort=namesakes[1].id)
    assert len(store.residents.ids(of_cohort, TODAY)) == 1


@pytest.mark.parametrize(("people", "heard"), [(MANY, True), (MANY + 1, False)])
def test_names_are_heard_up_to_twenty_thousand_people(store, people, heard):
    one = a_resident(store, "Moh. Yusup")
    fill_up(store, people)

    assert store.search.sounding("Mohamad Yusuf") == ((one.id,) if heard else ())


def similar(store, typed):
    return set(store.search.find(typed))


def test_a_word_that_is_alike_in_seven_letters_of_ten_is_taken_for_a_slip(store):
    near = a_resident(store, "Abcdefgklm")
    a_resident(store, "Bandarustoxyzw")

    assert similar(store, "abcdefgnop") == {near.id}
    # Nine letters of thirteen are less than seven of ten.
    assert similar(store, "bandarustefgh") == set()


def test_only_the_five_words_most_alike_are_tried_for_a_slip(store):
    people = [a_resident(store, f"Mahmu{one}") for one in "abcefghi"]

    found = similar(store, "mahmux")

    assert len(found) == 5
    assert found <= {one.id for one in people}


def test_the_number_of_all_is_counted_anew_after_each_writing(store):
    a_resident(store, "Agus")
    assert store.residents.count() == store.residents.count() == 1

    a_resident(store, "Budi")
    assert store.residents.count() == 2
    with store.change("Hapus"):
        store.residents.remove(store.residents.all()[0].id)
        assert store.residents.count() == 1
    assert store.residents.count() == 1
    assert store.residents.count("name = ?", ("Budi",)) == 1
    assert store.residents.count("name = ?", ("Agus",)) == 0
