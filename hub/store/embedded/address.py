"""Where a running embedded engine is reached, and whether it answers there."""

from __future__ import annotations

import base64
import http.client
import json
import socket
from dataclasses import dataclass, field
from typing import Literal

LOOPBACK = "127.0.0.1"
USER = "root"
DATABASE = "hub"

Answer = Literal["ready", "refused", "silent"]


@dataclass(frozen=True)
class EngineAddress:
    """What a driver needs; the password stays out of every printed form."""

    bolt_port: int
    http_port: int
    password: str = field(repr=False)
    user: str = USER
    database: str = DATABASE

    @property
    def uri(self) -> str:
        """The address for the driver."""
        return f"bolt://{LOOPBACK}:{self.bolt_port}"

    @property
    def http_uri(self) -> str:
        """The address of the engine's own HTTP API, which alone makes full-text indexes."""
        return f"http://{LOOPBACK}:{self.http_port}"

    def ask(self, timeout: float = 5.0) -> Answer:
        """`ready`: it takes our password, opens our database and speaks Bolt. `refused`: not ours."""
        credentials = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        connection = http.client.HTTPConnection(LOOPBACK, self.http_port, timeout=timeout)
        try:
            connection.request(
                "POST",
                f"/api/v1/query/{self.database}",
                body=json.dumps({"language": "sql", "command": "SELECT 1"}),
                headers={"Authorization": f"Basic {credentials}"},
            )
            status = connection.getresponse().status
            if status in (401, 403):
                return "refused"
            if status != 200:
                return "silent"
            with socket.create_connection((LOOPBACK, self.bolt_port), timeout=timeout):
                return "ready"
        except (OSError, http.client.HTTPException):
            return "silent"
        finally:
            connection.close()
