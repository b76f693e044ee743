"""Which version runs here, with which engines, and under whose licences."""

import json
import platform
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from rehabdesk import __version__, paths
from rehabdesk.storage import Store

if TYPE_CHECKING:
    from email.message import Message

_PARTS = (
    "PySide6_Essentials",
    "shiboken6",
    "sqlcipher3",
    "sqlite-utils",
    "msgspec",
    "cryptography",
    "cffi",
    "reportlab",
    "rl_accel",
    "pillow",
    "charset-normalizer",
    "pypdfium2",
    "python-calamine",
    "XlsxWriter",
    "rapidfuzz",
    "zxing-cpp",
    "click",
    "click-default-group",
    "pluggy",
    "pycryptodomex",
    "python-dateutil",
    "pyzipper",
    "sqlite-fts4",
    "tabulate",
)
_LIKE_LICENCES = ("licen", "copying", "notice")


class ProgramPart(Struct, frozen=True, kw_only=True):
    """A part of the program: its name, version, kind of licence, and the licence's words."""

    name: str
    version: str
    licence: str
    text: str


def build() -> str:
    """The day and commit that an installed program was built from; empty in a source tree."""
    try:
        words = json.loads((paths.resources() / "build.json").read_text(encoding="utf-8"))
        return str(words["build"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def engines(store: Store | None = None) -> tuple[tuple[str, str], ...]:
    """Names and versions of what the program runs on; the file's engine needs an open office."""
    found = [("RehabDesk", f"{__version__} {build()}".strip())]
    found.append(("Python", platform.python_version()))
    if store is not None:
        found.append(("SQLite", str(store.value("SELECT sqlite_version()"))))
        found.append(("SQLCipher", str(store.value("PRAGMA cipher_version"))))
    found.append(("reportlab", _version("reportlab")))
    found.append(("PDFium (pypdfium2)", _version("pypdfium2")))
    found.append(("Sistem", f"{platform.system()} {platform.release()} {platform.machine()}"))
    return tuple(found)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "tidak ada"


def parts() -> tuple[ProgramPart, ...]:
    """Everything of others that the program carries, with the words of its licence."""
    found = [_part(name) for name in _PARTS]
    found += [
        ProgramPart(name=text.stem, version="", licence="", text=_read(text))
        for text in sorted((paths.resources().parent / "licences").glob("*.txt"))
    ]
    for name, path in (
        ("Inter", paths.fonts() / "OFL.txt"),
        ("DejaVu Sans", paths.fonts() / "DejaVu-LICENSE.txt"),
        ("Lucide", paths.icons() / "LICENSE.txt"),
    ):
        found.append(ProgramPart(name=name, version="", licence="", text=_read(path)))
    return tuple(one for one in found if one.version or one.text)


def _part(name: str) -> ProgramPart:
    try:
        facts = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return ProgramPart(name=name, version="", licence="", text="")
    said = cast("Message", facts.metadata)
    licence = str(said.get("License-Expression") or said.get("License") or "")
    return ProgramPart(
        name=name,
        version=facts.version,
        licence=licence.partition("\n")[0],
        text="\n\n".join(_texts(facts)),
    )


def _texts(facts: metadata.Distribution) -> list[str]:
    """The licence files in a package's own folder of facts; the list of files may be gone."""
    folder = next(
        (
            one
            for one in Path(str(facts.locate_file(""))).glob("*.dist-info")
            if one.name.lower().replace("_", "-").startswith(_folder_name(facts))
        ),
        None,
    )
    if folder is None:
        return []
    wanted = [
        one
        for one in sorted(folder.rglob("*"))
        if one.is_file() and any(word in _inside(folder, one) for word in _LIKE_LICENCES)
    ]
    return [_read(one) for one in wanted if "commercial" not in one.name.lower()]


def _inside(folder: Path, file: Path) -> str:
    """A file's place below a folder: some keep their licences in one named so."""
    return file.relative_to(folder).as_posix().lower()


def _folder_name(facts: metadata.Distribution) -> str:
    return f"{facts.metadata['Name']}-{facts.version}.".lower().replace("_", "-")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
