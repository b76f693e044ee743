"""Makes the printed guide's pictures of Setup's pages from those that the trial has taken."""

import subprocess

from installer.pins import BUILD, ROOT

PLACE = ROOT / "installer" / "pictures"


def main() -> None:
    """Cut each picture to its window, in few colours; look at them before they are kept."""
    for number in (1, 2, 3):
        name = f"setup-{number}.png"
        subprocess.run(
            ["convert", str(BUILD / "pictures" / name), "-trim", "+repage", "-colors", "64",
             "-strip", str(PLACE / name)],
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
