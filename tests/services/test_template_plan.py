"""A template becomes a calendar: what is shown is what is made, and undo takes it whole."""

from datetime import date, time, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import CohortId, HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.planning import Unplaced
from rehabdesk.domain.refusals import CohortClosed, GroupsWanted, NotFound, SessionHasMarks
from rehabdesk.domain.template import TemplateKind, TemplateLesson
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.shipped_templates import (
    EDUCATION,
    SHIPPED_TEMPLATES,
    SHORT_MODELS,
    TC_SIX_MONTHS,
)
from rehabdesk.services.template_plan import (
    MOST_GROUPS,
    TemplateWish,
    plan_from_template,
    preview_plan,
    template_named,
    templates_for,
    usual_groups,
    usual_hall,
)
from tests.sample_office import (
    END,
    START,
    a_cohort,
    a_counselor,
    a_group,
    a_room,
    a_running_program,
    a_session,
)

FIFTEEN_DAYS = SHORT_MODELS[0]


@pytest.fixture
def cohort(store):
    """A cohort of 44 people to come, with two counselors, two rooms and a hall."""
    for name in ("Ratna Dewi", "Yusuf Hidayat"):
        a_counselor(store, name)
    a_room(store, "Ruang 1", capacity=25)
    a_room(store, "Ruang 2", capacity=30)
    a_room(store, "Aula", capacity=140)
    return a_cohort(store, target=44)


def wish(store, cohort, template=FIFTEEN_DAYS, **more):
    return TemplateWish(
        cohort=cohort, template=template, hall=usual_hall(store), **({"new_groups": 2} | more)
    )


def calendar(store, cohort):
    return sorted(
        (one.held_on, one.starts_at, one.topic, one.care_groups, one.room, one.counselors)
        for one in store.sessions.find(cohort=cohort.id)
    )


def test_what_is_made_is_what_was_shown(store, cohort):
    a_group(store, cohort, "Kelompok A")
    shown = preview_plan(store, wish(store, cohort))

    made = plan_from_template(store, wish(store, cohort)).record

    assert [(one.held_on, one.starts_at, one.topic) for one in made] == [
        (hour.day, hour.starts_at, hour.topic) for hour in shown.plan.hours
    ]
    assert len(store.sessions.find(cohort=cohort.id)) == len(shown.plan.hours) > 0


def test_a_preview_saves_nothing(store, cohort):
    before = store.audit.count()

    preview_plan(store, wish(store, cohort, EDUCATION))

    assert store.audit.count() == before
    assert not store.groups.find(cohort=cohort.id)


def test_a_cohort_without_groups_gets_them_with_counselors_and_rooms(store, cohort):
    plan_from_template(store, wish(store, cohort))

    names = {one.id: one.name for one in (*store.counselors.all(), *store.rooms.all())}
    groups = [
        (one.name, names[one.counselor], names[one.room], one.capacity)
        for one in store.groups.find(cohort=cohort.id)
    ]
    assert groups == [
        ("Kelompok A", "Ratna Dewi", "Ruang 1", 22),
        ("Kelompok B", "Yusuf Hidayat", "Ruang 2", 22),
    ]


def test_counselors_take_several_groups_and_rooms_stay_open_where_there_are_too_few(store, cohort):
    shown = preview_plan(store, wish(store, cohort, new_groups=3))

    first, _second, third = shown.new_groups
    assert third.counselor == first.counselor
    assert third.room is None


def test_a_room_that_is_too_small_for_a_group_is_not_proposed(store, cohort):
    narrow = replace(cohort, target=52)
    with store.change("lebih banyak peserta"):
        store.cohorts.put(narrow)

    shown = preview_plan(store, wish(store, narrow))  # 26 people a group

    rooms = {one.id: one.name for one in store.rooms.all()}
    assert [one.room and rooms[one.room] for one in shown.new_groups] == ["Ruang 2", None]


def test_nobody_who_has_left_is_proposed_as_counselor(store, cohort):
    gone = store.counselors.all()[0]
    with store.change("berhenti"):
        store.counselors.put(replace(gone, active_to=START - timedelta(days=1)))

    shown = preview_plan(store, wish(store, cohort))

    assert gone.id not in {one.counselor for one in shown.new_groups}


@pytest.mark.parametrize(("groups", "refused"), [(0, True), (1, False), (20, False), (21, True)])
def test_from_one_to_twenty_groups_are_made(store, cohort, groups, refused):
    assert MOST_GROUPS == 20
    if refused:
        with pytest.raises(GroupsWanted) as refusal:
            preview_plan(store, wish(store, cohort, new_groups=groups))
        assert refusal.value.field == "new_groups"
    else:
        assert len(preview_plan(store, wish(store, cohort, new_groups=groups)).groups) == groups


