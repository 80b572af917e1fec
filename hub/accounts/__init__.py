"""Accounts: people, their roles, how they sign in, and their sessions."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from hub.accounts.desk import Desk
from hub.accounts.invites import Invites
from hub.accounts.mail_choice import MailChoice, MailChoices
from hub.accounts.people import People
from hub.accounts.person import Access, AccessWish, NewPerson, Person
from hub.accounts.preferences import Preferences
from hub.accounts.roles import Roles
from hub.accounts.sessions import Sessions
from hub.accounts.sign_in import SignIn
from hub.accounts.tokens import Tokens
from hub.audit.trail import AuditTrail
from hub.clock import now
from hub.store.graph import Graph

__all__ = ["Access", "AccessWish", "Accounts", "MailChoice", "NewPerson", "Person"]


class Accounts:
    """Everything about accounts, each part under its own name; `sign_in` is called.

    `key` keys the hashes of the sign-in throttle and is the same in every process that signs people in;
    one that does not (a command) may have none. `clock` says what time it is, as `hub.clock.now` does.
    """

    def __init__(
        self,
        graph: Graph,
        trail: AuditTrail,
        *,
        key: str | None,
        timezone: ZoneInfo,
        clock: Callable[[], str] = now,
    ) -> None:
        desk = Desk(graph, trail, key, timezone, clock)
        self.desk = desk
        self.people = People(desk)
        self.roles = Roles(desk)
        self.invites = Invites(desk)
        self.sessions = Sessions(desk)
        self.sign_in = SignIn(desk)
        self.tokens = Tokens(desk)
        self.preferences = Preferences(desk)
        self.mail_choices = MailChoices(desk)
