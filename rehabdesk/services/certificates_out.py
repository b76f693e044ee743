"""Certificates going out: one original each, copies with their number and day, DICABUT if revoked.

Whatever draws a certificate to be printed, saved or written takes it from here, so that no second
one looks like the original, and a revoked one never looks valid.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.dossiers import CertificateDossier
from rehabdesk.domain.refusals import NotFound
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store, from_text
from rehabdesk.wording import dates


class Leaving(Struct, frozen=True, kw_only=True):
    """A certificate on its way out: as it was, as it is from then on, and what is drawn."""

    before: Certificate
    certificate: Certificate
    dossier: CertificateDossier


def frozen_dossier(certificate: Certificate) -> CertificateDossier:
    """A certificate's words exactly as they were issued, without any mark."""
    return from_text(CertificateDossier, certificate.frozen)


@needs(Right.PRINT)
def hand_out(
    store: Store,
    certificates: Sequence[Certificate],
    label: str,
    *,
    today: date,
    copy: bool = False,
    kind: EntryKind = EntryKind.PRINT,
) -> Done[tuple[Leaving, ...]]:
    """Let certificates go out: the first time the original, else the next copy; all or none.

    Raises:
        NotFound: none of them is there, or none may be seen.
    """
    leaving = tuple(_leaving(one, today, copy=copy) for one in as_they_are(store, certificates))
    with store.change(label, kind=kind) as change:
        for going in leaving:
            store.certificates.put(going.certificate)
    return Done(leaving, change)


@needs(Right.PRINT)
def give_back(store: Store, leaving: Sequence[Leaving]) -> None:
    """Say that certificates did not go out after all: the printer or the disk refused them.

    One that has gone out again since stays as it is.
    """
    with store.change("Sertifikat tidak jadi keluar", kind=EntryKind.PRINT) as change:
        for going in leaving:
            change.named.append((store.certificates.table, going.certificate.id))
            if store.certificates.get(going.certificate.id) == going.certificate:
                store.certificates.put(going.before)


@needs(Right.PRINT)
def would_go_out(
    store: Store, certificates: Sequence[Certificate], *, today: date, copy: bool = False
) -> tuple[Leaving, ...]:
    """What ``hand_out`` would give; nothing goes out. Raises ``NotFound``."""
    return tuple(_leaving(one, today, copy=copy) for one in as_they_are(store, certificates))


@needs(Right.PRINT)
def as_they_are(store: Store, certificates: Sequence[Certificate]) -> list[Certificate]:
    """Certificates as they stand now, for a list on screen may be older than the last deed.

    Left out is whose holder may not be seen (the store does it), and what was taken back since.

    Raises:
        NotFound: none is left.
    """
    there = [store.certificates.get(one.id) for one in certificates]
    now = [one for one in there if one is not None]
    if certificates and not now:
        raise NotFound(text="sertifikat")
    return now


def _leaving(certificate: Certificate, today: date, *, copy: bool) -> Leaving:
    after = certificate.gone_out(today, copy=copy)
    again = after.copies > certificate.copies
    revoked_on = f"tanggal {dates.long_date(after.revoked_on)}" if after.revoked_on else ""
    dossier = replace(
        frozen_dossier(certificate),
        copy_mark=f"SALINAN KE-{after.copies}" if again else "",
        copy_note=dates.long_date(today) if again else "",
        revoked_mark="DICABUT" if after.revoked else "",
        revoked_note=revoked_on if after.revoked else "",
    )
    return Leaving(before=certificate, certificate=after, dossier=dossier)
