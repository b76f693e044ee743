"""People's names shortened for narrow places, and joined with their aliases."""

import re
from collections.abc import Iterable

_TITLE = re.compile(r"^(?:(?:prof|drs|dra|drg|dr|ir|hj|h|kh|apt|ns)\.\s*)+", re.IGNORECASE)
_PATRONYMIC = re.compile(r"\s+(?:bin|binti)\s+.*$", re.IGNORECASE)
_ALIAS = re.compile(r"\s+(?:als|alias)\b.*$", re.IGNORECASE)
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?![./\\])")
_ABBREVIATED = 3


def plain_name(name: str) -> str:
    """A name without titles before, degrees behind and aliases."""
    bare = _ALIAS.sub("", " ".join(name.split()).partition(",")[0])
    return _TITLE.sub("", bare) or bare


def one_stop(sentence: str) -> str:
    """A sentence whose last name brought a full stop along: "… Ratna, S.Psi.." ends with one."""
    return _TWO_STOPS.sub(".", sentence)


def initials(name: str) -> str:
    """The first letters of the first and the last word of the own name: "RK"."""
    words = [word for word in re.split(r"[\s.]+", _own_name(name)) if word]
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()


def short_name(name: str, limit: int = 24) -> str:
    """A name in at most about ``limit`` characters, by steps.

    Titles and degrees go first, then the father's name, then the later words shrink to
    initials from the end; the first two words always stay.
    """
    plain = plain_name(name)
    if len(plain) <= limit:
        return plain
    words = _own_name(name).split(" ")
    for at in range(len(words) - 1, 1, -1):
        if len(" ".join(words)) <= limit:
            break
        if len(words[at]) >= _ABBREVIATED:
            words[at] = f"{words[at][0]}."
    return " ".join(words)


def with_aliases(name: str, aliases: Iterable[str]) -> str:
    """A name as courts write it: "Mahmud Bin Karta als. Cungkring als. Acil"."""
    return " als. ".join((name, *aliases))


def _own_name(name: str) -> str:
    return _PATRONYMIC.sub("", plain_name(name))
