"""Sertifikat: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.certificates.screen import CertificatesPage

    return CertificatesPage(context)


CERTIFICATES = Screen(
    key="certificates", title="Sertifikat", icon="certificate", keys="Alt+7", make=make
)
