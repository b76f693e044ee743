"""The papers of safety: the sheet with the recovery key, and where the audit log stands."""

from datetime import datetime

from rehabdesk.domain.audit import AuditHead, EntryKind
from rehabdesk.domain.dossiers import (
    AuditHeadDossier,
    AuditHeadRow,
    Kop,
    RecoverySheetDossier,
    Signature,
)
from rehabdesk.domain.office import Office, OfficialRole
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import note
from rehabdesk.services.dossiers import kop_on, manager_signature, signature_of, stamp_of
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.numbers import thousands

_KEY_STEPS = (
    (
        "Kunci ini membuka data kantor bila kata sandi terlupa, di komputer mana pun yang punya"
        " salinan folder kantor. Siapa pun yang memegangnya dapat melakukan hal yang sama."
    ),
    "Ketik kunci ini sekali di layar sekarang, supaya pasti terbaca.",
    (
        "Masukkan lembar ini ke amplop, segel, tanda tangani segelnya, dan simpan di brankas atau"
        " di tempat lain yang terpisah dari komputer. Jangan difoto dan jangan disimpan berkasnya."
    ),
    (
        "Bila amplop pernah dibuka, buat kunci baru di halaman Pengguna; lembar ini lalu tidak"
        " berlaku lagi."
    ),
)
_HEAD_STEPS = (
    "Simpan lembar ini di luar ruang komputer, misalnya di kantor wilayah.",
    (
        "Untuk memeriksa: buka Jejak audit, pilih Periksa keutuhan, ketik jumlah catatan dan sidik"
        " dari lembar ini. Bila cocok, semua catatan sampai hari ini masih utuh dan urut."
    ),
)


def recovery_sheet_pdf(office: Office, administrator: str, code: str, *, now: datetime) -> bytes:
    """The sheet of a new office, which has no letterhead yet."""
    lines = ("RAHASIA", office.name.upper(), office.city)
    return _drawn(_recovery(office, Kop(lines=lines), administrator, code, now))


@needs(Right.MANAGE_USERS)
def new_recovery_sheet_pdf(store: Store, code: str, *, now: datetime) -> bytes:
    """The sheet of a key that is about to replace the recovery key; logged as a print."""
    note(store, EntryKind.PRINT, "Lembar kunci pemulihan dicetak")
    return _drawn(recovery_dossier(store, code, now=now))


@needs(Right.MANAGE_USERS)
def recovery_dossier(store: Store, code: str, *, now: datetime) -> RecoverySheetDossier:
    """What the sheet of a recovery key is drawn from."""
    name = store.users.name_of(store.desk.user)
    return _recovery(store.office, kop_on(store, now.date()), name, code, now)


@needs(Right.READ_AUDIT)
def audit_head_pdf(store: Store, *, now: datetime) -> bytes:
    """Where the audit log stands, ready to sign; its own print is the last entry it covers."""
    from rehabdesk.documents.audit_head import AUDIT_HEAD

    note(store, EntryKind.PRINT, "Sidik jejak audit dicetak")
    return AUDIT_HEAD.draw([audit_head_dossier(store, now=now)])


@needs(Right.READ_AUDIT)
def audit_head_dossier(store: Store, *, now: datetime) -> AuditHeadDossier:
    """What the sheet of the audit log's heads is drawn from."""
    heads, office, day = store.audit.heads(), store.office, now.date()
    total = thousands(sum(one.count for one in heads))
    return AuditHeadDossier(
        kop=kop_on(store, day),
        paper=office.paper,
        titles=("SIDIK JEJAK AUDIT", "UNTUK DISIMPAN DI LUAR KANTOR"),
        facts=(("Kantor", office.name), ("Jumlah catatan", total)),
        rows=tuple(_head_row(one) for one in heads),
        steps=_HEAD_STEPS,
        place_and_date=f"{office.city}, {long_date(day)}",
        left_signature=signature_of(store, OfficialRole.WARDEN, day, "Mengetahui,"),
        right_signature=manager_signature(store, day, ""),
        printed_at=stamp_of(office, now),
    )


def pc_code(origin: int) -> str:
    """A PC's number as it is shown: eight hexadecimal digits in two groups."""
    words = f"{origin:08X}"
    return f"{words[:4]}-{words[4:]}"


def _head_row(head: AuditHead) -> AuditHeadRow:
    return AuditHeadRow(pc=pc_code(head.origin), count=thousands(head.count), code=head.code)


def _drawn(dossier: RecoverySheetDossier) -> bytes:
    from rehabdesk.documents.recovery_sheet import RECOVERY_SHEET

    return RECOVERY_SHEET.draw([dossier])


def _recovery(
    office: Office, kop: Kop, administrator: str, code: str, now: datetime
) -> RecoverySheetDossier:
    return RecoverySheetDossier(
        kop=kop,
        paper=office.paper,
        titles=("LEMBAR KUNCI PEMULIHAN", "RAHASIA - SIMPAN DALAM AMPLOP TERSEGEL"),
        facts=(
            ("Kantor", office.name),
            ("Dibuat", stamp_of(office, now)),
            ("Administrator", administrator),
            ("Berlaku", "sampai diganti dengan lembar baru"),
        ),
        code=code,
        groups=tuple(code.split("-")),
        steps=_KEY_STEPS,
        place_and_date=f"{office.city}, {long_date(now.date())}",
        left_signature=Signature(heading="Mengetahui,", position="Kepala", name=""),
        right_signature=Signature(heading="", position="Administrator", name=administrator),
        printed_at=stamp_of(office, now),
    )
