"""The panel beside the calendar: the chosen session with its facts, clashes and deeds."""

from collections import Counter

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.domain.session import Session
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import CommandButtons, fill_menu
from rehabdesk.ui.screens.schedule.blocks import Bundle
from rehabdesk.ui.screens.schedule.deeds import SessionDeeds
from rehabdesk.ui.screens.schedule.week import PROGRESS_TONES, PROGRESS_WORDS, SessionProgress, Week
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.text import icon_button, label
from rehabdesk.wording.certificate_rule import session_base
from rehabdesk.wording.dates import clock_range, long_date, period, stamp
from rehabdesk.wording.fields.session import SESSION
from rehabdesk.wording.numbers import percent


class SessionButtons(QWidget):
    """Only the deeds that fit the session as it stands are shown."""

    def __init__(self, context: Context, deeds: SessionDeeds) -> None:
        super().__init__()
        self._context, self._deeds = context, deeds
        self._buttons = CommandButtons(context)
        self.fill = self._buttons.add(deeds.fill_command, "&Isi kehadiran", "primary")
        self.print = self._buttons.add(deeds.print_command, "Cetak &daftar hadir")
        self.restore = self._buttons.add(deeds.restore_command, "Pu&lihkan")
        self.edit = self._buttons.add(deeds.change_command, "&Ubah…")
        self.cancel = self._buttons.add(deeds.cancel_command, "Ti&adakan…")
        self.more = icon_button("more", "Tindakan lain")
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        self._lay_out()

    def offer(self, progress: SessionProgress) -> None:
        """Show the deeds that fit."""
        self._buttons.offer()
        self._fill_menu()
        self.more.setVisible(bool(self.menu.actions()))
        typed = progress is SessionProgress.RECORDED
        self.fill.setText("L&ihat kehadiran" if typed else "&Isi kehadiran")

    def _fill_menu(self) -> None:
        fill_menu(self.menu, self._context, self._deeds.seldom())

    def _lay_out(self) -> None:
        foot = QVBoxLayout(self)
        foot.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self.fill)
        foot.addWidget(self.print)
        foot.addWidget(self.restore)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.edit, 1)
        row.addWidget(self.cancel, 1)
        row.addWidget(self.more)
        foot.addLayout(row)


_WIDTH = 286
_ROW = 28
_MOST_ROWS = 4


