"""The commands' arguments and help, in Indonesian throughout."""

import argparse
from datetime import date
from pathlib import Path

from rehabdesk import __version__
from rehabdesk.cli.parser import Add, Parser
from rehabdesk.domain.refusals import Refusal
from rehabdesk.wording.refusals import sentence
from rehabdesk.wording.typed_dates import parse_date

COMMANDS = frozenset(
    {
        *("backup", "restore", "verify", "demo", "import", "export", "print", "check"),
        *("self-check", "go-back", "templates", "plan"),
    }
)

_LISTS = (
    ("people", "residen dari ekspor SDP atau daftar kantor"),
    ("enrolments", "peserta suatu angkatan dari lampiran SK"),
    ("counselors", "konselor dan petugas mitra"),
    ("rooms", "ruang"),
    ("holidays", "hari libur"),
    ("topics", "materi sesi"),
    ("marks", "tanda kehadiran sebulan, dari rekap bulanan"),
    ("excuses", "halangan residen: siapa, sebagai apa, sejak kapan sampai kapan"),
)
_ON_PASSPHRASES = (
    "Kata sandi ditanyakan, atau diambil dari --passphrase-file atau variabel lingkungan"
    " REHABDESK_PASSPHRASE; nama pengguna dari --login atau REHABDESK_LOGIN."
    " Kantor contoh terbuka dengan sendirinya."
)
_ON_LOCKS = (
    "Hasilnya zip AES-256 yang dibuka dengan 7-Zip; kata sandinya ditulis sekali di layar dan"
    " tidak disimpan. Dengan --open hasilnya tidak dikunci."
)
_EXITS = "Kode keluar: 0 selesai, 1 ditolak atau ada temuan, 2 salah pakai."


def window_parser() -> Parser:
    """Arguments of the program with its window."""
    parser = Parser("rehabdesk", "Membuka jendela RehabDesk.")
    parser.needed.add_argument("folder", nargs="?", type=Path, help="folder atau berkas kantor")
    parser.choices.add_argument("--demo", action="store_true", help="buka kantor contoh")
    return parser


def command_parser() -> Parser:
    """Arguments of all commands."""
    parser = Parser(
        "rehabdesk",
        "Tanpa perintah, jendela dibuka: rehabdesk [FOLDER] [--demo]",
        f"{_ON_PASSPHRASES}\n{_EXITS}",
    )
    parser.choices.add_argument(
        "--version", action="version", version=f"RehabDesk {__version__}", help="tampilkan versi"
    )
    commands = parser.add_subparsers(title="perintah", dest="command", metavar="PERINTAH")
    _add_demo(commands.add_parser)
    _add_import(commands.add_parser)
    _add_export(commands.add_parser)
    _add_print(commands.add_parser)
    _add_planning(commands.add_parser)
    check = _command(commands.add_parser, "check", "periksa berkas kantor", _EXITS)
    check.needed.add_argument(
        "office", metavar="BERKAS", type=Path, help="berkas atau folder kantor"
    )
    _add_passphrase(check)
    _add_json(check)
    _add_safekeeping(commands.add_parser)
    back = _command(
        commands.add_parser,
        "go-back",
        "kembalikan berkas kantor seperti sebelum pembaruan program",
        "Tutup RehabDesk dahulu. Berkas yang sekarang disimpan di folder cadangan.\n"
        f"{_ON_PASSPHRASES}",
    )
    _add_passphrase(back)
    back.needed.add_argument(
        "office", nargs="?", metavar="BERKAS", type=Path, help="berkas atau folder kantor"
    )
    trial = _command(
        commands.add_parser, "self-check", "uji pemasangan: dokumen, layar, berkas", _EXITS
    )
    trial.choices.add_argument(
        "--report", type=Path, metavar="BERKAS", help="tulis laporan tanpa data pribadi ke sini"
    )
    _add_json(trial)
    return parser


def _add_demo(add: Add) -> None:
    demo = _command(
        add,
        "demo",
        "buat kantor contoh dan cetak dokumennya",
        "Kantor contoh yang lama di folder itu diganti; kantor sungguhan tidak pernah.",
    )
    demo.choices.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="folder hasil"
    )
    _add_json(demo)


