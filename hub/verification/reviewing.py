"""Reviews of proceedings: taking and assigning one, verifying against a source, sending back with a reason.

The reviewer is none of those who changed the proceeding since it was last verified. An assigned review is
held by its reviewer, and from the fifth working day after the assignment on by the stand-in; whoever holds it
decides, and anybody else of the unit takes it over first. (Issue “The map of domestic proceedings”,
verification.)
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from graph_schema.core import TYPES
from hub import access
from hub.access import Principal
from hub.accounts.people import People
from hub.accounts.person import Person
from hub.audit.event import Event
from hub.clock import now
from hub.errors import NotFound, ReasonNeeded, Retired
from hub.records.planning import changed, check_version, standing_values
from hub.records.writing import Outcome, RecordWriter
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import StoredRecord, Values
from hub.store.writer import NewState
from hub.verification.entries import KINDS, Entry, entry_id, placed, put_entries, standing_entries
from hub.verification.errors import (
    HeldByAnother,
    NoReviewer,
    NothingToReview,
    OwnWork,
    SourceNeeded,
)
from hub.verification.keeping import verifying
from hub.verification.queues import Queues, Waiting

LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Standing:
    """How a proceeding stands: its review if one is asked for, the verification before it (the day and the
    version that was verified), and in which other queues it is."""

    review: Waiting | None
    verified: Entry | None
    others: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """What a decision is about, under lock."""

    before: StoredRecord
    entries: dict[str, Values]

    @property
    def record_id(self) -> str:
        return str(self.before.node["id"])

    @property
    def authors(self) -> Collection[str]:
        """Who changed it since it was last verified; where nothing is known of that (examples), who made it
        and who changed it last."""
        if "review" in self.entries:
            authors: list[str] = self.entries["review"].get("authors", [])
            return authors
        node = self.before.node
        return [] if "verified" in self.entries else [node["created_by"], node["updated_by"]]


class Reviews:
    """Reviews proceedings. All of it raises `NotAllowed` for who is not of the mapping unit and `NotFound`
    for a proceeding that is hidden from them or unknown."""

    def __init__(self, record_writer: RecordWriter, people: People, queues: Queues) -> None:
        self.writer = record_writer
        self.graph = record_writer.graph
        self.people = people
        self.queues = queues

    def standing(self, principal: Principal, record_id: str, today: date) -> Standing:
        """How a proceeding stands, for who may read the queues."""
        access.require(principal, "read_queues")
        ids = [entry_id(kind, record_id) for kind in KINDS]
        rows = self.graph.rows("verification/about", principal, ids=ids)
        entries = {row["node"]["id"].partition(":")[0]: Entry.read(row["node"]) for row in rows}
        review, verified = entries.pop("review", None), entries.pop("verified", None)
        waiting = self.queues.waiting
        return Standing(
            waiting(review, today) if review else None,
            verified,
            tuple(waiting(one, today) for one in entries.values()),
        )

    def may_decide(self, principal: Principal, standing: Standing) -> bool:
        """Whether somebody may verify a proceeding or send it back as it stands."""
        if not access.may(principal, "verify"):
            return False
        review = standing.review
        if review is None:
            return standing.verified is not None
        mine = review.holder in (None, principal.person_id)
        return mine and principal.person_id not in review.entry.authors

    def verify(
        self, principal: Principal, record_id: str, version: int, source_id: str, today: date
    ) -> Outcome:
        """Verify a proceeding against one of its sources, as of today, in one transaction with revision and
        audit. Raises `Conflict` (it is no longer the version that was reviewed), `OwnWork`, `HeldByAnother`,
        `SourceNeeded`, `Retired`."""

        def work(transaction: Transaction) -> Outcome:
            case = self._case(transaction, principal, record_id, version)
            self._check_reviewer(principal, case, today)
            before, kind = case.before, TYPES["proceeding"]
            cited = {other for name, other in before.links if name == "citations"}
            if source_id not in cited or not writer.other_ends(transaction, principal, [source_id]):
                raise SourceNeeded
            verifying(transaction, record_id)
            verified = {
                "last_verified_on": today.isoformat(),
                "verified_against": {"id": source_id},
            }
            state = NewState(
                kind, record_id, standing_values(kind, before) | verified,
                changed(principal, before, now()), before,
            )  # fmt: skip
            self.writer.write(transaction, principal, [state], ["verify"])
            self._tell_passing(transaction, principal, case, today)
            return Outcome(record_id, state.system["version"], "edit")

        return self.graph.write(work)

    def send_back(
        self, principal: Principal, record_id: str, version: int, reason: str, today: date
    ) -> None:
        """Send a proceeding back to who wrote it. Raises `ReasonNeeded`, `Conflict`, `OwnWork`,
        `HeldByAnother`, `NothingToReview`, `Retired`."""
        why = reason.strip()[:LONGEST_REASON]
        if not why:
            raise ReasonNeeded

        def work(transaction: Transaction) -> None:
            case = self._case(transaction, principal, record_id, version)
            self._check_reviewer(principal, case, today)
            review = self._waiting(case)
            at = now()
            decided = {
                "queue": "sent_back", "since": at, "reason": why,
                "decided_by": principal.person_id, "decided_at": at,
            }  # fmt: skip
            nobody = dict.fromkeys(("reviewer", "stand_in", "assigned_at"))
            put_entries(transaction, [placed(review | nobody | decided)], [])
            self._tell(transaction, principal, "send_back", case)
            self._tell_passing(transaction, principal, case, today)

        self.graph.write(work)

    def take(self, principal: Principal, record_id: str, today: date) -> None:
        """Take a review oneself, from whoever holds it. Raises `OwnWork`, `NothingToReview`."""
        self._assign(principal, record_id, principal, None, today)

    def assign(
        self, principal: Principal, record_id: str, reviewer_id: str, stand_in_id: str | None, today: date
    ) -> None:  # fmt: skip
        """Give a review to a member of the mapping unit, with a stand-in for their absence. Raises
        `NoReviewer`, `NothingToReview`."""
        access.require(principal, "verify")
        known = {one.id: one.principal for one in self.reviewers(principal, today)}
        if reviewer_id not in known or reviewer_id == stand_in_id:
            raise NoReviewer
        if stand_in_id is not None and stand_in_id not in known:
            raise NoReviewer
        stand_in = known[stand_in_id] if stand_in_id is not None else None
        self._assign(principal, record_id, known[reviewer_id], stand_in, today)

    def reviewers(self, principal: Principal, today: date) -> list[Person]:
        """The members of the mapping unit, by name."""
        found = self.people.in_role(principal, "mapping")
        return [one for one in found if one.works_on(today.isoformat())]

    def _assign(
        self, principal: Principal, record_id: str, reviewer: Principal, stand_in: Principal | None, today: date
    ) -> None:  # fmt: skip
        def work(transaction: Transaction) -> None:
            case = self._case(transaction, principal, record_id)
            review = self._waiting(case)
            node = case.before.node
            for one in (reviewer, stand_in):
                if one is None:
                    continue
                if one.person_id in case.authors:
                    raise OwnWork if one.person_id == principal.person_id else NoReviewer
                if not access.sees(one, node["readers"], node["excluded"]):
                    raise NoReviewer
            held = {
                "reviewer": reviewer.person_id, "assigned_at": now(),
                "stand_in": stand_in.person_id if stand_in else None,
            }  # fmt: skip
            put_entries(transaction, [review | held], [])
            self._tell(transaction, principal, "assign_review", case, **held)

        self.graph.write(work)

    def _case(
        self, transaction: Transaction, principal: Principal, record_id: str, version: int | None = None
    ) -> _Case:  # fmt: skip
        """The proceeding and its entries, under lock."""
        access.require(principal, "verify")
        before = writer.lock(transaction, principal, [record_id]).get(record_id)
        if before is None or before.node["type"] != "proceeding":
            raise NotFound
        if version is not None:
            check_version(principal, TYPES["proceeding"], before, version)
        if before.node.get("retired_at") is not None:
            raise Retired
        return _Case(before, standing_entries(transaction, [record_id]).get(record_id, {}))

    def _check_reviewer(self, principal: Principal, case: _Case, today: date) -> None:
        if principal.person_id in case.authors:
            raise OwnWork
        review = case.entries.get("review")
        if review is not None:
            holder = self.queues.waiting(Entry.read(review), today).holder
            if holder not in (None, principal.person_id):
                raise HeldByAnother

    @staticmethod
    def _waiting(case: _Case) -> Values:
        review = case.entries.get("review")
        if review is None or review["queue"] != "waiting":
            raise NothingToReview
        return review

    def _tell_passing(
        self, transaction: Transaction, principal: Principal, case: _Case, today: date
    ) -> None:
        """Note that a review had passed from an absent reviewer to the stand-in who has decided it."""
        review = case.entries.get("review")
        if review is not None and self.queues.waiting(Entry.read(review), today).passed:
            absent = str(review["reviewer"])
            self._tell(transaction, principal, "assign_review", case, passed_from=absent)

    def _tell(
        self, transaction: Transaction, principal: Principal, action: str, case: _Case, **details: str | None
    ) -> None:  # fmt: skip
        event = Event(
            action=action, by=principal.person_id, subjects=(case.record_id,),
            details={"version": case.before.node["version"], **details},
        )  # fmt: skip
        self.writer.trail.append(transaction, [event])
