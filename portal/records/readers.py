"""Who may read a record, in words: markings, named readers and those kept out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph_schema.core import Entity
from graph_schema.text import Text
from graph_schema.vocabularies.accounts import ROLE
from hub.access import Principal
from portal.components import Audience
from portal.languages import language, say
from portal.state_names import title_of
from portal.visit import accounts, hub, principal

_OFFICE = Text("All staff of the Office", "Tout le personnel du Bureau")
_COMMUNITY = Text(
    "Every practitioner who has signed in, of every authority",
    "Tous les praticiens connectés, quelle que soit leur autorité",
)
_PUBLIC = Text(
    "Everybody: it may be in extracts that leave the hub",
    "Tout le monde : elle peut figurer dans des extraits qui sortent du hub",
)
_ORGANISATION = Text("People of: {name}", "Les membres de : {name}")
_STATE = Text(
    "People of the authorities of: {name}, and staff that it has lent",
    "Les membres des autorités de : {name}, et le personnel que cet État détache",
)
_GROUP = Text("Members of the closed group “{name}”", "Les membres du groupe restreint « {name} »")
_ROLE = Text(
    "Of the Office, those with the role: {name}", "Au Bureau, les personnes ayant le rôle : {name}"
)
_PART = Text("“{part}” only: {readers}", "« {part} » seulement : {readers}")

_MARKED: Mapping[str, tuple[Text, ...]] = {
    "closed": (),
    "office": (_OFFICE,),
    "named": (_OFFICE,),
    "community": (_OFFICE, _COMMUNITY),
    "public": (_OFFICE, _COMMUNITY, _PUBLIC),
}
"""Who reads a record by its marking alone, as `hub.access.readers_of` has it."""

_SENTENCES: Mapping[str, Text] = {
    "org": _ORGANISATION,
    "state": _STATE,
    "group": _GROUP,
    "role": _ROLE,
}


def reader_names(keys: Iterable[str]) -> dict[str, str]:
    """The names behind reader keys (`org:auth-ltu-ps`); the bare name where nothing tells more. Of people only
    staff of the Office read the names, and others their own."""
    wanted = list(dict.fromkeys(keys))
    parted = {key: key.partition(":")[::2] for key in wanted}
    records = [name for kind, name in parted.values() if kind in ("org", "state")]
    titles = hub().records.titles(principal(), records) if records else {}
    who = principal()
    ids = [name for kind, name in parted.values()
           if kind == "person" and (who.is_staff or name == who.person_id)]  # fmt: skip
    people = accounts().people.names(ids) if ids else {}
    named = {}
    for key, (kind, name) in parted.items():
        if kind == "role":
            named[key] = ROLE.say(name, language())
        elif kind == "person":
            named[key] = people.get(name, name)
        else:
            named[key] = title_of(titles[name]) if name in titles else name
    return named


def audience(
    kind: type[Entity], marking: str, named_to: Sequence[str], excluded: Sequence[str]
) -> Audience:
    """Who will see a record with this marking, in words for the form and the page."""
    named = reader_names([*named_to, *excluded])
    readers = [say(text) for text in _MARKED.get(marking, ())]
    if marking in ("closed", "named"):
        readers += [_reader(key, named[key]) for key in named_to]
    if readers:
        readers += list(_narrower_parts(kind))
    return Audience(readers, [_reader(key, named[key]) for key in excluded])


def reader_words(key: str) -> str:
    """One reader key in words: “All staff of the Office”, “People of: …”."""
    return say(_OFFICE) if key == "office" else _reader(key, reader_names([key])[key])


def _reader(key: str, name: str) -> str:
    sentence = _SENTENCES.get(key.partition(":")[0])
    return say(sentence, name=name) if sentence else name


def _narrower_parts(kind: type[Entity]) -> Iterable[str]:
    for spec in kind.fields.values():
        if spec.audience:
            yield say(_PART, part=say(spec.label), readers=reader_words(spec.audience))


def marked(
    marking: str, named_to: Sequence[str], excluded: Sequence[str], reader: Principal
) -> dict[str, object]:
    """What the mark on a page says: the marking and, for staff of the Office, whom it names."""
    if not reader.is_staff:
        return {"code": marking, "named": [], "excluded": []}
    named = reader_names([*named_to, *excluded])
    shown = named_to if marking in ("closed", "named") else ()
    return {
        "code": marking,
        "named": [named[key] for key in shown],
        "excluded": [named[key] for key in excluded],
    }
