"""Making the shipped name pipeline; nothing here runs when text is redacted."""
