"""What stands on the papers of one small office, word for word: one text for each paper.

Whoever changes a paper on purpose has its text in ``papers`` written anew by
``.venv/bin/python -m tests.rewrite_texts``, and reads what became different.
"""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from rehabdesk.domain.certificate import Numbering
from rehabdesk.domain.identity import LetterheadId, OfficialId, StayId, new_id
from rehabdesk.domain.office import Acting, Letterhead, Official, OfficialRole
from rehabdesk.domain.resident import ExitReason, NumberKind, Sex, Stay
from rehabdesk.services import attendance
from rehabdesk.services.attendance import Detail
from rehabdesk.services.certificate_words import register_dossier
from rehabdesk.services.certificates import Pick, issue, lines, revoke
from rehabdesk.services.certificates_out import frozen_dossier
from rehabdesk.services.enrolment import resume, suspend
from rehabdesk.services.expected_list import add_guest, add_person, freeze_roster
from rehabdesk.services.grid_words import grid_dossier
from rehabdesk.services.membership import move_to_group
from rehabdesk.services.office import save_letterhead, save_numbering, save_official
from rehabdesk.services.personal_record import personal_record_dossier
from rehabdesk.services.residents import update_resident
from rehabdesk.services.restricting import restrict
from rehabdesk.services.schedule import cancel_session
from rehabdesk.services.sheet_words import SheetOptions, sheet_dossier
from tests.sample_office import (
    END,
    START,
    a_cohort,
    a_counselor,
    a_group,
    a_registration,
    a_resident,
    a_room,
    a_session,
    a_sheet,
    an_enrolment,
)

PAPERS = Path(__file__).with_name("papers")
NOW = datetime(2021, 8, 31, 3, 15, tzinfo=UTC)
SECRET = re.compile(r"RD1(-[A-Z2-7]{4}){4}|[0-9a-f]{32}|(?<=office_signs\": \")[A-Z]{2}")


class Small:
    """A cohort of four people: present, often absent, suspended for a while, and a late comer."""

    def __init__(self, store):
        self.store = store
        self.officials()
        counselor = a_counselor(store, nip="198101112005032001")
        helper = a_counselor(store, "Budi Santoso", institution="Yayasan Pulih", internal=False)
        self.cohort = a_cohort(
            store, decree_no="W12.PAS.PAS1-PK.06.05-0217 TAHUN 2021", decree_on=date(2021, 2, 25)
        )
        room = a_room(store)
        self.group = a_group(store, self.cohort, counselor=counselor.id, room=room.id)
        other = a_group(store, self.cohort, "Kelompok B")
        self.agus = a_resident(
            store, "Agus Salim", "BI 51/21", birth_place="Serang", birth_on=date(1985, 1, 1),
            father_name="Salim", nik="3673010101850001", religion="Islam", aliases=("Gus",),
            address="Jl. Veteran 1", education="SMA", occupation="Buruh", sex=Sex.MALE,
        )  # fmt: skip
        names = ("Budi Hartono", "Cecep Sudrajat", "Dadang Iskandar")
        people = [self.agus, *(a_resident(store, name) for name in names)]
        self.enrolments = [
            an_enrolment(store, self.cohort, one, self.group, on)
            for one, on in zip(people, (START, START, START, date(2021, 4, 12)), strict=True)
        ]
        kinds = store.session_kinds.all()
        leaders = (counselor.id, helper.id)
        self.sessions = [
            a_session(
                store, self.cohort, self.group, held_on=date(2021, 4, day), kind=kinds[kind].id,
                room=room.id, counselors=leaders[: kind + 1], topic="Pengenalan adiksi",
                starts_at=time(9, 0), ends_at=time(10, minutes),
            )
            for day, kind, minutes in ((5, 0, 15), (6, 1, 30), (12, 0, 15), (19, 16, 0))
        ]  # fmt: skip
        suspend(store, self.enrolments[2].id, on=date(2021, 4, 6), reason="Sakit lama")
        resume(store, self.enrolments[2].id, on=date(2021, 4, 12))
        for session, marks in zip(self.sessions, ("HAS", "TA", "HHH-", "HIHH"), strict=True):
            self.mark(session, marks)
        move_to_group(store, self.enrolments[3].id, other.id, since=date(2021, 5, 3))
        last = a_session(store, self.cohort, self.group, held_on=date(2021, 4, 26))
        cancel_session(store, last.id, reason="Libur")

    def officials(self):
        save_letterhead(
            self.store,
            Letterhead(
                id=LetterheadId(new_id()),
                valid_from=date(2020, 1, 1),
                lines=("KEMENTERIAN HUKUM", "LAPAS SERANG", "Jl. Raya 1"),
            ),
        )
        for name, role, acting, nip in (
            ("Hendra Wijaya", OfficialRole.WARDEN, Acting.NONE, "197001011995031001"),
            ("Rina Marlina", OfficialRole.PROGRAM_MANAGER, Acting.DAILY, ""),
            ("Tono Sudibyo", OfficialRole.PARTNER_HEAD, Acting.NONE, ""),
        ):
            save_official(
                self.store,
                Official(
                    id=OfficialId(new_id()), name=name, position=f"Jabatan {role.value}",
                    role=role, acting=acting, nip=nip,
                    institution="BNN Banten" if role is OfficialRole.PARTNER_HEAD else "",
                ),
            )  # fmt: skip
        save_numbering(self.store, Numbering(prefix="W12.PAS.PAS1", classification="PK.06.05"))

    def mark(self, session, marks):
        codes = {one.code: one for one in self.store.statuses.all()}
        rows = freeze_roster(self.store, session)
        for row, code in zip(rows, marks, strict=True):
            late = 10 if code == "T" else None
            detail = Detail(reason="sebab", minutes_late=late, note="catatan", engagement=4)
            attendance.mark(self.store, session, row.resident, codes[code], detail)
        attendance.set_head_count(self.store, session, 2)
        attendance.finish_sheet(self.store, session, accept_count=True)


