"""How old the queues are: numbers for the head of section, a picture with its table, and who holds what."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hub.clock import today
from hub.verification.queues import BUCKETS, QUEUES, Ages
from portal.components import Cell, Column, Row
from portal.guard import needs
from portal.languages import number, say
from portal.pictures.columns import Columns, Series, columns
from portal.records.people import names_of
from portal.verification.section import blueprint, queue_url, tabs
from portal.visit import hub, principal, settings


@blueprint.get("/verification/ages")
@needs("read_queues")
def ages_page() -> ResponseReturnValue:
    """A summary of the ages of all queues."""
    day = today(settings().timezone)
    found = [hub().queues.ages(principal(), name, day) for name in QUEUES]
    waiting = found[0]
    return render_template(
        "verification/ages.html",
        tabs=tabs(None),
        columns=_columns(),
        rows=[_row(one) for one in found],
        holders=_holders(waiting),
        holder_columns=[
            Column("who", _("Reviewer")),
            Column("number", _("Reviews"), numeric=True),
            Column("oldest", _("Oldest"), numeric=True),
        ],
        picture=_picture(waiting),
    )


def _columns() -> list[Column]:
    heads = (("number", _("Proceedings")), ("median", _("Median age")), ("oldest", _("Oldest")))
    shown = [Column(key, label, numeric=True) for key, label in heads]
    spans = [Column(f"bucket-{place}", _bucket(place), numeric=True) for place in range(len(BUCKETS))]  # fmt: skip
    return [Column("queue", _("Queue")), *shown, *spans]


def _row(ages: Ages) -> Row:
    spans = {f"bucket-{place}": number(count) for place, count in enumerate(ages.buckets)}
    return Row(
        {
            "queue": Cell(say(ages.queue.title), queue_url(ages.queue.name)),
            "number": number(ages.number),
            "median": number(ages.median) if ages.median is not None else None,
            "oldest": number(ages.oldest) if ages.oldest is not None else None,
        }
        | spans
    )


def _bucket(place: int) -> str:
    low, high = BUCKETS[place]
    return _("over %(days)s days", days=low - 1) if high is None else _("%(low)s–%(high)s days", low=low, high=high)  # fmt: skip


def _holders(waiting: Ages) -> Sequence[Row]:
    """Who holds how many of the reviews, most first; what is not assigned comes last."""
    people = names_of(who for who in waiting.holders if who)
    order = sorted(
        waiting.holders.items(), key=lambda one: (one[0] is None, -one[1][0], one[0] or "")
    )
    return [
        Row(
            {
                "who": people[who] if who else _("Not assigned"),
                "number": number(count),
                "oldest": number(oldest),
            },
            emphasis=None if who else "gap",
        )
        for who, (count, oldest) in order
    ]  # fmt: skip


def _picture(waiting: Ages) -> Columns:
    names = [_bucket(place) for place in range(len(BUCKETS))]
    values = dict(zip(names, waiting.buckets, strict=True))
    return columns([Series(say(waiting.queue.title), values)], names)
