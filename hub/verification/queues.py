"""The queues of proceedings that the mapping unit works down, oldest first, and how old they are.

Everything is asked under the reader's own access: what is hidden stands in no queue, count or age.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from graph_schema.text import Text
from hub import access
from hub.access import Principal
from hub.clock import day_of, end_of
from hub.store.graph import Graph
from hub.verification.entries import Entry
from hub.verification.working_days import has_passed, latest_passed

LAST = "\uffff"
PAGE = 25


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue: its name in addresses, its words, and what `since` means in it."""

    name: str
    title: Text
    note: Text
    since: Text
    done: Text


QUEUES: Mapping[str, Queue] = {
    queue.name: queue
    for queue in (
        Queue(
            "waiting",
            Text("Waiting for review", "En attente d’examen"),
            Text("New and changed proceedings wait for a reviewer who did not change them.", "Les procédures nouvelles ou modifiées attendent un examinateur qui ne les a pas modifiées."),
            Text("Waits since", "En attente depuis"),
            Text("Nothing waits for review.", "Aucune procédure n’attend d’examen."),
        ),
        Queue(
            "sent_back",
            Text("Sent back", "Renvoyées"),
            Text("A reviewer has sent these back to who wrote them; a change puts them into review again.", "Un examinateur les a renvoyées à leur auteur ; toute modification les remet en examen."),
            Text("Sent back on", "Renvoyée le"),
            Text("Nothing has been sent back.", "Aucune procédure n’a été renvoyée."),
        ),
        Queue(
            "verified",
            Text("Verified long ago", "Vérifiées il y a longtemps"),
            Text("Proceedings last verified more than {days} days ago.", "Procédures vérifiées pour la dernière fois il y a plus de {days} jours."),
            Text("Last verified on", "Vérifiée le"),
            Text("Every verification is of the last {days} days.", "Toutes les vérifications datent de moins de {days} jours."),
        ),
        Queue(
            "single_source",
            Text("Single source", "Source unique"),
            Text("Proceedings that rest on fewer than two sources.", "Procédures qui reposent sur moins de deux sources."),
            Text("Since", "Depuis"),
            Text("Every proceeding rests on two sources or more.", "Chaque procédure repose sur deux sources au moins."),
        ),
        Queue(
            "contradictory",
            Text("Contradictory", "Contradictoires"),
            Text("The stage differs from that of the latest step, or the outcome or a person’s status from the charges.", "Le stade diffère de celui de la dernière étape, ou l’issue ou le statut d’une personne ne concorde pas avec les charges."),
            Text("Since", "Depuis"),
            Text("Nothing contradicts itself.", "Aucune contradiction."),
        ),
    )
}  # fmt: skip
"""Every queue by its name, in the order of the page; `verified` holds what is stale."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of a queue is narrowed to: a cause, a forum State, an author, who holds the review
    (`nobody`: not assigned); `after` is the place that the page before ended with."""

    queue: Queue
    cause: str | None = None
    state: str | None = None
    author: str | None = None
    holder: str | None = None
    after: str | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry of a queue as of a day: its age in days, and who holds the review (nobody: not assigned).
    `passed`: it has passed from the absent reviewer to the stand-in."""

    entry: Entry
    age: int
    holder: str | None
    passed: bool


@dataclass(frozen=True, slots=True)
class Ages:
    """How old the entries of a queue are, in days. `buckets` follow `BUCKETS`; `holders` says how many
    reviews each person holds (nobody: not assigned) and the oldest of them."""

    queue: Queue
    number: int
    median: float | None
    oldest: int | None
    buckets: tuple[int, ...]
    holders: Mapping[str | None, tuple[int, int]]


BUCKETS: tuple[tuple[int, int | None], ...] = ((0, 7), (8, 30), (31, 90), (91, 180), (181, None))
"""Ages in days, from and up to, in which the summary counts."""


class Queues:
    """Reads the queues. Everything raises `NotAllowed` for who has no part in verification."""

    def __init__(self, graph: Graph, timezone: ZoneInfo, stale_after: int) -> None:
        self.graph = graph
        self.timezone = timezone
        self.stale_after = stale_after

    def page(
        self, principal: Principal, asked: Asked, today: date
    ) -> tuple[list[Waiting], str | None]:
        """A page of a queue, and the place to go on after (nothing at the end)."""
        access.require(principal, "read_queues")
        after, until = self._ends(asked.queue.name, today)
        rows = self.graph.rows(
            "verification/page", principal, after=max(after, asked.after or ""), until=until,
            cause=asked.cause, state=asked.state, author=asked.author, holder=asked.holder,
            passed=self._passed(today), limit=asked.limit + 1,
        )  # fmt: skip
        found = [self.waiting(Entry.read(row["node"]), today) for row in rows]
        found.sort(key=lambda one: one.entry.place)
        shown = found[: asked.limit]
        return shown, shown[-1].entry.place if len(found) > asked.limit else None

    def waiting(self, entry: Entry, today: date) -> Waiting:
        """An entry as of a day."""
        since = date.fromisoformat(entry.since) if entry.queue == "verified" else day_of(entry.since, self.timezone)  # fmt: skip
        passed = (
            entry.stand_in is not None
            and entry.assigned_at is not None
            and has_passed(day_of(entry.assigned_at, self.timezone), today)
        )
        holder = entry.stand_in if passed else entry.reviewer
        return Waiting(entry, max((today - since).days, 0), holder, passed)

    def ages(self, principal: Principal, name: str, today: date) -> Ages:
        """How old a queue is."""
        access.require(principal, "read_queues")
        after, until = self._ends(name, today)
        ages: Counter[int] = Counter()
        held: dict[str | None, list[tuple[int, int]]] = defaultdict(list)
        for row in self.graph.rows(
            "verification/ages", principal, after=after, until=until, passed=self._passed(today)
        ):
            age = self.waiting(Entry(name, "", "", row["since"]), today).age
            ages[age] += row["number"]
            held[row["holder"]].append((row["number"], age))
        holders = {
            who: (sum(number for number, _ in found), max(age for _, age in found))
            for who, found in held.items()
        }
        return Ages(
            QUEUES[name], ages.total(), _median(ages), max(ages, default=None),
            tuple(sum(number for age, number in ages.items() if low <= age and (high is None or age <= high)) for low, high in BUCKETS),
            holders,
        )  # fmt: skip

    def _ends(self, name: str, today: date) -> tuple[str, str]:
        """The places between which a queue lies. Stale is what was verified before the day that lies as many
        days ago as may pass."""
        if name == "verified":
            return "verified|", f"verified|{today - timedelta(self.stale_after)}"
        return f"{name}|", f"{name}|{LAST}"

    def _passed(self, today: date) -> str:
        """The instant before which a review was assigned that has now passed to its stand-in."""
        return end_of(latest_passed(today), self.timezone)


def _median(ages: Counter[int]) -> float | None:
    """The middle one of all ages, or the mean of the middle two."""
    total = ages.total()
    if not total:
        return None
    middle: list[int] = []
    counted = 0
    for age in sorted(ages):
        counted += ages[age]
        while len(middle) < 2 and counted > (total - 1 + len(middle)) // 2:
            middle.append(age)
    return sum(middle) / 2