@pytest.fixture
def small(store):
    return Small(store)


def told(dossiers):
    """The dossiers as text, without ids and codes that differ from run to run."""
    made = msgspec.json.format(
        msgspec.json.encode(dossiers, enc_hook=lambda one: f"({len(one)} bytes)"), indent=1
    )
    return SECRET.sub("?", made.decode()) + "\n"


def sheets(store, small):
    first = small.sessions[0]
    add_guest(store, first, "Ustad Ahmad", "MUI")
    rows = store.attendance.of_session(first.id)
    sheet = a_sheet(store, first)
    plain = sheet_dossier(store, first, rows, sheet, SheetOptions(), now=NOW)
    signed = SheetOptions(spare_rows=5, warden_signs=True)
    second = small.sessions[3]
    rows = store.attendance.of_session(second.id)
    return [plain, sheet_dossier(store, second, rows, None, signed, now=NOW)]


def made_up(store, small):
    planned = a_session(
        store, small.cohort, small.group, held_on=date(2021, 5, 3), starts_at=time(13, 0),
        ends_at=time(14, 0), speaker="dr. Sekar Melati",
    )  # fmt: skip
    freeze_roster(store, planned)
    add_person(store, planned, small.enrolments[3].resident)
    rows = store.attendance.of_session(planned.id)
    return [sheet_dossier(store, planned, rows, None, SheetOptions(), now=NOW)]


def grids(store, small):
    return [grid_dossier(store, small.group, 2021, month, now=NOW) for month in (4, 5)]


def certificates(store, small):
    found = lines(store, small.cohort, today=END)
    picks = [Pick(enrolment_id=one.enrolment.id, override_reason="Kebijakan") for one in found]
    made = issue(store, small.cohort, picks, issued_on=END, today=END).record
    revoke(store, made[1], reason="Salah nama", today=date(2021, 9, 1))
    return [
        *(frozen_dossier(one) for one in made),
        register_dossier(store, small.cohort, now=NOW, day=END),
    ]


def personal(store, small):
    agus = store.residents.get(small.agus.id)
    moved = replace(agus, block="A", cell="18", mother_name="Siti", guarantor="Umar", note="Alergi")
    update_resident(store, moved, today=date(2021, 4, 1))
    (stay,) = store.stays.find(resident=agus.id)
    with store.change("Isi contoh"):
        store.registrations.put(a_registration(agus, "0012399", kind=NumberKind.PERSON_NO))
        store.stays.put(
            replace(
                stay, offence="Narkotika", article="112", sentence="3 tahun", sentence_months=36,
                expires_on=date(2023, 6, 1), remission_months=2, remission_days=5,
                two_thirds_on=date(2022, 6, 1), half_on=date(2021, 12, 1),
            )
        )  # fmt: skip
        store.stays.put(
            Stay(
                id=StayId("0" * 32), resident=agus.id, entered_on=date(2015, 1, 1),
                exited_on=date(2016, 1, 1), exit_reason=ExitReason.PAROLE, exit_note="Baik",
            )
        )  # fmt: skip
    restrict(store, agus.id, "Saksi", today=date(2021, 4, 2))
    return [personal_record_dossier(store, agus.id, today=date(2021, 8, 31), now=NOW)]


DRAWN = (sheets, made_up, grids, certificates, personal)


@pytest.mark.parametrize("paper", DRAWN)
def test_a_paper_says_exactly_this(store, small, paper):
    kept = (PAPERS / f"{paper.__name__}.json").read_text("utf-8")

    assert told(paper(store, small)).splitlines() == kept.splitlines()
