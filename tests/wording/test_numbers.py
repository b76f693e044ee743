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
        (7, 8, "87,5 %"), (2, 3, "66,7 %"), (1, 1, "100 %"), (0, 5, "0 %"), (4, 5, "80 %"),
        (0, 0, "–"), (9999, 10_000, "99,9 %"), (1, 10_000, "0,1 %"), (1, 8, "12,5 %"),
    ],
)  # fmt: skip
def test_a_percentage_is_rounded_but_never_claims_all_or_nothing(part, whole, words):
    assert numbers.percent(part, whole) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 B"), (512, "512 B"), (1200, "1,2 kB"), (999_900, "1,0 MB"), (1_234_567, "1,2 MB"),
     (340_000_000, "340 MB"), (5 * 10**15, "5.000 TB")],
)  # fmt: skip
def test_sizes_of_files_are_short(count, words):
    assert numbers.file_size(count) == words
