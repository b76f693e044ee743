"""Qt's palette, mixed from the tokens."""

from PySide6.QtGui import QColor, QPalette

from rehabdesk.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole


def palette_of(tokens: Tokens) -> QPalette:
    """Make the palette Fusion and our painted widgets draw with."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, _faded(tokens))
    return palette


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    """List which token stands for which role."""
    return {
        _Role.Window: tokens.surface,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.surface_raised,
        _Role.AlternateBase: tokens.surface,
        _Role.Text: tokens.text,
        _Role.Button: tokens.surface_raised,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.danger,
        _Role.Highlight: tokens.accent_soft,
        _Role.HighlightedText: tokens.on_accent_soft,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.PlaceholderText: tokens.text_muted,
        _Role.ToolTipBase: tokens.toast,
        _Role.ToolTipText: tokens.toast_text,
        _Role.Light: tokens.surface_raised,
        _Role.Midlight: tokens.surface,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.line_strong,
        _Role.Shadow: tokens.line_strong,
    }


def _faded(tokens: Tokens) -> QColor:
    """Give the colour of what cannot be used now: muted text, half-way to its surface."""
    text, ground = QColor(tokens.text_muted), QColor(tokens.surface)
    return QColor(
        (text.red() * 6 + ground.red() * 4) // 10,
        (text.green() * 6 + ground.green() * 4) // 10,
        (text.blue() * 6 + ground.blue() * 4) // 10,
    )
