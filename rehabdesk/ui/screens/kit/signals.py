"""Connecting a signal with a deed that wants none of what the signal carries."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance


def on(signal: SignalInstance, deed: Callable[[], object]) -> None:
    """Carry out a deed at each signal."""

    def answer(*_carried: object) -> None:
        deed()

    signal.connect(answer)