class SessionPanel(QFrame):
    """Shows one session; where several run at once in one block, a list to choose from."""

    session_chosen = Signal(object)

    def __init__(self, context: Context, deeds: SessionDeeds) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(_WIDTH)
        self._store = context.store
        self._week: Week | None = None
        self._bundle: Bundle = ()
        self._in_sight: Bundle = ()
        self.session: Session | None = None
        self.title = label("", "heading", wrap=True)
        self.when = label("", "muted", wrap=True)
        self.choice = QListWidget()
        self.choice.setAccessibleName("Sesi pada waktu ini")
        self.choice.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chip = Chip("")
        self.facts = QGridLayout()
        self.facts.setVerticalSpacing(Space.SMALL)
        self.facts.setHorizontalSpacing(Space.MEDIUM)
        self.facts.setColumnStretch(1, 1)
        self.clash = Banner("", Tone.WARNING)
        self.buttons = SessionButtons(context, deeds)
        self._lay_out()
        self.choice.currentRowChanged.connect(self._row_chosen)

    def count(self, in_sight: Bundle) -> None:
        """Sum up these sessions of the week while nothing is chosen."""
        self._in_sight = in_sight

    def show_bundle(self, week: Week, bundle: Bundle, chosen: str = "") -> None:
        """Show the sessions of a block, standing on the chosen one; none shows the week."""
        self._week, self._bundle = week, bundle
        ids = [one.id for one in bundle]
        row = ids.index(chosen) if chosen in ids else 0  # type: ignore[arg-type]
        self._fill_choice(row)
        self._show(bundle[row] if bundle else None)

    def _row_chosen(self, row: int) -> None:
        if 0 <= row < len(self._bundle):
            self._show(self._bundle[row])

    def _fill_choice(self, row: int) -> None:
        """List the sessions of a block that holds several."""
        week, bundle = self._week, self._bundle
        self.choice.setVisible(len(bundle) > 1)
        blocked = self.choice.blockSignals(True)
        self.choice.clear()
        if week is not None and len(bundle) > 1:
            for session in bundle:
                room = week.names.room(session) or "tanpa ruangan"
                words = f"{week.names.group_names(session)} · {room}"
                item = QListWidgetItem(f"{words}  ⚠" if week.clashes.get(session.id) else words)
                item.setToolTip(as_tip(f"{words}, {PROGRESS_WORDS[week.progress[session.id]]}"))
                item.setSizeHint(QSize(0, _ROW))
                self.choice.addItem(item)
            self.choice.setCurrentRow(row)
            self.choice.setFixedHeight(min(len(bundle), _MOST_ROWS) * _ROW + 4)
        self.choice.blockSignals(blocked)

    def _show(self, session: Session | None) -> None:
        self.session = session
        week = self._week
        self.buttons.setVisible(session is not None)
        self.chip.setVisible(session is not None)
        self.clash.hide()
        if week is None:
            return
        if session is None:
            self._show_week(week)
        else:
            self._show_session(week, session)
        self.session_chosen.emit(session)

    def _show_session(self, week: Week, session: Session) -> None:
        names, progress = week.names, week.progress[session.id]
        self.title.setText(names.kind(session))
        hours = clock_range(session.starts_at, session.ends_at)
        self.when.setText(
            f"{long_date(session.held_on, weekday=True)}\n{hours} · {session.minutes} menit"
        )
        self.chip.set_chip(PROGRESS_WORDS[progress], PROGRESS_TONES[progress])
        self._set_facts(self.facts_of(week, session))
        clashes = week.clashes.get(session.id, ())
        if clashes and progress is not SessionProgress.CANCELLED:
            self.clash.set_message("\n".join(clashes), Tone.WARNING)
            self.clash.show()
        self.buttons.offer(progress)

    def facts_of(self, week: Week, session: Session) -> list[tuple[str, str]]:
        """What is told of a session; empty facts are not shown."""
        names = week.names
        sheet = self._store.sheets.newest_of(session.id)
        guests = self._store.guests.find(session=session.id)
        zone = self._store.office.time_zone
        return [
            (SESSION["care_groups"].name, names.group_names(session)),
            (SESSION["cohort"].name, names.cohort(session)),
            (SESSION["topic"].name, session.topic),
            (SESSION["room"].name, names.room(session)),
            (SESSION["counselors"].name, names.leaders(session)),
            (SESSION["speaker"].name, session.speaker),
            ("Tamu", ", ".join(one.name for one in guests)),
            ("Lembar", f"{sheet.number}, {stamp(sheet.printed_at, zone)}" if sheet else ""),
            ("Hadir", self._present(session)),
            ("Alasan", session.state_reason),
            (SESSION["note"].name, session.note),
        ]

    def _present(self, session: Session) -> str:
        """Who came, of how many that count."""
        found = self._store.figures.of_sessions(session.held_on, session.held_on).get(session.id)
        basis = self._store.settings.read(CertificateRule).basis
        whole = found.whole(basis) if found is not None else 0
        if found is None or not whole:
            return ""
        figure = f"{found.present} dari {whole} ({percent(found.present, whole)})"
        return f"{figure}, {session_base(basis)}"

    def _show_week(self, week: Week) -> None:
        """Sum up what is in sight of the week while nothing is chosen."""
        seen = self._in_sight
        self.title.setText("Pekan ini" if seen else "Belum ada sesi")
        self.when.setText(period(week.monday, week.sunday))
        counts = Counter(week.progress[one.id] for one in seen)
        facts = [(PROGRESS_WORDS[one], str(counts[one])) for one in SessionProgress if counts[one]]
        if clashing := sum(one.id in week.clashes for one in seen):
            facts.append(("Bentrok", f"{clashing} sesi"))
        facts += [(long_date(day), one.label) for day, one in sorted(week.holidays.items())]
        self._set_facts(facts)

    def _set_facts(self, facts: list[tuple[str, str]]) -> None:
        while (item := self.facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = [(words, text) for words, text in facts if text]
        for row, (words, text) in enumerate(shown):
            self.facts.addWidget(label(words, "label"), row, 0, Qt.AlignmentFlag.AlignTop)
            self.facts.addWidget(label(text, wrap=True), row, 1)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("clear")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        inside.setSpacing(Space.MEDIUM)
        for widget in (self.title, self.when, self.choice, self.chip):
            inside.addWidget(widget)
        inside.addLayout(self.facts)
        inside.addWidget(self.clash)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.buttons)
