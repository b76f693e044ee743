"""The windows: they read the store, change through services and decide nothing.

May use: PySide6 and all below. Inside: shell, screens, context, widgets, theme, toolkit, in this
order.
To add a screen: one folder under `screens` and one line in its `catalogue.py`.
"""
