"""Who might be the same person: by number, or by a name that sounds alike."""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.lines import ResidentLine
from rehabdesk.domain.matching import normal_name, normal_registration
from rehabdesk.domain.resident import Resident
from rehabdesk.storage import Store

_ALIKE = 88
_ALIKE_BORN_THE_SAME_DAY = 75
_ALIKE_BORN_ANOTHER_DAY = 97
_SOUNDS_ALIKE = 92
"""How alike two names count that are written otherwise and sound the same."""
_LOOKED_AT = 40
_SHOWN = 8


class LikenessReason(Enum):
    """What makes two people look like one."""

    NUMBER = "number"
    NAME_AND_BIRTH = "name_and_birth"
    NAME = "name"


class Likeness(Struct, frozen=True, kw_only=True):
    """Somebody in the file who may be the person being typed in."""

    line: ResidentLine
    why: LikenessReason


def possible_doubles(
    store: Store,
    name: str,
    registration_no: str = "",
    birth_on: date | None = None,
    *,
    besides: str | None = None,
    today: date,
) -> tuple[Likeness, ...]:
    """At most eight people with this number, or a name like this, the likeliest first.

    ``besides`` is the resident being changed. A same date of birth lets names differ more, a
    different one asks for almost the same name.
    """
    found: dict[str, LikenessReason] = dict.fromkeys(
        _by_number(store, registration_no), LikenessReason.NUMBER
    )
    for resident_id, why in _by_name(store, name, birth_on):
        found.setdefault(resident_id, why)
    if besides is not None:
        found.pop(besides, None)
    ids = sorted(found, key=lambda one: list(LikenessReason).index(found[one]))[:_SHOWN]
    lines = store.residents.lines(ids, today) if ids else ()
    return tuple(Likeness(line=line, why=found[line.id]) for line in lines)


def _by_number(store: Store, registration_no: str) -> list[str]:
    matched = normal_registration(registration_no)
    if not matched:
        return []
    return [one.resident for one in store.registrations.find(matched=matched)]


def _by_name(
    store: Store, name: str, birth_on: date | None
) -> Iterable[tuple[str, LikenessReason]]:
    from rapidfuzz import fuzz, process

    typed = normal_name(name)
    if not typed:
        return
    near = dict(store.search.alike(name))
    # A misspelt beginning shares no letters; the search knows the words of the file.
    misspelt = store.search.find(name)[:_LOOKED_AT]
    likely = process.extract(typed, near, scorer=fuzz.token_set_ratio, limit=_LOOKED_AT)
    sounding = set(store.search.sounding(name))
    people = store.residents.many({*misspelt, *sounding, *(str(one[2]) for one in likely)})
    scored = [
        (max(_likeness(typed, one), _SOUNDS_ALIKE if one.id in sounding else 0), one)
        for one in people.values()
    ]
    scored.sort(key=lambda pair: -pair[0])
    for score, resident in scored:
        same_birth = birth_on is not None and resident.birth_on == birth_on
        if score >= _least(resident, birth_on):
            yield resident.id, LikenessReason.NAME_AND_BIRTH if same_birth else LikenessReason.NAME


def _least(resident: Resident, birth_on: date | None) -> int:
    if birth_on is None or resident.birth_on is None:
        return _ALIKE
    return _ALIKE_BORN_THE_SAME_DAY if resident.birth_on == birth_on else _ALIKE_BORN_ANOTHER_DAY


def _likeness(typed: str, resident: Resident) -> float:
    """From 0 to 100; where only one name has the father's, it may be left out."""
    from rapidfuzz import fuzz

    best = 0.0
    for name_or_alias in (resident.name, *resident.aliases):
        known = normal_name(name_or_alias)
        best = max(best, fuzz.token_sort_ratio(typed, known))
        if _has_father(typed) != _has_father(known):
            best = max(best, fuzz.token_sort_ratio(_own(typed), _own(known)))
    return best


def _has_father(name: str) -> bool:
    return _own(name) != name


def _own(name: str) -> str:
    for marker in (" bin ", " binti "):
        name = name.partition(marker)[0]
    return name
