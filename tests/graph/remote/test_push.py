"""Uploads that break off: they go on where they were, and the store has exactly the data."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from kept_store import Fate, KeptStore, serving

from builders import command, process_environment
from codev_graph.errors import EndpointError, FileError
from codev_graph.graph import Patience, Upload
from codev_graph.graph.remote import Pushed, _push
from codev_graph.graph.remote._chunks import chunks, digest_of_graphs
from codev_graph.terms import INDIVIDUALS

ONE, TWO, OLD = (f"{INDIVIDUALS}mine/graph/{key}" for key in ("one", "two", "old"))
OTHERS = f"{INDIVIDUALS}theirs/graph/one"
NAME = ox.NamedNode("urn:name")


def quads_of(graph: str, numbers: Sequence[int]) -> list[ox.Quad]:
    """Return a statement for every number, and one of a blank node that is told of by another."""
    name, blank = ox.NamedNode(graph), ox.BlankNode()
    plain = [ox.Quad(ox.NamedNode(f"urn:{n}"), NAME, ox.Literal(f"ñ {n}"), name) for n in numbers]
    return [
        *plain,
        ox.Quad(ox.NamedNode("urn:z"), NAME, blank, name),
        ox.Quad(blank, NAME, ox.Literal("nameless"), name),
    ]


# Their graphs take three pieces and one, the union of all four more.
DATA = [*quads_of(ONE, range(14)), *quads_of(TWO, range(12, 15))]


@pytest.fixture(scope="module", autouse=True)
def _small_pieces() -> Iterator[None]:
    """Let pieces be small, and the data alone be sent: each upload takes many pieces, quickly."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_push, "chunks", partial(chunks, size=6))
        patch.setattr(_push, "with_ontology", iter)
        yield


@pytest.fixture
def store() -> Iterator[KeptStore]:
    with serving(KeptStore()) as found:
        yield found


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "progress.json"


def push(store: KeptStore, note: Path, quads: Sequence[ox.Quad] = DATA) -> Pushed:
    patience = Patience(timeout=5, attempts=1)
    return Upload(store.address, "", note, patience=patience).push(quads)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> KeptStore:
    """A store that has taken it all at once."""
    with serving(KeptStore()) as found:
        push(found, tmp_path_factory.mktemp("whole") / "progress.json")
    return found


def break_at(piece: int, fate: Fate, store: KeptStore, note: Path) -> None:
    """Upload until the line breaks; from then on the store serves again."""
    store.fate = lambda turn: fate if turn == piece else "serve"
    with pytest.raises(EndpointError):
        push(store, note)
    store.fate = lambda _turn: "serve"


def test_the_pieces_of_a_graph_stand_together(whole: KeptStore) -> None:
    ours = [(method, lines) for method, graph, lines in whole.written if graph == ONE]
    assert ours == [("PUT", 6), ("POST", 6), ("POST", 4)]
    union = [(method, lines) for method, graph, lines in whole.written if not graph]
    assert union == [("PUT", 6), ("POST", 6), ("POST", 6), ("POST", 1)]
    assert {quad for quad in DATA if "_:" not in str(quad)} <= whole.content()


@pytest.mark.parametrize("fate", ["lose", "forget"])
@pytest.mark.parametrize("piece", range(1, 9))
def test_an_upload_goes_on_where_it_broke_off(
    store: KeptStore, note: Path, whole: KeptStore, piece: int, fate: Fate
) -> None:
    break_at(piece, fate, store, note)
    assert len(store.written) == piece
    pushed = push(store, note)
    again = whole.written[piece - 1]
    assert store.written == [*whole.written[:piece], again, *whole.written[piece:]]
    assert store.content() == whole.content()
    assert pushed.statements == sum(lines for _m, graph, lines in whole.written if graph)
    assert not note.exists()


def test_an_upload_that_is_done_is_done_again_whole(
    store: KeptStore, note: Path, whole: KeptStore
) -> None:
    assert push(store, note) == push(store, note)
    assert store.written == whole.written * 2
    assert store.content() == whole.content()


