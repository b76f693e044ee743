"""The papers of safety as they are printed: what stands on them, and what the log says of it."""

from datetime import UTC, datetime

from rehabdesk.domain.audit import EntryKind
from rehabdesk.services.founding import new_office, new_recovery_code
from rehabdesk.services.safety_papers import (
    audit_head_pdf,
    new_recovery_sheet_pdf,
    recovery_dossier,
    recovery_sheet_pdf,
)
from rehabdesk.storage import AuditFilter
from tests.services.test_note_papers import text_of

NOW = datetime(2021, 4, 5, 2, 30, tzinfo=UTC)


def newest(store):
    return store.audit.entries(AuditFilter(), 1)[0]


def test_the_sheet_of_a_new_office_has_its_name_and_city_over_it_and_the_whole_key():
    office = new_office("Lapas Kelas IIB Ciamis", "", "Ciamis", "WIB")
    code = new_recovery_code()

    words = text_of(recovery_sheet_pdf(office, "Ani Suryani", code, now=NOW))

    for one in ("RAHASIA", "LAPAS KELAS IIB CIAMIS", "Ciamis, 5 April 2021", "Ani Suryani"):
        assert one in words
    assert words.index("LAPAS KELAS IIB CIAMIS") < words.index("LEMBAR KUNCI PEMULIHAN")
    assert all(group in words for group in code.split("-"))


def test_the_sheet_of_another_key_is_noted_as_a_print_and_has_the_letterhead(store):
    code = new_recovery_code()

    words = text_of(new_recovery_sheet_pdf(store, code, now=NOW))

    assert (newest(store).kind, newest(store).label) == (
        EntryKind.PRINT,
        "Lembar kunci pemulihan dicetak",
    )
    assert all(group in words for group in code.split("-"))
    dossier = recovery_dossier(store, code, now=NOW)
    assert dossier.kop.lines[0] in words
    assert (dossier.left_signature.heading, dossier.left_signature.position) == (
        "Mengetahui,",
        "Kepala",
    )
    assert dossier.right_signature.position == "Administrator"
    assert dossier.steps


def test_the_print_of_the_heads_is_the_last_entry_that_it_covers(store):
    words = text_of(audit_head_pdf(store, now=NOW))

    (head,) = store.audit.heads()
    assert newest(store).label == "Sidik jejak audit dicetak"
    assert newest(store).number == head.count
    assert head.code.split()[0] in words
