"""Names and numbers in every spelling that an office writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.matching import (
    NameParts,
    normal_name,
    normal_registration,
    split_name,
    tidy_name,
    written_registration,
)


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("B I 283 / 26", "BI 283/26"),
        ("BI 201 /26", "BI 201/26"),
        ("BI201/26", "BI 201/26"),
        ("BI  202 / 26", "BI 202/26"),
        ("BI.305/26", "BI 305/26"),
        ("BI. 305 / 26", "BI 305/26"),
        (None, ""),
        ("", ""),
        ("   ", ""),
        ("BIIa  103 / 18 ", "BIIa 103/18"),
        ("B IIa 105 / 18", "BIIa 105/18"),
        ("BIIa. 118 / 18", "BIIa 118/18"),
        ("BIIA 103/18", "BIIa 103/18"),
        ("b.iia.103/18", "BIIa 103/18"),
        ("B II a 103/18", "BIIa 103/18"),
        ("B.II.B.7/2018", "BIIb 7/18"),
        ("B2a 103/18", "BIIa 103/18"),
        ("B.1. 305/26", "BI 305/26"),
        ("b i 283/2026", "BI 283/26"),
        ("BIII 9/21", "BIII 9/21"),
        ("A.IV 12/21", "AIV 12/21"),
        ("AV12/21", "AV 12/21"),
        ("A 3 77/21", "AIII 77/21"),
        ("BI 0283/26", "BI 283/26"),
        ("Bl 201/26", "BI 201/26"),
        ("BI\u00a0201\u00a0/\u00a026", "BI 201/26"),
        ("BI 201\\26", "BI 201/26"),
        ("No. Reg. BI 201/26", "BI 201/26"),
        ("BI 201/26/N", "BI 201/26/N"),
        ("BI 201/26 - n", "BI 201/26/N"),
        ("C 15/20", "C 15/20"),
        ("belum ada", "BELUM ADA"),
    ],
)
def test_a_registration_number_has_one_form_however_it_is_written(typed, normal):
    assert normal_registration(typed) == normal


def test_a_register_without_its_class_is_not_guessed_from_the_number():
    assert normal_registration("B 201/26") == "B 201/26"


@given(st.text(alphabet="BbIiAaVC.1230/- N", max_size=16))
def test_a_normal_registration_number_is_left_as_it_is(text):
    once = normal_registration(text)
    assert normal_registration(once) == once


@given(
    st.sampled_from(["BI", "BIIa", "BIIb", "BIII", "AI", "AII", "AIII", "AIV", "AV"]),
    st.integers(1, 9999),
    st.integers(0, 99),
    st.sampled_from([" ", "", ".", ". ", "  ", " . "]),
    st.sampled_from(["/", " / ", " /", "/ "]),
    st.sampled_from([str.upper, str.lower, str]),
)
def test_spacing_dots_and_case_never_make_two_numbers_of_one(
    register, number, year, gap, slash, case
):
    typed = case(f"{register}{gap}{number}{slash}{year:02}")
    assert normal_registration(typed) == f"{register} {number}/{year:02}"


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("MAHMUD BIN KARTA ALS. CUNGKRING", "mahmud bin karta alias cungkring"),
        ("Mahmud Bin Karta als. Cungkring  ", "mahmud bin karta alias cungkring"),
        ("Ma'ruf", "maruf"),
        ("Ma’ruf", "maruf"),
        ("MA`RUF", "maruf"),
        ("Reza Bin H.Dulhadi", "reza bin dulhadi"),
        ("Reza bin H. Dulhadi", "reza bin dulhadi"),
        ("Siti binti Hj. Aminah", "siti binti aminah"),
        ("dr. Bayu Wirasena", "bayu wirasena"),
        ("José\u00a0 Nuñez", "jose nunez"),
        ("H.", "h"),
        ("", ""),
        ("...", ""),
    ],
)
def test_a_name_has_one_form_for_matching(typed, normal):
    assert normal_name(typed) == normal


@given(st.text(max_size=40))
def test_a_normal_name_is_left_as_it_is(text):
    once = normal_name(text)
    assert normal_name(once) == once


def test_a_name_from_a_decree_is_split_into_name_father_and_alias():
    assert split_name("MAHMUD BIN KARTA ALS. CUNGKRING") == NameParts(
        name="Mahmud Bin Karta", patronymic="Karta", aliases=("Cungkring",)
    )


@pytest.mark.parametrize(
    ("typed", "name", "father", "aliases"),
    [
        ("Samsul Susanto als. Bewok  ", "Samsul Susanto", "", ("Bewok",)),
        ("SARIP", "Sarip", "", ()),
        ("Reza Bin H.Dulhadi als. A als B", "Reza Bin H.Dulhadi", "H.Dulhadi", ("A", "B")),
        ("Ujang alias Acil / Black", "Ujang", "", ("Acil", "Black")),
        ("Ujang (Acil)", "Ujang", "", ("Acil",)),
        ("SITI BINTI AMIN", "Siti Binti Amin", "Amin", ()),
        ("Alsabah Bin Ali", "Alsabah Bin Ali", "Ali", ()),
        ("", "", "", ()),
    ],
)
def test_names_are_split_whatever_the_spelling(typed, name, father, aliases):
    assert split_name(typed) == NameParts(name=name, patronymic=father, aliases=aliases)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("ARIF MA'RUF BIN USMAN", "Arif Ma'ruf Bin Usman"),
        ("D'ANGELO", "D'Angelo"),
        ("M. WIJAYA  BIN H.DULHADI", "M. Wijaya Bin H.Dulhadi"),
        ("NUR-AINI", "Nur-Aini"),
        ("asep bin kasim", "Asep Bin Kasim"),
        ("dr. Bayu Wirasena", "dr. Bayu Wirasena"),
        ("RADEN SALEH II", "Raden Saleh II"),
    ],
)
def test_a_name_in_capitals_is_set_in_proper_case(typed, tidy):
    assert tidy_name(typed) == tidy


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("F 3/20", "F 3/20"),
        ("D.II 3/20", "DII 3/20"),
        ("D2 3/20", "DII 3/20"),
        ("B4 3/20", "BIV 3/20"),
        ("B5-3/20", "BV 3/20"),
        ("BI 1/1926", "BI 1/26"),
        ("BI 1/226", "BI 1/226"),
        ("bi 5/26 x", "BI 5/26/X"),
        ("BI 5/26/a/b", "BI 5/26/A/B"),
        ("x / y", "X/Y"),
        ("B|| 5/26", "BII 5/26"),
        ("ＢＩ ２０１／２６", "BI 201/26"),
    ],
)
def test_classes_and_suffixes_of_a_register(typed, normal):
    assert normal_registration(typed) == normal


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("h. dulhadi", "dulhadi"),
        ("Ali a.k.a Bewok", "ali alias bewok"),
        ("Ali aka Bewok", "ali alias bewok"),
        ("Ali als Bewok", "ali alias bewok"),
        ("Siti bt Amin", "siti binti amin"),
        ("Siti bti Amin", "siti binti amin"),
        ("drg. H. Ust", "drg h ust"),
        ("NUÑEZ ı", "nunez ı"),
    ],
)
def test_titles_go_and_markers_stay(typed, normal):
    assert normal_name(typed) == normal


@pytest.mark.parametrize(
    ("typed", "name", "father", "aliases"),
    [
        ("Ali a.k.a. Bewok", "Ali", "", ("Bewok",)),
        ("Ali @ Bewok", "Ali", "", ("Bewok",)),
        ("Ali aka Bewok", "Ali", "", ("Bewok",)),
        ("(Bewok)", "(Bewok)", "", ()),
        ("@Bewok", "@Bewok", "", ()),
        ("Ali ,; als Bewok", "Ali", "", ("Bewok",)),
        ("Ali als Bewok, Bewok / , Acil", "Ali", "", ("Bewok", "Acil")),
        ("Siti bt. Amin", "Siti bt. Amin", "Amin", ()),
        ("Siti bin. Amin", "Siti bin. Amin", "Amin", ()),
        ("SITI BTI AMIN", "Siti Bti Amin", "Amin", ()),
        ("Ali bin Umar bin Said", "Ali bin Umar bin Said", "Umar bin Said", ()),
        ("Ali Bintang", "Ali Bintang", "", ()),
        ("José bin Umar", "José bin Umar", "Umar", ()),
        ("Ali bin Umar binti X", "Ali bin Umar binti X", "Umar binti X", ()),
    ],
)
def test_names_are_split_at_their_marks(typed, name, father, aliases):
    assert split_name(typed) == NameParts(name=name, patronymic=father, aliases=aliases)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("", ""),
        ("a", "A"),
        ("raden saleh ix", "Raden Saleh IX"),
        ("RADEN I", "Raden I"),
        ("ALI (BEWOK) / ACIL", "Ali (Bewok) / Acil"),
        ("R.A. KARTINI", "R.A. Kartini"),
        ("O'NEIL MC'DONALD", "O'Neil Mc'donald"),
        ("D’ANGELO O`BRIEN", "D’Angelo O`Brien"),
        ("JOSÉ VI", "José VI"),
        ("MA'RU'F", "Ma'ru'f"),
        ("D'O'NEIL", "D'O'Neil"),
        ("123", "123"),
    ],
)
def test_proper_case_knows_numerals_brackets_and_apostrophes(typed, tidy):
    assert tidy_name(typed) == tidy


@pytest.mark.parametrize(
    "title", ["H.", "Hj.", "KH.", "Dr.", "Drg.", "Drs.", "Dra.", "Ir.", "Ust.", "h", "USt"]
)
def test_a_title_is_no_part_of_a_name(title):
    assert normal_name(f"{title} Ahmad bin {title} Karta") == "ahmad bin karta"


@pytest.mark.parametrize(
    "alias", ["als", "als.", "alias", "alis", "ALIS", "aka", "a.k.a", "A.K.A."]
)
def test_however_an_alias_is_written_it_is_one(alias):
    assert normal_name(f"Ali {alias} Bewok") == "ali alias bewok"
    assert split_name(f"Ali {alias} Bewok").aliases == ("Bewok",)


@pytest.mark.parametrize("numeral", ["II", "III", "IV", "VI", "VII", "VIII", "IX"])
@pytest.mark.parametrize("written", [str.upper, str.lower])
def test_numerals_stay_in_capitals(numeral, written):
    assert tidy_name(written(f"raden {numeral} saleh")) == f"Raden {numeral} Saleh"


@pytest.mark.parametrize(
    ("digit", "roman"), [("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV"), ("5", "V")]
)
def test_a_class_in_digits_is_the_class_in_numerals(digit, roman):
    assert normal_registration(f"B.{digit} 305/26") == f"B{roman} 305/26"
    assert normal_registration(f"B.{digit}a 305/26") == f"B{roman}a 305/26"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("BI. 283/2026", "BI 283/26"),
        ("B IIa.103 / 18", "BIIa 103/18"),
        ("Reg. BI 283/26 N", "BI 283/26/N"),
        (" titipan  polres 7/21 ", "titipan polres 7/21"),
        ("", ""),
    ],
)
def test_a_registration_number_is_shown_as_registers_write_it_and_others_as_typed(typed, written):
    assert written_registration(typed) == written


@given(st.text(max_size=40))
def test_the_written_form_of_a_number_is_the_same_number(text):
    once = written_registration(text)

    assert normal_registration(once) == normal_registration(text)
    assert written_registration(once) == once
