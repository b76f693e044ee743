"""Whatever stands on a command line in place of a file: one sentence, and never a traceback."""

import argparse
import os
import shutil

import pytest

from rehabdesk.__main__ import run as main
from rehabdesk.cli.words import command_parser
from tests.storage.test_office_file import WORDS, an_office_on_disk

WORDS_FOR = {"date": "2021-05-05", "first": "2021-05-05", "last": "2021-05-06"}
PLACES = ("missing", "deep", "folder", "empty", "binary", "text", "nul", "office", "inside a file")


def leaves(parser, words=()):
    """Every command of a parser that has none below it, with its words."""
    below = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not below:
        yield words, parser
    for group in below:
        for name, one in group.choices.items():
            yield from leaves(one, (*words, name))


COMMANDS = {" ".join(words): parser for words, parser in leaves(command_parser())}
QUIET = {"self-check", "demo", "templates"}
"""Commands that take no file of anybody; ``test_cli.py`` and ``test_cli_planning.py`` have them."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("apa-saja")
    an_office_on_disk(folder / "kantor").close()
    return folder / "kantor"


def a_place(kind, folder, made):
    path = folder / "sesuatu"
    if kind == "missing":
        return folder / "tidak ada"
    if kind == "deep":
        return folder / "tidak" / "ada" / "sama" / "sekali.pdf"
    if kind == "folder":
        path.mkdir()
    elif kind == "office":
        return shutil.copytree(made, path)
    elif kind == "inside a file":
        path.write_bytes(b"berkas")
        return path / "di dalamnya"
    else:
        content = {"empty": b"", "binary": os.urandom(5000), "text": b"[" * 4000, "nul": b"\0" * 99}
        path.write_bytes(content[kind])
    return path


def paths_of(parser):
    from pathlib import Path

    return [one for one in parser._actions if one.type is Path]


def line_for(words, parser, place_of):
    """A command line with everything that a command needs; ``place_of`` gives each path."""
    line = words.split()
    for one in parser._actions:
        flag = one.option_strings[:1]
        if one.type is None and (not one.required or one.choices is not None or not flag):
            continue
        if one in paths_of(parser):
            line += [*flag, str(place_of(one))]
        elif one.required:
            line += [*flag, WORDS_FOR.get(one.dest, "Uji")]
    return line


CASES = [
    (command, one.dest, place)
    for command, parser in COMMANDS.items()
    if command.split()[0] not in QUIET
    for one in paths_of(parser)
    for place in PLACES
]


def test_every_command_with_a_file_is_tried():
    tried = {command for command, _, _ in CASES}
    assert tried | {one for one in COMMANDS if one.split()[0] in QUIET} == set(COMMANDS)


@pytest.mark.parametrize(("command", "dest", "kind"), CASES)
def test_no_command_ends_in_a_traceback(command, dest, kind, made, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", WORDS)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "pilihan"))
    office = shutil.copytree(made, tmp_path / "kantor")
    (tmp_path / "sandi.txt").write_text(WORDS, "utf-8")
    usual = {
        "office": office,
        "passphrase_file": tmp_path / "sandi.txt",
        "out": tmp_path / "hasil.pdf",
        "file": tmp_path / "daftar.csv",
        "errors": tmp_path / "salah.zip",
        "source": tmp_path / "cadangan",
        "to": tmp_path,
    }
    (tmp_path / "daftar.csv").write_text("Nama\nOrang\n", "utf-8")
    strange = a_place(kind, tmp_path, made)
    line = line_for(
        command,
        COMMANDS[command],
        lambda one: strange if one.dest == dest else usual.get(one.dest, tmp_path / "lain"),
    )

    try:
        code = main(line)
    except SystemExit as left:
        code = left.code

    said = capsys.readouterr().err
    assert code in {0, 1, 2}
    assert "Traceback" not in said
    assert code != 1 or said.strip() or command in {"backup", "verify", "check", "import people"}
