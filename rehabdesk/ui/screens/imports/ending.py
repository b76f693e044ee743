"""Ending the stays of those whom a list does not name, or calls released."""

from collections.abc import Callable, Sequence
from datetime import date

from rehabdesk.domain.resident import ExitReason
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.missing import end_stays, follow_proposals
from rehabdesk.services.importing.preview import ListPreview, NotInList, StatusProposal
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.imports.tabs import PreviewTabs, Tab
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import imports
from rehabdesk.wording.terms import label


class EndingStays:
    """The deed on the people of a tab: on those chosen, or on all where nobody is."""

    def __init__(self, context: Context, tabs: PreviewTabs) -> None:
        self._context = context
        self._tabs = tabs
        self._preview: ListPreview | None = None
        self.command = Command(
            text="&Akhiri masa tinggal menurut daftar ini…",
            run=self._ask,
            icon="end",
            right=Right.WRITE_PEOPLE,
            why_not=self._why_nobody,
            only_where_it_fits=True,
        )

    def show_preview(self, preview: ListPreview) -> None:
        """Take the people of another preview."""
        self._preview = preview

    def _why_nobody(self) -> str:
        return "" if self._leaving() else "Buka tab yang menyebut orang yang sudah keluar."

    def _leaving(self) -> Sequence[NotInList | StatusProposal]:
        """Those of the open tab whose stay may be over."""
        if self._preview is None:
            return ()
        told: dict[Tab, Sequence[NotInList | StatusProposal]] = {
            Tab.MISSING: self._preview.missing,
            Tab.PROPOSALS: self._preview.proposals,
        }
        return told.get(self._tabs.tab.value(), ())

    def _ask(self) -> None:
        tab = self._tabs.tab.value()
        if self._preview is not None and tab is Tab.MISSING:
            self._end_missing(self._tabs.selected(tab) or self._preview.missing)
        elif self._preview is not None:
            self._end_proposed(self._tabs.selected(tab) or self._preview.proposals)

    def _end_missing(self, people: Sequence[NotInList]) -> None:
        context, ids = self._context, [one.resident for one in people]

        def deed(reason: ExitReason, on: date) -> str | None:
            today = context.today()
            done = end_stays(context.store, ids, reason=reason, on=on, today=today)
            context.tell(done.change, f"Masa tinggal {len(done.done)} orang diakhiri")
            return None

        ask_end(context, f"{len(people)} orang tidak ada di daftar", deed, with_reason=True)

    def _end_proposed(self, proposals: Sequence[StatusProposal]) -> None:
        context = self._context
        people = [one for one in proposals if one.reason is not None and one.resident]
        if not people:
            context.shell.say("Impor daftarnya dahulu, lalu terapkan usulnya.")
            return

        def deed(_reason: ExitReason, on: date) -> str | None:
            done = follow_proposals(context.store, people, on=on, today=context.today())
            context.tell(done.change, f"Masa tinggal {len(done.done)} orang diakhiri")
            return None

        ask_end(context, f"{len(people)} orang menurut status di berkas", deed, with_reason=False)


def ask_end(
    context: Context,
    title: str,
    deed: Callable[[ExitReason, date], str | None],
    *,
    with_reason: bool,
) -> None:
    """Ask from which day, and why, stays end."""
    form = Form(imports.END)
    reasons = [(one, label(one)) for one in ExitReason if one.ends_stay]
    reason = ChoiceField[ExitReason](reasons, value=ExitReason.RELEASED)
    day = DateField(context.today(), today=context.today())
    if with_reason:
        form.row("&Alasan", reason, name="reason", required=True)
    form.row("&Tanggal keluar", day, name="on", required=True)

    def run() -> str | None:
        return deed(reason.value() or ExitReason.OTHER, day.value() or context.today())

    FormDialog(title, form, "Akhiri masa tinggal", run, parent=context.shell.window_widget()).open()
