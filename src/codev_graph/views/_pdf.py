"""A page as PDF, printed by the browser that is on the machine, without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError

_BROWSERS: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
# Standard output and pages without an ending have none.
_ENDINGS: Final = (".html", ".htm", ".pdf", "")
_SECONDS: Final = 120


def printable(page: str, path: Path) -> str | bytes:
    """Return a page as the ending of ``path`` wants it: as PDF for ``.pdf``, else as it is.

    Raises:
        FileError: if the ending means anything else than a page or a PDF; if a PDF is wanted and
            no Chromium, Chrome or Edge is found, or it fails.
    """
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        reason = _("a report is written as {known}").format(known=", ".join(filter(None, _ENDINGS)))
        raise FileError(path, reason)
    return _printed(page, path) if ending == ".pdf" else page


def _printed(page: str, path: Path) -> bytes:
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        reason = _(
            "a PDF needs Chromium, Chrome or Edge, and none is found; write .html instead and "
            "print it from any browser"
        )
        raise FileError(path, reason)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        _run([browser, *_arguments(folder, target), source.as_uri()], path)
        if not target.is_file():
            raise FileError(path, _("the browser wrote no PDF"))
        return target.read_bytes()


def _arguments(folder: str, target: Path) -> list[str]:
    """Return what makes a browser print and be silent: no network, no profile, no header."""
    arguments = [
        "--headless",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
        f"--print-to-pdf={target}",
    ]
    # A browser refuses to run as root in its sandbox; the page is our own and runs no script.
    return ["--no-sandbox", *arguments] if os.name == "posix" and os.geteuid() == 0 else arguments


def _run(command: list[str], path: Path) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - ours
    except (OSError, subprocess.SubprocessError) as error:
        raise FileError(path, _("the browser failed: {error}").format(error=error)) from error
