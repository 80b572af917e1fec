"""The form fields that WTForms does not have: values chosen by searching, and lists of lines.

A form's whole state is what the browser sends. So every field can be drawn again, with or without
errors, from the very same names and values, and nothing that somebody typed is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Literal

from wtforms import Field, SelectField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.form import BaseForm
from wtforms.widgets import CheckboxInput, ListWidget, RadioInput, TextInput

from graph_schema.text import Text
from graph_schema.vocabulary import VOCABULARIES, Term, Vocabulary
from portal.languages import typeset

YES_NO = (Text("Yes", "Oui"), Text("No", "Non"))
NO_ANSWER = Text("– not stated –", "– non précisé –")
TO_CHOOSE = Text("– choose –", "– à choisir –")


@dataclass(frozen=True, slots=True)
class Among:
    """What a picker searches: `names` are types of records, kinds of readers, or a vocabulary.

    `as_links`: the values are links of a relation; otherwise they are plain texts.
    """

    what: Literal["records", "readers", "terms"]
    names: tuple[str, ...]
    as_links: bool = False


@dataclass(slots=True)
class Choice:
    """One value that a picker holds or offers: what is sent, and the words that stand for it.

    `known` is false for an id that names nothing the person may see; `properties` is the small form
    of what the relation says beyond the id.
    """

    id: str
    title: str
    note: str | None = None
    known: bool = True
    properties: BaseForm | None = None


class PickerField(Field):
    """Values chosen by searching: every chosen one is sent under the field's name.

    What a chosen record's relation says besides (`joined_on`) is sent as `<name>-<id>-<property>`,
    the words searched for as `<name>-query`. Titles come from outside (`describe`), since a form
    looks nothing up.
    """

    widget = TextInput()

    def __init__(
        self,
        label: str | None = None,
        validators: Any = None,
        *,
        among: Among,
        many: bool,
        properties: Callable[..., BaseForm] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.among = among
        self.many = many
        self.properties = properties
        self.chosen: list[Choice] = []
        self.found: list[Choice] | None = None
        self.makers: list[Any] = []
        self.query = ""

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Read the chosen values and their properties out of what was sent."""
        sent = formdata.getlist(self.name) if formdata else []
        ids = list(dict.fromkeys(one.strip() for one in sent if one.strip()))
        self.process_errors: list[str] = []
        self.data = ids if self.many else ids[-1:]
        self.query = (formdata.get(f"{self.name}-query") or "").strip() if formdata else ""
        self.chosen = [
            Choice(one, one, known=False, properties=self._properties_of(one, formdata))
            for one in self.data
        ]

    def _properties_of(self, chosen: str, formdata: Any) -> BaseForm | None:
        prefix = f"{self.name}-{chosen}-"
        return self.properties(formdata, prefix=prefix) if self.properties else None

    def choose(self, ids: Iterable[str]) -> None:
        """Add values to those chosen (or put the one in place of the other)."""
        for one in ids:
            if one not in self.data:
                fresh = Choice(one, one, known=False, properties=self._properties_of(one, None))
                self.data = [*self.data, one] if self.many else [one]
                self.chosen = [*self.chosen, fresh] if self.many else [fresh]

    def describe(self, known: Mapping[str, Choice]) -> None:
        """Give the chosen values their words; what is not in `known` stays as it was typed."""
        for one in self.chosen:
            named = known.get(one.id)
            if named is not None:
                one.title, one.note, one.known = named.title, named.note, True


class ToldField(Field):
    """What somebody reads here and does not set: `words` instead of an input. A value that a browser sends for
    it all the same is never taken; `was_sent` says that it was."""

    widget = TextInput()

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Look whether anything was sent under the name."""
        inside = f"{self.name}-"
        self.was_sent = any(one == self.name or one.startswith(inside) for one in formdata or ())
        self.data = None
        self.words: Any = None
        self.process_errors: list[str] = []


class TermField(SelectField):
    """One value of a vocabulary. One that is not offered stays, to be shown with its error or unchanged."""

    def __init__(
        self,
        label: str | None = None,
        validators: Any = None,
        *,
        vocabulary: Vocabulary,
        language: str,
        blank: Text | None = NO_ANSWER,
        codes: tuple[str, ...] | None = None,
        **kwargs: Any,
    ) -> None:
        self.say = partial(vocabulary.say, language=language)
        first = [SelectChoice("", blank.say(language))] if blank else []
        choices = [*first, *term_choices(vocabulary, language, codes)]
        super().__init__(label, validators, choices=choices, validate_choice=False, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was sent, known or not."""
        super().process_formdata(valuelist)
        if self.data and self.data not in {choice.value for choice in self.choices}:
            self.choices = [*self.choices, SelectChoice(self.data, self.say(self.data))]


