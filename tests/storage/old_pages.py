"""Puts pages of an older copy of an office's file into a newer one, as somebody with the folder."""

from contextlib import closing

from rehabdesk.storage import driver

PAGE = 4096


def root_pages(path, key, table):
    """The first pages of a table and its indexes, which hold all of a small one."""
    with closing(driver.look(path, key)) as seen:
        sql = "SELECT rootpage FROM sqlite_master WHERE tbl_name = ? AND rootpage > 0"
        return [row[0] for row in seen.execute(sql, (table,))]


def page(path, number):
    """A page as it lies on the disk."""
    with path.open("rb") as file:
        file.seek((number - 1) * PAGE)
        return file.read(PAGE)


def differing(older, newer):
    """The numbers of all pages that both files have and that are not the same."""
    both = min(older.stat().st_size, newer.stat().st_size) // PAGE
    return [one for one in range(1, both + 1) if page(older, one) != page(newer, one)]


def replay(older, newer, *numbers):
    """Put pages of the older file in their places in the newer one."""
    with newer.open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE)
            file.write(page(older, number))


def replay_table(older, newer, key, table):
    """Put a small table of the older file, with its indexes, into the newer one."""
    numbers = root_pages(newer, key, table)
    assert any(page(older, one) != page(newer, one) for one in numbers)
    replay(older, newer, *numbers)
