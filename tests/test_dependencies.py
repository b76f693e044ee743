"""The page of dependencies says of each what is locked, and what the driver brings along."""

import re
from pathlib import Path

from rehabdesk.storage import driver

ROOT = Path(__file__).parents[1]


def test_the_page_of_dependencies_names_what_is_locked():
    locked = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements.txt").read_text(), re.M)
    told = re.findall(r"^\| ([\w.-]+) \| ([\w.]+) \| \d{4}-\d\d-\d\d \| \S", _page(), re.M)

    assert told == locked, "docs/dependencies.md: the version and its day of release"


def test_the_page_of_dependencies_names_the_openssl_inside_the_driver(tmp_path):
    database = driver.connect(tmp_path / "any.db", bytes(32), make=True)
    (words,) = database.execute("PRAGMA cipher_provider_version").fetchone()
    database.close()

    assert words.split()[1] in _page(), words


def _page():
    return (ROOT / "docs" / "dependencies.md").read_text("utf-8")
