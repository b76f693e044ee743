"""``./dev mutate``: small faults put into the rules, to see whether a test notices.

A tool of its own because none of the well-kept ones draws a sample by a seed and knows which tests
reach a line: mutmut runs the tests of a whole function and always all faults; cosmic-ray starts the
whole suite for each fault, which takes days here.
"""
