"""Indonesian numbers: in words, with a decimal comma, as percentages and as sizes of files."""

import math

_UNITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SCALES = (
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
    (100, "ratus"),
    (10, "puluh"),
)
_SIZES = ("B", "kB", "MB", "GB", "TB")
_THOUSAND = 1_000
_HAIR = 1e-9


def spelled(number: int) -> str:
    """A whole number in words: 21 is "dua puluh satu", 1100 "seribu seratus"."""
    if number < 0:
        return f"minus {spelled(-number)}"
    if number < len(_UNITS):
        return _UNITS[number]
    if number < 20:  # noqa: PLR2004 - the teens
        return f"{_UNITS[number - 10]} belas"
    scale, word = next(pair for pair in _SCALES if number >= pair[0])
    many, rest = divmod(number, scale)
    # One ten, hundred or thousand is "se-"; one million is counted: "satu juta".
    head = f"se{word}" if many == 1 and scale <= _THOUSAND else f"{spelled(many)} {word}"
    return f"{head} {spelled(rest)}" if rest else head


def with_words(number: int) -> str:
    """A number followed by its words: "6 (enam)"."""
    return f"{number} ({spelled(number)})"


def length(months: int, days: int) -> str:
    """A length of time: "6 (enam) bulan 5 (lima) hari"; what is nothing is left out."""
    parts = ((months, "bulan"), (days, "hari"))
    return " ".join(f"{with_words(count)} {unit}" for count, unit in parts if count)


def thousands(number: int) -> str:
    """A whole number with dots between thousands: "1.234"."""
    return f"{number:,}".replace(",", ".")


def decimal(number: float, places: int = 1) -> str:
    """A number with dots between thousands and a decimal comma: "1.234,5"."""
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int) -> str:
    """``part`` of ``whole`` to one decimal: "87,5 %", "100 %"; "–" where there is no whole.

    Rounded down, so that no limit is shown as reached that is not: 1999 of 2500 is "79,9 %".
    Never "0 %" while there is something.
    """
    if whole <= 0:
        return "–"
    tenths = 1000 * part // whole
    if part > 0:
        tenths = max(tenths, 1)
    ones, tenth = divmod(tenths, 10)
    return f"{ones},{tenth} %" if tenth else f"{ones} %"


def even_percent(part: int, whole: int) -> str:
    """The same with its tenth always written, "100,0 %", so that a column of them lines up."""
    words = percent(part, whole)
    return words if "," in words or whole <= 0 else words.replace(" %", ",0 %")


def rounded_down(value: float, places: int = 1) -> str:
    """A percentage that is no fraction any more, rounded down as ``percent`` does: "79,9"."""
    scale = 10**places
    # What was divided exactly may lie a hair below its last digit.
    return decimal(math.floor(value * scale + _HAIR) / scale, places)


def file_size(count: int) -> str:
    """A number of bytes for people: "512 B", "1,2 MB" (1 kB is 1000 bytes)."""
    size, unit = float(count), 0
    while size >= 999.5 and unit < len(_SIZES) - 1:  # noqa: PLR2004 - it would print as 1.000
        size, unit = size / _THOUSAND, unit + 1
    short = unit == 0 or size >= 99.5  # noqa: PLR2004 - three figures say enough
    return f"{thousands(round(size)) if short else decimal(size)} {_SIZES[unit]}"
