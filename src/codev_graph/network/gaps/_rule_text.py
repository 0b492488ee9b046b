"""Rule and weights as a person writes them: ``ties=town-hall``, ``most=2``, ``filled=1``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Final, cast, get_args

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.network._choices import refuse_unknown
from codev_graph.network.gaps._objective import Weights
from codev_graph.network.gaps._plausible import Rule, Scope, Sort

NONE: Final = "none"
ALL: Final = "all"
KEYS: Final = ("ties", "most", "areas")


def read_rule(texts: Iterable[str]) -> Rule:
    """Return the rule that some texts ``KEY=VALUE`` change from the default.

    Args:
        texts: ``ties=`` with sorts of ties (``town-hall``, ``own-city``, ``counterpart``) parted
            by commas, or ``none``; ``most=`` with a number or ``all``; ``areas=`` with
            ``likely``, ``documented``, ``sector`` or ``all``.

    Raises:
        NetworkError: for another key or value; the nearest is offered.
    """
    rule = Rule()
    for text in texts:
        key, _sign, value = text.partition("=")
        refuse_unknown(key.strip(), KEYS)
        rule = _changed(rule, key.strip(), value.strip())
    return rule


def _changed(rule: Rule, key: str, value: str) -> Rule:
    if key == "ties":
        wanted = [] if value == NONE else [part.strip() for part in value.split(",")]
        for sort in wanted:
            refuse_unknown(sort, (*get_args(Sort), NONE))
        return replace(rule, sorts=tuple(sort for sort in get_args(Sort) if sort in wanted))
    if key == "areas":
        refuse_unknown(value, get_args(Scope))
        return replace(rule, areas=cast("Scope", value))
    if value != ALL and not value.isdecimal():
        raise NetworkError(value, _("expected a whole number, or “all”"))
    return replace(rule, most=None if value == ALL else int(value))


def read_weights(texts: Iterable[str]) -> Weights:
    """Return the weights that some texts ``KEY=NUMBER`` change from the default.

    Raises:
        NetworkError: for another key, what is no number, or weights that can not be.
    """
    values = asdict(Weights())
    for text in texts:
        key, _sign, value = text.partition("=")
        refuse_unknown(key.strip(), tuple(values))
        try:
            values[key.strip()] = float(value)
        except ValueError:
            raise NetworkError(text, _("expected a number after “=”")) from None
    return Weights(**values)
