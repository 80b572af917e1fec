"""What `hub audit verify` can find, in words for the person who must act on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph_schema.text import Text

MOST_LISTED = 200
"""Findings that a verdict lists; the rest are counted."""

TEXTS: dict[str, Text] = {
    "altered": Text(
        "Event {seq} of lane {lane}, dated {at}, was altered, or was not written by the hub",
        "L’événement {seq} de la file {lane}, daté du {at}, a été modifié ou n’a pas été écrit par le hub",
    ),
    "removed": Text(
        "Lane {lane}: {count} event(s) were removed, numbers {first} to {last} (before {at})",
        "File {lane} : {count} événement(s) supprimé(s), numéros {first} à {last} (avant le {at})",
    ),
    "reordered": Text(
        "Lane {lane}: the event dated {at} was moved, from number {seq} to {where}",
        "File {lane} : l’événement daté du {at} a été déplacé, du numéro {seq} à {where}",
    ),
    "broken_link": Text(
        "Event {seq} of lane {lane}, dated {at}, does not follow the event before it",
        "L’événement {seq} de la file {lane}, daté du {at}, ne suit pas celui qui le précède",
    ),
    "cut_off": Text(
        "Lane {lane}: the last {count} event(s), numbers {first} to {last}, were cut off; seal {seal} of"
        " {sealed_at} knows of them",
        "File {lane} : les {count} derniers événements, numéros {first} à {last}, ont été coupés ; le"
        " scellé {seal} du {sealed_at} les atteste",
    ),
    "not_as_sealed": Text(
        "Event {seq} of lane {lane}, dated {at}, is not the one that seal {seal} of {sealed_at} covers",
        "L’événement {seq} de la file {lane}, daté du {at}, n’est pas celui que couvre le scellé {seal}"
        " du {sealed_at}",
    ),
    "stray": Text(
        "{count} event(s) lie outside every lane; the hub did not write them so",
        "{count} événement(s) se trouvent hors de toute file ; le hub ne les a pas écrits ainsi",
    ),
    "seal_altered": Text(
        "Seal {seq}, dated {at}, was altered, or was not made by the hub",
        "Le scellé {seq}, daté du {at}, a été modifié ou n’a pas été fait par le hub",
    ),
    "seal_removed": Text(
        "{count} seal(s) were removed, numbers {first} to {last}",
        "{count} scellé(s) supprimé(s), numéros {first} à {last}",
    ),
    "seal_broken_link": Text(
        "Seal {seq}, dated {at}, does not follow the seal before it",
        "Le scellé {seq}, daté du {at}, ne suit pas celui qui le précède",
    ),
    "stray_seals": Text(
        "{count} seal(s) lie outside the chain; the hub did not make them so",
        "{count} scellé(s) se trouvent hors de la chaîne ; le hub ne les a pas faits ainsi",
    ),
    "behind_anchor": Text(
        "The trail was cut off or an older copy was put back: it ends at seal {seq}, and the anchor"
        " outside the database knows of seal {anchored} of {at}",
        "La piste a été coupée ou remplacée par une copie plus ancienne : elle finit au scellé {seq}, alors"
        " que l’ancrage hors de la base atteste le scellé {anchored} du {at}",
    ),
    "not_as_anchored": Text(
        "Seal {seq} is not the one that the anchor outside the database knows, of {at}",
        "Le scellé {seq} n’est pas celui qu’atteste l’ancrage hors de la base, daté du {at}",
    ),
    "anchor_missing": Text(
        "The anchor file {path} is missing: a cut-off end of the trail would not show",
        "Le fichier d’ancrage {path} est absent : une fin de piste coupée ne se verrait pas",
    ),
    "anchor_altered": Text(
        "The anchor file {path} was altered, or was not made by the hub with this key",
        "Le fichier d’ancrage {path} a été modifié ou n’a pas été fait par le hub avec cette clé",
    ),
    "anchor_older": Text(
        "The anchor stands at seal {anchored}, the trail at {seq}: the seals since are not anchored here"
        " (another machine made them, or a process died between sealing and anchoring)",
        "L’ancrage en est au scellé {anchored}, la piste au scellé {seq} : les scellés faits depuis ne sont"
        " pas ancrés ici (une autre machine les a faits, ou un processus est mort avant d’ancrer)",
    ),
    "wrong_key": Text(
        "Nothing in the trail fits the key: it is not the key that the trail was written with",
        "Rien dans la piste ne correspond à la clé : ce n’est pas celle avec laquelle elle a été écrite",
    ),
}

NOTICES = frozenset({"anchor_older"})
"""Findings that say nothing against the trail."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: its kind, a name in `TEXTS`, and the values that its words mention."""

    kind: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def grave(self) -> bool:
        """Whether it means that the trail is not whole."""
        return self.kind not in NOTICES

    def say(self, language: str = "en") -> str:
        """The finding in words."""
        return TEXTS[self.kind].say(language, **self.values)


class Findings:
    """Collects findings: the first ones in full, the others as a number."""

    def __init__(self) -> None:
        self.listed: list[Finding] = []
        self.more = 0

    def add(self, kind: str, **values: Any) -> None:
        """Note one finding."""
        if len(self.listed) < MOST_LISTED:
            self.listed.append(Finding(kind, values))
        elif kind not in NOTICES:
            self.more += 1
