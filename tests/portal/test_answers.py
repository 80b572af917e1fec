"""What every answer carries: headers, limits, a way on after each error, and bytes that stay few."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from flask import Flask
from werkzeug.exceptions import RequestEntityTooLarge, TooManyRequests

from graph_schema.text import Text
from hub import errors
from hub.errors import ConfigurationError
from portal import create_app
from portal.guard import public
from portal.security import LARGEST_REQUEST
from tests.portal.apps import settings_without_database
from tests.portal.client import Client
from tests.portal.conftest import SampleClient

REASON = Text("no answer within 2 s", "pas de réponse en 2 s")


def raising(client: Client, error: Callable[[], Exception]) -> Client:
    """The visitor of an app with one more page, which fails."""

    @public
    def fail() -> str:
        raise error()

    client.app.add_url_rule("/fails", "fails", fail)
    client.app.add_url_rule("/api/v1/fails", "api_fails", fail)
    return client


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (errors.NotFound, 404, "nothing that you may see"),
        (errors.NotAllowed, 403, "Your role does not include this"),
        (lambda: errors.Conflict(record_id="sit-a", carried=1, current=2), 409, "your version 1, now 2"),
        (errors.AlreadyExists, 409, "already has this identifier"),
        (RequestEntityTooLarge, 413, "At most 25 MB"),
        (TooManyRequests, 429, "Wait a few minutes"),
        (errors.ReasonNeeded, 400, "Say why"),
        (lambda: RuntimeError("a secret in a traceback"), 500, "It has been noted"),
        (lambda: errors.DatabaseUnavailable(reason=REASON), 503, "Nothing is lost"),
        (errors.OutcomeUnknown, 503, "look whether the change is there"),
        (errors.DatabaseBusy, 503, "nothing was saved, please try again"),
    ],
)  # fmt: skip
def test_each_error_has_a_page_that_says_what_to_do(
    visitor: SampleClient, error: Callable[[], Exception], status: int, words: str
) -> None:
    client = raising(visitor(), error)
    page = client.get("/fails", expect=status)
    assert words in page.main
    assert "secret" not in page.text
    reference = page.headers["X-Request-ID"]
    assert reference in page.main
    assert client.get("/api/v1/fails", expect=status).response.get_json()["status"] == status


def test_a_page_that_the_database_could_not_serve_says_when_to_come_back(
    visitor: SampleClient,
) -> None:
    client = raising(visitor(), lambda: errors.DatabaseUnavailable(reason=REASON))
    page = client.get("/fails", expect=503)
    assert page.headers["Retry-After"] == "10"
    assert page.link("Load the page again") == "/fails"


def test_hidden_and_unknown_records_answer_alike(visitor: SampleClient) -> None:
    client = raising(visitor("practitioner"), errors.NotFound)
    hidden, unknown = client.get("/fails", expect=404), client.get("/nil", expect=404)
    assert hidden.main.rpartition(" ")[0] == unknown.main.rpartition(" ")[0]


def test_an_error_is_said_in_the_reader_s_language(visitor: SampleClient) -> None:
    client = raising(visitor("mapping", language="fr"), errors.NotAllowed)
    assert client.get("/fails", expect=403).h1 == "Vous n’avez pas accès à cette page"


def test_while_the_database_is_away_health_says_so_and_style_sheets_still_come(
    tmp_path: Path,
) -> None:
    client = Client(create_app(settings_without_database(tmp_path)))
    page = client.get("/healthz", expect=503)
    assert page.h1 == "The database cannot be reached"


def test_health_needs_no_sign_in_and_says_ok(client: Client) -> None:
    assert client.get("/healthz").response.get_json() == {"status": "ok"}


def test_files_are_named_by_their_content_kept_for_a_year_and_compressed(
    visitor: SampleClient,
) -> None:
    client = visitor()
    page = client.get("/sign-in")
    address = next(
        one.get("href") for one in page.all("link") if "bootstrap" in one.get("href", "")
    )
    plain = client.http.get(address)
    small = client.http.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert small.headers["Content-Encoding"] == "br"
    assert brotli.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 8
    assert b"Bootstrap  v5.3" in plain.data
    assert client.http.get(address.replace(".css", "0.css")).status_code == 404


def test_pages_are_compressed_for_who_can_read_it(visitor: SampleClient) -> None:
    http = visitor("mapping").http
    plain = http.get("/samples/detail")
    small = http.get("/samples/detail", headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.data) < len(plain.data) / 3


def test_the_length_of_a_compressed_page_tells_nothing_about_what_is_in_it(
    visitor: SampleClient,
) -> None:
    http = visitor("mapping").http
    padded = {
        len(http.get("/samples/list", headers={"Accept-Encoding": "gzip"}).headers["X-Padding"])
        for _ in range(12)
    }
    assert len(padded) > 1


def test_a_first_visit_costs_little(visitor: SampleClient) -> None:
    client = visitor("mapping")
    assert client.weight(client.get("/samples/detail")) < 70_000


def test_too_much_at_once_is_refused_before_it_is_read(visitor: SampleClient) -> None:
    page = visitor("mapping").post(
        "/samples/form", {"title": "x" * (LARGEST_REQUEST + 1)}, expect=413
    )
    assert "25 MB" in page.main


def test_with_https_cookies_travel_over_it_only_and_browsers_are_told(
    visitor: SampleClient,
) -> None:
    client = visitor(HUB_PUBLIC_URL="https://hub.example.org")
    base = {"base_url": "http://hub.example.org", "headers": {"X-Forwarded-Proto": "https"}}
    page = client.get("/sign-in", **base)
    assert "max-age" in page.headers["Strict-Transport-Security"]
    assert "Secure" in page.headers["Set-Cookie"]
    assert visitor().get("/sign-in").headers.get("Strict-Transport-Security") is None


def test_another_host_name_than_the_hub_s_is_refused(visitor: SampleClient) -> None:
    client = visitor(HUB_PUBLIC_URL="https://hub.example.org")
    answer = client.http.get("/sign-in", base_url="https://elsewhere.example")
    assert answer.status_code == 400
    watched = client.http.get("/sign-in", base_url="http://127.0.0.1:8000")
    assert watched.status_code == 200


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(visitor: SampleClient) -> None:
    cookie = visitor().get("/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_server_database_without_a_key_for_cookies_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Set HUB_SECRET_KEY to"):
        create_app(settings_without_database(tmp_path, HUB_SECRET_KEY=""))


def test_the_key_beside_the_embedded_engine_stays_the_same(tmp_path: Path) -> None:
    def key(app: Flask) -> str:
        return str(app.config["SECRET_KEY"])

    settings = settings_without_database(tmp_path, HUB_GRAPH_URI="", HUB_SECRET_KEY="")
    first, second = create_app(settings), create_app(settings)
    assert key(first) == key(second)
    assert len(key(first)) >= 32
    assert (tmp_path / "portal.key").stat().st_mode & 0o077 == 0
