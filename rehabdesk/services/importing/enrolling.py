"""A decree's list becomes a cohort: each name matched, enrolled in its kind, put in its group."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.enrolling import require_free, require_open
from rehabdesk.domain.enrolment import Enrolment, EnrolmentState
from rehabdesk.domain.identity import EnrolmentId, GroupId
from rehabdesk.domain.importing import RowFate
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.refusals import Missing, Refusal
from rehabdesk.domain.resident import ExitReason
from rehabdesk.domain.rights import Right
from rehabdesk.services.counselors import save_counselor
from rehabdesk.services.enrolment import enrol_residents
from rehabdesk.services.importing.cohorts import ListTargets, cast_of
from rehabdesk.services.importing.decisions import why_left_out
from rehabdesk.services.importing.doubts import doubts
from rehabdesk.services.importing.matching import Match
from rehabdesk.services.importing.people import PeopleJudge, titles
from rehabdesk.services.importing.people_writing import add_people
from rehabdesk.services.importing.person import RegisteredPerson, new_person
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import NEW, CellChange, ListPreview, RowPreview
from rehabdesk.services.importing.register import Register, read_register
from rehabdesk.services.importing.rows import FileRow, Problem, heading_of, read_rows
from rehabdesk.services.importing.telling import Report, each, no_report, told
from rehabdesk.services.membership import put_in_groups
from rehabdesk.services.programs import save_cohort, save_group
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store
from rehabdesk.wording.dates import short_date
from rehabdesk.wording.refusals import sentence
from rehabdesk.wording.terms import label

_ESSENTIAL = ("name", "registration_no", "person_no")


class EnrolmentWanted(Struct, frozen=True, kw_only=True):
    """What one row asks for: a cohort, a group in it or none, and perhaps a person to be added."""

    cohort: Cohort
    group: GroupId | None
    added: RegisteredPerson | None = None
    enrolment: Enrolment | None = None


def look_at_enrolments(store: Store, plan: ListPlan, report: Report = no_report) -> ListPreview:
    """The preview of a list of participants.

    Raises:
        Missing: no cohort is chosen.
    """
    if not plan.cohort.strip():
        raise Missing("cohort")
    question = plan.question()
    rows = read_rows(plan, plan.day_order(question), _ESSENTIAL)
    register = read_register(store)
    cast = cast_of(store, plan, rows)
    judge = _EnrolmentJudge(store, plan, register, cast)
    made = [judge.look(row) for row in told(rows, report)]
    return ListPreview(
        plan=plan,
        rows=tuple(made),
        question=question,
        warnings=(*doubts(rows, plan), *cast.warnings, *judge.warnings, *_full(store, cast, made)),
        notices=(*cast.notices, *_lacking(made)),
        extra={"cast": cast},
    )


@needs(Right.IMPORT)
def write_enrolments(store: Store, preview: ListPreview, report: Report) -> None:
    """Write cohorts, counselors, groups and enrolments inside the change that is open."""
    cast: ListTargets = preview.extra["cast"]
    for counselor in cast.new_counselors:
        save_counselor(store, counselor)
    for cohort in cast.new_cohorts:
        save_cohort(store, cohort)
    wanted = [one for one in preview.rows if one.fate in {RowFate.NEW, RowFate.CHANGED}]
    used = {one.result.group for one in wanted}
    for group in cast.new_groups:
        if group.id in used:
            save_group(store, group)
    added = [one.result.added for one in wanted if one.result.added]
    add_people(store, added, preview.plan.today)
    for item in each(wanted, report):
        _enrol(store, item, preview.plan)


def _enrol(store: Store, preview: RowPreview, plan: ListPlan) -> None:
    entry: EnrolmentWanted = preview.result
    if entry.enrolment is None:
        person = entry.added.resident.id if entry.added else preview.target
        done = enrol_residents(
            store,
            entry.cohort,
            [person],
            on=entry.cohort.starts_on,
            today=plan.today,
            group_id=entry.group,
            decree_no=entry.cohort.decree_no,
        )
        if done.refused:
            raise done.refused[0][1]
    elif entry.group is not None:
        groups = {entry.enrolment.id: entry.group}
        put_in_groups(store, groups, since=entry.enrolment.enrolled_on)


class _EnrolmentJudge(PeopleJudge):
    """Judges the rows of a list of participants."""

    def __init__(self, store: Store, plan: ListPlan, register: Register, cast: ListTargets) -> None:
        super().__init__(store, plan, register)
        self.store = store
        self.cast = cast
        self.warnings: list[Problem] = []
        self._enrolments: dict[str, list[Enrolment]] = {}
        for enrolment in store.enrolments.all():
            self._enrolments.setdefault(enrolment.resident, []).append(enrolment)

    def look(self, row: FileRow) -> RowPreview:
        """One row's fate."""
        title, number = titles(row)
        seen = RowPreview(row=row, fate=RowFate.INVALID, title=title, subtitle=number)
        if why := why_left_out(self.plan.answers.get(row.number, "")):
            return replace(seen, fate=RowFate.SKIPPED, why=why)
        if row.problems:
            return seen
        state = (row.get("state") or "").casefold()
        if state in _ENDED:
            return replace(seen, fate=RowFate.SKIPPED, why="Sudah tidak ikut menurut daftar ini.")
        if state == label(EnrolmentState.SUSPENDED).casefold():
            self._warn(
                row, "state", "Ditangguhkan menurut daftar ini; masuk sebagai peserta aktif."
            )
        found, answer = self.who(row)
        if found.candidates:
            why = found.why
            return replace(seen, fate=RowFate.DOUBTFUL, candidates=found.candidates, why=why)
        if self._twice(row, found.resident):
            return seen
        return self._judged(row, seen, found, answer)

    def _judged(self, row: FileRow, seen: RowPreview, found: Match, answer: str) -> RowPreview:
        cohort, group = self.cast.place_of(row)
        if found.resident is None:
            return self._stranger(row, seen, EnrolmentWanted(cohort=cohort, group=group), answer)
        known = self.register.residents[found.resident]
        seen = replace(
            seen, title=known.name, subtitle=known.registration_no, target=found.resident
        )
        self._warn_of_time(row, found.resident, cohort)
        here = [one for one in self._enrolments.get(known.id, ()) if one.cohort == cohort.id]
        if here:
            return self._enrolled(row, seen, EnrolmentWanted(cohort=cohort, group=group), here[-1])
        return self._free(row, seen, EnrolmentWanted(cohort=cohort, group=group))

    def _free(self, row: FileRow, seen: RowPreview, entry: EnrolmentWanted) -> RowPreview:
        """Somebody to be enrolled, unless the rules of enrolling say no."""
        refusal = self._refusal(seen.target, entry.cohort)
        if refusal:
            self._problem(row, "name", refusal)
            return seen
        return replace(
            seen, fate=RowFate.NEW, result=entry, changes=self._changes(row, entry), why=""
        )

    def _stranger(
        self, row: FileRow, seen: RowPreview, entry: EnrolmentWanted, answer: str
    ) -> RowPreview:
        if answer == NEW and row.has("name"):
            person = new_person(row)
            self.earlier.note(row)
            made = replace(entry, added=person)
            changes = self._changes(row, made)
            return replace(seen, fate=RowFate.NEW, result=made, changes=changes)
        alike = self.earlier.doubt(row)
        self.earlier.note(row)
        if alike:
            return replace(seen, fate=RowFate.DOUBTFUL, why=alike)
        self._problem(
            row,
            "registration_no" if row.get("registration_no") else "name",
            "Belum ada dalam data residen, jadi tidak ada dalam ekspor SDP yang diimpor.",
        )
        return replace(seen, why=_LACKING)

    def _enrolled(
        self, row: FileRow, seen: RowPreview, entry: EnrolmentWanted, enrolment: Enrolment
    ) -> RowPreview:
        if enrolment.state.ended:
            self._warn(row, "name", f"{seen.title} sudah tidak aktif dalam {entry.cohort.name}.")
            return replace(seen, fate=RowFate.UNCHANGED)
        groups = self.store.memberships.of_enrolment(enrolment.id)
        if not groups and entry.group is not None:
            changes, entry = self._changes(row, entry), replace(entry, enrolment=enrolment)
            return replace(seen, fate=RowFate.CHANGED, result=entry, changes=changes)
        ours = self.cast.group_name(groups[-1].care_group) if groups else ""
        if entry.group is not None and groups[-1].care_group != entry.group:
            theirs = self.cast.group_name(entry.group)
            self._warn(
                row,
                self.cast.group_key(row),
                f"Menurut daftar di {theirs}, sekarang di {ours}. Keanggotaan tidak diubah.",
            )
        return replace(seen, fate=RowFate.UNCHANGED)

    def _changes(self, row: FileRow, entry: EnrolmentWanted) -> tuple[CellChange, ...]:
        made = [("kind", "Angkatan", entry.cohort.name)]
        if entry.group is not None:
            made.append(("group", "Kelompok", self.cast.group_name(entry.group)))
        return tuple(
            CellChange(
                row=row.number, key=key, label=label, file_value=value, our_value="", taken=True
            )
            for key, label, value in made
        )

    def _refusal(self, resident: str, cohort: Cohort) -> str:
        """Why somebody cannot be enrolled, tried on the rules and not written."""
        known = self.register.residents[resident]
        wanted = Enrolment(
            id=EnrolmentId(""), resident=known.id, cohort=cohort.id, enrolled_on=cohort.starts_on
        )
        theirs = [
            (one, running)
            for one in self._enrolments.get(resident, ())
            if (running := self.store.cohorts.get(one.cohort))
        ]
        try:
            require_open(cohort, cohort.starts_on, self.plan.today)
            require_free(known.name, wanted, self.register.stays.get(resident), theirs)
        except Refusal as refusal:
            return sentence(refusal)
        return ""

    def _warn_of_time(self, row: FileRow, resident: str, cohort: Cohort) -> None:
        stay = self.register.running_stay(resident)
        if stay is None:
            return
        for day, what in ((stay.expires_on, "Ekspirasi"), (stay.two_thirds_on, "2/3 masa pidana")):
            if day is not None and day < cohort.ends_on:
                self._warn(
                    row,
                    "name",
                    f"{what} {short_date(day)}, sebelum program selesai"
                    f" ({short_date(cohort.ends_on)}).",
                )
                return

    def _warn(self, row: FileRow, key: str, words: str) -> None:
        column = heading_of(self.plan, key)
        self.warnings.append(Problem(row=row.number, column=column, problem=words))

    def _problem(self, row: FileRow, key: str, words: str) -> None:
        column = heading_of(self.plan, key)
        row.problems.append(Problem(row=row.number, column=column, problem=words))


