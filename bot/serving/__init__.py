"""How Rasa is run here: `python -m serving run …` takes the options of `rasa run`."""
