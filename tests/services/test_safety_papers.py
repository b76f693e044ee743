"""The papers of safety: the recovery sheet, and where the audit log stands."""

from datetime import datetime, timedelta, timezone

import pytest

from rehabdesk.domain.identity import OfficialId, new_id
from rehabdesk.domain.office import Official, OfficialRole
from rehabdesk.services.founding import new_recovery_code
from rehabdesk.services.safety_papers import audit_head_dossier, pc_code, recovery_dossier
from tests.sample_office import a_room

NOW = datetime(2021, 4, 5, 9, 30, tzinfo=timezone(timedelta(hours=7)))


def an_official(store, role, name):
    with store.change("Pejabat"):
        store.officials.put(
            Official(
                id=OfficialId(new_id()),
                role=role,
                name=name,
                position=f"Jabatan {name}",
            )
        )


@pytest.mark.parametrize(
    ("origin", "code"),
    [(0, "0000-0000"), (0xABCDE, "000A-BCDE"), (2**31 - 1, "7FFF-FFFF")],
)
def test_a_pcs_number_is_shown_as_eight_digits_in_two_groups(origin, code):
    assert pc_code(origin) == code


def test_the_sheet_of_the_audit_log_has_a_line_for_each_pc_and_the_whole_number(store):
    for number in range(1001):
        a_room(store, f"Ruang {number}")
    (head,) = store.audit.heads()

    dossier = audit_head_dossier(store, now=NOW)

    (row,) = dossier.rows
    assert (row.pc, row.code) == (pc_code(store.desk.origin), head.code)
    assert row.count == f"{head.count:,}".replace(",", ".")
    assert dict(dossier.facts) == {"Kantor": store.office.name, "Jumlah catatan": row.count}
    assert dossier.paper is store.office.paper
    assert "kantor wilayah" in dossier.steps[0]


def test_the_sheet_of_the_audit_log_is_signed_by_warden_and_program_manager(store):
    an_official(store, OfficialRole.WARDEN, "Hendra Wijaya")
    an_official(store, OfficialRole.PROGRAM_MANAGER, "Dewi Anggraini")
    an_official(store, OfficialRole.TEAM_LEAD, "Ketua Tim")

    dossier = audit_head_dossier(store, now=NOW)

    assert (dossier.left_signature.name, dossier.right_signature.name) == (
        "Hendra Wijaya",
        "Dewi Anggraini",
    )
    assert dossier.place_and_date == "Serang, 5 April 2021"
    assert dossier.printed_at == "05-04-2021 09.30 WIB"
    assert dossier.kop.lines


def test_the_recovery_sheet_shows_the_code_whole_and_in_groups(store):
    code = new_recovery_code()

    dossier = recovery_dossier(store, code, now=NOW)

    assert (dossier.code, "-".join(dossier.groups)) == (code, code)
    assert len(dossier.groups) > 1
    facts = dict(dossier.facts)
    assert facts["Kantor"] == store.office.name
    assert facts["Dibuat"] == "05-04-2021 09.30 WIB"
    assert facts["Administrator"] == dossier.right_signature.name
    assert dossier.paper is store.office.paper
