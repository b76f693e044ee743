"""How hard a passphrase is to guess: a careful estimate that never flatters.

Every run of letters counts as one word out of a few thousand, however long it is, for guessers
try words; well-known ones, dates, rows of the keyboard and what belongs to the office count for
almost nothing, and so does what follows in a saying or a song. Letters written as figures hide
nothing. zxcvbn takes Indonesian words for random letters, so this is our own.
"""

import math
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import pairwise

from msgspec import Struct

from rehabdesk.domain.well_known_words import ROWS, SAYINGS, WORDS

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

_SAYING = 9.0
_GOES_ON = 1.5
_IN_DISGUISE = 2.0
_DATE = 11.0
_ROW = 2.0
_LEAST_OF_ROW = 4

_CHUNK = re.compile(r"[^\s\-_.,]+|[\s\-_.,]")
_BETWEEN_MARKS = re.compile(r"[^!&+/:;=?*#%]+|[!&+/:;=?*#%]")
_PART = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_YEARS = re.compile(r"(19|20)\d\d")
_DATES = re.compile(
    r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])((19|20)?\d\d)|(19|20)\d\d(0[1-9]|1[0-2])([0-3]\d)"
)
_DISGUISES = str.maketrans("01345789@$", "oieastbgas")


def _sound(word: str) -> str:
    """A word as it sounds: "Bhinneka", "bhineka" and "bineka" are one."""
    return re.sub(r"(.)\1+", r"\1", word.replace("h", ""))


_FOLLOWS = frozenset(
    pair for saying in SAYINGS for pair in pairwise(_sound(word) for word in saying.split())
)
_OF_SAYINGS = frozenset(_sound(word) for saying in SAYINGS for word in saying.split())
_RUN_TOGETHER = frozenset("".join(_sound(word) for word in one.split()) for one in SAYINGS)


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
    bits, known_word, before = 0.0, "", ""
    for part, extra in _parts(passphrase.casefold(), own):
        known = part in WORDS or part in own
        goes_on = (_sound(before), _sound(part)) in _FOLLOWS
        if part in seen:
            bits += _SEPARATOR
        elif goes_on:
            # The word before was taken for one of some thousand; now the saying is known.
            bits += _GOES_ON
        else:
            bits += _worth(part, known=known) + extra
        known_word = known_word or (part if known else f"{before} {part}" if goes_on else "")
        seen.add(part)
        before = part if part.isalpha() else before
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


def _parts(text: str, own: set[str]) -> Iterator[tuple[str, float]]:
    """Words, numbers and signs, each with what its disguise is worth: "r4h4s1a" is "rahasia"."""
    for chunk in _CHUNK.findall(text):
        # A mark stays with its own row.
        for piece in [chunk] if _in_row(chunk) else _BETWEEN_MARKS.findall(chunk):
            rows = _rows(piece)
            before, word, after = _undisguised(piece, own) if not rows else ("", "", "")
            yield from ((one, 0.0) for one in (*rows, *_PART.findall(before)))
            if word:
                yield word, _IN_DISGUISE
            yield from ((one, 0.0) for one in _PART.findall(after))


def _rows(piece: str) -> tuple[str, ...]:
    """The row of the keyboard that a piece is, or the two that are typed in turn; else none."""
    for rows in ((piece,), (piece[::2], piece[1::2])):
        if all(len(one) >= _LEAST_OF_ROW and _in_row(one) for one in rows):
            return rows
    return ()


def _in_row(part: str) -> bool:
    return any(part in row for row in ROWS)


def _undisguised(chunk: str, own: set[str]) -> tuple[str, str, str]:
    """A known word in figures and signs, with what stands before and after it; else no word."""
    if chunk.isalpha() or not any(sign.isalpha() for sign in chunk):
        return chunk, "", ""
    head = len(chunk) - len(chunk.lstrip("0123456789"))
    core = len(chunk.rstrip("0123456789!@#$%^&*?+="))
    for start in (0, head):
        for end in range(len(chunk), core - 1, -1):
            inside = chunk[start:end]
            word = inside.translate(_DISGUISES)
            if word != inside and (word in WORDS or word in own or _sound(word) in _OF_SAYINGS):
                return chunk[:start], word, chunk[end:]
    return chunk, "", ""


def _worth(part: str, *, known: bool) -> float:
    if known:
        return _KNOWN
    if len(part) >= _LEAST_OF_ROW and _in_row(part):
        return _ROW
    if _sound(part) in _RUN_TOGETHER:
        return _SAYING
    if part.isdigit():
        return _digits(part)
    if part.isalpha():
        return _letters(part)
    return _SEPARATOR if part in " -_.," else _SYMBOL


def _digits(part: str) -> float:
    if _in_row(part) or len(set(part)) == 1:
        return _SEPARATOR + 1
    if _YEARS.fullmatch(part):
        return _YEAR
    if _DATES.fullmatch(part):
        return _DATE
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
