"""Pages: the templates, what all of them are given, and refusals in words."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from jinja2 import PackageLoader
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from codev_graph._i18n import LANGUAGES, language
from codev_graph._i18n import gettext as _
from codev_graph.views import environment
from codev_graph.web._exchange import RefusedError
from codev_graph.web._links import moment, page_of, shortened
from codev_graph.web._negotiation import HTML, choose
from codev_graph.web._requests import VARY
from codev_graph.web._security import policy

if TYPE_CHECKING:
    from jinja2 import Environment

_LANGUAGE_NAMES: Final = {"es": "Español", "en": "English"}
_PLAIN: Final = "text/plain"


@cache
def _templates() -> Environment:
    jinja = environment(PackageLoader("codev_graph.web"))
    jinja.filters["moment"] = moment
    jinja.filters["page_of"] = page_of
    jinja.filters["shortened"] = shortened
    return jinja


def page(
    request: Request,
    template: str,
    told: Mapping[str, object],
    *,
    status: int = HTTPStatus.OK,
    loose_styles: bool = False,
) -> Response:
    """Return a page.

    Args:
        request: The request that it answers; the links of the page keep its language.
        template: The template's name without its endings.
        told: What the template shows.
        status: The HTTP status.
        loose_styles: Whether scripts of the page may set styles.
    """
    text = _templates().get_template(f"{template}.html.j2").render(_shared(request) | dict(told))
    rules = policy(style_src="'self' 'unsafe-inline'") if loose_styles else policy()
    headers = {"Vary": VARY, "Content-Security-Policy": rules}
    return HTMLResponse(text, status, headers)


def _shared(request: Request) -> dict[str, Any]:
    """Return what every template is given: the language, the switch, and links that keep it."""
    chosen = request.query_params.get("lang") in LANGUAGES
    rest = [pair for pair in request.query_params.multi_items() if pair[0] != "lang"]

    def link(path: str, **parameters: str) -> str:
        kept = parameters | ({"lang": language()} if chosen else {})
        joint = "&" if "?" in path else "?"
        return f"{path}{joint}{urlencode(kept)}" if kept else path

    return {
        "language": language(),
        "chosen": chosen,
        "switch": [
            (code, _LANGUAGE_NAMES[code], f"?{urlencode([*rest, ('lang', code)])}")
            for code in LANGUAGES
        ],
        "link": link,
        "path": request.url.path,
    }


async def refused(request: Request, error: Exception) -> Response:
    """Return a refusal in words: as a page for a browser, else as plain text."""
    if isinstance(error, RefusedError):
        status, reason = error.status, error.reason
    elif isinstance(error, HTTPException):
        status = HTTPStatus(error.status_code)
        reason = _reasons().get(status, error.detail)
    else:
        logging.getLogger(__name__).error("unexpected", exc_info=error)
        status, reason = HTTPStatus.INTERNAL_SERVER_ERROR, _("The server failed; its log says why.")
    if choose(request.headers.get("accept", ""), [_PLAIN, HTML]) == HTML:
        response = page(request, "refusal", {"status": status, "reason": reason}, status=status)
    else:
        response = PlainTextResponse(f"{reason}\n", status, {"Vary": VARY})
    response.headers.update(getattr(error, "headers", None) or {})
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = "5"
    return response


def _reasons() -> dict[HTTPStatus, str]:
    return {
        HTTPStatus.NOT_FOUND: _("There is nothing at this address."),
        HTTPStatus.METHOD_NOT_ALLOWED: _("This service is for reading: it takes no updates."),
    }
