"""Starts the installed program: its own folders only, whatever else this computer has."""

import os
import sys
from pathlib import Path

_APP = Path(__file__).resolve().parent
sys.path[:0] = [str(_APP), str(_APP.parent / "site-packages")]
# The loader has read it; programs that are started from here must not be given our libraries, but
# our own reading processes must.
if _libraries := os.environ.pop("LD_LIBRARY_PATH", ""):
    os.environ["REHABDESK_LIBRARIES"] = _libraries
# A window has no console on Windows, and a library that writes to one must not stop it.
for _name in ("stdout", "stderr"):
    if getattr(sys, _name) is None:
        setattr(sys, _name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115

from rehabdesk.__main__ import main  # noqa: E402 - the folders must be known first

if __name__ == "__main__":
    main()
