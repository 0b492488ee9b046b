"""What went wrong at a store, said so that it can be mended."""

from __future__ import annotations

import re
from http.client import HTTPException
from ssl import SSLError
from typing import Final
from urllib.error import HTTPError, URLError

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.errors import EndpointError
from codev_graph.graph.remote._access import PASSWORD, TOKEN, USER

_LENGTH: Final = 300
_TAG: Final = re.compile(r"<(style|script|head)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_TOLD: Final = {
    401: mark("wants to know who asks: set {user} and {password}, or {token}"),
    403: mark("does not let this user do so"),
    404: mark("has nothing at this address: give the one of its SPARQL service"),
    405: mark("does not take such requests at this address"),
    413: mark("finds the request too large"),
    414: mark("finds the request too large"),
}


def failure(endpoint: str, error: Exception) -> EndpointError:
    """Return the error for a request that failed, with what the store said of it."""
    if isinstance(error, HTTPError):
        return EndpointError(endpoint, _refused(error), error.code)
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return EndpointError(endpoint, _("took too long; CODEV_GRAPH_TIMEOUT allows more seconds"))
    if isinstance(cause, SSLError):
        text = _("the secure connection failed: {why}")
    elif isinstance(cause, HTTPException):
        text = _("the answer was cut off: {why}")
    else:
        text = _("can not be reached: {why}")
    return EndpointError(endpoint, text.format(why=_plain(str(cause)) or type(cause).__name__))


def _refused(error: HTTPError) -> str:
    known = _(_TOLD[error.code]) if error.code in _TOLD else _("refuses the request")
    told = known.format(user=USER, password=PASSWORD, token=TOKEN)
    try:
        said = _plain(error.read().decode("utf-8", "replace"))
    except (OSError, HTTPException):
        said = ""
    told = f"{told} (HTTP {error.code}: {said or _plain(str(error.reason))})"
    elsewhere = error.headers.get("Location")
    return f"{told} {leads_to(elsewhere)}" if elsewhere else told


def leads_to(address: str) -> str:
    """Return the sentence on a redirection."""
    return _("It leads to {address}.").format(address=address)


def not_sparql(endpoint: str, address: str, media_type: str) -> EndpointError:
    """Return the error for an answer that is none of SPARQL.

    Args:
        endpoint: The address that was asked.
        address: The one that answered, after redirections.
        media_type: What it answered with.
    """
    text = _("answers with {form}, which is no answer to SPARQL: is it the address of its service?")
    told = text.format(form=media_type or "?")
    if address.partition("?")[0] != endpoint.partition("?")[0]:
        told += f" {leads_to(address)}"
    return EndpointError(endpoint, told)


def _plain(text: str) -> str:
    """Return a text without marks, on one line, its beginning if it is long."""
    line = " ".join(_TAG.sub(" ", text).split())
    return line if len(line) <= _LENGTH else f"{line[:_LENGTH]} …"
