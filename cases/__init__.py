"""The heart: cases, messages, tickets, deadlines, audit, keys. No web, no Rasa, no Presidio."""
