"""What is wrong with the rows of a folder, told before anything is measured."""

from __future__ import annotations

from collections.abc import Mapping

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.network.engines._steps import Workings


def checked(at_work: Workings) -> Mapping[str, int]:
    """Return what the ties count, nothing being wrong with them or with the actors.

    Raises:
        NetworkError: if a tie names an actor that is not there, two actors have one id, a strength
            is not positive, or a date does not begin with a year.
    """
    ties = at_work.counts("checked")
    if ties["strays"]:
        stray = at_work.columns("strays")["id"][0]
        raise NetworkError(stray, _("a tie names this actor, which is not in the graph"))
    for twin in at_work.columns("twins")["id"]:
        raise NetworkError(twin, _("several actors have this id"))
    if ties["unweighable"]:
        raise NetworkError("weight", _("every value must be positive and finite"))
    if ties["undatable"]:
        text = _("every date must begin with its year, as 2015-06-30 does")
        raise NetworkError("earliest, latest", text)
    return ties
