"""The language of the run, and that no text lacks its translation."""

from __future__ import annotations

import re
import threading
from contextvars import Context
from pathlib import Path

import click
import pytest

import catalogs
from builders import ROOT
from codev_graph._i18n import (
    default_language,
    gettext,
    in_language,
    language,
    ngettext,
    percentage,
    use_language,
)

COUNTED = ("{n} problem in the data:", "{n} problems in the data:")
PLACEHOLDER = re.compile(r"\{[a-z_]+(?:![rs])?\}")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LC_ALL": "es_SV.UTF-8"}, "es"),
        ({"LANG": "es_MX"}, "es"),
        ({"LC_MESSAGES": "es", "LANG": "en_US.UTF-8"}, "es"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "es_SV.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "es_SV.UTF-8"}, "es"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_locale_gives_the_language(
    variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_language() == expected
    assert Context().run(language) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("es_SV", "es"), ("Spanish_Mexico", "es"), ("en_US", "en"), (None, "en")]
)
def test_a_system_without_the_variables_is_asked(
    name: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (name, "UTF-8"))
    assert default_language() == expected


def test_a_language_holds_for_its_block() -> None:
    with in_language("es"):
        assert language() == "es"
        with in_language("en"):
            assert language() == "en"
        assert language() == "es"
    assert language() == "en"


def test_a_language_is_put_back_after_an_error() -> None:
    with pytest.raises(RuntimeError), in_language("es"):
        raise RuntimeError
    assert language() == "en"


def test_two_readers_in_two_threads_have_two_languages() -> None:
    found = {}

    def read(code: str) -> None:
        use_language(code)
        barrier.wait()
        found[code] = gettext("Error: {message}")

    barrier = threading.Barrier(2)
    threads = [threading.Thread(target=read, args=(code,)) for code in ("es", "en")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found["en"] == "Error: {message}"
    assert language() == "en"
    assert sorted(found) == ["en", "es"]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr' is not one of es, en"):
        use_language("fr")


@pytest.mark.parametrize(
    ("share", "decimals", "said"),
    [(1.0, 1, "100%"), (0.1234, 1, "12.3%"), (0.5, 0, "50%"), (0.0, 1, "0%"), (None, 1, "–")],
)
def test_a_share_has_no_decimals_that_say_nothing(
    share: float | None, decimals: int, said: str
) -> None:
    with in_language("en"):
        assert percentage(share, decimals) == said


def test_counted_texts_follow_the_number_and_the_language() -> None:
    assert [ngettext(*COUNTED, n) for n in (0, 1, 2)] == [COUNTED[1], COUNTED[0], COUNTED[1]]
    with in_language("es"):
        spanish = [ngettext(*COUNTED, n) for n in (1, 2)]
    assert len({*spanish, *COUNTED}) == 4


def forms(text: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text or "",)


def test_no_text_lacks_its_translation() -> None:
    kept = catalogs.catalog()
    missing = [
        message.id for message in catalogs.extracted() if message.id and not kept.get(message.id)
    ]
    assert missing == []
    empty = [m.id for m in kept if m.id and not all(form.strip() for form in forms(m.string))]
    assert empty == []


def test_no_translation_is_of_a_text_that_is_gone() -> None:
    extracted = catalogs.extracted()
    gone = [m.id for m in catalogs.catalog() if m.id and not extracted.get(m.id)]
    assert gone == []


def test_no_translation_is_guessed() -> None:
    assert [message.id for message in catalogs.catalog() if message.id and message.fuzzy] == []


def test_a_translation_has_the_placeholders_of_its_text() -> None:
    for message in catalogs.catalog():
        if not message.id:
            continue
        known = {name for form in forms(message.id) for name in PLACEHOLDER.findall(form)}
        for form in forms(message.string):
            assert set(PLACEHOLDER.findall(form)) <= known, message.id
        singular = set(PLACEHOLDER.findall(forms(message.id)[-1]))
        assert set(PLACEHOLDER.findall(forms(message.string)[-1])) == singular, message.id


def test_the_compiled_catalog_is_that_of_its_source() -> None:
    assert catalogs.MO.read_bytes() == catalogs.compiled(catalogs.catalog())


def test_the_texts_of_click_are_clicks() -> None:
    modules = Path(click.__file__).parent.glob("*.py")
    source = "".join(path.read_text(encoding="utf-8") for path in modules)
    for text in catalogs.CLICK:
        for form in forms(text):
            assert f'"{form}"' in source, form


def test_the_code_looks_up_whole_texts() -> None:
    """A text put together before it is looked up is in no catalog."""
    wrong = re.compile(r"""\b(?:_|mark|gettext)\(\s*f["']""")
    found = [
        path.name
        for path in (ROOT / "src").rglob("*.py")
        if wrong.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
