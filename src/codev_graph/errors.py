"""The one tree of errors: each carries what it speaks of; its text follows the language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of the input.

    Attributes:
        file: The file's name, as the user knows it.
        row: Its row as a spreadsheet counts, the header being row 1; ``None`` for the whole file.
        column: The column's header, or ``None``.
        found: What stands there.
        expected: What should stand there, in the language in force when it was found.
        hint: What may have been meant or what to do, or an empty string.
        message: A whole sentence that says what is wrong, where found and expected do not fit.
        severity: ``error`` stops a build; ``warning`` and ``info`` do not.
    """

    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    hint: str = ""
    message: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the problem on one line: place, found, expected, hint."""
        place = self.file
        if self.row is not None:
            place += _(", row {row}").format(row=self.row)
        if self.column is not None:
            place += _(", column “{column}”").format(column=self.column)
        if self.message:
            return f"{place}: {self.message}"
        text = _("{place}: found {found}; expected {expected}.")
        line = text.format(place=place, found=self.found, expected=self.expected)
        return f"{line} {self.hint}" if self.hint else line


class CodevGraphError(Exception):
    """The root of all errors that codev-graph raises on purpose."""


class DataError(CodevGraphError):
    """The tables hold problems; all of them are in ``problems``."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return the count and one line for each problem."""
        count = len(self.problems)
        head = ngettext("{n} problem in the data:", "{n} problems in the data:", count)
        return "\n".join([head.format(n=count), *(str(problem) for problem in self.problems)])


class FileError(CodevGraphError):
    """A file or folder can not be read or written as asked."""

    def __init__(self, path: str | Path, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(self.path, reason)

    def __str__(self) -> str:
        """Return the path and the reason."""
        return f"{self.path}: {self.reason}"


class ResourceError(CodevGraphError):
    """A part of the installed package is missing."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)

    def __str__(self) -> str:
        """Say which part, and how to mend it."""
        return _("The part “{name}” of codev-graph is missing: install the package again.").format(
            name=self.name
        )


def did_you_mean(suggestions: Sequence[str]) -> str:
    """Return the sentence that offers ``suggestions``, or an empty string for none."""
    if not suggestions:
        return ""
    listed = ", ".join(f"“{suggestion}”" for suggestion in suggestions)
    return _("Did you mean {suggestions}?").format(suggestions=listed)


class QueryError(CodevGraphError):
    """A SPARQL query can not be run. ``query`` is its name or its text."""

    def __init__(self, query: str, reason: str) -> None:
        self.query = query
        self.reason = reason
        super().__init__(query, reason)

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class ForbiddenQueryError(QueryError):
    """A query asks for what it may not have, such as the answer of another machine."""


class QuerySyntaxError(QueryError):
    """A query's text is no SPARQL; ``line`` and ``column`` count from 1."""

    def __init__(self, query: str, line: int, column: int, reason: str) -> None:
        self.line = line
        self.column = column
        super().__init__(query, reason)
        # What a copy in another process is made from.
        self.args = (query, line, column, reason)

    def __str__(self) -> str:
        """Return the place, the line and a caret under the sign at fault."""
        place = _("line {line}, column {column}").format(line=self.line, column=self.column)
        lines = self.query.splitlines()
        text = lines[self.line - 1].replace("\t", " ") if self.line <= len(lines) else ""
        caret = " " * (self.column - 1) + "^"
        return f"{place}: {self.reason}\n  {text}\n  {caret}"


class UnknownQueryError(QueryError):
    """No named query has this name."""

    def __init__(self, name: str, suggestions: Sequence[str]) -> None:
        self.suggestions = tuple(suggestions)
        super().__init__(name, "")

    def __str__(self) -> str:
        """Name the query and the nearest ones."""
        text = _("There is no query “{name}”.").format(name=self.query)
        return " ".join(filter(None, [text, did_you_mean(self.suggestions)]))


class ParameterError(QueryError):
    """A parameter of a named query is unknown, missing or has a value that it can not take."""

    def __init__(self, query: str, parameter: str, reason: str) -> None:
        self.parameter = parameter
        super().__init__(query, reason)
        self.args = (query, parameter, reason)

    def __str__(self) -> str:
        """Name query, parameter and reason."""
        return _("Query “{query}”, parameter “{parameter}”: {reason}").format(
            query=self.query, parameter=self.parameter, reason=self.reason
        )


class EndpointError(CodevGraphError):
    """A store that is reached over HTTP does not answer as asked.

    ``endpoint`` is its address, ``status`` that of its answer, or 0 if there was none.
    """

    def __init__(self, endpoint: str, reason: str, status: int = 0) -> None:
        self.endpoint = endpoint
        self.reason = reason
        self.status = status
        super().__init__(endpoint, reason, status)

    def __str__(self) -> str:
        """Return the address and the reason."""
        return f"{self.endpoint}: {self.reason}"


class NetworkError(CodevGraphError):
    """A network can not be made or measured as asked; ``subject`` names what is at fault."""

    def __init__(self, subject: str, reason: str) -> None:
        self.subject = subject
        self.reason = reason
        super().__init__(subject, reason)

    def __str__(self) -> str:
        """Return the reason, after what it speaks of."""
        return f"{self.subject}: {self.reason}"


class EngineError(CodevGraphError):
    """An SQL engine gives up; ``engine`` is its name."""

    def __init__(self, engine: str, reason: str) -> None:
        self.engine = engine
        self.reason = reason
        super().__init__(engine, reason)

    def __str__(self) -> str:
        """Return the engine and the reason."""
        return f"{self.engine}: {self.reason}"


class OntologyError(CodevGraphError):
    """The ontology, or a graph under it, is at fault; ``subject`` names the term or axiom."""

    def __init__(self, subject: str, reason: str) -> None:
        self.subject = subject
        self.reason = reason
        super().__init__(subject, reason)

    def __str__(self) -> str:
        """Return the reason, after what it speaks of."""
        return f"{self.subject}: {self.reason}"
