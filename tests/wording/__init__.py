"""Tests of `rehabdesk.wording`."""
