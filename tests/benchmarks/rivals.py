"""Programs that offices use instead, timed on the same pages where they happen to be installed."""

from tests.benchmarks.figure import Figure


def certificate_rivals(ours):
    return []


def sheet_rivals(ours, week):
    return []
