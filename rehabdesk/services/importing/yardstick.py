"""Whether a row says anything new of a person: asked of every row before more is worked out."""

from collections.abc import Callable
from dataclasses import fields
from operator import itemgetter
from typing import Any

from rehabdesk.domain.resident import Resident, Stay
from rehabdesk.services.importing.fields import field_of
from rehabdesk.services.importing.person import RESIDENT_KEYS, STAY_KEYS, place_of
from rehabdesk.services.importing.plan import Plan
from rehabdesk.services.importing.register import Register, plain_no
from rehabdesk.services.importing.rows import FileRow

_RESIDENT = {one.name: at for at, one in enumerate(fields(Resident))}
_STAY = {one.name: at for at, one in enumerate(fields(Stay))}
_NAME, _NUMBER, _BLOCK, _CELL = (
    _RESIDENT[key] for key in ("name", "registration_no", "block", "cell")
)
_ALIASES = _RESIDENT["aliases"]
_EXITED = _STAY["exited_on"]
_PLACES = {key: _RESIDENT[key] for key in RESIDENT_KEYS} | {
    key: len(_RESIDENT) + _STAY[key] for key in STAY_KEYS
}
"""Where a value stands in the row of a person followed by the row of the stay."""


class Yardstick:
    """Compares rows with the register as it stands in the file, without making records of it.

    It only ever says that all is the same; what differs, or might, is looked at closely.
    """

    def __init__(self, plan: Plan, register: Register) -> None:
        self._register = register
        self._aliases: dict[str, tuple[str, ...]] = {}
        named = [one for one in plan.columns if field_of(plan.subject, one) is not None]
        compared = [(at, _PLACES[key]) for at, key in enumerate(named) if key in _PLACES]
        self._theirs = _picker([at for at, _ in compared])
        self._ours = _picker([place for _, place in compared])

    def title(self, resident: str) -> tuple[str, str]:
        """Our name and number of somebody."""
        row = self._register.residents.rows[resident]
        return row[_NAME], row[_NUMBER]

    def says_nothing_new(self, row: FileRow, resident: str) -> bool:
        """Whether every value of a row is what the office has of a person whose stay runs."""
        known = self._register.residents.rows[resident]
        stay = self._register.stays.rows.get(resident)
        if stay is None or stay[_EXITED] is not None or "born" in row.values:
            return False
        theirs, ours = self._theirs(row.kept), self._ours(known + stay)
        if theirs != ours:
            for one, other in zip(theirs, ours, strict=True):
                if one is not None and one != other:
                    return False
        return self._same_name(row, resident, known[_NAME]) and self._same_place(row, resident)

    def _same_name(self, row: FileRow, resident: str, ours: str) -> bool:
        name, aliases = row.values.get("name"), row.values.get("aliases") or ()
        if name is not None:
            if name.name != ours:
                return False
            aliases = (*name.aliases, *aliases)
        return not aliases or aliases == self._aliases_of(resident)

    def _aliases_of(self, resident: str) -> tuple[str, ...]:
        text = self._register.residents.rows[resident][_ALIASES]
        if text not in self._aliases:
            self._aliases[text] = self._register.residents[resident].aliases
        return self._aliases[text]

    def _same_place(self, row: FileRow, resident: str) -> bool:
        """Block and cell, and the numbers."""
        register, known = self._register, self._register.residents.rows[resident]
        block, cell = place_of(row)
        if (block and block != known[_BLOCK]) or (cell and cell != known[_CELL]):
            return False
        person_no, number = row.keys or ("", "")
        if number and number != register.normal_of.get(known[_NUMBER]):
            return False
        ours = register.person_nos.get(resident, "")
        if person_no not in ("", ours) and person_no != plain_no(ours):
            return False
        medical_no = row.values.get("medical_no")
        return not medical_no or medical_no == register.medical_nos.get(resident)


def _picker(places: list[int]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """What picks the values at these places, always as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple(row[at] for at in places)