@pytest.mark.parametrize("fate", ["lose", "forget"])
@pytest.mark.parametrize("piece", [1, 3])
def test_other_data_begin_anew_and_so_do_the_first_after_them(
    store: KeptStore, note: Path, whole: KeptStore, piece: int, fate: Fate
) -> None:
    break_at(4, "lose", store, note)
    store.fate = lambda turn: fate if turn == 4 + piece else "serve"
    with pytest.raises(EndpointError):
        push(store, note, quads_of(ONE, range(3, 17)))
    store.fate = lambda _turn: "serve"
    store.written.clear()
    push(store, note)
    assert store.written == whole.written
    assert store.content() == whole.content()


def test_the_same_data_go_whole_to_another_store(
    store: KeptStore, note: Path, whole: KeptStore
) -> None:
    with serving(KeptStore()) as first:
        break_at(4, "lose", first, note)
    push(store, note)
    assert store.written == whole.written


def test_a_store_that_has_lost_what_it_had_is_filled_anew(
    store: KeptStore, note: Path, whole: KeptStore
) -> None:
    break_at(len(whole.written), "lose", store, note)
    store.data.clear()
    with pytest.raises(EndpointError, match="has only 0 of the"):
        push(store, note)
    push(store, note)
    assert store.content() == whole.content()


def test_graphs_of_former_uploads_go_and_those_of_others_stay(
    store: KeptStore, note: Path, whole: KeptStore
) -> None:
    store.data.extend([*quads_of(OLD, [1]), *quads_of(OTHERS, [1])])
    last = len(whole.written) + 1
    break_at(last, "lose", store, note)
    assert push(store, note).removed == (OLD,)
    assert [method for method, _graph, _lines in store.written[last - 1 :]] == ["DELETE"] * 2
    assert {str(name.value) for name in store.data.named_graphs()} == {OTHERS} | {
        graph for _method, graph, _lines in whole.written if graph
    }
    assert push(store, note).removed == ()


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_a_redirect_is_refused(store: KeptStore, note: Path, whole: KeptStore, method: str) -> None:
    piece = [verb for verb, _graph, _lines in whole.written].index(method) + 1
    store.fate = lambda turn: "redirect" if turn == piece else "serve"
    with pytest.raises(EndpointError, match=f"{store.address}moved"):
        push(store, note)
    assert len(store.written) == piece


def test_other_labels_are_the_same_data_and_other_texts_are_not() -> None:
    one = digest_of_graphs({ONE: ["_:a <urn:p> _:c", '<urn:s> <urn:p> "x _:a"']})
    assert one == digest_of_graphs({ONE: ["_:z9 <urn:p> _:b", '<urn:s> <urn:p> "x _:a"']})
    assert one != digest_of_graphs({ONE: ["_:a <urn:p> _:c", '<urn:s> <urn:p> "x _:b"']})
    assert one != digest_of_graphs({TWO: ["_:a <urn:p> _:c", '<urn:s> <urn:p> "x _:a"']})


def test_nothing_is_sent_if_it_can_not_be_noted(store: KeptStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError):
        push(store, tmp_path / "file" / "progress.json")
    assert store.written == []


def test_an_upload_whose_process_is_killed_goes_on(store: KeptStore, tmp_path: Path) -> None:
    reached, leave = threading.Event(), threading.Event()

    def wait(turn: int) -> Fate:
        if turn != 2:
            return "serve"
        reached.set()
        leave.wait(30)
        return "lose"

    store.fate = wait
    data = tmp_path / "data.nq"
    data.write_bytes(ox.serialize(quads_of(ONE, range(21_000)), format=ox.RdfFormat.N_QUADS) or b"")
    words = command("push", str(data), "--endpoint", store.address, "--progress", "note.json")
    where = {"cwd": tmp_path, "env": process_environment()}
    with subprocess.Popen(words, **where) as process:
        assert reached.wait(60)
        process.kill()
    leave.set()
    subprocess.run(words, check=True, timeout=60, **where)
    assert store.written[:3] == [("PUT", ONE, 20_000), *[("POST", ONE, 1_002)] * 2]
    assert len(store.written) == len(set(store.written)) + 1
    assert len(list(store.data.quads_for_pattern(None, NAME, None, ox.NamedNode(ONE)))) == 21_002
