"""What the columns of the office's file are called, and their values in words."""

import json
import re
from datetime import date
from enum import Enum
from typing import Any, cast

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.importing import ImportMode, ImportSubject
from rehabdesk.domain.office import Acting, DayKind, OfficialRole
from rehabdesk.domain.resident import ExitReason, NumberKind, Sex
from rehabdesk.domain.session import SessionState
from rehabdesk.domain.user import Role
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.terms import label

COLUMNS = {
    "acting": "Plh/Plt",
    "active": "dipakai",
    "active_from": "aktif sejak",
    "active_to": "aktif sampai",
    "added": "baru",
    "address": "alamat",
    "address_lines": "baris alamat",
    "aliases": "alias",
    "answer": "jawaban",
    "article": "pasal",
    "birth_on": "tanggal lahir",
    "birth_place": "tempat lahir",
    "block": "blok",
    "capacity": "kapasitas",
    "care_group": "kelompok",
    "care_groups": "kelompok",
    "cell": "kamar",
    "certificates": "sertifikat keahlian",
    "changed": "berubah",
    "changed_at": "diubah pada",
    "changed_by": "diubah oleh",
    "check_code": "kode periksa",
    "city": "kota",
    "closed_on": "ditutup",
    "code": "kode",
    "cohort": "program",
    "consent_on": "persetujuan",
    "content": "isi",
    "copies": "salinan",
    "counselor": "konselor",
    "counselors": "konselor",
    "counts_as": "dihitung sebagai",
    "counts_for_certificate": "dihitung untuk sertifikat",
    "day": "tanggal",
    "day_first": "hari dahulu",
    "decree_no": "nomor SK",
    "decree_on": "tanggal SK",
    "demonstration": "kantor contoh",
    "demonstration_day": "hari contoh",
    "detained_on": "ditahan sejak",
    "digest": "sidik",
    "doubtful": "meragukan",
    "education": "pendidikan",
    "end_note": "catatan berhenti",
    "end_reason": "alasan berhenti",
    "ended_on": "berakhir",
    "ends_at": "selesai",
    "ends_on": "selesai",
    "engagement": "keterlibatan",
    "enrolled_on": "peserta sejak",
    "enrolment": "kepesertaan",
    "entered_on": "masuk",
    "ethnicity": "suku",
    "excused": "beralasan",
    "exit_note": "catatan keluar",
    "exit_reason": "alasan keluar",
    "exited_on": "keluar",
    "expires_on": "ekspirasi",
    "father_name": "nama ayah",
    "file_name": "berkas",
    "fiscal_year": "tahun anggaran",
    "frozen": "teks yang dibekukan",
    "function": "jabatan",
    "generation": "urutan kunci",
    "guarantor": "penjamin",
    "guardian": "wali",
    "half_on": "1/2 masa pidana",
    "happened_on": "terjadi pada",
    "head_count": "jumlah di ruangan",
    "held_on": "tanggal",
    "imported_at": "diimpor pada",
    "institution": "instansi",
    "internal": "petugas sendiri",
    "invalid": "ditolak",
    "is_late": "terlambat",
    "issued_on": "terbit",
    "journal": "catatan impor",
    "kept": "dipertahankan",
    "key": "huruf",
    "kind": "jenis",
    "label": "nama",
    "left_logo": "logo kiri",
    "lines": "baris kop",
    "login": "nama masuk",
    "mandatory": "wajib",
    "marital_status": "status kawin",
    "matched": "bentuk baku",
    "meanings": "arti kolom",
    "media_type": "jenis gambar",
    "merged": "digabungkan",
    "merged_at": "digabungkan pada",
    "merged_name": "nama yang digabungkan",
    "minutes": "menit",
    "minutes_late": "menit terlambat",
    "mode": "cara",
    "modes": "cara",
    "mother_name": "nama ibu",
    "name": "nama",
    "nationality": "kewarganegaraan",
    "needs_reason": "perlu alasan",
    "new_status": "status baru",
    "nik": "NIK",
    "nip": "NIP",
    "note": "catatan",
    "number": "nomor",
    "occupation": "pekerjaan",
    "offence": "perkara",
    "old_detail": "keterangan semula",
    "old_status": "status semula",
    "one_third_on": "1/3 masa pidana",
    "override_reason": "alasan pengecualian",
    "paper": "kertas",
    "phone": "telepon",
    "photo": "foto",
    "placed_from": "di kamar sejak",
    "placed_to": "di kamar sampai",
    "position": "urutan/jabatan",
    "printed_at": "dicetak pada",
    "ratio": "residen per konselor",
    "reason": "alasan",
    "registration_no": "nomor registrasi",
    "religion": "agama",
    "remission_days": "remisi (hari)",
    "remission_months": "remisi (bulan)",
    "removed": "dikeluarkan dari daftar",
    "restricted_on": "dibatasi sejak",
    "restricted_reason": "alasan terbatas",
    "revoked_reason": "alasan pencabutan",
    "right_logo": "logo kanan",
    "role": "peran",
    "room": "ruang",
    "roster": "daftar nama",
    "sentence": "pidana",
    "sentence_months": "pidana (bulan)",
    "serial": "nomor urut",
    "series": "jadwal mingguan",
    "sex": "jenis kelamin",
    "short": "singkatan",
    "short_name": "nama singkat",
    "since": "sejak",
    "source": "asal",
    "speaker": "narasumber",
    "starts_at": "mulai",
    "starts_on": "mulai",
    "state": "keadaan",
    "state_reason": "alasan",
    "status": "status",
    "subject": "daftar",
    "supersedes": "menggantikan",
    "target": "target",
    "time_zone": "zona waktu",
    "title": "judul",
    "tone": "warna",
    "topic": "materi",
    "two_thirds_on": "2/3 masa pidana",
    "unchanged": "tetap",
    "undone_at": "dibatalkan pada",
    "until": "sampai",
    "valid_from": "berlaku sejak",
    "valid_to": "berlaku sampai",
    "value": "nilai",
    "why": "mengapa",
    "year": "tahun",
}
"""Every column that an entry of the audit log can tell of, in small letters."""

