"""What takes two people: retiring a record that an indicator counts, and sealing a value.

One proposes with a reason, another confirms or declines. (Design, “Sealing”; counting rules, second
paragraph.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph_schema.core import TYPES
from hub import access
from hub.access import Principal
from hub.audit.event import Event
from hub.clock import now
from hub.errors import NotAllowed, NotFound, ReasonNeeded, SecondPersonNeeded
from hub.records.sealing import seal, sealable
from hub.records.writing import RecordWriter
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import Values, new_key

Kind = Literal["retire", "seal"]
_MAY_PROPOSE = {"retire": "retire", "seal": "propose_sealing"}
_MAY_CONFIRM = {"retire": "confirm_retirement", "seal": "confirm_sealing"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that waits for a second person. `field` is the value to be sealed, by its path
    (`hub.records.sealing`)."""

    id: str
    kind: Kind
    record_id: str
    title: str
    type: str
    reason: str
    field: str | None
    by: str
    at: str


class Proposals:
    """Proposes and decides. Everything is asked about records that the principal may see."""

    def __init__(self, record_writer: RecordWriter) -> None:
        self.writer = record_writer
        self.graph = record_writer.graph
        self.trail = record_writer.trail

    def open(self, principal: Principal) -> list[Proposal]:
        """What waits, oldest first."""
        if not access.may(principal, "confirm_retirement"):
            return []
        return [
            _proposal(row["proposal"] | {"title": row["title"], "type": row["type"]})
            for row in self.graph.rows("records/open_proposals", principal)
        ]

    def propose(
        self,
        principal: Principal,
        kind: Kind,
        record_id: str,
        reason: str,
        field: str | None = None,
    ) -> str:
        """Propose to retire a record or to seal a value of it; the answer is the proposal's id.

        Raises `NotFound`, `NotAllowed`, `ReasonNeeded`.
        """
        if not reason.strip():
            raise ReasonNeeded()

        def work(transaction: Transaction) -> str:
            found = writer.other_ends(transaction, principal, [record_id]).get(record_id)
            if found is None:
                raise NotFound()
            entity = TYPES[found.type]
            if not access.may(principal, _MAY_PROPOSE[kind], entity if kind == "retire" else None):
                raise NotAllowed()
            if kind == "seal" and sealable(entity, field or "") is None:
                raise NotFound()
            proposal_id = f"two-{new_key()}"
            node = {
                "id": proposal_id, "kind": kind, "record_id": record_id, "reason": reason.strip(), "field": field,
                "by": principal.person_id, "at": now(), "status": "open",
            }  # fmt: skip
            writer.put_system(
                transaction, "Proposal", [{k: v for k, v in node.items() if v is not None}]
            )
            self._tell(transaction, principal, "propose", record_id, kind, proposal_id)
            return proposal_id

        return self.graph.write(work)

    def confirm(self, principal: Principal, proposal_id: str) -> str:
        """Carry a proposal out; the answer is the record's id.

        Raises `NotFound`, `NotAllowed`, `SecondPersonNeeded`.
        """

        def work(transaction: Transaction) -> str:
            proposal = self._locked(transaction, principal, proposal_id)
            if proposal["by"] == principal.person_id:
                raise SecondPersonNeeded()
            if not access.may(principal, _MAY_CONFIRM[proposal["kind"]]):
                raise NotAllowed()
            record_id = str(proposal["record_id"])
            if proposal["kind"] == "retire":
                self.writer.turn(
                    transaction, principal, record_id, None, "retire", proposal["reason"], confirmed=True
                )  # fmt: skip
            else:
                seal(self.writer, transaction, principal, record_id, str(proposal["field"]))
            self._decide(transaction, principal, proposal_id, "confirmed")
            self._tell(
                transaction, principal, "accept_proposal", record_id, proposal["kind"], proposal_id
            )
            return record_id

        return self.graph.write(work)

    def decline(self, principal: Principal, proposal_id: str) -> str:
        """Put a proposal aside (its author may too); the answer is the record's id."""

        def work(transaction: Transaction) -> str:
            proposal = self._locked(transaction, principal, proposal_id)
            if proposal["by"] != principal.person_id and not access.may(
                principal, _MAY_CONFIRM[proposal["kind"]]
            ):
                raise NotAllowed()
            self._decide(transaction, principal, proposal_id, "declined")
            self._tell(
                transaction,
                principal,
                "reject_proposal",
                proposal["record_id"],
                proposal["kind"],
                proposal_id,
            )
            return str(proposal["record_id"])

        return self.graph.write(work)

    def _locked(self, transaction: Transaction, principal: Principal, proposal_id: str) -> Values:
        rows = transaction.rows("records/lock_proposal", id=proposal_id)
        if not rows or rows[0]["proposal"]["status"] != "open":
            raise NotFound()
        proposal: Values = rows[0]["proposal"]
        if proposal["record_id"] not in writer.other_ends(
            transaction, principal, [proposal["record_id"]]
        ):
            raise NotFound()
        return proposal

    def _decide(
        self, transaction: Transaction, principal: Principal, proposal_id: str, status: str
    ) -> None:
        transaction.rows(
            "records/decide_proposal",
            id=proposal_id,
            status=status,
            by=principal.person_id,
            at=now(),
        )

    def _tell(
        self,
        transaction: Transaction,
        principal: Principal,
        action: str,
        record_id: str,
        kind: str,
        proposal_id: str,
    ) -> None:
        details = {"kind": kind, "proposal": proposal_id}
        self.trail.append(
            transaction,
            [Event(action=action, by=principal.person_id, subjects=(record_id,), details=details)],
        )


def _proposal(row: Values) -> Proposal:
    return Proposal(
        row["id"], row["kind"], row["record_id"], row["title"], row["type"], row["reason"], row.get("field"),
        row["by"], row["at"],
    )  # fmt: skip
