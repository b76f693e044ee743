"""Numbers that Tata Usaha gave to this PC: drawn from its range, and refused at its end."""

import shutil
from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.certificate import Numbering
from rehabdesk.domain.official_numbers import HIGHEST_NUMBER, NumberRange
from rehabdesk.domain.refusals import (
    NotANumber,
    NumberRangeCut,
    NumberRangesOverlap,
    NumberRangeUsedUp,
    NumberRangeWrong,
)
from rehabdesk.services.office import save_numbering
from rehabdesk.services.official_numbers import example, left_after, numbers_ahead
from rehabdesk.wording.refusals import sentence
from tests.known_days import SETTINGS
from tests.own_office import TODAY
from tests.sample_office import NUMBERING
from tests.services.numbers_desk import NumbersDesk, issue_to, numbering_office, with_range


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return numbering_office(tmp_path_factory.mktemp("berentang") / "kantor", people=25)


@pytest.fixture(autouse=True)
def this_pc(tmp_path, monkeypatch):
    """The settings of a PC that has seen no office yet."""
    for name in SETTINGS:
        monkeypatch.setenv(name, str(tmp_path / "setelan"))


@pytest.fixture
def desk(built, tmp_path):
    return NumbersDesk(shutil.copytree(built, tmp_path / "kantor"))


@pytest.fixture
def office(desk, monkeypatch):
    """Open on the day on which its certificates are issued."""
    store = desk.enter()
    monkeypatch.setattr(store, "now", lambda: desk.moment)
    yield store
    store.close()


def theirs(first, last, place=1):
    return NumberRange(place=place, first=first, last=last)


def test_numbers_are_drawn_from_the_range_and_begin_anew_each_year(office):
    with_range(office, 501, 1000)

    assert issue_to(office, 3)[0] == [501, 502, 503]
    assert numbers_ahead(office, 1, issued_on=TODAY)[0].endswith("-0504 TAHUN 2026")
    assert numbers_ahead(office, 1, issued_on=date(2027, 1, 4))[0].endswith("-0501 TAHUN 2027")


def test_a_range_given_during_the_year_goes_on_above_what_was_given_in_it(office):
    assert issue_to(office, 2)[0] == [1, 2]
    with_range(office, 2, 9)
    assert issue_to(office)[0] == [3]
    with_range(office, 101, 150)
    assert issue_to(office)[0] == [101]
    with_range(office, 2, 9)
    assert issue_to(office)[0] == [4]
    save_numbering(office, NUMBERING)
    assert issue_to(office)[0] == [102]


@pytest.mark.parametrize(("count", "left"), [(8, 2), (9, 1), (10, 0), (11, None)])
def test_near_the_end_it_is_told_and_past_it_refused(office, count, left):
    with_range(office, 11, 20)

    if left is not None:
        assert left_after(office, count, issued_on=TODAY) == left
        assert issue_to(office, count)[0] == list(range(11, 11 + count))
        return
    for deed in (
        lambda: left_after(office, count, issued_on=TODAY),
        lambda: issue_to(office, count),
    ):
        with pytest.raises(NumberRangeUsedUp) as refusal:
            deed()
        assert sentence(refusal.value) == (
            "Nomor 11 sampai 20 tinggal 10, padahal diperlukan 11. Minta rentang baru ke"
            " Tata Usaha, lalu isi di Kantor, Penomoran sertifikat."
        )
    assert office.certificates.count() == 0


def test_a_range_at_its_end_says_so_and_a_new_one_goes_on(office):
    with_range(office, 1499, 1500)
    issue_to(office, 2)

    with pytest.raises(NumberRangeUsedUp) as refusal:
        issue_to(office)
    assert sentence(refusal.value).startswith("Nomor 1499 sampai 1500 sudah habis. Minta rentang")

    with_range(office, 1501, 1600)
    assert issue_to(office)[0] == [1501]


def test_without_a_range_nothing_is_left_to_count(office):
    assert left_after(office, 3, issued_on=TODAY) is None


def test_an_example_counts_what_the_typed_range_has(office):
    typed = replace(NUMBERING, ranges=(theirs(501, 510, place=0),))

    number, left = example(office, typed, TODAY)

    assert (number[-16:], left) == ("-0501 TAHUN 2026", 10)
    assert example(office, NUMBERING, TODAY)[1] is None
    with pytest.raises(NumberRangeWrong):
        example(office, replace(typed, ranges=(theirs(7, 6, place=0),)), TODAY)


@pytest.mark.parametrize(
    ("first", "last", "refusal", "field"),
    [
        (0, 9, NotANumber, "range_first"),
        (1, 0, NotANumber, "range_last"),
        (1, HIGHEST_NUMBER + 1, NotANumber, "range_last"),
        (HIGHEST_NUMBER + 1, HIGHEST_NUMBER + 1, NotANumber, "range_first"),
        (8, 7, NumberRangeWrong, "range_last"),
        (5, 11, NumberRangesOverlap, "range_first"),
        (30, 39, NumberRangesOverlap, "range_first"),
    ],
)
def test_a_range_that_cannot_be_is_refused_at_its_field(office, first, last, refusal, field):
    mine, other = theirs(first, last, place=0), theirs(11, 30)

    with pytest.raises(refusal) as refused:
        save_numbering(office, replace(NUMBERING, ranges=(mine, other)))

    assert refused.value.field == field
    assert office.settings.read(Numbering) == NUMBERING


@pytest.mark.parametrize(
    ("first", "last"), [(1, 1), (1, 10), (31, 31), (HIGHEST_NUMBER, HIGHEST_NUMBER)]
)
def test_a_range_beside_that_of_another_pc_is_kept(office, first, last):
    ranges = (theirs(first, last, place=0), theirs(11, 30))

    save_numbering(office, replace(NUMBERING, ranges=ranges))

    assert office.settings.read(Numbering).ranges == ranges


@pytest.mark.parametrize(("last", "cut"), [(502, True), (503, False), (504, False)])
def test_a_range_is_not_cut_under_what_it_gave_this_year(office, last, cut):
    with_range(office, 501, 600)
    issue_to(office, 3)

    if not cut:
        with_range(office, 501, last)
        return
    with pytest.raises(NumberRangeCut) as refusal:
        with_range(office, 501, last)
    assert refusal.value.field == "range_last"


def test_other_settings_are_saved_while_a_range_is_used_up(office):
    with_range(office, 1, 2)
    issue_to(office, 2)

    with_range(office, 1, 2, prefix="W9")

    assert office.settings.read(Numbering).prefix == "W9"


def test_a_pc_without_a_range_leaves_numbers_open_where_others_have_one(office):
    save_numbering(office, replace(NUMBERING, ranges=(theirs(501, 1000),)))
    assert issue_to(office)[0] == [0]

    office.connection.execute("UPDATE this_pc SET place = 1")
    assert issue_to(office)[0] == [501]


def test_the_last_number_is_asked_within_the_range_of_this_pc(desk):
    store = desk.enter()
    with_range(store, 501, 1000)
    store.close()
    desk.issue(2)
    desk.back_up()
    desk.lose()

    assert desk.asked() == 502
    assert desk.issue(last=510) == [511]


def test_blocks_used_one_after_the_other_are_all_carried_through_a_restore(desk):
    desk.back_up()
    for first in (501, 101):
        store = desk.enter()
        with_range(store, first, first + 49)
        store.close()
        desk.issue(2)

    desk.restore()

    store = desk.enter()
    with_range(store, 501, 550)
    assert issue_to(store)[0] == [503]
    with_range(store, 101, 150)
    assert issue_to(store)[0] == [103]
    store.close()
