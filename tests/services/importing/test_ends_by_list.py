"""Stays that a list ends: for those who are here, with whoever is not told by name."""

from rehabdesk.domain.refusals import NotActive
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.missing import end_stays, follow_proposals
from rehabdesk.services.residents import end_stay
from tests.sample_office import TODAY, a_resident
from tests.services.importing.office_lists import (
    HEADINGS,
    MAHMUD,
    RUDI,
    a_plan,
    imported,
    people_list,
)


def test_who_has_left_already_is_told_and_the_others_go(store):
    gone, here = a_resident(store, "Ali Bin Umar"), a_resident(store, "Budi Bin Karta")
    end_stay(store, gone.id, reason=ExitReason.RELEASED, on=TODAY, today=TODAY)

    done = end_stays(
        store,
        [gone.id, here.id, here.id],
        reason=ExitReason.TRANSFERRED,
        on=TODAY,
        today=TODAY,
    )

    assert done.done == (here.id,)
    ((who, why),) = done.refused
    assert who == gone.id
    assert isinstance(why, NotActive)
    reasons = {one.resident: one.exit_reason for one in store.stays.all()}
    assert reasons == {gone.id: ExitReason.RELEASED, here.id: ExitReason.TRANSFERRED}
    store.undo(done.change)
    assert [one.exited_on for one in store.stays.find(resident=here.id)] == [None]


def test_each_word_of_leaving_has_its_reason_and_a_pause_ends_nothing(store):
    headings = (*HEADINGS, "Status")
    people = [
        ("PULANG", ExitReason.RELEASED),
        ("BEBAS", ExitReason.RELEASED),
        ("PINDAH UPT", ExitReason.TRANSFERRED),
        ("PINDAH", ExitReason.TRANSFERRED),
        ("MUTASI", ExitReason.TRANSFERRED),
        ("MENINGGAL", ExitReason.DECEASED),
        ("BON", None),
        ("SAKIT", None),
        ("AKTIF", "nothing"),
    ]
    rows = [
        (f"BI {at}/20", f"Orang Ke{at} Bin Ali", None, f"{700 + at}", "", word)
        for at, (word, _) in enumerate(people, 1)
    ]
    plan = a_plan(store, people_list(*rows, headings=headings))
    imported(store, plan)

    proposals = look(store, plan).proposals
    done = follow_proposals(store, proposals, on=TODAY, today=TODAY)

    assert [(one.status, one.reason) for one in proposals] == people[:-1]
    assert len(done.done) == 6
    reasons = [one.exit_reason for one in store.stays.all() if one.exited_on]
    assert sorted(one.value for one in reasons) == sorted(one.value for _, one in people[:6])
    assert [one.status for one in look(store, plan).proposals] == ["BON", "SAKIT"]


def test_of_somebody_new_it_is_proposed_before_they_are_added(store):
    headings = (*HEADINGS, "Status")
    rows = ((*MAHMUD, "PULANG"), (*RUDI, "AKTIF"))

    (proposal,) = look(store, a_plan(store, people_list(*rows, headings=headings))).proposals

    assert (proposal.row, proposal.name, proposal.registration_no) == (2, MAHMUD[1], MAHMUD[0])
    assert proposal.resident == ""
