"""A visitor of the portal for tests: every page that is fetched is held to what holds for all."""

from __future__ import annotations

import gzip
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from tests.portal.page import ALLOWED_BYTES, Form, Page, faults

REDIRECTS = (302, 303, 307, 308)


class Client:
    """Fetches pages as one person in one browser.

    Every HTML answer must be a good page (`tests.portal.page.faults`) and stay within what a first
    visit may take over the wire.
    """

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.http = app.test_client()
        self._assets: dict[str, int] = {}

    def sign_in(self, username: str, password: str) -> Page:
        """Sign in by the form, as a person does; the page that follows."""
        form = self.get("/sign-in").form("/sign-in")
        return self.follow(self.submit(form.fill(username=username, password=password)))

    def get(self, path: str, *, expect: int = 200, **options: Any) -> Page:
        """The page at a path; the status must be `expect`."""
        return self._held(Page(self.http.get(path, **options)), expect)

    def post(self, path: str, data: dict[str, Any], *, expect: int = 303, **options: Any) -> Page:
        """What a POST answers; a redirect is not followed."""
        return self._held(Page(self.http.post(path, data=data, **options)), expect)

    def submit(
        self, form: Form, button: tuple[str, str] | None = None, *, expect: int = 303
    ) -> Page:
        """Send a form as a browser would, pressed by one of its buttons; a redirect is not followed."""
        values = dict(form.values)
        if button is not None:
            assert button[1] in form.buttons.get(button[0], []), f"no button {button}"
            values[button[0]] = [button[1]]
        if form.method == "get":
            return self.get(form.action, query_string=values, expect=expect)
        return self.post(form.action, values, expect=expect)

    def follow(self, answer: Page, *, expect: int = 200) -> Page:
        """The page to which an answer redirects."""
        assert answer.status in REDIRECTS, f"{answer.path} did not redirect: {answer.status}"
        place = urlsplit(answer.headers["Location"])
        assert not place.netloc, f"{answer.path} redirects to another site: {place.netloc}"
        return self.get(answer.headers["Location"], expect=expect)

    def check_links(self, page: Page) -> None:
        """Every link of the page into the portal must answer."""
        for address in page.links():
            place = urlsplit(address)
            if place.scheme or place.netloc or not place.path:
                continue
            status = self.http.get(address).status_code
            assert status == 200 or status in REDIRECTS, f"{page.path} links {address}: {status}"

    def choose(self, **choices: str) -> None:
        """Use the switches of the footer: `language="fr"`, `theme="dark"`."""
        page = Page(self.http.get("/sign-in", follow_redirects=True))
        token = page.all("input", name="csrf_token")[0].get("value")
        self.post("/preferences", {"csrf_token": token, **choices})

    def _held(self, page: Page, expect: int) -> Page:
        assert page.status == expect, (
            f"{page.path}: {page.status}, not {expect}\n{page.text[:2000]}"
        )
        if page.is_html and page.status not in REDIRECTS:
            found = faults(page)
            assert not found, f"{page.path}:\n" + "\n".join(found)
            weight = self.weight(page)
            assert weight <= ALLOWED_BYTES, f"{page.path} takes {weight} bytes over the wire"
        return page

    def weight(self, page: Page) -> int:
        """Bytes over the wire of a first visit: the page, compressed, and every file that it links."""
        linked = [one.get("href") or "" for one in page.all("link")]
        linked += [one.get("src") or "" for one in (*page.all("script"), *page.all("img"))]
        for address in linked:
            if address not in self._assets:
                host = page.response.request.host_url
                response = self.http.get(
                    address, base_url=host, headers={"Accept-Encoding": "gzip"}
                )
                assert response.status_code == 200, f"{page.path} links {address}"
                self._assets[address] = len(response.data)
        own = len(gzip.compress(page.text.encode()))
        return own + sum(self._assets[address] for address in dict.fromkeys(linked))
