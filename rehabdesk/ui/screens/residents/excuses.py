"""The card of somebody's excuses, coming ones in front, each to be corrected or removed."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehabdesk.domain.excuse import Excuse
from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, CommandButtons
from rehabdesk.ui.screens.residents.deeds import ResidentDeeds
from rehabdesk.ui.screens.residents.looked import Looked
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.facts import FactLines
from rehabdesk.ui.widgets.text import icon_button
from rehabdesk.wording.excuses import excuse_days, excuse_source, excuse_times

TITLE = "Halangan"


class ExcuseCard(Card):
    """From when until when somebody cannot come, as what it counts, and why."""

    def __init__(self, context: Context, deeds: ResidentDeeds, give: Command) -> None:
        self._context = context
        self._deeds = deeds
        self._buttons = CommandButtons(context)
        super().__init__(TITLE, buttons=(self._buttons.add(give, "Catat halangan", "quiet"),))
        self.lines = FactLines(first_width=210)
        self.add(self.lines)

    def show_record(self, looked: Looked) -> None:
        """Show somebody's."""
        self._buttons.offer()
        found = sorted(looked.excuses, key=lambda one: (one.first_on, one.id), reverse=True)
        self.lines.set_lines(
            [(excuse_days(one), self._words(one, looked), self._pair(one)) for one in found],
            "Tidak ada.",
        )

    def _words(self, excuse: Excuse, looked: Looked) -> str:
        statuses = {one.id: one for one in self._context.store.statuses.all()}
        status = statuses.get(excuse.status)
        running = excuse.first_on <= looked.today
        over = excuse.last_on is not None and excuse.last_on < looked.today
        words = (
            status.label if status else TITLE,
            excuse_times(excuse),
            excuse.reason,
            excuse.document,
            "" if over else "berlaku sekarang" if running else "akan datang",
        )
        others = [one for one in looked.excuses if one.id != excuse.id and one.overlaps(excuse)]
        clashes = [excuse_source(one, statuses.get(one.status)) for one in others]
        told = " · ".join(word for word in words if word)
        return f"{told}\nBertabrakan dengan {'; '.join(clashes)}." if clashes else told

    def _pair(self, excuse: Excuse) -> QWidget:
        days = excuse_days(excuse)
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for icon_name, words, deed in (
            ("edit", f"Ubah halangan {days}", self._deeds.change_excuse),
            ("remove", f"Hapus halangan {days}", self._deeds.remove_excuse),
        ):
            made = icon_button(icon_name, words)
            run = partial(deed, excuse.id)
            CommandButtons(self._context).take(made, Command(words, run, right=Right.MARK))
            row.addWidget(made)
        return pair
