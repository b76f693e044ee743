"""The fields of an excuse: as what it counts, its days, its hours, why, and by which paper."""

from rehabdesk.domain.excuse import Excuse
from rehabdesk.wording.dates import WEEKDAYS
from rehabdesk.wording.excuses import excuse_times
from rehabdesk.wording.fields.field import FieldKind, FieldsTogether, RecordField, RecordFields

EXCUSE = RecordFields(
    record=Excuse,
    fields=(
        RecordField(
            key="status",
            what="Tanda yang diberikan selama halangan ini, misalnya Izin, Sakit, atau Dinas.",
            label="&Sebagai",
            kind=FieldKind.CHOICE,
            limit=60,
            required=True,
            wide=True,
            headings="Status;Tanda;Jenis Halangan;Halangan;Jenis",
        ),
        RecordField(
            key="first_on",
            what="Hari pertama ia tidak dapat hadir.",
            label="Se&jak",
            kind=FieldKind.DAY,
            required=True,
            headings="Sejak;Mulai;Tanggal Mulai;Dari;Dari Tanggal;Tgl Mulai",
            example="06-09-2021",
        ),
        RecordField(
            key="last_on",
            what="Hari terakhir ia tidak dapat hadir; hari itu masih termasuk.",
            label="Sampai &dengan",
            kind=FieldKind.DAY,
            hint="Kosong bila belum diketahui.",
            headings="Sampai;Sampai Dengan;Tanggal Selesai;s.d.;Hingga;Tgl Selesai",
            example="10-09-2021",
        ),
        RecordField(
            key="weekdays",
            what="Hari apa saja dalam sepekan, misalnya dinas setiap Selasa.",
            label="&Hanya hari",
            kind=FieldKind.SEVERAL,
            limit=60,
            hint="Tanpa pilihan: setiap hari.",
            options=tuple((str(number), name) for number, name in enumerate(WEEKDAYS)),
            wide=True,
            headings="Hari;Setiap Hari;Hanya Hari",
            example="Selasa",
        ),
        RecordField(
            key="starts_at",
            what="Jam halangan ini mulai. Sesi yang sudah selesai saat itu tidak terkena.",
            label="Hanya &mulai jam",
            short="Mulai jam",
            kind=FieldKind.TIME,
            hint="Kosong: sejak pagi.",
            headings="Mulai Jam;Jam Mulai;Dari Jam",
            example="09.00",
        ),
        RecordField(
            key="ends_at",
            what="Jam halangan ini selesai. Sesi yang baru mulai saat itu tidak terkena.",
            label="Sam&pai jam",
            short="Sampai jam",
            kind=FieldKind.TIME,
            hint="Kosong: sampai sore.",
            headings="Sampai Jam;Jam Selesai",
            example="11.00",
        ),
        RecordField(
            key="reason",
            what="Sebabnya, misalnya sidang di PN Serang. Tertulis di samping tandanya.",
            label="&Alasan",
            limit=200,
            wide=True,
            headings="Alasan Halangan;Keperluan;Keterangan;Sebab",
            example="Sidang di PN Serang",
        ),
        RecordField(
            key="document",
            what="Nomor surat yang menjadi dasarnya, bila ada.",
            label="S&urat",
            limit=120,
            wide=True,
            headings="Surat;Nomor Surat;Dasar;Dokumen;No Surat",
            example="B-12/PN.Srg/9/2021",
        ),
    ),
    elsewhere={"id": "made by the program", "resident": "whose excuse it is"},
    follows={"last_on": ("first_on",), "ends_at": ("starts_at",)},
    together=(
        FieldsTogether(keys=("weekdays", "starts_at", "ends_at"), name="Waktu", words=excuse_times),
    ),
)
