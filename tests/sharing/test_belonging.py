"""A request that was answered stays with the State whose answer it is."""

from __future__ import annotations

import pytest

from hub.errors import Invalid
from hub.hub import Hub
from tests.people import COOPERATION
from tests.records.making import change
from tests.sharing.conftest import Give


def test_an_answered_request_does_not_become_another_states(hub: Hub, give: Give) -> None:
    give(answers="req-ltu")
    change(hub, COOPERATION, "req-ltu", requester="auth-ltu-ps")  # another body of the same State
    with pytest.raises(Invalid) as refused:
        change(hub, COOPERATION, "req-ltu", requester="auth-fra-moj")
    (error,) = refused.value.errors
    assert error.place == ("requester",)
    assert "another State" in error.say("en")


def test_an_unanswered_one_may_be_put_right(hub: Hub, world: None) -> None:
    change(hub, COOPERATION, "req-ltu", requester="auth-fra-moj")
    assert hub.records.get(COOPERATION, "req-ltu").values["requester"] == {"id": "auth-fra-moj"}
