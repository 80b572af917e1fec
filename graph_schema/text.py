"""A text that people read, in every language of the hub at once.

A declaration that lacks a language cannot be written: both are required arguments, so that a page,
a form or an error message is never half translated.
"""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("en", "fr")
"""Languages in which every text is complete."""

FALLBACK = {"ar": "fr"}
"""Languages that are ready for right-to-left pages and read another language's texts meanwhile."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English and French; `{name}` stands for a value given when it is said."""

    en: str
    fr: str

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            if not getattr(self, language).strip():
                raise ValueError(f"a text lacks its words in “{language}”: {self!r}")

    def say(self, language: str = "en", /, **values: object) -> str:
        """The words in `language` (a tag such as `fr` or `fr-CA`; English where it is unknown)."""
        tag = language.replace("_", "-").split("-")[0].lower()
        tag = FALLBACK.get(tag, tag)
        words: str = getattr(self, tag) if tag in LANGUAGES else self.en
        if not values:
            return words
        said = {
            name: value.say(language) if isinstance(value, Text) else value
            for name, value in values.items()
        }
        return words.format(**said)

    def __str__(self) -> str:
        return self.en
