"""The program's picture in the sizes that the systems want, drawn from one SVG."""

import struct
import subprocess
from pathlib import Path

from PIL import Image

from installer.pins import BUILD, ROOT

SOURCE = ROOT / "resources" / "icons" / "rehabdesk.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def pictures() -> dict[int, Path]:
    """A PNG for each size; made once for each build folder."""
    folder = BUILD / "icon"
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[int, Path] = {}
    for size in SIZES:
        made[size] = folder / f"rehabdesk-{size}.png"
        subprocess.run(
            ["rsvg-convert", "-w", str(size), "-h", str(size), str(SOURCE), "-o", str(made[size])],
            check=True,
        )
    return made


def windows_icon() -> Path:
    """All sizes in one .ico, each as PNG (Windows Vista and later read these)."""
    contents = [(size, path.read_bytes()) for size, path in pictures().items()]
    head = struct.pack("<HHH", 0, 1, len(contents))
    place = len(head) + 16 * len(contents)
    entries = b""
    for size, content in contents:
        side = size % 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), place)
        place += len(content)
    path = BUILD / "icon" / "rehabdesk.ico"
    path.write_bytes(head + entries + b"".join(content for _, content in contents))
    return path


def setup_side() -> Path:
    """The strip at the left of the set-up program's first and last page."""
    path = BUILD / "icon" / "side.bmp"
    strip = Image.new("RGB", (164, 314), "#0a454b")
    with Image.open(pictures()[128]) as picture:
        strip.paste(picture, (18, 30), picture)
    strip.save(path)
    return path
