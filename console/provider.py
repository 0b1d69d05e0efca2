"""The company's own login (OpenID Connect): sends the browser there and hears who came back.

Authlib keeps state, nonce and code verifier in the browser's signed cookie and checks the answer's
signature, nonce, audience and age (OpenID Connect Core 1.0, 3.1.3.7; PKCE: RFC 7636).
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from authlib.integrations.base_client.errors import (  # type: ignore[import-untyped]
    MismatchingStateError,
    OAuthError,
)

# whichever of httpx2 and httpx Authlib works with
from authlib.integrations.httpx_client.oauth2_client import (  # type: ignore[import-untyped]
    httpx2 as http,
)
from authlib.integrations.starlette_client import OAuth  # type: ignore[import-untyped]
from fastapi import Request
from joserfc.errors import JoseError

from settings import Settings

_TIMEOUT_SECONDS = 10
# of a subject, in characters (OpenID Connect Core 1.0, 2)
_LONGEST = 255
_LOG = logging.getLogger(__name__)


class ProviderError(Exception):
    """The company's login let nobody in; the message is a key of console.provider_login.SAID."""


@dataclass(frozen=True, repr=False)
class Identity:
    """Who somebody is there. email: "" unless the issuer has verified it."""

    issuer: str
    subject: str
    email: str


class Provider:
    """One company's login, as the settings name it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client: Any = OAuth().register(
            "provider",
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret,
            server_metadata_url=settings.oidc_issuer.rstrip("/")
            + "/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid email",
                "code_challenge_method": "S256",
                "timeout": _TIMEOUT_SECONDS,
            },
        )

    async def address(self, request: Request, *, back: str) -> str:
        """Where the browser is to log in; `back` is where it comes back to. Raises
        ProviderError."""
        with _translated():
            answer = await self._client.authorize_redirect(request, back)
        return str(answer.headers["location"])

    async def identity(self, request: Request) -> Identity:
        """Who came back. What was kept for it in the cookie is good once. Raises ProviderError."""
        expected = {
            "iss": {"essential": True, "value": self._settings.oidc_issuer},
            "aud": {"essential": True, "value": self._settings.oidc_client_id},
        }
        with _translated():
            token = await self._client.authorize_access_token(request, claims_options=expected)
            claims = token["userinfo"]
            if not {"email", *self._required} <= claims.keys():
                # what a scope asks for may be told there alone (OpenID Connect Core 1.0, 5.4)
                more = await self._client.userinfo(token=token)
                claims = more | claims if more["sub"] == claims["sub"] else {}
        return self._identity(claims)

    @property
    def _required(self) -> dict[str, str]:
        pairs = (pair.partition("=") for pair in self._settings.oidc_requires)
        return {claim: value for claim, _, value in pairs}

    def _identity(self, claims: dict[str, Any]) -> Identity:
        issuer, subject = self._settings.oidc_issuer, claims.get("sub", "")
        if not 0 < len(subject) <= _LONGEST:
            raise ProviderError("unusable")
        if not all(_holds(claims.get(claim), value) for claim, value in self._required.items()):
            raise ProviderError("not_allowed")
        verified = claims.get("email_verified", self._settings.oidc_trusts_email)
        return Identity(issuer, subject, str(claims.get("email", "")) if verified is True else "")


def _holds(claim: object, value: str) -> bool:
    """Whether a claim, or one of several in a list, says this."""
    several = claim if isinstance(claim, list) else [claim]
    return value in map(str, several)


@contextmanager
def _translated() -> Iterator[None]:
    """Whatever goes wrong over there, as a ProviderError; the log gets its kind and no word of an
    answer, for somebody's name may stand in it."""
    try:
        yield
    except MismatchingStateError as error:
        raise ProviderError("again") from error
    except OAuthError as error:
        _log(error.error if re.fullmatch("[a-z_]{1,40}", str(error.error)) else error)
        raise ProviderError("denied" if error.error == "access_denied" else "unusable") from None
    except http.HTTPError as error:
        _log(error)
        raise ProviderError("down") from None
    # an answer without what has to be in it, or of another shape
    except (JoseError, AttributeError, KeyError, RuntimeError, TypeError, ValueError) as error:
        _log(error)
        raise ProviderError("unusable") from None


def _log(what: object) -> None:
    kind = type(what).__name__ if isinstance(what, Exception) else what
    _LOG.warning("a login with the company's own login failed: %s", kind)
