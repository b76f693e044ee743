"""The deeds that the office can take back, each on a small office made for it."""

from datetime import date, time, timedelta
from types import SimpleNamespace

from msgspec.structs import replace

from rehabdesk.domain.attendance import CountsAs
from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.excuse import Excuse
from rehabdesk.domain.identity import (
    CounselorId,
    ExcuseId,
    GroupId,
    HolidayId,
    ResidentId,
    RoomId,
    StayId,
    TopicId,
    new_id,
)
from rehabdesk.domain.office import DayKind, Holiday, Room
from rehabdesk.domain.program import Group
from rehabdesk.domain.resident import ExitReason, Resident, Stay
from rehabdesk.domain.session import Topic
from rehabdesk.domain.shifting import Remedy
from rehabdesk.domain.timetable import Recurrence
from rehabdesk.services import attendance as a
from rehabdesk.services import certificates as c
from rehabdesk.services import enrolment as e
from rehabdesk.services import excuses as u
from rehabdesk.services import expected_list as x
from rehabdesk.services import holidays as h
from rehabdesk.services import lost_days as y
from rehabdesk.services import membership as m
from rehabdesk.services import office as o
from rehabdesk.services import programs as p
from rehabdesk.services import registrations as n
from rehabdesk.services import residents as r
from rehabdesk.services import restricting as w
from rehabdesk.services import schedule as s
from rehabdesk.services import series as q
from rehabdesk.services import template_plan as d
from rehabdesk.services import terms as t
from rehabdesk.services.counselors import end_counselor, save_counselor
from rehabdesk.services.enrolment_start import change_start, remove_enrolment
from tests.sample_office import (
    NUMBERING,
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_phase,
    a_planned_session,
    a_registration,
    a_resident,
    a_room,
    a_running_program,
    a_session,
)

DAY = timedelta(days=1)
PEOPLE = ("Agus Salim", "Budi Hartono", "Cecep Sudrajat")


def an_office_at_work(store):
    """A programme with two groups, sessions in every state, a series, people in and out."""
    cohort, group, enrolments = a_running_program(store, PEOPLE)
    other = a_group(store, cohort, "Kelompok B")
    room, counselor = a_room(store), a_counselor(store)
    marked = a_session(store, cohort, group, room=room.id, counselors=(counselor.id,))
    rows = x.freeze_roster(store, marked)
    statuses = {one.code: one for one in store.statuses.all()}
    a.mark(store, marked, rows[0].resident, statuses["H"])
    closed = a_session(store, cohort, group, starts_at=time(11), ends_at=time(12))
    x.freeze_roster(store, closed)
    a.fill_empty(store, closed, statuses["H"])
    closed = a.finish_sheet(store, closed).record
    planned = a_session(store, cohort, group, held_on=TODAY + DAY)
    off = s.cancel_session(
        store, a_session(store, cohort, group, held_on=TODAY + 2 * DAY).id, reason="Hujan"
    ).record
    template = a_planned_session(store, cohort, other, starts_at=time(14), ends_at=time(15))
    m.move_to_group(store, enrolments[2].id, other.id, since=START + 3 * DAY)
    series = q.plan_series(
        store,
        template,
        Recurrence(weekdays=frozenset({0}), starts_on=TODAY, count=3),
        "Senin",
    ).record
    outside = a_resident(store, "Dadang Suhendar", "BI 77/21", block="Blok A", cell="1")
    guest = x.add_guest(store, marked, "Ust. Hasan").record
    holiday = Holiday(
        id=HolidayId(new_id()), day=date(2021, 6, 17), kind=DayKind.HOLIDAY, label="Id"
    )
    h.save_holiday(store, holiday)
    return SimpleNamespace(
        **{
            **locals(),
            "topic": Topic(id=TopicId(new_id()), kind=None, title="Harga diri"),
            "empty_group": a_group(store, cohort, "Kelompok Kosong"),
            "phase": a_phase(cohort),
            "person": Resident(
                id=ResidentId(new_id()), name="Eko Prasetyo", registration_no="BI 5/21"
            ),
        }
    )


