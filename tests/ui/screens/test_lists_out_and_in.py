"""Lists of terms go out as they are shown, and come into an empty office as the same register."""

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtWidgets import QHeaderView

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import CounselorId, HolidayId, RoomId, TopicId, new_id
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.office import DayKind, Holiday, Room
from rehabdesk.domain.session import Topic
from rehabdesk.services.counselors import save_counselor
from rehabdesk.services.exporting import ListFormat
from rehabdesk.services.holidays import save_holiday
from rehabdesk.services.importing.looking import look
from rehabdesk.services.office import save_room
from rehabdesk.services.outgoing import export_list
from rehabdesk.services.terms import save_topic
from rehabdesk.storage import open_in_memory
from rehabdesk.ui.screens.kit.exporting import table_as_shown
from tests.sample_office import (
    an_office,
)
from tests.services.importing.office_lists import a_plan, fates, imported
from tests.ui.screens.office_page import an_office_page, part_of
from tests.ui.screens.test_counselors import Desk

TIMES = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SEED = st.integers(0, 99)
FORM = st.sampled_from(list(ListFormat))
SIGNS = st.text("abcABC 0123456789=+-@;,\"'./&()", max_size=8)
TEXT = st.builds(
    lambda before, word, behind: " ".join(f"{before}{word}{behind}".split()),
    SIGNS,
    st.text("bdfghjkmoprstuwyz", min_size=3, max_size=9),
    SIGNS,
)
NAME = st.lists(st.text("bdfghjkmoprstuwyz", min_size=3, max_size=9), min_size=2, max_size=3).map(
    lambda one: " ".join(one).title()
)
NIP = st.builds(
    lambda born, start, sex, number: f"{born:%Y%m%d}{start:%Y%m}{sex}{number:03}",
    st.dates(date(1965, 1, 1), date(1995, 1, 1)),
    st.dates(date(2014, 1, 1), date(2020, 1, 1)),
    st.sampled_from((1, 2)),
    st.integers(1, 999),
)


def lists_of(record, **unique):
    """One to seven records whose names differ."""
    return st.lists(record, min_size=1, max_size=7, **unique)


ROOMS = lists_of(
    st.builds(
        lambda name, capacity, active: Room(
            id=RoomId(new_id()), name=name, capacity=capacity, active=active
        ),
        TEXT,
        st.none() | st.integers(1, 9999),
        st.booleans(),
    ),
    unique_by=lambda one: one.name.casefold(),
)
HOLIDAYS = lists_of(
    st.builds(
        lambda day, kind, label: Holiday(id=HolidayId(new_id()), day=day, kind=kind, label=label),
        st.dates(date(2021, 1, 1), date(2021, 12, 31)),
        st.sampled_from(DayKind),
        TEXT | st.sampled_from(("Cuti bersama", "Masuk sekolah", "Kantor tutup")),
    ),
    unique_by=lambda one: one.day,
)
TOPICS = lists_of(
    st.tuples(TEXT, st.integers(-1, 9), st.booleans()), unique_by=lambda one: one[0].casefold()
)
COUNSELORS = lists_of(
    st.builds(
        Counselor,
        id=st.builds(lambda: CounselorId(new_id())),
        name=NAME,
        nip=st.just("") | NIP,
        function=st.just("") | TEXT,
        institution=st.just("") | TEXT,
        internal=st.booleans(),
        phone=st.just("") | st.from_regex(r"08[0-9]{8,11}", fullmatch=True),
        certificates=st.just("") | TEXT,
        active_from=st.none() | st.dates(date(2015, 1, 1), date(2020, 12, 31)),
        active_to=st.none() | st.dates(date(2021, 1, 1), date(2022, 12, 31)),
    ),
    unique_by=(lambda one: one.name, lambda one: one.nip or one.name),
)


def an_empty_office():
    """An office of nobody, with the terms that every office begins with."""
    store = open_in_memory()
    an_office(store)
    return store


def emptied(store, shelf):
    """The shelf without anything on it."""
    with store.change("Kosongkan"):
        for one in shelf.all():
            shelf.remove(one.id)


