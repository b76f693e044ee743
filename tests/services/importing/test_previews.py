"""What a list would do reads exactly like this, row by row, and does it: one text for each list.

Whoever changes what an import does on purpose has its text in ``previews`` written anew by
``.venv/bin/python -m tests.rewrite_texts``, and reads what became different.
"""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportMode, ImportSubject, RowFate
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.preview import NEW, SKIP
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_cohort, a_counselor, a_group, a_resident, an_enrolment
from tests.services.importing.office_lists import a_plan, imported

PREVIEWS = Path(__file__).with_name("previews")
SDP = (
    "No. Registrasi", "Nama", "Tempat, Tgl Lahir", "No Induk", "Jenis Kelamin", "Agama", "NIK",
    "Blok/Kamar", "Tgl Masuk", "Ekspirasi", "Jenis Kejahatan", "Lama Pidana (bulan)", "Status",
    "Alias", "Warna",
)  # fmt: skip
MARCH = (
    ("BI 283/20", "MAHMUD BIN KARTA ALS. CUNGKRING", "Serang, 12-03-1988", "0012345", "L", "Islam",
     "3673010101890001", "A/18", "01-06-2020", "31-12-2022", "Narkotika", 36, "AKTIF", "", "biru"),
    ("BIIa 103/20", "RUDI BIN ALI", "Cilegon, 05-01-1990", "0012346", "L", "Kristen", "", "B 3",
     "01-07-2020", "30-06-2021", "Narkotika", "12 bln", "SAKIT", "Acil, Black", ""),
    ("BI 7/20", "SITI BINTI AMIN", "1991-02-03", "0012347", "P", "", "", "", "", "", "", "", "", "",
     ""),
    ("", "", "", "", "", "", "", "", "", "", "", "", "", "", ""),
    ("BI 9/20", "", "Serang, 01-01-1980", "0012349", "L", "", "", "", "", "", "", "", "", "", ""),
    ("BI 10/20", "UJANG", "Serang, 31-02-1980", "x", "L", "", "12", "", "", "", "", "", "", "", ""),
    ("BI 11/20", "TONO", "Serang, 01-01-2015", "", "L", "", "", "", "", "", "", "", "", "", ""),
    ("BI 283/20", "MAHMUD BIN KARTA", "Serang, 12-03-1988", "0012345", "L", "", "", "", "", "", "",
     "", "", "", ""),
    ("Jumlah", 7, "", "", "", "", "", "", "", "", "", "", "", "", ""),
)  # fmt: skip
APRIL = (
    ("BI 283/20", "Mahmud bin Karta", "Serang, 13-03-1988", "12345", "L", "Hindu", "", "A/19",
     "01-06-2020", "31-12-2023", "Narkotika", 48, "BEBAS", "Cungkring", ""),
    ("BI 103/21", "RUDI BIN ALI", "Cilegon, 05-01-1990", "0012346", "L", "", "", "C/1", "", "", "",
     "", "BON", "", ""),
    ("BI 7/20", "SLAMET RIYADI", "Serang, 03-02-1991", "", "L", "", "", "", "", "", "", "", "", "",
     ""),
    ("BI 50/21", "SITI BINTI AMIN", "Serang, 03-02-1991", "", "P", "", "", "", "", "", "", "", "",
     "", ""),
    ("BI 51/21", "AGUS SALIM", "Serang, 01-01-1985", "0012399", "L", "Islam", "", "D/1",
     "01-03-2021", "", "", "", "PINDAH UPT", "", ""),
)  # fmt: skip


def row_told(store, row):
    """One row: what becomes of it, what changes, what is wrong."""
    known = store.residents.get(row.target)
    who = f" -> {known.name}" if known else ""
    yield f"{row.row.number}: {row.fate.value} {row.title} [{row.subtitle}]{who}"
    if row.candidates:
        yield f"    mungkin {len(row.candidates)} orang: {row.why}"
    for one in row.changes:
        sign = "->" if one.taken else "tetap, berkas:"
        yield f"    {one.key} ({one.label}): {one.our_value} {sign} {one.file_value}"
    for one in row.row.problems:
        yield f"    ! {one.column}: {one.problem}"


