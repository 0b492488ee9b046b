"""Commands whose help speaks the language in force, and the errors that end them."""

from __future__ import annotations

import gettext as system_gettext
import os
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final, TypeVar

import click

from codev_graph._i18n import DOMAIN, LANGUAGES, LOCALE_DIR, language, mark, use_language
from codev_graph._i18n import gettext as _
from codev_graph.errors import CodevGraphError

F = TypeVar("F", bound=Callable[..., Any])

GRAPH: Final = "out/graph.trig"
ENDPOINT: Final = f"{__name__}.endpoint"
EXIT_PROBLEM: Final = 1
EXIT_INTERRUPTED: Final = 130


def speak(code: str) -> None:
    """Set the language of the run, for our texts and for Click's own."""
    use_language(code)
    os.environ["LANGUAGE"] = code
    system_gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    system_gettext.textdomain(DOMAIN)


def _looked_up(text: str | None) -> str | None:
    return _(text) if text else text


class _Told:
    """An attribute whose text is looked up each time it is read."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_untranslated_{name}"

    def __get__(self, instance: object, owner: type | None = None) -> str | None:
        return _looked_up(getattr(instance, self._name, None))

    def __set__(self, instance: object, value: str | None) -> None:
        setattr(instance, self._name, value)


class Option(click.Option):
    """An option whose help and placeholder are looked up when they are shown."""

    help = _Told()
    metavar = _Told()


class Argument(click.Argument):
    """An argument whose placeholder is looked up when it is shown."""

    metavar = _Told()


class Command(click.Command):
    """A command whose help and example are looked up when they are shown."""

    help = _Told()
    epilog = _Told()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Heed ``--lang`` wherever it stands: a ``--help`` before it must follow it too.

        Without one, what Click says of a wrong option must still be in the system's language.
        """
        speak(language())
        for word, following in pairwise([*args, ""]):
            option, _sign, value = word.partition("=")
            if option == "--lang" and (value or following) in LANGUAGES:
                speak(value or following)
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``; Click keeps it, with the text of the first language asked."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the placeholders of the line of usage, Click's own among them, looked up."""
        return [_(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they stand, one command a line."""
        if self.epilog:
            with formatter.section(_("Examples")):
                for line in self.epilog.strip().splitlines():
                    formatter.write(f"{'':>{formatter.current_indent}}{line.strip()}\n")


class Group(Command, click.Group):
    """A group of such commands, listed in the order of the work."""

    command_class = Command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- Click's own signature
        """Run the command; an interrupt ends it with the shells' own code, not with Click's 1."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(_("Interrupted."), err=True)
            sys.exit(EXIT_INTERRUPTED)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands as they were added, not by the alphabet."""
        return list(self.commands)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 -- Click's own signature
        """Run, and turn every error of ours into its text and an exit code."""
        try:
            return super().main(*args, **extra)
        except CodevGraphError as error:
            click.echo(str(error), err=True)
            sys.exit(EXIT_PROBLEM)


def _set_language(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    speak(value or language())


def lang_option(command: F) -> F:
    """Add ``--lang``; it is read first, so that the help follows it."""
    return click.option(
        "--lang",
        cls=Option,
        type=click.Choice(LANGUAGES),
        is_eager=True,
        expose_value=False,
        callback=_set_language,
        help=mark("Language of what you read: Spanish or English (default: that of your system)."),
    )(command)


def output_option(default: str, text: str) -> Callable[[F], F]:
    """Add ``-o/--output`` with its default; ``-`` is standard output."""
    return click.option(
        "-o",
        "--output",
        cls=Option,
        default=default,
        show_default=True,
        metavar=mark("FILE"),
        help=text,
    )


def format_option(command: F) -> F:
    """Add ``--format``."""
    return click.option(
        "--format",
        "format_",
        cls=Option,
        type=click.Choice(["table", "csv", "tsv", "json"]),
        default=None,
        help=mark("Form of the result (default: a table on a terminal, else CSV)."),
    )(command)


def seed_option(command: F) -> F:
    """Add ``--seed``."""
    return click.option(
        "--seed",
        cls=Option,
        type=click.IntRange(0),
        default=0,
        show_default=True,
        metavar=mark("N"),
        help=mark("The seed of permutations, simulations and draws."),
    )(command)


def endpoint_option(command: F) -> F:
    """Add ``--endpoint``, which stands in the place of the graph that is read."""
    return click.option(
        "--endpoint",
        cls=Option,
        metavar="URL",
        expose_value=False,
        callback=_note_endpoint,
        help=mark(
            "Ask the SPARQL service at this address in the place of a graph; user and password, or "
            "a token, come from CODEV_GRAPH_USER, CODEV_GRAPH_PASSWORD and CODEV_GRAPH_TOKEN."
        ),
    )(command)


def _note_endpoint(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    ctx.meta[ENDPOINT] = value


def source_argument(command: F) -> F:
    """Add the argument that names the tables or the graph, and ``--endpoint``."""
    named = click.argument("source", cls=Argument, metavar=mark("[SOURCE]"), default=GRAPH)
    return named(endpoint_option(command))
