"""A standalone cluster of Spark on this machine: a master and two workers, each a process."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyspark

from codev_graph.network.engines._session import java_home

HOME = Path(pyspark.__file__).parent
DEPLOY = "org.apache.spark.deploy"
PATIENCE = 120.0
# Quick to start rather than quick in the long run.
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Yield the address of the master of two workers of a processor each."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    address, here = f"spark://127.0.0.1:{port}", ["--host", "127.0.0.1", "--webui-port", "0"]
    with ExitStack() as stack:
        master = stack.enter_context(
            process(folder / "master", f"{DEPLOY}.master.Master", *here, "--port", port)
        )
        wait_for(master, "I have been elected leader", 1)
        shape = ["--cores", "1", "--memory", "600m"]
        for name in ("one", "two"):
            work = ["--work-dir", str(folder / name)]
            worker = [f"{DEPLOY}.worker.Worker", *here, *shape, *work, address]
            stack.enter_context(process(folder / f"worker-{name}", *worker))
        wait_for(master, "Registering worker", 2)
        yield address


@contextmanager
def process(log: Path, *arguments: str) -> Iterator[Path]:
    """Run a class of Spark, yield what it says, and end it."""
    told = {**os.environ, "JAVA_HOME": str(java_home()), "SPARK_LOCAL_IP": "127.0.0.1"}
    # The workers hand it on to what they start.
    told |= {"SPARK_DAEMON_MEMORY": "256m", "JDK_JAVA_OPTIONS": QUICK}
    with log.open("wb") as stream:
        command = [str(HOME / "bin" / "spark-class"), *arguments]
        started = subprocess.Popen(command, env=told, stdout=stream, stderr=stream)
        try:
            yield log
        finally:
            started.terminate()
            started.wait()


def wait_for(log: Path, text: str, times: int) -> None:
    """Wait until a process has said something so many times."""
    end = time.monotonic() + PATIENCE
    while log.read_text(encoding="utf-8").count(text) < times:
        if time.monotonic() > end:
            raise TimeoutError(log.read_text(encoding="utf-8"))
        time.sleep(0.1)
