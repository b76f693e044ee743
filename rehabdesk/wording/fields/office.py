"""The fields of the office's signers, rooms and days off."""

from rehabdesk.domain.nip import require_nip
from rehabdesk.domain.office import Holiday, Official, Room
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields

_ID = {"id": "made by the program"}

OFFICIAL = RecordFields(
    record=Official,
    fields=(
        RecordField(
            key="name",
            what="Nama pejabat dengan gelarnya, persis seperti harus tercetak di atas kertas.",
            label="&Nama dengan gelar",
            short="Nama",
            limit=100,
            required=True,
            hint="Persis seperti yang tercetak.",
        ),
        RecordField(
            key="nip",
            what="Nomor pegawai negeri pejabat itu, 18 angka. Tercetak di bawah namanya.",
            label="NI&P",
            kind=FieldKind.NIP,
            check=require_nip,
            hint="18 angka; kosongkan bila tidak ada.",
        ),
        RecordField(
            key="position",
            what="Jabatan yang tercetak di atas tanda tangannya.",
            label="&Jabatan",
            limit=160,
            required=True,
            wide=True,
            hint="Misalnya Kepala Lembaga Pemasyarakatan Kelas IIA Serang.",
        ),
        RecordField(
            key="role",
            what="Untuk apa ia menandatangani. Program memilih penanda tangan menurut peran ini.",
            label="Pe&ran",
            kind=FieldKind.CHOICE,
            required=True,
        ),
        RecordField(
            key="acting",
            what="Pejabat tetap, pelaksana harian (Plh.), atau pelaksana tugas (Plt.).",
            label="&Kedudukan",
            kind=FieldKind.CHOICE,
            required=True,
        ),
        RecordField(
            key="institution",
            what="Nama lembaga mitra yang diwakilinya. Kosongkan untuk pejabat kantor sendiri.",
            label="&Instansi",
            limit=120,
            wide=True,
            hint="Untuk mitra.",
        ),
        RecordField(
            key="active_from",
            what="Hari pertama ia boleh menandatangani.",
            label="&Mulai",
            kind=FieldKind.DAY,
            hint="Boleh kosong.",
        ),
        RecordField(
            key="active_to",
            what="Hari terakhir ia boleh menandatangani. Kertas sesudahnya memakai penggantinya.",
            label="Samp&ai",
            kind=FieldKind.DAY,
            hint="Boleh kosong.",
        ),
    ),
    elsewhere=_ID,
    follows={"active_to": ("active_from",)},
)

ROOM = RecordFields(
    record=Room,
    fields=(
        RecordField(
            key="name",
            what="Nama ruangan seperti disebut sehari-hari; tercetak di jadwal dan daftar hadir.",
            label="&Nama",
            limit=80,
            required=True,
            headings="Ruang;Nama Ruang;Ruangan;Nama Ruangan;Tempat;Nama",
            example="Aula",
        ),
        RecordField(
            key="capacity",
            what="Berapa orang yang muat. Program memberi peringatan bila sesi lebih ramai "
            "dari ini.",
            label="&Kapasitas",
            kind=FieldKind.WHOLE,
            least=1,
            most=9999,
            unit="orang",
            hint="Orang; boleh kosong.",
            headings="Kapasitas;Daya Tampung;Jumlah Kursi",
            example="40",
        ),
        RecordField(
            key="active",
            what="Ruangan yang tidak aktif tidak ditawarkan lagi; sesi lama tetap menyebutnya.",
            label="Pemakaian",
            short="Aktif",
            kind=FieldKind.YES,
            tick="&Aktif",
            headings="Aktif;Dipakai",
            example="Ya",
        ),
    ),
    elsewhere=_ID,
)

HOLIDAY = RecordFields(
    record=Holiday,
    fields=(
        RecordField(
            key="day",
            what="Hari liburnya. Jadwal mingguan melewati hari itu.",
            label="&Tanggal",
            kind=FieldKind.DAY,
            required=True,
            headings="Tanggal;Tanggal Libur;Hari/Tanggal",
            example="17-08-2021",
        ),
        RecordField(
            key="label",
            what="Nama hari libur, misalnya Hari Kemerdekaan.",
            label="&Keterangan",
            limit=100,
            required=True,
            headings="Nama Libur;Keterangan;Uraian;Hari Libur;Nama Hari Libur;Perayaan",
            example="Hari Kemerdekaan",
        ),
        RecordField(
            key="kind",
            what="Libur nasional, cuti bersama, libur kantor, atau hari yang tetap masuk.",
            label="&Jenis",
            kind=FieldKind.CHOICE,
            limit=60,
            required=True,
            hint="“Tetap masuk” meniadakan libur pada hari itu.",
            headings="Jenis Libur;Jenis;Kategori;Macam",
        ),
        RecordField(
            key="basis",
            what="Keputusan yang menetapkannya, misalnya nomor SKB 3 Menteri, atau “perkiraan”.",
            label="&Dasar",
            limit=120,
            headings="Dasar;Dasar Hukum;Keputusan;SKB;Nomor SKB",
            example="SKB 3 Menteri Nomor 1205, 3, 2 Tahun 2026",
        ),
    ),
    elsewhere=_ID,
)
