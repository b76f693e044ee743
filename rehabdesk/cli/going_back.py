"""Putting an office's file back as it was before the program was upgraded."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from rehabdesk import paths
from rehabdesk.cli.offices import is_given, login_for, passphrase_for
from rehabdesk.services.restoring import take_back
from rehabdesk.storage import is_demonstration, lock_office, may_go_back, office_path

_ASKED = (
    "Berkas kantor dikembalikan seperti sebelum pembaruan. Untuk itu diperlukan nama pengguna dan"
    " kata sandi pengguna yang berhak memulihkan cadangan, atau kunci pemulihan.\n"
)


def go_back(wanted: argparse.Namespace) -> int:
    """Take an upgrade of the file back; 0 also where there is none to take back."""
    aside = _taken_back(wanted, office_path(wanted.office or _last_office()))
    sys.stdout.write(
        "Berkas kantor tidak berubah: pembaruan terakhir tidak mengubah bentuknya.\n"
        if aside is None
        else f"Berkas kantor kembali seperti sebelum pembaruan. Yang baru disimpan di {aside}.\n"
    )
    return 0


def _taken_back(wanted: argparse.Namespace, office: Path) -> Path | None:
    """Put the file back while nobody has the office open; gives where today's is kept."""
    if not office.is_file():
        return None
    lock = lock_office(office.parent)
    try:
        if not may_go_back(office):
            return None
        if not is_given(wanted.passphrase_file) and not is_demonstration(office):
            sys.stdout.write(_ASKED)
            sys.stdout.flush()
        login = login_for(office, wanted.login)
        words = passphrase_for(office, wanted.passphrase_file)
        now = datetime.now().astimezone()
        return take_back(office, words, login, now=now)
    finally:
        lock.release()


def _last_office() -> Path:
    from rehabdesk.ui.preferences import Preferences

    last = Preferences().choices.last_office
    return Path(last) if last else paths.default_office_folder()
