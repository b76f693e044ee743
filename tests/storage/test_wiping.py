"""Secrets are overwritten where they lie, and nothing that others hold is touched."""

import os

import pytest

from rehabdesk.storage.wiping import HeldKey, wipe, wipe_text


def fresh(length):
    return bytes(range(1, length + 1))


@pytest.mark.parametrize("length", [2, 3, 32, 200])
def test_bytes_are_all_zeros_afterwards_and_as_long_as_before(length):
    secret = fresh(length)

    wipe(secret)

    assert secret == bytes(length)


@pytest.mark.parametrize("length", [0, 1, 2, 100])
def test_an_array_is_all_zeros_afterwards_and_as_long_as_before(length):
    secret = bytearray(fresh(length))

    wipe(secret)

    assert secret == bytearray(length)


@pytest.mark.parametrize("one", [b"", b"A", b"\xff"])
def test_bytes_that_python_keeps_for_everybody_stay(one):
    before = list(one)

    wipe(one)

    assert list(one) == before
    assert [*bytes([0x41]), *bytes([0xFF])] == [0x41, 0xFF]


@pytest.mark.parametrize("length", [2, 3, 24, 500])
def test_a_text_is_all_zeros_afterwards_and_as_long_as_before(length):
    secret = "".join(chr(ord("a") + number % 26) for number in range(length))
    other = "".join(chr(ord("a") + number % 26) for number in range(length))

    wipe_text(secret)

    assert [ord(one) for one in secret] == [0] * length
    assert ord(other[0]) == ord("a")


@pytest.mark.parametrize("letters", ["", "Q", "kunci é", "kunci 鍵", "ü" * 3])
def test_a_text_that_others_hold_or_that_has_other_letters_stays(letters):
    secret = "".join(list(letters))
    before = [ord(one) for one in letters]

    wipe_text(secret)

    assert [ord(one) for one in secret] == before
    assert ord(chr(0x51)) == 0x51


@pytest.mark.parametrize("length", [0, 1, 32])
def test_a_held_key_comes_back_whole_and_each_time_in_bytes_of_its_own(length):
    key = os.urandom(length)
    held = HeldKey(key)

    first = held.bare()
    assert first == key
    wipe(bytearray(first))
    if length > 1:
        wipe(first)
    assert held.bare() == key
    assert length < 2 or held.bare() is not held.bare()


def test_neither_half_of_a_held_key_says_anything_of_it():
    key = bytes(32)
    one, other = HeldKey(key), HeldKey(key)

    halves = [half for held in (one, other) for half in vars(held).values()]

    assert len(halves) == 4
    assert all(len(half) == 32 and half != key for half in halves)
    assert vars(one) != vars(other)
