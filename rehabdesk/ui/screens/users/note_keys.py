"""The keys of notes on the page of users: who waits, handing on, guardians, the recovery sheet."""

from rehabdesk.domain.note import NoteKind
from rehabdesk.services.done import Done
from rehabdesk.services.note_keys import (
    NoteKeyState,
    begin_note_key_anew,
    hand_on_note_keys,
    lacks_note_key,
    note_key_states,
    rescue_note_key,
    set_note_guardians,
)
from rehabdesk.storage import LEAST_GUARDIANS
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import CheckField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.secret_field import SecretField
from rehabdesk.ui.widgets.text import label as text
from rehabdesk.wording.asked import office as asked
from rehabdesk.wording.note_keys import key_words, lost_words, unguarded_words, waiting_words
from rehabdesk.wording.terms import label

_WIDTH = 620
_HAND_ON = (
    "Serahkan hanya kepada orangnya sendiri: tanyakan langsung, sebab administrator dapat memberi"
    " siapa pun kata sandi baru lalu masuk sebagai orang itu. Dengan kunci ini semua catatan"
    " jenisnya di berkas dapat dibuka; program tetap hanya menampilkan yang berhak dibaca."
)
_GUARDIANS = (
    "Bila semua pemegang kunci kehilangan kata sandinya, lembar pemulihan bersama dua penjaga"
    " membuka catatan lagi. Satu penjaga, atau lembarnya saja, tidak membuka apa pun."
)
_ANEW = (
    "Kunci lama tidak dipegang siapa pun lagi dan tidak dapat dipulihkan. Dengan kunci baru catatan"
    " dapat ditulis lagi, tetapi isi catatan lama tidak akan terbaca oleh siapa pun. Tanyakan"
    " dahulu apakah ada yang masih ingat kata sandinya."
)
_RESCUE = (
    "Dua penjaga yang berbeda mengetik nama pengguna dan kata sandinya sendiri. Kata sandi yang"
    " diganti administrator sesudah ia menjadi penjaga tidak dapat dipakai."
)


def what_waits(context: Context) -> str:
    """Who waits for keys of notes and who can hand them on, in words; nothing where nobody does."""
    words: list[str] = []
    for state in note_key_states(context.store):
        words += _about(context, state)
    return " ".join(words)


def _about(context: Context, state: NoteKeyState) -> list[str]:
    mine = lacks_note_key(context.store)
    words: list[str] = []
    if state.made and not state.holders:
        words.append(lost_words(state.kind, guarded=not state.lost))
    elif state.kind in mine:
        words.append(key_words(state.kind, _names(context, state.holders)))
    elif state.waiting:
        waiting, holders = _names(context, state.waiting), _names(context, state.holders)
        words.append(waiting_words(state.kind, waiting, "" if state.held else holders))
    if state.held and not state.guarded:
        words.append(unguarded_words(state.kind))
    return words


def hand_on_dialog(context: Context, chosen: str = "") -> FormDialog:
    """A tick for each user who waits for a key that whoever sits at the desk has."""
    states = [one for one in note_key_states(context.store) if one.held]
    waiting = frozenset[str]().union(*(one.able for one in states))
    people = [one for one in context.store.users.all() if one.id in waiting]
    form = Form(columns=2 if len(people) > 1 else 1)
    ticks = {one.id: CheckField("Serahkan", checked=one.id == chosen) for one in people}
    for person in people:
        form.row(
            _called(person.name, person.login),
            ticks[person.id],
            name=person.id,
            what=asked.RECEIVER,
            hint=label(person.role),
        )

    def save() -> str | None:
        wanted = [one for one, tick in ticks.items() if tick.value()]
        return context.attempt(
            form, lambda: hand_on_note_keys(context.store, wanted), "Kunci catatan diserahkan"
        )

    return FormDialog(
        "Serahkan kunci catatan",
        form,
        "&Serahkan",
        save,
        subtitle=_HAND_ON,
        icon_name="unlock",
        width=_WIDTH,
        parent=context.shell.window_widget(),
    )