def told(store, preview):
    """The preview line by line, without anything that differs from run to run."""
    columns = zip(preview.plan.table.headings, preview.plan.columns, strict=True)
    yield "kolom: " + " | ".join(f"{heading} = {key or '-'}" for heading, key in columns)
    for row in preview.rows:
        yield from row_told(store, row)
    for one in preview.warnings:
        yield f"peringatan {one.row} {one.column}: {one.problem}"
    for one in preview.notices:
        yield f"catatan: {one}"
    for one in preview.missing:
        inside = "peserta" if one.enrolled else "bukan peserta"
        yield f"tidak ada: {one.name} {one.registration_no} {one.place} {inside}"
    for one in preview.proposals:
        reason = one.reason.value if one.reason else "jeda"
        yield f"usul {one.row}: {one.name} {one.registration_no} {one.status} {reason}"


def register(store):
    """Everybody as the register has them, with numbers, stays and places."""
    for one in sorted(store.residents.all(), key=lambda one: (one.name, one.registration_no)):
        fields = [
            one.name, *one.aliases, one.registration_no, one.block, one.cell, one.sex.value,
            one.birth_place, str(one.birth_on or ""), one.religion, one.nik, one.father_name,
        ]  # fmt: skip
        yield "orang: " + " | ".join(fields)
        numbers = store.registrations.find(resident=one.id)
        for number in sorted(numbers, key=lambda one: (one.kind.value, str(one.valid_from))):
            span = f"{number.valid_from} {number.valid_to}"
            yield f"    {number.kind.value} {number.value} = {number.matched} {span}"
        for stay in store.stays.find(resident=one.id):
            days = f"{stay.entered_on} {stay.expires_on} {stay.exited_on}"
            yield f"    tinggal {days} {stay.offence} {stay.sentence} {stay.sentence_months}"
        places = store.placements.find(resident=one.id)
        for where in sorted(places, key=lambda one: str(one.placed_from)):
            yield f"    kamar {where.block}/{where.cell} {where.placed_from} {where.placed_to}"


def people(store, rows, **changes):
    return a_plan(store, xlsx_of(SDP, rows), **changes)


def first_list(store):
    plan = people(store, MARCH)
    yield from told(store, imported(store, plan))
    yield from register(store)


def second_list(store, mode=ImportMode.UPDATE):
    imported(store, people(store, MARCH))
    plan = people(store, APRIL, mode=mode)
    yield from told(store, imported(store, plan))
    yield from register(store)


def filled_only(store):
    yield from second_list(store, ImportMode.FILL)


def added_only(store):
    yield from second_list(store, ImportMode.ADD)


def answered(store):
    imported(store, people(store, MARCH))
    plan = people(store, APRIL)
    doubtful = [one for one in look(store, plan).rows if one.fate is RowFate.DOUBTFUL]
    answers = {
        one.row.number: answer
        for one, answer in zip(doubtful, (NEW, SKIP, one_of(doubtful)), strict=False)
    }
    plan = replace(plan, answers=answers)
    yield from told(store, imported(store, plan))
    yield from register(store)
    yield f"ingatan: {sorted(one.answer for one in store.import_answers.all())}"
    yield from told(store, look(store, people(store, APRIL)))


def one_of(doubtful):
    return doubtful[-1].candidates[0]


def counselors(store):
    a_counselor(store, "Ratna Kusumawati", function="Konselor Adiksi")
    headings = ("Nama", "NIP", "HP", "Jabatan", "Asal", "Internal", "Sertifikat", "Status Aktif")
    rows = [
        ("Ratna Kusumawati, S.Psi.", "198101112005032001", 85980513958, "Ketua Tim", "", "Ya", "",
         "Ya"),
        ("Yayah", "", "", "Konselor", "Yayasan Sehat", "Tidak", "ICAP I", "Tidak"),
        ("Salah", "19810111200503200", "", "", "", "mungkin", "", ""),
        ("", "198101112005032002", "", "", "", "", "", ""),
        ("Yayah", "", "1", "", "", "", "", ""),
    ]  # fmt: skip
    yield from told(store, imported(store, a_plan(store, xlsx_of(headings, rows), COUNSELORS)))
    for one in sorted(store.counselors.all(), key=lambda one: one.name):
        who = f"{one.name} | {one.nip} | {one.phone} | {one.function}"
        yield f"{who} | {one.institution} | {one.internal} | {one.certificates} | {one.active_to}"


COUNSELORS, ROOMS = ImportSubject.COUNSELORS, ImportSubject.ROOMS
HOLIDAYS, TOPICS = ImportSubject.HOLIDAYS, ImportSubject.TOPICS


