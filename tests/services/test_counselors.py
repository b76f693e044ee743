"""Counselors and their caseload."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import CounselorId, new_id
from rehabdesk.domain.refusals import AlreadyThere, EndsBeforeStart, InUse, Missing, NipWrong
from rehabdesk.services.counselors import (
    caseload,
    end_counselor,
    remove_counselor,
    save_counselor,
)
from tests.sample_office import (
    END,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_resident,
    a_running_program,
    a_session,
    an_enrolment,
)

NIP = "19810111 200503 2 001"


def new_counselor(**fields):
    given: dict[str, Any] = {"name": "Siti Rahmawati, S.Psi."}
    return Counselor(id=CounselorId(new_id()), **(given | fields))


def test_a_counselors_nip_is_kept_solid(store):
    done = save_counselor(store, new_counselor(nip=NIP))
    assert store.counselors.get(done.record.id).nip == "198101112005032001"
    assert done.change.label == "Konselor ditambahkan"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": ""}, Missing),
        ({"nip": "123"}, NipWrong),
        ({"active_from": TODAY, "active_to": date(2021, 1, 1)}, EndsBeforeStart),
    ],
)
def test_a_wrong_counselor_is_refused(store, fields, refusal):
    with pytest.raises(refusal):
        save_counselor(store, new_counselor(**fields))


def test_two_counselors_never_share_a_nip(store):
    first = save_counselor(store, new_counselor(nip=NIP)).record
    save_counselor(store, replace(first, phone="0812"))
    with pytest.raises(AlreadyThere):
        save_counselor(store, new_counselor(name="Orang Lain", nip=NIP))


def test_a_counselor_who_leaves_works_to_the_last_day(store):
    counselor = a_counselor(store, active_from=date(2021, 1, 4))
    ended = end_counselor(store, counselor.id, on=TODAY).record
    assert ended.active_on(TODAY)
    assert not ended.active_on(date(2021, 4, 6))
    with pytest.raises(EndsBeforeStart):
        end_counselor(store, counselor.id, on=date(2020, 12, 1))


def test_a_counselor_of_a_group_or_a_session_cannot_be_removed(store):
    cohort, group, _ = a_running_program(store)
    of_group, of_session, of_none = (a_counselor(store) for _ in range(3))
    with store.change("Isi contoh"):
        store.groups.put(replace(group, counselor=of_group.id))
    a_session(store, cohort, group, counselors=(of_session.id,))
    for counselor in (of_group, of_session):
        with pytest.raises(InUse):
            remove_counselor(store, counselor.id)
    remove_counselor(store, of_none.id)
    assert store.counselors.get(of_none.id) is None


def test_the_caseload_counts_the_people_of_running_groups(store):
    counselor, idle = a_counselor(store), a_counselor(store, "Budi Santoso")
    running = a_cohort(store)
    over = a_cohort(store, "Tahun lalu", starts_on=date(2020, 1, 1), ends_on=date(2020, 6, 30))
    groups = [a_group(store, running, name, counselor=counselor.id) for name in ("A", "B")]
    a_group(store, over, counselor=counselor.id)
    for name, group in (("Satu", groups[0]), ("Dua", groups[0]), ("Tiga", groups[1])):
        an_enrolment(store, running, a_resident(store, name), group)
    loads = caseload(store, TODAY)
    assert [one.name for one in loads[counselor.id].groups] == ["A", "B"]
    assert loads[counselor.id].residents == 3
    assert loads[idle.id].residents == 0
    assert caseload(store, END.replace(year=2022))[counselor.id].groups == ()