def test_groups_that_are_there_are_used_and_no_others_made(store, cohort):
    group = a_group(store, cohort, "Melati")

    made = plan_from_template(store, wish(store, cohort, new_groups=5)).record

    assert {one.care_groups for one in made} == {(group.id,)}
    assert [one.name for one in store.groups.find(cohort=cohort.id)] == ["Melati"]


def test_phases_follow_the_template_and_replace_those_before(store, cohort):
    plan_from_template(store, wish(store, cohort))
    plan_from_template(store, wish(store, cohort, TC_SIX_MONTHS))

    phases = [(one.name, one.starts_on) for one in store.phases.find(cohort=cohort.id)]
    assert phases == [
        ("Orientasi", START),
        ("Primary", START + timedelta(days=28)),
        ("Re-entry", START + timedelta(days=154)),
    ]


def test_a_cohort_that_is_too_short_is_made_longer_and_never_shorter(store, cohort):
    last = START + timedelta(days=14)
    with store.change("pendek"):
        store.cohorts.put(replace(cohort, ends_on=last - timedelta(days=1)))
    plan_from_template(store, wish(store, cohort))
    assert store.cohorts.get(cohort.id).ends_on == last

    with store.change("panjang"):
        store.cohorts.put(replace(cohort, ends_on=END))
    plan_from_template(store, wish(store, cohort))
    assert store.cohorts.get(cohort.id).ends_on == END


def test_a_day_off_has_no_session_unless_it_works_anyway(store, cohort):
    off = START + timedelta(days=1)
    with store.change("libur"):
        store.holidays.put(
            Holiday(id=HolidayId(new_id()), day=off, kind=DayKind.CLOSED, label="Razia")
        )
    days = {hour.day for hour in preview_plan(store, wish(store, cohort)).plan.hours}
    assert off not in days

    with store.change("masuk"):
        store.holidays.put(
            Holiday(id=HolidayId(new_id()), day=off, kind=DayKind.WORKS_ANYWAY, label="Masuk")
        )
    days = {hour.day for hour in preview_plan(store, wish(store, cohort)).plan.hours}
    assert off in days


def test_sessions_of_another_cohort_keep_their_counselors_and_rooms(store, cohort):
    other = a_cohort(store, "Angkatan lain")
    group = a_group(store, other, "Kelompok X")
    counselor, room = store.counselors.all()[0], store.rooms.all()[1]
    a_session(
        store,
        other,
        group,
        held_on=START,
        starts_at=time(8, 30),
        ends_at=time(9, 15),
        counselors=(counselor.id,),
        room=room.id,
    )

    made = plan_from_template(store, wish(store, cohort)).record

    at_that_time = [one for one in made if one.held_on == START and one.starts_at < time(9, 15)]
    assert not [one for one in at_that_time if counselor.id in one.counselors]
    assert not [one for one in at_that_time if one.room == room.id]


def test_kinds_that_the_office_lacks_are_added_with_what_the_template_says(store, cohort):
    shown = preview_plan(store, wish(store, cohort, EDUCATION))
    assert shown.new_kinds == (
        TemplateKind(short="BEL", name="Belajar kesetaraan", minutes=90, mandatory=True),
    )

    plan_from_template(store, wish(store, cohort, EDUCATION))

    (kind,) = [one for one in store.session_kinds.all() if one.short == "BEL"]
    assert (kind.name, kind.minutes, kind.mandatory, kind.counts_for_certificate) == (
        "Belajar kesetaraan",
        90,
        True,
        True,
    )
    assert kind == store.session_kinds.all()[-1]
    assert preview_plan(store, wish(store, cohort, EDUCATION)).new_kinds == ()


def test_planning_anew_replaces_what_was_planned_and_undo_brings_it_back(store, cohort):
    plan_from_template(store, wish(store, cohort))
    before = calendar(store, cohort)
    assert len(preview_plan(store, wish(store, cohort)).replaced) == len(before)

    done = plan_from_template(store, wish(store, cohort, TC_SIX_MONTHS))
    assert calendar(store, cohort) != before
    store.undo(done.change)

    assert calendar(store, cohort) == before
    assert [one.name for one in store.phases.find(cohort=cohort.id)] == ["Inti"]


def test_planning_twice_gives_the_same_calendar(store, cohort):
    a_group(store, cohort, "Kelompok A")
    plan_from_template(store, wish(store, cohort))
    once = calendar(store, cohort)

    plan_from_template(store, wish(store, cohort))

    assert calendar(store, cohort) == once


def test_undo_takes_everything_away_that_was_made(store, cohort):
    store.undo(plan_from_template(store, wish(store, cohort, EDUCATION)).change)

    assert not store.sessions.find(cohort=cohort.id)
    assert not store.groups.find(cohort=cohort.id)
    assert not store.phases.find(cohort=cohort.id)
    assert "BEL" not in {one.short for one in store.session_kinds.all()}
    assert store.cohorts.get(cohort.id) == cohort


