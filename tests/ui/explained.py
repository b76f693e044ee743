"""What a field says that it asks for, as Qt would show it."""


def what_is(widget):
    """The explanation of a field, its own or of what it is a part of."""
    at = widget
    while at is not None and not at.isWindow():
        if words := at.whatsThis():
            return words
        at = at.parentWidget()
    return ""
