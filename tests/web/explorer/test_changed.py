"""Home tells what a build changed of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from served import PAGE, Server, serving

from builders import actor, city, write_twinning
from codev_graph import build


def rebuild(folder: Path, actors: Sequence[str]) -> str:
    """Build a twinning of the actors named into the workspace, whose path is returned."""
    tables = {
        "cities": [city("one"), city("two", country="MX")],
        "actors": [actor(name[:3].lower(), "one", name=name) for name in actors],
        "ties": [{"from": "mus", "to": actors[-1][:3].lower()}],
    }
    build(write_twinning(folder / "t", tables)).save_workspace(folder / "ws")
    return str(folder / "ws")


def home(server: Server, tag: str = "") -> tuple[str, str]:
    reply = server.get("/", Accept=PAGE, Accept_Language="en", If_None_Match=tag)
    assert reply.status == 200
    return reply.text, reply.headers["etag"]


def test_it_tells_what_is_new_other_and_gone_with_each_build(tmp_path: Path) -> None:
    workspace = rebuild(tmp_path, ["Museo", "Club", "Gremio"])
    with serving(tmp_path / "log", workspace) as server:
        first, tag = home(server)
        assert "There is no earlier build here to compare with." in first
        rebuild(tmp_path, ["Museo & Archivo", "Gremio", "Coro <b>"])
        second, tag = home(server, tag)
        told = second[second.index("What changed") :]
        assert all(f"{name}</a>" in told for name in ("Museo &amp; Archivo", "Coro &lt;b&gt;"))
        assert "<li>Club</li>" in told
        assert "<li>Museo – Gremio</li>" in told
        assert "Gremio</a>" not in told
        rebuild(tmp_path, ["Museo & Archivo", "Gremio", "Coro <b>"])
        assert "Nothing: the sources state what they did on " in home(server, tag)[0]
