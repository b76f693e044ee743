"""What the tables of an office's file are called, wherever one is named."""

COUNTED: dict[str, str] = {
    "resident": "Residen",
    "enrolment": "Kepesertaan",
    "session": "Sesi",
    "attendance": "Baris daftar hadir",
    "certificate": "Sertifikat",
    "sheet": "Lembar daftar hadir",
    "counselor": "Konselor",
    "cohort": "Angkatan",
    "care_group": "Kelompok",
    "membership": "Anggota kelompok",
    "stay": "Masa tinggal",
    "registration": "Nomor registrasi",
    "placement": "Penempatan",
    "restriction": "Pembatasan residen",
    "counseling_note": "Catatan konseling",
    "medical_note": "Catatan medis",
    "attendance_detail": "Keterangan hadir",
    "excuse": "Halangan",
    "attendance_correction": "Koreksi tanda hadir",
    "session_guest": "Tamu sesi",
    "phase": "Fase",
    "picture": "Foto dan logo",
    "room": "Ruangan",
    "holiday": "Hari libur",
    "topic": "Materi",
    "official": "Pejabat",
    "import_batch": "Impor",
    "app_user": "Pengguna",
    "audit_entry": "Catatan jejak audit",
}
"""Those that are told with how many there are where two files of an office are compared.

The ones that matter most to people come first.
"""

TABLES: dict[str, str] = COUNTED | {
    "attendance_status": "Status kehadiran",
    "enrolment_event": "Riwayat kepesertaan",
    "import_answer": "Jawaban impor",
    "import_shape": "Bentuk impor",
    "key_ring": "Berkas kunci",
    "letterhead": "Kop surat",
    "office": "Kantor",
    "program_kind": "Jenis program",
    "resident_merge": "Penggabungan residen",
    "session_kind": "Jenis sesi",
    "session_series": "Jadwal mingguan",
    "setting": "Pengaturan",
    "sheet_printing": "Cetakan daftar hadir",
}


def table_word(table: str) -> str:
    """What a table is called; one without a word is shown by its own name."""
    return TABLES.get(table, table)
