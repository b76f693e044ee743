"""Who is in the office's register, laid out for matching: by number and by name."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rehabdesk.domain.matching import normal_name
from rehabdesk.domain.resident import NumberKind, Resident, Stay
from rehabdesk.storage import Store


@dataclass(frozen=True, kw_only=True)
class Register:
    """Everybody with the newest stay and all numbers ever carried.

    Keys are normal forms: person numbers without leading zeros, registrations, names. What
    concerns names is worked out when the first row asks for it: most lists go by numbers.
    """

    residents: dict[str, Resident]
    stays: dict[str, Stay]
    person_nos: dict[str, str]
    medical_nos: dict[str, str]
    by_person_no: dict[str, tuple[str, ...]]
    by_number: dict[str, tuple[str, ...]]

    @cached_property
    def names(self) -> dict[str, str]:
        """The normal name of everybody."""
        return {key: normal_name(one.name) for key, one in self.residents.items()}

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

    def running_stay(self, resident: str) -> Stay | None:
        """The stay that has not ended, or None."""
        stay = self.stays.get(resident)
        return stay if stay is not None and stay.exited_on is None else None


def plain_no(number: str) -> str:
    """A person number for comparing: zeros in front are lost in number cells."""
    return number.strip().lstrip("0").casefold()


def read_register(store: Store) -> Register:
    """The register as it is now."""
    residents = {str(one.id): one for one in store.residents.all()}
    stays = {str(one.resident): one for one in store.stays.all()}
    by_person_no: defaultdict[str, list[str]] = defaultdict(list)
    by_number: defaultdict[str, list[str]] = defaultdict(list)
    person_nos: dict[str, str] = {}
    medical_nos: dict[str, str] = {}
    for resident, kind, value, matched in store.imports.numbers():
        if resident not in residents:
            continue
        if kind == NumberKind.REGISTER.value:
            by_number[matched].append(resident)
        elif kind == NumberKind.PERSON_NO.value:
            by_person_no[plain_no(value)].append(resident)
            person_nos[resident] = value
        else:
            medical_nos[resident] = value
    return Register(
        residents=residents,
        stays=stays,
        person_nos=person_nos,
        medical_nos=medical_nos,
        by_person_no=_once(by_person_no),
        by_number=_once(by_number),
    )


def _once(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(people)) for key, people in lists.items() if key}
