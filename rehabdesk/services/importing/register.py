"""Who is in the office's register, laid out for matching: by number and by name."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from msgspec import Struct

from rehabdesk.domain.matching import normal_name
from rehabdesk.domain.resident import NumberKind, Resident, Stay
from rehabdesk.domain.sound import sound_of
from rehabdesk.services.importing.records import Records
from rehabdesk.storage import Store

WHO = ("id", "name", "registration_no", "aliases")
"""What is read of everybody at once."""
STAY = ("id", "resident", "entered_on", "exited_on")
"""What is read of every stay at once."""
EXITED = STAY.index("exited_on")
_REGISTRATION = NumberKind.REGISTER.value
_OWN = (NumberKind.PERSON_NO.value, NumberKind.MEDICAL.value)
"""Numbers of which everybody has one at a time."""

_Number = tuple[str, str, str, str]


class Register(Struct, frozen=True, kw_only=True, dict=True):
    """Everybody with the newest stay and all numbers ever carried.

    Keys are normal forms: person numbers without leading zeros, registrations, names. What
    concerns names is worked out when the first row asks for it: most lists go by numbers.
    ``normal_of`` has the normal form of every number as it was typed.
    """

    residents: Records[Resident]
    stays: Records[Stay]
    person_nos: dict[str, str]
    medical_nos: dict[str, str]
    by_person_no: dict[str, tuple[str, ...]]
    by_number: dict[str, tuple[str, ...]]
    normal_of: dict[str, str]

    @cached_property
    def names(self) -> dict[str, str]:
        """The normal name of everybody."""
        return {key: normal_name(self.name_of(key)) for key in self.residents}

    @cached_property
    def by_name(self) -> dict[str, tuple[str, ...]]:
        """Who bears a name or alias."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, resident in self.residents.items():
            for name in (self.names[key], *(normal_name(alias) for alias in resident.aliases)):
                found[name].append(key)
        return _once(found)

    @cached_property
    def by_sound(self) -> dict[str, tuple[str, ...]]:
        """Who bears a name or alias of a sound."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, resident in self.residents.items():
            for name in (self.name_of(key), *resident.aliases):
                found[sound_of(name)].append(key)
        return _once(found)

    @cached_property
    def by_birth(self) -> dict[date, tuple[str, ...]]:
        """Who was born on a day."""
        found: defaultdict[date, list[str]] = defaultdict(list)
        for key, resident in self.residents.items():
            if resident.birth_on is not None:
                found[resident.birth_on].append(key)
        return {day: tuple(people) for day, people in found.items()}

    def name_of(self, resident: str) -> str:
        """Somebody's name."""
        return str(self.residents.rows[resident][1])

    def is_here(self, resident: str) -> bool:
        """Whether somebody's newest stay has not ended."""
        stay = self.stays.rows.get(resident)
        return stay is not None and stay[EXITED] is None

    def running_stay(self, resident: str) -> Stay | None:
        """The stay that has not ended, or None."""
        return self.stays[resident] if self.is_here(resident) else None


def plain_no(number: str) -> str:
    """A person number for comparing: zeros in front are lost in number cells."""
    return number.strip().lstrip("0").casefold()


def read_register(store: Store, who: Sequence[str] = (), stay: Sequence[str] = ()) -> Register:
    """The register as it is now, with some columns of residents and stays for comparing."""
    people = {str(row[0]): row for row in store.residents.unmade((*WHO, *who))}
    numbers = _by_kind(store.imports.numbers(), people)
    if any(len({one[0] for one in numbers[kind]}) < len(numbers[kind]) for kind in _OWN):
        # Of two of one person the newer counts; sorting takes as long as all the rest.
        numbers = _by_kind(store.imports.numbers(oldest_first=True), people)
    registrations, person_nos, medical_nos = (numbers[kind] for kind in (_REGISTRATION, *_OWN))
    return Register(
        residents=Records(people, store.residents.whole),
        stays=Records(_newest(store.stays.unmade((*STAY, *stay))), store.stays.whole),
        person_nos={who: value for who, _, value, _ in person_nos},
        medical_nos={who: value for who, _, value, _ in medical_nos},
        by_person_no=_whose([(plain_no(value), who) for who, _, value, _ in person_nos]),
        by_number=_whose([(normal, who) for who, _, _, normal in registrations]),
        normal_of={value: normal for _, _, value, normal in registrations},
    )


def _by_kind(numbers: Iterable[_Number], people: Container[str]) -> dict[str, list[_Number]]:
    found: dict[str, list[_Number]] = {_REGISTRATION: [], **{kind: [] for kind in _OWN}}
    for number in numbers:
        if number[0] in people:
            found[number[1]].append(number)
    return found


def _newest(stays: list[tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    """The newest stay of everybody."""
    newest = {str(row[1]): row for row in stays}
    if len(newest) < len(stays):
        stays.sort(key=lambda row: (row[2] or "", row[0]))
        newest = {str(row[1]): row for row in stays}
    return newest


def _whose(pairs: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Who carries or carried a number."""
    whose = {number: (who,) for number, who in pairs if number}
    if len(whose) < len(pairs):
        several: defaultdict[str, list[str]] = defaultdict(list)
        for number, who in pairs:
            several[number].append(who)
        return _once(several)
    return whose


def _once(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {
        key: (people[0],) if len(people) == 1 else tuple(dict.fromkeys(people))
        for key, people in lists.items()
        if key
    }
