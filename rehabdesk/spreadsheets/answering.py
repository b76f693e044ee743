"""The reading of a list in the process that was started for it."""

from importlib import import_module

from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.spreadsheets.carrying import MOST_ANSWER, packed_answer, question_in
from rehabdesk.spreadsheets.delimited import read_pasted
from rehabdesk.spreadsheets.reading import read_tables

_MEGABYTE = 1024 * 1024


def load() -> None:
    """Load what reading takes, while nobody waits yet."""
    import_module("python_calamine")


def read(packed: bytes) -> bytes:
    """The sheets of the list that is asked for, or the sentence of its refusal."""
    wanted = question_in(packed)
    try:
        if wanted.pasted:
            grids = (read_pasted(wanted.content.decode("utf-8", "replace"), wanted.file),)
        else:
            grids = read_tables(wanted.file, wanted.content)
    except ListUnreadable as refused:
        return packed_answer((), str(refused.facts["problem"]))
    answer = packed_answer(grids)
    if len(answer) > MOST_ANSWER * _MEGABYTE:
        return packed_answer((), "isinya terlalu banyak. Bagi menjadi beberapa berkas.")
    return answer
