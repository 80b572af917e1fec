"""Settings come from the environment only, and a wrong one says in one line what to set."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hub.config import Settings, declared_settings
from hub.errors import ConfigurationError
from hub.notifications.server import MailServer

KEY = "k" * 32


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.from_environment({"XDG_DATA_HOME": "/somewhere"})
    assert settings.graph_uri is None
    assert settings.data_dir == Path("/somewhere/complementarity-hub")
    assert settings.timezone == ZoneInfo("Europe/Amsterdam")
    assert settings.embedded_memory == "1g"
    assert settings.embedded_port == 0


def test_every_setting_is_taken_from_its_variable(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {
            "HUB_GRAPH_URI": "neo4j://graph.example.org:7687",
            "HUB_GRAPH_USER": "hub",
            "HUB_GRAPH_PASSWORD": "secret",
            "HUB_GRAPH_DATABASE": "hub",
            "HUB_DATA_DIR": str(tmp_path),
            "HUB_EMBEDDED_MEMORY": "512M",
            "HUB_EMBEDDED_PORT": "7687",
            "HUB_SECRET_KEY": KEY,
            "HUB_AUDIT_KEY": KEY,
            "HUB_TIMEZONE": "UTC",
        }
    )
    assert settings.graph_uri == "neo4j://graph.example.org:7687"
    assert (settings.graph_user, settings.graph_password) == ("hub", "secret")
    assert settings.graph_database == "hub"
    assert settings.data_dir == tmp_path
    assert settings.embedded_memory == "512m"
    assert settings.embedded_port == 7687
    assert (settings.secret_key, settings.audit_key) == (KEY, KEY)
    assert settings.timezone == ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("name", "senseless"),
    [
        ("HUB_GRAPH_URI", "localhost:7687"),
        ("HUB_GRAPH_URI", "http://localhost:7474"),
        ("HUB_GRAPH_URI", "neo4j://"),
        ("HUB_GRAPH_URI", "bolt://localhost:99999"),
        ("HUB_GRAPH_URI", "bolt://neo4j:secret@localhost"),
        ("HUB_DATA_DIR", __file__),
        ("HUB_EMBEDDED_MEMORY", "1"),
        ("HUB_EMBEDDED_MEMORY", "64m"),
        ("HUB_EMBEDDED_MEMORY", "lots"),
        ("HUB_EMBEDDED_PORT", "65536"),
        ("HUB_EMBEDDED_PORT", "-1"),
        ("HUB_EMBEDDED_PORT", "bolt"),
        ("HUB_TIMEZONE", "Mars"),
        ("HUB_TIMEZONE", "../etc/passwd"),
        ("HUB_TIMEZONE", "Europe"),
    ],
)
def test_a_senseless_value_is_repeated_with_what_to_set_in_one_line(
    name: str, senseless: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Settings.from_environment({name: senseless})
    message = str(caught.value)
    assert message.startswith(f"Set {name} to ")
    assert message.endswith(f"it is “{senseless}”")
    assert "\n" not in message
    assert caught.value.say("fr").startswith(f"Donnez à {name} ")


@pytest.mark.parametrize("name", ["HUB_SECRET_KEY", "HUB_AUDIT_KEY"])
def test_a_secret_that_is_too_short_is_refused_and_never_repeated(name: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Settings.from_environment({name: "hunter2"})
    assert str(caught.value).startswith(f"Set {name} to at least 32 characters")
    assert "hunter2" not in str(caught.value)


def test_an_address_without_a_password_asks_for_the_password() -> None:
    with pytest.raises(ConfigurationError, match="Set HUB_GRAPH_PASSWORD to the password of"):
        Settings.from_environment({"HUB_GRAPH_URI": "bolt://localhost"})


def test_a_blank_variable_counts_as_not_set() -> None:
    settings = Settings.from_environment({"HUB_GRAPH_URI": "  ", "HUB_TIMEZONE": ""})
    assert settings.graph_uri is None
    assert settings.timezone == ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize("name", ["HUB_GRAPH_PASSWORD", "HUB_SECRET_KEY", "HUB_AUDIT_KEY"])
def test_a_secret_may_stand_in_a_file(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{KEY}\n", encoding="utf-8")
    field = {one.name: one.field for one in declared_settings()}[name]
    assert getattr(Settings.from_environment({f"{name}_FILE": str(secret)}), field) == KEY


def test_a_secrets_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Set HUB_AUDIT_KEY_FILE to a text file"):
        Settings.from_environment({"HUB_AUDIT_KEY_FILE": str(tmp_path / "missing")})


def test_what_is_no_secret_is_not_read_from_a_file() -> None:
    assert Settings.from_environment({"HUB_TIMEZONE_FILE": "/missing"}).timezone == ZoneInfo(
        "Europe/Amsterdam"
    )


MAIL = {"HUB_MAIL_FROM": "Hub <hub@example.org>", "HUB_PUBLIC_URL": "https://hub.example.org"}


def test_settings_show_no_secret_when_they_are_printed() -> None:
    secrets = {one.name: f"{one.name}-{KEY}" for one in declared_settings() if one.secret}
    secrets["HUB_SMTP_URL"] = f"smtp://hub:{KEY}@mail.example.org"
    shown = repr(Settings.from_environment(secrets | MAIL))
    assert KEY not in shown
    assert secrets
    assert not [secret for secret in secrets.values() if secret in shown]


def test_every_setting_is_a_field_with_a_name_of_its_own() -> None:
    declared = declared_settings()
    assert len({one.name for one in declared}) == len(declared)
    for one in declared:
        assert one.name.startswith("HUB_")
        assert one.field in Settings.__dataclass_fields__


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 587, "starttls")),
        ("smtp://h%40x:p%3Aw@mail.example.org:25", MailServer("mail.example.org", 25, "starttls", "h@x", "p:w")),
        ("smtps://hub:pw@mail.example.org", MailServer("mail.example.org", 465, "implicit", "hub", "pw")),
        ("smtp://relay.example.org:25?starttls=no", MailServer("relay.example.org", 25, "none")),
        ("smtp://hub:pw@127.0.0.1:25?starttls=no", MailServer("127.0.0.1", 25, "none", "hub", "pw")),
    ],
)  # fmt: skip
def test_the_mail_server_is_said_in_one_address(address: str, server: MailServer) -> None:
    assert Settings.from_environment({"HUB_SMTP_URL": address} | MAIL).smtp_url == server


@pytest.mark.parametrize(
    "address",
    [
        "mail.example.org", "http://mail.example.org", "smtp://", "smtp://mail.example.org:99999",
        "smtp://hub:hunter2@mail.example.org?starttls=no", "smtp://mail.example.org?starttls=perhaps",
        "smtp://mail.example.org?tls=no", "smtp://mail.example.org/inbox",
    ],
)  # fmt: skip
def test_a_senseless_mail_server_is_refused_and_its_password_never_repeated(address: str) -> None:
    with pytest.raises(
        ConfigurationError, match="Set HUB_SMTP_URL to an address such as"
    ) as caught:
        Settings.from_environment({"HUB_SMTP_URL": address} | MAIL)
    assert "hunter2" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("missing", sorted(MAIL))
def test_a_mail_server_asks_for_a_sender_and_for_where_mails_lead(missing: str) -> None:
    given = {name: value for name, value in MAIL.items() if name != missing}
    with pytest.raises(ConfigurationError, match=f"Set {missing} to an "):
        Settings.from_environment({"HUB_SMTP_URL": "smtp://mail.example.org"} | given)


@pytest.mark.parametrize("sender", ["hub", "hub@example", "Hub hub@example.org", "Hub <hub@example.org", "a@b.de\nBcc: c@d.ef"])  # fmt: skip
def test_a_senseless_sender_is_refused(sender: str) -> None:
    with pytest.raises(ConfigurationError, match="Set HUB_MAIL_FROM to an e-mail address"):
        Settings.from_environment({"HUB_MAIL_FROM": sender})