def rooms(store):
    rows = [
        ("Aula", 140),
        ("aula", 100),
        ("Kelas 1", ""),
        ("", 3),
        ("Kelas 2", -1),
        ("K3", 0),
        ("K4", 1),
    ]
    plan = a_plan(store, xlsx_of(("Nama Ruang", "Kapasitas"), rows), ROOMS)
    yield from told(store, imported(store, plan))
    again = a_plan(store, xlsx_of(("Nama Ruang", "Kapasitas"), [("AULA", 90), ("Baru", 5)]), ROOMS)
    yield from told(store, imported(store, again))
    yield from sorted(f"{one.name} {one.capacity}" for one in store.rooms.all())


def holidays(store):
    rows = [
        ("02-05-2032", "Idulfitri", ""),
        ("29-04-2032", "Cuti bersama Idulfitri", ""),
        ("02-05-2032", "Idulfitri lagi", ""),
        ("31-04-2032", "Salah", ""),
        ("03-05-2032", "", ""),
        ("04-05-2032", "Tutup", "kantor tutup"),
    ]
    plan = a_plan(store, xlsx_of(("Tanggal", "Keterangan", "Jenis"), rows), HOLIDAYS)
    yield from told(store, imported(store, plan))
    for one in sorted(store.holidays.all(), key=lambda one: one.day):
        if one.day.year == 2032:
            yield f"{one.day} {one.kind.value} {one.label}"


def topics(store):
    rows = [("Seminar", "Pengenalan adiksi"), ("SEM", "Materi baru"), ("", "Bebas"), ("Zz", "X")]
    plan = a_plan(store, xlsx_of(("Jenis Sesi", "Materi"), rows), TOPICS)
    yield from told(store, imported(store, plan))
    yield f"{len(store.topics.all())} materi"


def enrolments(store):
    imported(store, people(store, MARCH))
    cohort = a_cohort(store, "Tahap I")
    group = a_group(store, cohort, "Kelompok A", capacity=1)
    a_counselor(store, "Ratna Kusumawati")
    an_enrolment(store, cohort, a_resident(store, "Agus Salim", "BI 51/21"), group)
    headings = ("No", "Nama", "No. Registrasi", "Jenis Rehabilitasi", "Kelompok", "Konselor")
    rows = [
        (1, "MAHMUD BIN KARTA", "BI 283/20", "Sosial", "Kelompok A", "Ratna Kusumawati"),
        (2, "RUDI BIN ALI", "BIIa 103/20", "Sosial", "Kelompok B", "Budi Baru"),
        (3, "AGUS SALIM", "BI 51/21", "Sosial", "Kelompok B", ""),
        (4, "ORANG TAK DIKENAL", "BI 999/20", "Sosial", "Kelompok A", ""),
        (5, "SITI BINTI AMIN", "", "Medis", "Kelompok C", ""),
        (6, "MAHMUD BIN KARTA", "BI 283/20", "Sosial", "Kelompok A", ""),
    ]
    plan = a_plan(
        store,
        xlsx_of(headings, rows),
        ImportSubject.ENROLMENTS,
        cohort=cohort.name,
        starts_on=date(2021, 3, 1),
        ends_on=date(2021, 8, 31),
    )
    yield from told(store, imported(store, plan))
    groups = {one.id: one.name for one in store.groups.all()}
    for one in sorted(store.cohorts.all(), key=lambda one: one.name):
        yield f"angkatan {one.name} {one.fiscal_year} {one.starts_on} {one.ends_on} {one.decree_no}"
        enrolled = store.enrolments.of_cohort(one.id)
        known = store.residents.many([each.resident for each in enrolled])
        for enrolment in sorted(enrolled, key=lambda each: known[each.resident].name):
            person = known[enrolment.resident]
            spans = [
                f"{groups[two.care_group]} {two.since} {two.until}"
                for two in store.memberships.of_enrolment(enrolment.id)
            ]
            yield f"    {person.name} {enrolment.state.value} {enrolment.enrolled_on} {spans}"


LISTS = (
    first_list, second_list, filled_only, added_only, answered, counselors, rooms, holidays,
    topics, enrolments,
)  # fmt: skip


@pytest.mark.parametrize("made", LISTS, ids=lambda one: one.__name__)
def test_a_list_says_and_does_exactly_this(store, made):
    assert list(made(store)) == (PREVIEWS / f"{made.__name__}.txt").read_text("utf-8").splitlines()
