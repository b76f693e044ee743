"""A process in the place of the one that looks at backups: it says what it was told to."""

from rehabdesk.bounded.answering import serve
from rehabdesk.domain.backup import Contents
from rehabdesk.storage.foreign_carrying import SeenCopy, Verdict, packed_answer


def main(words):
    """Say in the counts which limits it was given; the name says the number of the key."""
    name, seconds, memory = words
    told = Contents(counts={"seconds": seconds, "memory": memory})
    answer = packed_answer(SeenCopy(Verdict.OURS, int(name), 20, told))
    serve(lambda _asked: answer, seconds, memory)
