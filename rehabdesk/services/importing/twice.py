"""The new people of a list held against each other: the same one may stand in two of its rows."""

from collections import defaultdict
from datetime import date

from msgspec import Struct

from rehabdesk.domain.matching import normal_name
from rehabdesk.domain.sound import sound_of
from rehabdesk.services.importing.matching import likeness, numbers_of, own_name
from rehabdesk.services.importing.rows import FileRow

_BORN_ALIKE, _ALIKE = 78, 88
"""Least likeness of two names, 0 to 100, with the same day of birth and without one."""


class _Earlier(Struct, frozen=True, kw_only=True):
    """What an earlier row says of its person, in normal forms."""

    row: int
    name: str
    birth: date | None
    person_no: str
    number: str
    nik: str
    father: str


class EarlierRows:
    """The rows of one list that are new people, as far as it was read."""

    def __init__(self) -> None:
        self._by_nik: dict[str, _Earlier] = {}
        self._by_birth: defaultdict[date | None, list[_Earlier]] = defaultdict(list)
        self._by_sound: defaultdict[str, list[_Earlier]] = defaultdict(list)

    def doubt(self, row: FileRow) -> str:
        """Why a new person may be one of an earlier row, in words; "" where nobody is like it.

        The row keeps which one that is.
        """
        mine = _said(row)
        other, why = self._like(mine) if mine else (None, "")
        if other is None:
            return ""
        row.twin = other.row
        return f"Mirip baris {other.row}: {why}."

    def _like(self, mine: _Earlier) -> tuple[_Earlier | None, str]:
        same = self._by_nik.get(mine.nik)
        if same is not None:
            return same, "NIK sama"
        for other in self._by_birth.get(mine.birth, ()):
            if why := _born_alike(mine, other):
                return other, why
        for other in self._by_sound.get(_sound(mine.name), ()):
            if _named_alike(mine, other):
                return other, "nama sama, dan tidak ada nomor atau tanggal lahir yang membedakan"
        return None, ""

    def note(self, row: FileRow) -> None:
        """Hold later rows against this one, too."""
        mine = _said(row)
        if mine is None:
            return
        if mine.nik:
            self._by_nik.setdefault(mine.nik, mine)
        if mine.birth:
            self._by_birth[mine.birth].append(mine)
        self._by_sound[_sound(mine.name)].append(mine)


def _said(row: FileRow) -> _Earlier | None:
    name = row.get("name")
    if name is None:
        return None
    person_no, number = numbers_of(row)
    born = row.get("born")
    return _Earlier(
        row=row.number,
        name=normal_name(name.name),
        birth=row.get("birth_on") or (born[1] if born else None),
        person_no=person_no,
        number=number,
        nik=row.get("nik") or "",
        father=normal_name(row.get("father_name") or ""),
    )


def _sound(name: str) -> str:
    return sound_of(own_name(name))


def _differ(first: object, other: object) -> bool:
    return bool(first and other and first != other)


def _born_alike(mine: _Earlier, other: _Earlier) -> str:
    """What two people of one day of birth have in common, if they may be one."""
    if _differ(mine.person_no, other.person_no) or _differ(mine.nik, other.nik):
        return ""
    numbers = ", tetapi nomornya lain" if _differ(mine.number, other.number) else ""
    if mine.name == other.name:
        return f"nama dan tanggal lahir sama{numbers}"
    alike = likeness(mine.name, other.name) >= _BORN_ALIKE
    return "nama mirip dan tanggal lahir sama" if alike and not numbers else ""


def _named_alike(mine: _Earlier, other: _Earlier) -> bool:
    """Whether nothing but the name is there to tell two people apart, and it does not."""
    pairs = (
        (mine.person_no, other.person_no),
        (mine.number, other.number),
        (mine.nik, other.nik),
        (mine.father, other.father),
    )
    known_twice = mine.birth and other.birth
    apart = known_twice or any(_differ(one, another) for one, another in pairs)
    return not apart and likeness(mine.name, other.name) >= _ALIKE
