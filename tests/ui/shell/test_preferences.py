"""This computer's choices survive, and a broken file means the usual."""

from rehabdesk.ui.preferences import Choices, Preferences


def test_choices_are_kept_at_once(tmp_path):
    Preferences(tmp_path).keep(dark=True)

    assert Preferences(tmp_path).choices.dark


def test_only_what_differs_is_written(tmp_path):
    Preferences(tmp_path).keep(dark=True)

    assert (tmp_path / "tampilan.json").read_text(encoding="utf-8").split() == [
        "{",
        '"dark":',
        "true",
        "}",
    ]


def test_a_broken_file_means_the_usual(tmp_path):
    (tmp_path / "tampilan.json").write_text("{{{", encoding="utf-8")

    assert Preferences(tmp_path).choices == Choices()


def test_a_computer_that_cannot_remember_goes_on(tmp_path):
    blocked = tmp_path / "berkas"
    blocked.write_text("", encoding="utf-8")

    preferences = Preferences(blocked)
    preferences.keep(dark=True)

    assert preferences.choices.dark
