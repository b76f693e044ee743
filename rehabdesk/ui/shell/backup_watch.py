"""Watches over the office's backups while it is open: makes them, and says when one is missing.

A demonstration is not backed up by itself: it can be built again, and nothing in it is true.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rehabdesk.domain.backup import BackupResult
from rehabdesk.domain.rights import Right
from rehabdesk.services.pages import (
    NOT_CLOSED,
    PagesLook,
    found_words,
    look_at_pages,
    settle_pages,
)
from rehabdesk.services.safekeeping import (
    Charge,
    back_up_by_itself,
    charge_of,
    is_sound,
    plan_of,
    take_room_for_marks,
)
from rehabdesk.services.safety import Safety, safety_of
from rehabdesk.services.troubles import trouble_words
from rehabdesk.storage import PagesSeen
from rehabdesk.ui.background import Report, Worker, run_in_background
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.shell.greeting import altered_words
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.safekeeping import age
from rehabdesk.wording.terms import label

_MINUTE = 60_000
_FIRST_LOOK = 3_000

Results = tuple[BackupResult, ...]


class BackupWatch(QObject):
    """Backs up after work and on leaving; ``banner`` cannot be put away while it is needed."""

    made = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.charge = charge_of(context.store)
        self.changed = False
        self.make_button, self.accept_button = self._make_button(), self._accept_button()
        buttons = (self.make_button, self.accept_button, self._go_button())
        self.banner = Banner("", Tone.DANGER, buttons=buttons)
        self.banner.hide()
        self._worker: Worker[Results] | None = None
        self._looking: Worker[tuple[PagesLook, bool]] | None = None
        self._damaged = False
        self._tried = False
        self._last_try = datetime.now().astimezone()
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self.look)
        if self.charge is not None:
            context.store.listeners.append(self._note_change)
            self._clock.start()
            QTimer.singleShot(_FIRST_LOOK, self, self._look_first)
            if not self.charge.demonstration:
                self.show_state()

    @property
    def automatic(self) -> bool:
        """Whether this office is backed up by itself."""
        return self.charge is not None and not self.charge.demonstration

    def busy(self) -> bool:
        """Whether a backup is being made now."""
        return self._worker is not None

    def look(self) -> None:
        """Back up if enough was changed or the last good backup is too old."""
        if self.charge is None or not self.automatic or self.busy():
            return
        now = datetime.now().astimezone()
        waited = abs(now - self._last_try) >= timedelta(minutes=plan_of(self.charge).minutes)
        if waited and (self.changed or safety_of(self.charge, now).stale):
            self.back_up_now()
        self.show_state()

    def back_up_now(self, on_progress: Report | None = None) -> None:
        """Make a backup in the background; what came of it is shown by the banner."""
        charge = self.charge
        if charge is None or self.busy():
            return
        self.changed = False
        self._last_try = now = datetime.now().astimezone()

        def done(results: Results) -> None:
            self._worker = None
            self._tried = True
            if not any(one.good for one in results):
                self.changed = True
            self.show_state()
            self.made.emit()

        self._worker = run_in_background(
            self,
            lambda report: back_up_by_itself(charge, now, report),
            done,
            self._failed,
            on_progress,
        )

    def show_state(self) -> None:
        """Show the banner if the office is not safe, and hide it if it is."""
        if self.charge is None or not self._clock.isActive():
            return
        now = datetime.now().astimezone()
        found = found_words(self.context.store)
        safety = safety_of(self.charge, now)
        # A new office has none yet, and makes its first by itself: no alarm before that failed.
        waits = safety.newest is None and not safety.failed and not self._tried
        words = danger_of(safety, now) if self.automatic and not waits else ""
        if self._damaged:
            found, words = "", _DAMAGED
        words = found or words
        self.make_button.setVisible(not found)
        self.accept_button.setVisible(bool(found))
        if not words:
            self.banner.hide()
        elif self.banner.isHidden() or words != self.banner.text():
            self.banner.set_message(words, Tone.DANGER)
            self.banner.show()

    def wait(self) -> None:
        """Let what is running come to its end, before the file is closed."""
        self._clock.stop()
        for worker in (self._worker, self._looking):
            if worker is not None:
                worker.wait()
        if self._note_change in self.context.store.listeners:
            self.context.store.listeners.remove(self._note_change)

    def stop(self) -> None:
        """Give a backup up that is being made; nothing of it stays."""
        if self._worker is not None:
            self._worker.requestInterruption()
            self._worker.wait()
            self._worker = None

    def _look_first(self) -> None:
        """Room for marks, a look at the file, and a backup if the last one is too old."""
        charge = self.charge
        if charge is None or not self._clock.isActive():
            return

        def looked(found: tuple[PagesLook, bool]) -> None:
            self._looking = None
            look, sound = found
            self._tell_of(look)
            self._damaged = not sound
            self.show_state()
            stale = safety_of(charge, datetime.now().astimezone()).stale
            if sound and self.automatic and stale:
                self.back_up_now()

        self._looking = run_in_background(
            self, lambda _report: _settled_in(charge), looked, self._failed
        )

    def _tell_of(self, look: PagesLook) -> None:
        """Say what was found, and let the log and the key ring know it."""
        self.context.carry_out(lambda: settle_pages(self.context.store, look))
        chain = look.chain
        if chain is not None and chain.broken is not None:
            self.context.shell.warn(altered_words(chain))
        elif look.pages is PagesSeen.NOT_CLOSED:
            self.context.shell.say(NOT_CLOSED)

    def _failed(self, error: Exception) -> None:
        self._worker = self._looking = None
        self._tried = True
        self.context.refuse(error)

    def _made_by_hand(self) -> None:
        self.back_up_now()

    def _note_change(self, _tables: frozenset[str]) -> None:
        self.changed = True

    def _make_button(self) -> QPushButton:
        make = button("Buat cadangan sekarang", "plain", "backup")
        make.clicked.connect(self._made_by_hand)
        return make

    def _accept_button(self) -> QPushButton:
        accept = button("Terima isi berkas…", "plain", "check")
        only_with(self.context, Right.MANAGE_USERS, accept)
        accept.clicked.connect(self._ask_to_accept)
        return accept

    def _ask_to_accept(self) -> None:
        from rehabdesk.ui.shell.accept_dialog import accept_dialog

        dialog = accept_dialog(self.context)
        dialog.accepted.connect(self.show_state)
        dialog.open()

    def _go_button(self) -> QPushButton:
        go = button("Buka Cadangan", "quiet", "next")
        go.clicked.connect(lambda: self.context.shell.go("safekeeping"))
        return go


def _settled_in(charge: Charge) -> tuple[PagesLook, bool]:
    """What an office is given once its window stands: how its file was found, and if it is sound.

    The look comes first, for afterwards the file's pages may change.
    """
    look = look_at_pages(charge)
    take_room_for_marks(charge)
    return look, is_sound(charge)


def danger_of(safety: Safety, now: datetime) -> str:
    """What is wrong with the backups, in one or two sentences; nothing if all is well."""
    if safety.failed:
        found = safety.failed[0]
        last = f" Cadangan baik terakhir: {age(safety.newest, now)}." if safety.newest else ""
        return (
            f"Cadangan ke {label(found.place).lower()} gagal. {trouble_words(found.trouble)}{last}"
        )
    if safety.stale and safety.from_later:
        return (
            "Ada cadangan yang bertanggal lebih baru daripada jam komputer. Betulkan tanggal"
            " komputer, lalu buat cadangan."
        )
    if safety.newest is None:
        return _NONE_YET
    if safety.stale:
        return f"Cadangan terakhir dibuat {age(safety.newest, now)}. Buat cadangan sekarang."
    if safety.stick_stale:
        return "Flashdisk cadangan sudah lebih dari dua pekan tidak dicolokkan. Colokkan hari ini."
    return ""


_DAMAGED = (
    "Sebagian berkas kantor rusak. Jangan mengisi apa pun lagi: buka Cadangan dan pulihkan cadangan"
    " terakhir."
)
_NONE_YET = "Belum ada cadangan. Bila komputer rusak, semua isian hilang."
