"""The certificate rule reads as a sentence."""

from rehabdesk.domain.attendance import Basis
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.wording.certificate_rule import attendance_sentence, rule_sentence


def test_the_usual_rule_says_percent_basis_and_when():
    words = rule_sentence(CertificateRule())

    assert words.startswith("Kehadiran paling sedikit 80 % dari sesi yang dapat diikuti")
    assert "tidak ada tanda kosong" in words
    assert words.endswith("Terbit mulai 7 hari sebelum program berakhir.")


def test_a_strict_rule_says_every_condition():
    rule = CertificateRule(
        least_percent=90,
        basis=Basis.HELD,
        days_before_end=0,
        sheets_needed=True,
        mandatory_percent=75,
    )

    words = rule_sentence(rule)

    assert "90 % dari semua sesi yang dilaksanakan" in words
    assert "paling sedikit 75 % dari sesi yang wajib diikuti" in words
    assert "semua daftar hadir sudah diisi" in words
    assert words.endswith("Terbit mulai hari terakhir program.")


def test_a_percentage_on_paper_names_both_its_sides_and_its_base():
    words = attendance_sentence(17, 18, Basis.ATTENDABLE)

    assert words == (
        "Kehadiran 94,4 %: hadir 17 dari 18 sesi yang dihitung"
        " (sakit, izin, dan sejenisnya tidak dihitung)"
    )
    assert attendance_sentence(17, 18, Basis.HELD).endswith("(semua sesi yang dilaksanakan)")