def _add_planning(add: Add) -> None:
    _add_json(_command(add, "templates", "tampilkan templat program beserta fase dan jamnya"))
    plan = _command(
        add,
        "plan",
        "buat jadwal suatu angkatan dari templat",
        f"Dengan --preview tidak ada yang disimpan.\n{_ON_PASSPHRASES}",
    )
    _add_office(plan)
    plan.choices.add_argument(
        "--template", required=True, metavar="KUNCI", help="misalnya tc-6-bulan"
    )
    plan.choices.add_argument("--cohort", metavar="NAMA", help="nama angkatan")
    plan.choices.add_argument(
        "--from", dest="first", type=_day, metavar="TANGGAL", help="hari pertama, tanpa --cohort"
    )
    plan.choices.add_argument(
        "--groups", type=int, default=0, metavar="N", help="banyaknya kelompok, bila belum ada"
    )
    plan.choices.add_argument(
        "--preview", action="store_true", help="hanya perlihatkan, tidak menyimpan"
    )
    _add_json(plan)


def _add_safekeeping(add: Add) -> None:
    backup = _command(add, "backup", "buat cadangan yang langsung diuji", _ON_PASSPHRASES)
    _add_office(backup)
    backup.choices.add_argument(
        "--to", type=Path, metavar="FOLDER", help="ke folder ini saja, bukan ke semua tempat"
    )
    restore = _command(
        add,
        "restore",
        "pulihkan kantor dari cadangan terbaru di suatu folder",
        f"Berkas hari ini disimpan di folder cadangan, tidak dihapus.\n{_ON_PASSPHRASES}",
    )
    _add_office(restore)
    restore.choices.add_argument(
        "--from", dest="source", type=Path, required=True, metavar="FOLDER", help="cadangan"
    )
    verify = _command(add, "verify", "periksa semua halaman berkas dan jejak audit", _EXITS)
    verify.needed.add_argument(
        "office", metavar="BERKAS", type=Path, help="berkas atau folder kantor, atau cadangan"
    )
    _add_passphrase(verify)
    for command in (backup, restore, verify):
        _add_json(command)


def _add_import(add: Add) -> None:
    imports = _command(add, "import", "masukkan daftar dari Excel, ODS, atau CSV")
    kinds = imports.add_subparsers(title="daftar", dest="subject", metavar="DAFTAR", required=True)
    for name, words in _LISTS:
        found = _command(
            kinds.add_parser, f"import {name}", words, f"{_ON_LOCKS}\n{_ON_PASSPHRASES}\n{_EXITS}"
        )
        found.set_defaults(wrong_use=found.error)
        found.needed.add_argument(
            "file", metavar="BERKAS", type=Path, nargs="?", help="daftar yang dibaca"
        )
        _add_office(found, required=False)
        found.choices.add_argument(
            "--template",
            type=Path,
            metavar="BERKAS.xlsx",
            help="tulis templat untuk diisi, dengan pilihan kantor bila --office disebut",
        )
        found.choices.add_argument(
            "--preview", action="store_true", help="tunjukkan hasilnya tanpa menulis apa pun"
        )
        found.choices.add_argument(
            "--mode",
            choices=("update", "fill", "add"),
            help="perbarui, isi yang kosong saja, atau hanya tambah",
        )
        found.choices.add_argument(
            "--month-first", action="store_true", help="tanggal ditulis bulan dahulu (03/25/2021)"
        )
        found.choices.add_argument(
            "--errors",
            type=Path,
            metavar="BERKAS",
            help="simpan baris yang ditolak, dalam zip terkunci",
        )
        _add_open(found)
        _add_json(found)
        if name == "enrolments":
            _add_cohort(found)
        elif name == "marks":
            _add_marks(found)


def _add_export(add: Add) -> None:
    exports = _command(add, "export", "tulis daftar residen ke zip terkunci")
    kinds = exports.add_subparsers(title="daftar", dest="subject", metavar="DAFTAR", required=True)
    people = _command(
        kinds.add_parser,
        "export people",
        "semua residen, dengan urutan kolom yang dipilih",
        f"{_ON_LOCKS}\n{_ON_PASSPHRASES}",
    )
    _add_office(people)
    people.choices.add_argument("--preset", metavar="NAMA", help="nama urutan kolom")
    people.choices.add_argument(
        "--out", type=Path, required=True, metavar="BERKAS", help="hasil: .xlsx atau .csv"
    )
    _add_open(people)
    _add_json(people)


def _add_open(parser: Parser) -> None:
    parser.choices.add_argument(
        "--open", action="store_true", help="tulis tanpa kunci: siapa pun dapat membacanya"
    )


