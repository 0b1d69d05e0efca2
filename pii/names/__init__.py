"""Finding persons' names in running text: a spaCy pipeline and the name lists compiled for it."""
