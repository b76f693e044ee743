"""From a programme's template to a cohort's calendar: shown first, then made in one change."""

from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.identity import (
    GroupId,
    PhaseId,
    RoomId,
    SeriesId,
    SessionId,
    SessionKindId,
    new_id,
)
from rehabdesk.domain.planning import GroupToPlan, Plan, PlannedHour, plan
from rehabdesk.domain.program import Cohort, Group, Phase
from rehabdesk.domain.refusals import CohortClosed, GroupsWanted, NotFound, SessionHasMarks
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionKind, SessionSeries
from rehabdesk.domain.template import ProgramTemplate, TemplateKind
from rehabdesk.services.counselors import Caseload, caseload
from rehabdesk.services.done import Done
from rehabdesk.services.holidays import closed_labels
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.services.schedule import has_paper, remove_with_guests
from rehabdesk.services.shipped_templates import SHIPPED_TEMPLATES
from rehabdesk.storage import Store

MOST_GROUPS = 20
"""More groups than this at once are a mistake in the number."""
_LETTERS = "ABCDEFGHIJKLMNOPQRST"


class TemplateWish(Struct, frozen=True, kw_only=True):
    """What is asked for: a template for a cohort, from its first day on.

    ``new_groups`` (1 to 20) are made where the cohort has none; ``hall`` is where all meet.
    """

    cohort: Cohort
    template: ProgramTemplate
    new_groups: int = 0
    hall: RoomId | None = None


class TemplatePlan(Struct, frozen=True, kw_only=True):
    """What a wish would make: the sessions, and what else of the cohort would be new.

    ``groups`` are all of the cohort, ``new_groups`` those that would be made; ``replaced`` is how
    many planned sessions would go; ``ends_on`` the cohort's last day afterwards.
    """

    plan: Plan
    groups: tuple[Group, ...]
    new_groups: tuple[Group, ...]
    new_kinds: tuple[TemplateKind, ...]
    replaced: tuple[Session, ...]
    ends_on: date


def template_named(key: str) -> ProgramTemplate:
    """The template with this key ("tc-6-bulan/1"), or the newest of a code; or ``NotFound``."""
    found = [one for one in SHIPPED_TEMPLATES if key in {one.key, one.code}]
    if not found:
        raise NotFound("template", text=key)
    return max(found, key=lambda one: one.version)


def templates_for(store: Store, cohort: Cohort) -> tuple[ProgramTemplate, ...]:
    """Every template, those of the cohort's kind of programme first."""
    kind = store.program_kinds.get(cohort.kind)
    code = kind.code if kind else ""
    return tuple(sorted(SHIPPED_TEMPLATES, key=lambda one: one.program != code))


