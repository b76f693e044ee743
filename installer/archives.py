"""Archives whose bytes depend on their contents only, and the hash beside each."""

import subprocess
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from installer.downloads import sha256
from installer.tree import source_date


def zip_folder(folder: Path, path: Path, top: str) -> Path:
    """Pack a folder as a ZIP with one folder inside."""
    moment = datetime.fromtimestamp(source_date(), UTC).timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                name = f"{top}/{file.relative_to(folder).as_posix()}"
                member = zipfile.ZipInfo(name, moment)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.external_attr = 0o644 << 16
                archive.writestr(member, file.read_bytes())
    return path


def tar_folder(folder: Path, path: Path, top: str) -> Path:
    """Pack a folder as a .tar.xz that belongs to nobody in particular."""
    loose = path.with_suffix("")
    with tarfile.open(loose, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for file in [folder, *sorted(folder.rglob("*"))]:
            inside = file.relative_to(folder).as_posix()
            member = archive.gettarinfo(str(file), top if inside == "." else f"{top}/{inside}")
            member.uid = member.gid = 0
            member.uname = member.gname = ""
            member.mtime = source_date()
            if member.isreg():
                with file.open("rb") as content:
                    archive.addfile(member, content)
            else:
                archive.addfile(member)
    # Always in blocks, so that a computer with one processor writes the same bytes.
    subprocess.run(["xz", "-6", "-T2", "--force", str(loose)], check=True)
    return path


def put_hash_beside(path: Path) -> Path:
    """Write the SHA-256 of a file beside it, as sha256sum reads it."""
    beside = path.with_name(f"{path.name}.sha256")
    beside.write_text(f"{sha256(path)}  {path.name}\n", encoding="ascii")
    return beside
