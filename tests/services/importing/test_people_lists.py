"""People from a list: dates of two readings, who is missing, and other kinds of file."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportMode, ImportSubject, RowFate
from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.missing import end_stays, follow_proposals
from rehabdesk.spreadsheets.days import DayOrder
from rehabdesk.spreadsheets.writing import csv_of
from rehabdesk.wording.refusals import sentence
from tests.services.importing.office_lists import (
    HEADINGS,
    MAHMUD,
    NOW,
    RUDI,
    TODAY,
    a_file_plan,
    a_plan,
    fates,
    imported,
    people_list,
)


def only(store):
    return store.residents.all()[0]


def test_dates_of_two_readings_are_pointed_out_and_settled_once(store):
    rows = [(*MAHMUD[:2], "12/03/1988", *MAHMUD[3:]), (*RUDI[:2], "05/01/1990", *RUDI[3:])]
    plan = a_plan(store, people_list(*rows))

    preview = look(store, plan)
    assert (preview.question.two_readings, preview.question.open) == (2, True)

    imported(store, replace(plan, order=DayOrder(day_first=False)))
    assert {one.birth_on for one in store.residents.all()} == {
        date(1988, 12, 3),
        date(1990, 5, 1),
    }
    assert a_plan(store, people_list(*rows)).order == DayOrder(day_first=False)


def test_one_date_that_has_one_reading_settles_the_others(store):
    rows = [(*MAHMUD[:2], "12/03/1988", *MAHMUD[3:]), (*RUDI[:2], "01/25/1990", *RUDI[3:])]

    preview = look(store, a_plan(store, people_list(*rows)))

    assert not preview.question.open
    assert preview.rows[0].row.get("birth_on") == date(1988, 12, 3)


def test_whoever_is_missing_from_the_list_is_told_and_stays(store):
    imported(store, a_plan(store, people_list(MAHMUD, RUDI)))

    preview = look(store, a_plan(store, people_list(RUDI)))

    assert [one.name for one in preview.missing] == ["Mahmud Bin Karta"]
    assert all(one.exited_on is None for one in store.stays.all())
    gone = end_stays(
        store,
        [one.resident for one in preview.missing],
        reason=ExitReason.RELEASED,
        on=TODAY,
        today=TODAY,
    )
    assert not look(store, a_plan(store, people_list(RUDI))).missing
    store.undo(gone.change)
    assert look(store, a_plan(store, people_list(RUDI))).missing


def test_whoever_stands_in_a_refused_row_is_not_missing(store):
    imported(store, a_plan(store, people_list(MAHMUD, RUDI)))
    refused = [(MAHMUD[0], MAHMUD[1], "31-02-1988", MAHMUD[3], ""), (*RUDI[:3], "1.23E+15", "")]

    preview = look(store, a_plan(store, people_list(*refused)))

    assert fates(preview) == {"invalid": 2}
    assert preview.missing == ()


def test_status_words_become_proposals_and_nothing_more(store):
    headings = (*HEADINGS, "Status")
    rows = [(*MAHMUD, "PINDAH UPT"), (*RUDI, "BON")]
    plan = a_plan(store, people_list(*rows, headings=headings))

    preview = imported(store, plan)

    assert [(one.status, one.reason) for one in preview.proposals] == [
        ("PINDAH UPT", ExitReason.TRANSFERRED),
        ("BON", None),
    ]
    assert all(one.exited_on is None for one in store.stays.all())
    follow_proposals(store, look(store, plan).proposals, on=TODAY, today=TODAY)
    assert [one.exit_reason for one in store.stays.all() if one.exited_on] == [
        ExitReason.TRANSFERRED
    ]
    assert [one.status for one in look(store, plan).proposals] == ["BON"]


def test_somebody_who_comes_back_gets_a_second_stay(store):
    headings = (*HEADINGS, "Tgl Masuk UPT")
    imported(store, a_plan(store, people_list((*MAHMUD, date(2019, 1, 1)), headings=headings)))
    (resident,) = store.residents.all()
    end_stays(store, [resident.id], reason=ExitReason.RELEASED, on=date(2020, 1, 1), today=TODAY)

    again = a_plan(store, people_list((*MAHMUD, date(2021, 1, 1)), headings=headings))
    imported(store, again)

    assert [one.entered_on for one in store.stays.all()] == [date(2019, 1, 1), date(2021, 1, 1)]
    assert fates(look(store, again)) == {"unchanged": 1}


def test_a_stopped_import_leaves_nothing_behind(store):
    plan = a_file_plan(store, "sdp_export.xlsx", ImportSubject.PEOPLE)

    def stop(done, of):
        if done == of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out(store, plan, now=NOW, report=stop)

    assert store.residents.count() == 0
    assert not store.search.find("mahmud")


def test_a_csv_of_windows_with_semicolons_comes_in(store):
    text = "No Reg;Nama WBP;Tgl. Lahir\r\nBI 1/20;Nu’man Bin José;12 Maret 1988\r\n"

    preview = look(store, a_plan(store, text.encode("cp1252"), file="daftar.csv"))

    assert preview.rows[0].title == "Nu’man Bin José"
    assert preview.rows[0].fate is RowFate.NEW


def test_our_own_csv_comes_back(store):
    preview = look(store, a_plan(store, csv_of(HEADINGS, [MAHMUD, RUDI]), file="daftar.csv"))

    assert fates(preview) == {"new": 2}
    assert preview.rows[0].row.get("birth_on") == date(1988, 3, 12)


@pytest.mark.parametrize("text", ["Agama", "Agama;", ";;Nama", "Nama\nNAMA"])
def test_a_file_of_one_heading_is_a_file_without_rows(store, text):
    with pytest.raises(ListUnreadable) as refused:
        a_plan(store, text.encode(), file="daftar.csv")

    assert sentence(refused.value).endswith("tidak ada baris di bawah judul kolom.")


@pytest.mark.parametrize(
    ("entered", "mode", "again"),
    [
        (date(2020, 1, 1), ImportMode.UPDATE, False),
        (date(2020, 1, 2), ImportMode.UPDATE, True),
        (date(2020, 1, 2), ImportMode.FILL, True),
        (date(2020, 1, 2), ImportMode.ADD, False),
    ],
)
def test_who_enters_after_the_day_of_leaving_has_come_again(store, entered, mode, again):
    headings = (*HEADINGS, "Tgl Masuk UPT")
    imported(store, a_plan(store, people_list((*MAHMUD, date(2019, 1, 1)), headings=headings)))
    (resident,) = store.residents.all()
    end_stays(store, [resident.id], reason=ExitReason.RELEASED, on=date(2020, 1, 1), today=TODAY)
    row = (MAHMUD[0], "MAHMUD BIN KARTA", "", "", "", entered)

    (seen,) = look(store, a_plan(store, people_list(row, headings=headings), mode=mode)).rows

    assert seen.why == ("Masuk lagi: masa tinggal baru." if again else "")
    assert (seen.title, seen.subtitle, seen.target) == (MAHMUD[1], MAHMUD[0], resident.id)
    if again:
        assert seen.fate is RowFate.CHANGED
        assert seen.result.stay.entered_on == entered
        assert seen.result.stay.exited_on is None
        assert seen.result.stay.id not in {one.id for one in store.stays.all()}


def test_somebody_known_of_whom_something_is_new_is_changed_and_else_is_not(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    (resident,) = store.residents.all()
    new, kept = (*MAHMUD[:4], "Hindu"), (*MAHMUD[:2], "", "", "")

    (changed,) = look(store, a_plan(store, people_list(new))).rows
    (filled,) = look(store, a_plan(store, people_list(new), mode=ImportMode.FILL)).rows
    (same,) = look(store, a_plan(store, people_list(kept))).rows

    assert (changed.fate, changed.why, changed.target) == (RowFate.CHANGED, "", resident.id)
    assert [(one.key, one.taken) for one in changed.changes] == [("religion", True)]
    assert changed.result.resident.religion == "Hindu"
    assert (filled.fate, [one.taken for one in filled.changes]) == (RowFate.UNCHANGED, [False])
    assert (same.fate, same.title, same.subtitle) == (RowFate.UNCHANGED, MAHMUD[1], MAHMUD[0])


def test_who_comes_again_by_the_number_alone_stays_here_under_the_name_we_have(store):
    headings = ("No. Registrasi", "Tgl Masuk UPT")
    imported(store, a_plan(store, people_list(MAHMUD)))
    (resident,) = store.residents.all()
    end_stays(store, [resident.id], reason=ExitReason.RELEASED, on=date(2020, 1, 1), today=TODAY)

    imported(store, a_plan(store, people_list((MAHMUD[0], date(2021, 2, 1)), headings=headings)))

    assert only(store).name == MAHMUD[1]
    assert [one.entered_on for one in store.stays.all() if one.exited_on is None] == [
        date(2021, 2, 1)
    ]
