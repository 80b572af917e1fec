"""Which browser a session belongs to, told coarsely."""

import pytest

from hub.accounts.browsers import browser_family

LINUX = "Mozilla/5.0 (X11; Linux x86_64"


@pytest.mark.parametrize(
    ("user_agent", "family"),
    [
        (f"{LINUX}; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        (f"{LINUX}) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1",
            "Safari, iOS",
        ),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.5.0", "curl"),
        ("", ""),
    ],
)
def test_browser_and_system_are_recognised(user_agent: str, family: str) -> None:
    assert browser_family(user_agent) == family
