"""Passwords: what a new one must be, how it is kept, how one is checked."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from zxcvbn import zxcvbn

from graph_schema.text import Text
from hub.accounts.errors import PasswordRefused

SHORTEST, LONGEST = 12, 256
"""Characters that a password may have; the upper bound keeps the work of one hash bounded."""

_WEIGHED = 64
"""Characters whose guessability is weighed; more would only cost time."""
_FEWEST_GUESSES = 1e8
"""A password that a guesser finds in fewer tries is one of the most common, or made from one."""
_HOUSE_WORDS = ("complementarity", "complementarite", "hub", "court", "prosecutor", "procureur")

TOO_SHORT = Text("Take at least {least} characters.", "Choisissez au moins {least} caractères.")
TOO_LONG = Text("Take at most {most} characters.", "Choisissez au plus {most} caractères.")
HAS_YOUR_NAME = Text(
    "The password may not contain your user name.",
    "Le mot de passe ne peut pas contenir votre nom d’utilisateur.",
)
TOO_COMMON = Text(
    "This password is among the first that a guesser tries. Several unrelated words make a good one.",
    "Ce mot de passe est parmi les premiers qu’on essaierait. Plusieurs mots sans rapport entre eux en font un bon.",
)

_hasher = PasswordHasher()


def check_new(password: str, username: str, display_name: str) -> None:
    """Raise `PasswordRefused` unless this may become the person's password.

    Length and unguessability count; which kinds of characters it has does not.
    """
    if len(password) < SHORTEST:
        raise PasswordRefused(
            reason=Text(TOO_SHORT.say("en", least=SHORTEST), TOO_SHORT.say("fr", least=SHORTEST))
        )
    if len(password) > LONGEST:
        raise PasswordRefused(
            reason=Text(TOO_LONG.say("en", most=LONGEST), TOO_LONG.say("fr", most=LONGEST))
        )
    if username.casefold() in password.casefold():
        raise PasswordRefused(reason=HAS_YOUR_NAME)
    known = [username, *display_name.split(), *_HOUSE_WORDS]
    if zxcvbn(password[:_WEIGHED], user_inputs=known)["guesses"] < _FEWEST_GUESSES:
        raise PasswordRefused(reason=TOO_COMMON)


def new_hash(password: str) -> str:
    """The argon2id hash under which a password is kept."""
    return _hasher.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether `password` is the one kept; takes the same time where nothing is kept."""
    try:
        _hasher.verify(kept or _nobodys(), password[: LONGEST + 1])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def made_at_random() -> str:
    """A new password of 128 bits, to be shown once."""
    return secrets.token_urlsafe(16)


@cache
def _nobodys() -> str:
    return new_hash(secrets.token_urlsafe(16))
