"""The visitors' entry point: the HTTP API, between the widget and the assistant."""
