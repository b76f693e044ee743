"""Excuses from a list: matched with people, as a status, for days; their lists follow."""

from datetime import UTC, date, datetime, time

import pytest

from rehabdesk.domain.importing import ImportMode, ImportSubject, RowFate
from rehabdesk.services.excuses import save_excuse
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.batches import undo_batch
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import TODAY, a_resident
from tests.services.excused import DAY, a_group_of_two, a_list, an_excuse, said
from tests.services.importing.office_lists import NOW, a_plan, fates

HEADINGS = ("Nama", "No. Registrasi", "Status", "Sejak", "Sampai", "Hari", "Mulai Jam", "Keperluan")
DEDEN = ("Deden Gunawan", "BI 77/21")


@pytest.fixture
def office(store):
    found = a_group_of_two(store)
    a_resident(store, *DEDEN)
    return found


def a_row(*cells, **named):
    row = dict(
        zip(HEADINGS, (*DEDEN, "Sakit", "05-04-2021", "09-04-2021", "", "", ""), strict=True)
    )
    row |= named | dict(zip(HEADINGS, cells, strict=False))
    return tuple(row[one] for one in HEADINGS)


def a_list_of(store, *rows, **changes):
    content = xlsx_of(HEADINGS, rows)
    return a_plan(store, content, ImportSubject.EXCUSES, file="halangan.xlsx", **changes)


def problems(store, *rows):
    return [(one.column, one.problem) for one in look(store, a_list_of(store, *rows)).problems]


def test_an_excuse_comes_in_with_its_days_hours_and_reason(store, office):
    assert office
    row = a_row(**{"Hari": "Selasa dan Kamis", "Mulai Jam": "9.30", "Keperluan": "Dapur"})
    plan = a_list_of(store, row)

    assert fates(look(store, plan)) == {"new": 1}
    carry_out(store, plan, now=NOW)

    (made,) = store.excuses.all()
    assert (made.first_on, made.last_on) == (date(2021, 4, 5), date(2021, 4, 9))
    assert (made.weekdays, made.starts_at, made.ends_at) == ((1, 3), time(9, 30), None)
    assert made.reason == "Dapur"


def test_without_a_last_day_it_is_that_day_alone(store, office):
    assert office
    carry_out(store, a_list_of(store, a_row(Sampai="")), now=NOW)

    assert [one.last_on for one in store.excuses.all()] == [TODAY]


def test_lists_that_are_prepared_are_filled_and_the_preview_says_how_many(store, office):
    *_, agus, _ = office
    tomorrow = a_list(store, office, 1)
    person = store.residents.get(agus)
    with store.change("Nomor"):
        store.residents.put(person)
    plan = a_list_of(store, a_row("Agus Salim", ""), answers={2: agus})

    (notice,) = look(store, plan).notices
    carry_out(store, plan, now=NOW)

    assert notice.startswith("1 baris kosong")
    assert said(store, tomorrow, agus)[0] == "S"


def test_taking_the_import_back_empties_the_rows_again(store, office):
    *_, agus, _ = office
    tomorrow = a_list(store, office, 1)
    plan = a_list_of(store, a_row("Agus Salim", ""), answers={2: agus})
    batch = carry_out(store, plan, now=NOW).record

    undo_batch(store, batch.id, now=datetime(2021, 4, 6, tzinfo=UTC))

    assert said(store, tomorrow, agus)[0] == ""
    assert store.excuses.all() == ()


def test_the_same_list_again_changes_nothing_and_a_corrected_one_corrects(store, office):
    assert office
    carry_out(store, a_list_of(store, a_row()), now=NOW)
    assert fates(look(store, a_list_of(store, a_row()))) == {"unchanged": 1}

    corrected = a_row(Status="B", Keperluan="Sidang")
    kept = look(store, a_list_of(store, corrected, mode=ImportMode.ADD))
    assert kept.counts == {RowFate.UNCHANGED: 1}
    carry_out(store, a_list_of(store, corrected), now=NOW)

    (made,) = store.excuses.all()
    codes = {one.id: one.code for one in store.statuses.all()}
    assert (codes[made.status], made.reason) == ("B", "Sidang")


def test_two_excuses_of_one_time_are_warned_of(store, office):
    *_, agus, _ = office
    save_excuse(store, an_excuse(store, agus))
    plan = a_list_of(
        store,
        a_row("Agus Salim", "", "Bon / sidang", "06-04-2021"),
        a_row(Sampai="06-04-2021"),
        a_row(Sejak="06-04-2021"),
        answers={2: agus},
    )

    warnings = [(one.row, one.problem) for one in look(store, plan).warnings]

    ending = "yang dicatat lebih dahulu yang mengisi."
    assert warnings == [
        (2, f"Bertabrakan dengan Sakit s.d. 9 Apr; {ending}"),
        (4, f"Bertabrakan dengan Sakit s.d. 6 Apr; {ending}"),
    ]


def test_somebody_with_a_like_name_is_asked_about(store, office):
    assert office
    preview = look(store, a_list_of(store, a_row("Agus Salin", "")))

    assert fates(preview) == {"doubtful": 1}


@pytest.mark.parametrize(
    ("named", "column", "words"),
    [
        ({"Nama": "Zulkifli", "No. Registrasi": "BI 9/99"}, "Nama", "Belum ada dalam"),
        ({"Status": "Alpa"}, "Status", "“Alpa” bukan status untuk halangan."),
        ({"Status": ""}, "Status", "Kosong. Tulis salah satu: Sakit, Izin"),
        ({"Status": "Izin"}, "Keperluan", "Tuliskan alasannya."),
        ({"Sejak": ""}, "Sejak", "Kosong, padahal wajib diisi."),
        ({"Sampai": "04-04-2021"}, "Sampai", "lebih awal"),
        ({"Hari": "Selas, Xyz"}, "Hari", "“Selas, Xyz” bukan hari."),
        ({"Hari": "Minggu"}, "Hari", "Tidak ada tanggal"),
        ({"Mulai Jam": "25.00"}, "Mulai Jam", "“25.00” bukan jam."),
        ({"Mulai Jam": "9.60"}, "Mulai Jam", "“9.60” bukan jam."),
    ],
)
def test_a_row_that_cannot_be_meant_says_which_cell_and_why(store, office, named, column, words):
    assert office
    ((found, problem),) = problems(store, a_row(**named))

    assert found == column
    assert words in problem


def test_the_same_row_twice_is_refused(store, office):
    assert office
    assert problems(store, a_row(), a_row()) == [("Sejak", "Sudah ada di baris 2.")]


def test_days_of_more_than_the_sample_are_read_in_any_usual_way(store, office):
    assert office
    row = a_row(Hari="sen, Jum'at & setiap sabtu", Sampai="30-04-2021")
    carry_out(store, a_list_of(store, row), now=NOW)

    (made,) = store.excuses.all()
    assert made.weekdays == (0, 4, 5)
    assert not made.holds_on(TODAY + DAY)
