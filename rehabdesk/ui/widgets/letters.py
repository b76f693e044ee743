"""The places of typed words in a title, so that a list can mark them."""

import unicodedata

_LEAST_INSIDE = 4


def places(text: str, title: str) -> tuple[int, ...]:
    """The places in a title of the words that were typed: at the beginning of a word of it.

    A word of four letters or more is also found inside another.
    """
    plain = _plain(title)
    found: set[int] = set()
    for word in _plain(text).split():
        at = _begun(word, plain)
        if at < 0 and len(word) >= _LEAST_INSIDE:
            at = plain.find(word)
        if at >= 0:
            found.update(range(at, at + len(word)))
    return tuple(sorted(found))


def _begun(word: str, plain: str) -> int:
    at = plain.find(word)
    while at > 0 and plain[at - 1].isalnum():
        at = plain.find(word, at + 1)
    return at


def _plain(text: str) -> str:
    """Small letters without accents, each in the place of its own."""
    return "".join(unicodedata.normalize("NFD", one)[0].lower()[:1] or one for one in text)
