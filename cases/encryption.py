"""A key for every case, wrapped by the master keys.

Destroying a case's key makes all that was encrypted with it unreadable, in backups too.
Fernet: AES-128-CBC with HMAC-SHA-256 (https://github.com/fernet/spec).
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from cases.errors import KeyDestroyedError, WrongMasterKeyError
from cases.models import Case


class Vault:
    """Encrypts and decrypts the texts of cases; holds the master keys, newest first."""

    def __init__(self, master_keys: tuple[str, ...], *, index_key: str) -> None:
        """master_keys: url-safe base64 of 32 bytes each; index_key: of the blind index.

        Raises WrongMasterKeyError.
        """
        self._index_key = index_key.encode()
        try:
            self._masters = [Fernet(key) for key in master_keys]
            self._master = MultiFernet(self._masters)
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

    def age_of(self, token: bytes) -> int | None:
        """Which master key wrapped or sealed it: 0 the newest, 1 the one before, …; None: none."""
        for age, master in enumerate(self._masters):
            try:
                master.decrypt(token)
            except InvalidToken:
                continue
            return age
        return None

    def encrypt(self, case: Case, text: str) -> bytes:
        return self._key_of(case).encrypt(text.encode())

    def encrypting(self, case: Case) -> Callable[[str], bytes]:
        """`encrypt` for many texts of the case, whose key is opened only once."""
        key = self._key_of(case)
        return lambda text: key.encrypt(text.encode())

    def encrypt_file(self, case: Case, content: bytes) -> bytes:
        return self._key_of(case).encrypt(content)

    def decrypt_file(self, case: Case, ciphertext: bytes) -> bytes:
        """The bytes. Raises KeyDestroyedError once the case's key is gone."""
        return self._key_of(case).decrypt(ciphertext)

    def decrypt(self, case: Case, ciphertext: bytes) -> str:
        """The text. Raises KeyDestroyedError once the case's key is gone."""
        return self.decrypting(case)(ciphertext)

    def decrypting(self, case: Case) -> Callable[[bytes], str]:
        """`decrypt` for many texts of the case, whose key is opened only once."""
        key = self._key_of(case)
        return lambda ciphertext: key.decrypt(ciphertext).decode()

    def index(self, email: str) -> str:
        """The blind index of an e-mail address: HMAC-SHA-256 of it, spaces and case aside.

        It finds the cases of somebody who names the address and tells nobody else which it is.
        """
        return self._hmac(unicodedata.normalize("NFC", email).strip().casefold())

    def external_index(self, external_id: str) -> str:
        """The blind index of a case's id in the system that it was imported from: HMAC-SHA-256,
        which is never that of an address (no address holds a NUL)."""
        return self._hmac(f"external id\0{external_id}")

    def signature(self, name: str) -> str:
        """What proves that a link with this name in it is ours: HMAC-SHA-256, which is never that
        of an address or an id of a case."""
        return self._hmac(f"link\0\0{name}")

    def attempt_index(self, *what: str) -> str:
        """The name under which attempts at a login are counted: HMAC-SHA-256 of what was tried,
        from where; never that of an address alone."""
        return self._hmac("\0".join(("login attempt", *what)))

    def seal(self, text: str) -> bytes:
        """A text that belongs to no case, or outlives its key, under the newest master key."""
        return self._master.encrypt(text.encode())

    def unseal(self, sealed: bytes) -> str:
        """The text. Raises WrongMasterKeyError."""
        try:
            return self._master.decrypt(sealed).decode()
        except InvalidToken as error:
            raise WrongMasterKeyError("no master key opens a sealed text") from error

    def opens(self, case: Case) -> bool:
        """Whether the master keys open the case's key."""
        try:
            self._key_of(case)
        except (KeyDestroyedError, WrongMasterKeyError):
            return False
        return True

    def _hmac(self, text: str) -> str:
        return hmac.new(self._index_key, text.encode(), hashlib.sha256).hexdigest()

    def _key_of(self, case: Case) -> Fernet:
        if case.wrapped_key is None:
            raise KeyDestroyedError(case.id)
        try:
            return Fernet(self._master.decrypt(case.wrapped_key))
        except InvalidToken as error:
            raise WrongMasterKeyError(f"no master key opens case {case.id}") from error
