"""Whether a row says anything new of a person: asked of every row before more is worked out."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from rehabdesk.domain.resident import Resident, Stay
from rehabdesk.services.importing.fields import field_of
from rehabdesk.services.importing.person import RESIDENT_KEYS, STAY_KEYS, place_of
from rehabdesk.services.importing.plan import Plan
from rehabdesk.services.importing.register import Register, plain_no
from rehabdesk.services.importing.rows import FileRow

_RESIDENT = {name: at for at, name in enumerate(Resident.__struct_fields__)}
_STAY = {name: at for at, name in enumerate(Stay.__struct_fields__)}
_NAME, _NUMBER, _BLOCK, _CELL = (
    _RESIDENT[key] for key in ("name", "registration_no", "block", "cell")
)
_ALIASES = _RESIDENT["aliases"]
_EXITED = _STAY["exited_on"]


class Yardstick:
    """Compares rows with the register as it stands in the file, without making records of it.

    It only ever says that all is the same; what differs, or might, is looked at closely.
    """

    def __init__(self, plan: Plan, register: Register) -> None:
        self._register = register
        self._aliases: dict[str, tuple[str, ...]] = {}
        named = [one for one in plan.columns if field_of(plan.subject, one) is not None]
        self._named = frozenset(named)
        # A column of block and cell in one is compared on its own, and then these two are, too.
        apart = () if "place" in named else ("block", "cell")
        who = [one for one in named if one in (*RESIDENT_KEYS, *apart)]
        stay = [one for one in named if one in STAY_KEYS]
        self._theirs = _picker([named.index(one) for one in (*who, *stay)])
        self._known = _picker([_RESIDENT[one] for one in who])
        self._stay = _picker([_STAY[one] for one in stay])

    def title(self, resident: str) -> tuple[str, str]:
        """Our name and number of somebody."""
        row = self._register.residents.rows[resident]
        return row[_NAME], row[_NUMBER]

    def says_nothing_new(self, row: FileRow, resident: str) -> bool:
        """Whether every value of a row is what the office has of a person whose stay runs."""
        known = self._register.residents.rows[resident]
        stay = self._register.stays.rows.get(resident)
        if stay is None or stay[_EXITED] is not None or row.has("born"):
            return False
        theirs, ours = self._theirs(row.kept), self._known(known) + self._stay(stay)
        if theirs != ours and any(map(_differs, theirs, ours)):
            return False
        return self._same_name(row, resident, known[_NAME]) and self._same_place(row, resident)

    def _same_name(self, row: FileRow, resident: str, ours: str) -> bool:
        name = row.get("name")
        aliases = (row.get("aliases") or ()) if "aliases" in self._named else ()
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
        if "place" in self._named:
            block, cell = place_of(row)
            if (block and block != known[_BLOCK]) or (cell and cell != known[_CELL]):
                return False
        person_no, number = row.keys or ("", "")
        if number and number != register.normal_of.get(known[_NUMBER]):
            return False
        ours = register.person_nos.get(resident, "")
        if person_no not in ("", ours) and person_no != plain_no(ours):
            return False
        medical_no = row.get("medical_no") if "medical_no" in self._named else None
        return not medical_no or medical_no == register.medical_nos.get(resident)


def _differs(theirs: object, ours: object) -> bool:
    return theirs is not None and theirs != ours


def _picker(places: list[int]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """What picks the values at these places, always as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple(row[at] for at in places)
