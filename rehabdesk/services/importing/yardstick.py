"""Whether a row says anything new of a person: asked of every row before more is worked out."""

from typing import Any

from rehabdesk.services.importing.matching import numbers_of
from rehabdesk.services.importing.person import RESIDENT_KEYS, STAY_KEYS, place_of
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.register import EXITED, STAY, WHO, plain_no, read_register
from rehabdesk.services.importing.rows import FileRow
from rehabdesk.storage import Store, words_out

_NAME, _NUMBER, _ALIASES = (WHO.index(key) for key in ("name", "registration_no", "aliases"))
_STAY_KEYS = slice(len(STAY), None)
_PLACE = ("block", "cell")


class Yardstick:
    """Compares rows with the register as it stands in the file, without making records of it.

    It only ever says that all is the same; what differs, or might, is looked at closely.
    ``compared`` are the keys that rows have to hold ready as the office's file keeps them.
    """

    def __init__(self, store: Store, plan: ListPlan) -> None:
        named = frozenset(plan.columns)
        # A column of block and cell in one is compared on its own, and then these two are, too.
        apart = () if "place" in named else _PLACE
        who = tuple(one for one in plan.columns if one in (*RESIDENT_KEYS, *apart))
        stay = tuple(one for one in plan.columns if one in STAY_KEYS)
        self.register = read_register(store, who if apart else (*who, *_PLACE), stay)
        self.compared = (*who, *stay) if self.register.residents else ()
        self._who = slice(len(WHO), len(WHO) + len(who))
        self._rare = bool(named & {"born", "aliases", "place", "medical_no"})
        self._residents = self.register.residents.rows
        self._stays = self.register.stays.rows
        self._normal_of = self.register.normal_of
        self._by_person_no = self.register.by_person_no
        self._by_number = self.register.by_number
        self._aliases: dict[str, tuple[str, ...]] = {}

    def unchanged(self, row: FileRow) -> str | None:
        """The person about whom a row has nothing new to say, if it is sure who that is."""
        person_no, number = numbers_of(row, self._normal_of)
        people = self._by_person_no.get(person_no) if person_no else self._by_number.get(number)
        if people is None or len(people) != 1:
            return None
        resident = people[0]
        known, stay = self._residents[resident], self._stays.get(resident)
        if stay is None or stay[EXITED] is not None:
            return None
        ours = known[self._who] + stay[_STAY_KEYS]
        if row.kept != ours and any(map(_differs, row.kept, ours)):
            return None
        same = self._same_name(row, known) and self._same_numbers(row, resident, known[_NUMBER])
        return resident if same and not (self._rare and self._other(row, resident, known)) else None

    def title(self, resident: str) -> tuple[str, str]:
        """Our name and number of somebody."""
        row = self._residents[resident]
        return row[_NAME], row[_NUMBER]

    def _same_name(self, row: FileRow, known: tuple[Any, ...]) -> bool:
        name = row.get("name")
        if name is None or name.name != known[_NAME]:
            return name is None
        return not name.aliases or name.aliases == self._aliases_of(known)

    def _same_numbers(self, row: FileRow, resident: str, ours: str) -> bool:
        person_no, number = row.keys or ("", "")
        if number and number != self._normal_of.get(ours):
            return False
        known = self.register.person_nos.get(resident, "")
        return person_no in ("", known) or person_no == plain_no(known)

    def _other(self, row: FileRow, resident: str, known: tuple[Any, ...]) -> bool:
        """Whether something may be new in a column that few lists have."""
        block, cell = place_of(row) if row.has("place") else ("", "")
        if row.has("born") or (block and block != known[-2]) or (cell and cell != known[-1]):
            return True
        medical_no = row.get("medical_no")
        if medical_no and medical_no != self.register.medical_nos.get(resident):
            return True
        aliases, name = row.get("aliases"), row.get("name")
        given = (*(name.aliases if name else ()), *(aliases or ()))
        return bool(aliases) and given != self._aliases_of(known)

    def _aliases_of(self, known: tuple[Any, ...]) -> tuple[str, ...]:
        text = known[_ALIASES]
        if text not in self._aliases:
            self._aliases[text] = words_out(text)
        return self._aliases[text]


def _differs(theirs: object, ours: object) -> bool:
    return theirs is not None and theirs != ours
