"""What another authority gave is shown to more people only with its recorded consent."""

from __future__ import annotations

from typing import Any

import pytest

from hub.errors import Invalid
from hub.hub import Hub
from hub.records.history import history
from tests.people import COOPERATION, FRA, LTU
from tests.records.making import change, cited, make

NEEDED = "This shows what another authority gave to more people: say who of it agreed, and when."


def refused(hub: Hub, record_id: str, **said: Any) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        change(hub, COOPERATION, record_id, **said)
    return [(error.column, error.say()) for error in refusal.value.errors]


@pytest.fixture
def authorities(hub: Hub) -> None:
    make(hub, "organisation", id="org-icc-otp", title="Office", kind="icc_body")
    for state, iso2, authority in (("ltu", "LT", "auth-ltu-ps"), ("fra", "FR", "auth-fra-pnat")):
        make(hub, "state", id=state, title=state, iso2=iso2, marking="public", citations=cited(hub))
        make(
            hub,
            "authority",
            id=authority,
            title=authority,
            of_state=state,
            marking="public",
            citations=cited(hub),
        )


def asked(hub: Hub, **values: Any) -> str:
    """A question of the Lithuanian prosecutor, for their own authority."""
    common = {"title": "Q", "topic": "forensics", "body": "How?", "marking": "named"}
    return make(hub, "question", LTU, **(common | {"named_to": ["org:auth-ltu-ps"]} | values))


def test_the_office_widens_what_an_authority_gave_only_with_its_consent(
    hub: Hub, authorities: None
) -> None:
    question = asked(hub)
    assert refused(hub, question, marking="community") == [("widening_consent", NEEDED)]
    more = ["org:auth-ltu-ps", "org:auth-fra-pnat"]
    assert refused(hub, question, named_to=more) == [("widening_consent", NEEDED)]
    change(hub, COOPERATION, question, body="How indeed?")
    change(
        hub, COOPERATION, question, marking="community", widening_consent="J. Jonaitis, 3 May 2023"
    )
    assert hub.records.get(FRA, question).title == "Q"
    assert history(hub.graph, COOPERATION, question).version(3).changes["widening_consent"] == [
        None, "J. Jonaitis, 3 May 2023",
    ]  # fmt: skip
    assert hub.records.get(FRA, question).values["widening_consent"] is None


def test_one_consent_serves_one_widening(hub: Hub, authorities: None) -> None:
    question = asked(hub, marking="community", named_to=[], excluded=["state:fra"])
    change(hub, COOPERATION, question, excluded=["state:fra", "state:ltu"], marking="office")
    change(
        hub,
        COOPERATION,
        question,
        excluded=["state:fra"],
        marking="community",
        widening_consent="Yes, in May",
    )
    assert refused(hub, question, excluded=[]) == [("widening_consent", NEEDED)]
    change(
        hub, COOPERATION, question, excluded=[], widening_consent="Yes, in May and again in June"
    )


def test_who_gave_it_widens_it_without_asking(hub: Hub, authorities: None) -> None:
    question = asked(hub)
    change(hub, LTU, question, marking="community")
    assert hub.records.get(FRA, question).title == "Q"


def test_information_received_belongs_to_its_provider(hub: Hub, authorities: None) -> None:
    received, given = (
        make(hub, "sharing_event", title="I", direction=direction, provider=provider, recipient=recipient)
        for direction, provider, recipient in (
            ("received", "auth-ltu-ps", "org-icc-otp"), ("given", "org-icc-otp", "auth-ltu-ps"),
        )
    )  # fmt: skip
    to_france = {"marking": "named", "named_to": ["org:auth-fra-pnat"]}
    assert refused(hub, received, **to_france) == [("widening_consent", NEEDED)]
    change(hub, COOPERATION, given, **to_france)


def test_a_reply_is_not_widened_with_its_question_unless_its_author_agreed(
    hub: Hub, authorities: None
) -> None:
    both = ["org:auth-ltu-ps", "org:auth-fra-pnat"]
    question = asked(hub, named_to=both)
    reply = make(hub, "reply", FRA, title="R", answers=question, body="So.")
    with pytest.raises(Invalid) as refusal:
        change(hub, LTU, question, marking="community")
    assert [error.column for error in refusal.value.errors] == ["widening_consent"]
    change(hub, LTU, question, marking="community", widening_consent="M. Martin, 4 May 2023")
    assert hub.records.get(COOPERATION, reply).values["marking"] == "community"
