"""A group's month on paper: codes, totals, the base of the percentage, and who signs when."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import Basis
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.domain.identity import OfficialId, StatusId, new_id
from rehabdesk.domain.office import Official, OfficialRole
from rehabdesk.services.attendance import Detail, finish_sheet, mark
from rehabdesk.services.certificates import lines
from rehabdesk.services.expected_list import add_person, freeze_roster
from rehabdesk.services.grid_words import grid_dossier
from rehabdesk.services.membership import move_to_group
from rehabdesk.services.office import save_official
from tests.sample_office import (
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_resident,
    a_running_program,
    a_session,
    an_enrolment,
)
from tests.services.moments import NOON


def recorded(store, session, codes):
    """The session's sheet, typed in to the end with these codes."""
    statuses = {one.code: one for one in store.statuses.all()}
    for row, code in zip(freeze_roster(store, session), codes, strict=True):
        mark(store, session, row.resident, statuses[code], Detail(reason="ada"))
    finish_sheet(store, session)


def of_april(store, group):
    return grid_dossier(store, group, 2021, 4, now=NOON)


def totals(paper, row):
    return dict(zip(paper.total_headings, row.totals, strict=True))


def test_the_grid_shows_codes_of_finished_sheets_only(store):
    cohort, group, _enrolments = a_running_program(store)
    recorded(store, a_session(store, cohort, group), "HA")
    open_ = a_session(store, cohort, group, starts_at=time(13, 0), ends_at=time(14, 0))
    statuses = {one.code: one for one in store.statuses.all()}
    for row in freeze_roster(store, open_):
        mark(store, open_, row.resident, statuses["H"])

    paper = of_april(store, group)

    assert [row.codes for row in paper.rows] == [("H", ""), ("A", "")]
    assert [row.percent for row in paper.rows] == ["100 %", "0 %"]
    assert paper.present == ("1", "")
    assert dict(paper.facts)["Sesi sudah diisi"] == "1 dari 2 sesi"


def test_each_reason_of_absence_has_a_total_of_its_own(store):
    cohort, group, _enrolments = a_running_program(store)
    for day, codes in ((1, "HS"), (6, "TI"), (7, "HD"), (8, "AA")):
        recorded(store, a_session(store, cohort, group, held_on=date(2021, 4, day)), codes)

    paper = of_april(store, group)

    assert paper.total_headings == ("H", "T", "S", "I", "D", "B", "X", "A", "Dihitung")
    first, second = (totals(paper, row) for row in paper.rows)
    assert [first[one] for one in "HTSIDA"] == ["2", "1", "0", "0", "0", "1"]
    assert [second[one] for one in "HTSIDA"] == ["0", "0", "1", "1", "1", "1"]
    assert paper.totals == ("2", "1", "1", "1", "1", "0", "0", "2", "5")
    assert paper.present == ("1", "1", "1", "0")


def test_of_more_than_nine_codes_that_count_only_those_used_have_totals(store):
    cohort, group, _enrolments = a_running_program(store)
    recorded(store, a_session(store, cohort, group, held_on=date(2021, 4, 1)), "HS")
    assert len(of_april(store, group).total_headings) == 9
    known = store.statuses.all()
    sick = next(one for one in known if one.code == "S")
    with store.change("Kode sendiri"):
        for place, code in enumerate("KL"):
            store.statuses.put(
                replace(
                    sick,
                    id=StatusId(new_id()),
                    number=80 + place,
                    code=code,
                    key=code,
                    label=f"Kode {code}",
                )
            )

    paper = of_april(store, group)

    assert paper.total_headings == ("H", "S", "Dihitung")


@pytest.mark.parametrize(
    ("basis", "whole", "percent"), [(Basis.HELD, "4", "50 %"), (Basis.ATTENDABLE, "3", "66,6 %")]
)
def test_recap_and_certificate_have_one_percentage_and_the_recap_names_its_base(
    store, basis, whole, percent
):
    with store.change("Dasar persentase"):
        store.settings.write(CertificateRule(basis=basis))
    cohort, group, _enrolments = a_running_program(store)
    for day, codes in ((1, "HH"), (6, "SH"), (7, "TH"), (8, "AH")):
        recorded(store, a_session(store, cohort, group, held_on=date(2021, 4, day)), codes)

    paper = of_april(store, group)

    standing = lines(store, cohort, today=date(2021, 4, 9))[0].standing
    assert totals(paper, paper.rows[0])["Dihitung"] == str(standing.denominator) == whole
    assert paper.rows[0].percent == percent
    left_out = "L, -" if basis is Basis.HELD else "S, I, D, B, X, L, -"
    assert (
        f"% = hadir (H, T) dibagi Dihitung. Dihitung = sesi yang sudah diisi tanpa {left_out};"
        in (paper.note)
    )


def test_a_status_that_does_not_count_leaves_both_sides_of_the_grid(store):
    cohort, group, _enrolments = a_running_program(store)
    recorded(store, a_session(store, cohort, group), "LH")

    paper = of_april(store, group)

    assert set(paper.rows[0].totals) == {"0"}
    assert paper.rows[0].percent == "–"


def test_every_code_in_the_grid_is_explained_also_one_no_longer_used(store):
    cohort, group, _enrolments = a_running_program(store)
    recorded(store, a_session(store, cohort, group), "BA")
    status = next(one for one in store.statuses.all() if one.code == "B")
    with store.change("Tidak dipakai lagi"):
        store.statuses.put(replace(status, active=False))

    paper = of_april(store, group)

    legend = dict(paper.legend)
    assert {code for row in paper.rows for code in row.codes} <= set(legend)
    assert legend["B"] == "Bon / sidang"
    assert {"·", "kotak kosong"} <= set(legend)


