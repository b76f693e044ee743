"""The words of printed papers: who signs, which letterhead, what the grid counts."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import LetterheadId, OfficialId, new_id
from rehabdesk.domain.office import Acting, Letterhead, Official, OfficialRole
from rehabdesk.domain.session import SessionState
from rehabdesk.services.dossiers import kop_on, manager_signature, signature_of
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.office import save_letterhead, save_official
from rehabdesk.services.sheet_words import (
    SheetOptions,
    absence_rule,
    counted_by_hand,
    sheet_dossier,
)
from tests.sample_office import TODAY, a_counselor, a_group, a_room, a_running_program, a_session
from tests.services.moments import NOON

_NIP = "197809232000121002"


def _official(store, role, name, **fields):
    record = Official(id=OfficialId(new_id()), name=name, position="Kepala", role=role, **fields)
    return save_official(store, record).record


def _letterhead(store, since, first_line):
    head = Letterhead(
        id=LetterheadId(new_id()), valid_from=since, lines=(first_line, "LAPAS", "Jalan Raya")
    )
    return save_letterhead(store, head).record


def test_an_old_paper_keeps_the_letterhead_of_its_day(store):
    _letterhead(store, date(2014, 11, 5), "KEMENTERIAN HUKUM")
    _letterhead(store, date(2024, 10, 21), "KEMENTERIAN IMIGRASI")

    assert kop_on(store, TODAY).lines[0] == "KEMENTERIAN HUKUM"
    assert kop_on(store, date(2025, 1, 2)).lines[0] == "KEMENTERIAN IMIGRASI"


def test_an_office_without_a_letterhead_prints_its_name(store):
    kop = kop_on(store, TODAY)

    assert kop.lines == ("LEMBAGA PEMASYARAKATAN KELAS IIA SERANG",)
    assert kop.address_lines == 0


def test_a_stand_in_signs_before_the_holder_and_only_in_his_days(store):
    _official(store, OfficialRole.WARDEN, "Bagja", nip=_NIP)
    _official(
        store,
        OfficialRole.WARDEN,
        "Asep",
        acting=Acting.DAILY,
        active_from=TODAY,
        active_to=TODAY,
    )

    signs = signature_of(store, OfficialRole.WARDEN, TODAY)

    assert (signs.name, signs.position, signs.nip) == ("Asep", "Plh. Kepala", "")
    after = signature_of(store, OfficialRole.WARDEN, date(2021, 4, 6))
    assert (after.name, after.nip) == ("Bagja", "19780923 200012 1 002")


def test_the_team_lead_signs_where_there_is_no_manager(store):
    assert manager_signature(store, TODAY, "Mengetahui,").position == "Program Manager"
    _official(store, OfficialRole.TEAM_LEAD, "Asep")

    assert manager_signature(store, TODAY, "Mengetahui,").name == "Asep"


def test_a_sheet_says_where_when_what_and_who(store):
    cohort, group, _enrolments = a_running_program(store)
    counselor, room = a_counselor(store), a_room(store)
    session = a_session(
        store, cohort, group, counselors=(counselor.id,), room=room.id, speaker="dr. Tamu"
    )
    rows = freeze_roster(store, session)

    paper = sheet_dossier(store, session, rows, None, SheetOptions(), now=NOON)

    facts = dict(paper.facts)
    assert facts["Hari/Tanggal"] == "Senin, 5 April 2021"
    assert facts["Waktu"] == "09.00-10.15 WIB"
    assert facts["Tempat"] == "Aula Rehabilitasi"
    assert facts["Konselor/Narasumber"] == "Siti Rahmawati, S.Psi.; dr. Tamu"
    assert paper.right_signature.name == "Siti Rahmawati, S.Psi."
    assert paper.right_signature.nip == ""
    assert paper.centre_signature is None
    assert [row.number for row in paper.rows] == [1, 2]


def test_the_warden_signs_sheets_only_where_the_office_wants_it(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    options = SheetOptions(spare_rows=5, warden_signs=True)

    paper = sheet_dossier(store, session, freeze_roster(store, session), None, options, now=NOON)

    assert paper.centre_signature is not None
    assert paper.spare_rows == 5


def test_meetings_of_a_kind_are_counted_for_the_group_and_cancelled_ones_left_out(store):
    cohort, group, _enrolments = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    a_session(store, cohort, group, held_on=date(2021, 3, 29))
    a_session(store, cohort, group, held_on=date(2021, 3, 30), state=SessionState.CANCELLED)
    a_session(store, cohort, other, held_on=date(2021, 3, 31))
    early = a_session(store, cohort, group, starts_at=time(7, 0), ends_at=time(8, 0))
    late = a_session(store, cohort, group)

    assert [store.sessions.earlier_meetings(one) for one in (early, late)] == [1, 2]


def test_the_highest_signer_alone_takes_note(store):
    _official(store, OfficialRole.WARDEN, "Bagja")
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    rows = freeze_roster(store, session)

    for signs, headings in ((False, ["Mengetahui,", ""]), (True, ["", "", "Mengetahui,"])):
        options = SheetOptions(warden_signs=signs)
        paper = sheet_dossier(store, session, rows, None, options, now=NOON)
        blocks = (paper.left_signature, paper.right_signature, paper.centre_signature)
        assert [one.heading for one in blocks if one] == headings


def test_a_sheet_counts_who_was_expected_and_leaves_the_rest_to_the_hand(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    rows = freeze_roster(store, session)

    full, blank = (
        sheet_dossier(store, session, some, None, SheetOptions(), now=NOON) for some in (rows, ())
    )

    left = (("Hadir", ""), ("Sakit", ""), ("Izin", ""), ("Alpa", ""), ("Lainnya", ""))
    assert full.counted == (("Jumlah peserta", "2"), *left)
    assert blank.counted == (("Jumlah peserta", ""), *left)


def test_absence_without_a_reason_is_counted_however_the_office_orders_its_table(store):
    statuses = store.statuses.all()

    assert counted_by_hand(statuses[::-1])[-1] == "Lainnya"
    assert {"Hadir", "Alpa"} <= set(counted_by_hand(statuses[:8]))
    assert counted_by_hand([one for one in statuses if one.code in "HSA"]) == (
        "Hadir",
        "Sakit",
        "Alpa",
    )
    assert "Alpa" not in counted_by_hand([replace(one, active=one.code != "A") for one in statuses])
    ill_unexcused = [replace(one, excused=False) if one.code == "S" else one for one in statuses]
    assert {"Alpa", "Sakit"} - set(counted_by_hand(ill_unexcused)) in ({"Alpa"}, {"Sakit"})
    few = [one for one in ill_unexcused if one.code in "HSA"]
    assert counted_by_hand(few) == ("Hadir", "Sakit", "Lainnya")


def test_the_time_zone_of_the_office_stands_on_the_sheet(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    with store.change("Zona"):
        store.offices.put(replace(store.office, time_zone="WIT"))

    paper = sheet_dossier(store, session, (), None, SheetOptions(), now=NOON)

    assert dict(paper.facts)["Waktu"].endswith("WIT")
    assert paper.printed_at == "30-08-2021 14.00 WIT"


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        ("", ""),
        ("S", " (S)"),
        ("SIABDXPQ", " (S, I, A, B, D, X, P, Q)"),
        ("SIABDXPQR", ""),
    ],
)
def test_a_sheet_says_the_letters_of_absences_where_they_are_one_to_eight(store, letters, told):
    present, absent = (store.statuses.all()[at] for at in (0, 2))
    statuses = [present, *(replace(absent, code=one) for one in letters)]
    unused = replace(absent, code="Z", active=False)

    said = f"Tidak hadir: garis (–) di kotak, huruf di Ket.{told}"
    assert absence_rule([*statuses, unused]) == said


def test_at_most_four_labels_are_counted_by_hand_and_the_rest_together(store):
    statuses = store.statuses.all()
    late = next(one for one in statuses if one.code == "T")

    assert counted_by_hand(statuses) == ("Hadir", "Sakit", "Izin", "Alpa", "Lainnya")
    assert counted_by_hand([late]) == ("Terlambat",)
    assert counted_by_hand([one for one in statuses if one.code in "HAST"]) == (
        "Hadir",
        "Sakit",
        "Alpa",
        "Lainnya",
    )
    assert counted_by_hand([]) == ()


def test_whose_record_is_gone_keeps_an_empty_line_on_the_sheet(store):
    cohort, group, (first, _) = a_running_program(store)
    session = a_session(store, cohort, group)
    rows = freeze_roster(store, session)
    with store.change("Hilang"):
        store.residents.remove(first.resident)

    paper = sheet_dossier(store, session, rows, None, SheetOptions(), now=NOON)

    assert [one.number for one in paper.rows] == [1, 2]
    (empty,) = [one for one in paper.rows if not one.name]
    assert (empty.registration_no, empty.place) == ("", "")
