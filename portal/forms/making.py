"""A record made on the spot: the few fields inside another record's form that make the one it shall name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from graph_schema.core import TYPES, Entity
from graph_schema.on_the_spot import OnTheSpot
from hub import access
from hub.access import Principal
from hub.records.planning import Wish, new_id
from portal.forms.build import declared_form
from portal.forms.record_form import DeclaredForm, RecordForm, plain_value

SHARED = ("marking", "named_to", "excluded", "citations")
"""What the new record has from the one in whose form it is made: who may read it, and what it rests on."""


class Maker:
    """One type that a picker may make: its small form, open once somebody has asked for it. Everything that
    was typed comes back with the form, whatever button was pressed."""

    def __init__(self, relation: str, what: OnTheSpot, language: str, sent: Any) -> None:
        self.relation = relation
        self.kind = TYPES[what.type]
        self.what = what
        self.label = what.label.say(language)
        self.name = f"{relation}-new-{what.type}"
        self.is_open = bool(sent and sent.get(f"{self.name}-open"))
        self.form = _small_form(self.kind, what.asks, language)(sent, prefix=f"{self.name}-")

    def wish(self, values: Mapping[str, Any], place: int) -> Wish:
        """The wish for the new record; `values` are those of the record whose form it is."""
        own = {inner.short_name: plain_value(inner) for inner in self.form}
        shared = {name: values[name] for name in SHARED if name in values}
        if shared.get("marking") not in self.kind.info.markings:
            shared.pop("marking", None)
        wanted = {**shared, **self.what.given, **own}
        return Wish(self.kind, wanted, place=place, made_id=new_id(self.kind))


@lru_cache(maxsize=64)
def _small_form(kind: type[Entity], asks: tuple[str, ...], language: str) -> type[DeclaredForm]:
    return declared_form(kind, language, *asks)


def equip(form: RecordForm, principal: Principal, sent: Any) -> None:
    """Give the pickers of a form what they may make, as far as the person may create it."""
    declared = getattr(form.entity, "on_the_spot", {})
    for relation, offered in declared.items():
        picker = form.picker(relation)
        if picker is not None:
            picker.makers = [
                Maker(relation, one, form.language, sent)
                for one in offered
                if access.may(principal, "create", TYPES[one.type])
            ]


def makers_of(form: DeclaredForm) -> list[Maker]:
    """Everything that the form may make, open or not."""
    return [cast(Maker, one) for picker in form.own_pickers() for one in picker.makers]


def with_made(form: RecordForm, wish: Wish) -> tuple[list[Wish], list[Maker]]:
    """The wishes of a form: first those for what is made on the spot, then its own, which names them; and
    the makers, in the order of their wishes."""
    makers = [one for one in makers_of(form) if one.is_open]
    values = dict(wish.values)
    made = []
    for place, maker in enumerate(makers, start=1):
        one = maker.wish(values, place)
        values[maker.relation] = [*values[maker.relation], {"id": one.made_id}]
        made.append(one)
    own = Wish(wish.kind, values, wish.record_id, wish.version, made_id=wish.made_id)
    return [*made, own], makers
