"""All that leaves the office stands in the audit log: what kind, how much, locked or open."""

import inspect
import io
import re
from datetime import date
from pathlib import Path

import pytest
import pyzipper

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.printed_list import ListColumn
from rehabdesk.domain.refusals import Unwritable
from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import Role
from rehabdesk.services import (
    certificate_papers,
    certificates,
    certificates_out,
    list_papers,
    note_papers,
    outgoing,
    personal_record,
    printing,
    safety_papers,
    timetable_papers,
)
from rehabdesk.services.exporting import ListFormat, OutTable
from rehabdesk.services.importing.looking import look
from rehabdesk.services.list_papers import ShownList
from rehabdesk.services.rights import RIGHT_OF
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.storage import AuditFilter
from tests.sample_notes import a_medical_note, a_note, seated
from tests.sample_office import END, a_resident, a_running_program, a_session
from tests.services.importing.office_lists import MAHMUD, a_plan, people_list
from tests.services.moments import NOON
from tests.services.test_rights import ALL

WORDS = "KATA-SANDI-UJI-YANG-PANJANG"
PERSON = "Mahmud bin Karta"
LIST = OutTable(name="Daftar residen", headings=("Nama",), rows=(("Ali",), ("Budi",)))
SHOWN = ShownList(
    name="Daftar residen", columns=(ListColumn(heading="Nama"),), rows=(("Ali",), ("Budi",))
)
PDF = b"%PDF-1.4 isi"
PACKAGE = Path(outgoing.__file__).parents[1]


def _refused(store):
    return look(store, a_plan(store, people_list((*MAHMUD[:2], "31-02-1988", *MAHMUD[3:]))))


def _cohort(store):
    return a_running_program(store)[0]


def _session(store):
    cohort, group, _ = a_running_program(store)
    return a_session(store, cohort, group)


def _preview(store):
    cohort = _cohort(store)
    line = certificates.lines(store, cohort, today=END)[0]
    return certificate_papers.preview_pdf(store, cohort, line, day=END)


def _issued(store):
    cohort = _cohort(store)
    picks = [
        certificates.Pick(enrolment_id=one.enrolment.id, override_reason="Dikecualikan")
        for one in certificates.lines(store, cohort, today=END)
    ]
    return certificates.issue(store, cohort, picks, issued_on=END, today=END).record


def _note(store):
    seated(store, Role.COUNSELOR)
    return a_note(store, a_resident(store))


def _medical_note(store):
    seated(store, Role.MEDICAL)
    return a_medical_note(store, a_resident(store))


