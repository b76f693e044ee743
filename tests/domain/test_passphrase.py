"""The estimate of a passphrase does not flatter."""

import pytest

from rehabdesk.domain.passphrase import LEAST_BITS, LEAST_LENGTH, Strength, estimate
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


@pytest.mark.parametrize(
    "saying",
    [
        "bhinneka tunggal ika",
        "Bhineka Tunggal Ika 1945",
        "bhinnekatunggalika",
        "BhinnekaTunggalIka1945!",
        "Bh1nn3k4 Tungg4l 1k4",
        "ketuhanan yang maha esa",
        "indonesia raya merdeka merdeka",
        "Indonesia tanah airku, tanah tumpah darahku",
        "di mana bumi dipijak di situ langit dijunjung",
        "sedia payung sebelum hujan",
        "balonku ada lima rupa-rupa warnanya",
        "tut wuri handayani",
        "17 Agustus 1945",
        "1qaz2wsx3edc4rfv",
        "qwerty asdfgh zxcvbn",
        "P@ssw0rd P@ssw0rd",
        "r4h4s14 l4p4s s3r4ng",
        "17081945 18081945",
        "lapas kelas dua serang",
        "budi santi budi santi budi",
        "correct horse battery staple",
        "aku cinta indonesia raya",
        "rehabilitasi narkoba lapas",
        "abcdefgh12345678",
        "Januari Februari Maret",
        "1q2w3e4r5t6y7u",
        "q1w2e3r4t5y6",
        "a1b2c3d4e5f6g7",
        "6y5t4r3e2w1q!",
        "p@ssw0rd!2021!Serang",
        "r4h4s1a&L4pas!1945",
    ],
)
def test_sayings_songs_rows_dates_and_disguises_are_no_passphrase(saying):
    assert estimate(saying).strength is Strength.WEAK


def test_a_saying_is_named_as_what_everybody_knows():
    assert estimate("bhinneka tunggal ika").known_word == "bhinneka tunggal"


@pytest.mark.parametrize(
    "unlike",
    ["payung kopi tunggal esa sepeda", "air kopi gajah lampu", "sebelum tangga merah topi"],
)
def test_words_of_sayings_in_no_saying_still_count(unlike):
    assert estimate(unlike).strength is not Strength.WEAK


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
    assert "kurang 6 karakter" in strength_sentence(estimate("pendek"), 6)
    assert "“rahasia”" in strength_sentence(estimate("rahasia kami"), 12)
    assert "tahun" in strength_sentence(estimate("kuda hijau minum teh"), 20)


WORD, YEAR, DIGIT, SYMBOL, KNOWN = 13.0, 6.0, 3.3, 4.0, 4.0


@pytest.mark.parametrize(
    ("passphrase", "bits"),
    [
        ("", 0),
        ("k", 4.7),
        ("ku", 9.4),
        ("kud", 13),
        ("kuda", 13),
        ("kudaliarputih", 13),
        ("kuda hijau", 13 + 1 + 13),
        ("kuda-hijau_minum.teh,lagi", 13 + 1 + 13 + 1 + 13 + 1 + 13 + 1 + 13),
        ("kuda!hijau", 13 + SYMBOL + 13),
        ("kuda kuda", 13 + 1 + 1),
        ("Kuda", 13),
        ("kUda", 13 + 1),
        ("kuda Hijau", 13 + 1 + 13 + 1),
        ("rahasia", KNOWN),
        ("abcdxyz", 13),
        ("hgfe", 2),
        ("mnop", 2),
        ("mnoq", 13),
        ("eeee", 2),
        ("ab", 2),
        ("x", 4.7),
        ("7", 2),
        ("72", 2 * DIGIT),
        ("729", 9.9),
        ("7294836", 20),
        ("729483", 19.8),
        ("777777", 2),
        ("123456", 2),
        ("987654", 2),
        ("1987", YEAR),
        ("2021", YEAR),
        ("1899", 4 * DIGIT),
        ("2199", 4 * DIGIT),
        ("19870", 5 * DIGIT),
        ("r4h4s1a", KNOWN + 2),
        ("r4h4s1a7", KNOWN + 2 + 2),
        ("r4h4s1a72", KNOWN + 2 + 2 * DIGIT),
        ("!@#$%^", 2),
        ("rahasia7", KNOWN + 2),
        ("r4h4s1ab", 21.1),
        ("q1w2e3r4", 2 + 2),
        ("q1w2e3r", 24.8),
        ("1x2q3v4p", 4 * 2 + 4 * 4.7),
    ],
)
def test_each_part_is_worth_its_bits_and_no_more(passphrase, bits):
    assert estimate(passphrase).bits == round(bits, 1)


