"""Invented dossiers of any length, for tests of where things stand and for the benchmarks.

Nobody in them exists. ``test_invented.py`` holds them to what the services make: what no office can
get is not drawn here either.
"""

from datetime import date

from rehabdesk.domain.dossiers import (
    AttendanceSheetDossier,
    CertificateDossier,
    CertificateRegisterDossier,
    GridColumn,
    GridRow,
    Kop,
    MonthlyGridDossier,
    NoteDossier,
    RegisterRow,
    SheetRow,
    Signature,
    SubjectRow,
)
from rehabdesk.domain.office import Paper

KOP = Kop(
    lines=(
        "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA",
        "KANTOR WILAYAH DIREKTORAT JENDERAL PEMASYARAKATAN BANTEN",
        "LEMBAGA PEMASYARAKATAN KELAS IIA SERANG",
        "Jalan Raya Serang-Pandeglang KM. 06, Serang, Banten 42151",
    ),
)
WARDEN = Signature(
    heading="Mengetahui,",
    position="Kepala Lembaga Pemasyarakatan Kelas IIA Serang",
    name="Drs. Hendra Wiguna, Bc.IP., M.Si.",
    nip="19700412 199303 1 001",
)
PROGRAM_MANAGER = Signature(
    heading="Mengetahui,",
    position="Ketua Tim Rehabilitasi",
    name="Ratna Dewi Lestari, S.Psi., M.Psi.",
    nip="19850923 200912 2 003",
)
COUNSELOR = Signature(heading="", position="Konselor", name="Yusuf Maulana, S.Sos.")
PARTNER = Signature(
    heading="",
    position="Ketua Yayasan Pelita Harapan Banten",
    name="dr. Maria Ulfah, Sp.KJ.",
)
# The digits that base32 has no sign for, so that sample codes look like real ones.
_BASE32 = str.maketrans("0189", "OIBQ")
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
_FIRST = (
    "Ahmad",
    "Budi",
    "Cecep",
    "Dedi",
    "Eko",
    "Fajar",
    "Gunawan",
    "Hasan",
    "Iwan",
    "Joko",
    "Kosim",
    "Lukman",
    "Muhamad Ma'ruf",
    "Nana",
    "Opik",
    "Paulus",
    "Qomarudin",
    "Ridwan",
    "Saepul",
    "Tatang",
    "Ujang",
    "Wahyu",
    "Yanto",
    "Zaenal",
)
_SECOND = ("Hidayat", "Suryana", "Setiawan", "Nurjaman", "Permana", "Gunadi", "Saputra")
_FATHERS = ("Sarip", "Jamhari", "Rohman", "Kasman", "Suhendi")


def person(number: int) -> str:
    """An invented name with its father's, as it stands in the register."""
    first = _FIRST[number % len(_FIRST)]
    second = _SECOND[number % len(_SECOND)]
    return f"{first} {second} bin {_FATHERS[number % len(_FATHERS)]}"


def sheet(people: int = 22, spare: int = 2, paper: Paper = Paper.F4) -> AttendanceSheetDossier:
    """A session's sheet with so many invented people."""
    rows = tuple(
        SheetRow(
            number=number,
            name=person(number),
            registration_no=f"B.I. {100 + number}/2020",
            place=f"Blok {'ABC'[number % 3]} / {1 + number % 9}",
        )
        for number in range(1, people + 1)
    )
    return AttendanceSheetDossier(
        kop=KOP,
        paper=paper,
        titles=("DAFTAR HADIR PESERTA REHABILITASI SOSIAL", "TAHUN ANGGARAN 2021"),
        facts=(
            ("Hari/Tanggal", "Senin, 1 Maret 2021"),
            ("Waktu", "08.30-09.15 WIB"),
            ("Tempat", "Aula Rehabilitasi"),
            ("Kegiatan", "Seminar"),
            ("Materi", "Pengenalan Therapeutic Community"),
            ("Kelompok", "Kelompok A"),
            ("Konselor/Narasumber", "Yusuf Maulana, S.Sos."),
            ("Pertemuan ke-", "1"),
        ),
        rows=rows,
        spare_rows=spare,
        counted=(
            ("Jumlah peserta", str(people) if people else ""),
            *((label, "") for label in ("Hadir", "Sakit", "Izin", "Alpa", "Lainnya")),
        ),
        place_and_date="Serang, 1 Maret 2021",
        left_signature=PROGRAM_MANAGER,
        right_signature=COUNSELOR,
        centre_signature=None,
        sheet_number="21-0147-6",
        session_line="Senin, 1 Maret 2021 · 08.30-09.15 · Seminar · Kelompok A",
        printed_at="Dicetak 26 Februari 2021 14.05",
        absence_rule="Tidak hadir: garis (–) di kotak, huruf di Ket. (S, I, D, B, X, A)",
        office_signs="KM",
    )


