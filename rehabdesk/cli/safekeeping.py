"""Backing up, restoring and verifying an office without a window."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from rehabdesk.cli.offices import CannotDo, login_for, opened, passphrase_for
from rehabdesk.services.comparing import compare_closed
from rehabdesk.services.pages import found_words
from rehabdesk.services.rescue import find_backups, is_former_beside, unlock_any
from rehabdesk.services.restoring import permit, restore_permitted
from rehabdesk.services.safekeeping import (
    Charge,
    back_up,
    backups_of,
    charge_of,
    copy_to,
    is_sound,
    with_former_key,
)
from rehabdesk.storage import keys_path, office_path
from rehabdesk.storage.whole_file import FACTS_FILE, first_look, require_as_copied
from rehabdesk.wording.dates import stamp
from rehabdesk.wording.numbers import file_size, thousands
from rehabdesk.wording.safekeeping import FORMER_KEY, FORMER_KEY_MEANS
from rehabdesk.wording.terms import label


def _say(wanted: argparse.Namespace, facts: dict[str, Any], lines: list[str]) -> None:
    text = json.dumps(facts, ensure_ascii=False) if wanted.json else "\n".join(lines)
    sys.stdout.write(f"{text}\n")


def backup(wanted: argparse.Namespace) -> int:
    """Back up to one folder, or to all places of the office; 1 where one of them failed."""
    now = datetime.now().astimezone()
    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        charge = charge_of(store)
        if charge is None:
            raise CannotDo("Kantor ini tidak ada di berkas.")
        if wanted.to is not None:
            return _backup_to(wanted, charge, now)
        results = back_up(charge, now)
    lines = [
        f"{label(one.place)}, {one.where}: {'baik' if one.good else 'gagal'}" for one in results
    ]
    facts = {
        "results": [
            {"place": one.place.value, "where": one.where, "trouble": one.trouble}
            for one in results
        ]
    }
    _say(wanted, facts, lines)
    return 0 if all(one.good for one in results) else 1


def _backup_to(wanted: argparse.Namespace, charge: Charge, now: datetime) -> int:
    made = copy_to(charge, wanted.to / charge.label, now)
    records = sum(made.held.counts.values())
    path = wanted.to / charge.label / made.folder
    words = f"{path}: {thousands(records)} catatan, {file_size(made.size)}, sudah dibuka ulang"
    _say(wanted, {"path": str(path), "records": records, "bytes": made.size}, [words])
    return 0


def restore_office(wanted: argparse.Namespace) -> int:
    """Put the newest backup of a folder in the place of an office; today's file is kept aside."""
    found = find_backups(wanted.source)
    if not found:
        raise CannotDo(f"Di {wanted.source.name} tidak ada cadangan yang baik.")
    source, newest = found[0]
    folder = wanted.office if wanted.office.is_dir() else _folder_of(wanted.office)
    passphrase = passphrase_for(source, wanted.passphrase_file)
    now = datetime.now().astimezone()
    permitted = permit(
        source,
        folder,
        passphrase,
        login_for(source, wanted.login),
        count_in=folder if folder.is_dir() else source.parent,
        now=now,
    )
    compared = compare_closed(permitted, source, folder)
    contents = restore_permitted(permitted, source, newest.made_at, folder, now)
    records = sum(contents.counts.values())
    made = stamp(newest.made_at, "").strip()
    changes = [one for one in compared.lines if one.today is not None and not one.same]
    facts = {
        "path": str(folder),
        "made_at": newest.made_at.isoformat(),
        "records": records,
        "differences": {
            one.words: {"lost": one.lost, "back": one.back, "changed": one.changed}
            for one in changes
        },
    }
    lines = [f"{folder}: dipulihkan dari cadangan {made}, {thousands(records)} catatan."]
    lines += [
        f"{one.words}: hilang {thousands(one.lost)}, kembali {thousands(one.back)},"
        f" berubah {thousands(one.changed)}"
        for one in changes
    ]
    _say(wanted, facts, lines)
    return 0


def _folder_of(office: Path) -> Path:
    """The folder of an office that may not be there yet, given as folder or file."""
    return office.parent if office.suffix == ".rehab" else office


def verify(wanted: argparse.Namespace) -> int:
    """Read every page of an office or a backup and follow its audit log; 1 where it is broken."""
    if (wanted.office / FACTS_FILE).is_file():
        return _verify_backup(wanted)
    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        charge = charge_of(store)
        pages = charge is not None and is_sound(charge)
        chain = store.audit.verify()
        as_closed = not found_words(store)
        kept = [] if charge is None else [source for _, source, _ in backups_of(charge)]
        former = frozenset[Path]() if charge is None else with_former_key(charge, kept)
    fit = chain.broken is None
    lines = [
        f"Halaman berkas: {'baik' if pages else 'rusak'}",
        f"Seperti saat ditutup: {'ya' if as_closed else 'tidak, ada halaman dari hari lain'}",
        f"Jejak audit: {thousands(chain.count)} catatan, "
        + ("utuh" if chain.broken is None else f"{label(chain.broken)}: {chain.number}"),
    ]
    if former:
        lines.append(f"Cadangan: {thousands(len(former))} {FORMER_KEY}. {FORMER_KEY_MEANS}")
    _say(
        wanted,
        {
            "pages": pages,
            "as_closed": as_closed,
            "audit": fit,
            "entries": chain.count,
            "backups_with_former_key": len(former),
        },
        lines,
    )
    return 0 if pages and as_closed and fit else 1


def _verify_backup(wanted: argparse.Namespace) -> int:
    """Read a backup where it lies, on a stick for one, and compare it with what was counted."""
    source: Path = wanted.office
    words = passphrase_for(source, wanted.passphrase_file)
    login = login_for(source, wanted.login)
    now = datetime.now().astimezone()
    unlocked = unlock_any((source,), words, login, count_in=source.parent, now=now)
    found = find_backups(source, unlocked.key)
    contents = first_look(office_path(source), (unlocked.key,)).contents
    require_as_copied(keys_path(source), office_path(source), unlocked.key)
    same = bool(found) and found[0][1].contents == contents
    records = sum(contents.counts.values())
    told = "sama dengan saat dibuat" if same else "lain dari saat dibuat"
    former = is_former_beside(source, words, login)
    lines = [f"Cadangan {source.name}: semua halaman baik, {thousands(records)} catatan, {told}"]
    if former:
        lines.append(f"{FORMER_KEY.capitalize()}. {FORMER_KEY_MEANS}")
    facts = {"pages": True, "same": same, "records": records, "former_key": former}
    _say(wanted, facts, lines)
    return 0 if same else 1
