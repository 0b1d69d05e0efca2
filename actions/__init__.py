"""What the assistant does: Rasa's custom actions, one file per goal. Sees redacted text only."""
