"""What somebody means who types a few words: which titles fit, and how near they are.

Every typed word has to be found, as a word or its beginning, or as what else people call it.
Letters that are merely scattered over a title are no hit.
"""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

Phrase = tuple[str, ...]
Synonyms = Mapping[Phrase, Sequence[Phrase]]
"""What people type, and what the program calls it."""

_LEAST_BEGUN = 3
"""Letters after which a word may be the beginning of what people call a thing."""
_LEAST_INSIDE = 4
"""Letters after which a word is also found inside another: "hadir" in "kehadiran"."""

# How far off a word is; the least is the nearest.
_BEGUN, _INSIDE = 10, 30
_CALLED, _CALLED_BEGUN, _LESS_USUAL = 10, 16, 5
_BEHIND = 25
_WHOLE, _BEGINS = -30, -15
_EXTRA_WORD, _MOST_EXTRA = 2, 6


class Way(Struct, frozen=True):
    """What a typed word may mean, and how far that is; 0 is the word itself."""

    phrase: Phrase
    far: int = 0


class Asked(Struct, frozen=True, kw_only=True):
    """The words of one search; ``ways`` has for each what it may mean, as typed first."""

    words: Phrase
    ways: tuple[tuple[Way, ...], ...]


class Told(Struct, frozen=True, kw_only=True):
    """What can be found: the words of its title, and others that lead to it."""

    title: Phrase
    others: Phrase = ()


def plain_words(text: str) -> Phrase:
    """The words of a text in small letters without accents and signs."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = (one if one.isalnum() else " " for one in folded if not unicodedata.combining(one))
    return tuple("".join(letters).split())


def told(title: str, *others: str) -> Told:
    """What is called so, and is found by these words, too."""
    return Told(
        title=plain_words(title), others=tuple(word for one in others for word in plain_words(one))
    )


def asked_for(
    words: Sequence[str], synonyms: Synonyms, fillers: Collection[str] = frozenset()
) -> Asked:
    """What these words may mean; ``fillers`` are left out where other words remain."""
    meant = [one for one in words if one not in fillers] or list(words)
    ways: list[tuple[Way, ...]] = []
    at = 0
    while at < len(meant):
        pair = tuple(meant[at : at + 2])
        last = at + 2 >= len(meant)
        if len(pair) > 1 and (found := _called(pair, synonyms, begun=last)):
            ways.append((Way(pair), *found))
            at += 2
        else:
            single = (meant[at],)
            ways.append((Way(single), *_called(single, synonyms, begun=True)))
            at += 1
    return Asked(words=tuple(meant), ways=tuple(ways))


def _called(typed: Phrase, synonyms: Synonyms, *, begun: bool) -> list[Way]:
    """What else a word or two is called, the usual first; the last word may be only begun."""
    found, far = list(synonyms.get(typed, ())), _CALLED
    if not found and begun and len(typed[-1]) >= _LEAST_BEGUN:
        far = _CALLED_BEGUN
        for key, phrases in synonyms.items():
            same = len(key) == len(typed) and key[:-1] == typed[:-1]
            if same and key[-1].startswith(typed[-1]):
                found += phrases
    return [Way(one, far + at * _LESS_USUAL) for at, one in enumerate(dict.fromkeys(found))]


def nearness(asked: Asked, thing: Told) -> int | None:
    """How far off something is (the least is the nearest), or nothing where a word is missing."""
    total = 0
    for ways in asked.ways:
        found = [far for far in _distances(ways, thing) if far is not None]
        if not found:
            return None
        total += min(found)
    extra = len(thing.title) - len(asked.words)
    total += _EXTRA_WORD * max(0, min(extra, _MOST_EXTRA))
    if thing.title == asked.words:
        return total + _WHOLE
    begins = thing.title[: len(asked.words) - 1] == asked.words[:-1]
    if begins and len(thing.title) >= len(asked.words) > 0:
        last = thing.title[len(asked.words) - 1]
        return total + (_BEGINS if last.startswith(asked.words[-1]) else 0)
    return total


def _distances(ways: Sequence[Way], thing: Told) -> Iterable[int | None]:
    everywhere = thing.title + thing.others
    for at, way in enumerate(ways):
        far = _in_words(way.phrase, thing.title, typed=at == 0)
        if far is not None:
            yield far + way.far
            continue
        far = _in_words(way.phrase, everywhere, typed=at == 0)
        yield None if far is None else far + way.far + _BEHIND


def _in_words(phrase: Phrase, words: Phrase, *, typed: bool) -> int | None:
    """How far off the words of a phrase are in other words; a typed one may be unfinished."""
    total = 0
    for word in phrase:
        if word in words:
            continue
        if typed and any(one.startswith(word) for one in words):
            total += _BEGUN
        elif typed and len(word) >= _LEAST_INSIDE and any(word in one for one in words):
            total += _INSIDE
        else:
            return None
    return total
