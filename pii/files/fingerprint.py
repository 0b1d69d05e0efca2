"""What a result depends on besides the options: the input, and the redactor."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

_PII = Path(__file__).parent.parent
#: what is made by running, and what trains and does not redact
_APART = {"__pycache__", "train"}
_LIBRARIES = (
    "lingua-language-detector",
    "phonenumbers",
    "presidio-analyzer",
    "pyarrow",
    "python-stdnum",
    "regex",
    "spacy",
)


def input_fingerprint(path: Path) -> dict[str, object]:
    """Return the file's size in bytes and the SHA-256 of what is in it."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"size": path.stat().st_size, "sha256": digest}


@cache
def redactor_version() -> str:
    """Return a digest of all in `pii` that redacts and of the libraries that find and write.

    Other code would redact the rest of a file in another way than its beginning.
    """
    digest = hashlib.sha256()
    for file in sorted(file for file in _PII.rglob("*") if file.is_file()):
        if not _APART.intersection(file.relative_to(_PII).parts):
            digest.update(str(file.relative_to(_PII)).encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    for library in _LIBRARIES:
        digest.update(f"{library}=={metadata.version(library)}\n".encode())
    return digest.hexdigest()
