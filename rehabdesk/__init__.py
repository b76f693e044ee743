"""Attendance, certificates and records of rehabilitation programmes in prisons, offline."""

__version__ = "0.1.0"
__title__ = "RehabDesk"
