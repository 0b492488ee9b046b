"""Where actors stand: on two sides of the border, by their ties, or on the map."""

from codev_graph.views.layout._groups import Group, group_key, groups
from codev_graph.views.layout._map import Map, on_map
from codev_graph.views.layout._sides import PITCH_X, Positions, Sides, tie_bends, two_sides
from codev_graph.views.layout._springs import free

__all__ = [
    "PITCH_X",
    "Group",
    "Map",
    "Positions",
    "Sides",
    "free",
    "group_key",
    "groups",
    "on_map",
    "tie_bends",
    "two_sides",
]
