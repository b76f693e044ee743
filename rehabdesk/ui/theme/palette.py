"""Qt's palette, mixed from the tokens."""

from PySide6.QtGui import QColor, QPalette

from rehabdesk.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole


def palette_of(tokens: Tokens) -> QPalette:
    """Make the palette Fusion and our painted widgets draw with."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text_off))
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