def guardians_dialog(context: Context) -> FormDialog:
    """A tick for each user who may, with another and the recovery sheet, open notes again."""
    state = next(one for one in note_key_states(context.store) if one.held)
    able = state.guardians | state.outside
    people = [one for one in context.store.users.all() if one.id in able]
    form = Form(columns=2 if len(people) > 1 else 1)
    ticks = {one.id: CheckField("Penjaga", checked=one.id in state.guardians) for one in people}
    for person in people:
        form.row(
            _called(person.name, person.login),
            ticks[person.id],
            name=person.id,
            what=asked.GUARDIAN,
            hint=label(person.role),
        )

    def save() -> str | None:
        wanted = [one for one, tick in ticks.items() if tick.value()]
        return context.attempt(
            form,
            lambda: set_note_guardians(context.store, state.kind, wanted),
            "Penjaga kunci catatan ditetapkan",
        )

    return FormDialog(
        f"Penjaga kunci {label(state.kind).lower()}",
        form,
        "&Tetapkan",
        save,
        subtitle=_GUARDIANS,
        icon_name="lock",
        width=_WIDTH,
        parent=context.shell.window_widget(),
    )


def anew_dialog(context: Context) -> FormDialog:
    """Ask before a new key takes the place of a lost one."""
    kind = next(one.kind for one in note_key_states(context.store) if can_begin_anew(context, one))
    form = Form({})
    form.add_widget(text(_ANEW, wrap=True))
    return FormDialog(
        f"Mulai kunci {label(kind).lower()} baru?",
        form,
        "&Mulai kunci baru",
        lambda: context.attempt(
            form, lambda: begin_note_key_anew(context.store, kind), "Kunci catatan dibuat baru"
        ),
        icon_name="lock",
        width=_WIDTH,
        danger=True,
        parent=context.shell.window_widget(),
    )


def can_begin_anew(context: Context, state: NoteKeyState) -> bool:
    """Whether whoever sits at the desk may make a new key in the place of a lost one."""
    return state.lost and state.kind in lacks_note_key(context.store)


def rescue_dialog(context: Context) -> FormDialog:
    """Open notes by the recovery sheet, with which the office was opened, and two guardians."""
    states = note_key_states(context.store)
    form, receivers = Form(columns=2), _receivers(context, states)
    only = next(iter(receivers)) if len(receivers) == 1 else None
    choices = [(one, f"{words} · {label(kind)}") for one, (kind, words) in receivers.items()]
    user = ChoiceField[str](choices, value=only)
    form.row(
        "Penerima &kunci", user, name="user", what=asked.NOTE_KEY["user"], required=True, wide=True
    )
    persons = [(TextField(limit=40), SecretField()) for _ in range(LEAST_GUARDIANS)]
    for number, (login, words) in enumerate(persons, 1):
        form.row(
            f"Nama pengguna penjaga &{number}",
            login,
            name=f"login{number}",
            what=asked.NOTE_KEY["login"],
            required=True,
        )
        form.row(
            f"Kata sandi penjaga {number}",
            words,
            name=f"words{number}",
            what=asked.NOTE_KEY["words"],
            required=True,
        )

    def deed() -> Done[None]:
        typed = [(login.value(), words.text()) for login, words in persons]
        chosen = user.value() or ""
        kind = receivers[chosen][0]
        return rescue_note_key(context.store, kind, chosen, typed, now=context.store.now())

    def save() -> str | None:
        return context.attempt(form, deed, "Kunci catatan diberikan")

    return FormDialog(
        "Buka kunci catatan dengan lembar pemulihan",
        form,
        "&Buka kunci",
        save,
        subtitle=_RESCUE,
        icon_name="unlock",
        width=_WIDTH,
        parent=context.shell.window_widget(),
    )


def _receivers(
    context: Context, states: tuple[NoteKeyState, ...]
) -> dict[str, tuple[NoteKind, str]]:
    """Who can be given a key: which one, and how they are called."""
    return {
        one.id: (state.kind, _called(one.name, one.login))
        for one in context.store.users.all()
        for state in states
        if state.made and one.id in state.able
    }


def _called(name: str, login: str) -> str:
    return f"{name} ({login})".replace("&", "&&")


def _names(context: Context, users: frozenset[str]) -> str:
    return ", ".join(one.name for one in context.store.users.all() if one.id in users)
