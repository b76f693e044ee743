"""Tests of `rehabdesk.services`."""
