"""The main job, done twice in processes of their own that differ in every hash."""

from __future__ import annotations

import pytest
from demo_run import Run, run_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The main job on the founding case, never changed by a test."""
    return run_demo(tmp_path_factory.mktemp("demo"), "1")


@pytest.fixture(scope="session")
def second_demo(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run_demo(tmp_path_factory.mktemp("again"), "2")
