"""Which values of a record may be chosen to be sealed, and the words for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flask_babel import gettext as _

from graph_schema.core import Entity, FieldSpec
from hub.records.history import history
from hub.records.reading import Record
from hub.records.sealing import SEALABLE, SEALED
from hub.store.stored import Values
from portal.languages import say
from portal.records.showing import inner_fields
from portal.visit import hub, principal


def sealable_values(record: Record) -> dict[str, str]:
    """Every value of a record that may be sealed, by its path: of a field, of all Parts, or of one Part by its
    key (`accused.k3x9.name`), which has the number that its place on the page gives it.

    A Part that is no longer there is named by the last version that has it. No value is told.
    """
    found = dict(_fields(record.kind.fields, "", ""))
    named = dict(_parts(record.kind.fields, record.values, "", ""))
    versions = history(hub().graph, principal(), record.id).versions if _has_parts(record) else ()
    for version in versions:
        then = _("version %(number)s", number=version.number)
        gone = _parts(record.kind.fields, version.state, "", f"{then}, ")
        named = dict(gone) | named
    return found | named


def sealable_words(kind: type[Entity], path: str) -> str:
    """The words for a value in a Part that the reader does not see: which field it is, and that it is one."""
    specs, said = kind.fields, [""]
    for step in path.split("."):
        if step in specs:
            said.append(say(specs[step].label))
            specs = dict(inner_fields(specs[step]))
        else:
            said[-1] = _("%(what)s (one of them)", what=said[-1])
    return " – ".join(said[1:])


def _has_parts(record: Record) -> bool:
    return any(spec.kind == "parts" for spec in record.kind.fields.values())


def _fields(specs: Mapping[str, FieldSpec], path: str, before: str) -> Iterator[tuple[str, str]]:
    for spec in specs.values():
        words = f"{before}{say(spec.label)}"
        if spec.kind in SEALABLE:
            yield f"{path}{spec.name}", words
        elif spec.kind == "parts":
            every = _("%(what)s (all)", what=words)
            yield from _fields(inner_fields(spec), f"{path}{spec.name}.", f"{every} – ")


def _parts(
    specs: Mapping[str, FieldSpec], values: Values, path: str, before: str
) -> Iterator[tuple[str, str]]:
    """The values in each Part, with the number of the Part among its like."""
    for spec in specs.values():
        listed: Sequence[Values] = values.get(spec.name) or () if spec.kind == "parts" else ()
        for number, part in enumerate(listed, start=1):
            at = f"{path}{spec.name}.{part['key']}."
            words = _("%(label)s, no. %(number)s", label=say(spec.label), number=number)
            inner = inner_fields(spec)
            for one in inner.values():
                if one.kind in SEALABLE and part.get(one.name) not in (None, [], SEALED):
                    yield f"{at}{one.name}", f"{before}{words} – {say(one.label)}"
            yield from _parts(inner, part, at, f"{before}{words}, ")
