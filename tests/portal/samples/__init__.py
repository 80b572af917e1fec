"""Sample pages that use every component once; registered by tests only, seen by nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from flask import Blueprint, jsonify, render_template
from flask.typing import ResponseReturnValue
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup
from wtforms import (
    BooleanField,
    Form,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice as Choice
from wtforms.validators import InputRequired

from portal.components import (
    ActiveFilter,
    Audience,
    Cell,
    Change,
    Column,
    FilterField,
    Option,
    Picked,
    Row,
    Version,
)
from portal.guard import needs
from portal.pictures import Moment, Series, columns, timeline

PATHS = ("list", "detail", "form", "conflict", "figures")

blueprint = Blueprint("samples", __name__, url_prefix="/samples")

HIDDEN_WORDS = Markup('<span class="visually-hidden">Libya: </span>1')
CHANGES = [
    Change("stage", "Stage", "Investigation", "Trial"),
    Change("crimes", "Crimes", ["7(1)(a) Murder", "7(1)(f) Torture"], ["7(1)(f) Torture"]),
    Change("outcome", "Outcome", None, "Pending"),
]
MOMENTS = [
    Moment("2014-05-30", "Referral by the Government", "The Court", href="/samples/list"),
    Moment("2014-09-24", "Investigation", "The Court", until="2022-12-16"),
    Moment("2018-11", "Surrender of a suspect", "The Court"),
    Moment("2015-06-03", "Law on the Special Criminal Court", "Proceedings"),
    Moment("2019", "Structural investigation in the State itself", "Proceedings", lasts=True),
    Moment("2022-10-31", "First judgment of the Special Criminal Court", "Proceedings"),
    Moment("2023-11-29", "Memorandum with the Government", "Agreements"),
    Moment("2023-11-29", "Memorandum with the Special Criminal Court", "Agreements"),
    Moment("2023-11-20", "Expert meeting on witness protection in Bangui", "Engagements"),
]


class SampleForm(Form):
    """One field of each kind."""

    title = StringField("Title", [InputRequired()])
    opened_on = StringField("Opened on", description="A year, a month or a day: 2022-05.")
    stage = SelectField(
        "Stage", choices=[Choice("", ""), Choice("trial", "Trial"), Choice("appeal", "Appeal")]
    )
    bases = SelectMultipleField(
        "Bases of jurisdiction",
        choices=[Choice("territorial", "Territorial"), Choice("universal", "Universal")],
        description="All that the authority relies on.",
    )
    in_absentia = BooleanField("In absentia", description="Without the accused being present.")
    kind = RadioField("Scope", choices=[Choice("core", "Core crimes"), Choice("70", "Article 70")])
    summary = TextAreaField("Summary")
    marking = RadioField(
        "Marking",
        [InputRequired()],
        choices=[Choice("office", "Office"), Choice("public", "Public")],
    )
    name = StringField("Name as published")
    status = SelectField(
        "Status", choices=[Choice("suspect", "Suspect"), Choice("accused", "Accused")]
    )
    key = HiddenField()


def _form() -> SampleForm:
    form = SampleForm(data={"opened_on": "next May", "bases": ["universal"], "marking": "office"})
    form.title.errors = ["This is needed."]
    form.opened_on.errors = ["Expected a date such as 2022, 2022-05 or 2022-05-17."]
    form.bases.errors = ["At least one is needed."]
    return form


@blueprint.get("/list")
@needs("read")
def show_list() -> ResponseReturnValue:
    stages = [Option("trial", "Trial", True, 0, 12), Option("appeal", "Appeal", False, 1, 4)]
    return render_template(
        "list.html",
        fields=[
            FilterField("stage", "Stage", "choice", stages),
            FilterField("crimes", "Crimes", "choices", stages),
            FilterField("since", "Since", "date", value="2022", help="A year, month or day."),
            FilterField("words", "In the summary", "text"),
        ],
        active=[ActiveFilter("Stage", "Trial", "/samples/list?x=1")],
        columns=[
            Column("title", "Title", sort_href="/samples/list?order=title"),
            Column("state", "State"),
            Column("stage", "Stage"),
            Column("count", "Accused", numeric=True),
            Column("on", "Opened", sort_href="/samples/list?order=oldest", sorted="descending"),
        ],
        rows=[
            Row(
                {
                    "title": Cell(
                        "Structural investigation into crimes of the Syrian regime",
                        "/samples/detail",
                        "Reference 3 BJs 1/11-4",
                        [Markup('<span class="mark mark-warning">To be confirmed</span>')],
                    ),
                    "state": "Germany",
                    "stage": "Structural investigation",
                    "on": "2011",
                }
            ),
            Row(
                {
                    "title": Cell(
                        "Koblenz: former colonel of General Intelligence", "/samples/detail"
                    ),
                    "state": "Germany",
                    "stage": "Final",
                    "count": "1",
                    "on": "23 April 2020",
                },
                emphasis="gap",
            ),
            Row(
                {
                    "title": Cell("Case against A.", "/samples/detail"),
                    "state": "France",
                    "count": "12",
                },
                id="case-a",
                emphasis="quiet",
            ),
        ],
    )


@blueprint.get("/detail")
@needs("read")
def show_detail() -> ResponseReturnValue:
    return render_template(
        "detail.html",
        line=timeline(MOMENTS, date(2026, 11, 22)),
        columns=[Column("name", "Name"), Column("status", "Status"), Column("n", "Charges", True)],
        rows=[Row({"name": "Name as published", "status": "Accused", "n": "3"})],
        changes=CHANGES,
        versions=[
            Version(4, "2026-11-22T10:15:30Z", "Anna Kovač", "Edited", "Stage, crimes", "New judgment",
                    "/samples/detail", "/samples/conflict"),
            Version(1, "2026-11-20T08:00:00Z", "Seed", "Created"),
        ],
    )  # fmt: skip


@blueprint.route("/form", methods=["GET", "POST"])
@needs("create")
def show_form() -> ResponseReturnValue:
    return render_template(
        "form.html",
        form=_form(),
        chosen=[Picked("sit-ukr", "Ukraine", "ICC-01/22")],
        found=[Picked("sit-geo", "Georgia", "ICC-01/15"), Picked("sit-lby", "Libya")],
        preview=Audience(["The Office of the Prosecutor (41 people)"], ["Authorities of France"]),
    )


@blueprint.get("/conflict")
@needs("read")
def show_conflict() -> ResponseReturnValue:
    return render_template("conflict.html", changes=CHANGES)


@blueprint.get("/suggest")
@needs("read")
def suggest() -> ResponseReturnValue:
    return jsonify(items=[{"id": "sit-mli", "title": "Mali", "note": "ICC-01/12"}])


@blueprint.get("/figures")
@needs("read_indicators")
def show_figures() -> ResponseReturnValue:
    kinds = [("c", "Contribution"), ("p", "Partnership"), ("g", "Programme"), ("t", "Total")]
    return render_template(
        "figures.html",
        picture=columns(
            [
                Series("Contribution", {2021: 1, 2022: 2, 2023: 3, 2024: 4}),
                Series("Partnership", {2022: 1, 2023: 3, 2024: 2}),
                Series("Programme", {2023: 1, 2024: 2, 2025: None}),
            ],
            [2021, 2022, 2023, 2024, 2025],
            target=5,
        ),
        columns=[Column("s", "Situation"), *(Column(key, label, True) for key, label in kinds)],
        rows=[
            Row({"s": Cell("Afghanistan", "/samples/detail"), "t": "0"}, emphasis="gap"),
            Row({"s": Cell("Libya", "/samples/detail"), "c": "1", "t": HIDDEN_WORDS}),
        ],
        foot=Row({"s": "All", "c": "3", "p": "3", "g": "1", "t": "7"}),
    )


def add_templates(environment: Environment) -> None:
    """Let an app find the templates of the samples."""
    own = FileSystemLoader(Path(__file__).parent)
    environment.loader = ChoiceLoader([environment.loader, own]) if environment.loader else own
