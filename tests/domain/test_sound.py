"""Which spellings of a name sound alike, and which names do not."""

import pytest

from rehabdesk.domain.sound import sound_of

APOSTROPHES = "'’‘‛`´ʼʻʾʿ′＇“”\""

ALIKE = [
    ("Ma'ruf", "Maruf"),
    ("Ma' ruf", "Maruf"),
    ("Nur'aini", "Nur Aini"),
    ("Nur-Aini", "Nuraini"),
    ("Al-Amin", "Al Amin"),
    ("Al-Amin", "Alamin"),
    ("D E D E", "Dede"),
    ("Hasanuddin", "Hasanudin"),
    ("Abdul Rahman", "Abdurrahman"),
    ("Abd. Rahman", "Abdurahman"),
    ("Abdus Salam", "Abdul Salam"),
    ("Abdullah", "Abdulloh"),
    ("Muhammad Yusuf", "Moh. Jusup"),
    ("Muhammad Yusuf", "M. Yusuf"),
    ("Muhammad Yusuf", "Mochamad Yusup"),
    ("Mohd Ali", "Muhamat Ali"),
    ("Mukhammad", "Mohamed"),
    ("Moch", "Muhammad"),
    ("H. Sulaiman", "Sulaiman"),
    ("Ust. Hasan", "Hasan"),
    ("Rd. Ahmad", "Tb. Ahmad"),
    ("Dr. Agus Salim, M.Si.", "Agus Salim"),
    ("Agus Salim bin Karta", "Agus Salim"),
    ("Siti binti Umar", "Siti"),
    ("Achmad Soebardjo", "Ahmad Subarjo"),
    ("Tjetjep", "Cecep"),
    ("Sjahrir", "Syahrir"),
    ("Syafi'i", "Safii"),
    ("Andi Setiawan", "Andy Setyawan"),
    ("Zulkifli", "Dzulkifli"),
    ("Zaenal", "Jainal"),
    ("Qomaruddin", "Komarudin"),
    ("Vikri", "Fikri"),
    ("Khairul", "Chairul"),
    ("Dhani", "Dani"),
    ("Ghofur", "Gofur"),
    ("Thomas", "Tomas"),
    ("Mahmood", "Mahmud"),
    ("MAHMUD", "mahmud"),
]

UNLIKE = [
    ("Agus Salim", "Agus Halim"),
    ("Ahmad", "Muhammad"),
    ("Ahmad", "Hamid"),
    ("Suparman", "Supardi"),
    ("Hasan", "Hasanah"),
    ("Ali", "Ali Akbar"),
    ("Eko", "Edo"),
    ("Dani", "Deni"),
    ("M", "Muhammad"),
    ("Abd", "Abdul"),
    ("Mulyadi", "Muhammad"),
    ("Mulya", "Muhammad"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sound_of(one) == sound_of(other) != ""


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_names_sound_otherwise(one, other):
    assert sound_of(one) != sound_of(other)


@pytest.mark.parametrize("sign", APOSTROPHES)
def test_no_apostrophe_is_heard(sign):
    assert sound_of(f"Ma{sign}ruf") == sound_of("Maruf")


TITLES = [
    *("h", "hj", "kh", "dr", "drg", "drs", "dra", "ir", "prof"),
    *("ust", "ustad", "ustadz", "ustaz", "haji", "hajjah", "kyai", "kiai"),
    *("r", "rd", "rr", "rm", "raden", "ra", "tb", "tubagus", "tgk", "teuku", "cut"),
    *("ny", "nn", "tn", "sdr", "sdri", "bpk", "ibu"),
]


@pytest.mark.parametrize("title", [*TITLES, "H.", "Hj.", "Ust.", "R.", "Tb.", "Ny."])
def test_a_title_is_not_heard_and_is_a_name_where_nothing_else_is(title):
    assert sound_of(f"{title} Sulaiman") == sound_of("Sulaiman")
    assert sound_of("Raden") != ""


@pytest.mark.parametrize("nothing", ["", "  ", "...", "'"])
def test_nothing_sounds_like_nothing(nothing):
    assert sound_of(nothing) == ""
