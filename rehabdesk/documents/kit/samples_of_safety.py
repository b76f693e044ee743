"""Invented sheets of keys and of the audit log, for the tests and the gallery."""

from rehabdesk.documents.kit.samples import KOP, PROGRAM_MANAGER, WARDEN
from rehabdesk.domain.dossiers import AuditHeadDossier, AuditHeadRow, RecoverySheetDossier
from rehabdesk.domain.office import Paper
from rehabdesk.domain.recovery_key import make_recovery_code

_CODE = make_recovery_code(bytes(range(7, 27)))


def sample_recovery_sheets() -> tuple[RecoverySheetDossier, ...]:
    """One sheet with a key that opens nothing."""
    return (
        RecoverySheetDossier(
            kop=KOP,
            paper=Paper.A4,
            titles=("LEMBAR KUNCI PEMULIHAN", "RAHASIA - SIMPAN DALAM AMPLOP TERSEGEL"),
            facts=(
                ("Kantor", "Lembaga Pemasyarakatan Kelas IIA Serang"),
                ("Dibuat", "30 Agustus 2021 09.15 WIB"),
                ("Administrator", "Ratna Dewi Lestari"),
                ("Berlaku", "sampai diganti dengan lembar baru"),
            ),
            code=_CODE,
            groups=tuple(_CODE.split("-")),
            steps=(
                "Kunci ini membuka data kantor bila semua kata sandi terlupa.",
                "Masukkan lembar ini ke amplop, segel, tanda tangani segelnya, simpan di brankas.",
            ),
            place_and_date="Serang, 30 Agustus 2021",
            left_signature=WARDEN,
            right_signature=PROGRAM_MANAGER,
            printed_at="Dicetak 30 Agustus 2021 09.15 WIB",
        ),
    )


def sample_audit_heads() -> tuple[AuditHeadDossier, ...]:
    """The heads of two PCs."""
    code = " ".join(f"{number * 2654435761 % 65536:04X}" for number in range(1, 17))
    return (
        AuditHeadDossier(
            kop=KOP,
            paper=Paper.A4,
            titles=("SIDIK JEJAK AUDIT", "UNTUK DISIMPAN DI LUAR KANTOR"),
            facts=(("Kantor", "Lembaga Pemasyarakatan Kelas IIA Serang"), ("Catatan", "1.204")),
            rows=(
                AuditHeadRow(pc="3F2A-91C0", count="1.180", code=code),
                AuditHeadRow(pc="0B77-12E4", count="24", code=code[::-1]),
            ),
            steps=("Bandingkan dengan layar Jejak audit, Periksa keutuhan.",),
            place_and_date="Serang, 30 Agustus 2021",
            left_signature=WARDEN,
            right_signature=PROGRAM_MANAGER,
            printed_at="Dicetak 30 Agustus 2021 09.15 WIB",
        ),
    )
