"""A resident gets all of the own data on paper, and nothing hangs on a wall that should not."""

import io
from datetime import date, datetime

import pdfplumber
import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.refusals import NotFound
from rehabdesk.services.attendance import mark
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.personal_record import personal_record_dossier, personal_record_pdf
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.storage import AuditFilter
from tests.sample_office import TODAY, a_resident, a_running_program, a_session

NOW = datetime(2021, 4, 5, 9, 0).astimezone()


def text_of(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def printed(store, person):
    return personal_record_dossier(store, person.id, today=TODAY, now=NOW)


def words_in(dossier):
    return "\n".join(f"{a}: {b}" for one in dossier.sections for a, b in one.lines)


def test_everything_that_is_known_of_a_person_is_on_the_paper(store):
    person = a_resident(
        store,
        "Mahmud bin Karta",
        "B I 305/26",
        nik="3604010101800001",
        religion="Islam",
        mother_name="Siti",
        birth_place="Serang",
        birth_on=date(1980, 1, 1),
    )
    said = words_in(printed(store, person))

    for one in ("Mahmud bin Karta", "B I 305/26", "3604010101800001", "Islam", "Siti", "1980"):
        assert one in said


def test_each_session_and_its_mark_is_named(store):
    cohort, group, enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    with store.change("Daftar dibekukan"):
        freeze_roster(store, session)
    present = store.statuses.all()[0]
    mark(store, session, enrolments[0].resident, present)
    person = store.residents.get(enrolments[0].resident)

    assert f"5 April 2021: {store.session_kinds.all()[0].name} · {present.label}" in words_in(
        printed(store, person)
    )


def test_nobody_else_is_named(store):
    _cohort, _group, enrolments = a_running_program(store, ("Mahmud bin Karta", "Agus Salim"))
    person = store.residents.get(enrolments[0].resident)

    pdf = personal_record_pdf(store, person.id, today=TODAY, now=NOW)

    said = text_of(pdf)
    assert "Mahmud bin Karta" in said
    assert "Agus Salim" not in said


def test_that_it_was_printed_is_in_the_log_without_the_name(store):
    person = a_resident(store, "Mahmud bin Karta", "B I 305/26")

    personal_record_pdf(store, person.id, today=TODAY, now=NOW, why="Diminta")

    entry = store.audit.entries(AuditFilter(kind=EntryKind.PRINT))[0]
    assert (entry.why, "B I 305/26" in entry.label) == ("Diminta", True)


def test_somebody_who_is_not_there_is_refused(store):
    with pytest.raises(NotFound):
        personal_record_pdf(store, "tidak-ada", today=TODAY, now=NOW)


def test_a_sheet_on_the_wall_tells_no_offence_no_drug_and_no_diagnosis(store):
    cohort, group, enrolments = a_running_program(store)
    for one in enrolments:
        stay = store.stays.find(resident=one.resident)[0]
        with store.change("Uji"):
            store.stays.put(replace(stay, offence="Narkotika sabu", article="Pasal 112"))
            person = store.residents.get(one.resident)
            store.residents.put(replace(person, note="Diagnosis F15.2", nik="3604010101800001"))
    session = a_session(store, cohort, group)

    said = text_of(sheets_pdf(store, [session], now=NOW).pdf)

    assert "Mahmud bin Karta" in said
    for secret in ("Narkotika", "sabu", "112", "F15", "Diagnosis", "3604010101800001"):
        assert secret not in said
