"""The forms of records ask for every described field and give it back."""

from msgspec.structs import replace

from rehabdesk.domain.identity import LetterheadId, ResidentId, StayId, new_id
from rehabdesk.domain.office import Letterhead
from rehabdesk.domain.resident import Stay
from rehabdesk.services.saving import checked
from rehabdesk.ui.screens.counselors.form import CounselorDialog
from rehabdesk.ui.screens.office.identity import IdentitySection
from rehabdesk.ui.screens.office.letterhead import LetterheadSection
from rehabdesk.ui.screens.programs.cohort_dialogs import open_cohort
from rehabdesk.ui.screens.programs.part_dialogs import open_group, open_phase
from rehabdesk.ui.screens.residents.note_dialogs import counseling_dialog, medical_dialog
from rehabdesk.ui.screens.residents.resident_dialogs import add_dialog, edit_dialog
from rehabdesk.ui.screens.residents.stay_form import StayFields
from rehabdesk.ui.screens.schedule.change_dialogs import open_change
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.fields.counselor import COUNSELOR
from rehabdesk.wording.fields.note import COUNSELING_NOTE, MEDICAL_NOTE
from rehabdesk.wording.fields.office_identity import LETTERHEAD, OFFICE
from rehabdesk.wording.fields.program import COHORT, GROUP, PHASE
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.session import SESSION
from rehabdesk.wording.fields.stay import EXIT, STAY
from tests.full_record import filled
from tests.sample_notes import Team, a_medical_note, a_note
from tests.sample_office import (
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_phase,
    a_resident,
    a_room,
    a_running_program,
    a_session,
)


def left_out(form, fields):
    """What is told to whoever forgot to put a group of fields into a form."""
    missing = [one.key for one in fields if not form.has_field(one.key)]
    return f"put the groups of these fields into the form: {missing}" if missing else ""


def test_each_field_of_a_resident_is_asked_for(desk):
    for dialog in (
        add_dialog(desk, lambda _: None),
        edit_dialog(desk, a_resident(desk.store), lambda _: None),
    ):
        assert left_out(dialog.form, RESIDENT.fields) == ""


def test_a_resident_comes_out_of_the_form_as_it_went_in(desk):
    person = filled(a_resident(desk.store), RESIDENT)

    assert edit_dialog(desk, person, lambda _: None).fields.record() == person


def test_a_counselor_comes_out_of_the_form_as_it_went_in(desk):
    counselor = filled(a_counselor(desk.store), COUNSELOR)
    dialog = CounselorDialog(desk, counselor, new=False)

    assert left_out(dialog.form, COUNSELOR.fields) == ""
    assert checked(dialog.fields.record(), COUNSELOR) == counselor


def test_a_stay_comes_out_of_the_form_as_it_went_in(qtbot):
    stay = filled(Stay(id=StayId(new_id()), resident=ResidentId(new_id())), STAY)
    form = Form(columns=2)
    qtbot.addWidget(form)
    fields = StayFields(form, stay, TODAY)
    fields.put_sentence()

    assert fields.record() == stay
    assert left_out(form, [one for one in STAY.fields if one.group != EXIT]) == ""


def saved_as_shown(dialog, shelf, record):
    """What the office keeps once a dialog that shows a record is confirmed."""
    dialog.verb_button.click()
    return shelf.get(record.id)


def test_a_cohort_comes_out_of_the_form_as_it_went_in(desk):
    cohort = a_cohort(desk.store)
    full = replace(filled(cohort, COHORT), kind=cohort.kind, fiscal_year=2021)
    dialog = open_cohort(desk, full, lambda _: None)

    assert left_out(dialog.form, COHORT.fields) == ""
    assert saved_as_shown(dialog, desk.store.cohorts, full) == full


def test_a_group_comes_out_of_the_form_as_it_went_in(desk):
    cohort = a_cohort(desk.store)
    counselor, room = a_counselor(desk.store), a_room(desk.store)
    group = a_group(desk.store, cohort, counselor=counselor.id, room=room.id)
    full = replace(filled(group, GROUP), counselor=group.counselor, room=group.room)
    dialog = open_group(desk, cohort, full)

    assert left_out(dialog.form, GROUP.fields) == ""
    assert saved_as_shown(dialog, desk.store.groups, full) == full


def test_a_phase_comes_out_of_the_form_as_it_went_in(desk):
    cohort = a_cohort(desk.store)
    phase = a_phase(cohort)
    dialog = open_phase(desk, cohort, phase)

    assert left_out(dialog.form, PHASE.fields) == ""
    assert saved_as_shown(dialog, desk.store.phases, phase) == phase


def test_a_session_comes_out_of_the_form_as_it_went_in(desk):
    cohort, group, _people = a_running_program(desk.store)
    session = a_session(desk.store, cohort, group)
    named = {
        "kind": session.kind,
        "cohort": cohort.id,
        "care_groups": (group.id,),
        "counselors": (a_counselor(desk.store).id,),
        "room": a_room(desk.store).id,
        "held_on": session.held_on,
    }
    full = replace(filled(session, SESSION), **named)
    dialog = open_change(desk, full)

    assert left_out(dialog.form, SESSION.fields) == ""
    assert saved_as_shown(dialog, desk.store.sessions, full) == full


def test_the_office_comes_out_of_the_form_as_it_went_in(qtbot, desk):
    full = replace(filled(desk.store.office, OFFICE), time_zone="WIT")
    with desk.store.change("Kantor"):
        desk.store.offices.put(full)
    part = IdentitySection(desk)
    qtbot.addWidget(part)
    part.reload()

    assert left_out(part.form, OFFICE.fields) == ""
    assert part.deed().record == full


def test_a_letterhead_comes_out_of_the_form_as_it_went_in(qtbot, desk):
    head = filled(Letterhead(id=LetterheadId(new_id()), valid_from=TODAY, lines=()), LETTERHEAD)
    full = replace(head, address_lines=1)
    part = LetterheadSection(desk)
    qtbot.addWidget(part)
    entry = part.entry(full)

    assert left_out(entry.form, LETTERHEAD.fields) == ""
    assert entry.deed().record == full


def test_a_counseling_note_comes_out_of_the_form_as_it_went_in(desk):
    team = Team(desk.store)
    team.sit(team.author)
    note = a_note(desk.store, a_resident(desk.store))
    counselor = a_counselor(desk.store).id
    full = replace(filled(note, COUNSELING_NOTE), counselor=counselor, held_on=note.held_on)
    dialog = counseling_dialog(desk, full, new=False)

    assert left_out(dialog.form, COUNSELING_NOTE.fields) == ""
    assert saved_as_shown(dialog, desk.store.counseling_notes, full) == full


def test_a_medical_note_comes_out_of_the_form_as_it_went_in(desk):
    team = Team(desk.store)
    team.sit(team.doctor)
    note = a_medical_note(desk.store, a_resident(desk.store))
    full = replace(filled(note, MEDICAL_NOTE), held_on=note.held_on)
    dialog = medical_dialog(desk, full, new=False)

    assert left_out(dialog.form, MEDICAL_NOTE.fields) == ""
    assert saved_as_shown(dialog, desk.store.medical_notes, full) == full
