"""Every error that people see has its words in every language, with the same values in each."""

from __future__ import annotations

from string import Formatter

import pytest

from hub import errors
from hub.errors import HubError, SenselessSetting

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, HubError) and kind is not HubError
]


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_names_the_same_values_in_every_language(kind: type[HubError]) -> None:
    assert places(kind.text.en) == places(kind.text.fr)
    assert kind.text.en != kind.text.fr


def test_an_error_says_its_values_and_is_english_where_nobody_asks() -> None:
    error = SenselessSetting(setting="HUB_X", expected="a number", given="{many}")
    assert str(error) == error.say() == "Set HUB_X to a number; it is “{many}”"
    assert error.say("fr") == "Donnez à HUB_X a number ; sa valeur est « {many} »"
