"""The three lists of an office, and files that are none of them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from rehabdesk.domain.matching import normal_name, normal_registration
from rehabdesk.domain.nip import require_nip
from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.spreadsheets.office_lists import read_counselors, read_inmates, read_participants
from rehabdesk.wording.refusals import sentence

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
COUNSELOR_HEADINGS = ["No", "Nama", "NIP", "Jabatan", "Instansi", "Jenis", "No. HP"]


def write(path: Path, lines: Sequence[Sequence[object]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(lines):
            sheet.write_row(at, 0, line)
    return path


def problem_of(read, path: Path) -> str:
    with pytest.raises(ListUnreadable) as refused:
        read(path)
    return sentence(refused.value)


def test_every_inmate_of_the_sample_is_read():
    inmates = read_inmates(SAMPLE / "sdp_export.xlsx")
    assert len(inmates) == 240
    first = inmates[0]
    assert (first.row, first.name) == (2, "Mahmud Bin Karta als. Cungkring")
    assert first.registration_no == "BI.100/19"
    assert (first.expires_on, first.birth_date) == (date(2023, 10, 5), date(1989, 4, 2))
    assert (first.sentence_months, first.remission_days) == (62, 15)
    assert (first.block, first.cell, first.person_no) == ("Blok A", "Blok A/18", "5967475")
    assert inmates[1].two_thirds_on == date(2022, 4, 15)
    assert inmates[1].birth_date == date(1991, 8, 16)


def test_the_days_of_every_inmate_stand_in_their_order():
    for inmate in read_inmates(SAMPLE / "sdp_export.xlsx"):
        days = [
            inmate.birth_date, inmate.detained_on, inmate.third_on, inmate.half_on,
            inmate.two_thirds_on, inmate.expires_on,
        ]  # fmt: skip
        known = [day for day in days if day]
        assert len(known) == len(days)
        assert known == sorted(known)


def test_statuses_of_the_sample_are_those_of_the_prison_system():
    counted = Counter(inmate.status for inmate in read_inmates(SAMPLE / "sdp_export.xlsx"))
    assert counted == {"AKTIF": 217, "PINDAH UPT": 8, "SAKIT": 7, "PULANG": 5, "BON": 3}


def test_every_counselor_of_the_sample_is_read_with_a_sound_nip_or_none():
    counselors = read_counselors(SAMPLE / "konselor.xlsx")
    assert len(counselors) == 6
    assert [bool(require_nip(one.nip)) for one in counselors] == [
        True, True, False, False, False, True,
    ]  # fmt: skip
    assert counselors[0].phone == "085980513958"


def test_every_participant_of_the_sample_is_read():
    listed = read_participants(SAMPLE / "sk_peserta.xlsx")
    assert listed.decree_no == "W12.PAS.PAS1-PK.06.05-0217 TAHUN 2021"
    assert listed.title == "DAFTAR PESERTA REHABILITASI TAHUN ANGGARAN 2021"
    assert [row.number for row in listed.rows] == list(range(1, 131))
    assert Counter(row.kind for row in listed.rows) == {"Sosial": 110, "Medis": 20}
    assert listed.rows[0].place == "A/18"
    assert listed.rows[0].row == 6


def test_every_participant_is_found_among_the_inmates_by_number_and_name():
    inmates = {
        normal_registration(one.registration_no): normal_name(one.name)
        for one in read_inmates(SAMPLE / "sdp_export.xlsx")
    }
    assert len(inmates) == 240
    for row in read_participants(SAMPLE / "sk_peserta.xlsx").rows:
        assert inmates[normal_registration(row.registration_no)] == normal_name(row.name)


def test_a_list_that_is_not_there_is_refused(tmp_path):
    words = problem_of(read_counselors, tmp_path / "konselor.xlsx")
    assert words == "Daftar konselor.xlsx tidak dapat dibaca: berkasnya tidak ada."


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04" + bytes(200)])
def test_a_file_that_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(content)
    assert "bukan berkas Excel yang utuh" in problem_of(read_inmates, path)


def test_a_workbook_cut_short_is_refused(tmp_path):
    path = tmp_path / "putus.xlsx"
    whole = (SAMPLE / "sdp_export.xlsx").read_bytes()
    for length in (len(whole) // 4, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:length])
        assert "bukan berkas Excel yang utuh" in problem_of(read_inmates, path)


def test_a_folder_in_place_of_a_list_is_refused(tmp_path):
    assert "tidak dapat dibuka" in problem_of(read_inmates, tmp_path)


def test_another_list_is_refused_by_its_headings():
    assert "“No. Registrasi”" in problem_of(read_inmates, SAMPLE / "konselor.xlsx")
    assert "kolom “Negara” tidak ada" in problem_of(read_inmates, SAMPLE / "sk_peserta.xlsx")


def test_a_list_with_headings_only_is_refused(tmp_path):
    path = write(tmp_path / "kosong.xlsx", [COUNSELOR_HEADINGS])
    assert "tidak ada baris" in problem_of(read_counselors, path)


def test_a_row_without_a_name_is_named_by_its_row(tmp_path):
    path = write(
        tmp_path / "konselor.xlsx",
        [
            ["DAFTAR KONSELOR"],
            COUNSELOR_HEADINGS,
            [1, "Ratna", 198101112005032001, "Konselor", "Lapas", "Sosial", "08"],
            [],
            [2, "  ", "", "Konselor", "Lapas", "Sosial", "08"],
        ],
    )
    assert problem_of(read_counselors, path) == (
        "Daftar konselor.xlsx tidak dapat dibaca (baris 5): kolom “Nama” kosong."
    )


def test_headings_are_found_by_name_in_any_order_and_spelling(tmp_path):
    headings = ["NAMA", "jabatan", "No HP", "Jenis", "INSTANSI", "N I P"]
    path = write(tmp_path / "k.xlsx", [headings, ["Ratna", "Konselor", "08", "Sosial", "L", ""]])
    (only,) = read_counselors(path)
    assert (only.name, only.phone, only.institution) == ("Ratna", "08", "L")


def test_a_date_that_is_none_is_told_with_its_column(tmp_path):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(SAMPLE / "sdp_export.xlsx")
    headings, line, *_ = book.get_sheet_by_index(0).to_python()
    line[headings.index("Ekspirasi")] = "31-02-2023"
    path = write(tmp_path / "sdp.xlsx", [headings, line])
    assert problem_of(read_inmates, path) == (
        "Daftar sdp.xlsx tidak dapat dibaca (baris 2): kolom “Ekspirasi”: Tanggal 31-02-2023"
        " tidak ada: Februari 2023 hanya sampai tanggal 28."
    )
