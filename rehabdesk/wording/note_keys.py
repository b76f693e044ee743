"""How it is said who has the key of notes, who waits for it, and who can hand it on."""

from rehabdesk.domain.note import NoteKind
from rehabdesk.wording.terms import label

NO_KEY = "Kunci catatan belum diserahkan kepada Anda"
_WHERE = "halaman Pengguna, Serahkan kunci catatan"


def key_words(kind: NoteKind, holders: str) -> str:
    """What whoever has the right to notes and not their key is told; ``holders`` are names."""
    return (
        f"{label(kind)} belum dapat Anda baca atau tulis: kuncinya belum diserahkan kepada Anda."
        f" Yang dapat menyerahkan: {holders} ({_WHERE})."
    )


def asking_words(kind: NoteKind, holders: str, *, lost: bool = False) -> str:
    """Whom to ask for a key, where the notes would be."""
    if not holders:
        return lost_words(kind, guarded=not lost)
    return (
        f"Yang dapat menyerahkan kunci {label(kind).lower()}: {holders}, lewat Serahkan kunci"
        " catatan di halaman Pengguna."
    )


def waiting_words(kind: NoteKind, waiting: str, holders: str) -> str:
    """Who waits, and who else can hand on; without ``holders`` it is whoever reads this."""
    who = f" Yang dapat menyerahkan: {holders}." if holders else ""
    return f"Menunggu kunci {label(kind).lower()}: {waiting}.{who}"


def lost_words(kind: NoteKind, *, guarded: bool) -> str:
    """What is said where nobody has the key any more."""
    way = (
        "Masuk dengan lembar pemulihan, lalu buka kuncinya di halaman Pengguna bersama dua penjaga."
        if guarded
        else "Lembar pemulihan dan penjaganya tidak cukup untuk membukanya lagi. Orang dengan peran"
        " itu dapat memulai kunci baru di halaman Pengguna; catatan lama tetap tertutup."
    )
    return f"Tidak ada lagi yang memegang kunci {label(kind).lower()}. {way}"


def unguarded_words(kind: NoteKind) -> str:
    """What whoever has the key is told where the sheet and two persons do not give it."""
    return (
        f"Kunci {label(kind).lower()} belum dapat dipulihkan: tetapkan paling sedikit dua penjaga,"
        " selain lembar pemulihan."
    )
