"""Excuses from a list: who, as what, from when until when; each matched with the register."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus
from rehabdesk.domain.excuse import Excuse, require_sound
from rehabdesk.domain.identity import ExcuseId, ResidentId, new_id
from rehabdesk.domain.importing import ImportMode, RowFate
from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.rights import Right
from rehabdesk.domain.text import tidy_text
from rehabdesk.services.excuses import effect_of, in_advance, save_excuse
from rehabdesk.services.importing.decisions import why_left_out
from rehabdesk.services.importing.matching import match
from rehabdesk.services.importing.people import titles
from rehabdesk.services.importing.person import shown
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import CellChange, ListPreview, RowPreview
from rehabdesk.services.importing.register import Register, read_register
from rehabdesk.services.importing.rows import FileRow, Problem, heading_of, left_out, read_rows
from rehabdesk.services.importing.telling import Report, each, no_report, told
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store
from rehabdesk.wording.dates import WEEKDAYS
from rehabdesk.wording.excuses import excuse_source
from rehabdesk.wording.refusals import sentence

_ESSENTIAL = ("name", "registration_no", "person_no")
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?(?::\d{2})?")
_BETWEEN = re.compile(r"[,;/&+]|\bdan\b")
_SHORTEST = 3
_COMPARED = ("status", "reason", "document")
_HOURS, _MINUTES = 24, 60


def look_at_excuses(store: Store, plan: ListPlan, report: Report = no_report) -> ListPreview:
    """The preview of a list of excuses."""
    question = plan.question()
    rows = read_rows(plan, plan.day_order(question), _ESSENTIAL)
    judge = _Judge(store, plan)
    made = [judge.look(row) for row in told(rows, report)]
    return ListPreview(
        plan=plan,
        rows=tuple(made),
        question=question,
        warnings=(*left_out(rows), *judge.warnings),
        notices=tuple(judge.notices()),
    )


@needs(Right.IMPORT)
def write_excuses(store: Store, preview: ListPreview, report: Report) -> None:
    """Give and correct the excuses inside the change that is open; lists follow."""
    why = f"Impor {preview.plan.file}"[:200]
    for item in each([one for one in preview.rows if one.fate.writes], report):
        save_excuse(store, item.result, why=why)


class _Judge:
    """Finds whose excuse each row is, and whether the office has it already."""

    def __init__(self, store: Store, plan: ListPlan) -> None:
        self.store = store
        self.plan = plan
        self.register: Register = read_register(store)
        self.statuses = {one.id: one for one in store.statuses.all()}
        self.offered = in_advance(store)
        self.warnings: list[Problem] = []
        self._seen: list[tuple[int, Excuse]] = []
        self._filled = 0

    def notices(self) -> Iterator[str]:
        """How many rows of lists that are there would be marked."""
        if self._filled:
            yield (
                f"{self._filled} baris kosong pada daftar hadir yang sudah disiapkan akan terisi."
                " Tanda yang sudah diketik tidak berubah."
            )

    def look(self, row: FileRow) -> RowPreview:
        """One row's fate."""
        title, number = titles(row)
        seen = RowPreview(row=row, fate=RowFate.INVALID, title=title, subtitle=number)
        answer = self.plan.answers.get(row.number, "")
        if why := why_left_out(answer):
            return replace(seen, fate=RowFate.SKIPPED, why=why)
        if row.problems:
            return seen
        found = match(row, self.register)
        resident = answer if answer in self.register.residents else found.resident
        if resident is None and found.candidates:
            candidates, why = found.candidates, found.why
            return replace(seen, fate=RowFate.DOUBTFUL, candidates=candidates, why=why)
        if resident is None:
            self._problem(row, "name", "Belum ada dalam data residen.")
            return seen
        try:
            return self._judged(row, seen, self._made(row, ResidentId(resident)))
        except LookupError as unclear:
            self._problem(row, *unclear.args)
        except Refusal as refusal:
            self._problem(row, refusal.field or "status", sentence(refusal))
        return seen

    def _judged(self, row: FileRow, seen: RowPreview, made: Excuse) -> RowPreview:
        twin = next((at for at, one in self._seen if _is_same(one, made)), None)
        if twin is not None:
            row.twin = twin
            raise LookupError("first_on", f"Sudah ada di baris {twin}.")
        known = self.store.excuses.find(resident=made.resident)
        before = next((one for one in known if _is_same(one, made)), None)
        person = self.register.residents[made.resident]
        seen = replace(seen, title=person.name, subtitle=person.registration_no)
        if before is None:
            require_sound(made, self.statuses[made.status])
            self._take(row, made, known)
            return replace(seen, fate=RowFate.NEW, result=made)
        changes = tuple(self._changes(row, before, made))
        taken = {one.key: getattr(made, one.key) for one in changes if one.taken}
        result = replace(before, **taken)
        require_sound(result, self.statuses[result.status], before)
        self._take(row, result, ())
        fate = RowFate.CHANGED if taken else RowFate.UNCHANGED
        return replace(seen, fate=fate, target=before.id, changes=changes, result=result)

    def _take(self, row: FileRow, made: Excuse, known: Iterable[Excuse]) -> None:
        """Remember a row that is taken, and warn where it overlaps what is there or above."""
        others = [*known, *(one for _, one in self._seen if one.resident == made.resident)]
        for other in others:
            if other.overlaps(made):
                name = excuse_source(other, self.statuses.get(other.status))
                words = f"Bertabrakan dengan {name}; yang dicatat lebih dahulu yang mengisi."
                column = heading_of(self.plan, "first_on")
                self.warnings.append(Problem(row=row.number, column=column, problem=words))
        self._seen.append((row.number, made))
        self._filled += effect_of(self.store, made).filled

    def _made(self, row: FileRow, resident: ResidentId) -> Excuse:
        """The excuse that a row tells; raises ``LookupError`` with the column and the words."""
        first: date | None = row.get("first_on")
        if first is None:
            raise LookupError("first_on", "Kosong, padahal wajib diisi.")
        return Excuse(
            id=ExcuseId(new_id()),
            resident=resident,
            status=self._status(row.get("status") or "").id,
            first_on=first,
            last_on=row.get("last_on") or first,
            weekdays=tuple(_weekdays(row.get("weekdays") or "")),
            starts_at=_time(row, "starts_at"),
            ends_at=_time(row, "ends_at"),
            reason=row.get("reason") or "",
            document=row.get("document") or "",
        )

    def _status(self, said: str) -> AttendanceStatus:
        plain = tidy_text(said).casefold()
        for status in self.offered:
            if plain in {one.casefold() for one in (status.code, status.key, status.label)}:
                return status
        names = ", ".join(one.label for one in self.offered)
        words = f"“{said}” bukan status untuk halangan." if said else "Kosong."
        raise LookupError("status", f"{words} Tulis salah satu: {names}.")

    def _changes(self, row: FileRow, before: Excuse, made: Excuse) -> Iterator[CellChange]:
        for key in _COMPARED:
            theirs, ours = getattr(made, key), getattr(before, key)
            if not row.has(key) or theirs == ours:
                continue
            mode = self.plan.mode_of(key)
            yield CellChange(
                row=row.number,
                key=key,
                label=heading_of(self.plan, key),
                file_value=shown(row.get(key)),
                our_value=self.statuses[ours].label if key == "status" else shown(ours),
                taken=mode is ImportMode.UPDATE or (mode is ImportMode.FILL and not ours),
            )

    def _problem(self, row: FileRow, key: str, words: str) -> None:
        column = heading_of(self.plan, key)
        row.problems.append(Problem(row=row.number, column=column, problem=words))


