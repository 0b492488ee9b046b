"""The register of measures: what each is, where it comes from and how to read it.

Every table, page and document prints from here, so that a number and its definition can not part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError, did_you_mean
from codev_graph.network.definitions._measure import Measure, Scope


@cache
def registry() -> dict[str, Measure]:
    """Return all measures by name, in the order in which they are printed."""
    from codev_graph.network.definitions import (
        _groups,
        _holes,
        _layers,
        _methods,
        _mixing,
        _position,
        _prospects,
        _structure,
        _ties,
        _whole,
    )

    families = (
        _position.MEASURES,
        _holes.MEASURES,
        _groups.MEASURES,
        _whole.MEASURES,
        _structure.MEASURES,
        _mixing.MEASURES,
        _ties.MEASURES,
        _methods.MEASURES,
        _layers.MEASURES,
        _prospects.MEASURES,
    )
    return {measure.name: measure for family in families for measure in family}


def definition(name: str) -> Measure:
    """Return the measure of that name.

    Raises:
        NetworkError: if there is none; the nearest names are offered.
    """
    found = registry().get(name)
    if found is None:
        near = did_you_mean(get_close_matches(name, registry()))
        raise NetworkError(name, " ".join(filter(None, [_("there is no such measure."), near])))
    return found


def measures_of(scope: Scope) -> tuple[Measure, ...]:
    """Return the measures of one scope, in order."""
    return tuple(measure for measure in registry().values() if measure.scope == scope)


def asked(names: str | Iterable[str] | None) -> tuple[str, ...] | None:
    """Return the names asked for, each once defined; ``None`` if none was.

    Read before anything of the network is, so that a slip of the pen is told as what it is.

    Raises:
        NetworkError: if a name is unknown.
    """
    if names is None:
        return None
    # One name is an iterable of its letters as well.
    several = isinstance(names, Iterable) and not isinstance(names, str)
    return tuple(definition(str(name)).name for name in (names if several else (names,)))


def chosen(
    scope: Scope, names: Iterable[str] | None, directed: bool, grouped: bool
) -> tuple[Measure, ...]:
    """Return the measures of one scope asked for, or the default ones that suit the network.

    Raises:
        NetworkError: if a name is unknown, of another scope, or can not be had on this network.
    """
    return chosen_of((scope,), names, directed, grouped)


def chosen_of(
    scopes: Sequence[Scope], names: Iterable[str] | None, directed: bool, grouped: bool
) -> tuple[Measure, ...]:
    """Return the measures of several scopes; see :func:`chosen`."""
    known = asked(names)
    if known is not None:
        return tuple(_suited(definition(name), scopes, directed, grouped) for name in known)
    return tuple(
        measure
        for measure in registry().values()
        if measure.default and not _unsuited(measure, scopes, directed, grouped)
    )


def _suited(measure: Measure, scopes: Sequence[Scope], directed: bool, grouped: bool) -> Measure:
    reason = _unsuited(measure, scopes, directed, grouped)
    if reason:
        raise NetworkError(measure.name, reason)
    return measure


def _unsuited(measure: Measure, scopes: Sequence[Scope], directed: bool, grouped: bool) -> str:
    """Say why a measure can not be had, or return an empty string."""
    if measure.scope not in scopes:
        return _("this is a measure of another kind: {scope}").format(scope=measure.scope)
    if measure.directed_only and not directed:
        return _("this measure is for directed networks")
    if measure.grouped and not grouped:
        return _("this measure needs groups: name the attribute with group=…")
    return ""
