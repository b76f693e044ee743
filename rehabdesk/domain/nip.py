"""Numbers of identity: the NIP of a civil servant and the NIK of a citizen.

A NIP is 18 digits: date of birth (8), year and month of appointment (6), sex (1 or 2) and a
serial of three; it is written solid or as 8-6-1-3 (domain.md 7.4).
"""

import re
from datetime import date

from rehabdesk.domain.refusals import NikWrong, NipWrong

_NIP_DIGITS = 18
_NIK_DIGITS = 16
_MONTHS = range(1, 13)
# Contract staff (PPPK) have 21, 22 ... in the place of the month: the number of the contract.
_CONTRACTS = range(21, 30)
_WORKING_AGE = range(15, 66)


def require_nip(text: str, *, field: str = "nip") -> str:
    """The 18 digits of a NIP typed solid or spaced, or "" for nothing.

    Raises:
        NipWrong: with ``reason`` "signs", "length" (and ``count``), "birth", "appointment"
            or "sex".
    """
    digits = _digits(text)
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()):
        raise NipWrong(field=field, reason="signs")
    if len(digits) != _NIP_DIGITS:
        raise NipWrong(field=field, reason="length", count=len(digits))
    for reason, fits in (("birth", _birth_fits), ("appointment", _appointment_fits)):
        if not fits(digits):
            raise NipWrong(field=field, reason=reason)
    if digits[14] not in "12":
        raise NipWrong(field=field, reason="sex")
    return digits


def spaced_nip(nip: str) -> str:
    """A NIP as it is printed: "19810111 200503 2 001"; anything but 18 digits as it is."""
    if len(nip) != _NIP_DIGITS:
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def require_nik(text: str, *, field: str = "nik") -> str:
    """The 16 digits of a NIK typed solid or spaced, or "" for nothing.

    Raises:
        NikWrong: it is not 16 digits.
    """
    digits = _digits(text)
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) == _NIK_DIGITS):
        raise NikWrong(field=field)
    return digits


def _digits(text: str) -> str:
    return re.sub(r"[\s.\-]", "", re.sub(r"^\s*ni[pk]\b[\s.:]*", "", text, flags=re.IGNORECASE))


def _birth_fits(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return born.year >= 1920  # noqa: PLR2004 - nobody older draws a salary


def _appointment_fits(digits: str) -> bool:
    age = int(digits[8:12]) - int(digits[:4])
    month = int(digits[12:14])
    return age in _WORKING_AGE and (month in _MONTHS or month in _CONTRACTS)
