"""Imports in preparation: a person's own file between upload, columns, dry run and import.

A draft belongs to whoever uploaded it: to everybody else there is none. It ends by itself. Its steps:
`columns` (what each column is, has to be said or looked at), `rehearsing`, `planned` (the dry run can be
read), `importing`, `imported`. While somebody works on it, it carries their `claim`; whoever has no claim any
more writes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from graph_schema.core import TYPES, Entity
from graph_schema.text import Text
from hub import access
from hub.access import Principal
from hub.clock import now
from hub.errors import NotFound
from hub.importing import kept, told
from hub.importing.matching import Heading, headings, proposed, shape
from hub.importing.opening import sheets_of
from hub.importing.plan import ImportPlan
from hub.importing.sheets import ImportFile
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import Values, new_key

if TYPE_CHECKING:
    from hub.hub import Hub

Step = Literal["columns", "rehearsing", "planned", "importing", "imported"]

BEFORE: Mapping[str, Step] = {"rehearsing": "columns", "importing": "planned"}
"""The steps in which somebody works on the draft, and where it stands again if that comes to nothing."""

KEPT_FOR = timedelta(days=7)
MOST = 5
"""Drafts that a person may have; the oldest makes room for a new one."""

SILENT_AFTER = 20.0
"""Seconds without a sign of life after which whoever worked on a draft is taken for dead."""

INTERRUPTED = Text(
    "The work on this file was interrupted, because the hub was stopped or restarted. Nothing was written;"
    " you can begin again.",
    "Le traitement de ce fichier a été interrompu, car le hub a été arrêté ou redémarré. Rien n’a été"
    " enregistré ; vous pouvez recommencer.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An import in preparation. `size` in bytes; `columns`: what its columns are, as said so far; `counts`
    and `possible` are those of its dry run; `differing` the rows that would do something else than was
    confirmed; `failure` says why the latest work came to nothing; `done` of `total` steps of the work."""

    id: str
    kind: type[Entity]
    file_name: str
    size: int
    at: str
    expires_at: str
    step: Step
    columns: Mapping[str, str]
    counts: Mapping[str, int]
    possible: bool
    differing: Sequence[int]
    failure: Text | None
    batch_id: str | None
    done: int = 0
    total: int = 0

    @property
    def in_work(self) -> bool:
        """Whether somebody works on it just now."""
        return self.step in BEFORE


def upload(hub: Hub, principal: Principal, kind: type[Entity], file: ImportFile) -> str:
    """Keep a file for its owner's next steps; the answer is the draft's id.

    Its columns are proposed, as the same person said of a file with the same headings where there was one.
    Raises `NotAllowed`, `FileRefused`.
    """
    access.require(principal, "import", kind)
    sheets = sheets_of(file)
    found = headings(kind, principal, sheets)
    rows = hub.graph.rows("importing/mapping", id=_mapping_id(principal, kind, found))
    if rows:
        found = headings(kind, principal, sheets, json.loads(rows[0]["columns"]))
    draft_id = f"drf-{new_key(12)}"
    at = datetime.now(UTC)
    node = {
        "id": draft_id, "person_id": principal.person_id, "type": kind.info.name, "file": file.name,
        "size": len(file.content), "at": _instant(at), "expires_at": _instant(at + KEPT_FOR),
        "step": "columns", "columns": json.dumps(proposed(found), ensure_ascii=False),
    }  # fmt: skip

    def work(transaction: Transaction) -> None:
        _make_room(transaction, principal)
        writer.put_system(transaction, "ImportDraft", [node])
        kept.keep(transaction, draft_id, "file", file.content)

    hub.graph.write(work)
    return draft_id


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _make_room(transaction: Transaction, principal: Principal) -> None:
    """Take away what has ended, whoever's it was, and the oldest of a person who has too many."""
    gone = [row["id"] for row in transaction.rows("importing/drafts_until", until=now())]
    own = transaction.rows("importing/drafts_of", person_id=principal.person_id, now=now())
    gone += [row["draft"]["id"] for row in own[MOST - 1 :]]
    take_away(transaction, gone)


def take_away(transaction: Transaction, draft_ids: Sequence[str]) -> None:
    """Take drafts away with all that is kept beside them; who works on one writes nothing any more."""
    if draft_ids:
        kept.drop(transaction, draft_ids)
        transaction.rows("importing/runs_drop", ids=list(draft_ids))
        transaction.rows("importing/drafts_drop", ids=list(draft_ids))


def _mapping_id(principal: Principal, kind: type[Entity], found: Sequence[Heading]) -> str:
    told_apart = "|".join((principal.person_id, kind.info.name, shape(found)))
    return hashlib.sha256(told_apart.encode()).hexdigest()


def draft(hub: Hub, principal: Principal, draft_id: str) -> Draft:
    """A person's own draft. Work whose process has fallen silent is ended, so that it cannot be finished
    behind anybody's back. Raises `NotFound`, and `NotAllowed` for a type that they no longer import."""
    found, silent = _look(hub, principal, draft_id)
    if silent:
        hub.graph.write(lambda transaction: _end_silent(transaction, draft_id))
        found, _ = _look(hub, principal, draft_id)
    access.require(principal, "import", found.kind)
    return found


