"""The recovery key on paper: 20 random bytes as eight groups of four signs and a check sign.

Crockford's base32 (no I, L, O, U; these are read as 1, 1, 0, V). The check sign of a group is a
sum over GF(32) that begins with the group's place, so one wrong sign, two neighbours in the wrong
order, and two groups in the wrong order are all seen, and the wrong group is named.
"""

import re

from rehabdesk.domain.refusals import RecoveryKeyWrong

KEY_BYTES = 20
GROUPS = 8
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_IN_GROUP = 4
_BITS = 5
_FIELD = 0b100101  # x^5 + x^2 + 1, irreducible over GF(2)


def make_recovery_code(key: bytes) -> str:
    """The code of 20 bytes: "XXXXC-XXXXC-…", eight groups."""
    number = int.from_bytes(key, "big")
    count = GROUPS * _IN_GROUP
    signs = [_SIGNS[number >> (_BITS * (count - 1 - at)) & 31] for at in range(count)]
    groups = ["".join(signs[at : at + _IN_GROUP]) for at in range(0, count, _IN_GROUP)]
    return "-".join(f"{group}{_check(place, group)}" for place, group in enumerate(groups, 1))


def read_recovery_code(text: str, *, field: str = "recovery") -> str:
    """A typed or scanned code in its printed form; case, spaces and dashes are forgiven.

    Raises:
        RecoveryKeyWrong: ``reason`` "length" (``count`` signs typed), "sign" (``sign``) or
            "group" (``group``, the first one whose check sign does not fit).
    """
    typed = re.sub(r"[\s\-‐‑–—.]", "", text).upper().translate(_MISREAD)
    for sign in typed:
        if sign not in _SIGNS:
            raise RecoveryKeyWrong(field, reason="sign", sign=sign)
    size = _IN_GROUP + 1
    if len(typed) != GROUPS * size:
        raise RecoveryKeyWrong(field, reason="length", count=len(typed))
    groups = [typed[at : at + size] for at in range(0, len(typed), size)]
    for place, group in enumerate(groups, 1):
        if _check(place, group[:-1]) != group[-1]:
            raise RecoveryKeyWrong(field, reason="group", group=place)
    return "-".join(groups)


def _check(place: int, group: str) -> str:
    value = place
    for sign in group:
        value = _doubled(value) ^ _SIGNS.index(sign)
    return _SIGNS[_doubled(value)]


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ _FIELD if value >> _BITS else value
