"""What a list of inmates would do: each row matched, compared, and judged."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehabdesk.domain.identity import StayId, new_id
from rehabdesk.domain.importing import ImportMode, RowFate
from rehabdesk.domain.matching import NameParts
from rehabdesk.domain.resident import ExitReason, Stay
from rehabdesk.services.importing.absent import absent
from rehabdesk.services.importing.decisions import why_left_out
from rehabdesk.services.importing.doubts import doubts, leave_out_days
from rehabdesk.services.importing.matching import (
    Match,
    added_before,
    match,
    numbers_of,
    signature,
)
from rehabdesk.services.importing.no_people import lone_names, refuse_no_people
from rehabdesk.services.importing.person import changed_person, new_person
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import (
    NEW,
    ListPreview,
    RowPreview,
    StatusProposal,
)
from rehabdesk.services.importing.register import Register
from rehabdesk.services.importing.rows import FileRow, Problem, heading_of, left_out, read_rows
from rehabdesk.services.importing.telling import Report, no_report, told
from rehabdesk.services.importing.twice import EarlierRows
from rehabdesk.services.importing.yardstick import Yardstick
from rehabdesk.storage import Store

if TYPE_CHECKING:
    from datetime import date

_ESSENTIAL = ("name", "registration_no", "person_no")
LEAVING = {
    "PULANG": ExitReason.RELEASED,
    "BEBAS": ExitReason.RELEASED,
    "PINDAH UPT": ExitReason.TRANSFERRED,
    "PINDAH": ExitReason.TRANSFERRED,
    "MUTASI": ExitReason.TRANSFERRED,
    "MENINGGAL": ExitReason.DECEASED,
}
"""Status words of SDP that say that somebody has left."""
_ALONE = "Hanya nama, tanpa isi lain seperti baris yang lain: orang, atau judul dan keterangan?"
PAUSING = ("BON", "SAKIT")
"""Status words that say that somebody is away for a time."""


def look_at_people(store: Store, plan: ListPlan, report: Report = no_report) -> ListPreview:
    """The preview of a list of inmates."""
    question = plan.question()
    yardstick = Yardstick(store, plan)
    register = yardstick.register
    rows = read_rows(plan, plan.day_order(question), _ESSENTIAL, yardstick.compared)
    refuse_no_people(rows, plan)
    leave_out_days(rows, plan)
    remarks = tuple(doubts(rows, plan))
    judge = PeopleJudge(store, plan, register, lone_names(rows, plan))
    made = [judge.at_a_glance(row, yardstick) or judge.look(row) for row in told(rows, report)]
    return ListPreview(
        plan=plan,
        rows=tuple(made),
        question=question,
        warnings=(*left_out(rows), *remarks),
        notices=tuple(_notices(plan)),
        missing=tuple(absent(store, register, plan, made)),
        proposals=tuple(_proposals(register, made)),
    )


class PeopleJudge:
    """Judges the rows of one list in turn; the same person twice in a list is noticed."""

    def __init__(
        self, store: Store, plan: ListPlan, register: Register, lone: frozenset[int] = frozenset()
    ) -> None:
        self.plan = plan
        self._lone = lone
        self.register = register
        self._remembered = {one.id: one.answer for one in store.import_answers.all()}
        self.earlier = EarlierRows()
        self._claimed: tuple[dict[str, int], ...] = ({}, {}, {})

    def at_a_glance(self, row: FileRow, yardstick: Yardstick) -> RowPreview | None:
        """The fate of a row that says what we have of one person, or nothing new was shown by it.

        Most rows of a list that comes every month are such; the others are looked at closely.
        """
        if row.problems or row.number in self.plan.answers:
            return None
        resident = yardstick.unchanged(row)
        if resident is None or self._earlier(row, resident) is not None:
            return None
        name, number = yardstick.title(resident)
        return RowPreview(
            row=row, fate=RowFate.UNCHANGED, title=name, subtitle=number, target=resident
        )

    def who(self, row: FileRow) -> tuple[Match, str]:
        """Who a row is, after what was decided; the second is "new" where so decided."""
        found = match(row, self.register)
        answer = self.plan.answers.get(row.number, "")
        if not answer and found.candidates:
            answer = self._remembered.get(signature(row), "")
        if answer == NEW:
            # The list may come again after the person was added; a namesake above is another one.
            added = added_before(row, found, self.register)
            free = [one for one in added if one not in self._claimed[0]]
            if added and not free and row.number not in self.plan.answers:
                return found, ""
            answer = next(iter(free), NEW)
        if answer in self.register.residents:
            return Match(resident=answer), ""
        return (Match(), answer) if answer == NEW else (found, "")

    def look(self, row: FileRow) -> RowPreview:
        """One row's fate."""
        title, number = titles(row)
        seen = RowPreview(row=row, fate=RowFate.INVALID, title=title, subtitle=number)
        if why := why_left_out(self.plan.answers.get(row.number, "")):
            return replace(seen, fate=RowFate.SKIPPED, why=why)
        if row.problems:
            return seen
        found, answer = self.who(row)
        fate, why = RowFate.DOUBTFUL, found.why
        if not found.candidates:
            carrier = self._carrier(row, found.resident)
            if self._twice(row, found.resident):
                fate = RowFate.INVALID
            elif found.resident is None:
                fate = self._new(row)
                why = f"Orang lain dengan nomor yang sama: {carrier}." if carrier else ""
                alike = "" if answer == NEW else self.earlier.doubt(row) or self._alone(row)
                if alike:
                    fate, why = RowFate.DOUBTFUL, alike
                self.earlier.note(row)
            elif carrier:
                self._refuse_number(row, carrier)
                fate = RowFate.INVALID
            else:
                return self._known(row, found.resident)
        return replace(seen, fate=fate, candidates=found.candidates, why=why)

    def _alone(self, row: FileRow) -> str:
        """What is said of a name with nothing beside it among people with numbers."""
        return _ALONE if row.number in self._lone else ""

    def _new(self, row: FileRow) -> RowFate:
        if not row.has("name"):
            row.problems.append(
                Problem(
                    row=row.number,
                    column=heading_of(self.plan, "name"),
                    problem="Nama kosong, dan nomornya belum dikenal.",
                )
            )
            return RowFate.INVALID
        return RowFate.NEW

    def _carrier(self, row: FileRow, resident: str | None) -> str:
        """Who carries the row's number, where that is somebody else; nothing where it is free."""
        _, number = numbers_of(row, self.register.normal_of)
        carriers = self.register.by_number.get(number, ())
        if not carriers or resident in carriers:
            return ""
        return self.register.name_of(carriers[0])

    def _refuse_number(self, row: FileRow, carrier: str) -> None:
        """Two people with one number need a reason, which the window on a person asks for."""
        row.problems.append(
            Problem(
                row=row.number,
                column=heading_of(self.plan, "registration_no"),
                problem=f"Nomor ini sudah tercatat atas nama {carrier}. Bila memang dua orang,"
                " catat lewat halaman Residen dengan alasannya.",
            )
        )

    def _known(self, row: FileRow, resident: str) -> RowPreview:
        person, changes = changed_person(row, resident, self.register, self.plan)
        stay = self._second_stay(row, resident)
        if stay is not None:
            person = replace(person, stay=stay)
        taken = stay is not None or any(one.taken for one in changes)
        known = self.register.residents[resident]
        return RowPreview(
            row=row,
            fate=RowFate.CHANGED if taken else RowFate.UNCHANGED,
            title=known.name,
            subtitle=known.registration_no,
            target=resident,
            changes=changes,
            why="Masuk lagi: masa tinggal baru." if stay is not None else "",
            result=person,
        )

    def _second_stay(self, row: FileRow, resident: str) -> Stay | None:
        """A new stay for somebody who had left and whom the list says entered later."""
        last = self.register.stays.get(resident)
        entered: date | None = row.get("entered_on")
        if last is None or last.exited_on is None or entered is None:
            return None
        if entered <= last.exited_on or self.plan.mode is ImportMode.ADD:
            return None
        made = new_person(replace_name(row, self.register.residents[resident].name)).stay
        return replace(made, id=StayId(new_id()), resident=last.resident)

    def _twice(self, row: FileRow, resident: str | None) -> bool:
        """Whether an earlier row was the same person; says so in the row's problems."""
        earlier = self._earlier(row, resident)
        if earlier is None:
            return False
        row.twin = earlier
        _, number = numbers_of(row)
        row.problems.append(
            Problem(
                row=row.number,
                column=heading_of(self.plan, "registration_no" if number else "name"),
                problem=f"Orang atau nomor ini sudah ada di baris {earlier}.",
            )
        )
        return True

    def _earlier(self, row: FileRow, resident: str | None) -> int | None:
        """The number of an earlier row with this person or these numbers, if there is one."""
        at, (person_no, number) = row.number, numbers_of(row)
        people, person_nos, numbers = self._claimed
        by_person = people.setdefault(resident, at) if resident else at
        by_no = person_nos.setdefault(person_no, at) if person_no else at
        by_number = numbers.setdefault(number, at) if number else at
        if by_person == by_no == by_number == at:
            return None
        if resident and by_person == at and self._shared(person_no, number):
            return None
        return next(one for one in (by_person, by_no, by_number) if one != at)

    def _shared(self, person_no: str, number: str) -> bool:
        """Whether the register has several people with a number: the name told them apart."""
        register = self.register
        carried = (register.by_person_no.get(person_no, ()), register.by_number.get(number, ()))
        return any(len(people) > 1 for people in carried)


