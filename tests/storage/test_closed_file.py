"""The digest of a closed file: what goes into it, at every size, and what it leaves out."""

import hashlib
import os

import pytest

from rehabdesk.storage import driver
from rehabdesk.storage.closed_file import digest_of, digest_of_open
from rehabdesk.storage.ring_facts import (
    COPY,
    FOUND,
    OPEN,
    PAGES,
    USERS,
    as_closed,
    as_copied,
    as_open,
    of_no_closing,
    of_restored,
)

PAGE, END = 4096, 80


def expected(content):
    """The digest as it is written in every ring: it must never change."""
    whole = len(content) // PAGE
    ends = b"".join(content[one * PAGE - END : one * PAGE] for one in range(1, whole + 1))
    rest = content[whole * PAGE :]
    return hashlib.sha256(
        b"rehabdesk pages 1" + ends + (b"rest" + rest if rest else b"")
    ).hexdigest()


@pytest.mark.parametrize(
    "size",
    [
        *(0, 1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE),
        *(255 * PAGE, 256 * PAGE, 256 * PAGE + 1, 257 * PAGE, 513 * PAGE + 7),
    ],
)
def test_the_ends_of_all_pages_and_what_is_left_over_are_in_it(tmp_path, size):
    content = os.urandom(size)
    (tmp_path / "berkas").write_bytes(content)

    assert digest_of(tmp_path / "berkas") == expected(content)


@pytest.mark.parametrize(
    ("place", "differs"),
    [(0, False), (PAGE - END - 1, False), (PAGE - END, True), (PAGE - 1, True), (PAGE, False)],
)
def test_of_a_page_only_its_random_vector_and_seal_are_in_it(tmp_path, place, differs):
    content = bytearray(os.urandom(3 * PAGE))
    (tmp_path / "berkas").write_bytes(content)
    before = digest_of(tmp_path / "berkas")
    content[place] ^= 1
    (tmp_path / "berkas").write_bytes(content)

    assert (digest_of(tmp_path / "berkas") != before) is differs


def test_two_pages_that_are_exchanged_are_told(tmp_path):
    one, other = os.urandom(PAGE), os.urandom(PAGE)
    (tmp_path / "satu").write_bytes(one + other)
    (tmp_path / "dua").write_bytes(other + one)

    assert digest_of(tmp_path / "satu") != digest_of(tmp_path / "dua")


class Slow:
    """A file on a system that gives a few bytes at a time."""

    def __init__(self, content):
        self.content, self.place = content, 99

    def seek(self, place):
        self.place = place

    def read(self, most):
        given = self.content[self.place : self.place + min(most, 5000)]
        self.place += len(given)
        return given


def test_a_file_that_is_given_in_pieces_has_the_same_digest():
    content = os.urandom(300 * PAGE + 3)

    assert digest_of_open(Slow(content)) == expected(content)  # type: ignore[arg-type]


@pytest.mark.parametrize(("size", "told"), [(None, False), (0, False), (1, True)])
def test_a_log_beside_is_one_with_something_in_it(tmp_path, size, told):
    if size is not None:
        (tmp_path / "kantor.rehab-wal").write_bytes(bytes(size))

    assert driver.has_log(tmp_path / "kantor.rehab") is told


ALL = {USERS: "u", PAGES: "p", OPEN: "1", COPY: "1", FOUND: "f"}


@pytest.mark.parametrize(
    ("made", "facts"),
    [
        (of_no_closing(ALL), {USERS: "u", FOUND: "f"}),
        (as_open(ALL), {USERS: "u", FOUND: "f", OPEN: "1"}),
        (as_closed(ALL, "q"), {USERS: "u", FOUND: "f", PAGES: "q"}),
        (
            as_copied(ALL, {USERS: "v"}, "q"),
            {USERS: "v", FOUND: "f", PAGES: "q", COPY: "1"},
        ),
        (of_restored(ALL), {FOUND: "f"}),
        (of_restored({USERS: "u"}), {}),
    ],
)
def test_a_file_that_is_closed_open_copied_or_put_back_says_so_and_nothing_else(made, facts):
    assert made == facts
