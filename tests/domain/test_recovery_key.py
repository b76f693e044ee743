"""The recovery key is read back from paper, and every slip of the pen is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdesk.domain.recovery_key import (
    GROUPS,
    KEY_BYTES,
    make_recovery_code,
    read_recovery_code,
)
from rehabdesk.domain.refusals import RecoveryKeyWrong
from rehabdesk.wording.refusals import sentence

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = make_recovery_code(bytes(range(KEY_BYTES)))
PRINTED = "000G0-40R47-0M30J-E209D-185GT-R38E6-1W81Q-24GK4"


@given(st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES))
def test_a_printed_key_is_read_back_in_any_case_and_spacing(key):
    code = make_recovery_code(key)

    assert read_recovery_code(code) == code
    assert read_recovery_code(code.lower().replace("-", " ")) == code


def test_letters_that_look_like_figures_are_read_as_figures():
    code = make_recovery_code(bytes(KEY_BYTES))

    assert read_recovery_code(code.replace("0", "O")) == code


@given(place=st.integers(0, len(CODE) - 1), sign=st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed_and_its_group_is_named(place, sign):
    if CODE[place] in {"-", sign}:
        return
    typed = CODE[:place] + sign + CODE[place + 1 :]

    with pytest.raises(RecoveryKeyWrong) as refused:
        read_recovery_code(typed)

    assert refused.value.facts["group"] == place // 6 + 1
    assert f"ke-{place // 6 + 1}" in sentence(refused.value)


@given(st.integers(0, len(CODE) - 2))
def test_two_neighbours_in_the_wrong_order_are_noticed(place):
    first, second = CODE[place], CODE[place + 1]
    if first == second or "-" in (first, second):
        return

    with pytest.raises(RecoveryKeyWrong):
        read_recovery_code(CODE[:place] + second + first + CODE[place + 2 :])


def test_two_groups_in_the_wrong_order_are_noticed():
    groups = CODE.split("-")
    groups[0], groups[1] = groups[1], groups[0]

    with pytest.raises(RecoveryKeyWrong):
        read_recovery_code("-".join(groups))


@pytest.mark.parametrize(
    ("typed", "reason"), [("", "length"), (CODE[:-1], "length"), (CODE[:-1] + "*", "sign")]
)
def test_what_is_no_key_is_refused_in_words(typed, reason):
    with pytest.raises(RecoveryKeyWrong) as refused:
        read_recovery_code(typed)

    assert refused.value.facts["reason"] == reason
    assert "…" not in sentence(refused.value)


def test_a_key_has_this_code_for_ever():
    assert make_recovery_code(bytes(range(20))) == PRINTED


def test_a_key_is_twenty_bytes_in_eight_groups_of_five_signs():
    assert (KEY_BYTES, GROUPS) == (20, 8)
    assert [len(group) for group in CODE.split("-")] == [5] * 8


@pytest.mark.parametrize("sign", " -‐‑–—.")
def test_any_dash_dot_or_space_between_groups_is_forgiven(sign):
    assert read_recovery_code(CODE.replace("-", sign)) == CODE


@pytest.mark.parametrize(("typed", "meant"), [("O", "0"), ("I", "1"), ("L", "1"), ("U", "V")])
def test_letters_that_are_not_used_are_read_as_what_they_look_like(typed, meant):
    for number in range(200):
        code = make_recovery_code(number.to_bytes(20, "big"))
        assert read_recovery_code(code.replace(meant, typed)) == code
    several = make_recovery_code(bytes(range(100, 120)))
    assert read_recovery_code(several.replace(meant, typed)) == several


@pytest.mark.parametrize("count", [39, 41])
def test_a_sign_too_few_or_too_many_is_counted(count):
    typed = (CODE.replace("-", "") + "0")[:count]

    with pytest.raises(RecoveryKeyWrong) as refused:
        read_recovery_code(typed, field="kunci")

    assert refused.value.field == "kunci"
    assert refused.value.facts == {"reason": "length", "count": count}


def test_a_strange_sign_is_named():
    with pytest.raises(RecoveryKeyWrong) as refused:
        read_recovery_code("0" * 39 + "?")

    assert refused.value.facts == {"reason": "sign", "sign": "?"}