def _look(hub: Hub, principal: Principal, draft_id: str) -> tuple[Draft, bool]:
    rows = hub.graph.rows("importing/draft", id=draft_id, person_id=principal.person_id, now=now())
    if not rows:
        raise NotFound()
    row = rows[0]
    return _read(row["draft"], row["done"], row["total"]), _is_silent(row["draft"], row["beat_at"])


def _is_silent(node: Values, beat_at: str | None) -> bool:
    last = _instant(datetime.now(UTC) - timedelta(seconds=SILENT_AFTER))
    return node["step"] in BEFORE and (beat_at is None or beat_at < last)


def _read(node: Values, done: int | None = None, total: int | None = None) -> Draft:
    failure = node.get("failure_en")
    return Draft(
        node["id"], TYPES[node["type"]], node["file"], node["size"], node["at"], node["expires_at"],
        node["step"], json.loads(node["columns"]), json.loads(node.get("counts") or "{}"),
        bool(node.get("possible")), node.get("differing") or [],
        Text(failure, node["failure_fr"]) if failure else None, node.get("batch_id"), done or 0, total or 0,
    )  # fmt: skip


def _end_silent(transaction: Transaction, draft_id: str) -> None:
    node = lock(transaction, draft_id)
    beat = transaction.rows(
        "importing/draft", id=draft_id, person_id=node["person_id"] if node else "", now=now()
    )
    if node and beat and _is_silent(node, beat[0]["beat_at"]):
        change(transaction, draft_id, step=BEFORE[node["step"]], claim=None, **failed(INTERRUPTED))


def lock(transaction: Transaction, draft_id: str) -> Values | None:
    """Lock a draft; its properties, or nothing where there is none any more."""
    rows = transaction.rows("importing/draft_lock", id=draft_id)
    return rows[0]["draft"] if rows else None


def change(transaction: Transaction, draft_id: str, **values: Any) -> None:
    """Change a locked draft; `None` takes a value away."""
    transaction.rows("importing/draft_change", id=draft_id, values={**values, "_lock": None})


def failed(why: Text | None) -> Values:
    """The properties that say why work came to nothing, or that it did not."""
    return {"failure_en": why.en if why else None, "failure_fr": why.fr if why else None}


def drafts_of(hub: Hub, principal: Principal) -> list[Draft]:
    """A person's own drafts, the newest first, of types that they import; finished ones are left out."""
    rows = hub.graph.rows("importing/drafts_of", person_id=principal.person_id, now=now())
    found = [_read(row["draft"]) for row in rows]
    return [
        one for one in found if one.step != "imported" and access.may(principal, "import", one.kind)
    ]


def discard(hub: Hub, principal: Principal, draft_id: str) -> None:
    """Throw a draft away; an import that is under way stops. Raises `NotFound`."""
    draft(hub, principal, draft_id)
    hub.graph.write(lambda transaction: take_away(transaction, [draft_id]))


def say_columns(
    hub: Hub, principal: Principal, draft_id: str, columns: Mapping[str, str]
) -> None:  # fmt: skip
    """Say what the columns of a draft's file are, and remember it for files with the same headings. What
    its dry run showed holds no longer. Raises `NotFound`; nothing happens while somebody works on it."""
    one = draft(hub, principal, draft_id)
    found = headings(one.kind, principal, sheets_of(file_of(hub, principal, one)))
    said = {heading.key: columns.get(heading.key, "") for heading in found}
    text = json.dumps(said, ensure_ascii=False)

    def work(transaction: Transaction) -> None:
        node = lock(transaction, draft_id)
        if node is None or node["step"] not in ("columns", "planned"):
            return
        change(transaction, draft_id, step="columns", columns=text, differing=None, **failed(None))
        kept.drop(transaction, [draft_id], ["plan"])
        transaction.rows(
            "importing/mapping_keep", id=_mapping_id(principal, one.kind, found),
            person_id=principal.person_id, columns=text, at=now(),
        )  # fmt: skip

    hub.graph.write(work)


def file_of(hub: Hub, principal: Principal, one: Draft) -> ImportFile:
    """The file of a draft, with what was said of its columns. Raises `NotFound`."""
    return ImportFile(one.file_name, _content(hub, principal, one, "file"), one.columns)


def plan_of(hub: Hub, principal: Principal, one: Draft) -> ImportPlan:
    """What the dry run of a draft showed. Raises `NotFound` where there was none."""
    return told.read(one.kind, _content(hub, principal, one, "plan").decode())


def _content(hub: Hub, principal: Principal, one: Draft, what: kept.What) -> bytes:
    draft(hub, principal, one.id)
    content = hub.graph.read(lambda transaction: kept.kept(transaction, one.id, what))
    if content is None:
        raise NotFound()
    return content
