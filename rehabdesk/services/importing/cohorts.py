"""The cohorts, groups and counselors that a list of participants names, found or to be made."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain, count

from msgspec import Struct, field

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import CohortId, CounselorId, GroupId, new_id
from rehabdesk.domain.matching import normal_name
from rehabdesk.domain.program import Cohort, Group, ProgramKind, require_period
from rehabdesk.domain.refusals import NotFound
from rehabdesk.domain.text import tidy_text
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.rows import FileRow, Problem, heading_of
from rehabdesk.storage import Store
from rehabdesk.wording.names import plain_name

_DECREE = re.compile(r"\bNOMOR\s*:?\s*(?P<number>\S.+)", re.IGNORECASE)
_YEAR = re.compile(r"(?:TAHUN ANGGARAN|TAHUN|T\.?A\.?)\s*(?P<year>20\d\d)", re.IGNORECASE)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SAME_COUNSELOR = 92


class ListTargets(Struct, kw_only=True):
    """Everything that the rows of one list point at; what is new is not saved yet."""

    plan: ListPlan
    cohorts: dict[CohortId, Cohort] = field(default_factory=dict[CohortId, Cohort])
    groups: dict[GroupId, Group] = field(default_factory=dict[GroupId, Group])
    counselors: dict[str, Counselor] = field(default_factory=dict[str, Counselor])
    new_cohorts: list[Cohort] = field(default_factory=list[Cohort])
    new_groups: list[Group] = field(default_factory=list[Group])
    new_counselors: list[Counselor] = field(default_factory=list[Counselor])
    notices: list[str] = field(default_factory=list[str])
    warnings: list[Problem] = field(default_factory=list[Problem])
    kinds: tuple[ProgramKind, ...] = ()
    places: dict[int, tuple[Cohort, GroupId | None]] = field(
        default_factory=dict[int, tuple[Cohort, GroupId | None]]
    )

    def place_of(self, row: FileRow) -> tuple[Cohort, GroupId | None]:
        """The cohort and the group that a row asks for."""
        return self.places[row.number]

    def group_name(self, group: GroupId) -> str:
        """The name of a group, new ones too."""
        return self.groups[group].name if group in self.groups else ""

    def group_key(self, row: FileRow) -> str:
        """Which column of a row says the group."""
        return "group" if row.get("group") else "counselor"

    def cohort_of(self, cohort: CohortId) -> Cohort:
        """A cohort by its id, new ones too."""
        return self.cohorts[cohort]

    def ratio_of(self, cohort: Cohort) -> int:
        """How many people a counselor of this kind of programme should have at most."""
        return next((one.ratio for one in self.kinds if one.id == cohort.kind), 22)


def cast_of(store: Store, plan: ListPlan, rows: Sequence[FileRow]) -> ListTargets:
    """Find or prepare the cohorts, counselors and groups that the rows name."""
    cast = ListTargets(plan=plan, kinds=store.program_kinds.all())
    cast.cohorts = {one.id: one for one in store.cohorts.all()}
    cast.groups = {one.id: one for one in store.groups.all()}
    cast.counselors = {_bare(one.name): one for one in store.counselors.all()}
    chosen = _chosen(cast, rows)
    for row in rows:
        cohort = _cohort_for(cast, chosen, row)
        cast.places[row.number] = (cohort, _group_for(cast, cohort, row))
    if cast.new_counselors:
        names = ", ".join(one.name for one in cast.new_counselors)
        # A degree ends with the full stop that a sentence needs only once.
        cast.notices.append(f"Konselor baru: {names.removesuffix('.')}.")
    if cast.new_groups:
        names = ", ".join(one.name for one in cast.new_groups)
        cast.notices.append(f"Kelompok baru: {names}.")
    return cast


def _chosen(cast: ListTargets, rows: Sequence[FileRow]) -> Cohort:
    """The cohort asked for by id or name; a first one is made of the decree's lines.

    Raises:
        NotFound: there is no such cohort, and no days were given for a new one.
        EndsBeforeStart: the days that were given exclude each other.
    """
    wanted = cast.plan.cohort.strip()
    for cohort in cast.cohorts.values():
        if wanted == cohort.id or wanted.casefold() == cohort.name.casefold():
            return cohort
    # A slip in a name must not make a programme; where there is none yet, it is meant.
    dated = cast.plan.starts_on is not None and cast.plan.ends_on is not None
    if not cast.kinds or (cast.cohorts and not dated):
        raise NotFound("cohort", text=wanted)
    kinds = [_kind_of(cast, row) for row in rows]
    usual = max((one for one in kinds if one), key=kinds.count, default=None)
    kind = _named_kind(cast, wanted) or usual or cast.kinds[0]
    return _make_cohort(cast, wanted, kind, sum(one is kind for one in kinds))


def _cohort_for(cast: ListTargets, chosen: Cohort, row: FileRow) -> Cohort:
    """The chosen cohort, or for another kind of programme the one that runs beside it."""
    kind = _kind_of(cast, row)
    if kind is None:
        _warn_of_kind(cast, row, chosen)
        return chosen
    if kind.id == chosen.kind:
        return chosen
    for cohort in cast.cohorts.values():
        beside = cohort.starts_on <= chosen.ends_on and chosen.starts_on <= cohort.ends_on
        if cohort.kind == kind.id and cohort.fiscal_year == chosen.fiscal_year and beside:
            return cohort
    return _make_cohort(cast, f"{kind.title} TA {chosen.fiscal_year}", kind, None, chosen)


def _make_cohort(
    cast: ListTargets, name: str, kind: ProgramKind, target: int | None, like: Cohort | None = None
) -> Cohort:
    first = cast.plan.starts_on
    fiscal = like.fiscal_year if like else first.year if first else fiscal_year_of(cast.plan)
    first = first or (like.starts_on if like else date(fiscal, 1, 1))
    last = cast.plan.ends_on or (like.ends_on if like else date(first.year, 12, 31))
    require_period(first, last, "to")
    cohort = Cohort(
        id=CohortId(new_id()),
        name=tidy_text(name),
        fiscal_year=fiscal,
        kind=kind.id,
        starts_on=first,
        ends_on=last,
        decree_no=decree_no(cast.plan)[:80],
        target=target or None,
    )
    cast.cohorts[cohort.id] = cohort
    cast.new_cohorts.append(cohort)
    cast.notices.append(
        f"Angkatan baru: {cohort.name}, {first:%d-%m-%Y} s.d. {cohort.ends_on:%d-%m-%Y}."
    )
    return cohort


def fiscal_year_of(plan: ListPlan) -> int:
    """The fiscal year that the lines above the table or the chosen name say, else this year's."""
    found = _YEAR.search(" ".join(plan.table.preface)) or _YEAR.search(plan.cohort)
    return int(found["year"]) if found else plan.today.year


