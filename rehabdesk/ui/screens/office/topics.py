"""Materi: the subjects that sessions are held on."""

from collections.abc import Sequence

from rehabdesk.domain.identity import TopicId, new_id
from rehabdesk.domain.session import Topic
from rehabdesk.services.done import Done
from rehabdesk.services.terms import remove_topic, save_topic
from rehabdesk.ui.screens.office.table_section import Entry, TableSection, yes
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.fields import CheckField, TextField
from rehabdesk.ui.widgets.form import Form

_ANY = ""


class TopicsSection(TableSection[Topic]):
    """The topics, each for one kind of session or for all."""

    key = "topics"
    title = "Materi dan topik"
    caption = "Ditawarkan saat sesi dijadwalkan. Sesi lama menyimpan kata-katanya sendiri."
    icon = "topic"
    noun = "materi"
    searchable = True

    def columns(self) -> tuple[Column[Topic], ...]:
        """Title, kind of session, active."""
        return (
            Column(
                key="title",
                heading="Materi / topik",
                text=lambda row: row.title,
                stretch=True,
                strong=True,
            ),
            Column(key="kind", heading="Jenis sesi", text=self._kind, width=230, muted=True),
            Column(
                key="active",
                heading="Aktif",
                text=lambda row: yes(row.active),
                out=lambda row: row.active,
                align=Align.CENTRE,
                width=90,
            ),
        )

    def rows(self) -> Sequence[Topic]:
        """All topics, those of one kind together."""
        self._names = {one.id: one.name for one in self.context.store.session_kinds.all()}
        places = {key: place for place, key in enumerate(self._names)}
        return sorted(
            self.context.store.topics.all(),
            key=lambda row: places.get(row.kind, -1) if row.kind else -1,
        )

    def entry(self, row: Topic | None) -> Entry:
        """Ask for one."""
        title = TextField(row.title if row else "", limit=200)
        kinds = self.context.store.session_kinds.all()
        kind: ChoiceField[str] = ChoiceField(
            [(_ANY, "Semua jenis sesi"), *((one.id, one.name) for one in kinds)],
            value=(row.kind or _ANY) if row else _ANY,
        )
        active = CheckField("&Aktif", checked=row.active if row else True)
        form = Form()
        form.row("&Materi / topik", title, name="title", required=True)
        form.row("&Jenis sesi", kind, name="kind", required=True)
        form.row("Pemakaian", active, name="active")
        ids = {str(one.id): one.id for one in kinds}

        def deed() -> Done[Topic]:
            return save_topic(
                self.context.store,
                Topic(
                    id=row.id if row else TopicId(new_id()),
                    kind=ids.get(kind.value() or _ANY),
                    title=title.value(),
                    active=active.value(),
                ),
            )

        return Entry(form=form, deed=deed)

    def removal(self, row: Topic) -> Done[Topic]:
        """Remove one."""
        return remove_topic(self.context.store, row.id)

    def _kind(self, row: Topic) -> str:
        return self._names.get(row.kind, "") if row.kind else "Semua"
