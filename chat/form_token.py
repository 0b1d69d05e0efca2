"""What the form carries from page to page instead of a cookie, signed, so that only ours counts.

From a nonce in it the conversation's id and token are derived: the same page sent twice is the same
conversation, whichever process takes it, and nothing has to be stored.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

from itsdangerous import BadData, URLSafeTimedSerializer

_LONGEST_SECONDS = 24 * 3600
_SALT = "form"


class FormTokenError(Exception):
    """The page was not ours, or is older than a day."""


@dataclass(frozen=True)
class FormToken:
    """nonce: stands for the conversation; begun: whether something has been said in it;
    key: the `Idempotency-Key` of what this page sends."""

    nonce: str
    key: str
    begun: bool

    def credentials(self, secret: str) -> tuple[str, str]:
        """The conversation's id and its bearer token."""
        return _derived(secret, "id", self.nonce)[:24], _derived(secret, "token", self.nonce)


def fresh(*, nonce: str | None = None) -> FormToken:
    """For a new page; without a nonce, of a conversation that has not begun."""
    known = nonce or secrets.token_urlsafe(24)
    return FormToken(known, secrets.token_urlsafe(16), begun=nonce is not None)


def sealed(token: FormToken, secret: str) -> str:
    """As the hidden field holds it."""
    return URLSafeTimedSerializer(secret, salt=_SALT).dumps([token.nonce, token.key, token.begun])


def opened(field: str, secret: str) -> FormToken:
    """Raises FormTokenError."""
    try:
        nonce, key, begun = URLSafeTimedSerializer(secret, salt=_SALT).loads(
            field, max_age=_LONGEST_SECONDS
        )
    except BadData:
        raise FormTokenError from None
    return FormToken(nonce, key, begun)


def _derived(secret: str, what: str, nonce: str) -> str:
    digest = hmac.new(secret.encode(), f"{_SALT}:{what}:{nonce}".encode(), sha256).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")
