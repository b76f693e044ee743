"""A screen without a monitor, on which the trials open real windows and take their pictures."""

import os
import subprocess
import time
from pathlib import Path
from types import TracebackType

from installer.pins import Stop

_PATIENCE = 8.0
"""Seconds between two tries with a key."""


class Screen:
    """An Xvfb of 1366 x 768 for the length of a ``with``."""

    def __init__(self, number: int) -> None:
        self.name = f":{number}"
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Screen":
        words = ["Xvfb", self.name, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
        quiet = subprocess.DEVNULL
        self._server = subprocess.Popen(words, stdout=quiet, stderr=quiet)
        asking = ["xdotool", "getdisplaygeometry"]
        for _ in range(100):
            time.sleep(0.1)
            if not subprocess.run(
                asking, env=self._environment(), capture_output=True, check=False
            ).returncode:
                return self
        raise Stop("Xvfb did not start")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait()

    def wait_for(self, title: str, seconds: float) -> float:
        """Wait until a window with this title shows; gives how long it took, or stops."""
        began = time.perf_counter()
        words = ["xdotool", "search", "--onlyvisible", "--name", title]
        while time.perf_counter() - began < seconds:
            done = subprocess.run(words, env=self._environment(), capture_output=True, check=False)
            if done.stdout.strip():
                return time.perf_counter() - began
            time.sleep(0.1)
        raise Stop(f"no window named {title!r} within {seconds:.0f} s")

    def press_until(self, key: str, title: str, seconds: float) -> float:
        """Press a key until a window with this title shows; how long that took, or a stop.

        The start window takes the key as meant once it knows what office it stands before.
        """
        began = time.perf_counter()
        while True:
            self.press(key)
            left = seconds - (time.perf_counter() - began)
            try:
                self.wait_for(title, min(_PATIENCE, left))
            except Stop:
                if left < _PATIENCE:
                    raise
            else:
                return time.perf_counter() - began

    def press(self, *keys: str) -> None:
        """Press keys in whatever window has them."""
        for key in keys:
            subprocess.run(["xdotool", "key", key], env=self._environment(), check=False)
            time.sleep(0.3)

    def picture(self, path: Path) -> None:
        """Keep what the screen shows, for somebody to look at."""
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["import", "-window", "root", str(path)], env=self._environment(), check=False
        )

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.name}