class MarkingField(TermField):
    """Who may read a record: one of a few values, each to be seen."""

    widget = ListWidget(prefix_label=False)
    option_widget = RadioInput()


class BoxesField(SelectMultipleField):
    """Several of a few values, as boxes to tick. One that is not offered stays ticked."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(
        self,
        label: str | None = None,
        validators: Any = None,
        *,
        choices: Sequence[SelectChoice],
        **kwargs: Any,
    ) -> None:
        super().__init__(label, validators, choices=choices, validate_choice=False, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was sent, known or not."""
        super().process_formdata([one for one in valuelist if one.strip()])
        known = {choice.value for choice in self.choices}
        odd = [one for one in self.data or () if one not in known]
        self.choices = [*self.choices, *(SelectChoice(one, one) for one in odd)]


class YesNoField(SelectField):
    """Yes, no, or no answer."""

    def __init__(
        self, label: str | None = None, validators: Any = None, *, language: str, **kwargs: Any
    ) -> None:
        yes, no = (word.say(language) for word in YES_NO)
        choices = [
            SelectChoice("", NO_ANSWER.say(language)),
            SelectChoice("yes", yes),
            SelectChoice("no", no),
        ]
        super().__init__(label, validators, choices=choices, validate_choice=False, **kwargs)


class LinesField(TextAreaField):
    """Several short texts, one a line; `data` is the list of them."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take every line that says something."""
        lines = valuelist[0].splitlines() if valuelist else []
        self.data = [line.strip() for line in lines if line.strip()]

    def _value(self) -> str:
        return "\n".join(self.data or ())


def term_choices(
    vocabulary: Vocabulary, language: str, codes: tuple[str, ...] | None = None
) -> list[SelectChoice]:
    """The values of a vocabulary to choose from; the narrower ones stand together under the wider."""
    offered = _all_choices(vocabulary.name, language)
    return [choice for choice in offered if codes is None or choice.value in codes]


@lru_cache(maxsize=512)
def _all_choices(name: str, language: str) -> tuple[SelectChoice, ...]:
    vocabulary = VOCABULARIES[name]
    by_code = {term.code: term for term in vocabulary}
    wider = {term.parent for term in vocabulary if term.parent}
    choices = []
    for term in vocabulary:
        path = _path(term, by_code)
        heads = [one for one in path[:2] if one.code in wider]
        depth = len(path) - len(heads)
        label = "\u2003" * max(depth - 1, 0) + term_label(term, language)
        group = term_label(heads[-1], language) if heads else None
        choices.append(SelectChoice(term.code, label, optgroup=group))
    return tuple(choices)


def term_boxes(vocabulary: Vocabulary, language: str) -> list[SelectChoice]:
    """The values of a short vocabulary as boxes: indented below the wider ones, with their notes."""
    by_code = {term.code: term for term in vocabulary}
    return [
        SelectChoice(
            term.code,
            term_label(term, language),
            {
                "depth": len(_path(term, by_code)) - 1,
                "note": term.note.say(language) if term.note else None,
            },
        )
        for term in vocabulary
    ]


def term_label(term: Term, language: str) -> str:
    """A value in words, with its number where the list is a numbered text: `7(1)(f) Torture`; what the text
    leaves open has the number of the whole: `93(10) Other assistance`. French cites `7-1-f`."""
    words = typeset(term.label.say(language), language)
    numbered = len(term.code) == 1 or term.code[0].isdigit()
    if not numbered:
        return words
    number = term.code.removesuffix("-other")
    if language == "fr":
        number = re.sub(r"[()]+", "-", number).strip("-")
    return f"{number} {words}"


def _path(term: Term, by_code: Mapping[str, Term]) -> list[Term]:
    """The wider values of a value, the widest first, and itself."""
    path = [term]
    while path[0].parent is not None:
        path.insert(0, by_code[path[0].parent])
    return path
