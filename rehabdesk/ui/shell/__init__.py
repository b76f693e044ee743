"""The main window around the screens: sidebar, commands, palette, messages, crash dialog.

May use: everything in `ui`. It draws what the catalogue of screens lists and names no screen.
To add: a command that belongs to no screen, in `commands.py`.
"""
