"""Who is in the office's register, laid out for matching: by number and by name."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from msgspec import Struct, field

from rehabdesk.domain.matching import normal_name
from rehabdesk.domain.resident import NumberKind, Resident, Stay
from rehabdesk.storage import Store

R = TypeVar("R")


class Records(Mapping[str, R], Generic[R]):
    """Records by key, each made of its row when it is asked for: most are only compared."""

    def __init__(self, rows: dict[str, tuple[Any, ...]], make: Callable[[Any], R]) -> None:
        self.rows = rows
        self._make = make
        self._made: dict[str, R] = {}

    def __getitem__(self, key: str) -> R:
        """The record with this key."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(self.rows[key])
        return made

    def __contains__(self, key: object) -> bool:
        """Whether there is such a record."""
        return key in self.rows

    def __iter__(self) -> Iterator[str]:
        """The keys, in no order."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.rows)


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
    normal_of: dict[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def names(self) -> dict[str, str]:
        """The normal name of everybody."""
        return {key: normal_name(self.name_of(key)) for key in self.residents}

    @cached_property
    def by_name(self) -> dict[str, tuple[str, ...]]:
        """Who bears a name or alias."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, one in self.residents.items():
            for name in (self.names[key], *(normal_name(alias) for alias in one.aliases)):
                found[name].append(key)
        return _once(found)

    @cached_property
    def by_birth(self) -> dict[date, tuple[str, ...]]:
        """Who was born on a day."""
        found: defaultdict[date, list[str]] = defaultdict(list)
        for key, one in self.residents.items():
            if one.birth_on is not None:
                found[one.birth_on].append(key)
        return {day: tuple(people) for day, people in found.items()}

    def name_of(self, resident: str) -> str:
        """Somebody's name."""
        return str(self.residents.rows[resident][1])

    def running_stay(self, resident: str) -> Stay | None:
        """The stay that has not ended, or None."""
        stay = self.stays.get(resident)
        return stay if stay is not None and stay.exited_on is None else None


def plain_no(number: str) -> str:
    """A person number for comparing: zeros in front are lost in number cells."""
    return number.strip().lstrip("0").casefold()


def read_register(store: Store) -> Register:
    """The register as it is now."""
    residents = {str(row[0]): row for row in store.residents.unmade()}
    by_person_no: dict[str, tuple[str, ...]] = {}
    by_number: dict[str, tuple[str, ...]] = {}
    person_nos: dict[str, str] = {}
    medical_nos: dict[str, str] = {}
    normal_of: dict[str, str] = {}
    register, person_no = NumberKind.REGISTER.value, NumberKind.PERSON_NO.value
    for resident, kind, value, matched in store.imports.numbers():
        if resident not in residents:
            continue
        if kind == register:
            _add(by_number, matched, resident)
            normal_of[value] = matched
        elif kind == person_no:
            _add(by_person_no, plain_no(value), resident)
            person_nos[resident] = value
        else:
            medical_nos[resident] = value
    return Register(
        residents=Records(residents, store.residents.made),
        stays=Records(_newest(store.stays.unmade()), store.stays.made),
        person_nos=person_nos,
        medical_nos=medical_nos,
        by_person_no=by_person_no,
        by_number=by_number,
        normal_of=normal_of,
    )


def _newest(stays: list[tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    """The newest stay of everybody: rows of id, resident, day of entry and so on."""
    newest = {str(row[1]): row for row in stays}
    if len(newest) < len(stays):
        stays.sort(key=lambda row: (row[2] or "", row[0]))
        newest = {str(row[1]): row for row in stays}
    return newest


def _add(lists: dict[str, tuple[str, ...]], key: str, resident: str) -> None:
    people = lists.get(key)
    if people is None and key:
        lists[key] = (resident,)
    elif people is not None and resident not in people:
        lists[key] = (*people, resident)


def _once(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {
        key: (people[0],) if len(people) == 1 else tuple(dict.fromkeys(people))
        for key, people in lists.items()
        if key
    }