def usual_groups(store: Store, cohort: Cohort) -> int:
    """How many groups a cohort's target makes, at its kind's number of people for a counselor."""
    kind = store.program_kinds.get(cohort.kind)
    ratio = kind.ratio if kind else 1
    return max(1, min(MOST_GROUPS, -(-(cohort.target or 1) // ratio)))


def usual_hall(store: Store) -> RoomId | None:
    """A room that is called Aula, else the largest of which the capacity is known, or nothing."""
    rooms = [one for one in store.rooms.all() if one.active and one.capacity is not None]
    halls = [one for one in rooms if one.name.casefold().startswith("aula")]
    return max(halls or rooms, key=lambda one: one.capacity or 0).id if rooms else None


def preview_plan(store: Store, wish: TemplateWish) -> TemplatePlan:
    """What a template would put on a cohort's calendar; nothing is saved.

    Raises:
        CohortClosed: the cohort is over.
        SessionHasMarks: a list of it is frozen or a sheet printed; its past does not move.
        GroupsWanted: it has no groups, and none, or more than 20, are asked for.
    """
    cohort = wish.cohort
    if cohort.closed_on is not None:
        raise CohortClosed("cohort", cohort=cohort.name)
    own = store.sessions.find(cohort=cohort.id)
    used = sum(has_paper(store, one.id) for one in own)
    if used:
        raise SessionHasMarks(reason="cohort", count=used)
    there = store.groups.find(cohort=cohort.id)
    new = () if there else _new_groups(store, cohort, wish)
    last = max(last for _phase, _first, last in wish.template.spans(cohort.starts_on))
    shorts = {one.short for one in store.session_kinds.all()}
    made = plan(
        wish.template,
        cohort.starts_on,
        [GroupToPlan(group=one.id, counselor=one.counselor, room=one.room) for one in there or new],
        closed_labels(store),
        hall=wish.hall,
        busy=[one for one in store.sessions.between(cohort.starts_on, last) if one not in own],
    )
    return TemplatePlan(
        plan=made,
        groups=there or new,
        new_groups=new,
        new_kinds=tuple(one for one in wish.template.kinds if one.short not in shorts),
        replaced=own,
        ends_on=max(cohort.ends_on, made.ends_on),
    )


@needs(Right.RUN_PROGRAMS)
def plan_from_template(store: Store, wish: TemplateWish) -> Done[tuple[Session, ...]]:
    """Make a cohort's groups, phases and sessions from a template, all or none.

    What was planned for it before goes, and so do its phases; a cohort that is too short is made
    longer. Nobody needs to be in a group yet. Gives the sessions.

    Raises:
        NotFound: there is no such cohort; and what ``preview_plan`` raises.
    """
    cohort = required(store.cohorts, wish.cohort.id, "angkatan")
    preview = preview_plan(store, replace(wish, cohort=cohort))
    with store.change(f"Jadwal dari templat {wish.template.name}") as change:
        for session in preview.replaced:
            remove_with_guests(store, session.id)
        for phase in store.phases.find(cohort=cohort.id):
            store.phases.remove(phase.id)
        if preview.ends_on != cohort.ends_on:
            store.cohorts.put(replace(cohort, ends_on=preview.ends_on))
        store.groups.put_all(preview.new_groups)
        store.phases.put_all(
            Phase(
                id=PhaseId(new_id()),
                cohort=cohort.id,
                name=phase.name,
                starts_on=first,
                ends_on=last,
            )
            for phase, first, last in wish.template.spans(cohort.starts_on)
        )
        kinds = _kinds(store, preview.new_kinds)
        series, sessions = _sessions(cohort, wish.template, preview, kinds)
        store.series.put_all(series)
        store.sessions.put_all(sessions)
    return Done(sessions, change)


def _kinds(store: Store, new: Sequence[TemplateKind]) -> dict[str, SessionKindId]:
    """The office's kinds of session by their signs, the new ones put behind the others."""
    known = {one.short: one.id for one in store.session_kinds.all()}
    made = [
        SessionKind(
            id=SessionKindId(new_id()),
            name=one.name,
            short=one.short,
            minutes=one.minutes,
            mandatory=one.mandatory,
            counts_for_certificate=one.counts,
            position=len(known) + at,
        )
        for at, one in enumerate(new, 1)
    ]
    store.session_kinds.put_all(made)
    return known | {one.short: one.id for one in made}


def _sessions(
    cohort: Cohort,
    template: ProgramTemplate,
    preview: TemplatePlan,
    kinds: dict[str, SessionKindId],
) -> tuple[tuple[SessionSeries, ...], tuple[Session, ...]]:
    """The sessions of a plan, each in the series of its kind and groups."""
    names = {one.short: one.name for one in template.kinds}
    groups = {one.id: one.name for one in preview.groups}
    series: dict[tuple[str, tuple[GroupId, ...]], SessionSeries] = {}

    def series_of(hour: PlannedHour) -> SeriesId:
        key = (hour.kind, hour.groups)
        if key not in series:
            together = len(hour.groups) > 1
            whose = "semua kelompok" if together else groups[hour.groups[0]]
            label = f"{names[hour.kind]} · {whose}"
            series[key] = SessionSeries(id=SeriesId(new_id()), cohort=cohort.id, label=label)
        return series[key].id

    sessions = tuple(
        Session(
            id=SessionId(new_id()),
            cohort=cohort.id,
            kind=kinds[hour.kind],
            care_groups=hour.groups,
            held_on=hour.day,
            starts_at=hour.starts_at,
            ends_at=hour.ends_at,
            topic=hour.topic,
            room=hour.room,
            counselors=(hour.counselor,) if hour.counselor else (),
            series=series_of(hour),
        )
        for hour in preview.plan.hours
    )
    return tuple(series.values()), sessions


def _new_groups(store: Store, cohort: Cohort, wish: TemplateWish) -> tuple[Group, ...]:
    """Groups with the counselors who have the fewest people, and the smallest rooms that do."""
    count = wish.new_groups
    if not 1 <= count <= MOST_GROUPS:
        raise GroupsWanted("new_groups", most=MOST_GROUPS)
    kind = store.program_kinds.get(cohort.kind)
    people = -(-cohort.target // count) if cohort.target else 0
    loads = caseload(store, cohort.starts_on)
    others = _of_other_kinds(store, cohort)
    counselors = [
        one.id
        for one in sorted(
            store.counselors.all(),
            key=lambda one: (one.id in others, loads.get(one.id, Caseload()).residents),
        )
        if one.active_on(cohort.starts_on)
    ]
    rooms = [
        one.id
        for one in sorted(store.rooms.all(), key=lambda one: (one.id in others, one.capacity or 0))
        if one.active and one.capacity is not None and one.capacity >= people
        if one.id != wish.hall
    ]
    leaders = [*islice(cycle(counselors), count)] if counselors else [None] * count
    places = [*rooms[:count], *[None] * count]
    return tuple(
        Group(
            id=GroupId(new_id()),
            cohort=cohort.id,
            name=f"Kelompok {_LETTERS[at]}",
            counselor=leaders[at],
            room=places[at],
            capacity=kind.ratio if kind else None,
        )
        for at in range(count)
    )


def _of_other_kinds(store: Store, cohort: Cohort) -> set[str]:
    """Counselors and rooms that groups of other kinds of programme have, and none of this one."""
    kinds = {one.id: one.kind for one in store.cohorts.all()}
    here: set[str] = set()
    elsewhere: set[str] = set()
    for group in store.groups.all():
        named = here if kinds.get(group.cohort) == cohort.kind else elsewhere
        named.update(one for one in (group.counselor, group.room) if one)
    return elsewhere - here
