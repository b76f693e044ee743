"""No dialog is larger than the screen that it opens on, here 1366 x 768 shown at 150 %."""

import json
import os
import subprocess
import sys
from pathlib import Path

SCREEN = {"name": "kecil", "x": 0, "y": 0, "width": 910, "height": 472, "dpr": 1}
LARGEST = (910, 472)


def opened(folder):
    """The sizes of dialogs on a small screen, in a process of its own: a screen cannot change."""
    settings = folder / "layar.json"
    settings.write_text(json.dumps({"screens": [SCREEN]}))
    done = subprocess.run(
        [sys.executable, "-m", __spec__.name],
        env=os.environ
        | {"QT_QPA_PLATFORM": f"offscreen:configfile={settings.name}"}
        | {"PYTHONPATH": str(Path.cwd())},
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def test_a_dialog_is_never_larger_than_a_small_screen(tmp_path):
    sizes = opened(tmp_path)

    assert len(sizes) == 5
    for name, (wide, high) in sizes.items():
        assert wide <= LARGEST[0], name
        assert high <= LARGEST[1], name


def main():
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    from rehabdesk.ui.preferences import Preferences
    from rehabdesk.ui.shell.guide_dialog import GuideDialog
    from rehabdesk.ui.shell.looks import set_theme
    from rehabdesk.ui.shell.new_office_dialog import NewOfficeDialog
    from rehabdesk.ui.shell.rescue_dialog import RescueDialog
    from rehabdesk.ui.shell.start_window import StartWindow
    from rehabdesk.ui.widgets.dialog import FormDialog
    from rehabdesk.ui.widgets.fields import TextField
    from rehabdesk.ui.widgets.form import Form

    set_theme(dark=False)
    here = Path.cwd()
    choices = Preferences(here)
    form = Form()
    for number in range(30):
        form.row(f"Isian {number}", TextField())
    windows = (
        FormDialog("Banyak isian", form, "Simpan", lambda: None, width=1210),
        NewOfficeDialog(here / "kantor", choices),
        GuideDialog((), "home"),
        RescueDialog(here / "kantor"),
        StartWindow(choices, here / "kantor", here / "contoh"),
    )
    sizes = {}
    for window in windows:
        window.show()
        for _ in range(4):
            application.processEvents()
        sizes[type(window).__name__] = window.size().toTuple()
    sys.stdout.write(json.dumps(sizes))


if __name__ == "__main__":
    main()
