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
