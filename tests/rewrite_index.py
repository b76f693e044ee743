"""``python -m tests.rewrite_index`` writes the index of Ctrl+K anew from the pages themselves.

It holds every command of every page and of its parts, the parts that can be shown, and the fields
of settings by their labels, as the demonstration office shows them to a team lead, who has nearly
every right, on its first page each.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QCheckBox

from rehabdesk import paths
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.user import Role
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.attendance.keys import commands_of
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.office.catalogue import SECTIONS
from rehabdesk.ui.screens.office.section import FormSection
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.ui.shell.finding.index import Index, IndexedDeed, IndexedField, IndexedPart
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.wording.terms import label

PROGRAM_PARTS = (
    ("groups", "Kelompok", "group", "anggota kapasitas pembina"),
    ("people", "Peserta", "residents", "kepesertaan daftar peserta"),
    ("phases", "Fase", "flag", "tahap primary"),
    ("history", "Keputusan dan riwayat", "history", "SK surat keputusan nomor tanggal"),
)
USER_PARTS = (("users", "Daftar pengguna"), ("rights", "Peran dan hak"))


def index_of(store, folder):
    """The index as the pages of an office tell it."""
    store.desk = replace(store.desk, role=Role.TEAM_LEAD)
    on_chosen = set(asking_for_a_choice(store, folder))
    window = MainWindow(store, Preferences(folder))
    window.resize(1366, 728)
    window.show()
    deeds = {}
    named = [one.name for one in store.cohorts.all()]
    for screen, part, commands in told_on(window):
        for one in commands:
            if one.words.endswith(": ") or any(name in one.words for name in named):
                continue  # Another office's cohorts and letters are not its own.
            deed = IndexedDeed(
                screen=screen,
                part=part,
                words=one.words,
                icon=one.icon,
                keys=one.keys,
                right=one.right,
                on_chosen=(screen, one.words) in on_chosen,
            )
            deeds.setdefault((screen, one.words), deed)
    made = Index(
        deeds=tuple(deeds.values()), parts=tuple(parts_of(window)), fields=tuple(fields_of(window))
    )
    window.close()
    window.deleteLater()
    return made


def asking_for_a_choice(store, folder):
    """The commands that ask for something to be chosen first, on pages that show nothing yet."""
    window = MainWindow(store, Preferences(folder))
    context = window.context
    pages: dict[str, Any] = {one.key: window.page(one.key) for one in SCREENS}
    groups = [(key, page.commands()) for key, page in pages.items()]
    groups += [("programs", one.commands()) for one in pages["programs"].panel.sections.values()]
    parts = [section(context) for section in SECTIONS]
    groups += [("office", one.commands()) for one in parts]
    groups.append(("attendance", commands_of(pages["attendance"]._commands, capturing=True)))
    groups.append(("residents", pages["residents"].record.notes.commands()))
    for screen, commands in groups:
        for one in commands:
            if one.why_not().startswith(("Pilih", "Buka dahulu")):
                yield screen, one.words
    window.close()
    window.deleteLater()


def told_on(window):
    """Each page, or a part of it, with its commands; whatever they may be allowed to."""
    context = window.context
    for one in SCREENS:
        page = shown(window, one.key)
        yield one.key, "", (*page.commands(), *page.allowed_commands())
    page = shown(window, "programs")
    cohort = context.store.cohorts.all()[0]
    page.show_target(cohort.id)
    for key, section in page.panel.sections.items():
        page.panel.show_section(key)
        yield "programs", key, section.commands()
    page = shown(window, "office")
    for section in SECTIONS:
        page.show_target(section.key)
        yield "office", section.key, page.part().commands()
    page = shown(window, "attendance")
    yield "attendance", "", commands_of(page._commands, capturing=True)
    page = shown(window, "residents")
    yield "residents", "", page.record.notes.commands()


def shown(window, key):
    """A page as it is first seen."""
    page = window.page(key)
    window.stack.setCurrentWidget(page)
    QApplication.processEvents()
    return page


def parts_of(_window):
    """The parts of pages that have a key."""
    for key, title, icon, caption in PROGRAM_PARTS:
        yield IndexedPart(screen="programs", key=key, title=title, icon=icon, caption=caption)
    for one in ImportSubject:
        title = f"Impor: {label(one)}"
        yield IndexedPart(screen="imports", key=one.value, title=title, icon="import")
    for one in SECTIONS:
        yield IndexedPart(
            screen="office", key=one.key, title=one.title, icon=one.icon, caption=one.caption
        )
    for key, title in USER_PARTS:
        yield IndexedPart(screen="users", key=key, title=title, icon="lock")


def fields_of(window):
    """Every field of settings by its label."""
    yield IndexedField(
        screen="users", part="users", name="minutes", label="Kunci layar sesudah diam (menit)"
    )
    page = shown(window, "office")
    for section in SECTIONS:
        page.show_target(section.key)
        part = page.part()
        form = part.form if isinstance(part, FormSection) else None
        if isinstance(part, TableSection):
            form = part.entry(None).form
        if form is not None:
            for name, row in form._rows.items():
                words = row.field.text() if isinstance(row.field, QCheckBox) else row.spoken_label
                yield IndexedField(
                    screen="office", part=section.key, name=name, label=words.replace("&", "")
                )


def written(index):
    """The index as its file holds it: a line each, so that two changes can be joined."""
    lists = {name: getattr(index, name) for name in index.__struct_fields__}
    parts = [
        f' "{name}": [\n  '
        + ",\n  ".join(
            msgspec.json.encode(
                {k: v for k, v in msgspec.to_builtins(one).items() if v not in ("", False)}
            ).decode()
            for one in lines
        )
        + "\n ]"
        for name, lines in lists.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Write the index."""
    from rehabdesk.services.demonstration import build_demonstration

    application = QApplication.instance() or QApplication([])
    folder = Path(tempfile.mkdtemp(prefix="rehabdesk-"))
    os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = str(folder)
    store = build_demonstration(folder / "kantor")
    index = index_of(store, folder)
    (paths.finder() / "index.json").write_text(written(index), "utf-8")
    application.processEvents()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
