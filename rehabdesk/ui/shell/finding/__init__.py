"""Ctrl+K: what can be found, how near it is to what was typed, and where it leads."""
