"""The fields of a counselor; headings as offices and partners write them."""

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.nip import require_nip
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.field import FieldKind, FieldsTogether, RecordField, RecordFields


def _time(counselor: Counselor) -> str:
    until = long_date(counselor.active_to) if counselor.active_to else "sekarang"
    if counselor.active_from is None:
        return until if counselor.active_to else ""
    return f"{long_date(counselor.active_from)} – {until}"


COUNSELOR = RecordFields(
    record=Counselor,
    fields=(
        RecordField(
            key="name",
            what="Nama orang yang memimpin sesi, lengkap dengan gelarnya. Ditulis sekali di "
            "sini, lalu dipakai di semua kertas.",
            label="&Nama dengan gelar",
            short="Nama",
            limit=100,
            required=True,
            wide=True,
            hint="Dicetak persis seperti ini pada daftar hadir.",
            placeholder="dr. Siti Rahmawati, M.Kes.",
            headings="Nama;Nama Konselor;Nama Lengkap;Nama Petugas;Nama dan Gelar;Name;Full Name",
            example="Ratna Kusumawati, S.Psi.",
        ),
        RecordField(
            key="nip",
            what="Nomor pegawai negeri, 18 angka. Tercetak di bawah nama penanda tangan.",
            label="N&IP",
            kind=FieldKind.NIP,
            limit=18,
            check=require_nip,
            hint="18 angka. Kosongkan bila bukan pegawai negeri.",
            placeholder="19810111 200503 2 001",
            headings="NIP;NIP/NRP;NIP/NIK",
            example="198101112005032001",
        ),
        RecordField(
            key="internal",
            what="Pegawai kantor sendiri, atau orang dari lembaga mitra.",
            label="&Asal",
            kind=FieldKind.INTERNAL,
            headings="Asal;Internal/Eksternal",
            example="Internal",
        ),
        RecordField(
            key="function",
            what="Tugasnya dalam program, misalnya konselor adiksi atau dokter.",
            label="&Fungsi",
            limit=100,
            usual=("Konselor adiksi", "Konselor rehabilitasi", "Dokter", "Perawat", "Psikolog"),
            headings="Jabatan;Fungsi;Tugas;Jabatan/Fungsi",
            example="Konselor Adiksi",
        ),
        RecordField(
            key="institution",
            what="Kantor atau lembaga yang menugaskannya.",
            label="Instansi",
            limit=120,
            headings="Instansi;Lembaga;Asal Instansi;Unit Kerja;Mitra",
            example="Lapas Kelas IIA Serang",
        ),
        RecordField(
            key="phone",
            what="Nomor yang dapat dihubungi. Tidak tercetak di daftar hadir.",
            label="&Telepon",
            kind=FieldKind.PHONE,
            limit=40,
            headings="No. HP;HP;Telepon;No Telepon;No WA;Kontak;Telp",
            example="081200000000",
        ),
        RecordField(
            key="certificates",
            what="Pelatihan dan sertifikat keahlian yang dimilikinya.",
            label="Sertifikat &pelatihan",
            limit=400,
            lines=2,
            headings="Sertifikat;Sertifikasi;Pelatihan;Kompetensi",
            example="ICAP I",
        ),
        RecordField(
            key="active_from",
            what="Hari pertama ia bertugas. Sebelum hari itu ia tidak ditawarkan untuk sesi.",
            label="Aktif &sejak",
            kind=FieldKind.DAY,
            headings="Mulai Tugas;Tanggal Mulai;TMT;Aktif Sejak",
            example="04-01-2021",
        ),
        RecordField(
            key="active_to",
            what="Hari terakhir ia bertugas. Sesudah hari itu ia tidak ditawarkan untuk sesi.",
            label="Sampai",
            short="Aktif sampai",
            kind=FieldKind.DAY,
            hint="Kosong bila masih aktif.",
            headings="Selesai Tugas;Tanggal Selesai;Akhir Tugas;Aktif Sampai",
            example="31-12-2021",
        ),
    ),
    elsewhere={"id": "made by the program"},
    follows={"active_to": ("active_from",)},
    together=(FieldsTogether(keys=("active_from", "active_to"), name="Masa tugas", words=_time),),
)
