"""The line of the tour above every page of the demonstration: what to do next, and what is done."""

from datetime import datetime
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import allowed
from rehabdesk.services.tour import (
    TourStart,
    TourStep,
    begin_tour,
    sheet_to_correct,
    tour_steps_done,
)
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.tour_offer import TOUR, decide, is_offered
from rehabdesk.ui.shell.finding.pages import WindowDeed
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.text import button, icon_button, label

_LOOK_EVERY = 1500
_KEPT = "tour"


class TourStepWords(Struct, frozen=True):
    """A step: its name, what is to be done, and the screen where."""

    name: str
    task: str
    screen: str


_WORDS = {
    TourStep.PRINT: TourStepWords(
        "Cetak",
        "Cetak daftar hadir hari ini: di Beranda tekan Ctrl+P, lalu Cetak. Tanpa printer: Simpan.",
        "home",
    ),
    TourStep.MARK: TourStepWords(
        "Isi",
        "Isi satu lembar: di Kehadiran buka sebuah sesi, tandai satu orang sakit dengan S, tekan"
        " F8, lalu Selesai.",
        "attendance",
    ),
    TourStep.CORRECT: TourStepWords(
        "Perbaiki",
        "Perbaiki satu tanda: di lembar yang sudah selesai ubah sebuah tanda, misalnya dengan H,"
        " lalu tulis alasannya.",
        "attendance",
    ),
    TourStep.CERTIFY: TourStepWords(
        "Sertifikat",
        "Terbitkan sertifikat: di Sertifikat pilih Rehabilitasi Medis, lalu terbitkan untuk yang"
        " memenuhi.",
        "certificates",
    ),
    TourStep.BACK_UP: TourStepWords(
        "Cadangkan",
        "Cadangkan data: di Cadangan tekan Cadangkan sekarang, dan tunggu sampai selesai.",
        "safekeeping",
    ),
}
_ASKED = (Right.PRINT, Right.MARK, Right.ISSUE_CERTIFICATES, Right.BACK_UP)
"""Whoever lacks one of these rights could not end the tour."""
_OFFER = (
    "Baru mengenal RehabDesk? Cetak, isi, perbaiki, terbitkan, dan cadangkan sekali di kantor"
    " contoh ini."
)
_LEAVE = "Tinggalkan tur; lanjutkan kapan saja dari F1"
_DECLINE = "Tidak sekarang; tur tetap ada di F1"
_ALL_DONE = "Selesai! Anda sudah mencetak, mengisi, memperbaiki, menerbitkan, dan mencadangkan."