def grid(people: int = 22, sessions: int = 26, paper: Paper = Paper.F4) -> MonthlyGridDossier:
    """A month of a group, with so many people and sessions."""
    kinds = ("MM", "SG", "Sem", "Enc", "Vok")
    rows = tuple(
        GridRow(
            number=number,
            name=person(number),
            registration_no=f"B.I. {100 + number}/2020",
            codes=tuple("HHHHHHHHTSHHIHHHHAHH"[(number * 7 + at) % 20] for at in range(sessions)),
            totals=("22", "1", "1", "1", "0", "0", "0", "1", "26"),
            percent="91,7 %",
        )
        for number in range(1, people + 1)
    )
    return MonthlyGridDossier(
        kop=KOP,
        paper=paper,
        titles=("REKAPITULASI KEHADIRAN PESERTA REHABILITASI SOSIAL", "BULAN MARET 2021"),
        whose="Kelompok A · Konselor: Yusuf Maulana, S.Sos.",
        facts=(
            ("Kelompok", "Kelompok A"),
            ("Konselor", "Yusuf Maulana, S.Sos."),
            ("Sesi sudah diisi", f"{sessions} dari {sessions} sesi"),
        ),
        columns=tuple(
            GridColumn(day=str(1 + at % 31), kind=kinds[at % 5], week=at // 7)
            for at in range(sessions)
        ),
        rows=rows,
        total_headings=("H", "T", "S", "I", "D", "B", "X", "A", "Dihitung"),
        present=("22",) * sessions,
        totals=("484", "22", "22", "22", "0", "0", "0", "22", "572"),
        percent="91,7 %",
        legend=(
            ("H", "Hadir"),
            ("T", "Terlambat"),
            ("S", "Sakit"),
            ("I", "Izin"),
            ("D", "Dinas / tamping"),
            ("B", "Bon / sidang"),
            ("X", "Sel isolasi"),
            ("A", "Alpa"),
            ("L", "Libur / sesi ditiadakan"),
            ("-", "Sudah keluar"),
            ("·", "tidak ada dalam daftar sesi itu"),
            ("kotak kosong", "belum diisi, bukan alpa"),
        ),
        note="% = hadir (H, T) dibagi Dihitung. Dihitung = sesi yang sudah diisi tanpa S, I, D, B,"
        " X, L, -; dasar yang sama dipakai pada sertifikat.",
        place_and_date="Serang, 31 Maret 2021",
        left_signature=PROGRAM_MANAGER,
        right_signature=COUNSELOR,
        printed_at="Dicetak 1 April 2021 08.00",
    )


def certificate(number: int = 1, signers: int = 2, paper: Paper = Paper.A4) -> CertificateDossier:
    """An invented person's certificate with one to three signatories."""
    subjects = (
        "Pengenalan program Therapeutic Community",
        "Konsep adiksi dan pemulihan",
        "Dampak narkotika terhadap kesehatan",
        "Pencegahan kekambuhan",
        "Pengelolaan emosi",
        "Morning meeting",
        "Static group",
        "Encounter group",
        "Konseling individu",
        "Pembinaan kerohanian",
        "Olahraga dan kesehatan jasmani",
        "Pelatihan keterampilan kerja",
    )
    return CertificateDossier(
        kop=KOP,
        paper=paper,
        number=f"W12.PAS.PAS1-PK.06.05-{number:04} TAHUN 2021",
        name=person(number).upper().replace(" BIN ", " bin "),
        registration_no=f"B.I. {100 + number}/2020",
        birth="Serang, 17 Agustus 1988",
        statement=(
            "telah mengikuti dan menyelesaikan Program Rehabilitasi Sosial bagi Warga Binaan"
            " Pemasyarakatan Tahun Anggaran 2021 selama 6 (enam) bulan, tanggal 1 Maret 2021"
            " sampai dengan 31 Agustus 2021, di Lembaga Pemasyarakatan Kelas IIA Serang."
        ),
        hours="312 jam pelajaran (1 JP = 45 menit)",
        grade="",
        place_and_date="Serang, 31 Agustus 2021",
        signatures=(
            Signature(heading="", position=WARDEN.position, name=WARDEN.name, nip=WARDEN.nip),
            PARTNER,
            Signature(
                heading="",
                position="Kepala Badan Narkotika Nasional Provinsi Banten",
                name="Drs. Bambang Sutrisno, S.H., M.H.",
                nip="19680217 199203 1 002",
            ),
        )[:signers],
        subjects=tuple(
            SubjectRow(subject=subject, sessions="26", lesson_hours="26", attended="25")
            for subject in subjects
        ),
        subject_total=SubjectRow(
            subject="Jumlah", sessions="312", lesson_hours="312", attended="300"
        ),
        attendance_line="Kehadiran: 300 dari 312 sesi yang diharapkan (96,2%).",
        back_signature=PROGRAM_MANAGER,
        check_code="RD1-MFRGGZDFMZTWQ2LKNNWG23TP" + f"{number:04}".translate(_BASE32),
        issued_on=date(2021, 8, 31),
    )


def register(people: int = 40, paper: Paper = Paper.F4) -> CertificateRegisterDossier:
    """The register of a cohort's certificates."""
    return CertificateRegisterDossier(
        kop=KOP,
        paper=paper,
        titles=("BUKU REGISTER SERTIFIKAT REHABILITASI SOSIAL", "TAHUN ANGGARAN 2021"),
        rows=tuple(
            RegisterRow(
                number=number,
                certificate_no=f"W12.PAS.PAS1-PK.06.05-{number:04} TAHUN 2021",
                name=person(number),
                registration_no=f"B.I. {100 + number}/2020",
                issued_on="31-08-2021",
                remark="",
            )
            for number in range(1, people + 1)
        ),
        place_and_date="Serang, 31 Agustus 2021",
        right_signature=WARDEN,
        printed_at="Dicetak 31 Agustus 2021 15.20",
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