_ENDED = frozenset(
    label(one).casefold() for one in (EnrolmentState.COMPLETED, EnrolmentState.LEFT, *ExitReason)
)
"""How our own list of participants says that somebody takes part no longer."""
_LACKING = "lacking"


def is_lacking(preview: RowPreview) -> bool:
    """Whether a row names somebody whom the register lacks."""
    return preview.fate is RowFate.INVALID and preview.why == _LACKING


def _lacking(rows: Iterable[RowPreview]) -> Iterable[str]:
    count = sum(map(is_lacking, rows))
    if count:
        yield (
            f"{count} orang dalam daftar ini belum ada dalam data residen. Impor ekspor SDP yang"
            " memuat mereka, atau tambahkan dari daftar ini."
        )


def _full(store: Store, cast: ListTargets, rows: Iterable[RowPreview]) -> Iterable[Problem]:
    """Warnings where a group would pass its capacity, or a counselor the kind's ratio."""
    coming: dict[GroupId, int] = {}
    first: dict[GroupId, int] = {}
    for row in rows:
        if row.fate in {RowFate.NEW, RowFate.CHANGED} and row.result.group is not None:
            group = row.result.group
            coming[group] = coming.get(group, 0) + 1
            first.setdefault(group, row.row.number)
    for group_id, count in coming.items():
        group = cast.groups[group_id]
        cohort = cast.cohort_of(group.cohort)
        people = count + len(store.memberships.roster(group_id, cohort.starts_on))
        limit = group.capacity or cast.ratio_of(cohort)
        if people > limit:
            yield Problem(
                row=first[group_id],
                column=heading_of(cast.plan, "counselor"),
                problem=f"{group.name} akan berisi {people} orang, kapasitasnya {limit}.",
            )