def titles(row: FileRow) -> tuple[str, str]:
    """The name and the number of a row, as the file has them."""
    name = row.get("name")
    return (name.name if name else ""), row.get("registration_no") or row.get("person_no") or ""


def replace_name(row: FileRow, name: str) -> FileRow:
    """The row with our name where it has none of its own."""
    return row if row.has("name") else row.with_value("name", NameParts(name=name))


def _notices(plan: ListPlan) -> Iterable[str]:
    if not any(key in plan.columns for key in ("registration_no", "person_no")):
        yield ("Tidak ada kolom nomor. Orang hanya dapat dicocokkan lewat nama dan tanggal lahir.")
    if "name" not in plan.columns:
        yield "Kolom nama belum ditunjuk; orang baru tidak dapat ditambahkan."
    if plan.table.passed_over:
        yield f"{plan.table.passed_over} baris judul ulang, nomor kolom, atau jumlah dilewati."


def _proposals(register: Register, rows: list[RowPreview]) -> Iterable[StatusProposal]:
    for row in rows:
        status = row.row.get("status") or ""
        if status not in LEAVING and status not in PAUSING:
            continue
        stays = row.fate is RowFate.NEW or register.is_here(row.target)
        if stays and row.fate not in {RowFate.INVALID, RowFate.DOUBTFUL, RowFate.SKIPPED}:
            yield StatusProposal(
                row=row.row.number,
                name=row.title,
                registration_no=row.subtitle,
                status=status,
                reason=LEAVING.get(status),
                resident=row.target,
            )
