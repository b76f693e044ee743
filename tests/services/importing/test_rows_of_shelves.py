"""Rows of counselors, rooms, days off and topics: known again, told apart, or refused."""

from datetime import date

import pytest

from rehabdesk.domain.importing import ImportMode, ImportSubject
from rehabdesk.domain.office import DayKind
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.preview import SKIP
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.wording.terms import label
from tests.sample_office import a_counselor, a_room
from tests.services.importing.office_lists import a_plan, fates, imported


def a_list(store, subject, headings, *rows, **changes):
    return a_plan(store, xlsx_of(headings, rows), subject, **changes)


def rooms(store, *rows, **changes):
    return a_list(store, ImportSubject.ROOMS, ("Ruang", "Kapasitas", "Aktif"), *rows, **changes)


def test_a_room_twice_in_a_list_is_told_with_its_first_row(store):
    preview = look(store, rooms(store, ("Aula", 20, ""), ("Kelas", 9, ""), (" AULA ", 30, "")))

    assert fates(preview) == {"new": 2, "invalid": 1}
    (problem,) = preview.problems
    assert (problem.row, problem.column, problem.problem) == (4, "Ruang", "Sudah ada di baris 2.")


def test_a_row_without_the_name_is_passed_over_and_so_is_one_that_is_skipped(store):
    plan = rooms(store, ("Aula", 20, ""), ("", 9, "Ya"), ("Kelas", 9, ""))

    assert fates(look(store, plan)) == {"new": 2}
    assert fates(look(store, plan.with_answers({2: SKIP}))) == {"skipped": 1, "new": 1}


@pytest.mark.parametrize(("capacity", "fate"), [(0, "invalid"), (1, "new"), ("", "new")])
def test_a_room_holds_at_least_one_person(store, capacity, fate):
    preview = look(store, rooms(store, ("Aula", capacity, "")))

    assert fates(preview) == {fate: 1}
    if fate == "invalid":
        assert preview.problems[0].column == "Kapasitas"


@pytest.mark.parametrize(
    ("mode", "after", "fate"),
    [
        (ImportMode.UPDATE, 30, "changed"),
        (ImportMode.FILL, 20, "unchanged"),
        (ImportMode.ADD, 20, "unchanged"),
    ],
)
def test_a_room_that_is_known_changes_by_the_chosen_way(store, mode, after, fate):
    room = a_room(store, "Aula", capacity=20)
    a_room(store, "Bengkel")
    preview = imported(store, rooms(store, ("AULA", 30, ""), ("Baru", 5, ""), mode=mode))

    assert fates(preview) == {fate: 1, "new": 1}
    assert preview.rows[0].target == room.id
    (change,) = preview.changes
    assert (change.our_value, change.file_value) == ("20", "30")
    kept = store.rooms.get(room.id)
    assert (kept.name, kept.capacity) == ("Aula", after)


def test_a_blank_capacity_is_filled_where_only_blanks_are(store):
    room = a_room(store, "Aula", capacity=None)

    imported(store, rooms(store, ("Aula", 30, ""), mode=ImportMode.FILL))

    assert store.rooms.get(room.id).capacity == 30


COUNSELORS = ("Nama", "NIP", "Instansi")
NIP, OTHER_NIP = "198101112005032001", "197502022000031002"


def counselors(store, *rows):
    return a_list(store, ImportSubject.COUNSELORS, COUNSELORS, *rows)


@pytest.mark.parametrize(
    ("known", "typed", "people"), [(NIP, OTHER_NIP, 2), (NIP, NIP, 1), ("", NIP, 1), (NIP, "", 1)]
)
def test_two_of_one_name_with_different_nips_are_two_people(store, known, typed, people):
    a_counselor(store, "Ratna Kusumawati, S.Psi.", nip=known)

    look_at = counselors(store, ("Ratna Kusumawati", typed, ""), ("Yayah Rokayah", "", ""))
    imported(store, look_at)

    named = [one for one in store.counselors.all() if one.name.startswith("Ratna")]
    assert len(named) == people
    assert {one.nip for one in named} == ({known, typed} - {""} if people == 1 else {known, typed})


@pytest.mark.parametrize(
    ("institution", "nip", "internal"),
    [
        ("Lembaga Pemasyarakatan Kelas IIA Serang", "", True),
        ("lapas serang", "", True),
        ("Lapas Cilegon", "", True),
        ("Rutan Serang", "", True),
        ("Yayasan Pulih", "", False),
        ("Yayasan Pulih", NIP, False),
        ("", NIP, True),
        ("", "", True),
    ],
)
def test_a_counselor_is_of_this_office_by_the_institution(store, institution, nip, internal):
    imported(store, counselors(store, ("Ratna", nip, institution)))

    (ratna,) = [one for one in store.counselors.all() if one.name == "Ratna"]
    assert ratna.internal is internal


