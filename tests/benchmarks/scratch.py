"""A folder of its own for what the benchmarks write, on the disk that offices would use."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.paired import ROOT


@contextmanager
def scratch_folder() -> Generator[Path]:
    """An empty folder below ``build``: the system's own folder may live in memory."""
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as folder:
        yield Path(folder)
