"""Qt's palette, mixed from the tokens."""

from PySide6.QtGui import QColor, QPalette

from rehabdesk.ui.theme.tokens import Tokens

_ColorRole = QPalette.ColorRole


def palette_of(tokens: Tokens) -> QPalette:
    """Make the palette Fusion and our painted widgets draw with."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    for role in (_ColorRole.WindowText, _ColorRole.Text, _ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text_off))
    return palette


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    """List which token stands for which role."""
    return {
        _ColorRole.Window: tokens.surface,
        _ColorRole.WindowText: tokens.text,
        _ColorRole.Base: tokens.surface_raised,
        _ColorRole.AlternateBase: tokens.surface,
        _ColorRole.Text: tokens.text,
        _ColorRole.Button: tokens.surface_raised,
        _ColorRole.ButtonText: tokens.text,
        _ColorRole.BrightText: tokens.danger,
        _ColorRole.Highlight: tokens.accent_soft,
        _ColorRole.HighlightedText: tokens.on_accent_soft,
        _ColorRole.Accent: tokens.accent,
        _ColorRole.Link: tokens.accent,
        _ColorRole.LinkVisited: tokens.accent,
        _ColorRole.PlaceholderText: tokens.text_muted,
        _ColorRole.ToolTipBase: tokens.toast,
        _ColorRole.ToolTipText: tokens.toast_text,
        _ColorRole.Light: tokens.surface_raised,
        _ColorRole.Midlight: tokens.surface,
        _ColorRole.Mid: tokens.line,
        _ColorRole.Dark: tokens.line_strong,
        _ColorRole.Shadow: tokens.line_strong,
    }
