"""The certificate rule in words, as the settings page and the certificate screen say it."""

from rehabdesk.domain.attendance import Basis
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.wording import numbers

_BASES = {
    Basis.HELD: "semua sesi yang dilaksanakan",
    Basis.ATTENDABLE: "sesi yang dapat diikuti (sakit, izin, dan sejenisnya tidak dihitung)",
}

_COUNTED = {
    Basis.HELD: "semua sesi yang dilaksanakan",
    Basis.ATTENDABLE: "sakit, izin, dan sejenisnya tidak dihitung",
}

_PEOPLE = {
    Basis.HELD: "yang sakit, izin, dan sejenisnya ikut dihitung",
    Basis.ATTENDABLE: "yang sakit, izin, dan sejenisnya tidak dihitung",
}


def attendance_sentence(present: int, whole: int, basis: Basis) -> str:
    """A percentage with both its sides and its base in words, as papers say it.

    "Kehadiran 94,4 %: hadir 17 dari 18 sesi yang dihitung (sakit, izin, ...)."
    """
    return (
        f"Kehadiran {numbers.percent(present, whole)}: hadir {present} dari {whole} sesi yang"
        f" dihitung ({_COUNTED[basis]})"
    )


def base_sentence(basis: Basis) -> str:
    """What percentages of attendance are taken of, as lists on the screen say it in a tip."""
    return f"Persentase dari {_BASES[basis]}, seperti pada sertifikat dan rekap."


def session_base(basis: Basis) -> str:
    """Whom the percentage of one session counts."""
    return _PEOPLE[basis]


def rule_sentence(rule: CertificateRule) -> str:
    """The whole rule: "Kehadiran paling sedikit 80 % dari …"."""
    parts = [f"Kehadiran paling sedikit {rule.least_percent} % dari {_BASES[rule.basis]}"]
    if rule.mandatory_percent:
        parts.append(f"paling sedikit {rule.mandatory_percent} % dari sesi yang wajib diikuti")
    if rule.marks_needed:
        parts.append("tidak ada tanda kosong pada daftar hadir yang sudah selesai")
    if rule.sheets_needed:
        parts.append("semua daftar hadir sudah diisi")
    return f"{'; '.join(parts)}. {_when(rule.days_before_end)}"


def _when(days: int) -> str:
    if days == 0:
        return "Terbit mulai hari terakhir program."
    return f"Terbit mulai {days} hari sebelum program berakhir."
