"""QR codes: those for check codes are of version 3, level M, one fixed mask, made in microseconds.

Capitals, digits and " $%*+-./:" up to 61 signs (ISO/IEC 18004, alphanumeric mode) take the quick
road: every step of it is linear, so a code is the XOR of precomputed integers. All else is made by
zxing-cpp. Tests compare it with another encoder and read it back from the page.
"""

from functools import cache

from msgspec import Struct

from rehabdesk.documents.kit.qr_layout import MODULES, Tables, tables

_SIGNS = {sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")}
_LONGEST = 61
_DATA_BYTES = 44
_CHECK_BITS = 26 * 8


class QrCode(Struct, frozen=True):
    """A square of modules: rows from the top, a set bit is black, each row in whole bytes."""

    modules: int
    rows: bytes


def qr_code(text: str) -> QrCode:
    """The QR code of any text that a QR code can hold."""
    if len(text) <= _LONGEST and all(map(_SIGNS.__contains__, text)):
        return _quick(text, _tables())
    return smallest_qr_code(text)


def _quick(text: str, made: Tables) -> QrCode:
    data = _packed(text)
    message = data.to_bytes(_DATA_BYTES, "big")
    check = 0
    for byte in message:
        step = byte ^ (check >> (_CHECK_BITS - 8))
        check = ((check << 8) & ((1 << _CHECK_BITS) - 1)) ^ made.checks[step]
    drawn = made.fixed
    stream = message + check.to_bytes(_CHECK_BITS // 8, "big")
    for byte, (high, low) in zip(stream, made.places, strict=True):
        drawn ^= high[byte >> 4] ^ low[byte & 15]
    return QrCode(MODULES, drawn.to_bytes(MODULES * 4, "big"))


def _packed(text: str) -> int:
    """The 44 data bytes: mode, length, pairs of signs in 11 bits, end and padding."""
    bits, value = 13, (0b0010 << 9) | len(text)
    for first, second in zip(text[::2], text[1::2], strict=False):
        value = (value << 11) | (_SIGNS[first] * 45 + _SIGNS[second])
        bits += 11
    if len(text) % 2:
        value, bits = (value << 6) | _SIGNS[text[-1]], bits + 6
    room = _DATA_BYTES * 8
    end = min(4, room - bits)
    value, bits = value << end, bits + end
    value, bits = value << (-bits % 8), bits + (-bits % 8)
    for number in range((room - bits) // 8):
        value = (value << 8) | (0x11 if number % 2 else 0xEC)
    return value


@cache
def _tables() -> Tables:
    return tables()


def smallest_qr_code(text: str) -> QrCode:
    """The QR code of level M with the fewest modules that holds the text, made by zxing-cpp."""
    from rehabdesk.documents.kit.zxing import dark_modules

    lines = dark_modules(text)
    side, width = len(lines), (len(lines) + 7) // 8
    rows = b"".join((line << (width * 8 - side)).to_bytes(width, "big") for line in lines)
    return QrCode(side, rows)
