"""Takes the pictures of the set-up program's pages for the printed guide, under Wine."""

import subprocess
import time
from pathlib import Path

from installer.pins import OUT, ROOT
from installer.screen import Screen
from installer.wine import Wine
from rehabdesk import __version__

PLACE = ROOT / "installer" / "pictures"


def main() -> None:
    """Walk through the pages with Enter, and keep each as a PNG."""
    with Screen(76) as screen:
        wine = Wine(screen.name)
        try:
            wine.start(f"Z:{OUT / f'RehabDesk-{__version__}-Setup.exe'}".replace("/", "\\"))
            screen.wait_for("RehabDesk", 90)
            for number, seconds in ((1, 3.0), (2, 3.0), (3, 60.0)):
                time.sleep(seconds)
                _keep(screen, PLACE / f"setup-{number}.png")
                screen.press("Return")
        finally:
            wine.end()


def _keep(screen: Screen, path: Path) -> None:
    screen.picture(path)
    subprocess.run(
        ["convert", str(path), "-trim", "+repage", "-colors", "64", "-strip", str(path)], check=True
    )


if __name__ == "__main__":
    main()
