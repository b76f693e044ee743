"""Which person of the register a row is: by numbers first, else by name, birth and father."""

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from rehabdesk.domain.matching import NameParts, normal_name, normal_registration
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.sound import sound_of
from rehabdesk.services.importing.register import Register, plain_no
from rehabdesk.services.importing.rows import FileRow

_SAME_NAME = 70
"""Least likeness of two names that one number makes believable."""
_NEAR, _NEAR_BORN_ALIKE = 88, 78
_MOST_CANDIDATES = 6
_NONE: Mapping[str, str] = MappingProxyType({})


class Match(Struct, frozen=True, kw_only=True):
    """Who a row is: ``resident`` where it is sure, ``candidates`` where somebody must say.

    Neither means that the row is a new person. ``why`` says in words what is doubtful.
    """

    resident: str | None = None
    candidates: tuple[str, ...] = ()
    why: str = ""


def match(row: FileRow, register: Register) -> Match:
    """The match of one row, in the order of the numbers' strength (data-model.md rank 8)."""
    name = row.get("name")
    person_no, number = numbers_of(row, register.normal_of)
    people = register.by_person_no.get(person_no, ())
    if people:
        return _by_number(people, name, register, "nomor induk")
    people = register.by_number.get(number, ())
    if people:
        contradicted = [one for one in people if _other_no(one, person_no, register)]
        if contradicted:
            return Match(candidates=people, why="Nomor registrasi sama, tetapi nomor induk lain.")
        return _by_number(people, name, register, "nomor registrasi")
    return _by_name(row, name, person_no, number, register) if name else Match()


def numbers_of(row: FileRow, known: Mapping[str, str] = _NONE) -> tuple[str, str]:
    """The person number and the registration of a row in their normal forms, worked out once.

    ``known`` has the normal form of numbers that the register writes in the same way.
    """
    if row.keys is None:
        person_no, number = row.get("person_no") or "", row.get("registration_no") or ""
        row.keys = plain_no(person_no), known.get(number) or normal_registration(number)
    return row.keys


def added_before(row: FileRow, found: Match, register: Register) -> tuple[str, ...]:
    """Who was added from a row that was said to be somebody new: the very same name and numbers.

    Whoever has not even a number has to be born on the same day. There are several where the
    list has namesakes that nothing tells apart.
    """
    if found.resident is not None:
        return (found.resident,)
    return tuple(_the_very_same(row, found, register))


def _the_very_same(row: FileRow, found: Match, register: Register) -> Iterator[str]:
    name = row.get("name")
    person_no, number = numbers_of(row, register.normal_of)
    for candidate in found.candidates if name else ():
        known = register.residents[candidate]
        numbers = (plain_no(register.person_nos.get(candidate, "")), known.registration_no)
        if known.name != name.name or row.get("birth_on") not in (None, known.birth_on):
            continue
        ours = normal_registration(numbers[1])
        if not (person_no or number):
            if not any(numbers) and row.get("birth_on") == known.birth_on:
                yield candidate
        elif person_no in ("", numbers[0]) and number in ("", ours):
            yield candidate


def named_in(row: FileRow, register: Register) -> tuple[str, ...]:
    """Everybody whom a row may mean by a number or, without any known one, by the name."""
    person_no, number = numbers_of(row, register.normal_of)
    people = (*register.by_person_no.get(person_no, ()), *register.by_number.get(number, ()))
    name = row.get("name")
    return people or (register.by_name.get(normal_name(name.name), ()) if name else ())


def signature(row: FileRow) -> str:
    """What tells a doubtful row again in a later file; no name can be read from it."""
    name = row.get("name")
    words = (
        *numbers_of(row),
        normal_name(name.name) if name else "",
        str(row.get("birth_on") or ""),
    )
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


def likeness(first: str, other: str) -> float:
    """How alike two normal names are, 0 to 100; where only one has the father's, it is left out."""
    from rapidfuzz import fuzz

    best = fuzz.token_sort_ratio(first, other)
    if _has_father(first) != _has_father(other):
        best = max(best, fuzz.token_sort_ratio(own_name(first), own_name(other)))
    return best


def _by_number(
    people: tuple[str, ...], name: NameParts | None, register: Register, what: str
) -> Match:
    first, *others = people
    if others:
        named = [one for one in people if name and register.name_of(one) == name.name]
        if len(named) == 1:
            return Match(resident=named[0])
        return Match(candidates=people, why=f"Beberapa orang pernah memakai {what} ini.")
    if name is not None and not _believable(name.name, first, register):
        return Match(candidates=people, why=f"Sama {what}-nya, tetapi namanya lain.")
    return Match(resident=first)


def _believable(written: str, resident: str, register: Register) -> bool:
    name, known = normal_name(written), normal_name(register.name_of(resident))
    if likeness(name, known) >= _SAME_NAME:
        return True
    own = set(own_name(name).split())
    return own <= set(known.split()) or set(own_name(known).split()) <= set(name.split())


def _by_name(
    row: FileRow, parts: NameParts, person_no: str, number: str, register: Register
) -> Match:
    name = normal_name(parts.name)
    birth = row.get("birth_on")
    near = [*register.by_name.get(name, ()), *register.by_sound.get(sound_of(parts.name), ())]
    if birth is not None:
        near += [
            one
            for one in register.by_birth.get(birth, ())
            if likeness(name, register.names[one]) >= _NEAR_BORN_ALIKE
        ]
    else:
        near += _alike(name, register)
    people = [one for one in dict.fromkeys(near) if _possible(one, birth, person_no, register)]
    if not people:
        return Match()
    if len(people) == 1 and _surely(register.residents[people[0]], name, birth, number, parts):
        return Match(resident=people[0])
    return Match(candidates=tuple(people[:_MOST_CANDIDATES]), why=_doubt(people, birth, register))


def _alike(name: str, register: Register) -> list[str]:
    from rapidfuzz import fuzz, process

    found = process.extract(
        name,
        register.names,
        scorer=fuzz.token_sort_ratio,
        score_cutoff=_NEAR,
        limit=_MOST_CANDIDATES,
    )
    return [str(one[2]) for one in found]


def _possible(resident: str, birth: object, person_no: str, register: Register) -> bool:
    """Not somebody with another person number, nor born on another day."""
    known = register.residents[resident].birth_on
    other_birth = birth is not None and known is not None and birth != known
    return not other_birth and not _other_no(resident, person_no, register)


def _other_no(resident: str, person_no: str, register: Register) -> bool:
    known = plain_no(register.person_nos.get(resident, ""))
    return bool(person_no and known and known != person_no)


def _surely(resident: Resident, name: str, birth: object, number: str, parts: NameParts) -> bool:
    """Same name with the father's, same birth, and no number that says otherwise."""
    fathers = bool(parts.patronymic) and _has_father(normal_name(resident.name))
    told_apart = bool(number and resident.registration_no)
    same = normal_name(resident.name) == name and birth is not None and birth == resident.birth_on
    return same and fathers and not told_apart


def _doubt(people: list[str], birth: object, register: Register) -> str:
    if len(people) > 1:
        return f"Ada {len(people)} orang dengan nama yang mirip."
    same = birth is not None and register.residents[people[0]].birth_on == birth
    return (
        "Nama mirip dan tanggal lahir sama, tetapi nomornya lain."
        if same
        else "Nama mirip; tanggal lahir atau nomornya tidak cukup untuk memastikan."
    )


def _has_father(name: str) -> bool:
    return own_name(name) != name


def own_name(name: str) -> str:
    """A normal name without the father's."""
    for marker in (" bin ", " binti "):
        name = name.partition(marker)[0]
    return name
