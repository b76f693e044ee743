"""Names in short, and with their aliases."""

import pytest

from rehabdesk.wording import names

LONG = "Muhammad Nurhidayatullah Kusumawardhana Adiningrat Prawirodirjo Bin Abdullah als. Acil"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ratna Kusumawati, S.Psi.", "RK"),
        ("Dodi Pranata, S.Sos., M.Si.", "DP"),
        ("dr. Bayu Wirasena", "BW"),
        ("Mahmud Bin Karta", "M"),
        ("Rama Ramadhan Bin Rohim als. Acil", "RR"),
        ("Sarip", "S"),
        ("", ""),
    ],
)
def test_initials_are_those_of_the_own_name(name, letters):
    assert names.initials(name) == letters


def test_a_name_that_fits_is_only_freed_of_titles():
    assert names.short_name("Ratna Kusumawati, S.Psi.") == "Ratna Kusumawati"
    assert names.short_name("Mahmud Bin Karta") == "Mahmud Bin Karta"


def test_a_long_name_loses_the_father_first_and_then_shrinks_from_the_end():
    assert names.short_name("Rama Ramadhan Bin Rohim", 15) == "Rama Ramadhan"
    assert names.short_name(LONG, 60) == ("Muhammad Nurhidayatullah Kusumawardhana Adiningrat P.")
    assert names.short_name(LONG, 30) == "Muhammad Nurhidayatullah K. A. P."


def test_aliases_stand_behind_the_name():
    assert names.with_aliases("Mahmud Bin Karta", ("Cungkring", "Acil")) == (
        "Mahmud Bin Karta als. Cungkring als. Acil"
    )
    assert names.with_aliases("Sarip", ()) == "Sarip"
