"""The agents' web console: pages rendered on the server, no script needed."""