def told(shelf):
    """What is on a shelf, without ids and order."""
    return sorted(repr(replace(one, id="")) for one in shelf.all())


def sent(store, table, folder, seed, form):
    """The list as a file, through the deed that exports, its columns in some order."""
    head: QHeaderView = table.horizontalHeader()
    places = list(range(head.count()))
    random.Random(seed).shuffle(places)
    for place in places:
        head.setSectionHidden(place, False)
        head.moveSection(head.visualIndex(place), 0)
    path = folder / f"keluar{form.value}"
    return export_list(store, table_as_shown(table), form, path).read_bytes()


def comes_back(content, subject, form, theirs, ours):
    """Whether a file makes the same register elsewhere, and nothing when it comes again."""
    other = an_empty_office()
    emptied(other, ours(other))
    plan = a_plan(other, content, subject, file=f"keluar{form.value}")
    preview = imported(other, plan)
    assert fates(preview) == {"new": len(preview.rows)}
    assert told(ours(other)) == told(theirs)
    assert set(fates(look(other, plan))) == {"unchanged"}
    other.close()
    return True


@pytest.fixture
def page(qtbot, store, tmp_path):
    made = an_office_page(qtbot, store, tmp_path)
    made.context.today = lambda: date(2021, 3, 1)
    yield made
    made.context.close()


@given(rooms=ROOMS, seed=SEED, form=FORM)
@TIMES
def test_rooms_survive_the_round(page, store, tmp_path, rooms, seed, form):
    emptied(store, store.rooms)
    for one in rooms:
        save_room(store, one)
    part = part_of(page, "rooms")
    part.reload()

    content = sent(store, part.table, tmp_path, seed, form)

    assert comes_back(content, ImportSubject.ROOMS, form, store.rooms, lambda to: to.rooms)


@given(days=HOLIDAYS, seed=SEED, form=FORM)
@TIMES
def test_days_off_survive_the_round(page, store, tmp_path, days, seed, form):
    emptied(store, store.holidays)
    for one in days:
        save_holiday(store, one)
    part = part_of(page, "holidays")
    part.year.set_value(2021)
    part.reload()

    content = sent(store, part.table, tmp_path, seed, form)

    assert comes_back(content, ImportSubject.HOLIDAYS, form, store.holidays, lambda to: to.holidays)


def titles(store):
    """Title, kind and use of every topic."""
    kinds: dict[str | None, str] = {one.id: one.name for one in store.session_kinds.all()}
    return {(one.title, kinds.get(one.kind), one.active) for one in store.topics.all()}


@given(topics=TOPICS, seed=SEED, form=FORM)
@TIMES
def test_topics_survive_the_round(page, store, tmp_path, topics, seed, form):
    emptied(store, store.topics)
    kinds = store.session_kinds.all()
    for title, kind, active in topics:
        of = kinds[kind % len(kinds)].id if kind >= 0 else None
        save_topic(store, Topic(id=TopicId(new_id()), kind=of, title=title, active=active))
    part = part_of(page, "topics")
    part.reload()

    content = sent(store, part.table, tmp_path, seed, form)

    other = an_empty_office()
    emptied(other, other.topics)
    plan = a_plan(other, content, ImportSubject.TOPICS, file=f"keluar{form.value}")
    imported(other, plan)
    assert titles(other) == titles(store)
    assert fates(look(other, plan)) == {"unchanged": len(topics)}


@given(people=COUNSELORS, seed=SEED, form=FORM)
@TIMES
def test_counselors_of_the_office_and_of_partners_survive_the_round(
    qtbot, store, tmp_path, people, seed, form
):
    emptied(store, store.counselors)
    for one in people:
        save_counselor(store, one)
    desk = Desk(qtbot, store, tmp_path)
    desk.page.active_only.set_value(False)
    desk.page.reload()

    content = sent(store, desk.page.table, tmp_path, seed, form)
    desk.context.close()

    assert comes_back(
        content, ImportSubject.COUNSELORS, form, store.counselors, lambda to: to.counselors
    )
