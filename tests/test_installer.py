"""What the packages promise, as far as seconds show it; ./dev installer --check does it all."""

import json
import re
import subprocess
import sys
from contextlib import closing
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from shutil import which

import pypdfium2
import pytest
from pypdfium2 import PdfImage

from installer import byte_code, downloads, guide, licences, selection, tree, user_guide
from installer.binaries import closure
from installer.pins import FILES, LINUX, ROOT, WINDOWS, Stop
from rehabdesk.services import versions
from rehabdesk.ui.shell.identity import TASK_BAR_NAME
from rehabdesk.wording.guide import chapters

SCRIPT = (ROOT / "installer" / "rehabdesk.nsi").read_text(encoding="utf-8")


def test_a_file_with_an_unexpected_hash_stops_the_build(tmp_path):
    wheel = tmp_path / "a-1-py3-none-any.whl"
    wheel.write_bytes(b"right")
    allowed = frozenset({downloads.sha256(wheel)})

    downloads.require_known([wheel], allowed)
    wheel.write_bytes(b"wrong")

    with pytest.raises(Stop, match="unexpected hash"):
        downloads.require_known([wheel], allowed)


def test_shortcuts_carry_the_name_that_the_program_gives_itself_in_the_task_bar():
    assert f'!define TASK_BAR_NAME "{TASK_BAR_NAME}"' in SCRIPT
    made = re.findall(r'CreateShortcut "(\S*\\\$\{APP\}\.lnk)"', SCRIPT)
    assert len(made) == 2
    assert re.findall(r'!insertmacro NameShortcut "(\S+)"', SCRIPT) == made


def test_a_package_without_a_wheel_stops_the_build():
    requirements = "msgspec==0.22.0 \\\n    --hash=sha256:ab\nZXing.cpp==3.1.1\n"
    wheels = [Path("zxing_cpp-3.1.1-cp311-cp311-win_amd64.whl")]

    with pytest.raises(Stop, match="no wheel of msgspec "):
        downloads.require_whole(wheels, requirements)
    downloads.require_whole([*wheels, Path("msgspec-0.22.0-cp311.whl")], requirements)


def test_a_fetched_wheel_that_went_is_noticed(tmp_path):
    for name in ("a-1.whl", "b-1.whl"):
        (tmp_path / name).write_bytes(b"")
    before = downloads.contents(tmp_path)

    (tmp_path / "b-1.whl").unlink()

    assert downloads.contents(tmp_path) != before


def test_every_requirement_has_hashes():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")

    assert len(downloads.expected_hashes(text)) > 100


