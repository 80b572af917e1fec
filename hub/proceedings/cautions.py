"""What gives pause about proceedings and their steps and takes both to see: a conviction before the indictment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_schema.cautions import Caution, cautions_about
from graph_schema.partial_date import first_day, last_day
from graph_schema.text import Text
from graph_schema.vocabularies.proceedings import CONVICTED
from hub.access import Principal
from hub.proceedings.steps import Step, steps_of
from hub.records.planning import named_ids
from hub.store.graph import Transaction
from hub.store.stored import Values

_BEFORE_INDICTMENT = Text(
    "The conviction of {convicted} ({step}) is dated before the indictment of {indicted}: one of the two dates, or the order of the steps, needs another look.",
    "La condamnation du {convicted} ({step}) porte une date antérieure à la mise en accusation du {indicted} : l’une des deux dates, ou l’ordre des étapes, est à revoir.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as it stands or as somebody would have it: plain values, and the id that it has if it has one."""

    type: str
    values: Values
    record_id: str | None = None


def cautions(
    transaction: Transaction, principal: Principal, drafts: Sequence[Draft]
) -> list[list[Caution]]:
    """The cautions about each of these records, in their order: those of its own values, and those that take
    the steps of its proceeding to see, as far as the person may see these; steps among the drafts count as
    they would be. At most one query for all."""
    wanted = {one for draft in drafts for one in _proceedings(draft)}
    steps = steps_of(transaction, principal, wanted) if wanted else {}
    own = {place: _as_step(draft, place) for place, draft in enumerate(drafts) if _is_step(draft)}
    redrafted = {one.id for one in own.values()}
    around = {one: [step for step in known if step.id not in redrafted] for one, known in steps.items()}  # fmt: skip
    for place, step in own.items():
        for one in _proceedings(drafts[place]):
            around[one].append(step)
    return [
        [*cautions_about(draft.type, draft.values), *_about_dates(draft, own.get(place), around)]
        for place, draft in enumerate(drafts)
    ]


def _is_step(draft: Draft) -> bool:
    return draft.type == "stage_event"


def _as_step(draft: Draft, place: int) -> Step:
    return Step.from_node(
        {"title": ""} | draft.values | {"id": draft.record_id or f"draft {place}"}
    )


def _proceedings(draft: Draft) -> Iterator[str]:
    """The proceeding whose steps a record is held against."""
    if draft.type == "proceeding" and draft.record_id:
        yield draft.record_id
    elif _is_step(draft):
        yield from named_ids(draft.values.get("of_proceeding"))


def _about_dates(
    draft: Draft, own: Step | None, around: Mapping[str, Sequence[Step]]
) -> Iterator[Caution]:
    for one in _proceedings(draft):
        for pair in convicted_before_indicted(around[one]):
            if own is None:
                yield _caution("outcome", *pair)
            elif own in pair:
                yield _caution("on", *pair)


def _caution(field_name: str, convicted: Step, indicted: Step) -> Caution:
    said = {"convicted": convicted.on, "step": convicted.title, "indicted": indicted.on}
    return Caution((field_name,), _BEFORE_INDICTMENT, said)


def convicted_before_indicted(steps: Iterable[Step]) -> Iterator[tuple[Step, Step]]:
    """Each conviction that lies before every indictment of the same proceeding, with the first of these (a
    later indictment of somebody else gives no pause); dates that leave it open give none either."""
    dated = [(one, one.on) for one in steps if one.on]
    indicted = [(first_day(on), one) for one, on in dated if one.stage == "charged_or_indicted"]
    if not indicted:
        return
    first, indictment = min(indicted, key=lambda pair: pair[0])
    for one, on in dated:
        if one.outcome in CONVICTED and last_day(on) < first:
            yield one, indictment
