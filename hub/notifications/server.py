"""The mail server that the environment names, and handing mails to it."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from types import TracebackType
from typing import Literal, Self
from urllib.parse import parse_qs, unquote, urlsplit

PATIENCE = 30.0
"""Seconds that the server may take for one answer."""
_PORTS = {"smtp": 587, "smtps": 465}


class MailServerAway(Exception):  # noqa: N818 - named for what happened
    """The server cannot be reached or does not let the hub in: for now nothing goes out to anybody."""


class MailRefused(Exception):  # noqa: N818 - named for what happened
    """The server did not take this mail, or was lost while it was handed over."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed in. `tls` is `implicit` (smtps), `starttls` or `none`."""

    host: str
    port: int
    tls: Literal["implicit", "starttls", "none"]
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The server of an address such as `smtp://user:password@mail.example.org:587`. `smtp` turns to TLS
        (STARTTLS) unless `?starttls=no` is said, which no password is sent under but on loopback. Raises
        `ValueError`."""
        address = urlsplit(text)
        asked = parse_qs(address.query, strict_parsing=bool(address.query))
        starttls = asked.pop("starttls", ["yes"])
        if (
            address.scheme not in _PORTS or not address.hostname or asked
            or address.path not in ("", "/") or starttls not in (["yes"], ["no"])
        ):  # fmt: skip
            raise ValueError("no address of a mail server")
        tls: Literal["implicit", "starttls", "none"] = "implicit"
        if address.scheme == "smtp":
            tls = "starttls" if starttls == ["yes"] else "none"
        if address.password and tls == "none" and address.hostname not in ("localhost", "127.0.0.1", "::1"):  # fmt: skip
            raise ValueError("a password goes over TLS only")
        return cls(
            address.hostname, address.port or _PORTS[address.scheme], tls,
            unquote(address.username) if address.username else None,
            unquote(address.password) if address.password else None,
        )  # fmt: skip


class Postbox:
    """Hands mails to a server over one connection, opened with the first mail; a context manager."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._connection: smtplib.SMTP | None = None

    def send(self, message: EmailMessage) -> None:
        """Hand one mail over. Raises `MailServerAway`, `MailRefused`."""
        if self._connection is None:
            try:
                self._connection = self._connected()
            except (smtplib.SMTPException, OSError) as error:
                raise MailServerAway(type(error).__name__) from error
        try:
            self._connection.send_message(message)
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise MailRefused(type(error).__name__) from error

    def _connected(self) -> smtplib.SMTP:
        server, trusted = self._server, ssl.create_default_context()
        if server.tls == "implicit":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=PATIENCE, context=trusted
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
        if server.tls == "starttls":
            connection.starttls(context=trusted)
        if server.user is not None:
            connection.login(server.user, server.password or "")
        return connection

    def close(self) -> None:
        """Take leave of the server."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.quit()
            except (smtplib.SMTPException, OSError):
                connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