_YES_OR_NO = frozenset(
    (
        *("active", "counts_for_certificate", "day_first", "demonstration", "excused"),
        *("internal", "is_late", "mandatory", "needs_reason", "removed"),
    )
)
_TERMS: dict[str, tuple[type[Enum], ...]] = {
    "acting": (Acting,),
    "end_reason": (ExitReason,),
    "exit_reason": (ExitReason,),
    "kind": (DayKind, NumberKind),
    "mode": (ImportMode,),
    "reason": (ExitReason,),
    "role": (Role, OfficialRole),
    "sex": (Sex,),
    "state": (EnrolmentState, SessionState),
    "subject": (ImportSubject,),
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 60


def column_word(column: str) -> str:
    """What a column is called; one of a later version is shown by its own name."""
    return COLUMNS.get(column, column.replace("_", " "))


def value_word(value: object, column: str = "") -> str:
    """A value in a few signs: days, yes and no, and terms as they are read elsewhere."""
    if value in (None, ""):
        return "kosong"
    if column in _YES_OR_NO:
        return "ya" if value else "tidak"
    text = " ".join(str(value).split())
    for terms in _TERMS.get(column, ()):
        if (term := next((one for one in terms if one.value == text), None)) is not None:
            return label(term)
    if _DAY.fullmatch(text):
        return _day(text)
    if text[:1] == "[" and (inside := _listed(text)) is not None:
        return ", ".join(str(one) for one in inside) or "kosong"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _day(text: str) -> str:
    try:
        return medium_date(date.fromisoformat(text))
    except ValueError:
        return text


def _listed(text: str) -> list[Any] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return cast("list[Any]", found) if isinstance(found, list) else None
