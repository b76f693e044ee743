"""Certificates from any screen: shown in one file, to be printed or saved."""

import re
from collections.abc import Sequence

from rehabdesk.domain.certificate import Certificate
from rehabdesk.services.certificate_words import UNNUMBERED
from rehabdesk.services.certificates_out import Leaving
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.going_certificates import GoingCertificates

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 70


def safe(text: str) -> str:
    """A part of a file name that every system takes."""
    return _UNSAFE.sub("-", text).strip(" .-")[:_LONGEST].rstrip(" .-")


def file_name(leaving: Leaving) -> str:
    """What one person's certificate is called on disk."""
    what = "Salinan sertifikat" if leaving.dossier.copy_mark else "Sertifikat"
    return f"{what} - {number_part(leaving.certificate)} - {safe(leaving.dossier.name)}.pdf"


def number_part(certificate: Certificate) -> str:
    """What tells a certificate from all others in a file's name: its number, or its code."""
    return certificate.check_code if certificate.open_number else safe(certificate.number)


def show_certificates(
    context: Context, certificates: Sequence[Certificate], *, copy: bool = False
) -> None:
    """Show certificates in one file, to be printed or saved."""
    if not certificates:
        context.shell.say("Belum ada sertifikat yang terbit di antara yang dipilih.")
        return
    going = GoingCertificates(context, certificates, copy=copy)
    pdf = context.carry_out(going.shown)
    if pdf is None:
        return
    shown = going.leaving
    copies = all(one.dossier.copy_mark for one in shown)
    what = "Salinan sertifikat" if copies else "Sertifikat"
    if len(shown) == 1:
        number = shown[0].certificate.number
        context.shell.show_pdf(pdf, f"{what} {number}", file_name(shown[0]), going)
        return
    serials = [one.certificate.serial for one in shown if not one.certificate.open_number]
    numbers = f"{serials[0]:04}-{serials[-1]:04}" if serials else UNNUMBERED
    context.shell.show_pdf(pdf, f"{what}: {len(shown)} orang", f"{what} {numbers}.pdf", going)
