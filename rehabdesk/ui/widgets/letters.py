"""Finding a few typed letters in a text and remembering where they were."""


def match(query: str, text: str) -> tuple[int, tuple[int, ...]] | None:
    """Give how far off the match is (0 best) and the places of its letters, or None.

    Whole parts are better than scattered letters, starts of words better than middles.
    """
    wanted = query.casefold().strip()
    inside = text.casefold()
    if not wanted:
        return 0, ()
    if len(inside) != len(text):
        inside = text.lower()
    at = inside.find(wanted)
    if at >= 0:
        starts = at == 0 or not inside[at - 1].isalnum()
        return (0 if at == 0 else 1 if starts else 2), tuple(range(at, at + len(wanted)))
    words = _words(wanted.split(), inside)
    if words is not None:
        return 3, words
    return _scattered(wanted.replace(" ", ""), inside)


def _words(parts: list[str], inside: str) -> tuple[int, ...] | None:
    """Find every typed word somewhere, in any order."""
    places: set[int] = set()
    for part in parts:
        at = inside.find(part)
        if at < 0:
            return None
        places.update(range(at, at + len(part)))
    return tuple(sorted(places))


def _scattered(wanted: str, inside: str) -> tuple[int, tuple[int, ...]] | None:
    """Find the letters one after another, the first of them at the start of a word."""
    places: list[int] = []
    start = 0
    for number, letter in enumerate(wanted):
        at = inside.find(letter, start)
        while number == 0 and at > 0 and inside[at - 1].isalnum():
            at = inside.find(letter, at + 1)
        if at < 0:
            return None
        places.append(at)
        start = at + 1
    return 4 + places[-1] - places[0], tuple(places)