def test_equal_folders_give_an_equal_hash_and_a_changed_byte_another(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("a", "b"):
        (tmp_path / name / "site-packages" / "part").mkdir(parents=True)
        (tmp_path / name / "app").mkdir()
        (tmp_path / name / "site-packages" / "part" / "one.py").write_text("X = {1, 2, 3}\n")
        (tmp_path / name / "app" / "start.py").write_text("Y = 1\n")
        byte_code.compile_all(tmp_path / name)

    first, second = tree.settle(tmp_path / "a"), tree.settle(tmp_path / "b")
    (tmp_path / "b" / "app" / "start.py").write_text("Y = 2\n")

    assert first == second
    assert tree.settle(tmp_path / "b") != first
    assert (tmp_path / "a" / "app" / "start.py").stat().st_mtime == 1_700_000_000


def test_byte_code_is_the_same_each_time(tmp_path, monkeypatch):
    from importlib.util import find_spec

    whole = Path(str(getattr(find_spec("click.types"), "origin", ""))).read_bytes()
    for seed in ("1", "2"):
        source = tmp_path / seed / "site-packages" / "part.py"
        source.parent.mkdir(parents=True)
        source.write_bytes(whole)
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        byte_code.compile_all(tmp_path / seed)

    first, second = (
        (tmp_path / seed / "site-packages" / "part.pyc").read_bytes() for seed in ("1", "2")
    )
    assert first == second


def test_other_peoples_packages_travel_as_byte_code_that_runs(tmp_path):
    part = tmp_path / "site-packages" / "part.py"
    part.parent.mkdir()
    part.write_text("print('runs')\n")

    byte_code.compile_all(tmp_path)

    assert not part.exists()
    code = f"import sys; sys.path.insert(0, {str(part.parent)!r}); import part"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "runs\n"


def test_an_installed_program_finds_its_byte_code_and_never_looks_whether_it_is_old(tmp_path):
    source = tmp_path / "app" / "part.py"
    source.parent.mkdir()
    source.write_text("print('runs')\n")

    byte_code.compile_all(tmp_path)

    compiled = Path(cache_from_source(str(source))).read_bytes()
    by_hash, unchecked = 0b01, 0b00
    assert int.from_bytes(compiled[4:8], "little") == by_hash | unchecked
    # Were it looked at, this source would be compiled again at every start.
    source.write_text("print('another')\n")
    code = f"import sys; sys.path.insert(0, {str(source.parent)!r}); import part"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "runs\n"


def test_a_builder_of_another_python_than_the_packed_one_is_refused(monkeypatch):
    monkeypatch.setattr(byte_code, "PYTHON", (sys.version_info[0], sys.version_info[1] + 1))

    with pytest.raises(Stop, match=r"the packages carry Python 3\.\d+ and byte code for it"):
        byte_code.require_version()

    monkeypatch.setattr(byte_code, "PYTHON", sys.version_info[:2])
    byte_code.require_version()


def test_byte_code_of_another_python_is_found_before_a_package_is_called_good(tmp_path):
    source = tmp_path / "app" / "part.py"
    source.parent.mkdir()
    source.write_text("print('runs')\n")
    byte_code.compile_all(tmp_path)
    byte_code.require_readable(tmp_path)

    foreign = source.with_name("other.pyc")
    foreign.write_bytes(b"\x01" + MAGIC_NUMBER[1:] + b"rest")

    with pytest.raises(Stop, match="1 of 2 files of byte code are of another Python"):
        byte_code.require_readable(tmp_path)


def test_a_package_without_any_byte_code_is_not_called_good(tmp_path):
    with pytest.raises(Stop, match="0 of 0"):
        byte_code.require_readable(tmp_path)


@pytest.mark.skipif(which("objdump") is None, reason="reads ELF files with binutils")
def test_a_library_that_nothing_leads_to_is_left_out():
    from importlib.util import find_spec

    folder = Path(str(getattr(find_spec("PySide6"), "origin", ""))).parent
    offered = [*(folder / "Qt" / "lib").glob("*.so*"), *folder.glob("*.so*")]

    names = {one.name for one in closure([folder / "QtSvg.abi3.so"], offered)}

    assert {"libQt6Svg.so.6", "libQt6Core.so.6"} <= names
    assert "libQt6Quick.so.6" not in names


def test_both_systems_get_the_same_modules_of_qt():
    windows, linux = (
        {re.split(r"[./]", one)[1] for one in target.qt_modules} for target in (WINDOWS, LINUX)
    )

    assert windows == linux


def test_the_program_imports_no_other_module_of_qt():
    used = {
        found
        for path in (ROOT / "rehabdesk").rglob("*.py")
        for found in re.findall(r"^\s*from PySide6\.(\w+)", path.read_text("utf-8"), re.MULTILINE)
    }

    assert used <= {one.split("/")[1].split(".")[0] for one in LINUX.qt_modules}


def test_removing_the_program_never_names_the_offices_folder():
    removal = SCRIPT[SCRIPT.index("Section Uninstall") :]
    removed = re.findall(r'RMDir /r "(.+?)"', removal)

    assert removed
    assert all(one.startswith(("$INSTDIR\\", "$SMPROGRAMS\\")) for one in removed)
    assert "Documents" not in removal
    assert '/r "$INSTDIR"' not in removal


def test_a_setup_that_fails_puts_the_version_before_back():
    failed = SCRIPT[SCRIPT.index("Function .onInstFailed") :]

    assert "Call PutBack" in failed[: failed.index("FunctionEnd")]
    assert SCRIPT.index("Call RequireRoom") < SCRIPT.index("Call PutAside")


def test_an_older_setup_puts_the_file_back_before_the_program_and_never_without():
    section = SCRIPT[SCRIPT.index("\nSection\n") :]
    back = SCRIPT[SCRIPT.index("Function PutFileBack") :]
    back = back[: back.index("FunctionEnd")]

    assert section.index("Call Examine") < section.index("Call PutFileBack")
    assert section.index("Call PutFileBack") < section.index("Call PutAside")
    # Without a window nothing may be asked for, and the answer to "go on?" is no.
    assert back.index("${Silent}") < back.index("nsExec::ExecToLog") < back.index("ExecWait '")
    assert "/SD IDNO" in back


def test_the_way_back_asks_nothing_where_nobody_sees_it():
    lines = (FILES / "kembali.cmd").read_text(encoding="ascii").splitlines()
    calls = [one for one in lines if "go-back" in one]

    assert [one.endswith("<nul") for one in calls] == [False, True]
    swap = next(at for at, one in enumerate(lines) if one.startswith("for %%d"))
    refused = lines.index("if errorlevel 1 (", lines.index(":hasil"))
    assert lines.index(calls[1]) < refused < swap


def test_the_installer_speaks_indonesian_only():
    assert re.findall(r"MUI_LANGUAGE (.+)", SCRIPT) == ['"Indonesian"']


def test_windows_scripts_have_windows_line_ends():
    for name in ("RehabDesk.cmd", "kembali.cmd"):
        content = (FILES / name).read_bytes()
        assert content.count(b"\n") == content.count(b"\r\n")


def test_tentang_names_every_package_that_travels_with_its_licence():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    required = set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))
    unused = {one.removesuffix("-") for one in selection.UNUSED_WHEELS}

    named = {one.name.lower().replace("_", "-"): one.text for one in versions.parts()}

    travelling = {one.lower().replace("_", "-") for one in required - unused}
    assert travelling <= set(named)
    # The words for Qt's two are put into the package when it is built.
    silent = {one for one in travelling if not named[one].strip()}
    assert silent == {"pyside6-essentials", "shiboken6"}


