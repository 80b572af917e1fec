"""A page as the tests read it, and what holds for every page of the portal."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

ALLOWED_BYTES = 150_000
"""What a first visit may take over the wire: the page and all that it links (design.md)."""

REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form")
WITHOUT_LABEL = {"hidden", "submit", "button", "reset", "image"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
POLICY = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")


def text_of(element: Element) -> str:
    """The words of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


@dataclass
class Form:
    """A form of a page with the values that it would send; set some and hand it to `Client.submit`."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, list[str]] = field(default_factory=dict)

    def fill(self, **values: str | list[str]) -> Form:
        """Type values over those of the page; a list is several boxes. Unknown names are an error."""
        for name, value in values.items():
            assert name in self.values, f"the form has no field “{name}”: {sorted(self.values)}"
            self.values[name] = [value] if isinstance(value, str) else value
        return self


class Page:
    """An answer of the portal; `.status`, `.text`, and for HTML what stands in it."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.headers = response.headers
        self.text = response.get_data(as_text=True)
        self.path = response.request.path

    @property
    def is_html(self) -> bool:
        return self.response.mimetype == "text/html"

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        document = parser.parse(self.text)
        for one in document.iter():
            one.tag = str(one.tag).rpartition("}")[2]  # pictures are read like the rest
        return document, [f"{place}: {code} {data}" for place, code, data in parser.errors]

    @property
    def document(self) -> Element:
        return self._parsed[0]

    @property
    def syntax_errors(self) -> list[str]:
        return self._parsed[1]

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of a tag with these attributes (`class_` holds one class; `_` stands for `-`)."""
        wanted_class = attributes.pop("class_", None)
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self.document.iter(tag)
            if all(one.get(name) == value for name, value in wanted.items())
            and (wanted_class is None or wanted_class in (one.get("class") or "").split())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only element of a tag with these attributes."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} × <{tag} {attributes}> on {self.path}"
        return found[0]

    @property
    def h1(self) -> str:
        return text_of(self.one("h1"))

    @property
    def title(self) -> str:
        return "".join(text_of(one) for one in self.one("head").iter("title"))

    @property
    def main(self) -> str:
        """The words of the page without its frame."""
        return text_of(self.one("main"))

    def links(self) -> list[str]:
        """Where the page leads, resolved against its own address, each once."""
        found = (urljoin(self.path, one.get("href") or "") for one in self.all("a"))
        return list(dict.fromkeys(one.partition("#")[0] for one in found))

    def link(self, words: str) -> str:
        """The address behind these words."""
        found = {one.get("href") or "" for one in self.all("a") if text_of(one) == words}
        assert len(found) == 1, f"“{words}” leads to {sorted(found)} on {self.path}"
        return found.pop()

    def form(self, action: str | None = None) -> Form:
        """The form inside `main` (with this action) and the values it would send."""
        found = [
            one
            for one in self.one("main").iter("form")
            if action is None or urljoin(self.path, one.get("action") or "") == action
        ]
        assert len(found) == 1, f"{len(found)} forms (action {action}) on {self.path}"
        return _form(found[0], self.path)


def _form(element: Element, path: str) -> Form:
    form = Form(
        urljoin(path, element.get("action") or ""), (element.get("method") or "get").lower()
    )
    for one in element.iter():
        name = one.get("name")
        if name is None:
            continue
        if one.tag == "button":
            form.buttons.setdefault(name, []).append(one.get("value") or "")
        elif one.tag == "textarea":
            form.values.setdefault(name, []).append((one.text or "").removeprefix("\n"))
        elif one.tag == "select":
            chosen = [option for option in one.iter("option") if option.get("selected") is not None]
            chosen = chosen or (
                [] if one.get("multiple") is not None else list(one.iter("option"))[:1]
            )
            values = [option.get("value", text_of(option)) for option in chosen]
            form.values.setdefault(name, []).extend(values)
        elif one.tag == "input":
            sent = form.values.setdefault(name, [])
            if one.get("type") not in ("checkbox", "radio") or one.get("checked") is not None:
                sent.append(one.get("value", ""))
    return form


def faults(page: Page) -> list[str]:
    """Everything on an HTML page that must not be; empty for a good one. Sizes are asked apart."""
    return [
        *page.syntax_errors,
        *_title_faults(page),
        *_reference_faults(page),
        *_form_faults(page),
        *_content_faults(page),
        *_header_faults(page),
    ]


def _title_faults(page: Page) -> Iterator[str]:
    headings = page.all("h1")
    if len(headings) != 1:
        yield f"{len(headings)} h1"
    elif not page.title.startswith(text_of(headings[0])):
        yield f"the title “{page.title}” does not start with the h1"
    root = page.document
    if not root.get("lang") or root.get("dir") not in ("ltr", "rtl"):
        yield "the page does not say its language and direction"
    levels = [int(one.tag[1]) for one in root.iter() if re.fullmatch(r"h[1-6]", str(one.tag))]
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"an h{after} follows an h{before}"


def _reference_faults(page: Page) -> Iterator[str]:
    ids = [one.get("id") for one in page.document.iter() if one.get("id") is not None]
    yield from {f"the id “{one}” stands twice" for one in ids if ids.count(one) > 1}
    yield from (f"the id “{one}” is empty or has a space" for one in ids if not one or " " in one)
    for element in page.document.iter():
        for name in REFERENCES:
            for target in (element.get(name) or "").split():
                if target not in ids:
                    yield f"{element.tag}[{name}] names “{target}”, which is not on the page"
        href = element.get("href") or ""
        if href.startswith("#") and href[1:] not in ids:
            yield f"the link {href} leads nowhere"


def _form_faults(page: Page) -> Iterator[str]:
    labelled = {one.get("for") for one in page.all("label")}
    wrapped = {id(inner) for label in page.all("label") for inner in label.iter()}
    for control in page.document.iter():
        if control.tag not in ("input", "select", "textarea"):
            continue
        if control.tag == "input" and control.get("type", "text") in WITHOUT_LABEL:
            continue
        named = control.get("aria-label") or control.get("aria-labelledby")
        if not (named or control.get("id") in labelled or id(control) in wrapped):
            yield f"the field “{control.get('name')}” has no label"
    for form in page.all("form"):
        tokens = [one for one in form.iter("input") if one.get("name") == "csrf_token"]
        posts = (form.get("method") or "get").lower() == "post"
        if posts and (len(tokens) != 1 or not tokens[0].get("value")):
            yield f"the form to {form.get('action')} has {len(tokens)} CSRF tokens"
        if not posts and tokens:
            yield f"the form to {form.get('action')} would put its CSRF token into an address"


def _content_faults(page: Page) -> Iterator[str]:
    for element in page.document.iter():
        tag = element.tag
        for name in element.keys():  # noqa: SIM118 - an Element is no mapping
            if str(name).lower().startswith("on") or name == "style":
                yield f"<{tag}> has the inline attribute {name}"
        if tag == "style" or (tag == "script" and not element.get("src")):
            yield f"inline <{tag}>"
        if tag in ("script", "link", "img", "iframe", "source"):
            address = element.get("src") or element.get("href") or ""
            if urlsplit(address).netloc or urlsplit(address).scheme:
                yield f"<{tag}> fetches {address} from elsewhere"
        if tag in ("a", "button", "summary") and not (
            text_of(element) or element.get("aria-label") or element.get("title")
        ):
            yield f"a <{tag}> without words"
        if tag == "table" and element.find("caption") is None and not element.get("aria-label"):
            yield "a table without a caption"
        if tag == "th" and element.get("scope") not in ("row", "col", "rowgroup", "colgroup"):
            yield f"the header cell “{text_of(element)}” has no scope"
        if (element.get("tabindex") or "0").lstrip("-") not in ("0", "1") or element.get(
            "tabindex"
        ) == "1":
            yield f"<{tag}> changes the order of the tab key"


def _header_faults(page: Page) -> Iterator[str]:
    for name, value in HEADERS.items():
        if page.headers.get(name) != value:
            yield f"the header {name} is {page.headers.get(name)!r}"
    policy = page.headers.get("Content-Security-Policy", "").split("; ")
    yield from (f"the content policy lacks {one}" for one in POLICY if one not in policy)
    yield from (f"the content policy allows {one}" for one in policy if "unsafe" in one)
