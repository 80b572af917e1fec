"""Forms made from the declaration: what they ask, keep, take apart and give back."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

import graph_schema.entities  # noqa: F401 - declares the types
from graph_schema.core import TYPES
from graph_schema.vocabularies.requests import ASSISTANCE
from graph_schema.vocabulary import VOCABULARIES
from hub.access import Principal
from hub.records.validation import error, validated
from portal.forms import RecordForm, form_for, written
from portal.forms.fields import term_choices, term_label
from tests.people import COOPERATION, LIAISON, LTU, MAPPING


def form(
    name: str, sent: list[tuple[str, str]] | None = None, who: Principal = MAPPING, **more: bool
) -> RecordForm:
    return form_for(TYPES[name], who, "en", **more)(MultiDict(sent or []))


PROCEEDING = [
    ("title", "The case of A."),
    ("stage", "trial"),
    ("last_event_on", "2023-05"),
    ("accused-0-key", "first"),
    ("accused-0-name", "A."),
    ("accused-0-charges-0-key", "c1"),
    ("accused-0-charges-0-crime", "7(1)(f)"),
    ("accused-1-key", "second"),
    ("accused-1-name", "B."),
    ("linked_to", "sit-ukr"),
    ("citations", "src-a"),
    ("citations-src-a-locator", "p. 3"),
    ("marking", "public"),
]


def test_every_type_has_a_form_in_both_languages() -> None:
    for kind in TYPES.values():
        for language in ("en", "fr"):
            asked = form_for(kind, MAPPING, language)()
            assert asked["title"].label.text == kind.fields["title"].label.say(language)
            listed = [field.name for _, fields in asked.sections for field in fields]
            told = {field.name for field in asked.told}
            assert {*listed, *(one.name for one in asked.access)} == {
                one.name for one in asked
            } - told


def test_a_form_gives_plain_values_with_parts_inside_parts_and_relations() -> None:
    values = form("proceeding", PROCEEDING).values()
    assert values["accused"][0]["charges"] == [{"key": "c1", "crime": "7(1)(f)", "status": None}]
    assert [person["key"] for person in values["accused"]] == ["first", "second"]
    assert values["linked_to"] == [{"id": "sit-ukr"}]
    assert values["citations"][0] == {
        "id": "src-a", "locator": "p. 3", "reliability": None, "credibility": None,
    }  # fmt: skip
    record, errors = validated(TYPES["proceeding"], values)
    assert record is not None
    assert not errors


def test_what_a_record_holds_comes_back_from_its_form_unchanged() -> None:
    record, _ = validated(TYPES["proceeding"], form("proceeding", PROCEEDING).values())
    assert record is not None
    again = form(
        "proceeding", list(written(TYPES["proceeding"], record.model_dump()).items(multi=True))
    )
    once_more, errors = validated(TYPES["proceeding"], again.values())
    assert not errors
    assert once_more == record


def test_a_field_may_be_called_like_anything_of_a_form() -> None:
    """`kind`, `summary`: declared names that a form object has of its own."""
    asked = form("jit", [("kind", "joint_team"), ("title", "T.")], COOPERATION)
    assert asked["kind"].data == "joint_team"
    assert (
        form("proceeding", [("summary", "What happened.")]).values()["summary"] == "What happened."
    )
    assert asked.summary() == []


def test_every_error_stands_at_its_field_and_in_the_summary() -> None:
    sent = [*PROCEEDING, ("accused-1-charges-0-status", "guilty"), ("opened_on", "2023-13")]
    asked = form("proceeding", sent)
    _, errors = validated(TYPES["proceeding"], asked.values())
    asked.refuse(errors)
    assert asked["opened_on"].errors == ["There is no such day in the calendar."]
    charge = asked["accused"].entries[1].form["charges"].entries[0].form
    assert charge["crime"].errors == ["This is needed."]
    assert "“guilty”" in charge["status"].errors[0]
    summary = dict(asked.summary())
    assert summary["accused-1-charges-0-crime"] == "Accused 2, Charges 1, Crime: This is needed."


def test_an_error_of_a_chosen_record_stands_at_its_property_or_at_the_relation() -> None:
    asked = form(
        "jit",
        [("member", "auth-a"), ("member", "auth-b"), ("member-auth-b-joined_on", "soon")],
        COOPERATION,
    )
    _, errors = validated(TYPES["jit"], asked.values())
    asked.refuse([*errors, error(("member", 0), "end_unknown", value="auth-a")])
    assert asked["member"].chosen[1].properties is not None
    assert asked["member"].chosen[1].properties["joined_on"].errors
    assert asked["member"].errors == ["There is no record “auth-a” that you may see."]


def test_an_error_that_belongs_to_no_field_of_the_form_is_said_above_it() -> None:
    asked = form("proceeding")
    asked.refuse([error(("id",), "id_taken")])
    assert asked.summary() == [("", "This identifier cannot be used.")]


def test_rows_are_added_and_taken_out_with_everything_typed_kept() -> None:
    asked = form("proceeding", PROCEEDING)
    asked.add_part("accused-1-charges")
    asked.add_part("accused")
    asked.remove_part("accused-0")
    values = asked.values()
    assert [person["name"] for person in values["accused"]] == ["B.", None]
    assert len(values["accused"][0]["charges"]) == 1
    assert [row.name for row in asked["accused"]] == ["accused-0", "accused-1"]


@pytest.mark.parametrize("name", ["accused-9", "accused-x", "nothing-0", "", "title-0"])
def test_a_row_that_is_not_there_cannot_be_taken_out(name: str) -> None:
    asked = form("proceeding", PROCEEDING)
    asked.remove_part(name)
    asked.add_part(name)
    assert len(asked.values()["accused"]) == 2


def test_a_new_row_has_a_key_of_its_own() -> None:
    """Otherwise a new Part would take the key, and with it the history, of one that was taken out."""
    asked = form("proceeding", PROCEEDING)
    asked.remove_part("accused-0")
    asked.add_part("accused")
    keys = [person["key"] for person in asked.values()["accused"]]
    assert keys[0] == "second"
    assert keys[1] not in (None, "", "first", "second")


def test_a_row_in_which_nobody_wrote_is_not_saved() -> None:
    asked = form("proceeding", PROCEEDING)
    asked.add_part("accused")
    asked.add_part("accused-0-charges")
    asked.drop_blank_parts()
    values = asked.values()
    assert len(values["accused"]) == 2
    assert len(values["accused"][0]["charges"]) == 1


def test_a_row_that_holds_only_what_it_starts_with_is_blank() -> None:
    asked = form("request", who=COOPERATION)
    asked.add_part("gates")
    assert asked.values()["gates"][0]["decision"] == "open"
    asked.drop_blank_parts()
    assert asked.values()["gates"] == []


def test_a_value_that_is_not_offered_is_kept_to_be_shown_with_its_error() -> None:
    asked = form("proceeding", [("stage", "nearly_done"), ("jurisdiction_bases", "hope")])
    assert ("nearly_done", True) in [
        (one.value, one.selected) for one in asked["stage"].iter_choices()
    ]
    assert ("hope", True) in [
        (one.value, one.selected) for one in asked["jurisdiction_bases"].iter_choices()
    ]


def test_narrower_values_stand_under_the_wider_ones() -> None:
    groups = {one.label.strip(): one.optgroup for one in term_choices(VOCABULARIES["crime"], "en")}
    assert groups["7(1)(f) Torture"] == "7 Crimes against humanity"
    assert groups["Terrorism"] != groups["7(1)(f) Torture"]


def test_a_long_list_of_values_is_searched_and_a_short_one_ticked() -> None:
    asked = form("proceeding", [("crimes", "7"), ("crimes", "8")])
    assert asked["crimes"].data == ["7", "8"]
    assert asked.picker("crimes") is not None
    assert asked.picker("jurisdiction_bases") is None


def test_parts_kept_for_others_are_not_asked() -> None:
    assert "participants" in form("engagement", who=LIAISON)
    assert "participants" not in form("engagement", who=COOPERATION)


def test_practitioners_are_offered_the_markings_that_they_may_give() -> None:
    offered = [one.value for one in form("practice_note", who=LTU)["marking"].iter_choices()]
    assert offered == ["named", "community"]
    assert "external_id" not in form("practice_note", who=LTU).values()
    assert "external_id" in form("practice_note", who=LIAISON).values()


def test_a_marking_that_one_may_keep_and_not_give_is_shown_in_words() -> None:
    marking = form("practice_note", [("marking", "public")], LTU)["marking"]
    assert ("public", "Public", True) in [
        (c.value, c.label, c.selected) for c in marking.iter_choices()
    ]


def test_who_may_read_a_follower_is_not_asked() -> None:
    assert not form("stage_event").access


def test_an_identifier_is_asked_where_people_give_it_and_only_at_birth() -> None:
    assert "id" in form("state", new=True)
    assert "id" not in form("state")
    assert "id" not in form("proceeding", new=True)


def test_nobody_but_the_hub_makes_an_example() -> None:
    assert all("is_example" not in form_for(kind, MAPPING, "en")() for kind in TYPES.values())


def test_what_a_numbered_text_leaves_open_has_the_number_of_the_whole() -> None:
    labels = {term.code: term_label(term, "en") for term in ASSISTANCE}
    assert labels["93(10)-other"] == "93(10) Other assistance"
    assert labels["93(10)"] == "93(10) From a State to the Court"
    assert "-other" not in " ".join(labels.values())


def test_an_article_is_cited_as_the_readers_language_cites_it() -> None:
    labels = {term.code: term_label(term, "fr") for term in ASSISTANCE}
    assert labels["93(10)-other"] == "93-10 Autre forme d’assistance"
    assert labels["93(1)(i)"].startswith("93-1-i ")
    assert labels["93(10)(b)(i)a"].startswith("93-10-b-i-a ")