def test_the_bill_of_materials_names_every_package(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    info = tmp_path / "some_part-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: Some_Part\nVersion: 1.2\nLicense-Expression: MIT\n\n")

    first = licences.bill(tmp_path, "3.11.9", [])

    parts = json.loads(first)["components"]
    assert [(one["name"], one["version"]) for one in parts] == [
        ("Some_Part", "1.2"),
        ("CPython", "3.11.9"),
    ]
    assert parts[0]["purl"] == "pkg:pypi/some-part@1.2"
    assert first == licences.bill(tmp_path, "3.11.9", [])


def test_the_program_speaks_to_no_network():
    """Every attempt to reach out ends the child at once."""
    code = (
        "import sys\n"
        "def guard(event, words):\n"
        "    if event in {'socket.connect', 'socket.getaddrinfo', 'socket.sendto'}:\n"
        "        raise SystemExit(f'reached out: {event}')\n"
        "sys.addaudithook(guard)\n"
        "from rehabdesk.services.self_check import failures\n"
        "print(failures(lambda stage: None))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert done.stdout.strip() == "[]", done.stderr


def test_the_printed_guide_has_every_chapter_in_its_outline_and_a_picture_for_each_page(tmp_path):
    guide.register_fonts()
    path = tmp_path / "panduan.pdf"
    user_guide.write(path)

    with closing(pypdfium2.PdfDocument(path)) as printed:
        outline = [one.get_title() for one in printed.get_toc()]
        words = "".join(page.get_textpage().get_text_range() for page in printed)
        pictures = sum(
            1 for page in printed for one in page.get_objects() if isinstance(one, PdfImage)
        )

    titles = [one.title.removeprefix("Kertas: ") for one in chapters()]
    assert [one for one in titles if one not in outline or one not in words] == []
    assert pictures == sum(len(one.pictures) for one in chapters())
