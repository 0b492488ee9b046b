"""The pool: readers that answer side by side, ended and replaced when they are late."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.graph import Manifest, manifest_in_force
from codev_graph.web._exchange import Answer, Question, RefusedError, read_frame
from codev_graph.web._settings import Settings

_START_LIMIT: Final = 60.0
# A line of JSON is at most so much longer than the text in it.
_ESCAPED: Final = 8
_BUSY: Final = HTTPStatus.SERVICE_UNAVAILABLE


class Pool:
    """Readers of one workspace.

    A query that is late, or whose client has gone, costs its reader: it is killed, and the next
    question starts another. A workspace that was built anew is opened by the next question.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = Path(settings.workspace)
        self._idle: asyncio.LifoQueue[_Reader | None] = asyncio.LifoQueue()
        for _number in range(settings.readers):
            self._idle.put_nowait(None)

    @property
    def manifest(self) -> Manifest:
        """What the workspace says of the graph that is answered from.

        Raises:
            RefusedError: if the workspace has gone.
        """
        try:
            return manifest_in_force(self._folder)
        except FileError as error:
            raise RefusedError(_BUSY, str(error)) from error

    async def start(self) -> None:
        """Start every reader, so that no question waits for one.

        Raises:
            RefusedError: if the workspace can not be opened.
        """
        starting = [_Reader.start(self._settings) for _n in range(self._settings.readers)]
        readers = await asyncio.gather(*starting)
        self._idle = asyncio.LifoQueue()
        for reader in readers:
            self._idle.put_nowait(reader)

    async def stop(self) -> None:
        """End the readers that are idle; one at work ends with its question."""
        while not self._idle.empty():
            if reader := self._idle.get_nowait():
                await reader.end()

    async def ask(self, question: Question) -> Answer:
        """Return the answer of a question.

        Raises:
            RefusedError: if it is refused, late, too large, or no reader was free in time.
        """
        async with self._reader() as reader:
            try:
                async with asyncio.timeout(self._settings.time_limit):
                    head, body = await reader.exchange(question)
            except TimeoutError:
                reason = _("The query took longer than {seconds:g} seconds and was stopped.")
                raise _LostReaderError(reason.format(seconds=self._settings.time_limit)) from None
            except (EOFError, OSError):
                reason = _("The query needs more memory than a query may take.")
                raise _LostReaderError(reason) from None
        return read_frame(head, body)

    @asynccontextmanager
    async def _reader(self) -> AsyncIterator[_Reader]:
        """Yield a reader of the graph in force; one that was interrupted is not used again."""
        reader = await self._free()
        try:
            if reader is None or reader.ended or reader.digest != self.manifest.digest:
                reader = await self._replaced(reader)
            yield reader
        except BaseException:
            if reader is not None:
                await reader.end()
            reader = None
            raise
        finally:
            self._idle.put_nowait(reader)

    async def _free(self) -> _Reader | None:
        try:
            async with asyncio.timeout(self._settings.time_limit):
                return await self._idle.get()
        except TimeoutError:
            reason = _("All readers are at work: try again in a moment.")
            raise RefusedError(_BUSY, reason) from None

    async def _replaced(self, former: _Reader | None) -> _Reader:
        if former is not None:
            await former.end()
        return await _Reader.start(self._settings)


class _LostReaderError(RefusedError):
    """A refusal that cost the reader."""

    def __init__(self, reason: str) -> None:
        super().__init__(_BUSY, reason)


class _Reader:
    """The process of ``_reader.py``; ``digest`` is that of the graph it opened."""

    def __init__(self, process: Process, digest: str) -> None:
        self._process = process
        self.digest = digest

    @classmethod
    async def start(cls, settings: Settings) -> _Reader:
        """Start one.

        Raises:
            RefusedError: if it can not open the workspace.
        """
        program = (sys.executable, "-m", "codev_graph.web._reader", settings.to_json())
        process = await asyncio.create_subprocess_exec(
            *program, stdin=PIPE, stdout=PIPE, limit=_ESCAPED * settings.body_limit
        )
        reader = cls(process, "")
        try:
            async with asyncio.timeout(_START_LIMIT):
                head, body = await reader._receive()
                if "status" in head:
                    read_frame(head, body)
        except BaseException:
            await reader.end()
            raise
        reader.digest = head["digest"]
        return reader

    @property
    def ended(self) -> bool:
        """Whether the process has gone by itself."""
        return self._process.returncode is not None

    async def exchange(self, question: Question) -> tuple[dict[str, Any], bytes]:
        """Return what the reader says to a question.

        Raises:
            EOFError: if it ended; also ``OSError``.
        """
        if self._process.stdin is None:
            raise EOFError
        self._process.stdin.write(question.to_line())
        await self._process.stdin.drain()
        return await self._receive()

    async def _receive(self) -> tuple[dict[str, Any], bytes]:
        if self._process.stdout is None:
            raise EOFError
        line = await self._process.stdout.readuntil(b"\n")
        head: dict[str, Any] = json.loads(line)
        return head, await self._process.stdout.readexactly(head["length"])

    async def end(self) -> None:
        """Kill the process, whatever it does, and wait until it has gone."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
