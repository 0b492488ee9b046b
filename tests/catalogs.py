"""The gettext catalogs: extracted from the code, updated and compiled (``make locale``).

The tests use the same functions to see that no text lacks its translation and that the
compiled catalog is that of its source.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "codev_graph"
FOLDER = PACKAGE / "locale" / "es" / "LC_MESSAGES"
PO, MO = FOLDER / "codev_graph.po", FOLDER / "codev_graph.mo"
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "mark": None, "ngettext": (1, 2)}
OPTIONS = {
    "**.j2": {"extensions": "jinja2.ext.i18n", "newstyle_gettext": "true", "trimmed": "true"}
}
# What Click itself tells who uses our commands: it looks that up in our catalog.
CLICK = (
    "Usage:",
    "Options",
    "Commands",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "Show this message and exit.",
    "Show the version and exit.",
    "default: {default}",
    "required",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "No such option {name!r}.",
    "No such command {name!r}.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Option {name!r} does not take a value.",
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)


def extracted() -> Catalog:
    """Return every text that the code or a template shows a person."""
    catalog = Catalog(project="codev-graph", charset="utf-8")
    found = extract_from_dir(
        str(PACKAGE), METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for file, _line, message, comments, context in found:
        # No line numbers: they would change the catalog with every edit of the code.
        catalog.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    for message in CLICK:
        catalog.add(message, None, [("click", 0)])
    return catalog


def catalog() -> Catalog:
    """Return the Spanish catalog as it is kept."""
    with PO.open("rb") as stream:
        return read_po(stream, locale="es", domain="codev_graph")


def compiled(kept: Catalog) -> bytes:
    """Return the catalog in the form that gettext reads."""
    stream = BytesIO()
    write_mo(stream, kept)
    return stream.getvalue()


def main() -> None:
    """Update the Spanish catalog from the code and compile it; say what lacks a translation."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = catalog() if PO.exists() else Catalog(locale="es", domain="codev_graph")
    kept.update(extracted(), no_fuzzy_matching=True)
    kept.obsolete.clear()
    # A date would change the catalog with every run.
    kept.creation_date = kept.revision_date = datetime(2026, 11, 22, tzinfo=UTC)
    with PO.open("wb") as stream:
        write_po(stream, kept, width=100, include_lineno=False, sort_output=True)
    MO.write_bytes(compiled(kept))
    missing = [message.id for message in kept if message.id and not message.string]
    print(f"{len(kept)} texts, {len(missing)} without a translation")  # noqa: T201
    sys.exit(bool(missing))


if __name__ == "__main__":
    main()
