"""The fields of a session: what, for whom, who leads, where and when."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from rehabdesk.domain.identity import (
    CohortId,
    CounselorId,
    GroupId,
    RoomId,
    SessionId,
    SessionKindId,
    new_id,
)
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.session import Session
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.choice_field import no_leading_blank
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.fields.session import SESSION

if TYPE_CHECKING:
    from rehabdesk.ui.widgets.check_list import CheckList
    from rehabdesk.ui.widgets.choice_field import ChoiceField
    from rehabdesk.ui.widgets.date_field import DateField
    from rehabdesk.ui.widgets.time_field import TimeField


class TopicField(TextField):
    """Down shows every topic; typing finds any part of one."""

    def __init__(self, *, limit: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(
            limit=limit, placeholder="Ketik, atau ↓ untuk daftar materi", parent=parent
        )
        self._topics = QStringListModel(self)
        completer = QCompleter(self._topics, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        if popup is not None:
            popup.setObjectName("completions")
        self.setCompleter(completer)
        no_leading_blank(self)

    def set_topics(self, topics: Sequence[str]) -> None:
        """Offer these topics; what is typed stays."""
        self._topics.setStringList(list(topics))

    def topics(self) -> list[str]:
        """Give what is offered."""
        return list(self._topics.stringList())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all topics with Down."""
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down:
            completer.setCompletionPrefix("")
            completer.complete()
            return
        super().keyPressEvent(event)


_COLUMNS = 3
_HOUR = 60
_USUAL_START = time(9, 0)


