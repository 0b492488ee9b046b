"""Who asks: the address of a store, and credentials that come from the environment alone."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

from codev_graph._i18n import gettext as _
from codev_graph.errors import EndpointError

AGENT: Final = "codev-graph (https://w3id.org/codev-graph/)"
USER: Final = "CODEV_GRAPH_USER"
PASSWORD: Final = "CODEV_GRAPH_PASSWORD"  # noqa: S105 -- the name of a variable
TOKEN: Final = "CODEV_GRAPH_TOKEN"  # noqa: S105 -- the name of a variable


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a store is told of who asks; none of it is ever shown.

    Attributes:
        user: The name, with a password.
        password: The password.
        token: A bearer token, in the place of both.
    """

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls) -> Credentials:
        """Return those of ``CODEV_GRAPH_USER``, ``…_PASSWORD`` and ``…_TOKEN``."""
        return cls(*(os.environ.get(name, "") for name in (USER, PASSWORD, TOKEN)))

    def show_token(self, request: Request) -> Request:
        """Add the header that tells the token, if there is one; a redirection does not carry it."""
        if self.token:
            request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        return request

    def authorise(self, request: Request) -> Request:
        """Add the header that tells the token, or user and password."""
        if self.user and not self.token:
            plain = f"{self.user}:{self.password}".encode()
            told = base64.b64encode(plain).decode()
            request.add_unredirected_header("Authorization", f"Basic {told}")
        return self.show_token(request)

    def opener(self, url: str) -> OpenerDirector:
        """Return what opens requests and answers a challenge, Digest or Basic.

        Virtuoso wants Digest for writing, and does not say so to who comes with Basic.
        """
        known = HTTPPasswordMgrWithDefaultRealm()
        if self.user:
            known.add_password(None, url, self.user, self.password)
        return build_opener(HTTPDigestAuthHandler(known), HTTPBasicAuthHandler(known))


def checked_address(url: str) -> str:
    """Return the address of a store.

    Raises:
        EndpointError: if it is none, or has a password in it.
    """
    try:
        parts = urlsplit(url)
        host, named = parts.hostname, parts.username is not None
        _port = parts.port
    except ValueError as error:
        raise EndpointError(url, str(error)) from error
    if named:
        reason = _(
            "credentials stand in {user} and {password}, or in {token}, never in the address"
        )
        told = reason.format(user=USER, password=PASSWORD, token=TOKEN)
        raise EndpointError(host or "", told)
    if parts.scheme not in {"http", "https"} or not host:
        raise EndpointError(url, _("expected an address that begins with http:// or https://"))
    return url
