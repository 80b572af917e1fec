"""Every type of the design is declared, in two languages, with its rules, and holds what the documents say."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

import graph_schema.entities  # noqa: F401 - fills the register of types
from graph_schema.core import TYPES, FieldSpec, all_fields
from graph_schema.text import Text
from hub.access import ROLES

PATHS = {
    "state": "states", "authority": "authorities", "organisation": "organisations", "situation": "situations",
    "case": "cases", "proceeding": "proceedings", "stage_event": "stage-events",
    "admissibility_note": "admissibility-notes", "agreement": "agreements", "jit": "teams",
    "secondment": "secondments", "request": "requests", "sharing_event": "sharing", "project": "projects",
    "roadmap": "roadmaps", "milestone": "milestones", "engagement": "engagements",
    "outreach_programme": "outreach-programmes", "practice_note": "practice", "question": "questions",
    "reply": "replies", "cooperation_law": "cooperation-laws", "focal_point": "focal-points",
    "recommendation": "recommendations", "measurement": "measurements", "target": "targets", "source": "sources",
}  # fmt: skip

FIELDS = {
    "state": "title iso2 regional_group statute_status signed_on statute_since withdrawal_notified_on statute_until implementing_legislation privileges_agreement_since",
    "authority": "kind is_central_authority single_focal_point languages shows_what_it_works_on of_state",
    "organisation": "kind seat mandate founded_on ended_on created_by_national_law based_in active_in",
    "situation": "icc_number examination_opened_on examination_closed_on investigation_opened_on investigation_concluded_on merged_into concerns",
    "case": "icc_number stage of_situation",
    "proceeding": "reference scope stage outcome jurisdiction_bases crimes suspects accused accused_count opened_on last_verified_on in_absentia summary in_state committed_in conducted_by linked_to same_person_as same_conduct_as related_to",
    "stage_event": "stage outcome on of_proceeding",
    "admissibility_note": "level assessment basis on about_proceeding about_case",
    "agreement": "kind court_organ status signed_on in_force_on expires_on party about",
    "jit": "kind set_up_on ended_on member about",
    "secondment": "direction kind status specialty started_on ended_on skills_transferred person seconded_from seconded_to about",
    "request": "direction reference issuing_organ registry_received_on received_on sent_on acknowledged_on initial_substantive_response_on response_kind closed_on withdrawn_on language assistance difficulties reviewer stand_in steps gates requester requested about for_proceeding",
    "sharing_event": "on direction channel categories conditions_of_use gates uses provider recipient answers about for_proceeding used_in",
    "project": "kind status started_on ended_on results lessons_learned progress about partner supports rests_on",
    "roadmap": "kind due_on achieved_on with_state about",
    "milestone": "kind due_on achieved_on of_roadmap achieved_by",
    "engagement": "kind theme status held_on ended_on place hosted_by_office with_csos participants_count countries_count guidance outcomes follow_ups participants about visits with_group hosted_by attended_by",
    "outreach_programme": "year status developed_on about",
    "practice_note": "topic kind language body authored_by about relates_to",
    "question": "topic body by",
    "reply": "body by answers",
    "cooperation_law": "covers requirements reviewed_on of_state",
    "focal_point": "topics role contact of_authority",
    "recommendation": "number text allocation mandate_holder assessment status impediments timing as_of",
    "measurement": "kpi year value note about",
    "target": "kpi year number in_words reason set_on",
    "source": "title publisher published_on url document_number",
}  # fmt: skip


def fields() -> Iterator[tuple[str, FieldSpec]]:
    for name, entity in TYPES.items():
        for place, spec in all_fields(entity.fields):
            yield f"{name}.{place}", spec


def errors(name: str, **values: Any) -> dict[tuple[str | int, ...], str]:
    """Where a record is refused, and with which code; nothing where it is accepted."""
    try:
        TYPES[name].model_validate({"title": "A record", **values})
    except ValidationError as refused:
        return {one["loc"]: one["type"] for one in refused.errors()}
    return {}


def test_the_types_are_those_of_the_design_each_at_its_address() -> None:
    assert {name: entity.info.path for name, entity in TYPES.items()} == PATHS


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_type_has_the_fields_that_the_design_names(name: str) -> None:
    assert [one for one in FIELDS[name].split() if one not in TYPES[name].fields] == []


def test_gates_uses_and_steps_have_the_fields_that_the_design_names() -> None:
    sharing, request = TYPES["sharing_event"].fields, TYPES["request"].fields
    assert {"kind", "decision", "on", "by"} <= set(inner(sharing["gates"]))
    assert {"kind", "decision", "on", "by"} <= set(inner(request["gates"]))
    assert {"used_on", "purpose", "confirmed_on", "withdrawn_on", "end_user"} <= set(
        inner(sharing["uses"])
    )
    assert set(inner(TYPES["project"].fields["progress"])) == {"on", "text", "source"}
    assert set(inner(TYPES["jit"].fields["member"])) == {"joined_on", "left_on", "capacity"}
    accused = TYPES["proceeding"].fields["accused"]
    assert set(inner(accused)) == {"name", "status", "charges", "sentence"}
    assert set(inner(inner(accused)["charges"])) == {"crime", "status"}


def inner(spec: FieldSpec) -> dict[str, FieldSpec]:
    model: Any = spec.model
    return dict(model.fields)


def test_every_label_and_help_is_french_in_french() -> None:
    texts: dict[str, Text] = {}
    for name, entity in TYPES.items():
        texts |= {f"{name} help": entity.info.help}
        texts |= {f"{name} {code}": text for code, text in entity.sentences.items()}
    for place, spec in fields():
        texts |= {place: spec.label} | ({f"{place} help": spec.help} if spec.help else {})
        texts |= {f"{place} reverse": spec.reverse} if spec.reverse else {}
    alike = {
        "Charges", "Conclusions", "Contact", "Crime", "Crimes", "Note", "Organisation", "Organisations",
        "Participants", "Parties", "Question", "Questions", "Situation", "Situations", "Source", "Sources", "Suspects",
    }  # fmt: skip
    same = {place: text.en for place, text in texts.items() if text.en == text.fr}
    assert set(same.values()) == alike
    assert [place for place, text in texts.items() if "'" in text.fr] == []


def test_editors_are_roles_of_the_hub_and_nobody_edits_alone_as_administrator() -> None:
    for name, entity in TYPES.items():
        assert set(entity.info.editors) <= set(ROLES) - {"admin"}, name
        assert entity.info.editors, name


@pytest.mark.parametrize(
    ("role", "edits"),
    [
        ("practitioner", "practice_note question reply request"),
        ("cso_liaison", "engagement organisation outreach_programme practice_note question reply source"),
        ("mapping", "admissibility_note authority case organisation proceeding question reply situation source stage_event state"),
        ("manager", "measurement project question recommendation reply situation source target"),
        ("cooperation", "agreement authority case cooperation_law engagement focal_point jit milestone organisation practice_note project question reply request roadmap secondment sharing_event situation source state"),
    ],
)  # fmt: skip
def test_each_role_edits_its_types(role: str, edits: str) -> None:
    assert [name for name in sorted(TYPES) if role in TYPES[name].info.editors] == edits.split()


def test_a_list_shows_three_to_six_columns_beside_the_title() -> None:
    for name, entity in TYPES.items():
        shown = [spec.name for spec in entity.fields.values() if spec.in_list]
        assert 2 <= len(shown) <= 6, (name, shown)


def test_every_closed_list_of_a_record_can_be_filtered_but_rare_ones() -> None:
    rare = {
        "state.deposit_kind", "request.channel", "request.language", "request.translated_into", "measurement.unit",
    }  # fmt: skip
    unfiltered = {
        f"{name}.{spec.name}"
        for name, entity in TYPES.items()
        for spec in entity.own_fields().values()
        if spec.kind in ("term", "terms") and not spec.filter
    }
    assert unfiltered == rare


def test_what_sorts_or_filters_a_type_by_date_has_an_index() -> None:
    for name, entity in TYPES.items():
        for spec in entity.fields.values():
            if spec.is_date and (spec.filter or spec.name == entity.info.date_field):
                assert spec.index, f"{name}.{spec.name}"


def test_names_of_people_and_protected_organisations_have_readers_of_their_own() -> None:
    narrower = {place: spec.audience for place, spec in fields() if spec.audience}
    assert narrower == {
        "organisation.threats": "role:cso_liaison",
        "organisation.protected_names": "role:cso_liaison",
        "engagement.participants": "role:cso_liaison",
        "secondment.person": "office",
        "request.difficulties": "office",
        "request.reviewer": "office",
        "request.stand_in": "office",
        "request.reviews": "office",
        "request.gates": "office",
        "sharing_event.gates": "office",
    }


def test_what_only_the_liaison_may_read_is_in_no_index_of_words() -> None:
    for place, spec in fields():
        if spec.audience == "role:cso_liaison":
            assert not spec.search, place
            assert not any(one.search for one in inner(spec).values()), place


def test_records_on_people_and_protected_organisations_have_ids_that_say_nothing() -> None:
    opaque = {name for name, entity in TYPES.items() if entity.info.opaque_ids}
    assert opaque >= {
        "organisation",
        "secondment",
        "focal_point",
        "request",
        "sharing_event",
        "admissibility_note",
    }


def test_the_vigilance_layer_is_always_closed() -> None:
    assert TYPES["admissibility_note"].info.markings == ("closed",)
    common = {"level": "case", "about_case": "case-x"}
    assert errors("admissibility_note", **common, marking="office") == {
        ("marking",): "marking_of_type"
    }
    note: Any = TYPES["admissibility_note"].model_validate({"title": "x", **common})
    assert (note.marking, note.named_to) == ("closed", ["group:vigilance"])


def test_no_note_asks_for_a_verdict() -> None:
    fields = TYPES["admissibility_note"].own_fields()
    codes = {term.code for spec in fields.values() for term in spec.vocabulary or ()}
    assert not codes & {
        "admissible",
        "inadmissible",
        "willing",
        "unwilling",
        "able",
        "unable",
        "genuine",
    }


def test_a_decision_of_the_court_has_its_day_and_its_source() -> None:
    decided = {"decision": "inadmissible", "on": "2013-10-11"}
    cited = {"citations": [{"id": "src-x", "locator": "para 1"}]}
    found = errors("case", admissibility_decisions=[decided])
    assert found == {("admissibility_decisions",): "decision_uncited"}
    assert errors("case", admissibility_decisions=[decided], **cited) == {}
    undated = errors("case", admissibility_decisions=[{"decision": "inadmissible"}], **cited)
    assert undated == {("admissibility_decisions", 0, "on"): "missing"}


def test_names_and_contacts_are_never_wider_than_named() -> None:
    for name in ("focal_point", "request", "sharing_event"):
        assert TYPES[name].info.markings == ("closed", "office", "named")


def test_a_step_has_the_marking_of_its_proceeding_and_a_reply_that_of_its_question() -> None:
    follows = {
        name: entity.info.marking_follows
        for name, entity in TYPES.items()
        if entity.info.marking_follows
    }
    assert follows == {"stage_event": "of_proceeding", "reply": "answers"}


def test_retiring_what_an_indicator_looks_at_takes_two_people() -> None:
    assert {name for name, entity in TYPES.items() if entity.info.confirm_retirement} == {
        "situation", "project", "agreement", "jit", "sharing_event", "roadmap", "milestone", "secondment",
        "engagement", "request", "outreach_programme", "measurement", "target",
    }  # fmt: skip


# --- rules that belong to a declaration


def test_the_id_of_a_state_is_its_iso_code() -> None:
    assert TYPES["state"].info.given_ids
    assert errors("state", id="ukr", iso2="UA") == {}
    assert errors("state", id="ukraine", iso2="UA") == {("id",): "iso_code"}
    assert errors("state", id="u-r", iso2="UA") == {("id",): "iso_code"}
    assert errors("state", id="ukr", iso2="ua") == {("iso2",): "iso2_form"}


def test_namibia_and_norway_are_states_like_the_others() -> None:
    assert errors("state", id="nam", iso2="NA") == errors("state", id="nor", iso2="NO") == {}


def test_a_relocation_agreement_is_never_a_record() -> None:
    assert errors("agreement", kind="relocation") == {("kind",): "relocation_number_only"}
    assert errors("agreement", kind="enforcement_ad_hoc") == {}


def test_a_civil_society_organisation_says_whether_it_may_be_named() -> None:
    for kind in ("civil_society", "civil_society_media", "victims_group"):
        assert errors("organisation", kind=kind) == {("naming",): "naming_undecided"}
        assert errors("organisation", kind=kind, naming="protected") == {}
    assert errors("organisation", kind="un_body") == {}


def test_an_organisation_that_agreed_to_be_named_did_so_on_a_day_and_in_a_scope() -> None:
    assert errors("organisation", kind="civil_society", naming="agreed") == {
        ("named_since",): "agreement_undated", ("naming_scope",): "agreement_undated",
    }  # fmt: skip
    assert errors(
        "organisation", kind="civil_society", naming="agreed", named_since="2023", naming_scope="on the portal"
    ) == {}  # fmt: skip


@pytest.mark.parametrize(
    "place", ["title", "acronym", "seat", "mandate", "link_to_office", "note", "external_id"]
)
def test_a_protected_name_stands_in_no_field_that_others_read(place: str) -> None:
    values = {
        "kind": "civil_society", "naming": "protected", place: "Run by Women of Alba since 2011",
        "protected_names": [{"name": "women of alba"}],
    }  # fmt: skip
    assert errors("organisation", **values) == {("protected_names",): "name_shown"}
    values[place] = "Protected organisation 12"
    assert errors("organisation", **values) == {}


def test_a_protected_name_does_not_stand_in_the_id() -> None:
    protected = {
        "kind": "civil_society",
        "naming": "protected",
        "protected_names": [{"name": "Women of Alba"}],
    }
    assert errors("organisation", id="org-women-of-alba", **protected) == {
        ("protected_names",): "name_shown"
    }
    assert errors("organisation", id="org-x7k2m9q4", **protected) == {}
