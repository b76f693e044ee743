"""Kehadiran at the real window."""
