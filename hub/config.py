"""The settings of the hub, each declared once and read from the environment only."""
# ruff: noqa: RUF009 - `setting()` makes a dataclass field, as `field()` does

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from graph_schema.text import Text
from hub.errors import ConfigurationError, SenselessSetting
from hub.notifications.server import MailServer

T = TypeVar("T")

GRAPH_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


@dataclass(frozen=True)
class Setting:
    """One setting as it is declared: what the configuration table of the README shows.

    `parse` turns the text of the variable into the value, or raises `ValueError`; `expected` then
    says what to write. A `secret` may also stand in a file that the variable `<name>_FILE` names,
    and its value is never repeated in a message.
    """

    name: str
    help: Text
    expected: Text
    parse: Callable[[str], Any]
    default: str | None
    secret: bool
    field: str = ""

    def read(self, environ: Mapping[str, str]) -> Any:
        """The value from the environment, or from the default; `None` where there is neither."""
        text = environ.get(self.name, "").strip()
        if not text and self.secret:
            text = self._from_file(environ.get(f"{self.name}_FILE", "").strip())
        text = text or (self.default or "")
        if not text:
            return None
        try:
            return self.parse(text)
        except (ValueError, OSError) as error:
            if self.secret:
                raise ConfigurationError(setting=self.name, expected=self.expected) from error
            given = " ".join(text.split())[:200]
            raise SenselessSetting(
                setting=self.name, expected=self.expected, given=given
            ) from error

    def _from_file(self, path: str) -> str:
        if not path:
            return ""
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(
                setting=f"{self.name}_FILE",
                expected=Text(
                    f"a text file that the hub can read ({type(error).__name__})",
                    f"un fichier texte que le hub peut lire ({type(error).__name__})",
                ),
            ) from error


def setting(
    name: str,
    help: Text,
    *,
    expected: Text,
    parse: Callable[[str], T],
    default: str | None = None,
    secret: bool = False,
) -> Any:
    """Declares one field of `Settings`; without a default the field is `None` when it is not set."""
    declared = Setting(name, help, expected, parse, default, secret)
    return field(repr=not secret, metadata={"setting": declared})


def graph_uri_of(text: str) -> str:
    """`text` if a driver can be pointed at it; else raises `ValueError`."""
    address = urlsplit(text)
    if address.scheme not in GRAPH_SCHEMES or not address.hostname or address.password:
        raise ValueError(text)
    _ = address.port  # raises ValueError where it is no number
    return text


def _memory(text: str) -> str:
    match = re.fullmatch(r"(\d+)([mMgG])", text)
    if match is None or int(match[1]) * (1024 if match[2] in "gG" else 1) < 256:
        raise ValueError(text)
    return text.lower()


def _public_url(text: str) -> str:
    address = urlsplit(text)
    if (
        address.scheme not in ("http", "https")
        or not address.hostname
        or address.path not in ("", "/")
    ):
        raise ValueError(text)
    _ = address.port  # raises ValueError where it is no number
    return text.rstrip("/")


def _mail_address(text: str) -> str:
    if not re.fullmatch(r"(?:[^<>@\r\n]* <)?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?", text):
        raise ValueError(text)
    if text.endswith(">") != (" <" in text):
        raise ValueError(text)
    return text


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 3_650:
        raise ValueError(text)
    return days


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise ValueError(text)
    return port


def _time_zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, IsADirectoryError) as error:
        raise ValueError(text) from error


def _key(text: str) -> str:
    if len(text) < 32:
        raise ValueError("too short")
    return text


def _directory(text: str) -> Path:
    path = Path(text).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError(text)
    return path


def default_data_directory(environ: Mapping[str, str]) -> Path:
    """Where the hub keeps its data when `HUB_DATA_DIR` is not set: the user's own data directory."""
    base = environ.get("XDG_DATA_HOME", "").strip()
    return (Path(base) if base else Path.home() / ".local" / "share") / "complementarity-hub"


_KEY = Text(
    "at least 32 characters made at random, such as `openssl rand -hex 32` prints",
    "au moins 32 caractères tirés au hasard, par exemple le résultat de `openssl rand -hex 32`",
)


