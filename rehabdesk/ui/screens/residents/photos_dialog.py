"""Photos of several people at once: which file is whose, read one after the other, then kept."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QFileDialog

from rehabdesk.domain.identity import ResidentId
from rehabdesk.services.office import read_picture
from rehabdesk.services.photos import PhotoFit, fit_photos, set_photos
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Column
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.picture_asking import (
    PictureReading,
    PictureRefusedError,
    read_picture_file,
)
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import label
from rehabdesk.wording.numbers import thousands

MOST = 300
"""Photos taken at a time; they are held until all are read."""
_ROOM = QSize(600, 800)
_LOOK_EVERY = 30
_PATTERNS = "Foto (*.jpg *.jpeg *.png)"
_HEIGHT = 300


class PhotoLine(Struct, frozen=True, kw_only=True):
    """A file, whom it fits, and why it cannot be taken."""

    place: int
    fit: PhotoFit
    trouble: str = ""
    read: bool = False

    @property
    def words(self) -> str:
        """What becomes of it."""
        fit = self.fit
        if not fit.residents:
            return "Tidak ada yang bernomor ini"
        if len(fit.residents) > 1:
            return f"Nomor ini milik {len(fit.residents)} orang"
        if fit.again:
            return "Orang ini sudah ada fotonya di atas"
        if self.trouble:
            return self.trouble
        if not self.read:
            return "Sedang dibaca…"
        return "Mengganti foto lama" if fit.replaces else "Cocok"

    @property
    def tone(self) -> Tone | None:
        """The colour of the words; nothing for what is long."""
        if self.trouble:
            return None
        if not self.fit.fits:
            return Tone.WARNING
        return Tone.SUCCESS if self.read else Tone.NEUTRAL


_COLUMNS: tuple[Column[PhotoLine], ...] = (
    Column[PhotoLine](key="file", heading="Berkas", text=lambda one: one.fit.file),
    Column[PhotoLine](
        key="name", heading="Orang", text=lambda one: one.fit.name, stretch=True, strong=True
    ),
    Column[PhotoLine](key="number", heading="No. registrasi", text=lambda one: one.fit.number),
    Column[PhotoLine](
        key="state",
        heading="Keterangan",
        text=lambda one: one.words,
        tone=lambda one: one.tone,
        tip=lambda one: one.words,
    ),
)


class PhotosDialog(FormDialog):
    """Reads each photo in a process of its own while the list is looked at."""

    def __init__(self, context: Context, files: Sequence[Path]) -> None:
        self._context, self._files = context, tuple(files[:MOST])
        fits = fit_photos(context.store, [one.name for one in self._files])
        self._lines = [PhotoLine(place=at, fit=fit) for at, fit in enumerate(fits)]
        self._waiting = [one.place for one in self._lines if one.fit.fits]
        self._photos = dict[ResidentId, bytes]()
        self._reading: PictureReading | None = None
        self._at = 0
        form = Form()
        self.count = label("", "muted", wrap=True)
        self.model: TableModel[PhotoLine] = TableModel(_COLUMNS, key=lambda one: one.place)
        self.table: Table[PhotoLine] = Table("Foto dan orangnya", self.model)
        self.table.setFixedHeight(_HEIGHT)
        form.add_widget(self.count)
        form.add_widget(self.table)
        super().__init__(
            "Foto beberapa orang",
            form,
            "&Simpan",
            self._keep,
            subtitle="Berkasnya dinamai dengan nomor registrasi atau nomor induk: BI 283-20.jpg.",
            width=760,
            parent=context.shell.window_widget(),
        )
        self._clock = QTimer(self, interval=_LOOK_EVERY)
        self._clock.timeout.connect(self._look)
        self.finished.connect(self._stop)
        self._clock.start()
        self._show()

    def is_reading(self) -> bool:
        """Whether photos are still to be read."""
        return bool(self._waiting) or self._reading is not None

    def _look(self) -> None:
        """Take what has been read, and begin with the next."""
        if self._reading is None and self._waiting:
            self._begin(self._waiting.pop(0))
        elif self._reading is not None and self._reading.over():
            reading, self._reading = self._reading, None
            try:
                self._took(reading.picture())
            except PictureRefusedError as refused:
                self._refused(str(refused))
        elif not self.is_reading():
            self._clock.stop()

    def _begin(self, place: int) -> None:
        self._at = place
        try:
            content = read_picture_file(self._files[place])
            room = _ROOM
            self._reading = PictureReading(
                content, width=room.width(), height=room.height(), photo=True
            )
        except PictureRefusedError as refused:
            self._refused(str(refused))

    def _took(self, content: bytes) -> None:
        self._photos[self._lines[self._at].fit.residents[0]] = content
        self._change(PhotoLine(place=self._at, fit=self._lines[self._at].fit, read=True))

    def _refused(self, words: str) -> None:
        self._change(PhotoLine(place=self._at, fit=self._lines[self._at].fit, trouble=words))

    def _change(self, line: PhotoLine) -> None:
        self._lines[line.place] = line
        self._show()

    def _show(self) -> None:
        # What nobody is found for, or cannot be read, is seen first.
        first = sorted(self._lines, key=lambda one: (one.fit.fits and not one.trouble, one.place))
        self.model.replace(first)
        ready, all_ = len(self._photos), len(self._lines)
        unfit = sum(not one.fit.fits or bool(one.trouble) for one in self._lines)
        rest = f", {thousands(unfit)} tidak dapat dipakai" if unfit else ""
        self.count.setText(f"{thousands(ready)} dari {thousands(all_)} foto siap{rest}.")
        self.verb_button.setText(f"&Simpan {thousands(ready)} foto" if ready else "&Simpan")
        self.verb_button.setEnabled(bool(ready) and not self.is_reading())

    def _keep(self) -> str | None:
        said: list[str] = []
        store = self._context.store
        done = self._context.carry_out(
            lambda: set_photos(store, {one: read_picture(p) for one, p in self._photos.items()}),
            lambda answer: said.append(answer_sentence(answer)),
        )
        if done is None:
            return said[0]
        self._context.tell(done.change)
        return None

    def _stop(self) -> None:
        self._clock.stop()
        self._waiting.clear()
        if self._reading is not None:
            self._reading.end()
            self._reading = None


def left_out(files: int) -> str:
    """What is said of files beyond those that are read at once; nothing where there are none."""
    if files <= MOST:
        return ""
    return (
        f"Paling banyak {MOST} foto sekali ambil: {files - MOST} berkas terakhir tidak dibaca."
        " Simpan yang ini, lalu pilih sisanya."
    )


def ask_photos(context: Context) -> None:
    """Ask for the files, then show whose they are."""
    dialog = QFileDialog(context.shell.window_widget(), "Pilih foto", "", _PATTERNS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

    def chosen(files: list[str]) -> None:
        if words := left_out(len(files)):
            context.shell.warn(words)
        PhotosDialog(context, [Path(one) for one in files]).open()

    dialog.filesSelected.connect(chosen)
    dialog.open()
