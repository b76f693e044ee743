"""The fields of a programme's cohorts, their phases and their groups."""

from rehabdesk.domain.program import Cohort, Group, Phase
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields

_MOST_PEOPLE = 9999
_ID = {"id": "made by the program"}
_OF_COHORT = {"cohort": "the cohort whose part it is"}

COHORT = RecordFields(
    record=Cohort,
    fields=(
        RecordField(
            key="fiscal_year",
            what="Tahun anggaran angkatan ini.",
            label="&Tahun anggaran",
            kind=FieldKind.WHOLE,
            least=2000,
            most=2099,
            required=True,
        ),
        RecordField(
            key="kind",
            what="Macam rehabilitasinya, misalnya Rehabilitasi Sosial.",
            label="&Jenis program",
            kind=FieldKind.CHOICE,
            required=True,
        ),
        RecordField(
            key="name",
            what="Nama angkatan seperti tercetak di daftar hadir. Diusulkan sendiri.",
            label="&Nama angkatan",
            limit=120,
            required=True,
            wide=True,
            hint="Diusulkan dari jenis dan tahun; boleh diganti, misalnya dengan gelombangnya.",
        ),
        RecordField(
            key="starts_on",
            what="Hari pertama program.",
            label="&Mulai",
            kind=FieldKind.DAY,
            required=True,
        ),
        RecordField(
            key="ends_on",
            what="Hari terakhir program.",
            label="S&elesai",
            kind=FieldKind.DAY,
            required=True,
        ),
        RecordField(
            key="target",
            what="Berapa peserta yang direncanakan. Boleh kosong.",
            label="Ta&rget peserta",
            kind=FieldKind.WHOLE,
            least=1,
            most=_MOST_PEOPLE,
        ),
        RecordField(
            key="decree_no",
            what="Nomor surat keputusan yang menetapkan program dan pesertanya.",
            label="Nomor S&K",
            limit=80,
        ),
        RecordField(
            key="decree_on",
            what="Tanggal surat keputusan itu.",
            label="Tangga&l SK",
            kind=FieldKind.DAY,
        ),
        RecordField(
            key="note",
            what="Hal lain tentang angkatan ini; tidak tercetak.",
            label="&Catatan",
            kind=FieldKind.NOTE,
            limit=2000,
            lines=2,
            wide=True,
        ),
    ),
    elsewhere=_ID | {"closed_on": "set when the cohort is closed"},
    follows={"ends_on": ("starts_on",)},
)

PHASE = RecordFields(
    record=Phase,
    fields=(
        RecordField(
            key="name",
            what="Nama fase, misalnya Primary.",
            label="&Nama fase",
            limit=80,
            required=True,
            placeholder="Orientasi, Primary, …",
        ),
        RecordField(
            key="starts_on",
            what="Hari pertama fase.",
            label="&Mulai",
            kind=FieldKind.DAY,
            required=True,
        ),
        RecordField(
            key="ends_on",
            what="Hari terakhir fase.",
            label="S&elesai",
            kind=FieldKind.DAY,
            required=True,
        ),
    ),
    elsewhere=_ID | _OF_COHORT,
    follows={"ends_on": ("starts_on",)},
)

GROUP = RecordFields(
    record=Group,
    fields=(
        RecordField(
            key="name",
            what="Nama kelompok, misalnya Kelompok A.",
            label="&Nama kelompok",
            limit=60,
            required=True,
        ),
        RecordField(
            key="counselor",
            what="Konselor yang biasanya membimbing kelompok ini.",
            label="&Konselor",
            kind=FieldKind.CHOICE,
        ),
        RecordField(
            key="room",
            what="Ruangan yang biasanya dipakai kelompok ini.",
            label="&Ruangan",
            kind=FieldKind.CHOICE,
        ),
        RecordField(
            key="capacity",
            what="Berapa orang paling banyak dalam kelompok ini.",
            label="Ka&pasitas",
            kind=FieldKind.WHOLE,
            least=1,
            most=_MOST_PEOPLE,
            hint="Lebih dari ini diberi peringatan.",
        ),
    ),
    elsewhere=_ID | _OF_COHORT,
)
