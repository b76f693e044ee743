"""Excuses and marks in any order: what was typed stays, what an excuse filled it still covers."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from rehabdesk.domain.excuse import Excuse, covering
from rehabdesk.domain.identity import ExcuseId, new_id
from rehabdesk.domain.refusals import Refusal
from rehabdesk.services import attendance as a
from rehabdesk.services import expected_list as x
from rehabdesk.services.excuses import remove_excuse, save_excuse
from rehabdesk.services.schedule import change_session
from rehabdesk.services.undoing import take_back
from rehabdesk.storage import open_in_memory
from tests.sample_office import TODAY, a_running_program, a_session, an_office

DAY = timedelta(days=1)
DAYS = 5
PEOPLE = ("Agus Salim", "Budi Hartono")

STEPS = some.lists(
    some.tuples(
        some.sampled_from(
            ("give", "give", "correct", "remove", "freeze", "mark", "clear", "fill", "move")
        ),
        some.integers(0, 1),
        some.integers(0, DAYS - 1),
        some.none() | some.integers(0, 3),
        some.sampled_from(("S", "B", "D")),
        some.sampled_from(((), (0,), (1, 3))),
        some.booleans(),
    ),
    min_size=1,
    max_size=16,
)


class Office:
    """A small office, its sessions of a week, and what was typed by hand so far."""

    def __init__(self):
        self.store = open_in_memory()
        an_office(self.store)
        self.store.now = lambda: datetime(2021, 4, 20, 5, 0, tzinfo=UTC)
        cohort, group, enrolments = a_running_program(self.store, PEOPLE)
        self.people = [one.resident for one in enrolments]
        self.sessions = [
            a_session(self.store, cohort, group, held_on=TODAY + days * DAY) for days in range(DAYS)
        ]
        self.statuses = {one.code: one for one in self.store.statuses.all()}
        self.typed = {}
        self.cleared = set()
        self.changes = []

    def rows(self):
        return {
            (session.id, row.resident): replace(row, marked_at=None)
            for session in self.store.sessions.all()
            for row in self.store.attendance.of_session(session.id)
        }

    def take(self, what, who, day, length, code, weekdays, morning):
        person, session = self.people[who], a.session_of(self.store, self.sessions[day].id)
        excuses = self.store.excuses.find(resident=person)
        made = Excuse(
            id=excuses[0].id if what == "correct" and excuses else ExcuseId(new_id()),
            resident=person,
            status=self.statuses[code].id,
            first_on=TODAY + day * DAY,
            last_on=None if length is None else TODAY + (day + length) * DAY,
            weekdays=weekdays,
            ends_at=time(9, 30) if morning else None,
        )
        store, key = self.store, (session.id, person)
        deeds = {
            "give": lambda: save_excuse(store, made),
            "correct": lambda: save_excuse(store, made),
            "remove": lambda: remove_excuse(store, excuses[0].id) if excuses else None,
            "mark": lambda: a.mark(store, session, person, self.statuses["H"]),
            "clear": lambda: a.clear(store, session, person),
            "fill": lambda: a.fill_empty(store, session, self.statuses["H"]),
            "move": lambda: change_session(
                store, replace(session, starts_at=time(10), ends_at=time(11))
            ),
        }
        if what == "freeze":
            x.freeze_roster(store, session)
            return
        before = self.rows()
        done = deeds[what]()
        if done is None:
            return
        self.changes.append((done.change, before))
        if what == "mark":
            self.typed[key] = self.statuses["H"].number
        if what == "fill":
            empty = [one for one, row in before.items() if row.status is None]
            self.typed |= {one: self.statuses["H"].number for one in empty if one[0] == session.id}
        if what == "clear":
            self.typed.pop(key, None)
            self.cleared.add(key)

    def check(self):
        for key, row in self.rows().items():
            assert row.status == self.typed.get(key) or key not in self.typed
            assert row.typed is (key in self.typed)
            session = a.session_of(self.store, key[0])
            covers = covering(self.store.excuses.find(resident=key[1]), session)
            if row.status is not None and not row.typed:
                (mine,) = [one for one in covers if one.id == row.excuse]
                numbers = {one.id: one.number for one in self.statuses.values()}
                assert numbers[mine.status] == row.status
            if row.status is None and key not in self.cleared:
                assert not covers


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_marks_excuses_and_corrections_in_any_order(steps):
    office = Office()
    for step in steps:
        try:
            office.take(*step)
        except Refusal:
            continue
        office.check()
    for change, before in reversed(office.changes):
        take_back(office.store, change)
        now = office.rows()
        assert {key: now[key] for key in before} == before
    for key, row in office.rows().items():
        assert row.status is None, key
    assert office.store.excuses.all() == ()
    office.store.close()
