"""The command that writes a list out of the office, and the locks of what commands write."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from rehabdesk.cli.offices import opened
from rehabdesk.domain.refusals import NotFound
from rehabdesk.wording.numbers import thousands

if TYPE_CHECKING:
    from pathlib import Path

    from rehabdesk.domain.importing import ExportPreset
    from rehabdesk.storage import Store


def export_list(wanted: argparse.Namespace) -> int:
    """Write all residents in an order of columns, locked unless --open says otherwise."""
    from rehabdesk.services import outgoing
    from rehabdesk.services.exporting import ListFormat, people_table

    out: Path = wanted.out
    form = ListFormat.CSV if out.suffix.casefold() == ".csv" else ListFormat.XLSX
    passphrase = passphrase_unless_open(open_=wanted.open)
    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        table = people_table(store, _preset_named(store, wanted.preset))
        path = outgoing.export_list(store, table, form, out, passphrase)
    facts = {"path": str(path), "rows": len(table.rows), **lock_facts(passphrase)}
    words = [f"{path}: {thousands(len(table.rows))} residen", *lock_lines(passphrase)]
    text = json.dumps(facts, ensure_ascii=False) if wanted.json else "\n".join(words)
    sys.stdout.write(f"{text}\n")
    return 0


def passphrase_unless_open(*, open_: bool) -> str:
    """A new passphrase for what is written, or nothing where it is to stay open."""
    from rehabdesk.services.sealed_export import new_export_passphrase

    return "" if open_ else new_export_passphrase()


def lock_facts(passphrase: str) -> dict[str, str]:
    """The passphrase for a machine, where there is one."""
    return {"passphrase": passphrase} if passphrase else {}


def lock_lines(passphrase: str) -> list[str]:
    """The passphrase for a person, said this once; or what it means that there is none."""
    if passphrase:
        return [f"Kata sandi: {passphrase}", "Catat sekarang; kata sandi ini tidak disimpan."]
    return ["Tidak dikunci: siapa pun yang memegang berkasnya dapat membacanya."]


def _preset_named(store: "Store", name: str | None) -> "ExportPreset":
    from rehabdesk.services.export_presets import presets

    known = presets(store)
    if name is None:
        return known[0]
    found = [one for one in known if one.name.casefold() == name.strip().casefold()]
    if not found:
        raise NotFound("preset", text=name)
    return found[0]
