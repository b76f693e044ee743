"""Statuses, kinds and topics of the office."""

from typing import Any

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs
from rehabdesk.domain.identity import (
    ProgramKindId,
    SessionKindId,
    StatusId,
    TopicId,
    new_id,
)
from rehabdesk.domain.program import ProgramKind
from rehabdesk.domain.refusals import AlreadyThere, InUse, NotANumber, NotFound, TooLong
from rehabdesk.domain.session import SessionKind, Topic
from rehabdesk.services.attendance import fill_empty
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.terms import (
    remove_program_kind,
    remove_session_kind,
    remove_status,
    remove_topic,
    save_program_kind,
    save_session_kind,
    save_status,
    save_topic,
)
from tests.sample_office import a_running_program, a_session


def a_status(**fields):
    given: dict[str, Any] = {
        "number": 1,
        "code": "Z",
        "label": "Zikir",
        "key": "Z",
        "counts_as": CountsAs.PRESENT,
    }
    return AttendanceStatus(id=StatusId(new_id()), **(given | fields))


def a_kind(**fields):
    given: dict[str, Any] = {"name": "Jenis baru", "short": "JB"}
    return SessionKind(id=SessionKindId(new_id()), **(given | fields))


def test_a_new_status_gets_a_number_that_no_other_ever_had(store):
    highest = max(one.number for one in store.statuses.all())
    first = save_status(store, a_status()).record
    assert first.number == highest + 1
    remove_status(store, first.id)
    assert save_status(store, a_status()).record.number == highest + 2


def test_a_changed_status_keeps_its_number(store):
    saved = save_status(store, a_status()).record
    changed = save_status(store, replace(saved, number=1, label="Ibadah")).record
    assert (changed.number, changed.label) == (saved.number, "Ibadah")


@pytest.mark.parametrize("fields", [{"code": "h"}, {"key": "h"}])
def test_code_and_key_are_unlike_those_of_the_active(store, fields):
    with pytest.raises(AlreadyThere) as refused:
        save_status(store, a_status(**fields))
    assert refused.value.field == next(iter(fields))
    present = next(one for one in store.statuses.all() if one.code == "H")
    save_status(store, replace(present, active=False))
    assert save_status(store, a_status(**fields)).record.active


def test_a_key_is_one_sign(store):
    with pytest.raises(TooLong):
        save_status(store, a_status(key="ZZ"))


def test_a_used_status_can_only_be_deactivated(store):
    cohort, group, _ = a_running_program(store)
    session = a_session(store, cohort, group)
    used = save_status(store, a_status()).record
    freeze_roster(store, session)
    fill_empty(store, session, used)
    with pytest.raises(InUse) as refused:
        remove_status(store, used.id)
    assert refused.value.facts["count"] == 2
    assert not save_status(store, replace(used, active=False)).record.active


def test_every_default_may_be_saved_again_as_it_is(store):
    for save, shelf in (
        (save_status, store.statuses),
        (save_session_kind, store.session_kinds),
        (save_topic, store.topics),
        (save_program_kind, store.program_kinds),
    ):
        for one in shelf.all():
            assert save(store, one).record == one


def test_a_kind_of_session_in_use_cannot_be_removed(store):
    cohort, group, _ = a_running_program(store)
    held, spoken_of, free = (
        save_session_kind(store, a_kind(name=name, short=name)).record for name in ("P", "Q", "R")
    )
    a_session(store, cohort, group, kind=held.id)
    save_topic(store, Topic(id=TopicId(new_id()), kind=spoken_of.id, title="Kejujuran"))
    for kind in (held, spoken_of):
        with pytest.raises(InUse):
            remove_session_kind(store, kind.id)
    remove_session_kind(store, free.id)
    assert store.session_kinds.get(free.id) is None


def test_a_kind_of_session_has_a_length_and_a_name_of_its_own(store):
    save_session_kind(store, a_kind())
    with pytest.raises(AlreadyThere):
        save_session_kind(store, a_kind(short="XX"))
    with pytest.raises(NotANumber):
        save_session_kind(store, a_kind(name="Lain", short="XX", minutes=0))
    with pytest.raises(TooLong):
        save_session_kind(store, a_kind(name="Lain", short="PANJANG"))


def test_a_topic_is_there_once_a_kind(store):
    kind = save_session_kind(store, a_kind()).record
    topic = Topic(id=TopicId(new_id()), kind=kind.id, title="Kejujuran diri")
    save_topic(store, topic)
    with pytest.raises(AlreadyThere):
        save_topic(store, replace(topic, id=TopicId(new_id()), title="KEJUJURAN diri"))
    save_topic(store, replace(topic, id=TopicId(new_id()), kind=None))
    remove_topic(store, topic.id)
    assert store.topics.get(topic.id) is None


def test_a_topic_of_no_known_kind_is_refused(store):
    stranger = Topic(id=TopicId(new_id()), kind=SessionKindId("tidak ada"), title="Komunikasi")

    with pytest.raises(NotFound):
        save_topic(store, stranger)


def test_a_kind_of_programme_with_a_cohort_cannot_be_removed(store):
    cohort, _, _ = a_running_program(store)
    with pytest.raises(InUse):
        remove_program_kind(store, cohort.kind)
    kind = ProgramKind(id=ProgramKindId(new_id()), code="ZZ", title="Lain-lain")
    save_program_kind(store, kind)
    remove_program_kind(store, kind.id)
    assert store.program_kinds.get(kind.id) is None
