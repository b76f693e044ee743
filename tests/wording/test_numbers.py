"""Numbers in words and figures, the Indonesian way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.wording import numbers


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"), (6, "enam"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
        (19, "sembilan belas"), (20, "dua puluh"), (21, "dua puluh satu"), (100, "seratus"),
        (111, "seratus sebelas"), (130, "seratus tiga puluh"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"), (1100, "seribu seratus"), (2021, "dua ribu dua puluh satu"),
        (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"), (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"), (1_000_000, "satu juta"), (-3, "minus tiga"),
    ],
)  # fmt: skip
def test_numbers_are_spelled_in_indonesian(number, words):
    assert numbers.spelled(number) == words


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_no_two_numbers_are_spelled_alike(one, other):
    assert (numbers.spelled(one) == numbers.spelled(other)) == (one == other)


def test_a_length_is_written_with_its_words():
    assert numbers.with_words(6) == "6 (enam)"


def test_thousands_have_dots_and_decimals_a_comma():
    assert numbers.thousands(1234) == "1.234"
    assert numbers.thousands(13_500_000) == "13.500.000"
    assert numbers.decimal(1234.56) == "1.234,6"
    assert numbers.decimal(2.5, 2) == "2,50"


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (7, 8, "87,5 %"), (2, 3, "66,6 %"), (1, 1, "100 %"), (0, 5, "0 %"), (4, 5, "80 %"),
        (0, 0, "–"), (9999, 10_000, "99,9 %"), (1, 10_000, "0,1 %"), (1, 8, "12,5 %"),
    ],
)  # fmt: skip
def test_a_percentage_is_rounded_down_but_never_to_nothing(part, whole, words):
    assert numbers.percent(part, whole) == words


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (7994, "79,9 %"), (7995, "79,9 %"), (7996, "79,9 %"), (7999, "79,9 %"), (8000, "80 %"),
        (8001, "80 %"), (9996, "99,9 %"), (9999, "99,9 %"), (10_000, "100 %"),
    ],
)  # fmt: skip
def test_a_percentage_never_shows_a_limit_that_is_not_reached(part, words):
    assert numbers.percent(part, 10_000) == words


@given(st.integers(1, 3000), st.data(), st.integers(1, 100))
def test_a_shown_percentage_reaches_a_limit_only_where_the_figures_do(whole, data, limit):
    part = data.draw(st.integers(1, whole))
    shown = float(numbers.percent(part, whole).removesuffix(" %").replace(",", "."))
    assert (shown >= limit) == (100 * part >= limit * whole)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 B"), (512, "512 B"), (1200, "1,2 kB"), (999_900, "1,0 MB"), (1_234_567, "1,2 MB"),
     (340_000_000, "340 MB"), (5 * 10**15, "5.000 TB")],
)  # fmt: skip
def test_sizes_of_files_are_short(count, words):
    assert numbers.file_size(count) == words


@given(st.integers(1, 3000), st.data())
def test_a_bar_says_the_same_percentage_as_the_words_beside_it(whole, data):
    part = data.draw(st.integers(-(-whole // 1000), whole))
    said = numbers.rounded_down(100 * part / whole).removesuffix(",0")
    assert f"{said} %" == numbers.percent(part, whole)


@pytest.mark.parametrize(("value", "words"), [(79.4, "79"), (79.99, "79"), (80, "80")])
def test_a_chart_without_decimals_shows_no_limit_that_is_not_reached(value, words):
    assert numbers.rounded_down(value, 0) == words
