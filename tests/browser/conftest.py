"""`hub demo` as a user starts it, and Chromium with one window per test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
READY_SECONDS = 240
PATIENCE_MS = 60_000
"""What a busy machine may need for a page; a test ends as soon as the page is as it should be."""
expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that answers at `address`; `passwords` by user name."""

    address: str
    passwords: dict[str, str]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of its own for these tests, on a free port, ended with them."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    process = subprocess.Popen(
        [Path(sys.executable).with_name("hub"), "demo", "--port", "0", "--data-dir", folder],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("HUB_")},
    )  # fmt: skip
    patience = threading.Timer(READY_SECONDS, process.kill)
    patience.start()
    said: list[str] = []
    try:
        for line in process.stdout or ():
            said.append(line)
            if "answers at" in line:
                break
        else:
            pytest.fail("the demo did not start:\n" + "".join(said[-20:]))
        patience.cancel()
        accounts = json.loads((folder / "demo-accounts.json").read_text(encoding="utf-8"))
        yield Demo(
            said[-1].split()[-1].rstrip("/"), {one["username"]: one["password"] for one in accounts}
        )
    finally:
        patience.cancel()
        process.terminate()
        process.communicate(timeout=180)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; it ends with the module, since two of them cannot run side by side."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(ARGUMENTS)
        )
        yield browser
        browser.close()


class Visitor:
    """Somebody at a window: goes to pages, and sees that nothing is fetched from elsewhere or fails."""

    def __init__(self, context: BrowserContext, demo: Demo) -> None:
        self.demo = demo
        self.page: Page = context.new_page()
        self.strays: list[str] = []
        self.page.on("request", self._look)
        self.page.on(
            "console",
            lambda message: self.strays.append(message.text) if message.type == "error" else None,
        )

    def _look(self, request: object) -> None:
        url = getattr(request, "url", "")
        if not url.startswith((self.demo.address, "data:")):
            self.strays.append(url)

    def go(self, path: str) -> Page:
        """Open a page of the portal."""
        self.page.goto(self.demo.address + path)
        return self.page

    def sign_in(self, username: str, language: str = "en") -> Page:
        """Sign in by the form, and read in this language: it is kept with the account, which another test may
        have read in another."""
        self.go("/sign-in")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", self.demo.passwords[username])
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_url(self.demo.address + "/")
        self.read_in(language)
        return self.page

    def read_in(self, language: str) -> None:
        """Choose the language by the footer, unless the pages are in it."""
        if self.page.locator("html").get_attribute("lang") != language:
            self.page.locator(f"footer button[value={language}]").click()
            expect(self.page.locator("html")).to_have_attribute("lang", language)

    def check_accessible(self) -> None:
        """Axe finds nothing serious on the page that is open."""
        found = Axe().run(self.page)
        grave = [
            f"{one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in found.response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert not grave, f"{self.page.url}: {grave}"


@pytest.fixture
def window(chromium: Browser, demo: Demo) -> Iterator[Visitor]:
    """A window of usual size."""
    yield from _window(chromium, demo, width=1280, height=900)


@pytest.fixture
def phone(chromium: Browser, demo: Demo) -> Iterator[Visitor]:
    """A window 320 points wide."""
    yield from _window(chromium, demo, width=320, height=640)


@pytest.fixture
def plain(chromium: Browser, demo: Demo) -> Iterator[Visitor]:
    """A window without JavaScript."""
    yield from _window(chromium, demo, width=1280, height=900, scripts=False)


def _window(
    chromium: Browser, demo: Demo, *, width: int, height: int, scripts: bool = True
) -> Iterator[Visitor]:
    context = chromium.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE_MS)
    visitor = Visitor(context, demo)
    yield visitor
    context.close()
    assert not visitor.strays
