"""What deleted records are called, and the printed head of the log typed in again."""

from datetime import date

import pytest

from rehabdesk.domain.identity import HolidayId, TopicId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.domain.session import Topic
from rehabdesk.services.audit import check_chain, compare_head, deleted_records, restore_deleted
from rehabdesk.services.schedule import delete_session
from tests.sample_office import (
    a_cohort,
    a_counselor,
    a_group,
    a_resident,
    a_room,
    a_running_program,
    a_session,
)


def deleted(store, shelf, record):
    with store.change("Hapus"):
        shelf.put(record)
        shelf.remove(record.id)


def names(store):
    return {one.name for one in deleted_records(store)}


def test_what_was_deleted_is_called_by_name_title_label_or_day(store):
    deleted(store, store.topics, Topic(id=TopicId(new_id()), kind=None, title="Berani jujur"))
    day = Holiday(
        id=HolidayId(new_id()), day=date(2021, 5, 2), kind=DayKind.HOLIDAY, label="Idulfitri"
    )
    deleted(store, store.holidays, day)
    deleted(store, store.counselors, a_counselor(store, "Siti Rahmawati"))
    cohort, group, _ = a_running_program(store)
    delete_session(store, a_session(store, cohort, group).id)

    assert names(store) >= {"Berani jujur", "Idulfitri", "Siti Rahmawati", "Sesi 05-04-2021"}


def test_each_deleted_record_says_who_deleted_it_and_where_it_stood(store):
    room = a_room(store, "Aula Lama")
    deleted(store, store.rooms, room)

    (found,) = [one for one in deleted_records(store) if one.name == "Aula Lama"]

    assert (found.table, found.key) == (store.rooms.table, room.id)
    assert found.by == store.users.name_of(store.desk.user)
    assert abs(found.at - store.now()).total_seconds() < 600


def test_what_went_in_another_deed_stays_deleted(store):
    cohort = a_cohort(store)
    first, second = a_group(store, cohort, "Elang"), a_group(store, cohort, "Merpati")
    for one in (first, second):
        with store.change("Kelompok dihapus"):
            store.groups.remove(one.id)

    restore_deleted(store, store.groups.table, first.id)

    assert [one.name for one in store.groups.all()] == ["Elang"]
    restore_deleted(store, store.groups.table, second.id)
    with store.change("Dua sekaligus"):
        for one in (first, second):
            store.groups.remove(one.id)
    restore_deleted(store, store.groups.table, second.id)
    assert {one.name for one in store.groups.all()} == {"Elang", "Merpati"}


@pytest.mark.parametrize(
    ("number", "change", "right"),
    [
        (0, str, True),
        (0, str.lower, True),
        (0, " ".join, True),
        (1, str, False),
        (-1, str, False),
        (0, lambda code: code[::-1], False),
        (0, lambda _code: "bukan sidik", False),
        (0, lambda _code: "", False),
    ],
)
def test_a_printed_head_is_recognised_however_it_is_typed(store, number, change, right):
    a_resident(store)
    (head,) = store.audit.heads()

    assert compare_head(store, head.count + number, change(head.code)) is right


def test_a_log_that_nobody_touched_is_whole(store):
    a_resident(store)

    report = check_chain(store)

    assert report.broken is None
