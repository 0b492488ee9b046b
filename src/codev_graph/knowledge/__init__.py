"""Knowledge: the façade over all rooms below, and the main job."""

from codev_graph.knowledge._demo import OUTPUTS, Job, manifest, run_job
from codev_graph.knowledge._graph import KnowledgeGraph
from codev_graph.knowledge._open import build, keep_graph, open_endpoint, open_graph, open_workspace

__all__ = [
    "OUTPUTS",
    "Job",
    "KnowledgeGraph",
    "build",
    "keep_graph",
    "manifest",
    "open_endpoint",
    "open_graph",
    "open_workspace",
    "run_job",
]
