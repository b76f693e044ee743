"""Locked files, opened by programs that are not ours."""
