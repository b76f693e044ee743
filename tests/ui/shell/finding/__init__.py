"""Ctrl+K."""