@pytest.mark.parametrize(
    ("said", "label", "kind"),
    [
        ("", "Cuti bersama Idulfitri", DayKind.JOINT_LEAVE),
        ("", "Tetap masuk", DayKind.WORKS_ANYWAY),
        ("", "Kegiatan ditiadakan: tiada kegiatan", DayKind.CLOSED),
        ("tutup", "Renovasi aula", DayKind.CLOSED),
        ("", "Idulfitri", DayKind.HOLIDAY),
        ("Libur", "Idulfitri", DayKind.HOLIDAY),
    ],
)
def test_the_words_of_a_day_off_tell_its_kind(store, said, label, kind):
    headings = ("Tanggal", "Keterangan", "Jenis")

    imported(
        store, a_list(store, ImportSubject.HOLIDAYS, headings, (date(2032, 5, 2), label, said))
    )

    (day,) = [one for one in store.holidays.all() if one.day == date(2032, 5, 2)]
    assert (day.kind, day.label) == (kind, label)


def test_a_day_off_that_is_known_keeps_its_kind_where_the_list_names_none(store):
    first = (date(2032, 5, 2), "Cuti bersama", "")
    headings = ("Tanggal", "Keterangan", "Jenis")
    imported(store, a_list(store, ImportSubject.HOLIDAYS, headings, first))

    imported(
        store,
        a_list(
            store, ImportSubject.HOLIDAYS, headings[:2], (date(2032, 5, 2), "Hari raya Idulfitri")
        ),
    )

    (day,) = [one for one in store.holidays.all() if one.day == date(2032, 5, 2)]
    assert (day.kind, day.label) == (DayKind.JOINT_LEAVE, "Hari raya Idulfitri")


def test_one_title_under_two_kinds_of_session_is_two_topics(store):
    first, second = store.session_kinds.all()[:2]
    rows = [("Berani jujur", first.short), ("Berani jujur", second.name), ("Berani jujur", "Semua")]

    plan = a_list(store, ImportSubject.TOPICS, ("Materi", "Jenis Sesi"), *rows)
    assert fates(imported(store, plan)) == {"new": 3}

    made = [one.kind for one in store.topics.all() if one.title == "Berani jujur"]
    assert set(made) == {first.id, second.id, None}
    assert fates(look(store, plan)) == {"unchanged": 3}


def test_another_kind_of_a_day_off_is_shown_with_the_one_of_before(store):
    headings = ("Tanggal", "Nama Libur", "Jenis Libur")
    first = (date(2032, 5, 2), "Idulfitri", "")
    imported(store, a_list(store, ImportSubject.HOLIDAYS, headings, first))
    again = (date(2032, 5, 2), "IDULFITRI", "Cuti bersama")
    plan = a_list(store, ImportSubject.HOLIDAYS, headings, again)

    preview = imported(store, plan)

    (change,) = preview.changes
    assert (change.key, change.file_value) == ("kind", "Cuti bersama")
    assert change.our_value == label(DayKind.HOLIDAY)
    (day,) = [one for one in store.holidays.all() if one.day == date(2032, 5, 2)]
    assert day.kind is DayKind.JOINT_LEAVE
    assert fates(look(store, plan)) == {"unchanged": 1}


@pytest.mark.parametrize("day", ["32-01-2032", "1 Syawal 1453", "12-13 Maret 2032", "1032-01-01"])
def test_a_day_off_that_cannot_be_read_is_told_and_not_passed_over(store, day):
    rows = [("17-08-2032", "Kemerdekaan"), (day, "Lebaran")]
    preview = look(store, a_list(store, ImportSubject.HOLIDAYS, ("Tanggal", "Keterangan"), *rows))

    assert fates(preview) == {"new": 1, "invalid": 1}
    assert [(one.row, one.column) for one in preview.problems] == [(3, "Tanggal")]


def test_words_below_days_off_are_passed_over(store):
    rows = [("17-08-2032", "Kemerdekaan"), ("Mengetahui,", ""), ("Kepala", "")]
    preview = look(store, a_list(store, ImportSubject.HOLIDAYS, ("Tanggal", "Keterangan"), *rows))

    assert fates(preview) == {"new": 1}


def test_the_numbering_of_a_list_of_topics_is_no_part_of_their_titles(store):
    rows = [("1. Pengenalan",), ("2) Mencegah kambuh",), ("12 langkah",), ("3. Pengenalan",)]
    preview = look(store, a_list(store, ImportSubject.TOPICS, ("Materi",), *rows))

    titles = ["Pengenalan", "Mencegah kambuh", "12 langkah", "Pengenalan"]
    assert [one.title for one in preview.rows] == titles
    assert fates(preview) == {"new": 3, "invalid": 1}


@pytest.mark.parametrize(
    "titles",
    [("12. Langkah",), ("0) Pembukaan", "Penutup"), ("2. Kedua", "3. Ketiga"), ("1. A", "3. C")],
)
def test_a_number_that_counts_no_rows_stays_in_the_title(store, titles):
    rows = [(title,) for title in titles]
    preview = look(store, a_list(store, ImportSubject.TOPICS, ("Materi",), *rows))

    assert tuple(one.title for one in preview.rows) == titles


@pytest.mark.parametrize(
    ("nip", "fate"),
    [("", "invalid"), ("199001012015012001", "invalid"), ("199101012015012001", "new")],
)
def test_a_counselor_twice_in_a_list_is_told_also_where_only_one_row_has_the_nip(store, nip, fate):
    heads = ("Nama", "NIP", "Jabatan")
    rows = [("Ani Lestari, S.Psi.", "199001012015012001", "Staf"), ("ani lestari", nip, "Staf")]
    preview = look(store, a_list(store, ImportSubject.COUNSELORS, heads, *rows))

    assert [one.fate.value for one in preview.rows] == ["new", fate]
