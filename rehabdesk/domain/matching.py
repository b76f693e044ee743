"""Names and registration numbers brought to one form, so that different spellings meet.

The forms of names are for matching and searching only; paper keeps what was typed. The form of
registration numbers is the one that screens and papers show, too.
"""

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from rehabdesk.domain.name_remarks import remark_parts, without_deceased

_REGISTRATION = re.compile(
    r"""
    (?:(?:NOMOR|NO)?[\s.]*REG(?:ISTRASI|ISTER)?[\s.:]*)?
    (?P<register>[ABCDF])
    (?:[\s.\-]*(?P<roman>IV|V|[IL|]{1,3})|[\s.\-]*(?P<arabic>[1-5])(?=[\s.\-AB]))?
    (?:[\s.\-]*(?P<part>[AB]))?
    [\s.\-:]*0*(?P<number>[1-9]\d*)
    \s*[/.\-]\s*(?:19|20)?(?P<year>\d\d)(?!\d)
    (?P<suffix>.*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The same as most write it: "BI 283/26", "BIIa. 103 / 18".
_USUAL_REGISTRATION = re.compile(
    r"([ABCDF](?:I{1,3}|IV|V)?[ab]?)(?:\. ?| )([1-9][0-9]*) ?/ ?([0-9][0-9])"
)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}
_SLASHES = str.maketrans({"\\": "/", "∕": "/", "⁄": "/", "‐": "-", "‑": "-", "–": "-", "—": "-"})
_APOSTROPHES = re.compile("['’‘‛`´ʼʻʾʿ′＇“”\"]")
_WORDS = re.compile(r"[^\W_]+")
_MARKERS = {"bin": "bin", "binti": "binti", "bt": "binti", "bti": "binti"}
_ALIAS_MARKERS = {"als", "alias", "alis", "aka"}
_TITLES = {
    *("h", "hj", "kh", "dr", "drg", "drs", "dra", "ir", "ust"),
    *("alm", "almh", "almarhum", "almarhumah"),
}
# "Al" alone is the article of a name, "Al Fatih"; only with a dot or a colon it is "alias".
_ALIAS_SIGN = re.compile(
    r"\s+(?:(?P<word>als|alias|alis|a\.k\.a|aka)\b[.:]?|al[.:])\s*|\s*@\s*",
    re.IGNORECASE,
)
_ALIAS_BETWEEN = re.compile(r"\s*[,;/)(]\s*")
_FATHER_BEHIND = re.compile(r"\s+(?:bin|binti|bt|bti)\b[.]?\s+.+$", re.IGNORECASE)
_FATHER_FIRST = re.compile(r"(?:bin|binti)\s", re.IGNORECASE)
_PATRONYMIC = re.compile(r"\s+(?:bin|binti|bt|bti)\b[.]?\s+(?P<father>.+)$", re.IGNORECASE)
_NUMERALS = {"II", "III", "IV", "VI", "VII", "VIII", "IX"}


class NameParts(Struct, frozen=True, kw_only=True):
    """A name as printed ("Mahmud Bin Karta"), the father's name in it, and the aliases.

    ``remarks`` are words beside the name that are neither, such as "bebas".
    """

    name: str
    patronymic: str = ""
    aliases: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def normal_registration(text: str | None) -> str:
    """A registration number in the form "BI 283/26", "BIIa 103/18", or "" for nothing.

    The vectors are those of domain.md 7.1; what no register writes is only tidied. A suffix
    is kept behind a slash ("BI 283/26/N").
    """
    return _in_register_form(text or "") or re.sub(r"\s*/\s*", "/", _plain(text or "")).upper()


def written_registration(text: str) -> str:
    """A registration number as screens and papers show it: "BI 283/26", however it was typed.

    What no register writes stays as it was typed, without needless blanks.
    """
    return _in_register_form(text) or " ".join(text.split())


def _in_register_form(text: str) -> str:
    """The number in the form that registers write, or "" for what is none."""
    usual = _USUAL_REGISTRATION.fullmatch(text)
    if usual:
        return f"{usual[1]} {usual[2]}/{usual[3]}"
    found = _REGISTRATION.fullmatch(_plain(text))
    if not found:
        return ""
    suffix = re.findall(r"[A-Z0-9]+", found["suffix"].upper())
    number = f"{_register(found)} {found['number']}/{found['year']}"
    return "/".join([number, *suffix])


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SLASHES).split())


def _register(found: re.Match[str]) -> str:
    roman = (found["roman"] or "").upper().replace("L", "I").replace("|", "I")
    level = roman or _ROMAN.get(found["arabic"] or "", "")
    return found["register"].upper() + level + (found["part"] or "").lower()


def normal_name(text: str) -> str:
    """A name in small letters without accents, dots, apostrophes and titles.

    "bin" and "binti" stay as markers, every way of writing "alias" becomes "alias".
    """
    plain = _APOSTROPHES.sub("", text).casefold()
    if not plain.isascii():
        plain = _without_accents(_APOSTROPHES.sub("", text))
    words = _WORDS.findall(plain.replace("a.k.a", "aka"))
    words = [_MARKERS.get(word, "alias" if word in _ALIAS_MARKERS else word) for word in words]
    named = [word for word in words if word not in _TITLES]
    return " ".join(named or words)


def _without_accents(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    folded = unicodedata.normalize("NFKD", folded)
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return _APOSTROPHES.sub("", letters)


def split_name(text: str) -> NameParts:
    """The name, the father's name and the aliases of "MAHMUD BIN KARTA ALS. CUNGKRING"."""
    plain = " ".join(text.split())
    bare, in_brackets, remarks = remark_parts(plain)
    first, others = _named_otherwise(bare)
    if not first:
        return NameParts(name=_tidied(plain))
    name = _tidied(first.strip(" ,;"))
    small = name.lower()
    father = _father(name) if " bin" in small or " bt" in small else ""
    aliases = _aliases([*others, *in_brackets])
    return NameParts(name=name, patronymic=father, aliases=aliases, remarks=remarks)


def _named_otherwise(plain: str) -> tuple[str, list[str]]:
    """A name and what it says behind "als."; a father told behind an alias belongs to the name."""
    small = plain.lower()
    # Looking for letters comes before looking for patterns, which is far slower.
    if not ("@" in plain or " al" in small or " ak" in small or " a." in small):
        return plain, []
    signs = [one for one in _ALIAS_SIGN.finditer(plain) if _says_alias(one, plain)]
    if not signs:
        return plain, []
    ends = [*(one.start() for one in signs[1:]), len(plain)]
    first = plain[: signs[0].start()]
    others = [plain[one.end() : end] for one, end in zip(signs, ends, strict=True)]
    behind = _FATHER_BEHIND.search(others[-1])
    if behind and first and not _PATRONYMIC.search(first):
        others[-1] = others[-1][: behind.start()]
        first += behind[0]
    return first, others


def _says_alias(sign: re.Match[str], plain: str) -> bool:
    """Whether a word is "alias": Aka is a name, too, and so is Alias before "bin"."""
    if _FATHER_FIRST.match(plain, sign.end()):
        return False
    word = sign["word"] or ""
    if word.casefold() != "aka":
        return True
    return word.islower() != plain.islower() or word.isupper() != plain.isupper()


def _father(name: str) -> str:
    father = _PATRONYMIC.search(name)
    return without_deceased(father["father"]) if father else ""


def _aliases(others: Iterable[str]) -> tuple[str, ...]:
    pieces = [piece for other in others for piece in _ALIAS_BETWEEN.split(other)]
    aliases = dict.fromkeys(tidy_name(without_deceased(piece).strip(" .,)")) for piece in pieces)
    return tuple(alias for alias in aliases if alias)


def tidy_name(text: str) -> str:
    """A name with single spaces; one in ALL CAPITALS or all small gets proper case.

    A name that mixes both is left as it was typed: its writer knew.
    """
    return _tidied(" ".join(text.split()))


def _tidied(plain: str) -> str:
    if not (plain.isupper() or plain.islower()):
        return plain
    return " ".join(_proper(word) for word in plain.split(" "))


def _proper(word: str) -> str:
    if word.upper() in _NUMERALS:
        return word.upper()
    if word.isalpha():
        return word[:1].upper() + word[1:].lower()
    pieces = re.split(r"([.\-/(])", word)
    return "".join(_capital(piece) for piece in pieces)


def _capital(piece: str) -> str:
    head, *rest = re.split(r"(['’`])", piece, maxsplit=1)
    first = head[:1].upper() + head[1:].lower()
    if not rest:
        return first
    sign, tail = rest
    # Ma'ruf goes on small after the apostrophe, D'Angelo does not.
    return first + sign + (_capital(tail) if len(head) <= 1 else tail.lower())
