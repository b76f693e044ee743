"""How hard a passphrase is to guess: a careful estimate that never flatters.

Every run of letters counts as one word out of a few thousand, however long it is, for guessers
try words; well-known ones, dates, rows of the keyboard and what belongs to the office count for
almost nothing. English estimators take Indonesian words for random letters, so this is our own.
"""

import math
import re
from collections.abc import Iterable
from enum import Enum
from itertools import pairwise

from msgspec import Struct

LEAST_LENGTH = 12
LEAST_BITS = 34
_GOOD_BITS = 46
_STRONG_BITS = 58
_WORD = 13.0
_KNOWN = 4.0
_YEAR = 6.0
_DIGIT = 3.3
_SYMBOL = 4.0
_SEPARATOR = 1.0
_GUESSES_A_SECOND = 20_000.0
"""What a thief with a copy and about twenty strong graphics cards may try at 64 MiB a guess."""

_COMMON_WORDS = """
rahasia sandi kata katasandi password passwd admin administrator petugas lapas rutan penjara
indonesia merdeka garuda pancasila nusantara jakarta bandung serang banten bismillah
alhamdulillah allah sayang cinta ganteng cantik anjing kucing bunga mawar melati qwerty
qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcdef satu dua tiga empat lima
konselor rehab rehabilitasi napza narkoba narkotika residen wbp kantor komputer contoh
welcome selamat datang pagi rehabdesk user login test tes coba iloveyou letmein monkey
dragon master budi agus dewi siti muhammad ahmad
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_PART = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_YEARS = re.compile(r"(19|20)\d\d")
_PLAIN_ROWS = ("01234567890", "09876543210")


class Strength(Enum):
    """What a passphrase is worth against somebody who has stolen the file."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


class Estimate(Struct, frozen=True, kw_only=True):
    """``bits`` of guessing, what that is worth, and the years a thief would need on average."""

    bits: float
    strength: Strength
    years: float
    known_word: str = ""
    """A part that everybody tries first, or nothing."""


def estimate(passphrase: str, besides: Iterable[str] = ()) -> Estimate:
    """Judge a passphrase; ``besides`` are words a guesser would try: the office, the user."""
    own = {word.casefold() for text in besides for word in re.findall(r"\w{3,}", text)}
    seen: set[str] = set()
    bits, known_word = 0.0, ""
    for part in _PART.findall(passphrase.casefold()):
        known = part in _COMMON or part in own
        known_word = known_word or (part if known else "")
        bits += _SEPARATOR if part in seen else _worth(part, known=known)
        seen.add(part)
    if any(sign.isupper() for sign in passphrase[1:]):
        bits += 1.0
    short = len(passphrase) < LEAST_LENGTH
    years = 2.0 ** max(bits - 1, 0) / _GUESSES_A_SECOND / 31_557_600
    return Estimate(
        bits=round(bits, 1),
        strength=Strength.WEAK if short else _strength(bits),
        years=years,
        known_word=known_word,
    )


def _worth(part: str, *, known: bool) -> float:
    if known:
        return _KNOWN
    if part.isdigit():
        return _digits(part)
    if part.isalpha():
        return _letters(part)
    return _SEPARATOR if part in " -_.," else _SYMBOL


def _digits(part: str) -> float:
    if any(part in row for row in _PLAIN_ROWS) or len(set(part)) == 1:
        return _SEPARATOR + 1
    if _YEARS.fullmatch(part):
        return _YEAR
    return min(_DIGIT * len(part), 20.0)


def _letters(part: str) -> float:
    rising = sum(abs(ord(b) - ord(a)) <= 1 for a, b in pairwise(part))
    if len(part) > 1 and rising == len(part) - 1:
        return 2.0
    return min(math.log2(26) * len(part), _WORD)


def _strength(bits: float) -> Strength:
    if bits < LEAST_BITS:
        return Strength.WEAK
    if bits < _GOOD_BITS:
        return Strength.FAIR
    return Strength.GOOD if bits < _STRONG_BITS else Strength.STRONG
