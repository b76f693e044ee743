"""The fields of a session: what, for whom, who leads, where and when; and of its guests."""

from rehabdesk.domain.session import Session, SessionGuest
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields

SESSION = RecordFields(
    record=Session,
    fields=(
        RecordField(
            key="kind",
            what="Kegiatan apa ini. Lama dan warnanya mengikuti jenis sesi.",
            label="&Jenis sesi",
            kind=FieldKind.CHOICE,
            required=True,
        ),
        RecordField(
            key="cohort",
            what="Angkatan yang ikut.",
            label="&Angkatan",
            kind=FieldKind.CHOICE,
            required=True,
        ),
        RecordField(
            key="topic",
            what="Materi yang diberikan; tercetak di daftar hadir.",
            label="Ma&teri",
            limit=200,
        ),
        RecordField(
            key="care_groups",
            what="Kelompok yang ikut. Spasi mencentang satu, Ctrl+A semuanya.",
            label="&Kelompok",
            kind=FieldKind.SEVERAL,
            required=True,
        ),
        RecordField(
            key="counselors",
            what="Yang memimpin sesi; namanya tercetak di daftar hadir.",
            label="K&onselor",
            kind=FieldKind.SEVERAL,
        ),
        RecordField(
            key="note",
            what="Hal lain tentang sesi ini.",
            label="&Catatan",
            kind=FieldKind.NOTE,
            limit=500,
            lines=4,
        ),
        RecordField(
            key="held_on",
            what="Hari sesi diadakan.",
            label="Tan&ggal",
            kind=FieldKind.DAY,
            required=True,
        ),
        RecordField(
            key="room",
            what="Tempatnya. Program memberi tahu bila ruangan itu sudah dipakai.",
            label="&Ruangan",
            kind=FieldKind.CHOICE,
        ),
        RecordField(
            key="speaker",
            what="Orang dari luar yang memberi materi.",
            label="&Narasumber atau tamu",
            short="Narasumber",
            limit=120,
        ),
        RecordField(
            key="starts_at",
            what="Jam mulai, misalnya 09.00 atau cukup 9.",
            label="&Mulai",
            kind=FieldKind.TIME,
            required=True,
        ),
        RecordField(
            key="ends_at",
            what="Jam selesai. Dihitung sendiri dari lama sesi.",
            label="&Selesai",
            kind=FieldKind.TIME,
            required=True,
        ),
    ),
    elsewhere={
        "id": "made by the program",
        "state": "changed by marking, cancelling and bringing back",
        "state_reason": "asked for by the deed that changes, moves or cancels it",
        "head_count": "typed with the marks, from paper",
        "series": "set when a weekly series is planned",
        "supersedes": "set when it takes the place of one that is moved",
    },
    follows={"ends_at": ("starts_at",)},
)

GUEST = RecordFields(
    record=SessionGuest,
    fields=(
        RecordField(
            key="name",
            what="Orang yang ikut sesi tetapi bukan peserta, seperti tertulis di baris kosong.",
            label="&Nama tamu",
            limit=120,
            required=True,
        ),
        RecordField(
            key="institution",
            what="Dari mana tamu itu datang, misalnya nama yayasan.",
            label="&Instansi",
            limit=120,
            hint="Boleh kosong.",
        ),
    ),
    elsewhere={"id": "made by the program", "session": "the sheet that is open"},
)
