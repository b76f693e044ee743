"""A list read in a process of its own, as the rest of the program asks for it."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from rehabdesk.bounded.asking import (
    NoAnswer,
    NoAnswerError,
    ReadingKind,
    ReadingUnderWay,
    Spare,
)
from rehabdesk.bounded.foreign_file import NoPlainFileError, TooLargeError, read_plain_file
from rehabdesk.spreadsheets.carrying import MOST_ANSWER, answer_in, packed_question
from rehabdesk.spreadsheets.grid import Grid, unreadable

MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is read."""
LISTS = ReadingKind("lists", seconds=20, memory=768, answer=MOST_ANSWER)
"""The reading of a list: a workbook of 20,000 rows and 40 columns takes 3 s and 300 MB."""

_MUCH = 20_000
_SENTENCES = {
    NoAnswer.MEMORY: "isinya terlalu besar atau sangat jauh di luar tabel. Salin tabelnya ke berkas"
    " baru, lalu coba lagi.",
    NoAnswer.TIME: "membacanya terlalu lama, maka dihentikan. Salin tabelnya ke berkas baru, lalu"
    " coba lagi.",
    NoAnswer.BROKE: "isinya rusak, maka pembacaannya terhenti. Simpan ulang dari Excel, lalu"
    " coba lagi.",
    NoAnswer.GARBAGE: "isinya rusak, maka hasil bacanya tidak dipakai. Simpan ulang dari Excel,"
    " lalu coba lagi.",
    NoAnswer.NOT_STARTED: "pembaca daftar tidak dapat dimulai di komputer ini. Mulai ulang"
    " komputer, lalu coba lagi.",
}


class ListReading:
    """A list being read; ``digest`` tells the very same content again."""

    def __init__(
        self, file: str, content: bytes, *, pasted: bool = False, spare: Spare | None = None
    ) -> None:
        self.file = file
        self.digest = sha256(content).hexdigest()
        question = packed_question(file, content, pasted=pasted)
        process = spare.take() if spare else None
        try:
            self._asked = ReadingUnderWay(LISTS, question, process)
        except NoAnswerError as none:
            raise unreadable(file, _SENTENCES[none.why]) from None

    def ready(self, seconds: float) -> bool:
        """Whether the reading is over, waiting so long for it."""
        return self._asked.ready(seconds)

    def end(self) -> None:
        """End the reading; nothing of it is left."""
        self._asked.end()

    def grids(self, look: Callable[[], None] = lambda: None) -> tuple[Grid, ...]:
        """Every sheet that holds something; ``look`` is called while this waits.

        Raises:
            ListUnreadable: what the list is, or what became of its reading.
        """
        try:
            grids, problem = answer_in(self._asked.answer(look))
        except NoAnswerError as none:
            raise unreadable(self.file, _SENTENCES[none.why]) from None
        except ValueError:
            raise unreadable(self.file, _SENTENCES[NoAnswer.GARBAGE]) from None
        if problem or not grids:
            raise unreadable(self.file, problem or _SENTENCES[NoAnswer.GARBAGE])
        return grids


def start_file(path: Path, spare: Spare | None = None) -> ListReading:
    """Start the reading of a file; raises ``ListUnreadable`` with what to do."""
    return ListReading(path.name, read_file(path), spare=spare)


def start_pasted(text: str, name: str = "tempelan", spare: Spare | None = None) -> ListReading:
    """Start the reading of a table pasted from the clipboard; raises ``ListUnreadable``."""
    content = text.encode("utf-8", "replace")
    if len(content) > MOST_BYTES:
        raise unreadable(name, "isinya lebih dari 64 MB.")
    return ListReading(name, content, pasted=True, spare=spare)


def keeps_to_its_memory(megabytes: int = 8) -> bool:
    """Whether a process that may fill so little is ended by a list that asks for more."""
    question = packed_question("uji", b"%b;%b\n" % (b"x" * 400, b"y" * 400) * _MUCH, pasted=True)
    try:
        ReadingUnderWay(LISTS._replace(memory=megabytes), question).answer()
    except NoAnswerError as none:
        return none.why is NoAnswer.MEMORY
    return False


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises ``ListUnreadable`` with what to do."""
    try:
        content = read_plain_file(path, MOST_BYTES)
    except FileNotFoundError:
        raise unreadable(path.name, "berkasnya tidak ada.") from None
    except TooLargeError:
        raise unreadable(path.name, "berkasnya lebih besar dari 64 MB.") from None
    except NoPlainFileError:
        raise unreadable(path.name, "ini bukan berkas biasa.") from None
    except (OSError, ValueError):
        raise unreadable(path.name, "berkasnya tidak terbuka. Tutup dahulu di Excel.") from None
    if not content:
        raise unreadable(path.name, "berkasnya kosong.")
    return content
