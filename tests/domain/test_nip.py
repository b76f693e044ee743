"""The eighteen digits of a NIP and the sixteen of a NIK."""

import pytest

from rehabdesk.domain.nip import require_nik, require_nip, spaced_nip
from rehabdesk.domain.refusals import NikWrong, NipWrong


@pytest.mark.parametrize(
    "typed",
    ["198101112005032001", "19810111 200503 2 001", " NIP. 19810111 200503 2 001 "],
)
def test_a_nip_may_be_typed_solid_or_spaced(typed):
    assert require_nip(typed) == "198101112005032001"


def test_a_counselor_without_a_nip_is_accepted():
    assert require_nip("  ") == ""


def test_the_nip_of_contract_staff_has_a_contract_in_place_of_the_month():
    assert require_nip("198501012023211001") == "198501012023211001"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("19810111200503200", "length"),
        ("1981011120050320011", "length"),
        ("19810111200503200A", "signs"),
        ("198113112005032001", "birth"),
        ("198102302005032001", "birth"),
        ("198101112005132001", "appointment"),
        ("198101111985032001", "appointment"),
        ("198101112005033001", "sex"),
        ("١٩٨١٠١١١٢٠٠٥٠٣٢٠٠١", "signs"),
    ],
)
def test_a_wrong_nip_is_refused_with_its_reason(typed, reason):
    with pytest.raises(NipWrong) as refused:
        require_nip(typed)
    assert refused.value.field == "nip"
    assert refused.value.facts["reason"] == reason


def test_a_nip_of_seventeen_digits_is_told_its_length():
    with pytest.raises(NipWrong) as refused:
        require_nip("19810111200503200")
    assert refused.value.facts["count"] == 17


def test_a_nip_is_printed_in_four_groups():
    assert spaced_nip("198101112005032001") == "19810111 200503 2 001"
    assert spaced_nip("") == ""


def test_a_nik_is_sixteen_digits_or_nothing():
    assert require_nik("3673 0101 0189 0001") == "3673010101890001"
    assert require_nik("") == ""
    with pytest.raises(NikWrong):
        require_nik("367301010189000")


def a_nip(*, birth="19810111", year="2005", month="03", sex="1"):
    return f"{birth}{year}{month}{sex}001"


def accepted(nip):
    try:
        return require_nip(nip) == nip
    except NipWrong:
        return False


@pytest.mark.parametrize(
    ("birth", "fits"),
    [
        ("19191231", False),
        ("19200101", True),
        ("19800229", True),
        ("19810229", False),
        ("19810100", False),
        ("19810101", True),
        ("19811231", True),
        ("19810132", False),
    ],
)
def test_a_nip_begins_with_a_day_of_birth_since_1920(birth, fits):
    year = str(int(birth[:4]) + 25)

    assert accepted(a_nip(birth=birth, year=year)) is fits


@pytest.mark.parametrize(("age", "fits"), [(14, False), (15, True), (65, True), (66, False)])
def test_somebody_is_appointed_between_fifteen_and_sixty_five(age, fits):
    assert accepted(a_nip(year=str(1981 + age))) is fits


@pytest.mark.parametrize(
    ("month", "fits"),
    [
        ("00", False), ("01", True), ("12", True), ("13", False),
        ("20", False), ("21", True), ("29", True), ("30", False),
    ],
)  # fmt: skip
def test_the_month_is_a_month_or_the_number_of_a_contract(month, fits):
    assert accepted(a_nip(month=month)) is fits


@pytest.mark.parametrize(("sex", "fits"), [("0", False), ("1", True), ("2", True), ("3", False)])
def test_the_fifteenth_digit_is_one_or_two(sex, fits):
    assert accepted(a_nip(sex=sex)) is fits


@pytest.mark.parametrize("rule", [require_nip, require_nik])
def test_a_refusal_names_the_field_that_was_typed_in(rule):
    with pytest.raises((NipWrong, NikWrong)) as refused:
        rule("123", field="official_nip")

    assert refused.value.field == "official_nip"


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("367301010189000", False),
        ("3673010101890001", True),
        ("36730101018900012", False),
        ("367301010189000A", False),
        ("٣٦٧٣٠١٠١٠١٨٩٠٠٠١", False),
        ("NIK: 3673010101890001", True),
        ("3673.0101-0189 0001", True),
    ],
)
def test_a_nik_has_sixteen_ascii_digits(typed, fits):
    if fits:
        assert require_nik(typed) == "3673010101890001"
        return
    with pytest.raises(NikWrong) as refused:
        require_nik(typed)
    assert refused.value.field == "nik"


@pytest.mark.parametrize("nip", ["19810111200503200", "1981011120050320011"])
def test_what_is_no_nip_is_printed_as_it_is(nip):
    assert spaced_nip(nip) == nip