_NEEDED_WITH = (
    ("graph_uri", "graph_password"),
    ("smtp_url", "mail_from"),
    ("smtp_url", "public_url"),
)
"""Settings that make no sense without another one."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that the environment decides; made by `from_environment`, given on from there."""

    graph_uri: str | None = setting(
        "HUB_GRAPH_URI",
        Text(
            "Address of the Neo4j database. Without it the hub starts its embedded engine.",
            "Adresse de la base Neo4j. À défaut, le hub démarre son moteur embarqué.",
        ),
        expected=Text(
            "an address such as neo4j://graph.example.org:7687 or bolt://127.0.0.1:7687, without a password",
            "une adresse telle que neo4j://graph.example.org:7687 ou bolt://127.0.0.1:7687, sans mot de passe",
        ),
        parse=graph_uri_of,
    )
    graph_user: str = setting(
        "HUB_GRAPH_USER",
        Text("User name at the Neo4j database.", "Nom d’utilisateur dans la base Neo4j."),
        expected=Text("a user name", "un nom d’utilisateur"),
        parse=str,
        default="neo4j",
    )
    graph_password: str | None = setting(
        "HUB_GRAPH_PASSWORD",
        Text(
            "Password at the Neo4j database; required with HUB_GRAPH_URI.",
            "Mot de passe de la base Neo4j ; obligatoire avec HUB_GRAPH_URI.",
        ),
        expected=Text(
            "the password of HUB_GRAPH_USER at the database in HUB_GRAPH_URI",
            "le mot de passe de HUB_GRAPH_USER pour la base indiquée par HUB_GRAPH_URI",
        ),
        parse=str,
        secret=True,
    )
    graph_database: str | None = setting(
        "HUB_GRAPH_DATABASE",
        Text(
            "Name of the database at the server. Without it, the user's home database.",
            "Nom de la base sur le serveur. À défaut, la base par défaut de l’utilisateur.",
        ),
        expected=Text("the name of a database", "le nom d’une base"),
        parse=str,
    )
    data_dir: Path = setting(
        "HUB_DATA_DIR",
        Text(
            "Directory for the embedded graph, keys and the anchor of the audit trail;"
            " made with mode 0700. Without it, the account's own data directory.",
            "Répertoire du graphe embarqué, des clés et de l’ancrage de la piste d’audit ;"
            " créé en mode 0700. À défaut, le répertoire de données du compte.",
        ),
        expected=Text(
            "a directory that the hub may write to", "un répertoire dans lequel le hub peut écrire"
        ),
        parse=_directory,
    )
    embedded_memory: str = setting(
        "HUB_EMBEDDED_MEMORY",
        Text(
            "Memory that the embedded engine may take for its heap.",
            "Mémoire que le moteur embarqué peut prendre pour son tas.",
        ),
        expected=Text("at least 256m, such as 512m or 2g", "au moins 256m, par exemple 512m ou 2g"),
        parse=_memory,
        default="1g",
    )
    embedded_port: int = setting(
        "HUB_EMBEDDED_PORT",
        Text(
            "Loopback port on which the embedded engine speaks Bolt; 0 takes a free one.",
            "Port de bouclage sur lequel le moteur embarqué parle Bolt ; 0 en prend un libre.",
        ),
        expected=Text(
            "a port number from 0 (any free one) to 65535",
            "un numéro de port de 0 (n’importe quel port libre) à 65535",
        ),
        parse=_port,
        default="0",
    )
    public_url: str | None = setting(
        "HUB_PUBLIC_URL",
        Text(
            "Address at which people reach the portal through the one reverse proxy in front of it."
            " With https, cookies travel over it only.",
            "Adresse à laquelle le portail est joint à travers l’unique mandataire placé devant lui."
            " Avec https, les cookies ne passent que par là.",
        ),
        expected=Text(
            "an address such as https://hub.example.org, without a path",
            "une adresse telle que https://hub.example.org, sans chemin",
        ),
        parse=_public_url,
    )
    smtp_url: MailServer | None = setting(
        "HUB_SMTP_URL",
        Text(
            "Mail server to which `hub notify` hands the mails that say that something waits; with smtp:// it turns"
            " to TLS unless ?starttls=no is added. Without it, people are told in the portal alone.",
            "Serveur auquel `hub notify` remet les courriels disant que quelque chose attend ; avec smtp://, il passe"
            " à TLS sauf si ?starttls=no est ajouté. À défaut, l’information ne figure que dans le portail.",
        ),
        expected=Text(
            "an address such as smtp://user:password@mail.example.org:587 or smtps://mail.example.org,"
            " with ?starttls=no only where no password is sent or the server is on this machine",
            "une adresse telle que smtp://utilisateur:motdepasse@mail.example.org:587 ou smtps://mail.example.org,"
            " avec ?starttls=no seulement sans mot de passe ou si le serveur est sur cette machine",
        ),
        parse=MailServer.parse,
        secret=True,
    )
    mail_from: str | None = setting(
        "HUB_MAIL_FROM",
        Text(
            "Address from which mails come; required with HUB_SMTP_URL, as is HUB_PUBLIC_URL, to which they lead.",
            "Adresse d’expédition des courriels ; obligatoire avec HUB_SMTP_URL, comme HUB_PUBLIC_URL, où ils mènent.",
        ),
        expected=Text(
            "an e-mail address such as hub@example.org or Hub <hub@example.org>",
            "une adresse électronique telle que hub@example.org ou Hub <hub@example.org>",
        ),
        parse=_mail_address,
    )
    secret_key: str | None = setting(
        "HUB_SECRET_KEY",
        Text(
            "Signs sessions and forms of the portal; the same for all its workers.",
            "Signe les sessions et les formulaires du portail ; la même pour tous ses processus.",
        ),
        expected=_KEY,
        parse=_key,
        secret=True,
    )
    audit_key: str | None = setting(
        "HUB_AUDIT_KEY",
        Text(
            "Keys the hashes of the audit trail; kept outside the database.",
            "Clé des empreintes de la piste d’audit ; conservée hors de la base de données.",
        ),
        expected=_KEY,
        parse=_key,
        secret=True,
    )
    seeds_dir: Path | None = setting(
        "HUB_SEEDS_DIR",
        Text(
            "Directory of the starter data. Without it, `seeds` beside the program.",
            "Répertoire des données de départ. À défaut, `seeds` à côté du programme.",
        ),
        expected=Text("the directory “seeds” of the project", "le répertoire « seeds » du projet"),
        parse=_directory,
    )
    timezone: ZoneInfo = setting(
        "HUB_TIMEZONE",
        Text(
            "Time zone in which “today” and the days of clocks are meant.",
            "Fuseau horaire dans lequel s’entendent « aujourd’hui » et les délais.",
        ),
        expected=Text(
            "the name of a time zone, such as Europe/Amsterdam",
            "le nom d’un fuseau horaire, par exemple Europe/Amsterdam",
        ),
        parse=_time_zone,
        default="Europe/Amsterdam",
    )
    stale_after_days: int = setting(
        "HUB_STALE_AFTER_DAYS",
        Text(
            "Days after which the verification of a proceeding is stale.",
            "Jours au-delà desquels la vérification d’une procédure est périmée.",
        ),
        expected=Text("a number of days from 1 to 3650", "un nombre de jours de 1 à 3650"),
        parse=_days,
        default="180",
    )

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The settings that `environ` gives; raises `ConfigurationError`, which says what to set."""
        values = {declared.field: declared.read(environ) for declared in declared_settings()}
        if values["data_dir"] is None:
            values["data_dir"] = default_data_directory(environ)
        for given, needed in _NEEDED_WITH:
            if values[given] is not None and values[needed] is None:
                missing = next(one for one in declared_settings() if one.field == needed)
                raise ConfigurationError(setting=missing.name, expected=missing.expected)
        return cls(**values)


def declared_settings() -> tuple[Setting, ...]:
    """Every setting in the order of declaration, for the README and its test."""
    return tuple(replace(one.metadata["setting"], field=one.name) for one in fields(Settings))
