"""XML of strangers: parsed without entities, external or not, and without any DTD."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError


@contextmanager
def told_errors(name: str) -> Iterator[None]:
    """Turn what the parsers raise into a :class:`FileError` that names the file.

    Raises:
        FileError: if the text is not well-formed, or declares a document type or an entity.
    """
    try:
        yield
    except DefusedXmlException as error:
        reason = _(
            "declares a document type (DOCTYPE) or entities, which can make a small file swell or "
            "read other files; remove the declaration and import again"
        )
        raise FileError(name, reason) from error
    except (ParseError, UnicodeError, LookupError) as error:
        raise FileError(name, _("is not well-formed XML: {why}").format(why=error)) from error


def elements(content: bytes) -> Iterator[Element]:
    """Yield every element when it is complete, the innermost first; call in ``told_errors``."""
    for _event, element in iterparse(io.BytesIO(content), forbid_dtd=True):
        yield element


def refuse_entities(content: bytes, name: str) -> None:
    """Parse once for safety alone, before a parser that would expand what it finds.

    Raises:
        FileError: as :func:`told_errors`.
    """
    with told_errors(name):
        for element in elements(content):
            element.clear()


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        FileError: if it can not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error
