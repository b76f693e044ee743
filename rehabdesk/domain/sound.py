"""Names brought to how they sound, so that spellings of one name meet.

Only for finding people who may be the same; nothing is joined by it without being asked about.
"""

import re
from functools import lru_cache

from rehabdesk.domain.matching import normal_name

_TITLES = frozenset(
    {
        *("h", "hj", "kh", "dr", "drg", "drs", "dra", "ir", "prof"),
        *("ust", "ustad", "ustadz", "ustaz", "haji", "hajjah", "kyai", "kiai"),
        *("r", "rd", "rr", "rm", "raden", "ra", "tb", "tubagus", "tgk", "teuku", "cut"),
        *("ny", "nn", "tn", "sdr", "sdri", "bpk", "ibu"),
    }
)
_MUHAMAD = re.compile(r"m[dh]|mhd|mohd|m[uo](?:ch|h|kh)|m[uo](?:ch|kh|h|k)am+[aeu]?[dt]")
_SHORT = {"m": "muhamad", "mu": "muhamad", "mo": "muhamad", "abd": "abdul", "abdl": "abdul"}
"""What is short for a name where another name follows."""
_FATHER = re.compile(r" (?:bin|binti|b|bt) ")
_OF_GOD = re.compile(r"abdu(?:l|([rsnzdt])(?=\1|$))")
_SPELLINGS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        # Spelling before 1972.
        (r"oe", "u"),
        (r"dj", "j"),
        (r"tj", "c"),
        (r"nj", "n"),
        (r"sj|sy|sh", "s"),
        # Arabic and Javanese letters that are written in several ways.
        (r"dh", "d"),
        (r"th|ts", "t"),
        (r"gh", "g"),
        (r"ph|v|f", "p"),
        (r"q", "k"),
        (r"x", "ks"),
        (r"ch|kh|h", ""),
        (r"ae", "ai"),
        (r"oo|ou", "u"),
        (r"(?<=l)o$", "a"),
        (r"ye", "ie"),
        (r"dz|[yjz]", "i"),
        (r"w(?=a)", "u"),
    )
)
_DOUBLED = re.compile(r"(.)\1+")


def sound_of(name: str) -> str:
    """How a name sounds, without spaces, titles, degrees and the father's name.

    "Ma'ruf" and "Maruf", "Moh. Yusup" and "Muhammad Jusuf", "Abdul Rahman" and "Abdurrahman",
    "Nur Aini" and "Nuraini" sound alike. Empty where nothing of the name is left.
    """
    plain = normal_name(name.partition(",")[0])
    words = _FATHER.split(plain)[0].split()
    named = [word for word in words if word not in _TITLES] or words
    if len(named) == 1:
        return _heard(named[0])
    return "".join(_heard(_SHORT.get(word, word)) for word in named)


# Kept, for most names of a register are made of the same few thousand words.
@lru_cache(maxsize=1 << 15)
def _heard(word: str) -> str:
    """One word as it sounds."""
    if _MUHAMAD.fullmatch(word):
        return "muamad"
    heard = _OF_GOD.sub("abdu", word)
    for spelling, sound in _SPELLINGS:
        heard = spelling.sub(sound, heard)
    return _DOUBLED.sub(r"\1", heard)
