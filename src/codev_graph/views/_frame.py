"""A page inside a notebook: a frame that holds it whole and lets it do nothing outside."""

from __future__ import annotations

from typing import Final

from markupsafe import escape

_HEIGHT: Final = 720


def framed(page: str, title: str) -> str:
    """Return an ``iframe`` with a page inside its own attribute, as text that is escaped.

    The page may run its own scripts and save a picture; it shares nothing with the notebook.
    """
    return (
        f'<iframe title="{escape(title)}" width="100%" height="{_HEIGHT}" style="border:0" '
        f'sandbox="allow-scripts allow-downloads" srcdoc="{escape(page)}"></iframe>'
    )
