"""Tests of the screens, by key and mouse, over a real office."""