def _suspended(store, office):
    e.suspend(store, office.enrolments[0].id, on=TODAY, reason="Sakit")


def _away_for_a_week(store, office):
    until = TODAY + 6 * DAY
    e.suspend(store, office.enrolments[0].id, on=TODAY, until=until, reason="Sakit")


def _enrolled_by_mistake(store, office):
    e.enrol_residents(store, office.cohort, [office.outside.id], on=TODAY, today=TODAY)


def _without_a_year(store, _office):
    """As an office of before, which was never given the days off of 2027."""
    store.connection.execute("DELETE FROM holiday WHERE day >= '2027-01-01'")


def _ended(store, office):
    e.end_enrolment(store, office.enrolments[0].id, on=TODAY, reason=ExitReason.DROPPED)


def _restricted(store, office):
    w.restrict(store, office.outside.id, "Perlindungan saksi", today=TODAY)


def an_open_number(store, office):
    """Somebody has a certificate whose number is written by hand."""
    o.save_numbering(store, replace(NUMBERING, by_hand=True))
    first = c.lines(store, office.cohort, today=TODAY)[0]
    pick = c.Pick(enrolment_id=first.enrolment.id, override_reason="Uji")
    return c.issue(store, office.cohort, [pick], issued_on=TODAY, today=TODAY).record[0]


def an_excuse(office):
    """Somebody who has no mark yet is ill from today on; not saved yet."""
    return Excuse(
        id=ExcuseId(new_id()),
        resident=office.rows[1].resident,
        status=office.statuses["S"].id,
        first_on=TODAY,
        last_on=TODAY + DAY,
    )


def _excused(store, office):
    u.save_excuse(store, an_excuse(office))


def _closed(store, office):
    p.close_cohort(store, office.cohort, on=TODAY, complete_active=False)


BEFORE = {
    "resume": _suspended,
    "change return": _away_for_a_week,
    "reinstate": _ended,
    "remove enrolment": _enrolled_by_mistake,
    "correct excuse": _excused,
    "remove excuse": _excused,
    "take over holidays": _without_a_year,
    "lift restriction": _restricted,
    "reopen cohort": _closed,
    "fill number": an_open_number,
    "plan from template": lambda st, _of: a_cohort(st, "Angkatan berikut"),
}
"""What must have been done before a deed makes sense."""

