"""The fields of a counseling note (domain.md 2.5, form 7) and of a medical note."""

from rehabdesk.domain.note import NOTE_LIMIT, CounselingNote, MedicalNote
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields

_LINES, _FEW_LINES = 5, 2
_ELSEWHERE = {
    "id": "made by the program",
    "resident": "whoever the note is about",
    "author": "whoever writes it",
}


def _part(key: str, label: str, what: str, placeholder: str) -> RecordField:
    """A part of a note, of several lines."""
    return RecordField(
        key=key,
        what=what,
        label=label,
        kind=FieldKind.NOTE,
        limit=NOTE_LIMIT,
        lines=_LINES,
        placeholder=placeholder,
    )


def _last_part(key: str, label: str, what: str) -> RecordField:
    """The shorter part at the end of a note."""
    return RecordField(
        key=key,
        what=what,
        label=label,
        kind=FieldKind.NOTE,
        limit=NOTE_LIMIT,
        lines=_FEW_LINES,
        wide=True,
    )


COUNSELING_NOTE = RecordFields(
    record=CounselingNote,
    fields=(
        RecordField(
            key="held_on",
            what="Hari pertemuannya.",
            label="&Tanggal",
            kind=FieldKind.DAY,
            required=True,
        ),
        RecordField(
            key="counselor",
            what="Siapa yang memimpin pertemuan.",
            label="&Konselor",
            kind=FieldKind.CHOICE,
            required=True,
        ),
        RecordField(
            key="topic",
            what="Pokok pembicaraan dalam beberapa kata.",
            label="Te&ma",
            limit=160,
            required=True,
            placeholder="Hubungan dengan keluarga",
        ),
        RecordField(
            key="minutes",
            what="Berapa menit pertemuannya.",
            label="&Durasi (menit)",
            short="Durasi",
            kind=FieldKind.WHOLE,
            least=1,
            most=480,
            unit="menit",
        ),
        _part(
            "subjective",
            "&S · Subjektif",
            "Yang dikatakan residen tentang keadaannya.",
            "Yang dikatakan residen",
        ),
        _part(
            "objective",
            "&O · Objektif",
            "Yang Anda lihat dan ukur sendiri.",
            "Yang terlihat dan terukur",
        ),
        _part(
            "assessment",
            "&A · Asesmen",
            "Penilaian Anda atas keadaan itu.",
            "Penilaian konselor",
        ),
        _part(
            "plan",
            "&P · Perencanaan",
            "Langkah yang disepakati bersama residen.",
            "Langkah yang disepakati",
        ),
        _last_part(
            "next_step",
            "&Rencana pertemuan berikut",
            "Apa yang dikerjakan pada pertemuan berikut.",
        ),
    ),
    elsewhere=_ELSEWHERE | {"shared_with": "changed by sharing the note"},
)

MEDICAL_NOTE = RecordFields(
    record=MedicalNote,
    fields=(
        RecordField(
            key="held_on",
            what="Hari pemeriksaan dilakukan.",
            label="&Tanggal",
            kind=FieldKind.DAY,
            required=True,
        ),
        RecordField(
            key="staff",
            what="Dokter atau perawat yang memeriksa.",
            label="T&enaga medis",
            limit=120,
            required=True,
            placeholder="dr. Siti Rahmawati",
        ),
        _part(
            "complaint",
            "&Keluhan",
            "Yang dirasakan, dan sejak kapan.",
            "Yang dirasakan, sejak kapan",
        ),
        _part("examination", "&Pemeriksaan", "Tanda vital dan temuan.", "Tanda vital, temuan"),
        _part("treatment", "T&indakan", "Yang dilakukan untuknya.", "Yang dilakukan"),
        _part("medicine", "&Obat", "Nama obat, dosis, dan lamanya.", "Nama, dosis, lama"),
        _last_part("referral", "&Rujukan", "Ke mana ia dirujuk, bila dirujuk."),
    ),
    elsewhere=_ELSEWHERE,
)
