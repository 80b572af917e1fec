"""The hub, opened: the graph with everything that works on it. Portal, commands and tests start here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Self

from hub.accounts import Accounts
from hub.audit.key import open_trail
from hub.audit.trail import AuditTrail
from hub.config import Settings
from hub.contacts.focal_points import FocalPoints
from hub.contacts.notes import Notes
from hub.corrections.corrections import Corrections
from hub.drafts.drafts import FormDrafts
from hub.duplicates import Duplicates
from hub.duplicates.merging import narrow_the_lost
from hub.duplicates.pairs import note_changes
from hub.finding.changes import Changes
from hub.finding.views import SavedViews
from hub.gates import Gates
from hub.notifications.notices import Notices
from hub.notifications.outbox import tell_who_waits
from hub.proceedings.stages import let_stages_follow
from hub.records.proposals import Proposals
from hub.records.reading import RecordReader
from hub.records.writing import Consequence, Preparation, RecordWriter
from hub.requests.acts import RequestActs
from hub.requests.desk import Desk
from hub.requests.outgoing_desk import OutgoingDesk
from hub.requests.outgoing_lists import OutgoingLists
from hub.requests.references import number_requests
from hub.sharing.belonging import stay_within_the_state
from hub.sharing.following import let_uses_tell
from hub.sharing.uses import Uses
from hub.store.connect import open_database
from hub.store.graph import Graph
from hub.verification.keeping import keep_queues
from hub.verification.queues import Queues
from hub.verification.reviewing import Reviews

CONSEQUENCES: tuple[Consequence, ...] = (
    let_stages_follow,
    keep_queues,
    note_changes,
    narrow_the_lost,
    stay_within_the_state,
    tell_who_waits,
)
"""The rules by which one record's change changes something else, in the order in which they are asked."""


PREPARATIONS: tuple[Preparation, ...] = (number_requests, let_uses_tell)
"""What the hub adds to records before they are written."""


@dataclass(frozen=True)
class Hub:
    """Everything that a request or a command needs, over one open graph."""

    settings: Settings
    graph: Graph
    trail: AuditTrail

    @classmethod
    def open(cls, settings: Settings, *, exclusive: bool = False) -> Self:
        """Connect to the database that the settings name, or join or start the embedded engine.

        `exclusive` is for a portal: a second one on the same data directory is refused
        (`DataDirectoryInUse`). Raises `DatabaseUnavailable`, `EngineStartFailed`, `EmbeddedEngineMissing`.
        """
        graph = Graph(open_database(settings, exclusive=exclusive))
        return cls.over(settings, graph)

    @classmethod
    def over(cls, settings: Settings, graph: Graph) -> Self:
        """The hub over a graph that is open already (tests)."""
        return cls(settings, graph, open_trail(graph, settings))

    @cached_property
    def records(self) -> RecordReader:
        """Reading records."""
        return RecordReader(self.graph, self.trail)

    @cached_property
    def writer(self) -> RecordWriter:
        """Creating and changing records."""
        return RecordWriter(
            self.graph, self.trail, CONSEQUENCES, PREPARATIONS, self.settings.timezone
        )

    @cached_property
    def proposals(self) -> Proposals:
        """What takes two people: retiring what an indicator counts, sealing a value."""
        return Proposals(self.writer)

    @cached_property
    def corrections(self) -> Corrections:
        """What practitioners propose to correct, and what comes of it."""
        return Corrections(self.writer)

    @cached_property
    def queues(self) -> Queues:
        """The queues of proceedings that the mapping unit works down."""
        return Queues(self.graph, self.settings.timezone, self.settings.stale_after_days)

    @cached_property
    def reviews(self) -> Reviews:
        """Reviewing proceedings: taking, verifying, sending back."""
        return Reviews(self.writer, self.accounts.people, self.queues)

    @cached_property
    def uses(self) -> Uses:
        """Uses of what was given: recording, confirming and withdrawing them."""
        return Uses(self.writer)

    @cached_property
    def outgoing(self) -> OutgoingDesk:
        """The Office's own requests: doing what an adviser notes of one."""
        return OutgoingDesk(self.writer, self.accounts.people)

    @cached_property
    def outgoing_lists(self) -> OutgoingLists:
        """The Office's own requests: what is in preparation, in review, issued."""
        return OutgoingLists(self.graph, self.records)

    @cached_property
    def duplicates(self) -> Duplicates:
        """Records that are about the same thing: found, decided on, merged."""
        return Duplicates(self.writer)

    @cached_property
    def notices(self) -> Notices:
        """What people were told, each their own."""
        return Notices(self.graph)

    @cached_property
    def focal_points(self) -> FocalPoints:
        """Who to reach on what."""
        return FocalPoints(self.records)

    @cached_property
    def notes(self) -> Notes:
        """What practitioners ask the cooperation adviser informally."""
        return Notes(self.graph, self.trail)

    @cached_property
    def gates(self) -> Gates:
        """The legal gates before something is given."""
        return Gates(self.writer)

    @cached_property
    def request_acts(self) -> RequestActs:
        """What the Office and the requester do with incoming requests."""
        return RequestActs(self.writer, self.accounts.people)

    @cached_property
    def request_desk(self) -> Desk:
        """The incoming requests that wait, by days left."""
        return Desk(self.graph, self.records)

    @cached_property
    def form_drafts(self) -> FormDrafts:
        """The forms that people have begun."""
        return FormDrafts(self.graph)

    @cached_property
    def saved_views(self) -> SavedViews:
        """The questions about lists that people keep."""
        return SavedViews(self.graph)

    @cached_property
    def changes(self) -> Changes:
        """What has changed in proceedings since somebody last looked."""
        return Changes(self.graph)

    @cached_property
    def accounts(self) -> Accounts:
        """People, sign-in and sessions."""
        return Accounts(
            self.graph, self.trail, key=self.settings.secret_key, timezone=self.settings.timezone
        )

    def close(self) -> None:
        """Seal the trail and give the graph back."""
        self.trail.stop()
        self.graph.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
