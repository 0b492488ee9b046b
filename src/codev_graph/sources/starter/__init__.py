"""Starter: the folder that ``codev-graph new`` writes for another twinning."""

from codev_graph.sources.starter._descriptions import describe, describe_table
from codev_graph.sources.starter._folder import write_starter

__all__ = ["describe", "describe_table", "write_starter"]
