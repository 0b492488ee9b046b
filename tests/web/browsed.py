"""What a browser saw of a page: what it asked for, what went wrong, what hinders readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parents[1] / "views" / "vendor" / "axe.min.js"


@dataclass
class Seen:
    page: Page
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@contextmanager
def visiting(chromium: Browser, url: str) -> Iterator[Callable[..., Seen]]:
    """Yield what opens an address of a server; in the end no page may have erred or asked others.

    It takes the address, and by name the width, whether ``scripts`` run, and the language.
    """
    found: list[Seen] = []

    def open_page(path: str, width: int = 1280, *, scripts: bool = True, lang: str = "en") -> Seen:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale=lang
        )
        page = context.new_page()
        seen = Seen(page)
        found.append(seen)
        page.on("request", lambda request: seen.asked.append(request.url))
        page.on("pageerror", lambda error: seen.wrong.append(str(error)))
        page.on(
            "console",
            lambda told: told.type in {"error", "warning"} and seen.wrong.append(told.text),
        )
        page.goto(url + path)
        return seen

    yield open_page
    for seen in found:
        seen.page.context.close()
        others = [each for each in seen.asked if not each.startswith((url, "data:", "blob:"))]
        assert others == []
        # What the browser says of the answer itself is the page's own status.
        assert [text for text in seen.wrong if "status of 4" not in text] == []


def violations(seen: Seen) -> list[str]:
    seen.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = seen.page.evaluate("axe.run()")
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found["violations"]
        if rule["impact"] in {"serious", "critical", "moderate"}
        for node in rule["nodes"]
    ]
