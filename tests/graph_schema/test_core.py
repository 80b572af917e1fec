"""The building blocks: values are cleaned and checked alike everywhere, and a bad declaration is refused."""

from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from pydantic import ValidationError

from graph_schema.core import (
    TYPES,
    DeclarationError,
    Entity,
    Group,
    Link,
    Part,
    PartialDate,
    Text,
    TypeInfo,
    check_types,
    field,
    relation,
)

WORD = Text("Word", "Mot")


def info(name: str = "thing", **said: Any) -> TypeInfo:
    """What is said of a type made up for a test."""
    return TypeInfo(
        **{
            "name": name, "path": f"{name}s", "prefix": name[:3] + "x", "label": WORD, "plural": WORD,
            "help": WORD, "editors": ("mapping",),
        }
        | said
    )  # fmt: skip


@pytest.fixture(autouse=True)
def register() -> Iterator[None]:
    """The register of types, put back after each test."""
    before = dict(TYPES)
    yield
    TYPES.clear()
    TYPES.update(before)


class Clue(Part):
    colour: str | None = field(Text("Colour", "Couleur"), search=True)
    found_on: PartialDate | None = field(Text("Found on", "Trouvé le"))


class Kinship(Link):
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("since", "until"),)
    since: PartialDate | None = field(Text("Since", "Depuis"))
    until: PartialDate | None = field(Text("Until", "Jusqu’à"))


@pytest.fixture
def thing() -> type[Entity]:
    class Thing(Entity):
        info: ClassVar[TypeInfo] = info(groups=(Group("more", Text("More", "Plus")),))
        sentences: ClassVar[dict[str, Text]] = {}
        date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("opened_on", "closed_on"),)
        body: str | None = field(Text("Body", "Corps"), form="paragraphs", longest=20)
        crimes: list[str] = field(Text("Crimes", "Crimes"), vocabulary="crime")
        opened_on: PartialDate | None = field(Text("Opened", "Ouverte"), index=True, group="more")
        closed_on: PartialDate | None = field(Text("Closed", "Close"), group="more")
        count: int | None = field(Text("Count", "Nombre"), least=0)
        share: float | None = field(Text("Share", "Part"))
        seen: bool = field(Text("Seen", "Vue"), default=False)
        url: str | None = field(Text("Address", "Adresse"), form="url")
        likes: list[Kinship] = relation(Text("Likes", "Aime"), reverse=WORD, to=("state",))
        owner: Link | None = relation(Text("Owner", "Propriétaire"), reverse=WORD, to=("state",))
        clues: list[Clue] = field(Text("Clues", "Indices"))

    return Thing


def errors(kind: type[Entity], **values: Any) -> dict[tuple[str | int, ...], str]:
    """Where values are refused, and with which code."""
    with pytest.raises(ValidationError) as refused:
        kind.model_validate({"title": "A thing", **values})
    return {one["loc"]: one["type"] for one in refused.value.errors()}


# --- values


def test_words_are_cleaned_of_what_nobody_sees(thing: type[Entity]) -> None:
    record: Any = thing.model_validate(
        {"title": "  Caf\u0065\u0301\u200b \u202eabc  ", "body": "one\r\ntwo"}
    )
    assert record.title == "Café abc"
    assert record.body == "one\ntwo"


@pytest.mark.parametrize("blank", ["", "   ", "\u200b", None])
def test_a_blank_clears_a_value_and_a_list(thing: type[Entity], blank: str | None) -> None:
    record: Any = thing.model_validate(
        {
            "title": "x",
            "body": blank,
            "crimes": blank,
            "seen": blank,
            "marking": blank,
            "clues": blank,
        }
    )
    assert (record.body, record.crimes, record.seen, record.marking, record.clues) == (
        None,
        [],
        False,
        "office",
        [],
    )


def test_two_records_do_not_share_their_empty_lists(thing: type[Entity]) -> None:
    one: Any = thing.model_validate({"title": "x"})
    other: Any = thing.model_validate({"title": "y"})
    one.crimes.append("7")
    assert other.crimes == []


@pytest.mark.parametrize("blank", ["", " \t", None])
def test_a_required_value_may_not_be_blank(thing: type[Entity], blank: str | None) -> None:
    assert set(errors(thing, title=blank)) == {("title",)}


@pytest.mark.parametrize("values", [{}, {"crimes": ""}, {"crimes": []}])
def test_a_required_list_holds_at_least_one_value(values: dict[str, Any]) -> None:
    class Charge(Entity):
        info: ClassVar[TypeInfo] = info("charge")
        crimes: list[str] = field(WORD, vocabulary="crime", required=True)

    assert set(errors(Charge, **values)) == {("crimes",)}
    Charge.model_validate({"title": "x", "crimes": ["7"]})


