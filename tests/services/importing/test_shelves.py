"""Counselors, rooms, days off and topics come in the same way; marks from a monthly grid."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportMode, ImportSubject
from rehabdesk.domain.office import DayKind
from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.domain.session import SessionState
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.batches import undo_batch
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_counselor, a_running_program, a_session
from tests.services.importing.office_lists import NOW, a_file_plan, a_plan, fates, imported


def test_counselors_come_in_with_their_nip_and_only_once(store):
    plan = a_file_plan(store, "konselor.xlsx", ImportSubject.COUNSELORS)

    assert fates(imported(store, plan)) == {"new": 6}
    assert fates(look(store, plan)) == {"unchanged": 6}
    ratna = next(one for one in store.counselors.all() if one.name.startswith("Ratna"))
    assert ratna.nip == "198101112005032001"
    assert ratna.phone == "085980513958"
    assert ratna.internal
    assert not next(o for o in store.counselors.all() if o.name.startswith("Yayah")).internal


def test_a_counselor_is_known_by_name_until_the_nip_is(store):
    a_counselor(store, "Ratna Kusumawati")
    content = xlsx_of(
        ("Nama", "NIP", "HP"), [("Ratna Kusumawati, S.Psi.", "198101112005032001", 85980513958)]
    )

    preview = imported(store, a_plan(store, content, ImportSubject.COUNSELORS))

    assert fates(preview) == {"changed": 1}
    (ratna,) = store.counselors.all()
    assert (ratna.nip, ratna.phone) == ("198101112005032001", "085980513958")


def test_a_nip_of_17_digits_refuses_its_row(store):
    content = xlsx_of(("Nama", "NIP"), [("Ratna", "19810111200503200")])

    preview = look(store, a_plan(store, content, ImportSubject.COUNSELORS))

    assert fates(preview) == {"invalid": 1}
    assert "17" in preview.problems[0].problem


def test_days_off_come_in_by_day(store):
    content = xlsx_of(
        ("Tanggal", "Keterangan"),
        [(date(2032, 5, 2), "Idulfitri"), (date(2032, 4, 29), "Cuti bersama Idulfitri")],
    )
    plan = a_plan(store, content, ImportSubject.HOLIDAYS)

    imported(store, plan)

    made = {one.day: one.kind for one in store.holidays.all() if one.day.year == 2032}
    assert made == {date(2032, 5, 2): DayKind.HOLIDAY, date(2032, 4, 29): DayKind.JOINT_LEAVE}
    assert fates(look(store, plan)) == {"unchanged": 2}


def test_topics_come_in_with_their_kind(store):
    content = xlsx_of(("Materi", "Jenis Sesi"), [("Mengelola uang", "SEM"), ("Kejujuran", "")])

    imported(store, a_plan(store, content, ImportSubject.TOPICS))

    seminar = next(one for one in store.session_kinds.all() if one.short == "SEM")
    kinds = {one.title: one.kind for one in store.topics.all()}
    assert kinds["Mengelola uang"] == seminar.id
    assert kinds["Kejujuran"] is None


def test_a_topic_of_an_unknown_kind_of_session_is_told_by_its_row(store):
    rows = [("Mengelola uang", "Sesi Malam"), ("Kejujuran", "Semua")]

    preview = look(
        store, a_plan(store, xlsx_of(("Materi", "Jenis sesi"), rows), ImportSubject.TOPICS)
    )

    assert fates(preview) == {"invalid": 1, "new": 1}
    assert preview.problems[0].problem.startswith("Jenis sesi “Sesi Malam” belum ada.")


def test_what_a_column_names_decides_the_kind_of_a_day_off(store):
    rows = [(date(2032, 5, 2), "Cuti bersama", "Tetap masuk"), (date(2032, 5, 3), "Masuk", "")]
    content = xlsx_of(("Tanggal", "Keterangan", "Jenis"), rows)

    imported(store, a_plan(store, content, ImportSubject.HOLIDAYS))

    made = {one.day.day: one.kind for one in store.holidays.all() if one.day.year == 2032}
    assert made == {2: DayKind.WORKS_ANYWAY, 3: DayKind.WORKS_ANYWAY}


def a_grid(*rows):
    above = [("REKAPITULASI KEHADIRAN",), ("Bulan April 2021",)]
    return xlsx_of(("No", "Nama", "No. Registrasi", "5", "6"), rows, above=above)


def marked(store, session):
    codes = {one.number: one.code for one in store.statuses.all()}
    return [codes.get(row.status, "") for row in store.attendance.of_session(session.id)]


@pytest.fixture
def month(store):
    cohort, group, _ = a_running_program(store)
    days = (date(2021, 4, 5), date(2021, 4, 6))
    return [a_session(store, cohort, group, held_on=day) for day in days]


def test_marks_of_a_month_come_in_and_can_be_taken_back(store, month):
    content = a_grid((1, "AGUS SALIM", "", "H", "S"), (2, "Mahmud bin Karta", "", "A", ""))
    plan = a_plan(store, content, ImportSubject.MARKS)

    done = carry_out(store, plan, now=NOW)

    assert marked(store, month[0]) == ["H", "A"]
    assert marked(store, month[1]) == ["S", ""]
    assert fates(look(store, plan)) == {"unchanged": 2}
    undo_batch(store, done.record.id, now=NOW)
    assert marked(store, month[0]) == []


def test_marks_that_are_there_stay_when_only_blanks_are_filled(store, month):
    first = a_plan(store, a_grid((1, "Agus Salim", "", "H", "")), ImportSubject.MARKS)
    carry_out(store, first, now=NOW)
    closed = replace(store.sessions.get(month[0].id), state=SessionState.RECORDED)
    with store.change("Selesai"):
        store.sessions.put(closed)
    other = a_plan(store, a_grid((1, "Agus Salim", "", "A", "H")), ImportSubject.MARKS)

    carry_out(store, replace(other, mode=ImportMode.FILL), now=NOW)
    assert marked(store, month[0])[0] == "H"
    assert marked(store, month[1])[0] == "H"

    carry_out(store, other, now=NOW)
    assert marked(store, month[0])[0] == "A"
    assert store.corrections.all()[-1].why.startswith("Impor")


def test_a_day_without_a_session_and_an_unknown_code_are_told(store, month):
    content = xlsx_of(("Nama", "5", "7"), [("Agus Salim", "Q", "H")], above=[("April 2021",)])

    preview = look(store, a_plan(store, content, ImportSubject.MARKS))

    told = {one.column: one.problem for one in preview.problems}
    assert "“Q”" in told["5"]
    assert "Tidak ada sesi" in told["7"]


def test_a_grid_without_its_month_is_refused(store, month):
    content = xlsx_of(("Nama", "5"), [("Agus Salim", "H")])

    with pytest.raises(ListUnreadable):
        look(store, a_plan(store, content, ImportSubject.MARKS))
