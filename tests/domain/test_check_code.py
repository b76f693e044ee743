"""A certificate's check code is always the same length and fits one certificate only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.check_code import make_check_code, matches, read_check_code
from rehabdesk.domain.refusals import CheckCodeWrong

SECRET = bytes(range(32))
NUMBER = "W12.PAS.PAS1-PK.06.05-0217 TAHUN 2021"
NAME = "Mahmud Bin Karta"
DAY = date(2021, 8, 31)
QR_ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@given(st.binary(min_size=16, max_size=32), st.text(), st.text(), st.dates())
def test_every_code_has_the_same_length_and_fits_the_small_qr(secret, number, name, day):
    code = make_check_code(secret, number, name, day)
    assert len(code) == 23
    assert set(code) <= QR_ALPHANUMERIC
    assert read_check_code(code) == code


def test_a_code_never_changes_from_one_version_to_the_next():
    assert make_check_code(SECRET, NUMBER, NAME, DAY) == "RD1-NWVT-FY46-K3LO-VM7S"


def test_a_certificate_of_this_office_matches_its_code():
    code = make_check_code(SECRET, NUMBER, NAME, DAY)
    assert matches(SECRET, code, number=NUMBER, name=NAME, issued_on=DAY)
    assert matches(SECRET, code.lower().replace("-", " "), number=NUMBER, name=NAME, issued_on=DAY)
    assert matches(SECRET, code, number=NUMBER, name="MAHMUD  BIN KARTA", issued_on=DAY)


def test_another_name_number_day_or_office_does_not_match():
    code = make_check_code(SECRET, NUMBER, NAME, DAY)
    assert not matches(SECRET, code, number=NUMBER, name="Rudi Bin Ali", issued_on=DAY)
    assert not matches(SECRET, code, number=NUMBER + "1", name=NAME, issued_on=DAY)
    assert not matches(SECRET, code, number=NUMBER, name=NAME, issued_on=date(2021, 9, 1))
    assert not matches(b"another office", code, number=NUMBER, name=NAME, issued_on=DAY)
    assert not matches(SECRET, "RD1-AAAA", number=NUMBER, name=NAME, issued_on=DAY)


def test_look_alike_signs_are_forgiven():
    assert read_check_code("rdi-0ABC-1DEF-8GHI-2345") == "RD1-OABC-IDEF-BGHI-2345"


@pytest.mark.parametrize("typed", ["", "RD1", "RD2-AAAA-AAAA-AAAA-AAAA", "RD1-AAAA-AAAA-AAAA-AAA9"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(CheckCodeWrong):
        read_check_code(typed)


@pytest.mark.parametrize("sign", "-‐‑–—")
def test_any_dash_between_the_groups_is_forgiven(sign):
    code = "RD1-NWVT-FY46-K3LO-VM7S"

    assert read_check_code(code.replace("-", sign)) == code


@pytest.mark.parametrize("typed", ["RDI", "RDL", "rd1"])
def test_the_figure_of_the_prefix_may_be_misread(typed):
    assert read_check_code(f"{typed}-NWVT-FY46-K3LO-VM7S") == "RD1-NWVT-FY46-K3LO-VM7S"


def test_a_refusal_names_its_field_and_what_was_typed():
    with pytest.raises(CheckCodeWrong) as refused:
        read_check_code("  salah ", field="kode")

    assert refused.value.field == "kode"
    assert refused.value.facts == {"text": "salah"}