def test_values_come_from_their_vocabulary(thing: type[Entity]) -> None:
    assert errors(thing, crimes=["7", "7(2)"]) == {("crimes",): "unknown_term"}
    assert errors(thing, crimes=["7", "7"]) == {("crimes",): "twice"}
    record: Any = thing.model_validate(
        {"title": "x", "crimes": ["8(2)(b)(xxii)-1", "national:murder"]}
    )
    assert record.crimes == ["8(2)(b)(xxii)-1", "national:murder"]


def test_texts_have_a_longest_length(thing: type[Entity]) -> None:
    assert errors(thing, body="x" * 21) == {("body",): "too_long"}
    assert errors(thing, title="x" * 301) == {("title",): "too_long"}


def test_numbers_are_numbers(thing: type[Entity]) -> None:
    assert errors(thing, count="many", share="half") == {
        ("count",): "int_parsing",
        ("share",): "float_parsing",
    }
    assert errors(thing, count=-1, share="nan") == {
        ("count",): "greater_than_equal",
        ("share",): "finite_number",
    }
    record: Any = thing.model_validate({"title": "x", "count": "0", "share": "97.5"})
    assert (record.count, record.share) == (0, 97.5)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://example.org", "https://a b", "example.org"]
)
def test_a_web_address_begins_with_https(thing: type[Entity], address: str) -> None:
    assert errors(thing, url=address) == {("url",): "url_form"}


@pytest.mark.parametrize(
    ("opened", "closed", "fine"),
    [
        ("2023", "2022-12-31", False),
        ("2023-06-02", "2023-06-01", False),
        ("2023-06-02", "2023-06", True),
        ("2023-06", "2023", True),
        ("2023-06-01", "2023-06-01", True),
    ],
)
def test_an_end_is_refused_only_where_it_surely_lies_before_the_start(
    thing: type[Entity], opened: str, closed: str, fine: bool
) -> None:
    values = {"title": "x", "opened_on": opened, "closed_on": closed}
    if fine:
        thing.model_validate(values)
    else:
        assert errors(thing, **values) == {("closed_on",): "dates_reversed"}


def test_an_unknown_field_is_refused(thing: type[Entity]) -> None:
    assert errors(thing, colour="red") == {("colour",): "extra_forbidden"}


def test_a_relation_is_an_id_or_an_id_with_properties(thing: type[Entity]) -> None:
    record: Any = thing.model_validate(
        {
            "title": "x",
            "owner": " ukr ",
            "likes": ["fra", {"id": "deu", "since": "2022", "until": "2023"}],
        }
    )
    assert record.owner.id == "ukr"
    assert [(link.id, link.since) for link in record.likes] == [("fra", None), ("deu", "2022")]
    assert errors(thing, owner="Ukraine!") == {("owner", "id"): "string_pattern_mismatch"}
    assert errors(thing, likes=["fra", "fra"]) == {("likes",): "twice"}
    assert errors(thing, likes=[{"id": "fra", "since": "2023", "until": "2022"}]) == {
        ("likes", 0, "until"): "dates_reversed"
    }


def test_an_error_in_a_part_says_which_part(thing: type[Entity]) -> None:
    assert errors(thing, clues=[{"colour": "red"}, {"found_on": "soon"}]) == {
        ("clues", 1, "found_on"): "date_form"
    }


def test_reader_keys_name_readers(thing: type[Entity]) -> None:
    thing.model_validate(
        {
            "title": "x",
            "named_to": ["org:auth-ltu-ps", "role:cso_liaison"],
            "excluded": ["state:fra"],
        }
    )
    assert errors(thing, named_to=["office"]) == {("named_to",): "reader_key"}
    assert errors(thing, named_to=["org:"]) == {("named_to",): "reader_key"}
    assert errors(thing, excluded=["group:vigilance"]) == {("excluded",): "reader_key"}


def test_fields_still_to_be_confirmed_are_fields(thing: type[Entity]) -> None:
    thing.model_validate({"title": "x", "unconfirmed_fields": ["opened_on", "clues.1.colour"]})
    assert errors(thing, unconfirmed_fields=["age"]) == {("unconfirmed_fields",): "unknown_field"}


def test_a_marking_that_the_type_does_not_know_is_refused() -> None:
    class Secret(Entity):
        info: ClassVar[TypeInfo] = info("secret", markings=("closed",), preset_marking="closed")

    preset: Any = Secret.model_validate({"title": "x"})
    assert preset.marking == "closed"
    assert errors(Secret, marking="public") == {("marking",): "marking_of_type"}


def test_the_preset_marking_of_one_type_is_not_that_of_the_next(thing: type[Entity]) -> None:
    class Note(Entity):
        info: ClassVar[TypeInfo] = info("note", preset_marking="community")

    markings = [getattr(kind.model_validate({"title": "x"}), "marking") for kind in (thing, Note)]  # noqa: B009 - typed as Any
    assert markings == ["office", "community"]


# --- declarations


