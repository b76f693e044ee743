"""Every text reads on every surface, in light and in dark."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from rehabdesk import paths
from rehabdesk.ui.theme.palette import palette_of
from rehabdesk.ui.theme.stylesheet import stylesheet
from rehabdesk.ui.theme.tokens import DARK, LIGHT, Tokens, Tone, is_dark, tokens_of, tone_colours

MODES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: str) -> float:
    drawn = QColor(colour)
    channels = [drawn.redF(), drawn.greenF(), drawn.blueF()]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@MODES
def test_a_mode_has_every_colour_and_no_other(tokens: Tokens):
    assert vars(tokens).keys() == Tokens.__annotations__.keys()


@MODES
def test_text_reads_on_every_surface(tokens: Tokens):
    surfaces = ("surface", "surface_raised", "surface_sunken", "hover")
    texts = ("text", "text_muted", "text_off", "accent", "success", "warning", "danger", "info")
    values = vars(tokens)

    weak = [
        (text, surface, round(contrast(values[text], values[surface]), 2))
        for text in texts
        for surface in surfaces
        if contrast(values[text], values[surface]) < 4.5
    ]

    assert weak == []


@MODES
def test_text_reads_on_soft_grounds_and_filled_buttons(tokens: Tokens):
    values = vars(tokens)
    pairs = [
        ("accent_text", "accent"),
        ("accent_text", "accent_hover"),
        ("danger_text", "danger"),
        ("danger_text", "danger_hover"),
        ("on_accent_soft", "accent_soft"),
        ("text_muted", "accent_soft"),
        ("toast_text", "toast"),
        ("toast_accent", "toast"),
        *[(tone, f"{tone}_soft") for tone in ("success", "warning", "danger", "info")],
        *[("text", f"{tone}_soft") for tone in ("success", "warning", "danger", "info")],
        *[("text_muted", f"{tone}_soft") for tone in ("success", "warning", "danger", "info")],
    ]

    weak = [pair for pair in pairs if contrast(values[pair[0]], values[pair[1]]) < 4.5]

    assert weak == []


SURFACES = ("surface", "surface_raised", "surface_sunken", "hover")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def text_pairs():
    """Each colour of text in the style sheet with the grounds that it can stand on."""
    sheet = (paths.style() / "app.qss").read_text(encoding="utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    rules = [(names.strip(), dict(pairs_of(body))) for names, body in RULE.findall(sheet)]
    grounds = {names: one["background"] for names, one in rules if "background" in one}
    for names, one in rules:
        for text, ground in (("color", "background"), ("selection-color", "selection-background")):
            if text not in one or not one[text].startswith("@"):
                continue
            own = one.get(ground) or one.get(f"{ground}-color")
            for name in names.split(","):
                for on in grounds_of(name.strip(), own, grounds):
                    yield name.strip(), one[text].removeprefix("@"), on


def pairs_of(body):
    for line in body.split(";"):
        name, _, value = line.partition(":")
        if value:
            yield name.strip(), value.strip().split()[0]


def grounds_of(name, own, grounds):
    """A rule's own ground, else that of the part it stands in, else every surface."""
    part = name.split(" ")[0]
    for ground in (own, grounds.get(name), grounds.get(part) if part != name else None):
        if ground is not None and ground.startswith("@"):
            return (ground.removeprefix("@"),)
    return SURFACES


@MODES
def test_every_text_of_the_style_sheet_reads_on_what_it_stands_on(tokens: Tokens):
    values = vars(tokens)
    found = set(text_pairs())

    weak = [
        (name, text, ground, round(contrast(values[text], values[ground]), 2))
        for name, text, ground in sorted(found)
        if contrast(values[text], values[ground]) < 4.5
    ]

    assert len(found) > 60
    assert weak == []


@MODES
def test_every_text_of_the_palette_reads_on_every_ground_of_it(qapp, tokens: Tokens):
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = palette_of(tokens)
    pairs = [
        *((text, ground) for text in (role.WindowText, role.Text, role.ButtonText,
          role.PlaceholderText, role.Link, role.BrightText)
          for ground in (role.Window, role.Base, role.AlternateBase, role.Button)),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
    ]  # fmt: skip

    weak = [
        (state.name, text.name, ground.name)
        for state in (group.Active, group.Inactive, group.Disabled)
        for text, ground in pairs
        if contrast(palette.color(state, text).name(), palette.color(state, ground).name()) < 4.5
    ]

    assert weak == []


@MODES
def test_every_tone_has_a_readable_pair(tokens: Tokens):
    for tone in Tone:
        text, ground = tone_colours(tokens, tone)
        assert contrast(text.name(), ground.name()) >= 4.5, tone


@MODES
def test_tokens_are_found_again_from_their_palette(qapp, tokens: Tokens):
    palette = palette_of(tokens)

    assert tokens_of(palette) is tokens
    assert is_dark(palette) is (tokens is DARK)


@MODES
def test_the_style_sheet_leaves_no_slot_open_and_names_only_shapes_that_exist(tokens: Tokens):
    template = (paths.style() / "app.qss").read_text(encoding="utf-8")

    filled = stylesheet(template, tokens, paths.style())

    assert "@" not in filled
    named = {part.split('"')[0] for part in filled.split('url("')[1:]}
    assert [name for name in named if not (paths.style() / name.rsplit("/", 1)[-1]).is_file()] == []


def test_an_unknown_token_in_the_template_is_named():
    with pytest.raises(KeyError, match="colour_of_money"):
        stylesheet("QLabel { color: @colour_of_money; }", LIGHT, paths.style())
