"""The command line `privacy-desk`: one file a command."""
