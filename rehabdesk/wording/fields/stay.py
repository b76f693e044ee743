"""The fields of a stay: entry, sentence and its dates, and how it ended."""

from rehabdesk.domain.resident import Stay
from rehabdesk.wording.fields.field import FieldKind, FieldsTogether, RecordField, RecordFields

SENTENCE, EXIT = "Perkara dan masa pidana", "Keluar"


def _sentence(stay: Stay) -> str:
    months = f" ({stay.sentence_months} bulan)" if stay.sentence_months else ""
    return f"{stay.sentence}{months}".strip()


def _remission(stay: Stay) -> str:
    if not stay.remission_months and not stay.remission_days:
        return ""
    return f"{stay.remission_months} bulan {stay.remission_days} hari"


STAY = RecordFields(
    record=Stay,
    fields=(
        RecordField(
            key="entered_on",
            what="Hari ia masuk lapas ini.",
            label="Masuk lapas",
            kind=FieldKind.DAY,
            group=SENTENCE,
            headings="Tgl Masuk UPT;Tanggal Masuk;Tgl Msk UPT;Tgl Masuk Lapas;Masuk",
            example="01-06-2020",
        ),
        RecordField(
            key="detained_on",
            what="Hari pertama ia ditahan dalam perkara ini.",
            label="Ditahan sejak",
            kind=FieldKind.DAY,
            group=SENTENCE,
            headings="Tgl Mulai Ditahan;Mulai Ditahan;Tanggal Ditahan;Tgl Penahanan",
            example="15-01-2020",
        ),
        RecordField(
            key="offence",
            what="Perkara yang diputus, misalnya Narkotika.",
            label="Tindak pidana",
            group=SENTENCE,
            limit=200,
            placeholder="Narkotika",
            headings="Jenis Kejahatan;Kejahatan;Tindak Pidana;Perkara;Kasus;Jenis Perkara",
            example="Narkotika",
        ),
        RecordField(
            key="article",
            what="Pasal dan undang-undang dalam putusan.",
            label="Pasal",
            group=SENTENCE,
            limit=200,
            placeholder="Pasal 127 UU 35/2009",
            headings="Pasal;Pasal Utama;UU/Pasal;Pasal yang Dilanggar",
            example="Pasal 127 UU 35/2009",
        ),
        RecordField(
            key="sentence",
            what="Lama pidana seperti tertulis dalam putusan.",
            label="Putusan",
            group=SENTENCE,
            limit=120,
            placeholder="5 tahun 6 bulan",
            headings="Putusan;Lama Pidana;Pidana;Vonis;Hukuman;Lama Hukuman",
            example="3 tahun",
        ),
        RecordField(
            key="sentence_months",
            what="Lama pidana dalam bulan, sebagai angka, supaya dapat dihitung.",
            label="Lama pidana (bulan)",
            kind=FieldKind.WHOLE,
            group=SENTENCE,
            most=9999,
            headings="Putusan (bln);Putusan Bulan;Lama Pidana (bulan);Pidana Bulan;Bulan Kurung",
            example="36",
        ),
        RecordField(
            key="one_third_on",
            what="Hari sepertiga masa pidananya dijalani.",
            label="1/3 masa pidana",
            kind=FieldKind.DAY,
            group=SENTENCE,
            headings="1/3 MP;1/3 Masa Pidana;Sepertiga;Tanggal 1/3;1/3",
            example="15-01-2021",
        ),
        RecordField(
            key="half_on",
            what="Hari setengah masa pidananya dijalani.",
            label="1/2 masa pidana",
            kind=FieldKind.DAY,
            group=SENTENCE,
            headings="1/2 MP;1/2 Masa Pidana;Setengah;Tanggal 1/2;1/2",
            example="15-07-2021",
        ),
        RecordField(
            key="two_thirds_on",
            what="Hari dua pertiga masa pidananya dijalani; biasanya awal pembebasan bersyarat.",
            label="2/3 masa pidana",
            kind=FieldKind.DAY,
            group=SENTENCE,
            headings="2/3 MP;2/3 Masa Pidana;Duapertiga;Tanggal 2/3;2/3",
            example="15-01-2022",
        ),
        RecordField(
            key="expires_on",
            what="Hari pidananya habis. Beranda memberi tahu bila hari ini jatuh sebelum "
            "program selesai.",
            label="Ekspirasi",
            kind=FieldKind.DAY,
            group=SENTENCE,
            headings="Ekspirasi;Tanggal Ekspirasi;Tgl Ekspirasi;Tanggal Bebas;Ekspirasi Akhir;"
            "Akhir Pidana;Bebas",
            example="15-01-2023",
        ),
        RecordField(
            key="remission_months",
            what="Remisi yang sudah diterima, bagian bulannya.",
            label="Remisi (bulan)",
            kind=FieldKind.WHOLE,
            group=SENTENCE,
            most=999,
            headings="Remisi (bln);Remisi Bulan;Total Remisi Bulan",
            example="1",
        ),
        RecordField(
            key="remission_days",
            what="Remisi yang sudah diterima, bagian harinya.",
            label="Remisi (hari)",
            kind=FieldKind.WHOLE,
            group=SENTENCE,
            most=999,
            headings="Remisi (hr);Remisi Hari;Total Remisi Hari",
            example="15",
        ),
        RecordField(
            key="exited_on",
            what="Hari ia keluar dari lapas ini. Kosong selama ia masih di sini.",
            label="Keluar",
            kind=FieldKind.DAY,
            group=EXIT,
        ),
        RecordField(
            key="exit_reason",
            what="Sebab ia keluar: bebas, pindah, meninggal, atau sebab lain.",
            label="Keluar karena",
            kind=FieldKind.CHOICE,
            group=EXIT,
        ),
        RecordField(
            key="exit_note",
            what="Keterangan tentang keluarnya, misalnya nomor surat lepas.",
            label="Catatan keluar",
            group=EXIT,
            limit=300,
        ),
    ),
    elsewhere={"id": "made by the program", "resident": "whose stay it is"},
    follows={
        "half_on": ("one_third_on",),
        "two_thirds_on": ("half_on",),
        "expires_on": ("entered_on", "detained_on", "two_thirds_on"),
    },
    together=(
        FieldsTogether(keys=("sentence", "sentence_months"), name="Putusan", words=_sentence),
        FieldsTogether(
            keys=("remission_months", "remission_days"), name="Remisi", words=_remission
        ),
    ),
)
