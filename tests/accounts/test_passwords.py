"""What a new password must be, and how one is kept."""

import pytest
from argon2 import PasswordHasher

from hub.accounts import passwords
from hub.accounts.errors import PasswordRefused

GOOD = "seven quiet herons at dawn"


def refusal(password: str, username: str = "ona.petraityte", name: str = "Ona Petraitytė") -> str:
    with pytest.raises(PasswordRefused) as refused:
        passwords.check_new(password, username, name)
    return str(refused.value)


def test_eleven_characters_are_too_few_and_twelve_are_enough() -> None:
    assert refusal("x7!fQm2pLz9") == "Take at least 12 characters."
    passwords.check_new("x7!fQm2pLz9K", "ona.petraityte", "Ona Petraitytė")


def test_no_kind_of_character_is_asked_for() -> None:
    passwords.check_new("herons marmalade cutlery", "ona.petraityte", "Ona Petraitytė")


def test_the_user_name_is_refused_in_any_case_and_anywhere() -> None:
    assert "user name" in refusal("my-Ona.Petraityte-password-2026")


@pytest.mark.parametrize(
    "common",
    [
        "password1234",
        "123456789012",
        "qwertyuiop123",
        "passwordpassword",
        "aaaaaaaaaaaaaaaa",
        "Administrator1",
    ],
)
def test_the_most_common_passwords_are_refused(common: str) -> None:
    assert "guesser" in refusal(common)


def test_the_words_that_everybody_here_would_think_of_are_refused() -> None:
    assert "guesser" in refusal("complementarity1")
    assert "guesser" in refusal("Petraitytė-Ona", name="Ona Petraitytė")


def test_a_very_long_password_is_refused_before_any_work_is_spent_on_it() -> None:
    assert refusal("heron " * 50) == "Take at most 256 characters."


def test_a_refusal_speaks_french() -> None:
    with pytest.raises(PasswordRefused) as refused:
        passwords.check_new("court", "x", "X")
    assert refused.value.say("fr") == "Choisissez au moins 12 caractères."


def test_passwords_are_kept_as_argon2id_and_never_twice_alike() -> None:
    first, second = passwords.new_hash(GOOD), passwords.new_hash(GOOD)
    assert first.startswith("$argon2id$")
    assert first != second
    assert passwords.matches(first, GOOD)
    assert not passwords.matches(first, GOOD + " ")


def test_nobody_matches_no_password() -> None:
    assert not passwords.matches(None, GOOD)
    assert not passwords.matches("no hash at all", GOOD)


def test_a_hash_of_weaker_parameters_is_outdated() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(GOOD)
    assert passwords.matches(weak, GOOD)
    assert passwords.is_outdated(weak)
    assert not passwords.is_outdated(passwords.new_hash(GOOD))
