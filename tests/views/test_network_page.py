"""The network page as a document: what is in it before any script runs."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import puerto_alba as sample
import pytest

from codev_graph._i18n import in_language
from codev_graph.errors import ResourceError
from codev_graph.views import network_page
from codev_graph.views._assets import asset


@pytest.fixture(scope="module")
def html() -> str:
    with in_language("en"):
        return network_page(sample.picture())


def _json(html: str, name: str) -> dict[str, Any]:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_nothing_in_the_markup_asks_for_another_file(html: str) -> None:
    bare = re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.S)
    assert not re.search(r"<(link|img|iframe|object|embed)(?![^>]*data:,)", bare)
    assert " src=" not in bare
    assert "@import" not in html
    assert "url(" not in asset("base.css") + asset("network.css")


def test_the_policy_allows_exactly_the_scripts_that_are_there(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    }
    assert len(scripts) == 2
    assert set(re.findall(r"'sha256-[^']+'", policy[1].replace("&#39;", "'"))) == hashes
    assert "default-src 'none'" in policy[1]


def test_no_element_has_an_inline_handler(html: str) -> None:
    bare = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    assert not re.search(r"<[^>]+\son\w+\s*=", bare)


def test_all_ties_are_drawn_parallel_ones_too(html: str) -> None:
    drawing = _json(html, "drawing")
    pairs = [frozenset((edge["from"], edge["to"])) for edge in drawing["edges"]]
    assert len(pairs) == len(sample.TIES)
    assert len(set(pairs)) == len(pairs) - 1


def test_both_languages_are_in_the_page(html: str) -> None:
    data = _json(html, "data")
    assert set(data["texts"]["es"]) == set(data["texts"]["en"])
    assert data["title"] == {"es": sample.picture().title.es, "en": sample.picture().title.en}


@pytest.mark.parametrize("language", ["es", "en"])
def test_it_opens_in_the_language_in_force(language: str) -> None:
    with in_language(language):
        html = network_page(sample.picture())
    assert f'<html lang="{language}" data-renderer="vis">' in html
    assert f"<title>{sample.picture().title.of(language)}</title>" in html


def test_the_licence_of_vis_network_travels_with_it(html: str) -> None:
    assert "Copyright (c) 2014-2017 Almende B.V." in html
    assert "@version 9.1.2" in html


def test_markup_in_the_data_stays_text() -> None:
    with in_language("en"):
        html = network_page(sample.hostile())
    assert sample.HOSTILE not in html
    assert "<img" not in re.sub(r"<script>.*?</script>", "", html, flags=re.S)
    data = _json(html, "data")
    hostile = next(node for node in data["nodes"] if node["id"] == "hostil")
    assert hostile["label"] == sample.HOSTILE
    assert data["citations"][hostile["sources"][0]]["url"] == ""


def test_an_undefined_measure_is_null() -> None:
    node = sample.PARTIES[0]
    measures = {"degree": float("nan"), "betweenness": float("inf"), "constraint": None}
    changed = sample.picture(nodes=(replace(node, measures=measures),), ties=())
    with in_language("en"):
        data = _json(network_page(changed), "data")
    assert data["nodes"][0]["measures"] == [None] * len(changed.measures)


def test_the_same_picture_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib, puerto_alba as sample; from codev_graph.views import network_page; "
        "from codev_graph import _i18n; _i18n.use_language('en'); "
        "print(hashlib.sha256(network_page(sample.picture()).encode()).hexdigest())"
    )
    here = Path(__file__).parent
    path = os.pathsep.join(
        [str(here), str(here.parents[1] / "src"), os.environ.get("PYTHONPATH", "")]
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_a_picture_without_actors_gives_a_page() -> None:
    with in_language("en"):
        html = network_page(sample.picture(nodes=(), ties=()))
    assert _json(html, "drawing") == {"nodes": [], "edges": []}
    assert 'data-t="no_actors"' in html
    assert 'data-t="none_shown"' not in html


def test_a_missing_asset_is_named() -> None:
    with pytest.raises(ResourceError, match="no-such"):
        asset("no-such.css")


def test_no_word_of_the_page_is_a_python_object(html: str) -> None:
    assert "built-in method" not in html
    assert "object at 0x" not in html
