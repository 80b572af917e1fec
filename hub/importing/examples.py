"""Taking the fictitious examples out again, with everything that was said of them."""

from __future__ import annotations

from graph_schema.text import Text
from hub.access import Principal
from hub.audit.event import Event
from hub.errors import HubError, NotAllowed
from hub.hub import Hub
from hub.store.examples import delete_records, lock_examples, resting_on_examples
from hub.store.graph import Transaction

_SHOWN = 5


class RestsOnExamples(HubError):  # noqa: N818 - named for what happened
    """Records that are no examples point to some; `records` names them. Nothing was removed."""

    text = Text(
        "These records point to examples; take the relations out first: {records}",
        "Ces fiches renvoient à des exemples ; supprimez d’abord ces liens : {records}",
    )


def remove_examples(hub: Hub, principal: Principal) -> list[str]:
    """Delete every record marked as a fictitious example, with its Parts and revisions; the answer is
    their ids. For the hub's own commands. Raises `NotAllowed`, `RestsOnExamples`."""
    if not principal.operates:
        raise NotAllowed()

    def work(transaction: Transaction) -> list[str]:
        ids = lock_examples(transaction)
        resting = resting_on_examples(transaction)
        if resting:
            shown = [f"{one.id} → {one.example_id}" for one in resting[:_SHOWN]]
            more = [f"… ({len(resting)})"] if len(resting) > _SHOWN else []
            raise RestsOnExamples(records=", ".join(shown + more))
        if ids:
            delete_records(transaction, ids)
            event = Event(action="remove_examples", by=principal.person_id, subjects=tuple(ids))
            hub.trail.append(transaction, [event])
        return ids

    return hub.graph.write(work)
