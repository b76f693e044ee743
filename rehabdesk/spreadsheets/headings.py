"""What a heading means, in one row or in two: the words of a list's columns in one form."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

_PUNCTUATION = re.compile(r"[.:;()\[\]_*\"'’#?,]+|\s+")
_SPELLINGS = {
    "tgl": "tanggal",
    "tggl": "tanggal",
    "tanggal": "tanggal",
    "nomor": "no",
    "nmr": "no",
    "nomer": "no",
    "num": "no",
    "reg": "registrasi",
    "register": "registrasi",
    "regristrasi": "registrasi",
    "kmr": "kamar",
    "jk": "jenis kelamin",
    "nm": "nama",
    "jns": "jenis",
    "bln": "bulan",
    "thn": "tahun",
    "th": "tahun",
    "hr": "hari",
    "ket": "keterangan",
    "hp": "hp",
    "expirasi": "ekspirasi",
    "kelahiran": "lahir",
}
# Whose name, number or address it is: "Alamat Orang Tua" is not where somebody lives.
OTHERS = frozenset(
    (
        *("ayah", "bapak", "ibu", "tua", "ortu", "wali", "istri", "isteri", "suami", "pasangan"),
        *("anak", "saudara", "keluarga", "penjamin", "pelapor", "korban", "hakim", "jaksa"),
        "darurat",
    )
)
"""Words of people who are not the person of a row."""
_PARTS = frozenset({"tempat", "tmp", "tpt", "kota", "dan", "tanggal", "hari", "bulan", "tahun"})
_DAY_WORDS = frozenset({"tanggal", "hari", "bulan", "tahun"})
_PLACE_WORDS = frozenset({"tempat", "tmp", "tpt", "kota"})


def normal_heading(text: str) -> str:
    """A heading without case, punctuation and abbreviations: "No. Reg" is "no registrasi"."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub(r"\s*/\s*", "/", plain)
    words = (word for word in _PUNCTUATION.split(plain) if word)
    return " ".join(_SPELLINGS.get(word, word) for word in words)


def meanings_of(
    upper: Sequence[str], lower: Sequence[str], both: Sequence[str], known: Collection[str]
) -> tuple[str, ...]:
    """The normal forms of two rows of headings; ``both`` are the two as one, column by column.

    Of the ways to read a column the first is taken that is known: both rows together, the lower
    one as a part of the upper, the lower one alone or before the upper, the upper one alone.
    Where most of the lower row is known in no way it holds no headings, and nothing is chosen.
    """
    joined = tuple(map(normal_heading, both))
    reach = ""
    made: list[str] = []
    told = named = 0
    for above, below, whole in zip(upper, lower, joined, strict=False):
        # An upper heading reaches over the empty cells to its right.
        reach = above or (reach if below else "")
        high, low = normal_heading(reach), normal_heading(below)
        if not low or not high or low == high:
            made.append(whole)
            continue
        found = next((one for one in _ways(low, high, whole) if one in known), "")
        told += 1
        named += bool(found)
        made.append(found or (high if high in known else whole))
    return tuple(made) if named * 2 > told else joined


def _ways(low: str, high: str, whole: str) -> Iterator[str]:
    """The ways to read a column below another heading; what is of somebody else stays theirs."""
    yield whole
    yield from _as_part(low, high)
    if OTHERS.isdisjoint(words_of(high)) or not OTHERS.isdisjoint(words_of(low)):
        yield low
    yield f"{low} {high}"


def words_of(heading: str) -> list[str]:
    """The words of a heading in its normal form, those that a stroke parts, too."""
    return [_SPELLINGS.get(one, one) for one in re.split(r"[ /]+", heading)]


def _as_part(low: str, high: str) -> Iterator[str]:
    """What "Tgl/Bln/Th" or "Tempat" means below "Tempat dan Tanggal Lahir": its day or place."""
    parts = words_of(low)
    rest = " ".join(one for one in words_of(high) if one not in _PARTS)
    if _DAY_WORDS.issuperset(parts):
        yield f"tanggal {rest}".strip()
    elif _PLACE_WORDS.issuperset(parts):
        yield f"tempat {rest}".strip()
