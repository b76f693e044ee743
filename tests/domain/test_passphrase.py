"""The estimate of a passphrase does not flatter."""

import pytest

from rehabdesk.domain.passphrase import Strength, estimate
from rehabdesk.wording.passphrases import strength_sentence


@pytest.mark.parametrize(
    "weak",
    [
        "rahasia123",
        "admin123admin123",
        "qwertyuiop1234",
        "contoh-serang-2021",
        "aaaaaaaaaaaaaaaa",
        "123456789012345",
        "Lapas Serang 2021!",
        "indonesia merdeka",
        "kucing kucing kucing kucing",
        "pendek",
    ],
)
def test_what_everybody_tries_first_is_weak(weak):
    assert estimate(weak, ("Lapas Serang",)).strength is Strength.WEAK


@pytest.mark.parametrize("good", ["kuda hijau minum teh", "payung besi menari pelan siang"])
def test_four_unrelated_words_are_good(good):
    assert estimate(good).strength in {Strength.GOOD, Strength.STRONG}


def test_the_users_own_name_counts_for_almost_nothing():
    words = "ratnadewi hijau teh"

    assert estimate(words, ("Ratnadewi",)).bits < estimate(words).bits - 5


def test_every_further_word_is_worth_something():
    words = ["kuda", "hijau", "minum", "teh", "pahit", "pagi"]
    bits = [estimate(" ".join(words[:count])).bits for count in range(1, len(words) + 1)]

    assert bits == sorted(set(bits))


def test_the_sentence_says_what_is_missing_and_what_is_known():
    assert "kurang 6 huruf" in strength_sentence(estimate("pendek"), 6)
    assert "“rahasia”" in strength_sentence(estimate("rahasia kami"), 12)
    assert "tahun" in strength_sentence(estimate("kuda hijau minum teh"), 20)
