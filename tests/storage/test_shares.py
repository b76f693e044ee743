"""Of the shares of a secret any two give it, and what is less or broken does not."""

import os
from itertools import combinations

import pytest

from rehabdesk.storage.shares import MOST, combined, joined, split

SECRET = bytes(range(32))


@pytest.mark.parametrize("count", [2, 3, 7, MOST])
def test_any_two_shares_give_the_secret(count):
    shares = split(SECRET, count)

    pairs = list(combinations(shares, 2)) if count < 10 else [(shares[0], shares[-1])]
    assert {joined(one, other) for one, other in pairs} == {SECRET}
    assert {joined(other, one) for one, other in pairs} == {SECRET}


def test_one_share_twice_or_a_cut_one_gives_nothing():
    first, second = split(SECRET, 2)

    assert joined(first, first) is None
    assert joined(first, second[:-1]) is None


def test_a_share_of_another_splitting_gives_another_secret():
    assert joined(split(SECRET, 2)[0], split(SECRET, 2)[1]) != SECRET


def test_a_share_alone_fits_every_secret():
    """For each byte there is a line through the share and any value: it tells nothing."""
    share = split(b"\x05", 2)[0]

    found = {joined(share, bytes((2, other))) for other in range(256)}

    assert len(found) == 256


def test_more_shares_than_places_are_refused():
    with pytest.raises(ValueError, match=str(MOST + 1)):
        split(SECRET, MOST + 1)


def test_pieces_laid_over_each_other_give_what_was_taken_apart():
    key, sheet = os.urandom(32), os.urandom(32)

    assert combined((combined((key, sheet)), sheet)) == key
    assert combined((key, sheet)) != key


def test_pieces_of_unlike_length_are_not_laid_over_each_other():
    with pytest.raises(ValueError, match="zip"):
        combined((b"ab", b"a"))
    assert combined(()) == b""
    assert combined((b"ab",)) == b"ab"
