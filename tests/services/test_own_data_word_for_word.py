"""A resident's own data on paper, part by part and word for word: all that is kept, and no more."""

from datetime import date, datetime, time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.enrolment import EnrolmentEvent, EnrolmentState
from rehabdesk.domain.identity import EnrolmentEventId, PictureId, PlacementId, new_id
from rehabdesk.domain.resident import ExitReason, NumberKind, Placement, Sex
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.personal_record import personal_record_dossier
from rehabdesk.services.restricting import restrict
from rehabdesk.wording.fields.resident import PLACE, RESIDENT
from rehabdesk.wording.fields.stay import STAY
from rehabdesk.wording.fields.words import value_words
from tests.full_record import filled
from tests.sample_office import (
    START,
    TODAY,
    a_cohort,
    a_group,
    a_registration,
    a_resident,
    a_session,
    an_enrolment,
)

NOW = datetime(2021, 4, 5, 9, 0).astimezone()


def parts_of(store, person):
    dossier = personal_record_dossier(store, person.id, today=TODAY, now=NOW)
    return {one.heading: one.lines for one in dossier.sections}


def changed(store, person, **fields):
    """The person with other words."""
    made = replace(person, **fields)
    with store.change("Isi"):
        store.residents.put(made)
    return made


def the_stay(store, person, **fields):
    """Other words in the person's one stay."""
    (stay,) = store.stays.find(resident=person.id)
    with store.change("Isi"):
        store.stays.put(replace(stay, **fields))


def test_who_a_person_is_stands_line_by_line(store):
    person = a_resident(
        store,
        "Siti Aminah",
        aliases=("Aminah", "Mina"),
        nik="3604010101800001",
        sex=Sex.FEMALE,
        birth_place="Serang",
        birth_on=date(1980, 1, 1),
        religion="Islam",
        education="SMA",
        occupation="Pedagang",
        ethnicity="Sunda",
        marital_status="Kawin",
        note="Kacamata",
        photo=None,
        consent_on=date(2021, 3, 2),
    )
    restrict(store, person.id, "Saksi", today=TODAY)

    assert parts_of(store, person)["Identitas"] == (
        ("Nama", "Siti Aminah"),
        ("Alias", "Aminah, Mina"),
        ("Tempat, tanggal lahir", "Serang, 1 Januari 1980"),
        ("Jenis kelamin", "Perempuan"),
        ("NIK", "3604010101800001"),
        ("Agama", "Islam"),
        ("Pendidikan", "SMA"),
        ("Pekerjaan", "Pedagang"),
        ("Status perkawinan", "Kawin"),
        ("Suku", "Sunda"),
        ("Kewarganegaraan", "Indonesia"),
        ("Persetujuan pengolahan data", "2 Maret 2021"),
        ("Catatan", "Kacamata"),
        ("Foto", "tidak ada"),
        ("Catatan dibatasi", "sejak 5 April 2021: Saksi"),
    )


def test_no_field_of_a_person_or_a_stay_is_left_out(store):
    person = changed(store, filled(a_resident(store), RESIDENT))
    with store.change("Isi"):
        stay = store.stays.put(filled(store.stays.find(resident=person.id)[0], STAY))
    told = "\n".join(f"{words}" for lines in parts_of(store, person).values() for _, words in lines)

    # Block and cell have a history of their own, the number too.
    for fields, record in ((RESIDENT, person), (STAY, stay)):
        for one in fields.fields:
            words = value_words(one, getattr(record, one.key))
            elsewhere = one.group == PLACE or one.key == "registration_no"
            assert elsewhere or words in told, f"{one.key} is not on the print of somebody's data"


def test_what_is_not_known_has_no_line(store):
    parts = parts_of(store, a_resident(store, "Agus", nationality=""))

    assert parts["Identitas"] == (
        ("Nama", "Agus"),
        ("Jenis kelamin", "Laki-laki"),
        ("Foto", "tidak ada"),
    )
    assert set(parts) == {"Identitas", "Masa tinggal dan pidana"}


@pytest.mark.parametrize(
    ("place", "born", "words"),
    [
        ("Serang", None, "Serang"),
        ("", date(1980, 1, 1), "1 Januari 1980"),
        ("Serang", date(1980, 1, 1), "Serang, 1 Januari 1980"),
    ],
)
def test_birth_stands_as_far_as_it_is_known(store, place, born, words):
    person = a_resident(store, birth_place=place, birth_on=born)

    assert ("Tempat, tanggal lahir", words) in parts_of(store, person)["Identitas"]


def test_that_there_is_a_photo_is_said(store):
    person = changed(store, a_resident(store), photo=PictureId(new_id()))

    assert ("Foto", "ada") in parts_of(store, person)["Identitas"]


def test_family_and_numbers_stand_by_themselves(store):
    person = a_resident(
        store,
        "Agus",
        "BI 1/21",
        address="Jalan Raya 1",
        father_name="Karta",
        mother_name="Siti",
        guarantor="Umar",
        guardian="Wati",
    )
    with store.change("Nomor"):
        store.registrations.put(
            a_registration(
                person,
                "RM 7",
                kind=NumberKind.MEDICAL,
                valid_from=None,
                valid_to=date(2021, 1, 31),
            )
        )
    parts = parts_of(store, person)

    assert parts["Keluarga dan penjamin"] == (
        ("Alamat", "Jalan Raya 1"),
        ("Nama ayah", "Karta"),
        ("Nama ibu", "Siti"),
        ("Penjamin", "Umar"),
        ("Wali pemasyarakatan", "Wati"),
    )
    assert set(parts["Nomor registrasi"]) == {
        ("No. registrasi", "BI 1/21 (1 Juni 2020 s.d. sekarang)"),
        ("No. rekam medis", "RM 7 (… s.d. 31 Januari 2021)"),
    }


