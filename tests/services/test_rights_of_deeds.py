"""Which right each deed asks for: the table that a changed or forgotten right fails against."""

import pytest

from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import RIGHT_OF
from tests.services.test_rights import GUARDED

DEEDS = {
    Right.LOOK: """
        audit: note note_opened
        demonstration_day: set_demonstration_day
        export_presets: presets
        keys: change_key_if_due keys_state tell_taken_slots
        known_office: begin_to_know keep_known older_sentence
        login: is_recovery last_login logins_of unlock_again
        note_keys: begin_note_key_anew hand_on_note_keys lacks_note_key note_key_states
            set_note_guardians tend_note_keys
        notes: further_notes
        pages: found_words look_at_pages settle_pages
        restricting: restriction_of
        safekeeping: back_up_by_itself backups_of charge_of is_sound places_now plan_of
            stick_folders take_room_for_marks with_former_key
        safety: safety_of
        undoing: take_back
        users: change_own_passphrase
    """,
    Right.WRITE_PEOPLE: """
        importing.batches: take_back
        importing.merging: merge_residents undo_merge
        importing.missing: end_stays follow_proposals
        many_residents: change_field
        photos: set_photos
        registrations: add_registration correct_registration renumber
        residents: add_resident end_stay remove_resident save_stay set_photo update_resident
    """,
    Right.RUN_PROGRAMS: """
        programs: close_cohort remove_cohort remove_group remove_phase reopen_cohort
            save_cohort save_group save_phase
        template_plan: plan_from_template
    """,
    Right.ENROL: """
        enrolment: change_return complete_enrolment end_enrolment enrol_residents reinstate
            resume suspend
        enrolment_start: change_start remove_enrolment
        many_residents: move_residents
        membership: move_to_group put_in_groups
    """,
    Right.PLAN_SESSIONS: """
        lost_days: change_days
        schedule: cancel_session change_session delete_session move_session plan_session
            remove_with_guests restore_session
        series: change_series delete_series_rest plan_each plan_series
    """,
    Right.MARK: """
        attendance: clear fill_empty finish_sheet mark reopen_sheet set_head_count
        excuses: remove_excuse save_excuse
        expected_list: add_guest add_person freeze_roster remove_guest remove_person
    """,
    Right.PRINT: """
        certificate_papers: certificates_pdf certificates_to_file pages_out preview_pdf
            register_pdf shown_pdf to_be_drawn
        certificates_out: as_they_are give_back hand_out would_go_out
        demonstration_papers: print_demonstration
        list_papers: list_pdf
        outgoing: note_printed print_to_file save_paper
        personal_record: note_sections personal_record_dossier personal_record_pdf printed_notes
        printing: blank_sheet_pdf grids_pdf sheets_pdf
        timetable_papers: timetable_pdf
    """,
    Right.ISSUE_CERTIFICATES: """
        certificates: fill_number issue revoke
        certificates_due: issue_due
    """,
    Right.SET_UP_OFFICE: """
        counselors: end_counselor remove_counselor save_counselor
        defaults: put_defaults
        holidays: remove_holiday save_holiday take_over_holidays
        office: remove_letterhead remove_official remove_room
            save_letterhead save_letterhead_with_logos save_numbering
            save_office save_official save_room save_rule save_sheet_options
        retention: anonymise keep_for last_day_of overdue propose seal_record withdraw
        terms: order_session_kinds order_statuses remove_program_kind remove_session_kind
            remove_status remove_topic save_program_kind save_session_kind save_status
            save_topic
    """,
    Right.IMPORT: """
        importing.apply: carry_out remember_shape
        importing.batches: undo_batch
        importing.enrolling: write_enrolments
        importing.looking: look open_plan plan_of
        importing.excuses: write_excuses
        importing.marks: write_marks
        importing.people_writing: add_people write_people
        importing.shelves: write_shelf
        importing.templates: save_template
        outgoing: export_refused
    """,
    Right.EXPORT: """
        export_presets: add_preset drop_preset keep_preset save_presets
        exporting: people_table
        outgoing: copy_list export_list
    """,
    Right.SEE_RESTRICTED: """
        restricting: lift_restriction note_restricted_opened restrict
    """,
    Right.SEE_MEDICAL: """
        medical_notes: open_medical_note remove_medical_note save_medical_note
        note_papers: medical_dossier medical_note_pdf medical_notes_pdf
    """,
    Right.SEE_NOTES: """
        counseling_notes: open_counseling_note own_counselor possible_readers
            remove_counseling_note save_counseling_note share_counseling_note
        note_papers: counseling_dossier counseling_note_pdf counseling_notes_pdf
    """,
    Right.READ_AUDIT: """
        audit: check_chain compare_head entries history_of
        safety_papers: audit_head_dossier audit_head_pdf
    """,
    Right.RESTORE: """
        audit: deleted_records restore_deleted
    """,
    Right.BACK_UP: """
        comparing: compare_open
        known_office: accept_older
        rehearsal: rehearse
        restoring: permit_at restore_chosen
        safekeeping: back_up choose_folder copy_to forget_stick prepare_stick
    """,
    Right.MANAGE_USERS: """
        keys: replace_office_key
        note_keys: rescue_note_key
        paper_samples: papers_of
        safety_papers: new_recovery_sheet_pdf recovery_dossier
        pages: accept_pages
        users: add_user change_user disable_user replace_recovery_key reset_passphrase
            save_lock_options
    """,
}
"""Right by right: a module, and its deeds."""


def table():
    """(module, deed) of each right, as listed above."""
    for right, words in DEEDS.items():
        module = ""
        for word in words.split():
            if word.endswith(":"):
                module = word.removesuffix(":")
            else:
                yield module, word, right


EXPECTED = {(module, name): right for module, name, right in table()}


@pytest.mark.parametrize(("module", "name", "deed"), GUARDED)
def test_a_deed_asks_for_the_right_that_it_is_listed_under(module, name, deed):
    assert getattr(deed, RIGHT_OF) is EXPECTED[module, name]


def test_no_deed_is_listed_that_is_not_there():
    assert set(EXPECTED) == {(module, name) for module, name, _ in GUARDED}