WAYS = {
    "certificate_papers.certificates_pdf": lambda s, _: certificate_papers.certificates_pdf(s, []),
    "certificate_papers.certificates_to_file": lambda s, at: (
        certificate_papers.certificates_to_file(s, [], at / "keluar.pdf")
    ),
    "certificate_papers.pages_out": lambda s, _: certificate_papers.pages_out(
        s, _issued(s), {0}, today=END
    ),
    "certificate_papers.to_be_drawn": lambda s, _: certificate_papers.to_be_drawn(
        s, [], locked=True
    ),
    "certificate_papers.preview_pdf": lambda s, _: _preview(s),
    "certificate_papers.register_pdf": lambda s, _: certificate_papers.register_pdf(
        s, _cohort(s), now=NOON, today=END
    ),
    "certificates_out.hand_out": lambda s, _: certificates_out.hand_out(s, [], "Uji", today=END),
    "certificates_out.give_back": lambda s, _: certificates_out.give_back(s, []),
    "list_papers.list_pdf": lambda s, _: list_papers.list_pdf(s, SHOWN, now=NOON),
    "note_papers.counseling_note_pdf": lambda s, _: note_papers.counseling_note_pdf(
        s, _note(s).id, now=NOON
    ),
    "note_papers.counseling_notes_pdf": lambda s, _: note_papers.counseling_notes_pdf(
        s, [_note(s).id], now=NOON
    ),
    "note_papers.medical_notes_pdf": lambda s, _: note_papers.medical_notes_pdf(
        s, [_medical_note(s).id], now=NOON
    ),
    "note_papers.medical_note_pdf": lambda s, _: note_papers.medical_note_pdf(
        s, _medical_note(s).id, now=NOON
    ),
    "outgoing.copy_list": lambda s, _: outgoing.copy_list(s, LIST),
    "outgoing.export_list": lambda s, at: outgoing.export_list(
        s, LIST, ListFormat.XLSX, at / PERSON, WORDS
    ),
    "outgoing.export_refused": lambda s, at: outgoing.export_refused(
        s, _refused(s), at / PERSON, WORDS
    ),
    "outgoing.save_paper": lambda s, at: outgoing.save_paper(
        s, PDF, at / PERSON, what="Sertifikat", amount="2 halaman", passphrase=WORDS
    ),
    "outgoing.print_to_file": lambda s, at: outgoing.print_to_file(
        s, PDF, at / PERSON, what="Sertifikat", amount="2 halaman"
    ),
    "outgoing.note_printed": lambda s, _: outgoing.note_printed(s, what="Sertifikat", pages=3),
    "personal_record.personal_record_pdf": lambda s, _: personal_record.personal_record_pdf(
        s, a_resident(s).id, today=END, now=NOON, why="Diminta"
    ),
    "printing.sheets_pdf": lambda s, _: printing.sheets_pdf(s, [_session(s)], now=NOON),
    "printing.blank_sheet_pdf": lambda s, _: printing.blank_sheet_pdf(s, _session(s), now=NOON),
    "printing.grids_pdf": lambda s, _: printing.grids_pdf(
        s, [a_running_program(s)[1]], 2021, 4, now=NOON
    ),
    "timetable_papers.timetable_pdf": lambda s, _: timetable_papers.timetable_pdf(
        s, date(2021, 4, 5), s.sessions.all(), now=NOON
    ),
    "safety_papers.new_recovery_sheet_pdf": lambda s, _: safety_papers.new_recovery_sheet_pdf(
        s, "ABCD-EFGH", now=NOON
    ),
    "safety_papers.audit_head_pdf": lambda s, _: safety_papers.audit_head_pdf(s, now=NOON),
}
"""Every way out, called as a screen or a command calls it."""

LEAVES_NOTHING = {
    "certificate_papers.shown_pdf": "looked at in the window; an entry tells of it as a reading",
    "certificates_out.as_they_are": "certificates before they are drawn",
    "certificates_out.would_go_out": "the words before they are drawn",
    "check_secret.office_secret": "the secret of check codes, for other services only",
    "demonstration_papers.print_demonstration": "invented people, by the ways above",
    "export_presets.add_preset": "an order of columns, which is a change",
    "export_presets.drop_preset": "an order of columns, which is a change",
    "export_presets.keep_preset": "an order of columns, which is a change",
    "export_presets.save_presets": "an order of columns, which is a change",
    "importing.templates.template": "an empty list with words of the office's settings, no person",
    "exporting.people_table": "the rows before they are written",
    "personal_record.note_sections": "the words before they are drawn",
    "personal_record.printed_notes": "which notes are drawn",
    "personal_record.personal_record_dossier": "the words before they are drawn",
}


def _entries(store):
    kinds = (EntryKind.PRINT, EntryKind.EXPORT)
    return [one for kind in kinds for one in store.audit.entries(AuditFilter(kind=kind))]


def test_no_way_out_is_missing_here():
    found = {
        f"{module}.{name}"
        for module, name, one in ALL
        if getattr(one, RIGHT_OF, None) in {Right.PRINT, Right.EXPORT}
        or module == "outgoing"
        or "bytes" in str(inspect.signature(inspect.unwrap(one)).return_annotation)
    }

    assert found == {*WAYS, *LEAVES_NOTHING}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_out_leaves_an_entry_that_names_no_file(store, tmp_path, way):
    before = len(_entries(store))

    WAYS[way](store, tmp_path)

    entry, *_ = _entries(store)
    assert len(_entries(store)) == before + 1
    assert PERSON not in entry.label
    assert str(tmp_path) not in entry.label


