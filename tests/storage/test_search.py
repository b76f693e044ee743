"""Finding people however their names and numbers are spelt."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.storage.open_file import WriteOutsideChange
from rehabdesk.storage.search import MOST_HITS
from tests.sample_office import TODAY, a_resident


@pytest.mark.parametrize(
    "typed",
    ["BI.305/26", "bi 305", "B I 305 / 26", "BI305/26", "305/26", "BI. 305 / 2026", "305"],
)
def test_a_number_is_found_however_it_is_typed(store, typed):
    wanted = a_resident(store, "Mahmud bin Karta", "B I 305 / 26")
    a_resident(store, "Agus Salim", "BI 411/25")

    assert store.search.find(typed) == (wanted.id,)


@pytest.mark.parametrize(
    "typed",
    [
        "mahmud",
        "MAHMUD KARTA",
        "karta mah",
        "Mahmud bin Karta",
        "mahmut",
        "mahmd karto",
        "cungkring",
    ],
)
def test_a_name_is_found_by_its_parts_its_alias_and_with_a_slip(store, typed):
    wanted = a_resident(store, "Mahmud bin Karta", aliases=("Cungkring",))
    a_resident(store, "Agus Salim")

    assert store.search.find(typed) == (wanted.id,)


def test_apostrophes_and_marks_do_not_matter(store):
    wanted = a_resident(store, "Ma’ruf bin Sya'ban")

    assert store.search.find("maruf") == (wanted.id,)
    assert store.search.find("ma'ruf syaban") == (wanted.id,)


@pytest.mark.parametrize("typed", ["", "  ", '"', "*", "NEAR(", "AND OR NOT", "a' OR 1=1 --", "😀"])
def test_odd_input_finds_nothing_and_breaks_nothing(store, typed):
    a_resident(store, "Mahmud bin Karta")

    assert store.search.find(typed) == ()


def test_search_survives_a_vacuum_and_a_copy(store):
    people = [a_resident(store, name) for name in ("Zul Fahmi", "Agus Salim", "Budi Rahman")]
    with store.change("Hapus"):
        store.residents.remove(people[0].id)
        store.search.refresh(people[0].id)

    store.connection.execute("VACUUM")

    assert store.search.find("budi") == (people[2].id,)
    assert store.search.find("agus") == (people[1].id,)
    assert store.search.find("zul") == ()


def test_lines_come_in_the_order_asked_for(store):
    people = [a_resident(store, name) for name in ("Zul Fahmi", "Agus Salim", "Budi Rahman")]

    ids = store.residents.ids(ResidentFilter(), TODAY)
    lines = store.residents.lines(ids, TODAY)

    assert [one.name for one in lines] == ["Agus Salim", "Budi Rahman", "Zul Fahmi"]
    backwards = store.residents.ids(ResidentFilter(), TODAY, descending=True)
    assert list(backwards) == list(reversed(ids))
    assert len(people) == len(ids)


def test_a_common_name_lists_everybody_who_bears_it(store):
    for number in range(MOST_HITS + 20):
        a_resident(store, f"Muhammad Ke {number}", f"B I {number}/26")

    assert len(store.residents.ids(ResidentFilter(text="muh"), TODAY)) == MOST_HITS + 20
    assert len(store.search.find("muh")) == MOST_HITS


def test_many_are_indexed_at_once_and_the_gone_are_dropped(store):
    people = [a_resident(store, name) for name in ("Zul Fahmi", "Agus Salim", "Budi Rahman")]
    renamed = replace(people[1], name="Karta", nik="3604011203880001", registration_no="BI 7/26")

    with store.change("Banyak"):
        store.residents.remove(people[0].id)
        store.residents.put(renamed)
        store.search.refresh_all([one.id for one in people])

    assert store.search.find("zul") == ()
    assert store.search.find("budi") == (people[2].id,)
    by_all = ("karta", "3604011203880001", "BI 7/26")
    assert [store.search.find(one) for one in by_all] == [(renamed.id,)] * 3
    with store.change("Susun ulang"):
        store.search.rebuild()
    assert [store.search.find(one) for one in by_all] == [(renamed.id,)] * 3


def test_names_that_sound_alike_are_heard_until_somebody_is_gone(store):
    one = a_resident(store, "Moh. Yusup")
    other = a_resident(store, "Agus Salim", aliases=("Muhammad Jusuf",))
    a_resident(store, "Budi Rahman")

    assert store.search.sounding("Mohamad Yusuf") == tuple(sorted((one.id, other.id)))
    assert store.search.sounding("Cecep") == store.search.sounding("") == ()
    with store.change("Hapus"):
        store.residents.remove(other.id)
        store.search.refresh(other.id)
    assert store.search.sounding("Mohamad Yusuf") == (one.id,)
    later = a_resident(store, "M. Yusuf")
    assert store.search.sounding("Mohamad Yusuf") == tuple(sorted((one.id, later.id)))


def test_whoever_shares_the_beginnings_of_two_words_is_alike(store):
    one = a_resident(store, "Mahmud Karta Wijaya")
    other = a_resident(store, "Mahfud bin Kartono")
    a_resident(store, "Mahmud Salim")

    assert {found[0] for found in store.search.alike("Mahdi bin Kartika")} == {one.id, other.id}
    assert dict(store.search.alike("Mahdi Kartika"))[one.id] == "mahmud karta wijaya"
    assert len(store.search.alike("Mahdi")) == 3
    assert len(store.search.alike("Mahdi", 2)) == 2
    assert store.search.alike("bin") == store.search.alike("") == ()


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_no_more_are_found_than_were_asked_for(store, limit):
    for number in range(2):
        a_resident(store, f"Mahmud {number}")

    assert len(store.search.find("mahmud", limit)) == min(limit, 2)
    assert len(store.search.find("mahmut", limit)) == min(limit, 2)
    assert len(store.search.find("mahmud", None)) == 2


def test_a_slip_of_the_pen_is_looked_up_among_the_words_of_today(store):
    a_resident(store, "Mahmud bin Karta")
    assert store.search.find("gunawam") == ()

    wanted = a_resident(store, "Gunawan bin Saleh")

    assert store.search.find("gunawam") == (wanted.id,)
    assert store.search.find("gunawam salih") == (wanted.id,)
    assert store.search.find("gunawam karta") == ()


def test_a_number_with_a_slip_is_no_other_number(store):
    a_resident(store, "Mahmud bin Karta", "BI 305/26")

    assert store.search.find("306") == ()


def test_an_index_that_is_made_anew_holds_the_living_alone(store):
    gone, wanted = a_resident(store, "Agus Salim"), a_resident(store, "Mahmud", "BI 305/26")
    with store.change("Hapus"):
        store.residents.remove(gone.id)
    assert store.search.find("agus") == (gone.id,)

    with store.change("Indeks"):
        store.search.rebuild()

    assert store.search.find("agus") == ()
    assert store.search.find("mahmud") == store.search.find("305") == (wanted.id,)


def test_the_index_is_written_inside_a_change_alone(store):
    one = a_resident(store, "Agus Salim")
    for write in (
        store.search.rebuild,
        lambda: store.search.refresh(one.id),
        lambda: store.search.refresh_all([one.id]),
        lambda: store.search.add_all([one.id]),
    ):
        with pytest.raises(WriteOutsideChange):
            write()

    assert store.search.find("agus") == (one.id,)