def _add_marks(parser: Parser) -> None:
    parser.choices.add_argument(
        "--month",
        type=_month,
        metavar="BULAN",
        help="misalnya 2021-08; bila berkas tidak menyebutnya",
    )
    parser.choices.add_argument(
        "--kind", default="", metavar="NAMA", help="jenis sesi, bila satu hari punya beberapa"
    )


def _add_cohort(parser: Parser) -> None:
    parser.choices.add_argument("--cohort", metavar="NAMA", help="nama angkatan, harus disebut")
    for option, name, words in (
        ("--from", "first", "tanggal mulai, bila angkatannya belum ada"),
        ("--to", "last", "tanggal selesai, bila angkatannya belum ada"),
    ):
        parser.choices.add_argument(option, dest=name, type=_day, metavar="TANGGAL", help=words)


def _add_print(add: Add) -> None:
    papers = _command(add, "print", "cetak dokumen ke PDF")
    kinds = papers.add_subparsers(title="dokumen", dest="paper", metavar="DOKUMEN", required=True)

    def paper(name: str, words: str) -> Parser:
        found = _command(kinds.add_parser, f"print {name}", words, _ON_PASSPHRASES)
        _add_office(found)
        return found

    sheets = paper("sheets", "daftar hadir dari tanggal ke tanggal")
    _add_period(sheets, required=True)
    _add_group(sheets)
    grids = paper("grids", "rekap kehadiran suatu bulan")
    grids.choices.add_argument(
        "--month", type=_month, required=True, metavar="BULAN", help="misalnya 2021-08"
    )
    _add_group(grids)
    certificates = paper("certificates", "sertifikat suatu angkatan")
    certificates.choices.add_argument(
        "--issue", action="store_true", help="terbitkan dahulu semua yang memenuhi syarat"
    )
    certificates.choices.add_argument(
        "--date", type=_day, metavar="TANGGAL", help="tanggal terbit, bila bukan hari ini"
    )
    register = paper("register", "buku register sertifikat suatu angkatan")
    for document in (certificates, register):
        document.choices.add_argument(
            "--cohort", required=True, metavar="NAMA", help="nama angkatan"
        )
    notes = paper("notes", "catatan konseling seorang residen")
    notes.choices.add_argument(
        "--resident", required=True, metavar="NAMA", help="nomor registrasi atau nama residen"
    )
    _add_period(notes, required=False)
    notes.choices.add_argument("--medical", action="store_true", help="catatan medis saja")
    for document in (sheets, grids, certificates, register, notes):
        document.choices.add_argument(
            "--out",
            type=Path,
            required=True,
            metavar="BERKAS.pdf",
            help="berkas hasil; dengan nama BERKAS.zip hasilnya terkunci",
        )
        _add_json(document)


def _add_period(parser: Parser, *, required: bool) -> None:
    for option, name, words in (
        ("--from", "first", "tanggal pertama"),
        ("--to", "last", "tanggal terakhir"),
    ):
        parser.choices.add_argument(
            option, dest=name, type=_day, required=required, metavar="TANGGAL", help=words
        )


def _add_group(parser: Parser) -> None:
    parser.choices.add_argument("--group", metavar="NAMA", help="hanya kelompok ini")


def _command(add: Add, name: str, words: str, epilog: str = "") -> Parser:
    return add(
        name.rpartition(" ")[2],
        prog=f"rehabdesk {name}",
        help=words,
        description=f"{words[0].upper()}{words[1:]}.",
        epilog=epilog,
    )


def _add_office(parser: Parser, *, required: bool = True) -> None:
    parser.choices.add_argument(
        "--office", type=Path, required=required, metavar="BERKAS", help="berkas atau folder kantor"
    )
    _add_passphrase(parser)


def _add_passphrase(parser: Parser) -> None:
    parser.choices.add_argument(
        "--passphrase-file", type=Path, metavar="BERKAS", help="berkas yang berisi kata sandi"
    )
    parser.choices.add_argument("--login", default="", metavar="NAMA", help="nama pengguna")


def _add_json(parser: Parser) -> None:
    parser.choices.add_argument("--json", action="store_true", help="hasil untuk mesin (JSON)")


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except Refusal as refusal:
        raise argparse.ArgumentTypeError(sentence(refusal)) from None


def _month(text: str) -> date:
    """The first day of a month, written 2021-08 or 08-2021."""
    parts = text.replace("/", "-").split("-")
    year, month = sorted(parts, key=len, reverse=True) if len(parts) == len("ym") else ("", "")
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” bukan bulan; tulis misalnya 2021-08") from None
