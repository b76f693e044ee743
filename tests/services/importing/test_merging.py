"""Two records of one person made one: what goes over, what is filled, and when it is refused."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import PlacementId, new_id
from rehabdesk.domain.refusals import AlreadyUndone, BuiltOn, NotFound, SamePerson
from rehabdesk.domain.resident import Placement
from rehabdesk.services.expected_list import add_person, freeze_roster
from rehabdesk.services.importing.merging import merge_residents, undo_merge
from rehabdesk.services.restricting import restrict
from tests.sample_office import (
    TODAY,
    a_cohort,
    a_group,
    a_resident,
    a_session,
    an_enrolment,
)

NOW = datetime(2021, 4, 5, 8, 0, tzinfo=UTC)
LATER = datetime(2021, 4, 6, 8, 0, tzinfo=UTC)


def placed(store, resident, block):
    with store.change("Kamar"):
        store.placements.put(
            Placement(
                id=PlacementId(new_id()),
                resident=resident.id,
                block=block,
                cell="1",
                placed_from=date(2021, 1, 4),
            )
        )


def owners(store, shelf):
    return {one.resident for one in getattr(store, shelf).all()}


SHELVES = ("registrations", "stays", "placements", "enrolments", "restrictions")


def test_everything_of_the_second_record_goes_over_to_the_first_and_comes_back(store):
    kept = a_resident(store, "Mahmud Karta")
    merged = a_resident(store, "Mahmud Bin Karta", "BI 9/20")
    placed(store, merged, "A")
    an_enrolment(store, a_cohort(store), merged)
    restrict(store, merged.id, "Saksi", today=TODAY)

    merge = merge_residents(store, kept.id, merged.id, now=NOW).record

    assert {one: owners(store, one) for one in SHELVES} == {key: {kept.id} for key in SHELVES}
    assert store.stays.count() == 2
    assert (merge.kept, merge.merged, merge.merged_at) == (kept.id, merged.id, NOW)
    assert merge.undone_at is None

    undone = undo_merge(store, merge.id, now=LATER).record

    assert {one: owners(store, one) for one in SHELVES} == {
        **{key: {merged.id} for key in SHELVES},
        "stays": {kept.id, merged.id},
    }
    assert undone.undone_at == store.merges.get(merge.id).undone_at == LATER
    assert set(store.search.find("mahmud")) == {kept.id, merged.id}
    with pytest.raises(AlreadyUndone):
        undo_merge(store, merge.id, now=LATER)


def test_two_who_stand_on_one_sheet_are_two_people_though_in_no_programme_together(store):
    cohort = a_cohort(store)
    group = a_group(store, cohort)
    session = a_session(store, cohort, group)
    one, other = a_resident(store, "Ali"), a_resident(store, "Ali")
    an_enrolment(store, cohort, one, group)
    freeze_roster(store, session)
    add_person(store, session, other.id)

    with pytest.raises(SamePerson) as refused:
        merge_residents(store, one.id, other.id, now=NOW)

    assert refused.value.facts["name"] == "Ali"
    assert store.residents.count() == 2


def test_two_programmes_one_after_the_other_are_of_one_person(store):
    one, other = a_resident(store, "Ali"), a_resident(store, "Ali")
    an_enrolment(store, a_cohort(store, "Tahap I"), one)
    an_enrolment(store, a_cohort(store, "Tahap II"), other)

    merge_residents(store, one.id, other.id, now=NOW)

    assert len(store.enrolments.of_resident(one.id)) == 2


def test_whom_the_office_does_not_know_cannot_be_merged(store):
    one = a_resident(store)

    for pair in ((one.id, "tidak-ada"), ("tidak-ada", one.id)):
        with pytest.raises(NotFound):
            merge_residents(store, *pair, now=NOW)
    with pytest.raises(NotFound):
        undo_merge(store, "tidak-ada", now=NOW)


def test_later_work_on_the_kept_record_forbids_the_way_back(store):
    kept, merged = a_resident(store, "Ali", "BI 1/20"), a_resident(store, "Ali Umar", "BI 2/20")
    merge = merge_residents(store, kept.id, merged.id, now=NOW).record
    with store.change("Catatan"):
        store.residents.put(replace(store.residents.get(kept.id), note="Alergi"))

    with pytest.raises(BuiltOn) as refused:
        undo_merge(store, merge.id, now=LATER)

    assert refused.value.facts["what"] == "1 data residen"
    assert store.merges.get(merge.id).undone_at is None


@pytest.mark.parametrize(
    ("key", "ours", "theirs"),
    [
        ("birth_on", None, date(1990, 1, 5)),
        ("birth_on", date(1991, 2, 6), date(1990, 1, 5)),
        ("block", "", "A"),
        ("block", "B", "A"),
        ("registration_no", "", "BI 2/20"),
        ("registration_no", "BI 1/20", "BI 2/20"),
        ("nik", "", "3673010101890001"),
        ("consent_on", None, date(2021, 1, 5)),
    ],
)
def test_only_blanks_are_filled_from_the_second_record(store, key, ours, theirs):
    kept = a_resident(store, "Ali", **{key: ours})
    merged = a_resident(store, "Ali", **{key: theirs})

    merge_residents(store, kept.id, merged.id, now=NOW)

    assert getattr(store.residents.get(kept.id), key) == (ours or theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "aliases"),
    [
        (("Ali", ()), ("Ali", ()), ()),
        (("Ali", ()), ("ALI", ()), ()),
        (("Ali", ("Acil",)), ("Acil", ("Ali", "Along")), ("Acil", "Along")),
        (("Ali", ("Acil",)), ("Ali Umar", ("Acil",)), ("Acil", "Ali Umar")),
        (("Ali", ()), ("Umar", ("Umar",)), ("Umar",)),
    ],
)
def test_the_other_names_become_aliases_and_none_stands_twice(store, ours, theirs, aliases):
    kept = a_resident(store, ours[0], aliases=ours[1])
    merged = a_resident(store, theirs[0], aliases=theirs[1])

    merge_residents(store, kept.id, merged.id, now=NOW)

    assert store.residents.get(kept.id).aliases == aliases


@pytest.mark.parametrize(
    ("ours", "theirs", "note"), [("", "", ""), ("", "Asma", "Asma"), ("Alergi", "", "Alergi")]
)
def test_of_two_remarks_the_one_that_is_there_stays_alone(store, ours, theirs, note):
    kept, merged = a_resident(store, "Ali", note=ours), a_resident(store, "Ali", note=theirs)

    merge_residents(store, kept.id, merged.id, now=NOW)

    assert store.residents.get(kept.id).note == note
