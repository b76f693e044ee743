"""The sessions of a week as the blocks of the calendar; parallel ones of a kind share one."""

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from rehabdesk.domain.session import Session, SessionState
from rehabdesk.domain.text import natural_key
from rehabdesk.ui.screens.schedule.week import PROGRESS_WORDS, SessionProgress, Week
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.week_layout import WeekItem

_TONES = {
    "amber": Tone.WARNING,
    "blue": Tone.INFO,
    "teal": Tone.ACCENT,
    "rose": Tone.DANGER,
    "violet": Tone.INFO,
    "green": Tone.SUCCESS,
    "neutral": Tone.NEUTRAL,
}
_ICONS = {
    SessionProgress.RECORDED: "check",
    SessionProgress.PRINTED: "sheet",
    SessionProgress.OVERDUE: "clock",
    SessionProgress.PLANNED: "",
    SessionProgress.CANCELLED: "close",
}

Bundle = Sequence[Session]


def tone_of_kind(tone: str) -> Tone:
    """The colour that a kind of session has in the calendar."""
    return _TONES.get(tone, Tone.NEUTRAL)


def sessions_of(item: WeekItem | None) -> Bundle:
    """The sessions behind a block."""
    return cast("Bundle", item.payload) if item is not None else ()


def blocks(week: Week, sessions: Iterable[Session], *, bundled: bool) -> list[WeekItem]:
    """The blocks of some sessions; ``bundled`` joins those of one kind at one time."""
    groups: dict[tuple[object, ...], list[Session]] = {}
    for session in sessions:
        cancelled = session.state is SessionState.CANCELLED
        key = (session.held_on, session.starts_at, session.ends_at, session.kind, cancelled)
        groups.setdefault(key if bundled else (session.id,), []).append(session)
    return [
        _block(week, tuple(sorted(each, key=_order(week))), bundled=bundled)
        for each in groups.values()
    ]


def _order(week: Week) -> Callable[[Session], tuple[str | int, ...]]:
    return lambda one: natural_key(week.names.group_names(one))


def _block(week: Week, sessions: Bundle, *, bundled: bool) -> WeekItem:
    """One block; it takes the least advanced state of its sessions."""
    first, names = sessions[0], week.names
    kind = names.kinds.get(first.kind)
    progress = [week.progress[one.id] for one in sessions]
    least = min(progress, key=list(SessionProgress).index)
    notes = [PROGRESS_WORDS[least]]
    notes += [words for one in sessions for words in week.clashes.get(one.id, ())][:3]
    struck = least is SessionProgress.CANCELLED
    return WeekItem(
        id=first.id,
        day=first.held_on,
        start=first.starts_at,
        end=first.ends_at,
        title=_title(week, sessions),
        subtitle=_subtitle(week, sessions, bundled=bundled),
        tone=Tone.NEUTRAL if struck else tone_of_kind(kind.tone if kind else ""),
        struck=struck,
        flagged=any(week.clashes.get(one.id) for one in sessions),
        icon=_ICONS[least],
        note="; ".join(notes),
        payload=sessions,
    )


def _title(week: Week, sessions: Bundle) -> str:
    name = week.names.kind(sessions[0])
    return f"{len(sessions)}× {name}" if len(sessions) > 1 else name


def _subtitle(week: Week, sessions: Bundle, *, bundled: bool) -> str:
    """Groups, topic and room of one session, or the groups of several."""
    names = week.names
    if len(sessions) > 1:
        return ", ".join(dict.fromkeys(names.short_groups(one) for one in sessions))
    session = sessions[0]
    # Where only one group is in sight its name would say nothing.
    groups = names.short_groups(session) if bundled else ""
    return " · ".join(part for part in (groups, session.topic, names.room(session)) if part)
