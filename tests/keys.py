"""Secrets that hold for the tests alone."""

INDEX_KEY = "only-for-tests-" * 4
