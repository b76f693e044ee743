"""The fields of the office's signers, rooms and days off."""

from rehabdesk.domain.nip import require_nip
from rehabdesk.domain.office import Holiday, Official, Room
from rehabdesk.wording.fields.field import Kind, RecordField, RecordFields

_ID = {"id": "made by the program"}

OFFICIAL = RecordFields(
    record=Official,
    fields=(
        RecordField(
            key="name",
            label="&Nama dengan gelar",
            short="Nama",
            limit=100,
            required=True,
            hint="Persis seperti yang tercetak.",
        ),
        RecordField(
            key="nip",
            label="NI&P",
            kind=Kind.NIP,
            check=require_nip,
            hint="18 angka; kosongkan bila tidak ada.",
        ),
        RecordField(
            key="position",
            label="&Jabatan",
            limit=160,
            required=True,
            wide=True,
            hint="Misalnya Kepala Lembaga Pemasyarakatan Kelas IIA Serang.",
        ),
        RecordField(key="role", label="Pe&ran", kind=Kind.CHOICE, required=True),
        RecordField(key="acting", label="&Kedudukan", kind=Kind.CHOICE, required=True),
        RecordField(
            key="institution", label="&Instansi", limit=120, wide=True, hint="Untuk mitra."
        ),
        RecordField(key="active_from", label="&Mulai", kind=Kind.DAY, hint="Boleh kosong."),
        RecordField(key="active_to", label="Samp&ai", kind=Kind.DAY, hint="Boleh kosong."),
    ),
    elsewhere=_ID,
    follows={"active_to": ("active_from",)},
)

ROOM = RecordFields(
    record=Room,
    fields=(
        RecordField(
            key="name",
            label="&Nama",
            limit=80,
            required=True,
            headings="Ruang;Nama Ruang;Ruangan;Nama Ruangan;Tempat;Nama",
            example="Aula",
        ),
        RecordField(
            key="capacity",
            label="&Kapasitas",
            kind=Kind.WHOLE,
            least=1,
            most=9999,
            unit="orang",
            hint="Orang; boleh kosong.",
            headings="Kapasitas;Daya Tampung;Jumlah Kursi",
            example="40",
        ),
        RecordField(
            key="active",
            label="Pemakaian",
            short="Aktif",
            kind=Kind.YES,
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
            label="&Tanggal",
            kind=Kind.DAY,
            required=True,
            headings="Tanggal;Tanggal Libur;Hari/Tanggal",
            example="17-08-2021",
        ),
        RecordField(
            key="label",
            label="&Keterangan",
            limit=100,
            required=True,
            headings="Nama Libur;Keterangan;Uraian;Hari Libur;Nama Hari Libur;Perayaan",
            example="Hari Kemerdekaan",
        ),
        RecordField(
            key="kind",
            label="&Jenis",
            kind=Kind.CHOICE,
            limit=60,
            required=True,
            hint="“Tetap masuk” meniadakan libur pada hari itu.",
            headings="Jenis Libur;Jenis;Kategori;Macam",
        ),
    ),
    elsewhere=_ID,
)
