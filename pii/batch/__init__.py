"""Minimising the cases that are due, with any number of workers: the one part of pii with a
database."""
