"""Invented notes of counseling and of the health service, for the tests and the gallery."""

from msgspec.structs import replace

from rehabdesk.documents.kit.samples import KOP
from rehabdesk.domain.dossiers import NoteDossier, Signature
from rehabdesk.domain.office import Paper

_TOLD = (
    "Residen menyatakan tidur lebih nyenyak sejak minggu lalu dan sudah dua kali menelepon"
    " ibunya. Masih muncul keinginan memakai pada malam hari, terutama sesudah mendengar kabar"
    " dari teman lama."
)
_SEEN = "Kontak mata baik, bicara lancar, tampak tenang. Datang tepat waktu dan membawa jurnal."
_JUDGED = "Motivasi berubah berada pada tahap persiapan; pemicu utama adalah kesepian."
_PLANNED = (
    "1. Menuliskan pemicu dan cara menghadapinya di jurnal harian.\n"
    "2. Latihan menolak ajakan dalam kelompok hari Kamis.\n"
    "3. Melibatkan keluarga pada pertemuan FSG bulan depan."
)


def counseling_note() -> NoteDossier:
    """One short note, with a counselor who has a NIP."""
    return NoteDossier(
        kop=KOP,
        paper=Paper.A4,
        titles=("CATATAN KONSELING INDIVIDU", "RAHASIA · HANYA UNTUK YANG BERHAK"),
        facts=(
            ("Nama", "Mahmud bin Karta"),
            ("No. registrasi", "BI 283/2020"),
            ("Blok/kamar", "A/18"),
            ("Program", "Rehabilitasi Sosial TA 2021"),
            ("Hari/tanggal", "Senin, 30 Agustus 2021"),
            ("Sesi ke-", "7"),
            ("Durasi", "45 menit"),
            ("Konselor", "Siti Rahmawati, S.Psi."),
        ),
        parts=(
            ("Tema", "Hubungan dengan keluarga menjelang bebas"),
            ("S · Subjektif", _TOLD),
            ("O · Objektif", _SEEN),
            ("A · Asesmen", _JUDGED),
            ("P · Perencanaan", _PLANNED),
            ("Rencana pertemuan berikut", "Senin, 6 September 2021, membahas jurnal."),
        ),
        person="Mahmud bin Karta · BI 283/2020",
        place_and_date="Serang, 30 Agustus 2021",
        signature=Signature(
            heading="",
            position="Konselor",
            name="Siti Rahmawati, S.Psi.",
            nip="19810111 200503 2 001",
        ),
        printed_at="30-08-2021 09.15 WIB",
    )


def sample_counseling_notes() -> tuple[NoteDossier, ...]:
    """A short note, and one of several pages whose counselor has no NIP."""
    short = counseling_note()
    long = replace(
        short,
        paper=Paper.F4,
        parts=(*((name, "\n".join([words] * 14)) for name, words in short.parts[1:]),),
        signature=Signature(heading="", position="Konselor", name="Yusuf Maulana, S.Sos."),
    )
    return short, long


def sample_medical_notes() -> tuple[NoteDossier, ...]:
    """One note of the health service, with a part that is not written."""
    short = counseling_note()
    return (
        replace(
            short,
            titles=("CATATAN MEDIS", "RAHASIA · HANYA UNTUK TENAGA MEDIS"),
            facts=(*short.facts[:5], ("Tenaga medis", "dr. Sekar Melati Utami")),
            parts=(
                ("Keluhan", "Nyeri ulu hati sejak tiga hari, memburuk sesudah makan pedas."),
                ("Pemeriksaan", "TD 120/80 mmHg, nadi 84 kali per menit, suhu 36,7 °C."),
                ("Tindakan", "Edukasi pola makan."),
                ("Obat", "Omeprazol 20 mg, 1 × 1 sebelum makan, 7 hari.\nAntasida bila perlu."),
                ("Rujukan", ""),
            ),
            signature=Signature(heading="", position="Tenaga medis", name="dr. Sekar Melati Utami"),
        ),
    )
