"""The code in a certificate's QR, by which its office can tell a true one without a network.

It is a keyed digest (HMAC-SHA256, first 10 bytes, base32) of the number, the name and the day
of issue, so only a holder of the office's secret can make or check one. Every code is 23 signs
of the QR alphanumeric set: "RD1-XXXX-XXXX-XXXX-XXXX".
"""

import base64
import hashlib
import hmac
import re
import unicodedata
from datetime import date

from rehabdesk.domain.refusals import CheckCodeWrong

_PREFIX = "RD1"
_DIGEST_BYTES = 10
_SHAPE = re.compile(r"RD[1IL]([A-Z2-7]{16})")
# Base32 has no 0, 1, 8 and 9: whoever types one of these saw the letter.
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})


def make_check_code(secret: bytes, number: str, name: str, issued_on: date) -> str:
    """The check code of one certificate; case and spacing of number and name do not matter."""
    words = ("rehabdesk certificate 1", _plain(number), _plain(name), issued_on.isoformat())
    digest = hmac.new(secret, "\n".join(words).encode(), hashlib.sha256).digest()
    letters = base64.b32encode(digest[:_DIGEST_BYTES]).decode("ascii")
    return "-".join((_PREFIX, *(letters[at : at + 4] for at in range(0, len(letters), 4))))


def read_check_code(text: str, *, field: str = "check_code") -> str:
    """A typed or scanned code in its printed form: case, dashes and 0/O, 1/I, 8/B forgiven.

    Raises:
        CheckCodeWrong: it is no check code.
    """
    typed = re.sub(r"[\s\-‐‑–—]", "", text).upper()
    found = _SHAPE.fullmatch(typed[:3] + typed[3:].translate(_MISREAD))
    if not found:
        raise CheckCodeWrong(field=field, text=text.strip())
    letters = found[1]
    return "-".join((_PREFIX, *(letters[at : at + 4] for at in range(0, len(letters), 4))))


def matches(secret: bytes, code: str, *, number: str, name: str, issued_on: date) -> bool:
    """Whether ``code``, as typed or scanned, belongs to this certificate of this office."""
    try:
        typed = read_check_code(code)
    except CheckCodeWrong:
        return False
    return hmac.compare_digest(typed, make_check_code(secret, number, name, issued_on))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
