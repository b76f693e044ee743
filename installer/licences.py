"""Gathers the licence texts, and writes the bill of materials as CycloneDX 1.5."""

import json
import shutil
import uuid
from email import message_from_string
from email.message import Message
from pathlib import Path

from installer.downloads import sha256
from installer.pins import ROOT
from installer.tree import source_date
from rehabdesk import __version__

_LGPL = Path("/usr/share/common-licenses/LGPL-3")
_GPL = Path("/usr/share/common-licenses/GPL-3")
_QT_NOTE = """\
Qt and PySide6 (LGPL-3.0)

RehabDesk uses Qt {version} and PySide6 {version} under the GNU Lesser General Public License,
version 3; its text and that of the GPL to which it refers lie beside this file.

The libraries are separate files: the folder PySide6 below site-packages. They may be replaced by
others with the same interface, for example from another wheel of PySide6_Essentials, and the
program may be taken apart to find faults in such a change.

Their sources are published by The Qt Company: the releases of "qtbase", "qtsvg" and
"pyside-setup" under the version above, at the project's download server and in its public
repositories. They are used here unchanged.
"""


def gather(app: Path, site: Path, python_licence: Path) -> None:
    """Put the texts that no wheel carries beside the program; each wheel's stay with it."""
    folder = app / "licences"
    folder.mkdir()
    shutil.copyfile(python_licence, folder / "Python.txt")
    for source in (_LGPL, _GPL):
        shutil.copyfile(source, folder / f"{source.name}.txt")
    qt = next(site.glob("[Pp]y[Ss]ide6_[Ee]ssentials-*.dist-info"))
    version = _facts(qt)["Version"]
    (folder / "Qt.txt").write_text(_QT_NOTE.format(version=version), encoding="utf-8")
    shutil.copyfile(ROOT / "LICENSE", folder / "RehabDesk.txt")
    for info in site.glob("*.dist-info"):
        for name in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json"):
            (info / name).unlink(missing_ok=True)


def _facts(info: Path) -> Message:
    return message_from_string((info / "METADATA").read_text(encoding="utf-8"))


def components(site: Path) -> list[dict[str, object]]:
    """What lies in a folder of packages: name, version and licence of each."""
    found: list[dict[str, object]] = []
    for info in sorted(site.glob("*.dist-info"), key=lambda one: one.name.lower()):
        facts = _facts(info)
        licence = facts.get("License-Expression") or facts.get("License") or ""
        name, version = facts["Name"], facts["Version"]
        found.append(
            {
                "type": "library",
                "name": name,
                "version": version,
                "purl": f"pkg:pypi/{name.lower().replace('_', '-')}@{version}",
                "licenses": [{"license": {"name": licence.splitlines()[0]}}] if licence else [],
            }
        )
    return found


def bill(site: Path, python: str, wheels: list[Path]) -> str:
    """The bill of materials of one payload; equal contents give an equal text."""
    hashes = {one.name.split("-")[0].lower().replace("_", "-"): sha256(one) for one in wheels}
    parts = components(site)
    for part in parts:
        key = str(part["name"]).lower().replace("_", "-")
        if key in hashes:
            part["hashes"] = [{"alg": "SHA-256", "content": hashes[key]}]
    parts.append(
        {
            "type": "platform",
            "name": "CPython",
            "version": python,
            "licenses": [{"license": {"name": "PSF-2.0"}}],
        }
    )
    whole: dict[str, object] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "rehabdesk", "version": __version__}
        },
        "components": parts,
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, f"{source_date()}{json.dumps(whole)}")
    whole["serialNumber"] = f"urn:uuid:{serial}"
    return json.dumps(whole, indent=1) + "\n"
