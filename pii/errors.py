"""The ways a call to the redactor can fail; none of them carries a word of the text."""


class UnsupportedTypeError(ValueError):
    """Types were asked for that no recognizer finds (`types` names them)."""

    def __init__(self, types: list[str]) -> None:
        """Take the type names that are not supported."""
        self.types = types
        super().__init__(f"no recognizer finds these types: {', '.join(types)}")


class UnsupportedLanguageError(ValueError):
    """The language is not one that the redactor reads (`language` names it)."""

    def __init__(self, language: str) -> None:
        """Take the language code that is not supported."""
        self.language = language
        super().__init__(f"the redactor does not read the language {language!r}")


class PipelineNotInstalledError(ValueError):
    """A spaCy pipeline was asked for that is not installed or labels no persons (`name`)."""

    def __init__(self, name: str) -> None:
        """Take the package name or folder that was asked for."""
        self.name = name
        super().__init__(f"no spaCy pipeline that labels persons is installed as {name!r}")
