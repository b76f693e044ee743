"""What a text field accepts: one line, within its length, of signs that the fonts can print."""

import re
import unicodedata

from rehabdesk.domain.refusals import Missing, TooLong, UnprintableText

# Scripts and signs that the bundled typeface holds; the rest would come out as empty boxes.
_PRINTABLE = (
    (0x0020, 0x007E),  # basic Latin
    (0x00A0, 0x0148),  # Latin with marks
    (0x014A, 0x017F),
    (0x01CD, 0x0233),
    (0x02B0, 0x02FF),  # letters that serve as apostrophes, accents on their own
    (0x0384, 0x03D7),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1E9B),  # more Latin with marks
    (0x1EA0, 0x1EFF),
    (0x2010, 0x2027),  # dashes, quotation marks, bullets
    (0x2030, 0x2055),  # per mille, primes
    (0x2070, 0x208E),  # raised and lowered figures
    (0x20AC, 0x20AC),  # euro
    (0x2103, 0x2103),  # degrees Celsius
    (0x2116, 0x2116),  # numero
    (0x2122, 0x2122),  # trade mark
    (0x2190, 0x2199),  # arrows
    (0x2212, 0x2212),  # minus
    (0x2248, 0x2248),  # almost equal
    (0x2260, 0x2260),  # not equal
    (0x2264, 0x2265),  # at most, at least
)
# Invisible signs that word processors and web pages leave behind.
_LEFTOVERS = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SHOWN = 5


def tidy_text(text: str) -> str:
    """``text`` on one line with single spaces, accents joined to their letters (NFC)."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_LEFTOVERS).split())


def printable(sign: str) -> bool:
    """Whether one sign can be put on paper with the bundled typeface."""
    code = ord(sign)
    assigned = unicodedata.category(sign) not in {"Cn", "Cc", "Cf"}
    return assigned and any(first <= code <= last for first, last in _PRINTABLE)


def require_text(field: str, text: str, limit: int, *, optional: bool = False) -> str:
    """``text`` tidied, of at most ``limit`` characters.

    Raises:
        Missing: nothing is left of it and it is not ``optional``.
        TooLong: it is longer than ``limit``.
        UnprintableText: it holds control signs, emoji or other signs no font here has.
    """
    if optional and not text:
        return ""
    tidy = tidy_text(text)
    if not tidy and not optional:
        raise Missing(field=field)
    strange = list(dict.fromkeys(sign for sign in tidy if not printable(sign)))
    if strange:
        raise UnprintableText(field=field, signs=" ".join(map(_shown, strange[:_SHOWN])))
    if len(tidy) > limit:
        raise TooLong(field=field, limit=limit, length=len(tidy))
    return tidy


def require_lines(field: str, text: str, limit: int) -> str:
    """``text`` of several lines, each tidied, with one empty line at most between two.

    A tab is a space, as a pasted table has them. Empty is allowed.

    Raises:
        TooLong, UnprintableText.
    """
    lines = [tidy_text(line) for line in text.splitlines()]
    kept = [line for before, line in zip(("", *lines), lines, strict=False) if line or before]
    whole = "\n".join(kept).strip()
    for line in filter(None, kept):
        require_text(field, line, len(line))
    if len(whole) > limit:
        raise TooLong(field=field, limit=limit, length=len(whole))
    return whole


def _shown(sign: str) -> str:
    return sign if sign.isprintable() else f"U+{ord(sign):04X}"


def natural_key(text: str) -> tuple[str | int, ...]:
    """What names with numbers are ordered by: "Kelompok 2" before "Kelompok 10", "a" beside "A"."""
    parts = re.split(r"([0-9]+)", text.casefold())
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts))
