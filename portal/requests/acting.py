"""What is done with an incoming request, one small form an act: its day, what it says, and its errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from graph_schema.core import TYPES
from graph_schema.text import Text
from hub.errors import Conflict, Invalid, NotFound
from hub.records.reading import Record
from hub.records.validation import FieldError, validated
from hub.records.writing import RowErrors
from hub.requests.acts import ACTS, Act, fresh, needed
from hub.requests.errors import NoSuchReviewer, NotNow
from portal.components import Option
from portal.forms import form_for, written
from portal.guard import needs, safe_next
from portal.languages import language, say, term, typeset
from portal.records.conflicts import carried_version, conflict_page
from portal.records.section import record_url
from portal.requests.section import blueprint, reviewer_names, standing_of, this_day
from portal.visit import hub, principal

KIND = TYPES["request"]
LONGEST = 10_000

_LABELS: Mapping[str, Text] = {
    "on": Text("On", "Le"),
    "registry_on": Text("Received by the Registry on", "Reçue par le Greffe le"),
    "text": Text("Text", "Texte"),
    "kind": Text("Answer", "Réponse"),
    "grounds": Text("Grounds", "Motifs"),
    "reviewer": Text("Reviewer", "Relecteur"),
    "stand_in": Text("Stand-in after five working days", "Suppléant au bout de cinq jours ouvrés"),
}
_ON: Mapping[str, Text] = {
    "receive": Text("Received by the Office on", "Reçue par le Bureau le"),
    "answer": Text("Answered on", "Date de la réponse"),
}
_OPTIONAL = ("registry_on", "grounds", "stand_in")
_NOTES: Mapping[str, Text] = {
    "grounds": Text("(needed of a refusal or a legal bar)", "(nécessaires pour un refus ou un obstacle juridique)"),
}  # fmt: skip
_OPTIONAL_NOTE = Text("(optional)", "(facultatif)")
_NEEDED = Text("This is needed.", "Cette valeur est nécessaire.")
_CHOOSE = Text("– choose –", "– à choisir –")
_NOBODY = Text("– nobody –", "– personne –")
_PLACES: Mapping[str, str] = {
    "registry_received_on": "registry_on", "response_kind": "kind", "response_grounds": "grounds",
    "steps.text": "text", "reviewer": "reviewer", "stand_in": "stand_in", "gates": "kind",
}  # fmt: skip
"""Where an error at a field of the record is said in the form of an act; a day is said at `on`."""


@dataclass(slots=True)
class ActField:
    """One field of an act's form."""

    name: str
    label: str
    kind: str
    value: str = ""
    options: Sequence[Option] = ()
    required: bool = True
    note: str = ""
    errors: list[str] = field(default_factory=list)


def act_fields(act: Act, record: Record, typed: Mapping[str, str] | None = None) -> list[ActField]:
    """The fields of an act's form: with what was typed, or with the day of today."""
    given = {"on": this_day().isoformat()} | _presets(act, record) if typed is None else typed
    names = [*act.asks] if not act.dated else [*act.asks[:1], "on", *act.asks[1:]]
    if act.name in ("ask", "assign", "answer"):
        names = [*act.asks, "on"]
    return [_field(act, name, given.get(name, "")) for name in names]


def _presets(act: Act, record: Record) -> dict[str, str]:
    if act.name != "assign":
        return {}
    names = ("reviewer", "stand_in")
    return {name: record.values[name] for name in names if record.values.get(name)}


def _field(act: Act, name: str, value: str) -> ActField:
    label = say(_ON.get(act.name, _LABELS["on"]) if name == "on" else _LABELS[name])
    required = name not in _OPTIONAL
    note = "" if required else say(_NOTES.get(name, _OPTIONAL_NOTE))
    if name in ("on", "registry_on"):
        return ActField(name, label, "day", value, required=required, note=note)
    if name in ("text", "grounds"):
        return ActField(name, label, "paragraphs", value, required=required, note=note)
    return ActField(name, label, "choice", value, list(_options(name, value)), required, note)


def _options(name: str, value: str) -> Iterable[Option]:
    yield Option("", say(_NOBODY if name == "stand_in" else _CHOOSE))
    if name == "kind":
        vocabulary = KIND.fields["response_kind"].vocabulary
        for one in vocabulary or ():
            yield Option(one.code, term("response_kind", one.code), one.code == value)
        return
    for username, shown in reviewer_names().items():
        yield Option(username, shown, username == value)