def test_nothing_else_writes_a_file_of_the_office():
    """Drawing and writing happen in services that note it; each exception is named here."""
    knows = re.compile(r"write_file\(|write_bytes\(|\.draw\(|xlsx_of\(|csv_of\(|seal\(")
    known = {
        "cli/commands.py": "the report of the self-check, without personal data",
        "ui/shell/engine_check.py": "a page without an office",
        "ui/shell/printing/painted.py": "draws on a printer, which paper_dialog.py notes",
        "ui/widgets/pdf_pages.py": "draws on the screen",
        "ui/screens/certificates/each.py": "what certificate_papers.to_be_drawn has noted",
        "services/demonstration_papers.py": "invented people",
        "services/self_check.py": "a throw-away office",
        "services/writing.py": "where it is written",
        "services/sealed_export.py": "where it is locked",
        "services/outgoing.py": "where it is noted",
        "services/exporting.py": "makes the bytes for outgoing",
        "services/restoring.py": "asks a ring for its seal; nothing leaves the office",
        "services/importing/errors.py": "makes the bytes for outgoing",
        "services/importing/templates.py": "an empty list, without a person",
        **dict.fromkeys(
            (
                "services/certificate_papers.py",
                "services/list_papers.py",
                "services/printing.py",
                "services/safety_papers.py",
                "services/timetable_papers.py",
            ),
            "see WAYS",
        ),
    }
    places = [PACKAGE / name for name in ("ui", "cli", "services")]
    found = {
        path.relative_to(PACKAGE).as_posix()
        for place in places
        for path in place.rglob("*.py")
        if knows.search(path.read_text("utf-8"))
    }

    assert found == set(known)


def test_a_list_goes_out_locked_and_the_entry_says_how_many_rows(store, tmp_path):
    path = outgoing.export_list(store, LIST, ListFormat.XLSX, tmp_path / "keluar.zip", WORDS)

    with pyzipper.AESZipFile(path) as archive:
        assert archive.namelist() == ["Daftar residen.xlsx"]
        with pytest.raises(RuntimeError):
            archive.read("Daftar residen.xlsx", pwd=b"salah")
        content = archive.read("Daftar residen.xlsx", pwd=WORDS.encode())
    cells = read_tables("a.xlsx", content)[0].cells
    assert [line[0] for line in cells] == ["Nama", "Ali", "Budi"]
    assert _entries(store)[0].label == "Daftar diekspor: Daftar residen, 2 baris, terkunci"
    assert _entries(store)[0].kind is EntryKind.EXPORT


def test_a_list_goes_out_open_only_when_it_was_asked_for_and_the_entry_says_so(store, tmp_path):
    path = outgoing.export_list(store, LIST, ListFormat.CSV, tmp_path / "keluar")

    assert path.name == "keluar.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert _entries(store)[0].label == "Daftar diekspor: Daftar residen, 2 baris, tanpa kunci"


def test_refused_rows_and_papers_are_locked_the_same_way(store, tmp_path):
    first = outgoing.export_refused(store, _refused(store), tmp_path / "ditolak.zip", WORDS)
    second = outgoing.save_paper(
        store, PDF, tmp_path / "x.zip", what="Sertifikat", amount="1 halaman", passphrase=WORDS
    )

    assert [first.name, second.name] == ["ditolak.zip", "x.zip"]
    for path in (first, second):
        assert b"Mahmud" not in path.read_bytes()
        with pyzipper.AESZipFile(io.BytesIO(path.read_bytes())) as archive:
            assert archive.infolist()[0].flag_bits & 1
    assert [one.label for one in _entries(store)] == [
        "Dokumen disimpan: Sertifikat, 1 halaman, terkunci",
        "Baris impor yang ditolak disimpan: 1 baris, terkunci",
    ]


def test_what_could_not_be_written_is_not_noted_and_no_folder_is_made(store, tmp_path):
    gone = tmp_path / "stik-dicabut"

    with pytest.raises(Unwritable):
        outgoing.export_list(store, LIST, ListFormat.XLSX, gone / "daftar.xlsx", WORDS)

    assert not gone.exists()
    assert not _entries(store)
