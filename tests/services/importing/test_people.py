"""An SDP export comes in: what is new, what changed, who is who, and what is never touched."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportMode, ImportSubject
from rehabdesk.domain.refusals import NothingToImport
from rehabdesk.domain.resident import NumberKind
from rehabdesk.services.exporting import SDP_LIKE, ListFormat, list_bytes, people_table
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.preview import NEW
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_resident
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


def test_the_sdp_export_comes_in_whole_and_a_second_time_changes_nothing(store):
    plan = a_file_plan(store, "sdp_export.xlsx", ImportSubject.PEOPLE)

    assert fates(imported(store, plan)) == {"new": 240}
    again = look(store, plan)

    assert fates(again) == {"unchanged": 240}
    assert not again.changes
    with pytest.raises(NothingToImport):
        carry_out(store, plan, now=NOW)
    assert len(store.imports.all()) == 1
    numbers = store.registrations.all()
    assert sum(one.kind is NumberKind.PERSON_NO for one in numbers) == 240
    mahmud = store.residents.get(store.search.find("mahmud cungkring")[0])
    assert (mahmud.name, mahmud.aliases) == ("Mahmud Bin Karta", ("Cungkring",))
    assert mahmud.birth_on == date(1989, 4, 2)


def test_a_preview_writes_nothing(store):
    look(store, a_plan(store, people_list(MAHMUD)))

    assert not store.residents.all()
    assert not store.imports.all()


def test_every_cell_that_would_change_is_shown_with_both_values(store):
    imported(store, a_plan(store, people_list(MAHMUD, RUDI)))
    moved = (*MAHMUD[:4], "Hindu")

    preview = look(store, a_plan(store, people_list(moved, RUDI)))

    assert fates(preview) == {"changed": 1, "unchanged": 1}
    (change,) = preview.changes
    assert (change.label, change.file_value, change.our_value) == ("Agama", "Hindu", "Islam")


def test_fill_only_blanks_leaves_what_is_there(store):
    imported(store, a_plan(store, people_list((*MAHMUD[:4], ""))))
    plan = a_plan(store, people_list((*MAHMUD[:2], date(1970, 1, 1), MAHMUD[3], "Islam")))

    imported(store, replace(plan, mode=ImportMode.FILL))

    assert only(store).religion == "Islam"
    assert only(store).birth_on == date(1988, 3, 12)


def test_add_only_changes_nobody(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    plan = a_plan(store, people_list((*MAHMUD[:4], "Hindu"), RUDI), mode=ImportMode.ADD)

    assert fates(imported(store, plan)) == {"unchanged": 1, "new": 1}


def test_one_column_may_be_treated_differently(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    other = (MAHMUD[0], MAHMUD[1], date(1988, 3, 13), MAHMUD[3], "Hindu")

    plan = a_plan(store, people_list(other), modes={"birth_on": ImportMode.FILL})
    imported(store, plan)

    assert only(store).religion == "Hindu"
    assert only(store).birth_on == date(1988, 3, 12)


def test_an_empty_cell_erases_nothing(store):
    imported(store, a_plan(store, people_list(MAHMUD)))

    preview = look(store, a_plan(store, people_list((MAHMUD[0], MAHMUD[1], "", "-", "n/a"))))

    assert fates(preview) == {"unchanged": 1}


def test_local_fields_are_never_overwritten(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    with store.change("Catatan"):
        noted = replace(only(store), note="Alergi", consent_on=TODAY)
        store.residents.put(noted)
    headings = (*HEADINGS, "Catatan", "Kelompok", "Persetujuan")
    row = (*MAHMUD[:4], "Hindu", "Lain", "Kelompok Z", date(2020, 1, 1))

    imported(store, a_plan(store, xlsx_of(headings, [row])))

    assert (only(store).note, only(store).consent_on) == ("Alergi", TODAY)
    assert not store.groups.all()


def test_a_number_written_otherwise_is_the_same_number(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    spelt = ("B I. 283 / 2020", "MAHMUD  BIN KARTA", "12/03/1988", "12345", "ISLAM")

    assert fates(look(store, a_plan(store, people_list(spelt)))) == {"unchanged": 1}


def test_a_new_registration_number_keeps_the_old_one_as_history(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    later = ("BI 99/21", *MAHMUD[1:])
    plan = replace(a_plan(store, people_list(later)), today=date(2021, 6, 1))

    imported(store, plan)

    values = [o.value for o in store.registrations.all() if o.kind is NumberKind.REGISTER]
    assert sorted(values) == ["BI 283/20", "BI 99/21"]
    assert only(store).registration_no == "BI 99/21"


def test_two_people_of_one_name_never_merge_by_themselves(store):
    a_resident(store, "Mahmud Bin Karta", "BI 1/19")

    preview = look(store, a_plan(store, people_list(("BI 2/20", "Mahmud Bin Karta", "", "", ""))))

    assert fates(preview) == {"doubtful": 1}
    assert not preview.writes


def test_every_near_equal_name_is_offered_also_beside_the_very_same_one(store):
    people = ("Maruf", "Ma'ruf", "Budi Hartono")
    rows = [(f"BI {at}/20", name, None, f"00{at}", "") for at, name in enumerate(people, 1)]
    imported(store, a_plan(store, people_list(*rows)))

    preview = look(store, a_plan(store, people_list(("", "Maruf", None, "", ""))))

    (row,) = preview.rows
    assert {store.residents.get(one).name for one in row.candidates} == {"Maruf", "Ma'ruf"}


def test_another_person_number_tells_people_of_one_name_apart(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    namesake = ("BI 5/21", MAHMUD[1], MAHMUD[2], "777", "Islam")

    assert fates(look(store, a_plan(store, people_list(namesake)))) == {"new": 1}


def test_the_same_number_under_quite_another_name_is_doubtful(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    other = (MAHMUD[0], "Yohanes Pattiasina", "", "", "")

    preview = look(store, a_plan(store, people_list(other)))

    assert fates(preview) == {"doubtful": 1}
    assert "namanya lain" in preview.problems[0].problem


def test_of_two_with_one_number_the_one_of_the_very_name_is_meant(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    other = (MAHMUD[0], "Yohanes Pattiasina", date(1991, 2, 3), MAHMUD[3], "Islam")
    plan = a_plan(store, people_list(other))
    imported(store, plan.with_answers({2: NEW}))

    whole = list_bytes(people_table(store, SDP_LIKE), ListFormat.XLSX)
    assert fates(look(store, a_plan(store, whole))) == {"unchanged": 2}

    stranger = (MAHMUD[0], "Orang Lain", "", MAHMUD[3], "")
    assert fates(look(store, a_plan(store, people_list(stranger)))) == {"doubtful": 1}


def test_a_decision_is_remembered_for_the_next_file(store):
    known = a_resident(store, "Mahmud Bin Karta", "BI 1/19")
    row = ("BI 2/20", "Mahmud Bin Karta", "", "", "")
    plan = a_plan(store, people_list(row))
    doubtful = look(store, plan).rows[0]
    assert doubtful.candidates == (known.id,)

    imported(store, plan.with_answers({doubtful.row.number: known.id}))

    assert fates(look(store, a_plan(store, people_list(RUDI, row)))) == {
        "new": 1,
        "unchanged": 1,
    }


def test_somebody_said_to_be_new_is_added_once_however_often_the_file_comes(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    other = (MAHMUD[0], "Yohanes Pattiasina", date(1991, 2, 3), MAHMUD[3], "Islam")
    again = ("BI 9/21", *MAHMUD[1:3], "", "Islam")
    plan = a_plan(store, people_list(other, again))
    answered = plan.with_answers({row.row.number: NEW for row in look(store, plan).rows})

    assert fates(imported(store, answered)) == {"new": 2}
    assert fates(look(store, answered)) == {"unchanged": 2}
    assert fates(look(store, plan)) == {"unchanged": 2}
    assert store.residents.count() == 3


def test_the_same_person_twice_in_one_list_is_told_with_both_rows(store):
    preview = look(store, a_plan(store, people_list(MAHMUD, RUDI, MAHMUD)))

    assert fates(preview) == {"new": 2, "invalid": 1}
    assert preview.problems[0].row == 4
    assert "baris 2" in preview.problems[0].problem


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        (2, "31-02-1988", "31-02-1988"),
        (2, "hari lain", "hari lain"),
        (2, date(2020, 1, 1), "terlalu baru"),
        (3, 1.23e15, "15 digit"),
        (3, "1.23E+15", "pangkat"),
        (1, "12345", "bukan nama"),
        (1, "😀 Mahmud", "tidak dapat dicetak"),
        (1, "", "Nama kosong"),
    ],
)
def test_a_bad_cell_refuses_its_row_with_number_column_and_reason(store, column, cell, words):
    row = list(MAHMUD)
    row[column] = cell

    preview = look(store, a_plan(store, people_list(RUDI, row)))

    assert fates(preview) == {"new": 1, "invalid": 1}
    (problem,) = preview.problems
    assert (problem.row, problem.column) == (3, HEADINGS[column])
    assert words in problem.problem


@pytest.mark.parametrize(
    ("heading", "cell", "words"),
    [
        ("Jenis Kelamin", "x", "L atau P"),
        ("NIK", "12", "NIK"),
        ("Agama", "😀", "tidak dapat dicetak"),
        ("Alamat", "x" * 301, "Paling banyak 300"),
        ("Tgl. Masuk UPT", "hari lain", "hari lain"),
        ("Blok/Kamar", date(2021, 1, 18), "menjadi tanggal"),
        ("Alamat", '"', "sama dengan di atas"),
    ],
)
def test_a_bad_side_cell_refuses_only_itself_and_is_told(store, heading, cell, words):
    content = people_list((*MAHMUD, cell), headings=(*HEADINGS[:-1], "Suku", heading))

    preview = imported(store, a_plan(store, content))

    assert (fates(preview), preview.problems) == ({"new": 1}, ())
    (told,) = preview.warnings
    assert (told.row, told.column) == (2, heading)
    assert words in told.problem
    assert told.problem.endswith("Sel ini tidak diambil.")
    assert (only(store).name, only(store).ethnicity) == ("Mahmud Bin Karta", "Islam")


def test_a_bad_side_cell_leaves_what_is_known_as_it_is(store):
    headings = ("No. Registrasi", "Nama", "Agama", "JK")
    imported(store, a_plan(store, people_list((*MAHMUD[:2], "Islam", "L"), headings=headings)))
    again = a_plan(store, people_list((*MAHMUD[:2], "Hindu", "x"), headings=headings))

    assert fates(imported(store, again)) == {"changed": 1}

    assert (only(store).religion, only(store).sex.value) == ("Hindu", "male")


def test_new_people_of_a_long_list_are_written_in_steps_and_all_found(store):
    rows = [
        (f"BI {number}/20", f"Orang Ke{number} Bin Ali", None, f"{7000 + number}", "Islam")
        for number in range(1, 311)
    ]
    told = []

    plan = a_plan(store, people_list(*rows))
    carry_out(store, plan, now=NOW, report=lambda done, of: told.append((done, of)))

    # Before it writes it looks once more, for which no number of rows is told.
    written = [one for one in told if one != (0, 0)]
    assert written[0] == (0, 310)
    assert told[-1] == (310, 310)
    assert len(store.residents.all()) == len(store.stays.all()) == 310
    assert len(store.registrations.all()) == 620
    assert [len(store.search.find(one)) for one in ("Ke260 Ali", "BI 310/20", "7250")] == [1, 1, 1]
    assert fates(look(store, a_plan(store, people_list(*rows)))) == {"unchanged": 310}


@pytest.mark.parametrize(
    ("heading", "key", "ours", "theirs", "kept"),
    [
        ("Remisi (bln)", "remission_months", 0, 2, 2),
        ("Remisi (bln)", "remission_months", 1, 2, 1),
        ("Pidana", "sentence", "", "2 tahun", "2 tahun"),
        ("Pidana", "sentence", "3 tahun", "2 tahun", "3 tahun"),
        ("Ekspirasi", "expires_on", None, date(2022, 1, 1), date(2022, 1, 1)),
        ("Ekspirasi", "expires_on", date(2023, 1, 1), date(2022, 1, 1), date(2023, 1, 1)),
    ],
)
def test_a_list_that_only_fills_blanks_fills_what_is_empty_or_none(
    store, heading, key, ours, theirs, kept
):
    imported(store, a_plan(store, people_list(MAHMUD)))
    (stay,) = store.stays.all()
    with store.change("Isi"):
        store.stays.put(replace(stay, **{key: ours}))
    content = people_list((*MAHMUD, theirs), headings=(*HEADINGS, heading))
    plan = a_plan(store, content, mode=ImportMode.FILL)

    (change,) = look(store, plan).changes
    assert change.taken is (kept == theirs)
    if change.taken:
        imported(store, plan)
    assert getattr(store.stays.get(stay.id), key) == kept


@pytest.mark.parametrize(
    ("columns", "label", "after"),
    [
        ({"Blok": "C"}, "Blok", ("C", "18")),
        ({"Kamar": "9"}, "Kamar", ("Blok A", "9")),
        ({"Blok": "C", "Kamar": "9"}, "Kamar", ("C", "9")),
        ({"Blok/Kamar": "C/9"}, "Blok/Kamar", ("C", "9")),
        ({"Blok": "A"}, None, ("Blok A", "18")),
        ({"Blok": "", "Kamar": ""}, None, ("Blok A", "18")),
    ],
)
def test_a_place_changes_by_as_much_of_it_as_the_list_has(store, columns, label, after):
    imported(store, a_plan(store, people_list(MAHMUD)))
    with store.change("Kamar"):
        store.residents.put(replace(only(store), block="Blok A", cell="18"))
    content = people_list((*MAHMUD, *columns.values()), headings=(*HEADINGS, *columns))
    plan = a_plan(store, content)

    assert [one.label for one in look(store, plan).changes] == ([label] if label else [])
    if label:
        imported(store, plan)
    assert (only(store).block, only(store).cell) == after


@pytest.mark.parametrize(
    ("exited", "entered", "mode", "again"),
    [
        (date(2021, 2, 1), date(2021, 1, 31), ImportMode.UPDATE, False),
        (date(2021, 2, 1), date(2021, 2, 1), ImportMode.UPDATE, False),
        (date(2021, 2, 1), date(2021, 2, 2), ImportMode.UPDATE, True),
        (date(2021, 2, 1), date(2021, 2, 2), ImportMode.FILL, True),
        (date(2021, 2, 1), date(2021, 2, 2), ImportMode.ADD, False),
        (None, date(2021, 2, 2), ImportMode.UPDATE, False),
        (date(2021, 2, 1), None, ImportMode.UPDATE, False),
    ],
)
def test_whoever_had_left_and_entered_later_has_a_second_stay(store, exited, entered, mode, again):
    headings = (*HEADINGS, "Tgl Masuk", "Pasal")
    first = (*MAHMUD, date(2020, 1, 5), "112")
    imported(store, a_plan(store, people_list(first, headings=headings)))
    (stay,) = store.stays.all()
    with store.change("Keluar"):
        store.stays.put(replace(stay, exited_on=exited))
    content = people_list((*MAHMUD, entered, "127"), headings=headings)
    plan = a_plan(store, content, mode=mode)

    (row,) = look(store, plan).rows
    assert row.why == ("Masuk lagi: masa tinggal baru." if again else "")
    if not again:
        return
    imported(store, plan)

    old, new = store.stays.find(resident=stay.resident)
    assert (old.entered_on, old.exited_on, old.article) == (date(2020, 1, 5), exited, "112")
    assert (new.entered_on, new.exited_on, new.article) == (entered, None, "127")
    assert store.residents.count() == 1
