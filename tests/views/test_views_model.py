"""What a picture refuses."""

from __future__ import annotations

from dataclasses import replace

import puerto_alba as sample
import pytest

from codev_graph.errors import NetworkError
from codev_graph.views import Node, Text, Tie


def test_a_text_knows_its_languages() -> None:
    text = Text("lazo", "tie")
    assert (text.of("es"), text.of("en")) == ("lazo", "tie")
    assert Text.same("OIM").of("es") == "OIM"


def test_two_actors_of_one_id_are_refused() -> None:
    first = sample.PARTIES[0]
    with pytest.raises(NetworkError) as caught:
        sample.picture(nodes=(first, first), ties=())
    assert caught.value.subject == first.id


@pytest.mark.parametrize(
    ("change", "subject"),
    [({"actor_class": "wizards"}, "wizards"), ({"city": "atlantis"}, "atlantis")],
)
def test_an_unknown_class_or_city_is_refused(change: dict[str, str], subject: str) -> None:
    node: Node = replace(sample.PARTIES[0], **change)
    with pytest.raises(NetworkError) as caught:
        sample.picture(nodes=(node,), ties=())
    assert caught.value.subject == subject


def test_a_tie_to_an_actor_that_is_not_there_is_refused() -> None:
    tie = Tie("t", sample.PARTIES[0].id, "nobody", mutual=True, crossing=False)
    with pytest.raises(NetworkError) as caught:
        sample.picture(ties=(tie,))
    assert caught.value.subject == "nobody"
