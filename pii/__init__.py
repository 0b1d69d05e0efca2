"""Finding and redacting personal data in Swedish, Finnish and English text."""
