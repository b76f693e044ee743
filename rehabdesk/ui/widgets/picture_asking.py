"""Somebody's picture on its way through a process of its own, and the sentence where it fails."""

from pathlib import Path

import msgspec

from rehabdesk.bounded.asking import NoAnswer, NoAnswerError, ReadingKind, ReadingUnderWay
from rehabdesk.bounded.foreign_file import NoPlainFileError, TooLargeError, read_plain_file
from rehabdesk.domain.picture import may_be_kept
from rehabdesk.ui.widgets.picture_carrying import DrawnPicture, WantedPicture

MOST_BYTES = 8 * 1024 * 1024
"""The largest file of a picture that is read."""
PICTURES = ReadingKind("pictures", seconds=10, memory=512, answer=8)
"""The drawing of a picture: one of 24 million pixels takes 1 s and 120 MB."""

_TROUBLES = {
    NoAnswer.MEMORY: "Gambar ini terlalu besar untuk dibaca. Perkecil dahulu, lalu coba lagi.",
    NoAnswer.TIME: "Gambar ini terlalu rumit, maka pembacaannya dihentikan. Simpan sebagai PNG,"
    " lalu coba lagi.",
    NoAnswer.NOT_STARTED: "Pembaca gambar tidak dapat dimulai di komputer ini. Mulai ulang"
    " komputer, lalu coba lagi.",
}
_RUINED = "Gambar ini rusak, maka pembacaannya terhenti. Simpan ulang, lalu coba lagi."
_PROBLEMS = {
    "large": "Gambar ini terlalu besar untuk dibaca. Perkecil dahulu, lalu coba lagi.",
    "elsewhere": "Gambar SVG ini mengambil isi dari berkas lain. Simpan sebagai PNG, lalu coba"
    " lagi.",
    "drawing": "Foto harus PNG atau JPG. Gambar SVG hanya untuk logo.",
}


class PictureRefusedError(Exception):
    """A picture cannot be taken; its words are for the user."""


class PictureReading:
    """A picture being drawn anew; nothing waits for it in the window's thread.

    Raises:
        PictureRefusedError: the process cannot be started.
    """

    def __init__(self, content: bytes, *, width: int, height: int, photo: bool) -> None:
        self._kinds = "PNG atau JPG" if photo else "PNG, JPG atau SVG"
        wanted = WantedPicture(content, width, height, drawings=not photo, photo=photo)
        try:
            self._asked = ReadingUnderWay(PICTURES, msgspec.msgpack.encode(wanted))
        except NoAnswerError as none:
            raise PictureRefusedError(_TROUBLES[none.why]) from None

    def over(self) -> bool:
        """Whether the reading is over."""
        return self._asked.ready(0)

    def end(self) -> None:
        """End it; nothing of it is left."""
        self._asked.end()

    def picture(self) -> bytes:
        """The picture as it may be kept; waits for it.

        Raises:
            PictureRefusedError: there is none, with the sentence that says why.
        """
        try:
            made = msgspec.msgpack.decode(self._asked.answer(), type=DrawnPicture)
        except NoAnswerError as none:
            raise PictureRefusedError(_TROUBLES.get(none.why, _RUINED)) from None
        except msgspec.MsgspecError:
            raise PictureRefusedError(_RUINED) from None
        if made.problem or not may_be_kept(made.content):
            usual = f"Berkas ini bukan gambar {self._kinds} yang dapat dibaca."
            raise PictureRefusedError(_PROBLEMS.get(made.problem, usual))
        return made.content


def read_picture_file(path: Path) -> bytes:
    """The bytes of a picture's file; raises ``PictureRefusedError``."""
    try:
        content = read_plain_file(path, MOST_BYTES)
    except TooLargeError:
        raise PictureRefusedError("Gambar terlalu besar: paling banyak 8 MB.") from None
    except NoPlainFileError:
        raise PictureRefusedError("Ini bukan berkas biasa.") from None
    except (OSError, ValueError):
        raise PictureRefusedError("Berkas tidak dapat dibaca.") from None
    if not content:
        raise PictureRefusedError("Berkas ini kosong.")
    return content
