"""What the values of one row say of a person, and where that differs from what the office has."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.identity import ResidentId, StayId, new_id
from rehabdesk.domain.importing import ImportMode
from rehabdesk.domain.matching import normal_name, normal_registration
from rehabdesk.domain.resident import Resident, Stay, place
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import CellChange
from rehabdesk.services.importing.register import Register, plain_no
from rehabdesk.services.importing.rows import FileRow, heading_of
from rehabdesk.wording.dates import short_date
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.stay import STAY
from rehabdesk.wording.terms import label

_ON_THEIR_OWN = ("name", "aliases", "registration_no", "block", "cell")
RESIDENT_KEYS = tuple(key for key in RESIDENT.in_lists if key not in _ON_THEIR_OWN)
"""Fields of a resident that are taken from a list as they are; the others have their own rules."""
STAY_KEYS = STAY.in_lists

_RESIDENT_KEYS, _STAY_KEYS = frozenset(RESIDENT_KEYS), frozenset(STAY_KEYS)


class RegisteredPerson(Struct, frozen=True, kw_only=True):
    """A person with the stay and the numbers that stand beside the register number."""

    resident: Resident
    stay: Stay
    person_no: str = ""
    medical_no: str = ""


class _ValueDifference(Struct, frozen=True):
    """Where a value goes (``part`` is a field of ``RegisteredPerson``), the file's and ours."""

    key: str
    part: str
    changes: dict[str, Any]
    file_value: Any
    our_value: Any


def new_person(row: FileRow) -> RegisteredPerson:
    """The person that a row without a match describes; the row has a name."""
    name = row.get("name")
    block, room = place_of(row)
    values = _spread(row)
    resident = Resident(
        id=ResidentId(new_id()),
        name=name.name,
        aliases=_joined((), (*name.aliases, *(row.get("aliases") or ()))),
        registration_no=row.get("registration_no") or "",
        block=block,
        cell=room,
        **{key: values[key] for key in RESIDENT_KEYS if key in values},
    )
    stay = Stay(
        id=StayId(new_id()),
        resident=resident.id,
        **{key: values[key] for key in STAY_KEYS if key in values},
    )
    return RegisteredPerson(
        resident=resident,
        stay=stay,
        person_no=row.get("person_no") or "",
        medical_no=row.get("medical_no") or "",
    )


def changed_person(
    row: FileRow, resident_id: str, register: Register, plan: ListPlan
) -> tuple[RegisteredPerson, tuple[CellChange, ...]]:
    """The person as the list would leave them, and every cell that differs."""
    person = known_person(resident_id, register)
    cells: list[CellChange] = []
    for difference in _differences(row, person):
        mode = plan.mode_of(difference.key)
        taken = mode is ImportMode.UPDATE or (
            mode is ImportMode.FILL and _blank(difference.our_value)
        )
        cells.append(
            CellChange(
                row=row.number,
                key=difference.key,
                label=heading_of(plan, difference.key),
                file_value=shown(difference.file_value),
                our_value=shown(difference.our_value),
                taken=taken,
            )
        )
        if taken:
            person = _with(person, difference)
    return person, tuple(cells)


def known_person(resident_id: str, register: Register) -> RegisteredPerson:
    """A person as the office has them; somebody without a stay gets a new one."""
    resident = register.residents[resident_id]
    stay = register.stays.get(resident_id) or Stay(id=StayId(new_id()), resident=resident.id)
    return RegisteredPerson(
        resident=resident,
        stay=stay,
        person_no=register.person_nos.get(resident_id, ""),
        medical_no=register.medical_nos.get(resident_id, ""),
    )


