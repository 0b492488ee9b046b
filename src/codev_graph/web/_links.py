"""Where an IRI is shown on this server, and how it and a time are written short."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit

from codev_graph.terms import BASE, INDIVIDUALS, PREFIXES

_ROOT: Final = urlsplit(BASE)
# The IRIs of the house keep their path: what w3id.org redirects here lands on the right page.
HOUSE: Final = _ROOT.path.rstrip("/")
_ORIGIN: Final = f"{_ROOT.scheme}://{_ROOT.netloc}"
_BY_LENGTH: Final = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


def page_of(iri: str) -> str:
    """Return the path of the page that shows what is said of an IRI.

    An IRI of the house is at its own path; one with a fragment, which browsers do not send, or of
    somebody else's, is told as a parameter.
    """
    if iri.startswith(BASE) and not {"#", "?"}.intersection(iri):
        return iri.removeprefix(_ORIGIN)
    return f"/resource?iri={quote(iri, safe='')}"


def iri_at(path: str) -> str:
    """Return the IRI of the house whose page is at a path, as it came over the wire."""
    return _ORIGIN + path


def shortened(iri: str) -> str:
    """Return an IRI as a person reads it: ``actor/oim``, ``codev:Actor``, or whole."""
    if iri.startswith(INDIVIDUALS):
        return iri.removeprefix(INDIVIDUALS).partition("/")[2] or iri
    for prefix, start in _BY_LENGTH:
        if iri.startswith(start) and iri != start:
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def moment(stamp: str) -> str:
    """Return a UTC time of ISO 8601 as a person reads it, to the minute."""
    return f"{stamp[:16].replace('T', ' ')} UTC"
