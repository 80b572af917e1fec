"""The people of a proceeding as its page shows them: each with a status, and what became of each charge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import get_template_attribute
from markupsafe import Markup

from graph_schema.core import FieldSpec
from graph_schema.text import Text
from graph_schema.vocabularies.proceedings import (
    ACQUITTED,
    CHARGE_STATUS,
    PERSON_STATUS,
    presumed_innocent,
)
from hub.records.reading import Record
from portal.components import Column, Row
from portal.forms.fields import term_label
from portal.languages import language, say

ROLES = {
    "accused": Text("Accused", "Accusé"),
    "suspects": Text("Suspect", "Suspect"),
}
"""In which capacity a field of a proceeding names people."""

_TONES: Mapping[str, str] = {
    "charged": "info", "convicted": "warning", "acquitted": "success",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One person: the name as published, in which capacity, marks that say the status (and that the person
    is presumed innocent, unless finally convicted or finally acquitted), the charges as a table."""

    name: str
    role: str
    marks: list[Markup]
    sentence: str | None
    columns: list[Column]
    charges: list[Row]
    unconfirmed: bool


def people_of(record: Record) -> list[PersonShown]:
    """Everybody whom a proceeding names, the accused first."""
    doubtful = {name.partition(".")[0] for name in record.values["unconfirmed_fields"]}
    return [
        _person(record.kind.fields[name], person, unconfirmed=name in doubtful)
        for name in ROLES
        for person in record.values.get(name) or ()
    ]


def _person(spec: FieldSpec, person: Mapping[str, Any], *, unconfirmed: bool) -> PersonShown:
    charge = spec.inner["charges"].inner
    columns = [Column(name, say(charge[name].label)) for name in ("crime", "status")]
    rows = [
        Row({"crime": _crime(charge["crime"], one["crime"]), "status": _became(one.get("status"))})
        for one in person["charges"]
    ]
    marks = list(_marks(person.get("status")))
    return PersonShown(
        person["name"],
        say(ROLES[spec.name]),
        marks,
        person.get("sentence"),
        columns,
        rows,
        unconfirmed,
    )


def _marks(status: str | None) -> Iterator[Markup]:
    if status is not None:
        tone = "success" if status in ACQUITTED else "neutral"
        yield _macro("badge")(PERSON_STATUS.say(status, language()), tone)
    if presumed_innocent(status) and status != "acquitted_final":
        yield _macro("presumed_person")()


def _crime(spec: FieldSpec, code: str) -> str:
    vocabulary = spec.vocabulary
    known = vocabulary is not None and code in vocabulary
    return term_label(vocabulary[code], language()) if vocabulary and known else code


def _became(status: str | None) -> Markup | None:
    if status is None:
        return None
    words = CHARGE_STATUS.say(status, language())
    return Markup(_macro("badge")(words, _TONES.get(status, "neutral")))  # noqa: S704 - the macro escapes


def _macro(name: str) -> Any:
    return get_template_attribute("components/marks.html", name)