@pytest.mark.parametrize(
    ("passphrase", "bits", "strength"),
    [
        ("kuda hijau 72", 34.6, Strength.FAIR),
        ("kuda hijau !a", 36.7, Strength.FAIR),
        ("kuda hijau 7!", 34.0, Strength.FAIR),
        ("kuda hijau __ 7", 33.0, Strength.WEAK),
        ("kuda hijau minum", 41.0, Strength.FAIR),
        ("kuda hijau minum    ", 45.0, Strength.FAIR),
        ("kuda hijau minum !", 46.0, Strength.GOOD),
        ("kuda hijau minum teh  ", 57.0, Strength.GOOD),
        ("kuda hijau minum teh   ", 58.0, Strength.STRONG),
    ],
)
def test_a_passphrase_is_fair_good_and_strong_from_these_bits_on(passphrase, bits, strength):
    found = estimate(passphrase)

    assert (found.bits, found.strength) == (bits, strength)


@pytest.mark.parametrize(
    ("passphrase", "weak"), [("kuda!hijau?7", False), ("kuda!hiju?7", True), ("kuda hijau7", True)]
)
def test_eleven_letters_are_too_few_and_twelve_may_do(passphrase, weak):
    assert len(passphrase) == (11 if weak else 12)
    assert (estimate(passphrase).strength is Strength.WEAK) is weak


def test_the_limits_of_a_passphrase():
    assert (LEAST_LENGTH, LEAST_BITS) == (12, 34)


def test_a_thief_needs_half_of_all_guesses_on_average():
    half_of_all = 2.0**40 / 20_000 / 31_557_600

    assert estimate("kuda hijau minum").years == pytest.approx(half_of_all, abs=0)
    assert estimate("").years == pytest.approx(1 / 20_000 / 31_557_600, abs=0)


@pytest.mark.parametrize(("word", "known"), [("uji", True), ("ui", False)])
def test_words_of_the_office_count_from_three_letters(word, known):
    assert estimate(word, (f"Lapas {word}",)).known_word == (word if known else "")


def test_the_first_known_part_is_told():
    assert estimate("kuda rahasia admin").known_word == "rahasia"
    assert estimate("kuda hijau").known_word == ""


@pytest.mark.parametrize(
    ("passphrase", "bits", "known_word"),
    [
        ("r4h4s1a", KNOWN + 2, "rahasia"),
        ("4dm1n", KNOWN + 2, "admin"),
        ("12r4h4s1a99", 2 + KNOWN + 2 + 2, "rahasia"),
        ("7r4h4s1a", 2 + KNOWN + 2, "rahasia"),
        ("r4h4s1a!", KNOWN + 2 + SYMBOL, "rahasia"),
        ("x4h4s1a", 23.8, ""),
        ("kuda7", WORD + 2, ""),
        ("qwer", 2, ""),
        ("rewq", 2, ""),
        ("qwe", WORD, ""),
        ("12031988", 11, ""),
        ("120388", 11, ""),
        ("31121999", 11, ""),
        ("32121999", 20, ""),
        ("19880312", 11, ""),
        ("19881312", 20, ""),
        ("bhinneka tunggal", WORD + 1 + 1.5, "bhinneka tunggal"),
        ("bineka tunggal", WORD + 1 + 1.5, "bineka tunggal"),
        ("bhinneka tunggal ika", WORD + 1 + 1.5 + 1 + 1.5, "bhinneka tunggal"),
        ("tunggal bhinneka", WORD + 1 + WORD, ""),
        ("bhinnekatunggalikatanhanadharmamangrwa", 9, ""),
        ("r4h4s1a r4h4s1a", KNOWN + 2 + 1 + 1, "rahasia"),
    ],
)
def test_disguises_rows_dates_and_sayings_are_worth_this(passphrase, bits, known_word):
    found = estimate(passphrase)

    assert (found.bits, found.known_word) == (bits, known_word)


def test_a_word_of_the_office_is_known_in_disguise_as_well():
    assert estimate("c1l3g0n", ("Rutan Cilegon",)).known_word == "cilegon"
    assert estimate("c1l3g0n").known_word == ""
