"""What goes in and comes out of the API, as models: the schemas of OpenAPI, and the check of what is sent."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from graph_schema.core import Entity

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class Sent(BaseModel):
    """Something that a program sends; what is not declared is refused."""

    model_config = ConfigDict(extra="forbid")


class Carried(Sent):
    """What every change carries."""

    version: int = Field(
        ge=1, strict=True, description="The version that you read; another one that stands is a conflict."
    )  # fmt: skip


class Creation(Sent):
    """A new record; the hub makes its id (a State's is given: its ISO code of three letters)."""

    values: dict[str, Any]


class Replacement(Carried):
    """All the values of a record; what is not named is cleared."""

    values: dict[str, Any]


class Change(Carried):
    """Some of the values of a record by field name; what is not named stays, what is null is cleared."""

    values: dict[str, Any]


class Retirement(Carried):
    """Taking a record out of the lists."""

    reason: Reason


class End(BaseModel):
    """A record that another one names, as much as is told of it there."""

    type: str
    title: str
    retired: bool


class Pause(BaseModel):
    """One thing about a record that gives pause and refuses nothing: where (`values.outcome`), and why."""

    place: str
    text: str


class Record(BaseModel):
    """A record as you may see it: `values` by field name, and in `ends` each record that they name.

    A list holds the same. What you may not see is not there: neither a relation to a record that is
    hidden from you, nor a Part that is for others.
    """

    id: str
    type: str
    version: int
    created_at: str
    created_by: str
    updated_at: str
    updated_by: str
    retired_at: str | None
    retired_reason: str | None
    values: dict[str, Any]
    ends: dict[str, End]
    cautions: list[Pause]


class Answered(BaseModel):
    """What was found; `note` is there where something has to be said of it."""

    note: str | None = Field(
        default=None, description="Why nothing was found: what was searched for holds no word."
    )


class RecordPage(Answered):
    """A page of a list; `next` is the `after` of the page that follows, nothing at the end."""

    records: list[Record]
    next: str | None


class Version(BaseModel):
    """One version of a record: `changes` is field → old and new value, `state` the values after it."""

    number: int
    action: str
    at: str
    by: str
    reason: str | None
    changes: dict[str, Annotated[list[Any], Field(min_length=2, max_length=2)]]
    state: dict[str, Any]


class History(BaseModel):
    """The versions of a record that you may see, newest first."""

    versions: list[Version]
    ends: dict[str, End]


class Waiting(BaseModel):
    """What takes a second person: the proposal that waits for them."""

    proposal: str


class Found(BaseModel):
    """A record that a search found."""

    id: str
    type: str
    title: str


class FoundList(Answered):
    """The records that hold all the words, best first."""

    records: list[Found]


class Words(BaseModel):
    """The same words in each language."""

    en: str
    fr: str


class Value(BaseModel):
    """One controlled value; `parent` is the wider one."""

    code: str
    label: Words
    parent: str | None
    note: Words | None


class ValueList(BaseModel):
    """A controlled list of values, and the text that it comes from."""

    name: str
    label: Words
    source: str
    terms: list[Value]


class Refusal(BaseModel):
    """One thing that is wrong: where (`values.accused.0.name`, or a parameter's name), and why."""

    place: str
    text: str


class Problem(BaseModel):
    """Why a call was refused, in words for people (RFC 9457)."""

    title: str
    status: int
    detail: str
    errors: list[Refusal]


class Conflict(Problem):
    """Somebody else was quicker: `current` is what stands now, where the record has a newer version."""

    current: Record | None = None


class Group(BaseModel):
    """How many situations a group has, and how many have a project; `met` is nothing without a target."""

    of: int
    reached: int
    met: int | None


class LeftOut(BaseModel):
    """A record that is not counted, and why."""

    id: str
    reason: str


class Row(BaseModel):
    """The figures of one situation, and the ids of the records behind them."""

    situation: str
    group: str
    contribution: int
    partnership: int
    programme: int
    established: int
    continued: int
    total: int
    reached: bool
    met: bool | None
    records: list[str]
    candidates: list[str]
    left_out: list[LeftOut]


class Kpi4(BaseModel):
    """KPI 4 of a year: complementarity projects for each situation."""

    kpi: int
    year: int
    as_of: str
    scope: str
    target: int | None
    total: int
    records: list[str]
    without_situation: list[str]
    groups: dict[str, Group]
    rows: list[Row]


class RecordsBehind(BaseModel):
    """A count and the ids of the records behind it."""

    total: int
    records: list[str]


class ResponseFigures(BaseModel):
    """How requests were answered: rates between 0 and 1, times in days; nothing where there is nothing to divide by."""

    answered: int
    on_time_rate: float | None
    response_ratio: float | None
    average_response_days: float | None
    median_response_days: float | None


class Baseline(ResponseFigures):
    """The figures of the year against which the annex measures."""

    year: int
    total: int


class RequestRow(BaseModel):
    """An incoming request as it stood on the day that was asked for."""

    request: str
    received_on: str
    due_on: str
    answered_on: str | None
    response: str | None
    days: int | None
    withdrawn_on: str | None
    state: str


class UseOfRecord(BaseModel):
    """A use of what one sharing event gave."""

    record: str
    used_on: str | None


class EndUserRow(BaseModel):
    """An end user with its States and uses."""

    end_user: str
    states: list[str]
    uses: list[UseOfRecord]


class UsedInformation(RecordsBehind):
    """The end users that used what the Office gave in domestic proceedings, against the target."""

    target: int | None
    met: bool | None
    states: list[str]
    rows: list[EndUserRow]
    left_out: list[LeftOut]


class SentRequests(RecordsBehind):
    """Requests to States: how many, and the days of States’ answers and of review."""

    answered: int
    average_response_days: float | None
    median_response_days: float | None
    average_review_days: float | None


class SentRequestsOf(SentRequests):
    """Those of one organ, result, difficulty or State; `of` is nothing where it is not known."""

    of: str | None


class SentInPeriod(SentRequests):
    """The requests to States sent between two days, as a whole and split."""

    since: str
    until: str
    organ: list[SentRequestsOf]
    result: list[SentRequestsOf]
    difficulty: list[SentRequestsOf]
    state: list[SentRequestsOf]
    left_out: list[LeftOut]


class Kpi3(ResponseFigures):
    """KPI 3 of a year: incoming requests and their answers, and who used what the Office gave."""

    kpi: int
    year: int
    as_of: str
    scope: str
    target: int | None
    total: int
    records: list[str]
    groups: dict[str, RecordsBehind]
    baseline: Baseline
    rows: list[RequestRow]
    left_out: list[LeftOut]
    used: UsedInformation
    outgoing: dict[str, SentInPeriod] | None


KPIS: dict[int, type[BaseModel]] = {3: Kpi3, 4: Kpi4}
"""The answer of each computed indicator, by number."""


class Description(BaseModel):
    """An OpenAPI document."""

    openapi: str
    info: dict[str, Any]
    paths: dict[str, Any]


@cache
def of_type(shape: type[BaseModel], kind: type[Entity]) -> type[BaseModel]:
    """A shape under the name that it has for one type: `Record` → `ProceedingRecord`.

    The description of the API says of its `values` that they are a `Proceeding`.
    """
    inner: dict[str, Any] = {}
    if shape is RecordPage:
        inner["records"] = list[of_type(Record, kind)]
    elif shape is Conflict:
        inner["current"] = (of_type(Record, kind) | None, None)
    name = f"{kind.__name__}{shape.__name__}"
    return create_model(name, __base__=shape, __doc__=shape.__doc__, **inner)
