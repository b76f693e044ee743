"""Words of notes as cells: closed under today's key, opened by it and those before."""

from base64 import b64decode

import pytest

from rehabdesk.domain.note import NoteKind
from rehabdesk.domain.refusals import NoNoteKey
from rehabdesk.storage.closed_words import ClosedWords, is_closed

KIND, OTHER = NoteKind.COUNSELING, NoteKind.MEDICAL
OLD, NEW = bytes(range(32)), bytes(range(32, 64))


def with_keys(keys, kind=KIND):
    words = ClosedWords()
    words.required = True
    words.hold(kind, keys)
    return words


def closed(words="Rindu pada anak", keys=None):
    return with_keys(keys or {1: OLD}).close(KIND, "a", "topic", words)


@pytest.mark.parametrize(
    "words", ["", "Rindu", "é" * 40, "a\nb", "berakhir\x00", "\x01", "x" * 4000]
)
def test_words_that_were_closed_open_as_they_were(words):
    cell = closed(words)

    assert is_closed(cell)
    assert words == "" or words not in cell
    assert with_keys({1: OLD}).opened(KIND, "a", "topic", cell) == words


@pytest.mark.parametrize(
    ("length", "blocks"), [(0, 1), (1, 1), (30, 1), (31, 1), (32, 2), (62, 2), (63, 2), (64, 3)]
)
def test_a_cell_tells_the_length_of_its_words_by_blocks_of_32_alone(length, blocks):
    content = b64decode(closed("x" * length).rpartition(":")[2])

    assert len(content) == 12 + 32 * blocks + 16


def test_the_same_words_never_become_the_same_cell():
    assert closed() != closed()


def test_words_lie_under_the_newest_key_and_those_before_open_with_their_own():
    both = with_keys({1: OLD, 2: NEW})
    cell = both.close(KIND, "a", "topic", "Rindu")

    assert both.opened(KIND, "a", "topic", cell) == "Rindu"
    assert both.opened(KIND, "a", "topic", closed("Lama")) == "Lama"
    assert with_keys({2: NEW}).opened(KIND, "a", "topic", cell) == "Rindu"
    assert with_keys({1: OLD}).opened(KIND, "a", "topic", cell) is None
    assert with_keys({2: OLD}).opened(KIND, "a", "topic", cell) is None


@pytest.mark.parametrize(
    ("kind", "note", "column"),
    [(OTHER, "a", "topic"), (KIND, "b", "topic"), (KIND, "a", "plan")],
)
def test_a_cell_opens_in_its_own_place_alone(kind, note, column):
    words = with_keys({1: OLD})
    words.hold(OTHER, {1: OLD})

    assert words.opened(kind, note, column, closed()) is None


@pytest.mark.parametrize("number", ["", "x", "-1", "2", "01x", "9" * 8, "9" * 9, "9" * 5000, "¹"])
def test_a_cell_of_a_number_that_nobody_has_does_not_open(number):
    mark, _, content = closed().rpartition("1:")
    words = with_keys({1: OLD, 99999999: NEW})

    assert words.opened(KIND, "a", "topic", f"{mark}{number}:{content}") is None
    assert words.opened(KIND, "a", "topic", f"{mark}1:{content}") is not None


@pytest.mark.parametrize("content", ["", "%%%", "AAAA", "A"])
def test_a_cell_that_is_cut_or_no_cell_does_not_open(content):
    mark = closed().rpartition(":")[0]

    assert with_keys({1: OLD}).opened(KIND, "a", "topic", f"{mark}:{content}") is None


def test_a_number_of_eight_digits_is_one():
    words = with_keys({99999999: NEW})

    assert words.opened(KIND, "a", "topic", words.close(KIND, "a", "topic", "Ya")) == "Ya"


def test_words_in_clear_stay_as_they_are():
    words = with_keys({1: OLD})

    assert words.opened(KIND, "a", "topic", "Rindu") == "Rindu"
    assert not is_closed("Rindu")
    assert not is_closed(None)
    assert not is_closed(b"")


def test_where_nothing_is_closed_everything_is_written_and_read():
    words = ClosedWords()

    assert words.holds(KIND)
    assert words.close(KIND, "a", "topic", "Rindu") == "Rindu"
    assert words.keys(KIND) == {}


def test_without_the_key_nothing_is_written():
    words = with_keys({1: OLD})

    assert (words.holds(KIND), words.holds(OTHER)) == (True, False)
    with pytest.raises(NoNoteKey):
        words.close(OTHER, "a", "topic", "Rindu")


def test_keys_are_had_until_they_are_let_go():
    words = with_keys({1: OLD})
    assert words.keys(KIND) == {1: OLD}
    words.hold(KIND, {2: NEW})
    assert words.keys(KIND) == {2: NEW}

    words.hold(KIND, {})

    assert (words.holds(KIND), words.keys(KIND)) == (False, {})
    assert words.opened(KIND, "a", "topic", closed()) is None


def test_what_the_sheet_has_is_kept_by_sort():
    words = ClosedWords()
    words.hold_sheet(KIND, OLD)

    assert (words.sheet(KIND), words.sheet(OTHER)) == (OLD, b"")