def _is_same(excuse: Excuse, other: Excuse) -> bool:
    """Whether both are of one person and one time."""
    return _time_of(excuse) == _time_of(other)


def _time_of(excuse: Excuse) -> tuple[Any, ...]:
    days = (excuse.first_on, excuse.last_on, excuse.weekdays)
    return (excuse.resident, *days, excuse.starts_at, excuse.ends_at)


def _weekdays(said: str) -> Iterator[int]:
    """The weekdays that a cell names, in their order; raises ``LookupError``."""
    plain = tidy_text(said).casefold().replace("'", "").replace("setiap ", "")
    words = [one.strip(" .") for one in _BETWEEN.split(plain) if one.strip(" .")]
    found: set[int] = set()
    for word in words:
        meant = [
            number
            for number, name in enumerate(WEEKDAYS)
            if len(word) >= _SHORTEST and name.casefold().startswith(word)
        ]
        if not meant and word != "hari":
            raise LookupError("weekdays", f"“{said}” bukan hari. Contoh: Selasa, Kamis.")
        found.update(meant)
    yield from sorted(found)


def _time(row: FileRow, key: str) -> time | None:
    said: str = row.get(key) or ""
    if not said:
        return None
    typed = _CLOCK.fullmatch(said.strip())
    if not typed or int(typed[1]) >= _HOURS or int(typed[2] or 0) >= _MINUTES:
        raise LookupError(key, f"“{said}” bukan jam. Contoh: 08.30.")
    return time(int(typed[1]), int(typed[2] or 0))
