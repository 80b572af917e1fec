"""People with accounts, two authorities, and a mail server of one's own."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from hub.access import Principal
from hub.hub import Hub
from hub.notifications.server import MailServer
from hub.store import writer
from tests.people import COOPERATION, COOPERATION_2, FRA, LTU, MANAGER, MAPPING
from tests.records.making import cited, make, settled

COLLEAGUE = Principal(
    "per-ltu2", roles=frozenset({"practitioner"}), authority_id="auth-ltu-ps", state_id="ltu"
)

LENT = Principal("per-lent-coop", roles=frozenset({"cooperation"}), seconded_by="fra")
"""An adviser whom France has lent: what is kept from France is kept from them."""


def settle(hub: Hub, who: Principal, **more: Any) -> None:
    """Give one of the people of the tests an account; `email` and `mail` say how they hear."""
    mail = more.pop("mail", None)
    node = {
        "id": who.person_id, "username": who.person_id, "display_name": f"Name of {who.person_id}",
        "roles": sorted(who.roles), "authority_id": who.authority_id, "state_id": who.state_id,
        "seconded_by": who.seconded_by, "groups": sorted(who.groups), "language": "en",
        "created_at": "2026-01-01T00:00:00.000000Z", "created_by": "hub", "session_epoch": 0,
        "preferences": f'{{"mail": "{mail}"}}' if mail else "{}",
    }  # fmt: skip
    hub.graph.write(lambda write: writer.put_system(write, "User", [node | more]))


@pytest.fixture
def world(hub: Hub) -> None:
    """Two States with an authority each, and everybody with an account."""
    cites = cited(hub)
    for state, iso2, authority in (("ltu", "LT", "auth-ltu-ps"), ("fra", "FR", "auth-fra-pnat")):
        make(hub, "state", id=state, title=state, iso2=iso2, marking="public", citations=cites)
        make(hub, "authority", id=authority, title=f"Body of {state}", of_state=state, marking="public", citations=cites)  # fmt: skip
    for who in (LTU, COLLEAGUE, FRA, MAPPING, COOPERATION, COOPERATION_2, MANAGER):
        settle(hub, who)


def request_of(hub: Hub, who: Principal = LTU, /, **values: Any) -> str:
    """A request of the Lithuanian authority; its id."""
    said = {
        "title": "Assistance sought", "direction": "incoming", "requester": "auth-ltu-ps",
        "marking": "named", "named_to": ["org:auth-ltu-ps"],
    }  # fmt: skip
    return make(hub, "request", who, **(said | values))


def given(hub: Hub, who: Principal = COOPERATION, /, **values: Any) -> str:
    """Information that the Office gave to the Lithuanian authority; its id."""
    make_office(hub)
    said = {
        "title": "Material", "direction": "given", "provider": "org-icc-otp", "recipient": "auth-ltu-ps",
        "on": "2026-01-31", "gates": settled(), "marking": "named", "named_to": ["org:auth-ltu-ps"],
    }  # fmt: skip
    return make(hub, "sharing_event", who, **(said | values))


def make_office(hub: Hub) -> None:
    """The Office as an organisation, once."""
    if not hub.records.titles(MANAGER, ["org-icc-otp"]):
        make(hub, "organisation", id="org-icc-otp", title="Office", kind="icc_body", marking="public", citations=cited(hub))  # fmt: skip


def told(hub: Hub, who: Principal) -> list[str]:
    """The kinds of all that somebody was told, the oldest first."""
    found, _ = hub.notices.page(who, limit=500)
    return [one.kind.name for one in reversed(found)]


def outbox(hub: Hub, who: Principal | None = None) -> list[dict[str, Any]]:
    """The stored notifications of somebody, or all, whoever may see them, the oldest first."""
    rows = hub.graph.read(
        lambda one: one.run("MATCH (n:Notification) RETURN properties(n) AS n ORDER BY n.place")
    )
    return [row["n"] for row in rows if who is None or row["n"]["person_id"] == who.person_id]


@dataclass
class Mailbox:
    """What a mail server has taken; `refuses` is what it answers to the next mails instead."""

    raw: list[bytes] = field(default_factory=list)
    to: list[list[str]] = field(default_factory=list)
    refuses: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd calls it so
        if self.refuses:
            return self.refuses.pop(0)
        self.raw.append(envelope.original_content or b"")
        self.to.append(list(envelope.rcpt_tos))
        return "250 OK"

    @property
    def mails(self) -> list[Message]:
        return [message_from_bytes(one) for one in self.raw]

    @property
    def server(self) -> MailServer:
        return MailServer.parse(f"smtp://127.0.0.1:{self.port}?starttls=no")


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A real mail server on loopback."""
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()
