"""Which official numbers come next: ranges and their ends, spans, and what must be asked."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.official_numbers import (
    EVERY_YEAR,
    FEW_LEFT,
    HIGHEST_NUMBER,
    Certain,
    KnownNumbers,
    LastGiven,
    NumberRange,
    NumberSpan,
    carried_over,
    covers,
    gives_numbers,
    highest,
    joined,
    line_of,
    next_numbers,
    own_range,
    require_ranges,
    require_uncut,
    with_last,
)
from rehabdesk.domain.refusals import (
    LastNumberTooLow,
    LastNumberUnknown,
    NumberOutsideRange,
    NumberRangeCut,
    NumberRangesOverlap,
    NumberRangeUsedUp,
    NumberRangeWrong,
)

TODAY = date(2026, 11, 29)


def span(first, last, year=2026):
    return NumberSpan(year=year, first=first, last=last)


def a_range(first, last, place=0):
    return NumberRange(place=place, first=first, last=last)


def known(*spans, last=None, line="7", went_back=True):
    kept = last or LastGiven()
    return KnownNumbers(
        spans=joined((*kept.spans, *spans)), last=kept, line=line, went_back=went_back
    )


def certain(year, line="7", on=TODAY):
    return LastGiven(certain=(Certain(line=line, year=year, on=on),))


HALF = a_range(501, 1000)


def test_a_serial_has_six_digits_and_the_end_is_told_ten_before():
    assert (HIGHEST_NUMBER, FEW_LEFT) == (999_999, 10)


@pytest.mark.parametrize(
    ("given_spans", "as_few"),
    [
        ([], []),
        ([(1, 3), (5, 6)], [(1, 3), (5, 6)]),
        ([(1, 3), (4, 6)], [(1, 6)]),
        ([(1, 3), (3, 6)], [(1, 6)]),
        ([(5, 6), (1, 9)], [(1, 9)]),
        ([(2, 2), (1, 1), (2, 2)], [(1, 2)]),
    ],
)
def test_spans_that_touch_are_one(given_spans, as_few):
    assert joined(span(*one) for one in given_spans) == tuple(span(*one) for one in as_few)


def test_spans_of_two_years_never_touch():
    both = (span(1, 3, 2026), span(4, 6, 2027))

    assert joined(reversed(both)) == both


numbers = st.sets(st.tuples(st.integers(2025, 2026), st.integers(1, 40)), max_size=30)


@given(numbers, numbers)
def test_spans_hold_the_very_numbers_and_no_others(here, other):
    spans = joined(span(serial, serial, year) for year, serial in here)
    others = joined(span(serial, serial, year) for year, serial in other)

    held = {(one.year, n) for one in spans for n in range(one.first, one.last + 1)}
    assert held == here
    assert covers(spans, others) is (other <= here)
    assert highest(spans, 2026) == max((n for year, n in here if year == 2026), default=0)
    within = [n for year, n in here if year == 2026 and 10 <= n <= 20]
    assert highest(spans, 2026, a_range(10, 20)) == max(within, default=0)


@pytest.mark.parametrize(
    ("spans", "within", "first", "following"),
    [
        ([], None, 1, 1),
        ([], None, 217, 217),
        ([(1, 215)], None, 217, 217),
        ([(1, 216)], None, 217, 217),
        ([(1, 217)], None, 217, 218),
        ([(1, HIGHEST_NUMBER - 1)], None, 1, HIGHEST_NUMBER),
        ([], HALF, 1, 501),
        ([], HALF, 500, 501),
        ([], HALF, 501, 501),
        ([], HALF, 502, 502),
        ([], HALF, 1000, 1000),
        ([], HALF, 1001, 501),
        ([(1, 400)], HALF, 1, 501),
        ([(1, 500)], HALF, 1, 501),
        ([(1, 501)], HALF, 1, 502),
        ([(501, 999)], HALF, 1, 1000),
        ([(1001, 1200)], HALF, 1, 501),
    ],
)
def test_the_next_number_is_above_all_that_were_given(spans, within, first, following):
    assert next_numbers([span(*one) for one in spans], 2026, within, first, 1) == following
    assert next_numbers([span(*one) for one in spans], 2027, within, 1, 1) == (
        within.first if within else 1
    )


@pytest.mark.parametrize(
    ("last_given", "count", "left"), [(990, 10, None), (990, 11, 10), (999, 2, 1), (1000, 1, 0)]
)
def test_at_the_end_of_a_range_none_of_a_batch_is_given(last_given, count, left):
    spans = [span(501, last_given)]
    if left is None:
        assert next_numbers(spans, 2026, HALF, 1, count) == last_given + 1
        return
    with pytest.raises(NumberRangeUsedUp) as refusal:
        next_numbers(spans, 2026, HALF, 1, count)
    facts = {"first": 501, "last": 1000, "left": left, "count": count}
    assert refusal.value.facts == facts | {"reason": "some" if left else "none"}


def test_without_a_range_the_last_number_of_a_year_is_its_end():
    with pytest.raises(NumberRangeUsedUp):
        next_numbers([span(1, HIGHEST_NUMBER)], 2026, None, 1, 1)


@pytest.mark.parametrize(
    ("place", "issuing", "ranges", "gives"),
    [
        (0, 0, (), True),
        (1, 1, (), True),
        (0, 1, (), False),
        (1, 0, (), False),
        (0, 1, (a_range(1, 500),), True),
        (0, 0, (a_range(1, 500, place=1),), False),
        (1, 0, (a_range(1, 500, place=1),), True),
        (2, 0, (a_range(1, 500), a_range(501, 900, place=2)), True),
    ],
)
def test_one_pc_gives_all_numbers_or_each_those_of_its_range(place, issuing, ranges, gives):
    assert gives_numbers(place, issuing, ranges) is gives


def test_the_range_of_a_place_is_found_among_others():
    first, second = a_range(1, 500), a_range(501, 1000, place=2)

    assert own_range(2, (first, second)) == second
    assert own_range(1, (first, second)) is None


@pytest.mark.parametrize(
    "ranges",
    [
        (),
        (a_range(7, 7),),
        (a_range(1, 500), a_range(501, 1000, place=1)),
        (a_range(501, 1000, place=1), a_range(1, 500)),
    ],
)
def test_ranges_that_stand_side_by_side_are_accepted(ranges):
    require_ranges(ranges)


@pytest.mark.parametrize(
    ("ranges", "refusal", "field"),
    [
        ((a_range(7, 6),), NumberRangeWrong, "range_last"),
        ((a_range(1, 501), a_range(501, 1000, place=1)), NumberRangesOverlap, "range_first"),
        ((a_range(501, 1000, place=1), a_range(1, 501)), NumberRangesOverlap, "range_first"),
        ((a_range(1, 900), a_range(200, 300, place=1)), NumberRangesOverlap, "range_first"),
    ],
)
def test_ranges_that_run_backwards_or_overlap_are_refused(ranges, refusal, field):
    with pytest.raises(refusal) as refused:
        require_ranges(ranges)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("new", "old", "cut"),
    [
        (a_range(501, 519), HALF, True),
        (a_range(501, 520), HALF, False),
        (a_range(501, 521), HALF, False),
        (a_range(501, 510), HALF, True),
        (a_range(520, 600), HALF, False),
        (a_range(521, 600), HALF, False),
        (a_range(101, 150), HALF, False),
        (a_range(501, 510), a_range(601, 700), False),
        (a_range(501, 510), a_range(511, 700), False),
        (a_range(501, 510), a_range(510, 700), True),
        (a_range(501, 510), a_range(401, 500), False),
        (a_range(501, 519), None, True),
        (a_range(501, 520), None, False),
        (a_range(1, 10), None, False),
        (a_range(501, 510), None, True),
    ],
)
def test_a_range_may_not_end_under_the_numbers_that_were_given(new, old, cut):
    spans = [span(501, 520)]
    require_uncut(new, old, spans, 2025)
    if not cut:
        require_uncut(new, old, spans, 2026)
        return
    with pytest.raises(NumberRangeCut) as refusal:
        require_uncut(new, old, spans, 2026)
    assert (refusal.value.field, refusal.value.facts) == ("range_last", {"highest": 520})


def test_a_file_that_never_went_back_is_certain_of_every_year():
    always = known(went_back=False)

    assert always.is_certain(2026)
    assert always.is_certain(1)
    assert [one.year for one in always.certainties()] == [EVERY_YEAR]


@pytest.mark.parametrize(
    ("answered", "year", "is_certain"),
    [
        (2026, 2025, False),
        (2026, 2026, True),
        (2026, 2027, False),
        (2026, 2028, True),
        (2025, 2026, False),
        (EVERY_YEAR, 2019, True),
        (0, 2019, True),  # as files have it since the first of these answers
    ],
)
def test_an_answer_holds_for_its_year_and_from_the_second_one_on(answered, year, is_certain):
    assert known(last=certain(answered)).is_certain(year) is is_certain


def test_an_answer_on_another_line_of_history_says_nothing():
    other = certain(2026, line="8")

    assert not known(last=other).is_certain(2026)
    assert known(last=other).certainties() == ()
    assert known(last=certain(2026)).certainties() == certain(2026).certain


def test_each_identity_and_each_doubt_is_a_line_of_its_own():
    moment = datetime(2026, 11, 29, 8, tzinfo=UTC)

    assert len({line_of(7, None), line_of(8, None), line_of(7, moment), line_of(8, moment)}) == 4


@pytest.mark.parametrize(
    ("within", "last", "following"),
    [
        (None, 217, 218),
        (None, 218, 219),
        (None, HIGHEST_NUMBER, None),
        (a_range(201, 300), 217, 218),
        (a_range(201, 300), 300, None),
        (a_range(301, 400), 0, 301),
        (a_range(301, 400), 301, 302),
    ],
)
def test_the_told_number_counts_as_given_from_then_on(within, last, following):
    before = known(span(1, 217))

    told = with_last(before, 2026, within, last, on=TODAY)

    after = known(span(1, 217), last=told)
    assert after.is_certain(2026)
    assert not after.is_certain(2025)
    if following is not None:
        assert next_numbers(after.spans, 2026, within, 1, 1) == following
        return
    with pytest.raises(NumberRangeUsedUp):
        next_numbers(after.spans, 2026, within, 1, 1)


@pytest.mark.parametrize(
    ("within", "last", "refusal", "facts"),
    [
        (None, None, LastNumberUnknown, {"year": 2026, "highest": 217}),
        (None, 216, LastNumberTooLow, {"highest": 217}),
        (None, 0, LastNumberTooLow, {"highest": 217}),
        (None, HIGHEST_NUMBER + 1, NumberOutsideRange, {"first": 1, "last": HIGHEST_NUMBER}),
        (a_range(201, 300), 216, LastNumberTooLow, {"highest": 217}),
        (a_range(201, 300), 301, NumberOutsideRange, {"first": 201, "last": 300}),
        (a_range(301, 400), 300, NumberOutsideRange, {"first": 301, "last": 400}),
        (a_range(301, 400), 401, NumberOutsideRange, {"first": 301, "last": 400}),
    ],
)
def test_a_last_number_that_cannot_be_is_refused(within, last, refusal, facts):
    with pytest.raises(refusal) as refused:
        with_last(known(span(1, 217)), 2026, within, last, on=TODAY)

    assert refused.value.facts == facts


def test_nothing_given_yet_is_an_answer():
    told = with_last(known(), 2026, None, 0, on=TODAY)

    assert told.spans == ()
    assert known(last=told).is_certain(2026)


def test_what_todays_file_knows_is_carried_over_and_nobody_is_asked():
    here = known(span(1, 5), line="9")

    carried = carried_over(here, known(span(1, 8), went_back=False), (span(1, 8),))

    after = known(span(1, 5), last=carried, line="9")
    assert highest(after.spans, 2026) == 8
    assert after.is_certain(2026)
    assert after.is_certain(2019)


@pytest.mark.parametrize(
    ("before", "remembered", "top"),
    [
        (None, (), 5),
        (None, (span(1, 8),), 8),
        (known(span(1, 7), went_back=False), (span(1, 8),), 8),
        (known(span(1, 9)), (span(1, 8),), 9),
    ],
)
def test_it_is_asked_where_todays_file_does_not_know_all(before, remembered, top):
    here = known(span(1, 5), line="9")

    after = known(span(1, 5), last=carried_over(here, before, remembered), line="9")

    assert highest(after.spans, 2026) == top
    assert not after.is_certain(2026)


def test_an_answer_given_in_todays_file_holds_in_the_restored_one():
    before = known(span(1, 8), last=certain(2026))

    after = known(last=carried_over(known(line="9"), before, ()), line="9")

    assert after.is_certain(2026)
    assert not after.is_certain(2025)


def test_a_doubt_stays_with_whatever_is_told_later():
    moment = datetime(2026, 11, 29, 8, tzinfo=UTC)
    doubted = known(span(1, 5), last=LastGiven(doubt=moment))

    assert with_last(doubted, 2026, None, 5, on=TODAY).doubt == moment
    assert carried_over(doubted, known(span(1, 9)), ()).doubt == moment


def test_the_first_number_of_an_office_counts_within_its_range():
    assert next_numbers((), 2026, None, 0, 1) == 1
    assert next_numbers((), 2026, a_range(501, 1000), 500, 1) == 501
    assert next_numbers((), 2026, a_range(501, 1000), 501, 1) == 501
    assert next_numbers((), 2026, a_range(501, 1000), 502, 1) == 502
    assert next_numbers((), 2026, a_range(501, 1000), 1000, 1) == 1000
    assert next_numbers((), 2026, a_range(501, 1000), 1001, 1) == 501
