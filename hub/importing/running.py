"""The work on an import in preparation, in the background: the dry run, and the import itself.

It runs in a thread of the web worker that was asked, and tells the graph every second that it is alive and
how far it has come, so that any worker can show it. The claim is taken once and is given back in the very
transaction that imports: a process that is killed, or taken for dead, has written nothing.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from graph_schema.text import LANGUAGES, Text
from hub.access import Principal
from hub.clock import now
from hub.errors import HubError, Invalid
from hub.importing import drafts, kept, told
from hub.importing.drafts import Draft
from hub.importing.importing import Confirmed, Imported, dry_run, run
from hub.importing.plan import ImportPlan
from hub.importing.problems import ImportRefused, PlanChanged
from hub.store.driver import bookmark_scope
from hub.store.graph import Transaction
from hub.store.stored import new_key

if TYPE_CHECKING:
    from hub.hub import Hub

Work = Literal["rehearsing", "importing"]

BEAT_EVERY = 1.0
"""Seconds between two signs of life."""

UNFORESEEN = Text(
    "Something went wrong on our side; it has been noted. Nothing was written.",
    "Une erreur s’est produite de notre côté ; elle a été consignée. Rien n’a été enregistré.",
)

log = logging.getLogger(__name__)


class Superseded(Exception):  # noqa: N818 - named for what happened; no person meets it
    """The draft was thrown away, or its work was taken for dead: nothing may be written any more."""


def rehearse(hub: Hub, principal: Principal, draft_id: str, patience: float = 0) -> None:
    """Begin the dry run of a draft, and wait so many seconds for its end. Raises `NotFound`, `NotAllowed`;
    nothing happens while somebody works on the draft."""
    _begin(hub, principal, draft_id, "rehearsing", patience)


def confirm(hub: Hub, principal: Principal, draft_id: str, patience: float = 0) -> None:
    """Begin to import exactly what the dry run of a draft showed, as `rehearse` does."""
    _begin(hub, principal, draft_id, "importing", patience)


def _begin(hub: Hub, principal: Principal, draft_id: str, work: Work, patience: float) -> None:
    one = drafts.draft(hub, principal, draft_id)
    claim = new_key()
    if not hub.graph.write(lambda transaction: _claimed(transaction, draft_id, work, claim)):
        return
    bookmarks = hub.graph.database.bookmarks()
    act = {"rehearsing": _rehearse, "importing": _import}[work]

    def in_background() -> None:
        with bookmark_scope(bookmarks), _Beating(hub, draft_id, claim) as beating:
            try:
                act(hub, principal, one, claim, beating)
            except Superseded:
                log.info("import draft %s was given up", draft_id)
            except HubError as refused:
                _give_up(hub, draft_id, claim, work, _said(refused))
            except Exception:
                log.exception("import draft %s failed", draft_id)
                _give_up(hub, draft_id, claim, work, UNFORESEEN)

    thread = threading.Thread(target=in_background, name=f"import-{draft_id}", daemon=True)
    thread.start()
    thread.join(patience)


def _claimed(transaction: Transaction, draft_id: str, work: Work, claim: str) -> bool:
    """Take the draft, if it stands before this work and nobody else has it."""
    node = drafts.lock(transaction, draft_id)
    allowed = ("columns", "planned") if work == "rehearsing" else ("planned",)
    if (
        node is None
        or node["step"] not in allowed
        or (work == "importing" and not node["possible"])
    ):
        return False
    drafts.change(transaction, draft_id, step=work, claim=claim, **drafts.failed(None))
    transaction.rows("importing/run_begin", id=draft_id, claim=claim, at=now())
    return True


def _held(transaction: Transaction, draft_id: str, claim: str) -> None:
    """Lock the draft for whoever has this claim; raises `Superseded` for others."""
    node = drafts.lock(transaction, draft_id)
    if node is None or node.get("claim") != claim:
        raise Superseded


def _rehearse(hub: Hub, principal: Principal, one: Draft, claim: str, beating: _Beating) -> None:
    file = drafts.file_of(hub, principal, one)
    plan = dry_run(hub, principal, one.kind, file, beating.told, twins=True)
    _show(hub, one.id, claim, plan)


def _show(
    hub: Hub, draft_id: str, claim: str, plan: ImportPlan, changed: PlanChanged | None = None
) -> None:
    """Keep a plan to be read, and give the draft back."""
    text = told.written(plan).encode()

    def work(transaction: Transaction) -> None:
        _held(transaction, draft_id, claim)
        kept.keep(transaction, draft_id, "plan", text)
        drafts.change(
            transaction, draft_id, step="planned", claim=None, counts=json.dumps(plan.counts),
            possible=plan.possible, differing=list(changed.others) if changed else None,
            **drafts.failed(_said(changed) if changed else None),
        )  # fmt: skip

    hub.graph.write(work)


def _import(hub: Hub, principal: Principal, one: Draft, claim: str, beating: _Beating) -> None:
    file = drafts.file_of(hub, principal, one)
    shown = drafts.plan_of(hub, principal, one)

    def finish(transaction: Transaction, done: Imported) -> None:
        _held(transaction, one.id, claim)
        drafts.change(
            transaction, one.id, step="imported", claim=None, batch_id=done.batch_id, differing=None
        )
        kept.drop(transaction, [one.id])

    try:
        run(hub, principal, one.kind, file, beating.told, confirmed=Confirmed(shown, finish))
    except PlanChanged as changed:
        _show(hub, one.id, claim, changed.plan, changed)
    except ImportRefused as refused:
        _show(hub, one.id, claim, refused.plan)


def _give_up(hub: Hub, draft_id: str, claim: str, work: Work, why: Text) -> None:
    """Give the draft back and say why; one whose import stands after all has no claim any more."""

    def give_back(transaction: Transaction) -> None:
        _held(transaction, draft_id, claim)
        drafts.change(
            transaction, draft_id, step=drafts.BEFORE[work], claim=None, **drafts.failed(why)
        )

    try:
        hub.graph.write(give_back)
    except Superseded:
        log.info("import draft %s had been given back", draft_id)
    except HubError as away:  # then the silence tells
        log.warning("import draft %s could not be given back: %s", draft_id, away)


def _said(error: HubError) -> Text:
    if isinstance(error, Invalid) and error.errors:
        return Text(*("; ".join(one.say(it) for one in error.errors) for it in LANGUAGES))
    return Text(*(error.say(language) for language in LANGUAGES))


class _Beating:
    """Says every second, from a thread of its own, that the work goes on and how far it has come."""

    def __init__(self, hub: Hub, draft_id: str, claim: str) -> None:
        self._beat: Callable[[], object] = lambda: hub.graph.write(
            lambda transaction: transaction.rows(
                "importing/run_beat", id=draft_id, claim=claim, done=self._done, total=self._total,
                at=now(),
            )
        )  # fmt: skip
        self._done = self._total = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name=f"beat-{draft_id}", daemon=True)

    def told(self, done: int, total: int) -> None:
        """How much is done, and of how much."""
        self._done, self._total = done, total

    def _go_on(self) -> None:
        while not self._ended.wait(BEAT_EVERY):
            try:
                self._beat()
            except HubError as away:
                log.warning("no sign of life could be given: %s", away)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()
