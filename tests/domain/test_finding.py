"""What somebody means who types a few words into Ctrl+K."""

import pytest

from rehabdesk.domain.finding import asked_for, nearness, plain_words, told

SYNONYMS = {
    ("absen",): (("daftar", "hadir"), ("kehadiran",)),
    ("backup",): (("cadangan",),),
    ("tanda", "tangan"): (("pejabat",),),
    ("ganti", "sandi"): (("kata", "sandi"),),
}


def far(typed, title, *others):
    asked = asked_for(plain_words(typed), SYNONYMS, {"yang", "cara"})
    return nearness(asked, told(title, *others))


def near(typed, title, *others):
    found = far(typed, title, *others)
    assert found is not None
    return found


def test_words_are_plain():
    assert plain_words("  Ma'ruf, É-mail (30/8) ") == ("ma", "ruf", "e", "mail", "30", "8")
    assert plain_words("Rénald Güven") == ("renald", "guven")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("cetak", "Cetak lembar"),
        ("lembar cetak", "Cetak lembar"),
        ("lem", "Cetak lembar"),
        ("hadir", "Kehadiran"),
        ("absen", "Isi daftar hadir"),
        ("abs", "Kehadiran"),
        ("backu", "Cadangan"),
        ("tanda tangan", "Pejabat"),
        ("cara cetak yang", "Cetak"),
        ("yang", "Yang dipilih"),
    ],
)
def test_what_is_found(typed, title):
    assert far(typed, title) is not None


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("clh", "Cetak lembar hari"),
        ("backup", "Bambang Akup"),
        ("cetak sertifikat", "Cetak lembar"),
        ("adi", "Kehadiran"),
        ("ba", "Cadangan"),
    ],
)
def test_scattered_letters_and_missing_words_are_no_hit(typed, title):
    assert far(typed, title) is None


@pytest.mark.parametrize(
    ("typed", "nearer", "farther"),
    [
        ("residen", "Residen", "Tambah residen"),
        ("cetak lembar", "Cetak lembar ini", "Lembar yang dicetak: cetak"),
        ("budi", "Budi Hakim", "Budiman Hakim"),
        ("budi", "Budi Hakim", "Agus Budi"),
        ("hadir", "Hadir", "Kehadiran"),
        ("absen", "Absen", "Daftar hadir"),
        ("absen", "Daftar hadir", "Kehadiran satu dua tiga"),
    ],
)
def test_what_stands_first(typed, nearer, farther):
    assert near(typed, nearer) < near(typed, farther)


def test_a_word_of_where_it_leads_counts_less_than_one_of_the_title():
    assert near("jadwal", "Jadwal") < near("jadwal", "Sesi baru", "Jadwal")
    assert far("sesi jadwal", "Sesi baru", "Jadwal") is not None


def test_a_word_in_its_place_is_no_beginning_where_another_stands_before_it():
    in_place = near("cetak daftar", "Buka daftar hadir", "cetak")
    elsewhere = near("cetak daftar", "Buka hadir daftar", "cetak")

    assert in_place == elsewhere
    assert near("buka daftar", "Buka daftar hadir") < near("buka daftar", "Buka hadir daftar")


@pytest.mark.parametrize(
    ("typed", "title", "others", "steps"),
    [
        ("residen", "Residen", (), -30),
        ("residen", "Residen baru", (), 2 - 15),
        ("residen", "Residen baru hari ini", (), 6 - 15),
        ("resi", "Residen baru", (), 10 + 2 - 15),
        ("resi", "Tambah residen", (), 10 + 2),
        ("baru", "Tambah residen baru", (), 4),
        ("a", "x1 x2 x3 x4 x5 a", (), 10),
        ("a", "x1 x2 x3 x4 x5 x6 a", (), 12),
        ("a", "x1 x2 x3 x4 x5 x6 x7 a", (), 12),
        ("hadir", "Kehadiran", (), 30),
        ("hadi", "Kehadiran", (), 30),
        ("had", "Kehadiran", (), None),
        ("jadwal", "Sesi baru", ("Jadwal",), 25 + 2),
        ("jad", "Sesi baru", ("Jadwal",), 10 + 25 + 2),
        ("absen", "Daftar hadir", (), 10 + 2),
        ("absen", "Kehadiran", (), 10 + 5),
        ("abse", "Daftar hadir", (), 16 + 2),
        ("abse", "Kehadiran", (), 16 + 5),
        ("absen", "Cetak", ("Kehadiran",), 10 + 5 + 25),
        ("absen", "Absen", (), -30),
        ("absen", "Absen kehadiran", (), 2 - 15),
        ("absen", "Ketidakkehadiran", (), None),
        ("backup", "Cadangannya", (), None),
        ("hadir", "Isi kehadiran", (), 30 + 2),
        ("cetak lem", "Cetak lembar", (), 10 - 15),
        ("cetak lembar lagi", "Cetak lembar", ("Lagi",), 25),
        ("yang", "Yang dipilih", (), 2 - 15),
        ("", "Residen", (), 2),
    ],
)
def test_how_far_off_each_way_of_finding_is(typed, title, others, steps):
    """The order that people see comes of these steps alone."""
    assert far(typed, title, *others) == steps


def test_two_words_with_one_meaning_leave_the_third_to_itself():
    asked = asked_for(("ganti", "sandi", "andi"), SYNONYMS)

    assert [[way.phrase for way in ways] for ways in asked.ways] == [
        [("ganti", "sandi"), ("kata", "sandi")],
        [("andi",)],
    ]


def test_two_words_are_taken_for_begun_only_where_nothing_follows_them():
    begun = asked_for(("ganti", "san"), SYNONYMS)
    followed = asked_for(("ganti", "san", "andi"), SYNONYMS)
    behind = asked_for(("andi", "ganti", "san"), SYNONYMS)

    assert [len(ways) for ways in begun.ways] == [2]
    assert [len(ways) for ways in followed.ways] == [1, 1, 1]
    assert [len(ways) for ways in behind.ways] == [1, 2]


@pytest.mark.parametrize(("words", "begun"), [("tanda tan", True), ("tanda ta", False)])
def test_the_second_of_two_words_is_begun_from_three_letters_on(words, begun):
    assert (len(asked_for(plain_words(words), SYNONYMS).ways) == 1) is begun


def test_two_words_are_begun_only_by_the_one_before():
    assert len(asked_for(("buka", "san"), SYNONYMS).ways) == 2