def test_a_stay_stands_with_all_its_dates(store):
    person = a_resident(store)
    the_stay(
        store,
        person,
        detained_on=date(2020, 1, 2),
        offence="Narkotika",
        article="127",
        sentence="2 tahun",
        sentence_months=24,
        one_third_on=date(2020, 9, 1),
        half_on=date(2021, 1, 1),
        two_thirds_on=date(2021, 5, 1),
        remission_months=1,
        remission_days=15,
        expires_on=date(2022, 1, 1),
        exited_on=date(2021, 12, 1),
        exit_reason=ExitReason.PAROLE,
        exit_note="Tepat waktu",
    )

    assert parts_of(store, person)["Masa tinggal dan pidana"] == (
        ("Masuk", "1 Juni 2020 s.d. 1 Desember 2021"),
        ("Ditahan sejak", "2 Januari 2020"),
        ("Tindak pidana", "Narkotika"),
        ("Pasal", "127"),
        ("Putusan", "2 tahun (24 bulan)"),
        ("1/3 masa pidana", "1 September 2020"),
        ("1/2 masa pidana", "1 Januari 2021"),
        ("2/3 masa pidana", "1 Mei 2021"),
        ("Ekspirasi", "1 Januari 2022"),
        ("Remisi", "1 bulan 15 hari"),
        ("Keluar karena", "Pembebasan bersyarat (PB)"),
        ("Catatan keluar", "Tepat waktu"),
    )


@pytest.mark.parametrize(
    ("months", "days", "words"),
    [(0, 0, None), (1, 0, "1 bulan 0 hari"), (0, 15, "0 bulan 15 hari")],
)
def test_a_remission_is_told_where_there_was_one(store, months, days, words):
    person = a_resident(store)
    the_stay(store, person, remission_months=months, remission_days=days)

    assert dict(parts_of(store, person)["Masa tinggal dan pidana"]).get("Remisi") == words


@pytest.mark.parametrize(
    ("block", "cell", "words"),
    [("Blok A", "18", "A/18"), ("Blok A", "", "A"), ("", "", "Tanpa kamar")],
)
def test_each_place_stands_with_its_days(store, block, cell, words):
    person = a_resident(store)
    place = Placement(
        id=PlacementId(new_id()),
        resident=person.id,
        block=block,
        cell=cell,
        placed_from=START,
        placed_to=TODAY,
    )
    with store.change("Kamar"):
        store.placements.put(place)

    assert parts_of(store, person)["Penempatan"] == ((words, "1 Maret 2021 s.d. 5 April 2021"),)


def test_a_programme_stands_with_its_steps_and_why_it_ended(store):
    person, cohort = a_resident(store), a_cohort(store, "Tahap I")
    enrolment = an_enrolment(store, cohort, person)
    step = EnrolmentEvent(
        id=EnrolmentEventId(new_id()),
        enrolment=enrolment.id,
        happened_on=date(2021, 3, 20),
        state=EnrolmentState.SUSPENDED,
        reason="Sakit",
    )
    with store.change("Langkah"):
        store.enrolment_events.put(step)
        store.enrolments.put(
            replace(
                enrolment,
                state=EnrolmentState.LEFT,
                ended_on=date(2021, 3, 30),
                end_reason=ExitReason.PAROLE,
                end_note="Bebas",
            )
        )

    lines = parts_of(store, person)["Program rehabilitasi"]

    assert lines[:3] == (
        ("Tahap I", "1 Maret 2021 s.d. 30 Maret 2021, berhenti"),
        ("Alasan berakhir", "Pembebasan bersyarat (PB)"),
        ("Catatan", "Bebas"),
    )
    assert ("20 Maret 2021", "Ditangguhkan: Sakit") in lines
    assert ("1 Maret 2021", "Aktif") in lines


def test_sessions_stand_in_the_order_of_time_with_mark_reason_and_note(store):
    person, cohort = a_resident(store), a_cohort(store)
    group = a_group(store, cohort)
    an_enrolment(store, cohort, person, group)
    kind = store.session_kinds.all()[0].name
    sick = next(one for one in store.statuses.all() if one.code == "S")
    later, morning, afternoon = (
        a_session(store, cohort, group, held_on=day, starts_at=time(hour), ends_at=time(hour + 1))
        for day, hour in ((date(2021, 4, 6), 9), (TODAY, 9), (TODAY, 13))
    )
    for session in (afternoon, later, morning):
        (row,) = freeze_roster(store, session)
        if session is morning:
            with store.change("Tanda"):
                store.attendance.put(
                    replace(row, status=sick.number, reason="Demam", note="Istirahat")
                )

    assert parts_of(store, person)["Kehadiran"] == (
        ("5 April 2021", f"{kind} · Sakit · Demam · Istirahat"),
        ("5 April 2021", f"{kind} · belum diisi"),
        ("6 April 2021", f"{kind} · belum diisi"),
    )


@pytest.mark.parametrize(
    ("number", "words"), [("BI 1/21", "Agus Salim · BI 1/21"), ("", "Agus Salim")]
)
def test_the_paper_names_whose_it_is_and_who_receives_it(store, number, words):
    person = a_resident(store, "Agus Salim", number)

    dossier = personal_record_dossier(store, person.id, today=TODAY, now=NOW)

    assert dossier.person == words
    assert dossier.titles == ("DATA PRIBADI RESIDEN", "RAHASIA · HANYA UNTUK YANG BERSANGKUTAN")
    assert dossier.place_and_date == "Serang, 5 April 2021"
    assert dossier.left_signature.name == "Agus Salim"
    assert dossier.left_signature.position == "Yang bersangkutan"
    assert dossier.right_signature.heading == "Mengetahui,"
    assert dossier.paper is store.office.paper
