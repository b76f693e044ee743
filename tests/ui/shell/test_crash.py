"""An unforeseen error is reported without names, and the program goes on."""

from rehabdesk.ui.shell.crash import CrashWatch, report_of, write_report


def a_bug(name="Mahmud bin Karta"):
    try:
        raise ValueError(name)
    except ValueError as error:
        return error


def test_a_report_says_where_and_what_kind_but_no_name():
    report = report_of(a_bug())

    assert "ValueError" in report
    assert "test_crash.py" in report
    assert "Mahmud" not in report


def test_only_the_latest_reports_are_kept(tmp_path):
    for number in range(30):
        (tmp_path / f"laporan-2021{number:04}.txt").write_text("lama", encoding="utf-8")

    assert write_report(a_bug(), tmp_path)

    assert len(list(tmp_path.glob("laporan-*.txt"))) == 20


def test_a_folder_that_cannot_be_written_does_not_make_it_worse(tmp_path):
    blocked = tmp_path / "berkas"
    blocked.write_text("", encoding="utf-8")

    assert write_report(a_bug(), blocked / "log") is None


def test_the_user_is_told_once_and_goes_on(qtbot, tmp_path):
    watch = CrashWatch(tmp_path)

    watch.caught(ValueError, a_bug(), None)
    watch.caught(ValueError, a_bug(), None)

    assert watch._dialog is not None
    assert "tetap tersimpan" in watch._dialog.informativeText()
    watch._dialog.close()
    qtbot.waitUntil(lambda: watch._dialog is None)