def decree_no(plan: ListPlan) -> str:
    """The decree's number from the lines above the table, or nothing."""
    found = next(filter(None, map(_DECREE.search, plan.table.preface)), None)
    return tidy_text(found["number"]) if found else ""


def _kind_of(cast: ListTargets, row: FileRow) -> ProgramKind | None:
    return _named_kind(cast, row.get("kind") or "")


def _named_kind(cast: ListTargets, words: str) -> ProgramKind | None:
    plain = words.casefold()
    for kind in cast.kinds:
        if kind.code.casefold() in plain or kind.title.casefold() in plain:
            return kind
    return None


def _warn_of_kind(cast: ListTargets, row: FileRow, chosen: Cohort) -> None:
    named = row.get("kind")
    if named:
        words = f"Jenis rehabilitasi “{named}” tidak dikenal; dimasukkan ke {chosen.name}."
        column = heading_of(cast.plan, "kind")
        cast.warnings.append(Problem(row=row.number, column=column, problem=words))


def _group_for(cast: ListTargets, cohort: Cohort, row: FileRow) -> GroupId | None:
    """The group by its name, else the counselor's; one that is not there is prepared."""
    named, leader = row.get("group"), row.get("counselor")
    counselor = _counselor_for(cast, leader) if leader else None
    groups = [one for one in cast.groups.values() if one.cohort == cohort.id]
    if named:
        found = [one for one in groups if _group_key(one.name) == _group_key(named)]
        return (found[0] if found else _make_group(cast, cohort, _titled(named), counselor)).id
    if counselor is None:
        return None
    led = [one for one in groups if one.counselor == counselor.id]
    return (led[0] if led else _make_group(cast, cohort, _next_name(cast, cohort), counselor)).id


def _make_group(cast: ListTargets, cohort: Cohort, name: str, counselor: Counselor | None) -> Group:
    group = Group(
        id=GroupId(new_id()),
        cohort=cohort.id,
        name=name,
        counselor=counselor.id if counselor else None,
        capacity=cast.ratio_of(cohort),
    )
    cast.groups[group.id] = group
    cast.new_groups.append(group)
    return group


def _group_key(name: str) -> str:
    plain = tidy_text(name).casefold()
    return plain.removeprefix("kelompok ").removeprefix("kel. ").removeprefix("grup ")


def _titled(name: str) -> str:
    return f"Kelompok {name.upper()}" if len(name) == 1 else tidy_text(name)


def _next_name(cast: ListTargets, cohort: Cohort) -> str:
    """The first letter that no group of a cohort named in this list has, this one's among them."""
    running = {cohort.id, *(one.id for one, _ in cast.places.values())}
    taken = {one.name.casefold() for one in cast.groups.values() if one.cohort in running}
    names = (f"Kelompok {mark}" for mark in chain(_LETTERS, count(1)))
    return next(one for one in names if one.casefold() not in taken)


def _counselor_for(cast: ListTargets, name: str) -> Counselor:
    """The counselor of this name, titles aside; an unknown one is prepared."""
    from rapidfuzz import fuzz, process

    bare = _bare(name)
    if bare in cast.counselors:
        return cast.counselors[bare]
    near = process.extractOne(
        bare, list(cast.counselors), scorer=fuzz.ratio, score_cutoff=_SAME_COUNSELOR
    )
    if near is not None:
        found = cast.counselors[str(near[0])]
        known = found.name.removesuffix(".")
        cast.notices.append(f"“{name}” dibaca sebagai konselor {known}.")
        cast.counselors[bare] = found
        return found
    made = Counselor(id=CounselorId(new_id()), name=tidy_text(name))
    cast.counselors[bare] = made
    cast.new_counselors.append(made)
    return made


def _bare(name: str) -> str:
    return normal_name(plain_name(name))
