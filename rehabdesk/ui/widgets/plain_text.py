"""Text of users where Qt would take it for HTML: shown as it was typed, sign by sign.

A tip that looks like HTML to Qt is drawn as HTML, and a picture named in it is loaded: from a
file, and on Windows from another computer. Labels are told once to be plain (``text.label``); a
tip, a message box and a menu entry's tip cannot be.
"""

_LOOKS_RICH = ("<", "&lt;")


def as_tip(text: str) -> str:
    """The words for a tip or a message box, so that Qt shows just these signs."""
    if not any(sign in text for sign in _LOOKS_RICH):
        return text
    from html import escape

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")
