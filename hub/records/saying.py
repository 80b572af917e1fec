"""What a file, a form or a call says of a value, put together with what stands.

Somebody who does not speak of a thing leaves it as it is. Of a list of Parts a file may name some places
(`accused.2.status`) and some of their fields; of a relation it may name the other ends and not all that
is said of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hub.records.validation import Place

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PartsByPlace:
    """Parts named by their places, from 0: the fields spoken of, or nothing for a Part that shall go.

    `whole`: these are all there are; otherwise the Parts in other places stay.
    """

    places: Mapping[int, Said | None]
    whole: bool = False

    def beside(self, standing: list[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
        """The Parts as they shall be, each with the place by which it was named."""
        places = set(self.places) | (set() if self.whole else set(range(len(standing))))
        for place in sorted(places):
            said = self.places.get(place, {})
            old = standing[place] if place < len(standing) else {}
            if said is None or not (old or _says_anything(said)):
                continue
            yield place, old | {name: merged(one, old.get(name)) for name, one in said.items()}


def _says_anything(value: Any) -> bool:
    if isinstance(value, PartsByPlace):
        return any(_says_anything(said) for said in value.places.values())
    if isinstance(value, Mapping):
        return any(_says_anything(one) for one in value.values())
    return value not in (None, [], "")


def merged(said: Any, standing: Any) -> Any:
    """The value that comes of what is said and what stands."""
    if isinstance(said, PartsByPlace):
        parts = [part for _, part in said.beside(standing or [])]
        # a file with a gap (`accused.2` without `accused.1`) names what moved up into it: no change
        return standing if standing and _alike(parts, standing) else parts
    if isinstance(said, list) and isinstance(standing, list):
        by_id = {one["id"]: one for one in standing if isinstance(one, dict) and "id" in one}
        if by_id:
            return [_with_properties(one, by_id) for one in said]
        return [
            _with_key(one, standing[place] if place < len(standing) else None)
            for place, one in enumerate(said)
        ]
    if isinstance(said, dict) and isinstance(standing, dict) and "id" in standing:
        return _with_properties(said, {standing["id"]: standing})
    return said


def _alike(one: Any, other: Any) -> bool:
    """Whether Parts say the same, whatever keys they have."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        names = (one.keys() | other.keys()) - {"key"}
        return all(_alike(one.get(name), other.get(name)) for name in names)
    return _text(one) == _text(other)


def _text(value: Any) -> str:
    return "" if value in (None, [], "") else str(value)


def _with_properties(link: Any, by_id: Mapping[str, Said]) -> Any:
    """A relation with the properties that it was not told to change."""
    if isinstance(link, dict) and link.get("id") in by_id:
        return {**by_id[link["id"]], **link}
    return link


def _with_key(part: Any, old: Any) -> Any:
    """Parts that came in a list without keys take those of the Parts that stand in their places."""
    if not (isinstance(part, dict) and isinstance(old, dict) and "key" in old) or part.get("key"):
        return part
    return {name: merged(one, old.get(name)) for name, one in part.items()} | {"key": old["key"]}


def place_as_said(place: Place, said: Any, standing: Any) -> Place:
    """The place of an error as the person who spoke would name it: by the places of their file."""
    if not place:
        return place
    first, rest = place[0], place[1:]
    if isinstance(said, PartsByPlace) and isinstance(first, int):
        named = list(said.beside(standing or []))
        if first >= len(named):
            return place
        number, _ = named[first]
        inner = said.places.get(number) or {}
        old = standing[number] if standing and number < len(standing) else {}
        return (number, *place_as_said(rest, inner, old))
    if isinstance(said, Mapping) and isinstance(first, str):
        old = standing.get(first) if isinstance(standing, Mapping) else None
        return (first, *place_as_said(rest, said.get(first), old))
    return place
