"""A real Chromium for tests marked `browser`, the screens people use, and a server to visit."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

FINDER = Path(__file__).resolve().parent.parent / ".ci" / "browser"

QUIET = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

WITHOUT_CARRYING = {"service_workers": "block"}
"""A tablet that carries pages asks for all of them: only where a test is about that."""
BLOCKED = "Service Worker registration blocked by Playwright"
"""What the console then says, which is no complaint of the page."""
TABLET = {"is_mobile": True, "has_touch": True, "device_scale_factor": 2}
SCREENS: dict[str, dict[str, Any]] = {
    "tablet": TABLET | {"viewport": {"width": 1024, "height": 768}},
    "tablet-upright": TABLET | {"viewport": {"width": 800, "height": 1280}},
    "phone": TABLET | {"viewport": {"width": 360, "height": 740}},
    "narrow": {"viewport": {"width": 320, "height": 640}},  # 1280 wide at 400 %: WCAG 1.4.10
    "desktop": {"viewport": {"width": 1280, "height": 800}},
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--pages",
        default="",
        help="look only at pages whose line has this: leading|roos",
    )


@pytest.fixture(scope="session")
def only(pytestconfig: pytest.Config) -> str:
    """What is said with ``--pages``: nothing is every page."""
    return str(pytestconfig.getoption("pages"))


@cache
def find_browser() -> str | None:
    """The Chromium that `make test` found, or else the one that its script finds now."""
    if given := os.environ.get("BROWSER_BIN"):
        return given
    found = subprocess.run([FINDER, "--look"], capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_browser()
    if executable is None:
        pytest.skip("no Chromium here: `make test` installs one, or set BROWSER_BIN")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=QUIET,
            # Playwright switches it off, and then "back after signing out" shows nothing by itself.
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`open_page("tablet", base_url=...)`: a page of its own person, in Dutch, on that screen.

    An error in the page's own script fails the test.
    """
    contexts = []
    errors: list[str] = []

    def opened(screen: str = "desktop", **options: Any) -> Page:
        settings = {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"} | SCREENS[screen]
        context = browser.new_context(**(settings | WITHOUT_CARRYING | options))
        context.set_default_timeout(10_000)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert not errors, errors


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve `app` on a free port of this machine while the block runs; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
