"""The queues that a role works down; each shows the next few records and why they wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph_schema.text import Text
from hub.access import Principal
from hub.requests.due import due_date
from hub.store.graph import Graph, Row, Transaction

FEW = 5
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Item:
    """A record that waits: `on` is the day that makes it wait (due, planned); none: never."""

    id: str
    type: str
    title: str
    on: str | None


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for one reason; `done` is said when nothing does."""

    title: Text
    date_label: Text
    done: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    roles: frozenset[str]
    title: Text
    date_label: Text
    done: Text
    find: Callable[[Transaction, Principal, date], Sequence[Row]]


def _requests(transaction: Transaction, who: Principal, today: date) -> Sequence[Row]:
    rows = transaction.rows("waiting/requests", who, limit=FEW)
    return [row | {"on": due_date(date.fromisoformat(row["on"])).isoformat()} for row in rows]


_QUEUES = (
    _Kind(
        frozenset({"cooperation", "practitioner"}),
        Text("Requests without a substantive response", "Demandes sans réponse de fond"),
        Text("due", "échéance"),
        Text("Every request has had its initial substantive response.", "Toutes les demandes ont reçu une première réponse de fond."),
        _requests,
    ),
    _Kind(
        frozenset({"practitioner"}),
        Text("Information received whose use is not recorded", "Informations reçues dont l’utilisation n’est pas consignée"),
        Text("received", "reçues le"),
        Text("Of everything received, the use is recorded.", "L’utilisation de tout ce qui a été reçu est consignée."),
        lambda transaction, who, today: transaction.rows(
            "waiting/uses", who, state=who.state_id or "", limit=FEW
        ),
    ),
    _Kind(
        frozenset({"cooperation", "manager"}),
        Text("Steps of road maps due soon or overdue", "Étapes de feuilles de route à échéance proche ou dépassée"),
        Text("due", "échéance"),
        Text("No step of a road map is due within 60 days.", "Aucune étape de feuille de route n’arrive à échéance dans les 60 jours."),
        lambda transaction, who, today: transaction.rows(
            "waiting/milestones", who, until=(today + SOON).isoformat(), limit=FEW
        ),
    ),
    _Kind(
        frozenset({"cso_liaison", "cooperation"}),
        Text("Planned engagements whose day has passed", "Activités prévues dont la date est passée"),
        Text("planned for", "prévue le"),
        Text("Nothing that was planned waits to be recorded as held.", "Aucune activité prévue n’attend d’être enregistrée comme tenue."),
        lambda transaction, who, today: transaction.rows("waiting/engagements", who, today=today.isoformat(), limit=FEW),
    ),
)  # fmt: skip


def queues(graph: Graph, principal: Principal, today: date) -> list[Queue]:
    """The queues of the person's roles, under their own access, read in one transaction."""
    wanted = [kind for kind in _QUEUES if kind.roles & principal.roles]

    def work(transaction: Transaction) -> list[Queue]:
        return [
            Queue(
                kind.title, kind.date_label, kind.done,
                tuple(Item(row["id"], row["type"], row["title"], row["on"]) for row in kind.find(transaction, principal, today)),
            )
            for kind in wanted
        ]  # fmt: skip

    return graph.read(work) if wanted else []
