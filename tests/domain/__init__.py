"""Tests of `rehabdesk.domain`."""
