"""Files of old cases and of customers, read row by row; nothing here knows a database."""