class SessionForm(Form):
    """Kind and groups fill what usually goes with them, unless it was set by hand."""

    def __init__(
        self, context: Context, cohorts: tuple[Cohort, ...], what: Mapping[str, str]
    ) -> None:
        super().__init__(what, columns=_COLUMNS)
        self.context = context
        store, today = context.store, context.today()
        self._kinds = {one.id: one for one in store.session_kinds.all()}
        self._minutes = _HOUR
        self.topic = TopicField(limit=SESSION["topic"].limit)
        self.fields = RecordForm(
            self,
            SESSION,
            _blank(today),
            today,
            choices={
                "kind": [(one.id, one.name) for one in self._kinds.values() if one.active],
                "cohort": [(one.id, one.name) for one in cohorts],
                "care_groups": [],
                "counselors": self._at_work(today),
                "room": [
                    ("", "Tanpa ruangan"),
                    *((one.id, one.name) for one in store.rooms.all()),
                ],
            },
            open_at_first=("kind", "cohort", "held_on", "ends_at"),
            own={"topic": self.topic},
        )
        widgets = self.fields.widgets
        self.cohort: ChoiceField[CohortId] = widgets["cohort"]
        self.kind: ChoiceField[SessionKindId] = widgets["kind"]
        self.groups: CheckList[GroupId] = widgets["care_groups"]
        self.counselors: CheckList[CounselorId] = widgets["counselors"]
        self.room: ChoiceField[RoomId | str] = widgets["room"]
        self.held_on: DateField = widgets["held_on"]
        self.starts_at: TimeField = widgets["starts_at"]
        self.ends_at: TimeField = widgets["ends_at"]
        self._usual_room = ""
        self._usual_counselors: tuple[CounselorId, ...] = ()

    def lay_out(self) -> None:
        """Put the fields in their places, and let them fill each other."""
        self.fields.put()
        self.cohort.changed.connect(self._cohort_chosen)
        self.kind.changed.connect(self._kind_chosen)
        self.groups.changed.connect(self._groups_chosen)
        self.held_on.changed.connect(self._day_chosen)
        self.starts_at.editingFinished.connect(self._shift_end)
        self.ends_at.editingFinished.connect(self._keep_length)

    def fill_new(self, day: date, start: time | None, groups: tuple[GroupId, ...]) -> None:
        """Begin a new session on a day, for the groups in sight."""
        self.held_on.set_value(day)
        self.starts_at.set_value(start or _USUAL_START)
        first = next((one for one in map(self.context.store.groups.get, groups) if one), None)
        offered = [one for one, _words in self.cohort.options()]
        if first is not None and first.cohort in offered:
            self.cohort.set_value(first.cohort)
        elif offered:
            self.cohort.set_value(offered[0])
        self._cohort_chosen()
        self.groups.set_value(groups)
        self._shift_end()

    def fill(self, session: Session) -> None:
        """Show a session as it is."""
        kinds = dict(self.kind.options())
        if session.kind not in kinds and session.kind in self._kinds:
            self.kind.set_options(
                [*self.kind.options(), (session.kind, self._kinds[session.kind].name)]
            )
        self._offer_counselors(session.counselors)
        self.cohort.set_value(session.cohort)
        self._cohort_chosen()
        self.fields.show(session)
        self._minutes = session.minutes
        self._show_topics()

    def session(self) -> Session | None:
        """The session as filled in so far, or nothing while what it needs is missing."""
        needed = (self.cohort, self.kind, self.held_on, self.starts_at, self.ends_at)
        if any(field.value() is None for field in needed):
            return None
        return self.fields.record()

    def each(self, session: Session) -> tuple[Session, ...]:
        """The session once for each of its groups, with the group's own counselor and room.

        A counselor or a room that was set by hand stands in all of them.
        """
        own_leaders = set(session.counselors) == set(self._usual_counselors)
        own_room = (session.room or "") == self._usual_room
        groups = [one for one in map(self.context.store.groups.get, session.care_groups) if one]
        return tuple(
            replace(
                session,
                id=SessionId(new_id()),
                care_groups=(one.id,),
                counselors=tuple(filter(None, (one.counselor,)))
                if own_leaders
                else session.counselors,
                room=one.room if own_room else session.room,
            )
            for one in groups
        )

    def _cohort_chosen(self) -> None:
        """Offer the groups of the cohort."""
        cohort = self.cohort.value()
        found = self.context.store.groups.find(cohort=cohort) if cohort else ()
        self.groups.set_options([(one.id, one.name) for one in found])

    def _kind_chosen(self) -> None:
        """Take over how long the kind usually lasts, and offer its topics."""
        kind = self._kinds.get(self.kind.value() or SessionKindId(""))
        if kind is not None:
            self._minutes = kind.minutes
            self._shift_end()
        self._show_topics()

    def _show_topics(self) -> None:
        kind = self.kind.value()
        self.topic.set_topics(
            [
                one.title
                for one in self.context.store.topics.all()
                if one.active and one.kind in {None, kind}
            ]
        )

    def _groups_chosen(self) -> None:
        """Take over room and counselor of the groups, unless others were set by hand."""
        groups = [one for one in map(self.context.store.groups.get, self.groups.value()) if one]
        rooms = {one.room for one in groups if one.room}
        usual_room = rooms.pop() if len(rooms) == 1 else ""
        if (self.room.value() or "") == self._usual_room:
            self.room.set_value(usual_room)
        usual = tuple(one.counselor for one in groups if one.counselor)
        if set(self.counselors.value()) == set(self._usual_counselors):
            self.counselors.set_value(usual)
        self._usual_room, self._usual_counselors = usual_room, self.counselors.value()

    def _offer_counselors(self, also: tuple[CounselorId, ...]) -> None:
        """Offer those at work on the session's day, and those who stand in it already."""
        day = self.held_on.value() or self.context.today()
        self.counselors.set_options(self._at_work(day, also))

    def _at_work(
        self, day: date, also: tuple[CounselorId, ...] = ()
    ) -> list[tuple[CounselorId, str]]:
        return [
            (one.id, one.name)
            for one in self.context.store.counselors.all()
            if one.active_on(day) or one.id in also
        ]

    def _day_chosen(self) -> None:
        """Another day may have other counselors; who is chosen stays in sight."""
        self._offer_counselors(self.counselors.value())

    def _shift_end(self) -> None:
        """Keep the length when the start is moved."""
        start = self.starts_at.value()
        if start is not None:
            end = datetime.combine(date.min, start) + timedelta(minutes=self._minutes)
            self.ends_at.set_value(end.time() if end.date() == date.min else time(23, 59))

    def _keep_length(self) -> None:
        """Remember the length that was typed."""
        start, end = self.starts_at.value(), self.ends_at.value()
        if start and end and end > start:
            self._minutes = (end.hour - start.hour) * _HOUR + end.minute - start.minute


def _blank(day: date) -> Session:
    """A new session of which only the usual start is known."""
    return Session(
        id=SessionId(new_id()),
        cohort=CohortId(""),
        kind=SessionKindId(""),
        care_groups=(),
        held_on=day,
        starts_at=_USUAL_START,
        ends_at=_USUAL_START,
    )
