"""What docs/security.md names as its proofs is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORDS = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def missing(words):
    """Paths of tests that are not there, and names of tests that no file or function has."""
    paths = {one.rstrip("./") for one in re.findall(r"\btests/[\w./-]+", words)}
    names = set(re.findall(r"\btest_\w+", words))
    known = {one.stem for one in (ROOT / "tests").rglob("test_*.py")}
    for one in (ROOT / "tests").rglob("*.py"):
        known.update(re.findall(r"^def (test_\w+)", one.read_text(encoding="utf-8"), re.MULTILINE))
    return {one for one in paths if not (ROOT / one).exists()} | (names - known)


def test_every_test_that_the_security_part_names_exists():
    assert WORDS.count("tests/") > 40
    assert missing(WORDS) == set()


def test_a_name_of_nothing_is_found():
    planted = f"{WORDS} (`tests/storage/test_of_nothing.py`, `test_{'gone'}_long_ago`)"

    assert missing(planted) == {
        "tests/storage/test_of_nothing.py",
        "test_of_nothing",
        "test_gone_long_ago",
    }


def test_every_module_that_the_security_part_names_exists():
    modules = [one for one in re.findall(r"`([\w/]+\.py)`", WORDS) if "test" not in one]

    assert modules
    for one in modules:
        assert list((ROOT / "rehabdesk").rglob(one)), one