def test_a_dot_means_not_on_the_list_and_never_a_list_that_is_not_made_yet(store):
    cohort, group, enrolments = a_running_program(store)
    a_session(store, cohort, group, held_on=date(2021, 4, 1))
    a_session(store, cohort, group, held_on=date(2021, 4, 20))
    other = a_group(store, cohort, "Kelompok B")
    move_to_group(store, enrolments[0].id, other.id, since=date(2021, 4, 10))

    paper = of_april(store, group)

    assert {row.codes for row in paper.rows} == {("", "·"), ("", "")}


def test_sessions_know_their_week(store):
    cohort, group, _enrolments = a_running_program(store)
    for day in (5, 9, 12):
        a_session(store, cohort, group, held_on=date(2021, 4, day))

    weeks = [one.week for one in of_april(store, group).columns]

    assert weeks[0] == weeks[1] != weeks[2]


def test_the_grid_is_signed_on_the_day_it_is_printed_by_whoever_is_in_office_then(store):
    for name, since, until in (
        ("Asep", None, date(2021, 6, 30)),
        ("Bagja", date(2021, 7, 1), None),
    ):
        official = Official(
            id=OfficialId(new_id()),
            name=name,
            position="Program Manager",
            role=OfficialRole.PROGRAM_MANAGER,
            active_from=since,
            active_to=until,
        )
        save_official(store, official)
    cohort, group, _enrolments = a_running_program(store)
    a_session(store, cohort, group, held_on=TODAY)

    paper = of_april(store, group)

    assert paper.place_and_date == "Serang, 30 Agustus 2021"
    assert paper.left_signature.name == "Bagja"


def test_the_grid_of_december_ends_with_the_year(store):
    cohort, group, _enrolments = a_running_program(store)
    a_session(store, cohort, group, held_on=date(2021, 12, 31))

    paper = grid_dossier(store, group, 2021, 12, now=NOON)

    assert [one.day for one in paper.columns] == ["31"]


def test_people_of_a_month_without_sessions_are_listed_and_an_empty_group_has_none(store):
    cohort, group, _enrolments = a_running_program(store)
    counselor = a_counselor(store)
    empty = a_group(store, cohort, "Kelompok Kosong", counselor=counselor.id)

    assert len(of_april(store, group).rows) == 2
    paper = of_april(store, empty)
    assert paper.rows == ()
    assert paper.whose == f"Kelompok Kosong · Konselor: {counselor.name}"


def test_somebody_of_another_cohort_is_not_in_the_grid(store):
    cohort, group, _enrolments = a_running_program(store)
    an_enrolment(store, a_cohort(store, "Rehabilitasi Medis"))
    a_session(store, cohort, group)

    assert len(of_april(store, group).rows) == 2


@pytest.mark.parametrize(
    ("since", "first", "second"),
    [
        (date(2021, 4, 1), 1, 2),
        (date(2021, 4, 2), 2, 2),
        (date(2021, 4, 30), 2, 2),
        (date(2021, 5, 1), 2, 1),
    ],
)
def test_of_a_joint_session_everybody_stands_in_the_grids_of_their_groups_of_the_month(
    store, since, first, second
):
    cohort, group, (mover, _) = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    an_enrolment(store, cohort, a_resident(store, "Rudi bin Ali"), other)
    move_to_group(store, mover.id, other.id, since=since)
    a_session(store, cohort, group, care_groups=(group.id, other.id))

    assert [len(of_april(store, one).rows) for one in (group, other)] == [first, second]


def test_whoever_was_added_to_a_session_of_the_group_alone_stands_in_its_grid(store):
    cohort, group, _ = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    guest = a_resident(store, "Rudi bin Ali")
    alone = a_session(store, cohort, group)
    joint = a_session(
        store, cohort, group, care_groups=(group.id, other.id), held_on=date(2021, 4, 6)
    )
    for session in (alone, joint):
        freeze_roster(store, session)
    add_person(store, joint, guest.id)
    assert "Rudi bin Ali" not in [one.name for one in of_april(store, group).rows]

    add_person(store, alone, guest.id)

    (row,) = [one for one in of_april(store, group).rows if one.name == "Rudi bin Ali"]
    assert row.codes == ("", "")


def test_an_empty_row_of_a_finished_sheet_counts_in_no_percentage(store):
    cohort, group, _ = a_running_program(store)
    session = a_session(store, cohort, group)
    rows = freeze_roster(store, session)
    statuses = {one.code: one for one in store.statuses.all()}
    mark(store, session, rows[0].resident, statuses["H"])
    finish_sheet(store, session, accept_empty=True)

    paper = of_april(store, group)

    assert [row.percent for row in paper.rows] == ["100 %", "–"]
    assert [totals(paper, row)["Dihitung"] for row in paper.rows] == ["1", "0"]
    assert (paper.totals[-1], paper.present) == ("1", ("1",))


def test_a_group_without_a_counselor_is_named_alone_on_every_page(store):
    cohort = a_cohort(store)

    paper = of_april(store, a_group(store, cohort, "Kelompok B"))

    assert paper.whose == "Kelompok B"
    assert dict(paper.facts)["Konselor"] == ""
