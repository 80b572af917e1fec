"""Names of people for large graphs: a few that very many have, and many that few have."""

from __future__ import annotations

import random

GIVEN = (
    "Mohamed", "Ali", "Ahmed", "Hassan", "Hussein", "Ibrahim", "Mahmoud", "Omar", "Khaled",
    "Abdallah", "Jean", "Pierre", "Joseph", "Marie", "Claude", "José", "Juan", "Carlos", "Luis",
    "Ivan", "Aleksandr", "Sergei", "Dmitri", "Andrei", "Vladimir", "Anna", "Maria", "Fatima",
    "Aisha", "Zainab", "Moses", "Samuel", "Emmanuel", "Innocent", "Laurent", "Séraphin", "Thomas",
    "Charles", "Dominic", "Germain", "Radovan", "Ratko", "Milan", "Goran", "Stefan",
)  # fmt: skip
_ONSET = ("b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "kh", "mb", "nd", "tr", "kr")  # fmt: skip
_VOWEL = ("a", "e", "i", "o", "u", "ou", "ai")


def family_names(chance: random.Random, number: int = 3_000) -> list[str]:
    """So many made-up family names."""
    return [
        "".join(chance.choice(_ONSET) + chance.choice(_VOWEL) for _ in range(chance.randint(2, 4)))
        + chance.choice(("", "", "n", "r", "ski", "vić"))
        for _ in range(number)
    ]


class Names:
    """Draws names; the first of each list are the most common."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same names each time, nothing secret
        self.family = family_names(self.chance)
        self.weights = [1 / (place + 20) for place in range(len(self.family))]
        self.given_weights = [1 / (place + 4) for place in range(len(GIVEN))]

    def one(self) -> str:
        """A given and a family name."""
        given = self.chance.choices(GIVEN, self.given_weights)[0]
        return f"{given} {self.chance.choices(self.family, self.weights)[0].title()}"

    def misspelled(self, name: str) -> str:
        """The name in another order with one letter doubled."""
        given, family = name.split(" ", 1)
        place = self.chance.randrange(1, len(family))
        return f"{family[:place]}{family[place - 1]}{family[place:]} {given}"
