"""Redacting whole files: JSONL, CSV and Parquet, in pieces, resumable, on one machine or many."""