DEEDS = {
    "fill number": lambda st, _of: c.fill_number(st, st.certificates.all()[0], 217),
    "mark": lambda st, of: a.mark(st, of.marked, of.rows[1].resident, of.statuses["S"]),
    "mark with reason": lambda st, of: a.mark(
        st, of.marked, of.rows[1].resident, of.statuses["I"], a.Detail(reason="sidang")
    ),
    "mark over": lambda st, of: a.mark(st, of.marked, of.rows[0].resident, of.statuses["A"]),
    "correct": lambda st, of: a.mark(
        st, of.closed, of.rows[0].resident, of.statuses["A"], why="salah baca"
    ),
    "clear": lambda st, of: a.clear(st, of.marked, of.rows[0].resident),
    "fill": lambda st, of: a.fill_empty(st, of.marked, of.statuses["H"]),
    "heads": lambda st, of: a.set_head_count(st, of.marked, 3),
    "finish": lambda st, of: a.finish_sheet(st, of.marked, accept_empty=True),
    "reopen": lambda st, of: a.reopen_sheet(st, of.closed),
    "add person": lambda st, of: x.add_person(st, of.marked, of.outside.id),
    "add to a list to be": lambda st, of: x.add_person(st, of.planned, of.outside.id),
    "remove person": lambda st, of: x.remove_person(st, of.marked, of.rows[1].resident),
    "guest": lambda st, of: x.add_guest(st, of.marked, "Tamu Lain"),
    "remove guest": lambda st, of: x.remove_guest(st, of.guest.id),
    "excuse": lambda st, of: u.save_excuse(st, an_excuse(of)),
    "correct excuse": lambda st, _of: u.save_excuse(
        st, replace(st.excuses.all()[0], last_on=TODAY, reason="Demam")
    ),
    "remove excuse": lambda st, _of: u.remove_excuse(st, st.excuses.all()[0].id),
    "plan session": lambda st, of: s.plan_session(
        st, a_planned_session(st, of.cohort, of.group, held_on=TODAY + 3 * DAY)
    ),
    "change session": lambda st, of: s.change_session(st, replace(of.planned, topic="Baru")),
    "move session": lambda st, of: s.move_session(st, of.planned.id, held_on=TODAY + 4 * DAY),
    "move a used session": lambda st, of: s.move_session(
        st, of.marked.id, held_on=TODAY + 4 * DAY, reason="Razia"
    ),
    "cancel session": lambda st, of: s.cancel_session(st, of.planned.id, reason="Razia"),
    "restore session": lambda st, of: s.restore_session(st, of.off.id),
    "delete session": lambda st, of: s.delete_session(st, of.planned.id),
    "plan from template": lambda st, _of: d.plan_from_template(
        st,
        d.TemplateWish(
            cohort=st.cohorts.find(name="Angkatan berikut")[0],
            template=d.template_named("15-hari"),
            new_groups=2,
        ),
    ),
    "change days": lambda st, of: y.change_days(
        st,
        y.DaysWish(
            first=of.planned.held_on,
            last=of.planned.held_on,
            remedy=Remedy.CANCEL,
            reason="Razia",
        ),
    ),
    "plan each group": lambda st, of: q.plan_each(
        st,
        [
            a_planned_session(st, of.cohort, one, held_on=TODAY + 3 * DAY)
            for one in (of.group, of.other)
        ],
        Recurrence(weekdays=frozenset({2}), starts_on=TODAY, count=2),
        ("Rabu A", "Rabu B"),
    ),
    "plan series": lambda st, of: q.plan_series(
        st,
        a_planned_session(st, of.cohort, of.group, starts_at=time(16), ends_at=time(17)),
        Recurrence(weekdays=frozenset({1}), starts_on=TODAY, count=4),
        "Selasa",
    ),
    "change series": lambda st, of: q.change_series(
        st, of.series[0].id, q.SessionChanges(topic="Baru"), this_and_later=True
    ),
    "delete series": lambda st, of: q.delete_series_rest(st, of.series[1].id),
    "enrol": lambda st, of: e.enrol_residents(
        st, of.cohort, [of.outside.id], on=TODAY, today=TODAY, group_id=of.other.id
    ),
    "change start": lambda st, of: change_start(
        st, of.enrolments[1].id, on=START + DAY, today=TODAY, reason="Salah tanggal"
    ),
    "suspend": lambda st, of: e.suspend(st, of.enrolments[0].id, on=TODAY, reason="Sakit"),
    "resume": lambda st, of: e.resume(st, of.enrolments[0].id, on=TODAY + DAY),
    "suspend until": lambda st, of: e.suspend(
        st, of.enrolments[0].id, on=TODAY, until=TODAY + DAY, reason="Sidang"
    ),
    "change return": lambda st, of: e.change_return(
        st, of.enrolments[0].id, on=TODAY + 3 * DAY, reason="Sembuh lebih awal"
    ),
    "remove enrolment": lambda st, of: remove_enrolment(
        st, st.enrolments.of_resident(of.outside.id)[0].id, reason="Salah orang"
    ),
    "end": lambda st, of: e.end_enrolment(
        st, of.enrolments[0].id, on=TODAY, reason=ExitReason.DROPPED
    ),
    "complete": lambda st, of: e.complete_enrolment(st, of.enrolments[0].id, on=TODAY),
    "reinstate": lambda st, of: e.reinstate(st, of.enrolments[0].id, on=TODAY),
    "move to group": lambda st, of: m.move_to_group(
        st, of.enrolments[0].id, of.other.id, since=TODAY
    ),
    "put in groups": lambda st, of: m.put_in_groups(
        st, {one.id: of.other.id for one in of.enrolments}, since=TODAY
    ),
    "close cohort": lambda st, of: p.close_cohort(st, of.cohort, on=TODAY, complete_active=True),
    "reopen cohort": lambda st, of: p.reopen_cohort(st, st.cohorts.get(of.cohort.id)),
    "save cohort": lambda st, of: p.save_cohort(st, replace(of.cohort, name="Lain")),
    "save phase": lambda st, of: p.save_phase(st, of.phase),
    "save group": lambda st, of: p.save_group(
        st, Group(id=GroupId(new_id()), cohort=of.cohort.id, name="Kelompok Z")
    ),
    "remove group": lambda st, of: p.remove_group(st, of.empty_group.id),
    "add resident": lambda st, of: r.add_resident(
        st, of.person, Stay(id=StayId(new_id()), resident=of.person.id), today=TODAY
    ),
    "update resident": lambda st, of: r.update_resident(
        st,
        replace(of.outside, name="Dadang S.", registration_no="BIIa 3/21", block="B", cell="2"),
        today=TODAY,
    ),
    "remove resident": lambda st, of: r.remove_resident(st, of.outside.id),
    "end stay": lambda st, of: r.end_stay(
        st,
        of.enrolments[0].resident,
        reason=ExitReason.RELEASED,
        on=TODAY,
        today=TODAY,
        end_enrolments=True,
    ),
    "add number": lambda st, of: n.add_registration(
        st, a_registration(of.outside, "BIIa 4/21", valid_from=TODAY)
    ),
    "correct number": lambda st, of: n.correct_registration(
        st, replace(st.registrations.find(resident=of.outside.id)[0], value="BI 78/21")
    ),
    "restrict": lambda st, of: w.restrict(st, of.outside.id, "Saksi", today=TODAY),
    "lift restriction": lambda st, of: w.lift_restriction(st, of.outside.id, "Selesai"),
    "save counselor": lambda st, _of: save_counselor(
        st, Counselor(id=CounselorId(new_id()), name="Yuni Kartika, S.Psi.")
    ),
    "end counselor": lambda st, of: end_counselor(st, of.counselor.id, on=TODAY),
    "save office": lambda st, _of: o.save_office(st, replace(st.office, city="Cilegon")),
    "save room": lambda st, _of: o.save_room(st, Room(id=RoomId(new_id()), name="Masjid")),
    "take over holidays": lambda st, _of: h.take_over_holidays(st, 2027),
    "remove holiday": lambda st, of: h.remove_holiday(st, of.holiday.id),
    "save status": lambda st, of: t.save_status(
        st, replace(of.statuses["A"], counts_as=CountsAs.IGNORED)
    ),
    "order statuses": lambda st, _of: t.order_statuses(
        st, [one.id for one in reversed(st.statuses.all())]
    ),
    "order kinds": lambda st, _of: t.order_session_kinds(
        st, [one.id for one in reversed(st.session_kinds.all())]
    ),
    "save topic": lambda st, of: t.save_topic(st, of.topic),
}
"""Each deed by name: done on the store of an office at work."""