@blueprint.route("/requests/<record_id>/acts/<act_name>", methods=["GET", "POST"])
@needs("edit")
def act_page(record_id: str, act_name: str) -> ResponseReturnValue:
    """The form of one act, and doing it. What is refused is said at its field, with what was typed; where
    somebody changed the request meanwhile, both sides are shown."""
    record = hub().records.get(principal(), record_id, KIND)
    act = ACTS.get(act_name)
    if act is None or record.values["direction"] != "incoming":
        raise NotFound
    if request.method == "GET":
        return _page(record, act, act_fields(act, record))
    typed, version = _typed(act), carried_version()
    if lacking := needed(act, typed):
        return _refused(record, act, typed, {name: [say(_NEEDED)] for name in lacking})
    try:
        hub().request_acts.do(principal(), record_id, version, act.name, typed)
    except (RowErrors, Invalid) as refused:
        return _refused(record, act, typed, *_said(refused.errors))
    except (NoSuchReviewer, NotNow) as refused:
        at = {"reviewer": [typeset(refused.say(language()))]} if act.name == "assign" else {}
        general = [] if at else [typeset(refused.say(language()))]
        return _refused(record, act, typed, at, general, 422 if at else 409)
    except Conflict:
        return _both(record, act, typed, version)
    flash(say(act.done), "success")
    return redirect(safe_next(record_url("request", record_id)), 303)


def _typed(act: Act) -> dict[str, str]:
    names = [*(("on",) if act.dated else ()), *act.asks]
    return {name: request.form.get(name, "").strip()[:LONGEST] for name in names}


def _said(errors: Iterable[FieldError]) -> tuple[dict[str, list[str]], list[str]]:
    """The errors of the record by field of the act's form, and those that belong to none."""
    at: dict[str, list[str]] = {}
    general: list[str] = []
    for one in errors:
        path = ".".join(str(step) for step in one.place if not isinstance(step, int))
        name = _PLACES.get(path, "on" if path.endswith("on") else "")
        if name:
            at.setdefault(name, []).append(typeset(one.say(language())))
        else:
            general.append(typeset(one.say(language())))
    return at, general


def _refused(
    record: Record, act: Act, typed: Mapping[str, str], at: Mapping[str, list[str]],
    general: Sequence[str] = (), status: int = 422,
) -> ResponseReturnValue:  # fmt: skip
    fields = act_fields(act, record, typed)
    here = {one.name for one in fields}
    for one in fields:
        one.errors = at.get(one.name, [])
    rest = [text for name, texts in at.items() if name not in here for text in texts]
    return _page(record, act, fields, [*general, *rest], status)


def _page(
    record: Record, act: Act, fields: Sequence[ActField], general: Sequence[str] = (), status: int = 200
) -> ResponseReturnValue:  # fmt: skip
    errors = [("", text) for text in general]
    errors += [(f"{act.name}-{one.name}", f"{one.label}: {text}") for one in fields for text in one.errors]  # fmt: skip
    version = carried_version() if request.method == "POST" else record.version
    stands = standing_of(record)
    offered = act in hub().request_acts.offered(principal(), record.values, stands)
    page = render_template(
        "requests/act.html",
        record=record,
        kind=KIND,
        act=act,
        fields=fields,
        errors=errors,
        version=version,
        offered=offered or status == 422,
        gates=act.name == "answer" and principal().is_staff,
    )
    return page, status


def _both(record: Record, act: Act, typed: Mapping[str, str], version: int) -> ResponseReturnValue:
    """What stands now beside what this act would make of it."""
    said = fresh(act, record.values, typed, this_day())
    if not principal().is_staff:
        refused = Conflict.text.say(
            language(), record_id=record.title, carried=version, current=record.version
        )
        return _refused(record, act, typed, {}, [refused], 409)
    sent = written(KIND, record.values | said)
    form = form_for(KIND, principal(), language())(sent)
    wanted, errors = validated(KIND, record.values | form.values())
    if wanted is None:
        return _refused(record, act, typed, *_said(errors))
    return conflict_page(record, form, wanted, sent, version)
