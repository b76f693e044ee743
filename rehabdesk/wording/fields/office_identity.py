"""The fields of the office itself and of its letterheads."""

from rehabdesk.domain.office import ZONES, Letterhead, Office
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields

_MOST_LINES = 7

OFFICE = RecordFields(
    record=Office,
    fields=(
        RecordField(
            key="name",
            what="Nama kantor seperti tercetak di kertas.",
            label="&Nama lengkap",
            limit=160,
            required=True,
            wide=True,
            hint="Misalnya Lembaga Pemasyarakatan Kelas IIA Serang.",
        ),
        RecordField(
            key="short_name",
            what="Nama kantor yang lebih pendek, untuk judul jendela dan layar.",
            label="Nama sin&gkat",
            limit=80,
            required=True,
            hint="Terlihat di layar.",
        ),
        RecordField(
            key="city",
            what="Kota yang tercetak sebelum tanggal, misalnya Serang, 30 Agustus 2021.",
            label="&Kota",
            limit=60,
            required=True,
            hint="Tercetak sebelum tanggal.",
        ),
        RecordField(
            key="time_zone",
            what="Waktu setempat kantor. Hari dan jam dihitung menurut zona ini.",
            label="&Zona waktu",
            kind=FieldKind.CHOICE,
            options=tuple((one, one) for one in ZONES),
            wide=True,
        ),
    ),
    elsewhere={
        "id": "made by the program",
        "paper": "chosen with the other looks of papers",
        "demonstration": "set when a demonstration is made",
        "demonstration_day": "moved by the arrows at the upper right of a demonstration",
    },
)

LETTERHEAD = RecordFields(
    record=Letterhead,
    fields=(
        RecordField(
            key="lines",
            what="Tulisan kop surat dari atas ke bawah, baris demi baris.",
            label="&Baris kop",
            kind=FieldKind.LINES,
            limit=120,
            most=_MOST_LINES,
            lines=5,
            required=True,
            wide=True,
            hint=f"Satu baris tulisan per baris, paling banyak {_MOST_LINES}.",
        ),
        RecordField(
            key="valid_from",
            what="Hari pertama kop ini dipakai. Kertas sebelumnya tetap memakai kop lama.",
            label="Berlaku se&jak",
            kind=FieldKind.DAY,
            required=True,
        ),
        RecordField(
            key="address_lines",
            what="Berapa baris terbawah yang dicetak kecil sebagai alamat.",
            label="B&aris alamat",
            kind=FieldKind.WHOLE,
            most=_MOST_LINES - 1,
            required=True,
            hint="Baris terbawah yang kecil; baris di atasnya tebal.",
        ),
        RecordField(
            key="left_logo",
            what="Gambar di kiri kop, biasanya lambang kementerian.",
            label="Logo &kiri",
            kind=FieldKind.PICTURE,
        ),
        RecordField(
            key="right_logo",
            what="Gambar di kanan kop, biasanya lambang mitra.",
            label="Logo ka&nan",
            kind=FieldKind.PICTURE,
        ),
    ),
    elsewhere={"id": "made by the program"},
)