STAMPS = {
    *("rev", "origin", "created_at", "created_by", "updated_at", "updated_by"),
    *("deleted_at", "deleted_by", "marked_at", "marked_by"),
}
HISTORY = {"audit_entry", "audit_row", "attendance_correction", "this_pc"}
"""What is only ever added to, or counts: undo leaves it."""


def contents(store, *, stamps=False):
    """Everything that the office knows now, by table; with ``stamps`` as it lies in the file."""
    tables = [
        str(row[0])
        for row in store.query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'resident_search_%'"
        )
    ]
    return {
        table: _rows(store, table, stamps=stamps)
        for table in tables
        if stamps or table not in HISTORY
    }


def _rows(store, table, *, stamps):
    cursor = store.connection.execute(f"SELECT * FROM {table}")
    names = [str(one[0]) for one in cursor.description]
    found = []
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        if not stamps and (row.get("deleted_at") or row.get("removed")):
            continue
        told = {key: value for key, value in row.items() if stamps or key not in STAMPS}
        # A detail of nothing says as much as none.
        if stamps or table != "attendance_detail" or _says_something(told):
            found.append(repr(sorted(told.items())))
    return sorted(found)


def _says_something(detail):
    return any(detail[key] for key in ("minutes_late", "reason", "note", "engagement"))