def declare(said: TypeInfo, annotations: dict[str, Any], **values: Any) -> type[Entity]:
    """A type as if it stood in a module: its annotations and the values given to them."""
    namespace = {
        "info": said, "__annotations__": {"info": ClassVar[TypeInfo], **annotations},
        "__module__": __name__, **values,
    }  # fmt: skip
    return type("Made", (Entity,), namespace)


@pytest.mark.parametrize(
    ("annotation", "declared", "complaint"),
    [
        (str | None, None, "was not declared"),
        (str | None, field(WORD, vocabulary="crimes"), "unknown vocabulary “crimes”"),
        (int | None, field(WORD, vocabulary="crime"), "has a vocabulary and is no text"),
        (list[str], field(WORD, index=True), "only single values"),
        (float | None, field(WORD, index=True), "no decimals have an index"),
        (int | None, field(WORD, search=True), "only texts are searched"),
        (Clue | None, field(WORD), "Parts are declared as a list"),
        (dict[str, str], field(WORD), "are not known"),
        (str | int, field(WORD), "one type or nothing"),
        (int | None, field(WORD, refers_to=("state",)), "only a text holds the id"),
        (str | None, field(WORD, group="elsewhere"), "undeclared group “elsewhere”"),
    ],
)
def test_a_field_that_contradicts_itself_is_refused_when_it_is_declared(
    annotation: Any, declared: Any, complaint: str
) -> None:
    with pytest.raises(DeclarationError, match=complaint):
        declare(info(), {"odd": annotation}, odd=declared)
    assert "thing" not in TYPES


def test_a_name_that_the_store_needs_is_refused() -> None:
    with pytest.raises(DeclarationError, match="the store itself needs the name “readers”"):
        declare(info(), {"readers": list[str]}, readers=field(WORD))
    with pytest.raises(DeclarationError, match="the store itself needs the name “position”"):
        type(
            "Odd",
            (Part,),
            {
                "__annotations__": {"position": str | None},
                "__module__": __name__,
                "position": field(WORD),
            },
        )


def test_two_types_cannot_share_a_name_a_path_or_a_prefix(thing: type[Entity]) -> None:
    for said in (
        info("thing", path="others", prefix="oth"),
        info("other", path="things", prefix="oth"),
        info("other", path="others", prefix="thix"),
    ):
        with pytest.raises(DeclarationError, match="share a name, a path or a prefix"):
            declare(said, {})


def test_dates_in_order_are_two_dates_declared_in_that_order() -> None:
    dates = {"one": PartialDate | None, "two": PartialDate | None}
    for pair in (("two", "one"), ("one", "three"), ("title", "one")):
        with pytest.raises(DeclarationError, match="not two dates declared in that order"):
            declare(info(), dates, one=field(WORD), two=field(WORD), date_orders=(pair,))


def test_the_date_that_sorts_a_type_is_one_of_its_dates() -> None:
    with pytest.raises(DeclarationError, match="“title” is no date field"):
        declare(info(date_field="title"), {})


@pytest.mark.parametrize(
    "said",
    [{"markings": ("closed", "secret")}, {"markings": ("closed",), "preset_marking": "office"}],
)
def test_markings_are_those_of_the_hub_and_hold_the_preset_one(said: dict[str, Any]) -> None:
    with pytest.raises(DeclarationError, match="markings are not in order"):
        declare(info(**said), {})


def test_relations_point_to_types_that_exist() -> None:
    declare(info(), {"owner": Link | None}, owner=relation(WORD, reverse=WORD, to=("planet",)))
    with pytest.raises(DeclarationError, match=r"Made.owner points to unknown types \['planet'\]"):
        check_types()


def test_ids_held_in_parts_are_of_types_that_exist() -> None:
    class Pointer(Part):
        whom: str | None = field(WORD, refers_to=("planet",))

    declare(info(), {"pointers": list[Pointer]}, pointers=field(WORD))
    with pytest.raises(DeclarationError, match=r"Made.pointers.whom points to unknown types"):
        check_types()


def test_a_marking_follows_a_required_relation() -> None:
    declare(
        info(marking_follows="owner"),
        {"owner": Link | None},
        owner=relation(WORD, reverse=WORD, to=("state",)),
    )
    with pytest.raises(DeclarationError, match="“owner” is no required relation"):
        check_types()


def test_a_relation_without_targets_is_refused() -> None:
    with pytest.raises(DeclarationError, match="a relation has targets"):
        declare(info(), {"owner": Link | None}, owner=relation(WORD, reverse=WORD, to=()))


@pytest.mark.parametrize("base", [Part, Link])
def test_only_records_have_relations(base: type) -> None:
    declared = relation(WORD, reverse=WORD, to=("state",))
    with pytest.raises(DeclarationError, match="“owner” has no place to be stored in"):
        type(
            "Odd",
            (base,),
            {"__annotations__": {"owner": Link | None}, "__module__": __name__, "owner": declared},
        )
