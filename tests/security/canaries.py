"""Records that somebody must never see, each with a word of its own that must show nowhere to them.

The words stand in titles, summaries, Parts and revisions; `hidden_from(principal)` tells which of them a
person must not meet on any page, in any answer, count or file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graph_schema.core import TYPES
from hub.access import Principal
from hub.duplicates.pairs import pair_id
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import EVERYBODY
from tests.records.making import settled


@dataclass(frozen=True, slots=True)
class Canary:
    """One hidden thing: its word, and whose eyes it is for."""

    word: str
    record_id: str
    marking: str
    named_to: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    part_audience: str | None = None

    def shows_to(self, principal: Principal) -> bool:
        """Whether the rules let this person read the word; said apart from the code that is tested."""
        keys = set()
        if principal.roles:
            keys |= {"public", f"person:{principal.person_id}"}
        if principal.roles & {"mapping", "cso_liaison", "cooperation", "manager"}:
            keys |= {"office", "community", *(f"role:{role}" for role in principal.roles)}
            keys |= {f"group:{group}" for group in principal.groups}
            keys |= {f"state:{principal.seconded_by}"} if principal.seconded_by else set()
        if "practitioner" in principal.roles:
            keys |= {"community", f"org:{principal.authority_id}", f"state:{principal.state_id}"}
        wanted = {
            "closed": set(self.named_to),
            "office": {"office"},
            "named": {"office", *self.named_to},
            "community": {"office", "community"},
            "public": {"office", "community", "public"},
        }[self.marking]
        if keys & set(self.excluded):
            return False
        if self.part_audience and self.part_audience not in keys:
            return False
        return bool(keys & wanted)


MARKED: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Quokka", "closed", ("group:vigilance",), ()),
    ("Axolotl", "closed", ("person:per-man",), ()),
    ("Okapi", "office", (), ()),
    ("Narwhal", "office", (), ("state:fra",)),
    ("Pangolin", "named", ("org:auth-ltu-ps",), ()),
    ("Tapir", "named", ("state:fra",), ()),
    ("Capybara", "community", (), ("state:ltu",)),
    ("Wombat", "community", (), ("org:auth-fra-pnat",)),
    ("Ocelot", "public", (), ("state:ltu", "state:fra")),
)
"""Word, marking, named readers, excluded: every way in which a record may be hidden."""


def plant(hub: Hub) -> list[Canary]:
    """Put the canaries into the graph, tied to a State, a situation and a source that everybody sees."""
    everything = Principal(
        "hub", operates=True,
        extra_keys=frozenset({"office", "community", "public", "group:vigilance", "person:per-man", "role:cso_liaison"}),
    )  # fmt: skip

    def put(kind: str, /, **values: Any) -> str:
        return hub.writer.save(everything, [Wish(TYPES[kind], values)])[0].record_id

    source = put("source", id="src-open", title="Open source", marking="public")
    cites = [{"id": source, "locator": "p. 1"}]
    put("state", id="ltu", title="Lithuania", iso2="LT", marking="public", citations=cites)
    put("state", id="fra", title="France", iso2="FR", marking="public", citations=cites)
    put(
        "authority",
        id="auth-ltu-ps",
        title="Prosecution Service",
        of_state="ltu",
        marking="public",
        citations=cites,
    )
    put(
        "authority",
        id="auth-fra-pnat",
        title="Parquet",
        of_state="fra",
        marking="public",
        citations=cites,
    )
    put("situation", id="sit-open", title="Open situation", marking="public", citations=cites,
        investigation_opened_on="2020-01-01", concerns=["ltu"])  # fmt: skip
    put("organisation", id="org-icc-otp", title="Office of the Prosecutor", kind="icc_body", marking="public",
        citations=cites)  # fmt: skip
    planted = _for_the_office(put)
    for word, marking, named_to, excluded in MARKED:
        common: dict[str, Any] = {
            "marking": marking, "named_to": list(named_to), "excluded": list(excluded), "citations": cites,
        }  # fmt: skip
        name = word.lower()
        put("proceeding", id=f"prc-{name}", title=f"Proceeding {word}", summary=f"About {word}", in_state="ltu",
            linked_to=["sit-open"], accused=[{"name": f"Accused {word}", "status": "suspect"}],
            opened_on="2021-05", stage="trial", **common)  # fmt: skip
        put("stage_event", id=f"evt-{name}", title=f"Step of {word}", of_proceeding=f"prc-{name}", on="2022",
            citations=cites)  # fmt: skip
        put("agreement", id=f"agr-{name}", title=f"Agreement {word}", kind="working_arrangement", status="signed",
            court_organ="office", signed_on="2023-05-01", about=["sit-open"], **common)  # fmt: skip
        put("project", id=f"prj-{name}", title=f"Project {word}", kind="programme", status="ongoing",
            started_on="2023-02", about=["sit-open"], **common)  # fmt: skip
        kinds = ["prc", "agr", "prj"]
        if marking in TYPES["target"].info.markings:
            put("target", id=f"tgt-{name}", title=f"Target {word}", kpi=4, year=2024, number=1,
                reason=f"Because of {word}", set_on="2024-01-15", **common)  # fmt: skip
            kinds.append("tgt")
        if marking in TYPES["request"].info.markings:
            asked = {
                "direction": "outgoing",
                "requested": "ltu",
                "difficulties": ["national_law"],
                **common,
            }
            put("request", id=f"req-{name}", title=f"Request {word}", sent_on="2023-05-01", **asked)
            put(
                "request",
                id=f"req-draft-{name}",
                title=f"Draft {word}",
                reviews=[{"started_on": "2023-05-01"}],
                **asked,
            )
            put("cooperation_law", id=f"law-{name}", title=f"Law {word}", of_state="ltu", **common)
            kinds += ["req", "req-draft", "law"]
            put("request", id=f"req-in-{name}", title=f"Incoming request {word}", direction="incoming", requester="ltu",
                received_on="2026-05-04", about=["sit-open"], reviewer=f"{name}-reviewer", **common)  # fmt: skip
            put("request", id=f"req-sent-{name}", title=f"Handed in {word}", direction="incoming", requester="ltu",
                sent_on="2026-05-04", about=["sit-open"], **common)  # fmt: skip
            put("sharing_event", id=f"shr-{name}", title=f"Shared {word}", on="2023-05-02", gates=settled(),
                answers="req-in-kept", for_proceeding=f"prc-{name}", conditions_of_use=f"{word} alone",
                uses=[USED | {"purpose": f"For {word}", "proceeding": f"prc-{name}"}], **GIVEN, **common)  # fmt: skip
            put("sharing_event", id=f"shr-waits-{name}", title=f"Nobody used {word}", on="2023-05-03",
                gates=settled(), **GIVEN, **common)  # fmt: skip
            kinds += ["req-in", "req-sent", "shr", "shr-waits"]
        for kind in kinds:
            planted.append(Canary(word, f"{kind}-{name}", marking, named_to, excluded))
        hub.writer.save(
            everything,
            [Wish(TYPES["proceeding"], {"summary": f"Again about {word}"}, f"prc-{name}")],
        )
    put("organisation", id="org-safe", title="Organisation 12", kind="civil_society", naming="protected",
        marking="office", protected_names=[{"name": "Salamander Collective"}])  # fmt: skip
    planted.append(Canary("Salamander", "org-safe", "office", part_audience="role:cso_liaison"))
    _pair_up(hub, [one.record_id for one in planted])
    _tell(hub, [one.record_id for one in planted])
    return planted


GIVEN: dict[str, Any] = {
    "direction": "given", "provider": "org-icc-otp", "recipient": "auth-ltu-ps", "about": ["sit-open"],
}  # fmt: skip
USED: dict[str, Any] = {"end_user": "auth-ltu-ps", "used_on": "2023-09", "confirmed_on": "2023-10"}


def _for_the_office(put: Callable[..., str]) -> list[Canary]:
    """Records that two States read, with words in what only the Office reads of them: who reviews, the gates, the
    difficulties."""
    shared: dict[str, Any] = {"marking": "named", "named_to": ["org:auth-ltu-ps", "state:fra"]}
    kept: dict[str, Any] = {
        "reviewer": "kestrel.one", "stand_in": "kestrel.two", "difficulties": ["other_obligation"],
        "reviews": [{"started_on": "2026-05-05", "by": "kestrel.one", "text": "Kestrel reads it"}],
    }  # fmt: skip
    gates = [one | {"reason": "Because of the Gecko"} for one in settled()]
    put("request", id="req-in-kept", title="Incoming request that is reviewed", direction="incoming", requester="ltu",
        received_on="2026-05-04", about=["sit-open"], gates=gates, **shared, **kept)  # fmt: skip
    put("request", id="req-kept", title="Request with a difficulty", direction="outgoing", requested="ltu",
        about=["sit-open"], **shared, **kept | {"reviewer": "kestrel.three"})  # fmt: skip
    put("request", id="req-sent-kept", title="Request that was sent", direction="outgoing", requested="ltu",
        sent_on="2026-05-10", **shared, difficulties=["other_obligation"])  # fmt: skip
    put("sharing_event", id="shr-kept", title="Shared past every gate", on="2023-05-02", gates=gates, **GIVEN, **shared)  # fmt: skip
    named_to, only = tuple(shared["named_to"]), "office"
    return [
        Canary("Kestrel", "req-in-kept", "named", named_to, part_audience=only),
        Canary("other_obligation", "req-kept", "named", named_to, part_audience=only),
        Canary("other_obligation", "req-sent-kept", "named", named_to, part_audience=only),
        Canary("Gecko", "shr-kept", "named", named_to, part_audience=only),
    ]


def _tell(hub: Hub, ids: list[str]) -> None:
    """Let everybody have been told of each of them, as if it had been open to them once."""
    rows = [
        {
            "id": f"ntf-{who.person_id}-{number}", "person_id": who.person_id, "kind": "information_given",
            "record_id": record_id, "at": AT, "place": f"{who.person_id}|{AT}|{number:03d}", "unseen": who.person_id,
            "pending": who.person_id, "due_at": AT, "tries": 0, "message_id": f"m-{who.person_id}-{number}",
        }
        for who in EVERYBODY.values()
        for number, record_id in enumerate(ids)
    ]  # fmt: skip
    hub.graph.write(lambda write: write.rows("notifications/put", rows=rows))


AT = "2026-11-01T09:00:00.000000Z"


def _pair_up(hub: Hub, ids: list[str]) -> None:
    """Let each of them be a likely twin of the situation that everybody sees, and of the next."""
    pairs = [
        sorted(pair) for one, other in pairwise(ids) for pair in ((one, other), (one, "sit-open"))
    ]
    rows = [{"id": pair_id(*pair), "one": pair[0], "other": pair[1]} for pair in pairs]
    hub.graph.write(lambda write: write.rows("duplicates/put_pairs", pairs=rows, at="2026-11-01"))


def hidden_from(principal: Principal, planted: list[Canary]) -> set[str]:
    """The words and ids that this person must not meet anywhere, in lower case."""
    words = set()
    for canary in planted:
        if not canary.shows_to(principal):
            words.add(canary.word.lower())
    return words


def shown_to(principal: Principal, planted: list[Canary]) -> set[str]:
    """The words that this person may meet, in lower case."""
    return {canary.word.lower() for canary in planted if canary.shows_to(principal)}