def shown(value: Any) -> str:  # noqa: ANN401 - a value of any column
    """A value as a list shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, cast("tuple[object, ...]", value)))
    return str(value)


def _differences(row: FileRow, person: RegisteredPerson) -> Iterator[_ValueDifference]:
    resident, values = person.resident, _spread(row)
    yield from _names(row, resident)
    yield from _numbers(row, person)
    yield from _places(row, resident)
    yield from _fields(values, resident, "resident", _RESIDENT_KEYS)
    yield from _fields(values, person.stay, "stay", _STAY_KEYS)


def _fields(
    values: dict[str, Any], record: Resident | Stay, part: str, keys: frozenset[str]
) -> Iterator[_ValueDifference]:
    for key, value in values.items():
        if key in keys:
            ours = getattr(record, key)
            if value != ours and not _same(value, ours):
                yield _ValueDifference(key, part, {key: value}, value, ours)


def _numbers(row: FileRow, person: RegisteredPerson) -> Iterator[_ValueDifference]:
    number, ours = row.get("registration_no"), person.resident.registration_no
    if number and normal_registration(number) != normal_registration(ours):
        yield _ValueDifference(
            "registration_no", "resident", {"registration_no": number}, number, ours
        )
    for key in ("person_no", "medical_no"):
        value, ours = row.get(key), getattr(person, key)
        if value and plain_no(value) != plain_no(ours):
            yield _ValueDifference(key, "", {key: value}, value, ours)


def _names(row: FileRow, resident: Resident) -> Iterator[_ValueDifference]:
    name = row.get("name")
    if name and normal_name(name.name) != normal_name(resident.name):
        yield _ValueDifference("name", "resident", {"name": name.name}, name.name, resident.name)
    given = (*(name.aliases if name else ()), *(row.get("aliases") or ()))
    joined = _joined(resident.aliases, given)
    if joined != resident.aliases:
        key = "aliases" if row.get("aliases") else "name"
        yield _ValueDifference(key, "resident", {"aliases": joined}, joined, resident.aliases)


def _places(row: FileRow, resident: Resident) -> Iterator[_ValueDifference]:
    block, room = place_of(row)
    ours = place(resident.block, resident.cell)
    theirs = place(block or resident.block, room or resident.cell)
    if _same(theirs, ours):
        return
    key = next(one for one in ("cell", "place", "block") if row.has(one))
    changes = {"block": block or resident.block, "cell": room or resident.cell}
    yield _ValueDifference(key, "resident", changes, theirs, ours)


def place_of(row: FileRow) -> tuple[str, str]:
    """Block and cell as a row has them, in one column or two."""
    block, room = row.get("place") or ("", "")
    block, room = row.get("block") or block, row.get("cell") or room
    if room or "/" not in block:
        return block, room
    # "B/9" in a column of blocks names the cell, too.
    block, _, room = (one.strip() for one in block.partition("/"))
    return block, room


def _spread(row: FileRow) -> dict[str, Any]:
    """The row's values with place and day of birth taken apart."""
    values = row.values
    if "born" not in values:
        return values
    birth_place, birth_on = values["born"]
    parts = {"birth_place": birth_place, "birth_on": birth_on}
    return {key: value for key, value in parts.items() if value} | values


def _joined(ours: tuple[str, ...], given: tuple[str, ...]) -> tuple[str, ...]:
    known = {normal_name(one) for one in ours}
    more: list[str] = []
    for alias in given:
        if normal_name(alias) not in known:
            known.add(normal_name(alias))
            more.append(alias)
    return (*ours, *more)


def _same(first: Any, other: Any) -> bool:  # noqa: ANN401 - values of any column
    """Whether two texts are the same words, however they are spaced and in whatever case."""
    if isinstance(first, str) and isinstance(other, str):
        return " ".join(first.split()).casefold() == " ".join(other.split()).casefold()
    return False


def _blank(value: Any) -> bool:  # noqa: ANN401 - a value of any column
    return value in (None, "", (), 0)


def _with(person: RegisteredPerson, difference: _ValueDifference) -> RegisteredPerson:
    if not difference.part:
        return replace(person, **difference.changes)
    return replace(
        person, **{difference.part: replace(getattr(person, difference.part), **difference.changes)}
    )