class TourBar(QFrame):
    """Shows the next step; sees by the office's log that it was done, and can be left and resumed.

    Whoever has neither begun nor declined it on this computer is offered it.

    Where it stands is kept on this computer for each demonstration.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName("card")
        self.offered = context.store.office.demonstration and all(
            allowed(context.store, right) for right in _ASKED
        )
        self.done: frozenset[TourStep] = frozenset()
        self._start: TourStart | None = None
        self._ticks = {step: IconLabel("clock", 16) for step in TourStep}
        self._names = {step: label(words.name, "small") for step, words in _WORDS.items()}
        self._task = label("", wrap=True)
        self.start_button = button("&Mulai tur", "primary", "flag")
        self.open_button = button("Buka &halamannya", "primary", "next")
        self.again_button = button("&Ulangi tur", "plain", "refresh")
        self.leave_button = icon_button("close", _LEAVE)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY)
        self._clock.timeout.connect(self.look)
        self._lay_out()
        self.start_button.clicked.connect(self.begin)
        self.open_button.clicked.connect(self._open)
        self.again_button.clicked.connect(self.begin)
        self.leave_button.clicked.connect(self.leave)
        self.hide()
        self._resume()

    def offer(self) -> str:
        """What the button says that starts the tour or goes on with it; "" where there is none."""
        if not self.offered:
            return ""
        return TOUR if self._read() is None else f"Lanjutkan {TOUR.lower()}"

    def deeds(self) -> tuple[WindowDeed, ...]:
        """What Ctrl+K offers of it."""
        words = self.offer()
        return (WindowDeed(words, "", "flag", self.go_on, "belajar latihan"),) if words else ()

    def go_on(self) -> None:
        """Go on where the tour was left, or begin it."""
        self._start = self._read()
        if self._start is None:
            self.begin()
            return
        self._keep(shown=True)
        self._run()

    def begin(self) -> None:
        """Begin anew: what was done before does not count."""
        self._start = begin_tour(self.context.store, datetime.now().astimezone())
        decide(self.context.preferences)
        self._keep(shown=True)
        self._run()

    def leave(self) -> None:
        """Put the tour, or its offer, away; it goes on from here."""
        self._clock.stop()
        decide(self.context.preferences)
        self._keep(shown=False)
        self.hide()

    def look(self) -> None:
        """See what was done, and show what comes next."""
        if self._start is None:
            return
        done = tour_steps_done(self.context.store, self._start, datetime.now().astimezone())
        if done != self.done:
            self.done = done
            self._show()

    def step(self) -> TourStep | None:
        """What is to be done next; nothing when all is done."""
        return next((one for one in TourStep if one not in self.done), None)

    def _run(self) -> None:
        self.done = frozenset()
        self._show()
        self.show()
        self.look()
        self._clock.start()

    def _open(self) -> None:
        step = self.step()
        if step is not None:
            self.context.shell.go(_WORDS[step].screen, self._target(step))

    def _target(self, step: TourStep) -> object:
        """What is opened on the page of a step."""
        if step is TourStep.CORRECT and self._start is not None:
            return sheet_to_correct(self.context.store, self._start)
        return None

    def _show_offer(self) -> None:
        self._task.setText(_OFFER)
        self.setAccessibleName(f"{TOUR}: {_OFFER}")
        _say(self.leave_button, _DECLINE)
        for widget in (self.open_button, self.again_button):
            widget.hide()
        self.show()

    def _show(self) -> None:
        upcoming = self.step()
        for step, tick in self._ticks.items():
            picture, tone = ("success", Tone.SUCCESS) if step in self.done else ("clock", None)
            if step is upcoming:
                picture, tone = "next", Tone.ACCENT
            tick.set_icon(picture, tone)
            state = "sudah" if step in self.done else "belum"
            self._names[step].setAccessibleName(f"{_WORDS[step].name}: {state}")
        words = _WORDS[upcoming].task if upcoming else _ALL_DONE
        self._task.setText(words)
        self.setAccessibleName(f"{TOUR}: {words}")
        _say(self.leave_button, _LEAVE)
        self.start_button.hide()
        self.open_button.setVisible(upcoming is not None)
        self.again_button.setVisible(upcoming is None)
        announce(self, words)
        if upcoming is None:
            # It is told now, and not once more at the next start.
            self._keep(shown=False)

    def _resume(self) -> None:
        """Go on with a tour that was not put away, or offer it to whoever has not decided yet."""
        if not self.offered:
            return
        self._start = self._read() if self._state().get("shown") else None
        if self._start is not None:
            self._run()
        elif is_offered(self.context.preferences):
            self._show_offer()

    def _state(self) -> dict[str, Any]:
        kept = self.context.preferences.page(_KEPT)
        return kept if kept.get("office") == self.context.store.office.id else {}

    def _read(self) -> TourStart | None:
        kept = self._state()
        try:
            return TourStart(entries=int(kept["entries"]), at=datetime.fromisoformat(kept["at"]))
        except (KeyError, TypeError, ValueError):
            return None

    def _keep(self, *, shown: bool) -> None:
        if self._start is None:
            return
        self.context.preferences.remember_page(
            _KEPT,
            {
                "office": self.context.store.office.id,
                "entries": self._start.entries,
                "at": self._start.at.isoformat(),
                "shown": shown,
            },
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(label(TOUR, "heading"))
        head.addSpacing(Space.LARGE)
        for step in TourStep:
            head.addWidget(self._ticks[step])
            head.addWidget(self._names[step])
            head.addSpacing(Space.MEDIUM)
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addLayout(head)
        words.addWidget(self._task)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        row.setSpacing(Space.LARGE)
        row.addLayout(words, 1)
        for widget in (self.start_button, self.open_button, self.again_button, self.leave_button):
            row.addWidget(widget)


def _say(icon: QToolButton, words: str) -> None:
    icon.setAccessibleName(words)
    icon.setToolTip(as_tip(words))
