"""Run every command of the READMEs and write what it prints under it (``make docs``).

A command stands in a ``console`` block behind ``$``. The test of the READMEs calls
:func:`rendered` and compares: a README that says anything but what the commands print fails.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READMES = (ROOT / "README.md", ROOT / "README.es.md")
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
SHOWN = 24


def rendered(text: str, folder: Path, language: str) -> str:
    """Return the README with the output of each of its commands as ``folder`` gives it.

    Args:
        text: The README.
        folder: Where the commands run; it has ``data/`` as the checkout has.
        language: ``es`` or ``en``: the language of the system that is shown.
    """
    return BLOCK.sub(lambda block: _block(block[1], folder, language), text)


def _block(content: str, folder: Path, language: str) -> str:
    commands = [line for line in content.splitlines() if line.startswith("$ ")]
    shown = (f"{command}\n{_output(command[2:], folder, language)}" for command in commands)
    return f"```console\n{''.join(shown)}```"


def _output(command: str, folder: Path, language: str) -> str:
    """Return what a command prints; ``make`` runs in the checkout, all else in the folder."""
    here = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{here}:{os.environ['PATH']}",
        "LC_ALL": f"{language}.UTF-8",
    }
    if command.startswith("make "):
        return ""
    done = subprocess.run(  # noqa: S602 -- the commands are the README's own, pipes included
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and "|| " not in command:
        raise RuntimeError(f"{shlex.quote(command)}: {done.stderr}")
    return _cut(done.stdout)


def _cut(output: str) -> str:
    """Return an output no longer than a reader wants to see."""
    lines = [line.rstrip() for line in output.strip("\n").splitlines()]
    if len(lines) > SHOWN:
        lines = [*lines[: SHOWN - 1], "…"]
    return "\n".join([*lines, ""]) if lines else ""


def workplace(folder: Path) -> Path:
    """Return the folder with the real tables in it, as a checkout has them."""
    shutil.copytree(ROOT / "data", folder / "data", dirs_exist_ok=True)
    return folder


def main() -> None:
    """Write the READMEs anew."""
    for readme in READMES:
        with tempfile.TemporaryDirectory() as name:
            language = "es" if ".es." in readme.name else "en"
            text = rendered(readme.read_text(encoding="utf-8"), workplace(Path(name)), language)
        readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
