"""Where the bits of a version 3, level M QR code go, as integers to be XORed (ISO/IEC 18004).

One integer holds the whole square: 29 rows of 32 bits from the top, the left module highest.
"""

from collections.abc import Iterator

from msgspec import Struct

MODULES = 29
_ROW_BITS = 32
_CODEWORDS = 70
_CHECK_BYTES = 26
# Level M with mask 0, protected by its BCH code and masked as the standard says (its table C.1).
_FORMAT = 0b101010000010010
_ALIGNMENT = 22


class Tables(Struct, frozen=True):
    """Check bytes of each step, both halves of each codeword, and what never changes."""

    checks: tuple[int, ...]
    places: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    fixed: int


def tables() -> Tables:
    """Make the tables; a millisecond or two, once."""
    fixed, taken = _patterns()
    free = [(row, column) for row, column in _snake() if not taken & _bit(row, column)]
    fixed |= sum(_bit(row, column) for row, column in free if (row + column) % 2 == 0)
    bits = [_bit(row, column) for row, column in free]
    places = tuple(
        (_combined(bits[at : at + 4]), _combined(bits[at + 4 : at + 8]))
        for at in range(0, _CODEWORDS * 8, 8)
    )
    return Tables(_check_steps(), places, fixed)


def _bit(row: int, column: int) -> int:
    return 1 << ((MODULES - 1 - row) * _ROW_BITS + _ROW_BITS - 1 - column)


def _combined(bits: list[int]) -> tuple[int, ...]:
    """The XOR of every choice of bits, the first bit being the highest of the index."""
    made = [0]
    for bit in reversed(bits):
        made += [value ^ bit for value in made]
    return tuple(made)


def _patterns() -> tuple[int, int]:
    """The modules that are the same in every code: which are black, and which are taken."""
    black: set[tuple[int, int]] = {(MODULES - 8, 8)}
    taken: set[tuple[int, int]] = {(MODULES - 8, 8)}
    for middle in ((3, 3), (3, MODULES - 4), (MODULES - 4, 3)):
        _square(middle, 4, {0, 1, 3}, black, taken)
    _square((_ALIGNMENT, _ALIGNMENT), 2, {0, 2}, black, taken)
    for step in range(8, MODULES - 8):
        taken |= {(6, step), (step, 6)}
        black |= {(6, step), (step, 6)} if step % 2 == 0 else set()
    for number, places in enumerate(_format_places()):
        taken.update(places)
        black.update(places if _FORMAT >> number & 1 else ())
    return sum(_bit(*place) for place in black), sum(_bit(*place) for place in taken)


def _square(
    middle: tuple[int, int],
    reach: int,
    rings: set[int],
    black: set[tuple[int, int]],
    taken: set[tuple[int, int]],
) -> None:
    """Take a square around a middle, as far as the code goes, with some of its rings black."""
    whole = range(MODULES)
    for row in range(middle[0] - reach, middle[0] + reach + 1):
        for column in range(middle[1] - reach, middle[1] + reach + 1):
            if row in whole and column in whole:
                taken.add((row, column))
                if max(abs(row - middle[0]), abs(column - middle[1])) in rings:
                    black.add((row, column))


def _format_places() -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Both places of each format bit, the lowest bit first."""
    down = [*range(6), 7, 8, *range(MODULES - 7, MODULES)]
    across = [*range(MODULES - 1, MODULES - 9, -1), 7, *range(5, -1, -1)]
    return [((row, 8), (8, column)) for row, column in zip(down, across, strict=True)]


def _snake() -> Iterator[tuple[int, int]]:
    """The way of the data: columns in pairs from the right, up and down in turn."""
    upwards = True
    for right in [*range(MODULES - 1, 6, -2), 5, 3, 1]:
        for step in range(MODULES):
            row = MODULES - 1 - step if upwards else step
            yield row, right
            yield row, right - 1
        upwards = not upwards


def _check_steps() -> tuple[int, ...]:
    """What each leading byte does to the remainder of the Reed-Solomon division."""
    generator = [1]
    root = 1
    for _ in range(_CHECK_BYTES):
        longer = [*generator, 0]
        for at, value in enumerate(generator):
            longer[at + 1] ^= _times(value, root)
        generator, root = longer, _times(root, 2)
    steps = [
        int.from_bytes(bytes(_times(value, 1 << bit) for value in generator[1:]), "big")
        for bit in range(7, -1, -1)
    ]
    return _combined(steps)


def _times(first: int, second: int) -> int:
    """The product in the field of 256 elements, polynomial 0x11D."""
    product = 0
    while second:
        if second & 1:
            product ^= first
        first <<= 1
        if first & 0x100:
            first ^= 0x11D
        second >>= 1
    return product
