"""A headless browser, and what it reads pages with: Debian's Chromium, driven by Playwright, and axe-core.

`browser()` and `axe()` skip with a clear word where one of them is not on the machine. Pictures of pages are kept under
`VERKOSTO_ARTIFACTS`, else under `artifacts/`, which is no part of the project.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

AXE = Path(__file__).parent / "browser" / "node_modules" / "axe-core" / "axe.min.js"
# WCAG 2.2 AA, and all that it takes in of earlier versions.
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium while the block lasts."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        # As root, as in a container, Chromium has no sandbox of its own.
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            yield opened
        finally:
            opened.close()


@cache
def axe() -> str:
    """The script of axe-core."""
    if not AXE.exists():
        pytest.skip("axe-core is not here (npm ci in tests/browser)")
    return AXE.read_text("utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with an open page by WCAG 2.2 AA: the rule, and the first places."""
    page.evaluate(axe())
    found: dict[str, Any] = page.evaluate(
        "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", STANDARD
    )
    return [
        f"{v['id']}: {v['help']}: {'; '.join(str(n['html'])[:160] for n in v['nodes'][:3])}"
        for v in found["violations"]
    ]


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page."""
    folder = Path(os.environ.get("VERKOSTO_ARTIFACTS", "artifacts"))
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)
