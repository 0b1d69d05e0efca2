"""A key for every case, wrapped by the master keys.

Destroying a case's key makes all that was encrypted with it unreadable, in backups too.
Fernet: AES-128-CBC with HMAC-SHA-256 (https://github.com/fernet/spec).
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from cases.errors import KeyDestroyedError, WrongMasterKeyError
from cases.models import Case


class Vault:
    """Encrypts and decrypts the texts of cases; holds the master keys, newest first."""

    def __init__(self, master_keys: tuple[str, ...]) -> None:
        """master_keys: url-safe base64 of 32 bytes each. Raises WrongMasterKeyError."""
        try:
            self._master = MultiFernet([Fernet(key) for key in master_keys])
        except ValueError as error:
            raise WrongMasterKeyError("a master key is not 32 url-safe base64 bytes") from error

    def __repr__(self) -> str:
        return "Vault()"

    def new_wrapped_key(self) -> bytes:
        """A fresh case key, wrapped by the newest master key."""
        return self._master.encrypt(Fernet.generate_key())

    def rewrap(self, wrapped_key: bytes) -> bytes:
        """The same case key under the newest master key, for rotation."""
        return self._master.rotate(wrapped_key)

    def encrypt(self, case: Case, text: str) -> bytes:
        return self._key_of(case).encrypt(text.encode())

    def decrypt(self, case: Case, ciphertext: bytes) -> str:
        """The text. Raises KeyDestroyedError once the case's key is gone."""
        return self._key_of(case).decrypt(ciphertext).decode()

    def _key_of(self, case: Case) -> Fernet:
        if case.wrapped_key is None:
            raise KeyDestroyedError(case.id)
        try:
            return Fernet(self._master.decrypt(case.wrapped_key))
        except InvalidToken as error:
            raise WrongMasterKeyError(f"no master key opens case {case.id}") from error
