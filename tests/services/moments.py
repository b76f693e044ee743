"""Moments that the tests of printed papers share."""

from datetime import datetime, timedelta, timezone

NOON = datetime(2021, 8, 30, 12, 0, tzinfo=timezone(timedelta(hours=7)))