def test_the_past_does_not_move(store):
    cohort, group, _enrolments = a_running_program(store)
    freeze_roster(store, a_session(store, cohort, group))
    before = calendar(store, cohort)

    with pytest.raises(SessionHasMarks) as refusal:
        plan_from_template(store, wish(store, cohort))

    assert refusal.value.facts == {"reason": "cohort", "count": 1}
    assert calendar(store, cohort) == before


def test_a_closed_or_unknown_cohort_is_refused(store, cohort):
    with pytest.raises(NotFound):
        plan_from_template(store, wish(store, replace(cohort, id=CohortId("tidak ada"))))
    with store.change("tutup"):
        store.cohorts.put(replace(cohort, closed_on=END))
    for deed in (preview_plan, plan_from_template):
        with pytest.raises(CohortClosed):
            deed(store, wish(store, store.cohorts.get(cohort.id)))


def test_templates_of_the_cohorts_own_kind_come_first(store, cohort):
    kinds = {one.code: one for one in store.program_kinds.all()}

    for code in ("sosial", "medis"):
        first = templates_for(store, replace(cohort, kind=kinds[code].id))[0]
        assert first.program == code
    assert set(templates_for(store, cohort)) == set(SHIPPED_TEMPLATES)


def test_a_template_is_named_by_code_or_version():
    assert template_named("tc-6-bulan/1") == template_named("tc-6-bulan") == TC_SIX_MONTHS
    with pytest.raises(NotFound):
        template_named("tc-6-bulan/2")


@pytest.mark.parametrize(
    ("target", "groups"), [(None, 1), (1, 1), (22, 1), (23, 2), (44, 2), (45, 3), (9999, 20)]
)
def test_the_target_says_how_many_groups_are_usual(store, target, groups):
    assert usual_groups(store, a_cohort(store, target=target)) == groups


def test_the_largest_room_is_the_hall(store, cohort):
    names = {one.id: one.name for one in store.rooms.all()}

    assert cohort
    assert names[usual_hall(store)] == "Aula"


def test_without_one_of_that_name_it_is_the_largest(store):
    a_room(store, "Masjid", capacity=150)
    large = a_room(store, "Lapangan", capacity=151)

    assert usual_hall(store) == large.id


def test_counselors_and_rooms_of_other_kinds_of_programme_come_last(store, cohort):
    kinds = {one.code: one for one in store.program_kinds.all()}
    first, second = store.counselors.all()[0], store.rooms.all()[1]
    medical = a_cohort(store, "Medis", kind=kinds["medis"].id)
    a_group(store, medical, "Medis A", counselor=first.id, room=second.id)

    shown = preview_plan(store, wish(store, cohort, new_groups=1))

    assert shown.new_groups[0].counselor != first.id
    assert shown.new_groups[0].room != second.id


def test_an_office_without_rooms_has_no_hall(store):
    a_room(store, "Lapangan", capacity=None)

    assert usual_hall(store) is None


@pytest.mark.parametrize("template", SHIPPED_TEMPLATES, ids=lambda one: one.key)
def test_every_shipped_template_is_sound(store, template):
    """Its signs are told, every kind of lesson has hours, and all its lessons find one."""
    told = {one.short for one in template.kinds}
    for phase in template.phases:
        assert {one.kind for one in (*phase.slots, *phase.lessons)} <= told
        assert phase.days >= 7
    assert all(0 < len(one.short) <= 6 for one in template.kinds)
    assert len({one.name for one in template.phases}) == len(template.phases)
    cohort = a_cohort(store)

    shown = preview_plan(store, TemplateWish(cohort=cohort, template=template, new_groups=1))

    assert shown.plan.open_lessons == ()
    assert all(hour.due_at is None for hour in shown.plan.hours)


def test_shipped_templates_have_a_name_of_their_own_each():
    keys = [one.key for one in SHIPPED_TEMPLATES]

    assert len(set(keys)) == len(keys)
    assert len({one.name for one in SHIPPED_TEMPLATES}) == len(keys)


def test_the_six_months_have_26_weeks():
    assert TC_SIX_MONTHS.days == 26 * 7


def test_a_lesson_that_finds_no_hour_is_told(store, cohort):
    phase = replace(FIFTEEN_DAYS.phases[0], lessons=(TemplateLesson(kind="FSG", topic="Keluarga"),))
    odd = replace(FIFTEEN_DAYS, phases=(phase,))

    shown = preview_plan(store, wish(store, cohort, odd))

    assert {one.reason for one in shown.plan.open_lessons} == {Unplaced.NO_HOUR}
    assert shown.plan.ends_on == date(2021, 3, 15)
