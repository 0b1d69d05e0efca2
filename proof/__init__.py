"""The proof that personal values stand nowhere in clear: looks for made-up ones."""
