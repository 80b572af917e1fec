"""Controlled values: complete against the texts they come from, in two languages, and self-checking."""

from collections.abc import Iterator

import pytest

from graph_schema.text import Text
from graph_schema.vocabularies.proceedings import presumed_innocent
from graph_schema.vocabularies.sharing import lets_through
from graph_schema.vocabulary import VOCABULARIES, Term, Vocabulary

CRIME = VOCABULARIES["crime"]

SAME_IN_BOTH = {
    "Active", "Assistance", "Bengali", "Crime", "Documents", "Europe", "Extermination", "Improbable", "Khmer", "Kinyarwanda", "Lingala", "Ne bis in idem", "Participant", "Public", "Ratification", "Sango", "Situation", "Succession", "Suspect", "Swahili", "Tagalog", "Torture", "Volume",
}  # fmt: skip
"""Words that English and French spell alike, and languages named in their own words."""


def children(parent: str) -> list[str]:
    return [term.code for term in CRIME if term.parent == parent]


def roman(number: int) -> str:
    """The Roman numeral of a number below forty, in small letters."""
    tens, units = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[units]


@pytest.mark.parametrize(
    ("article", "letters"), [("6", "abcde"), ("7(1)", "abcdefghijk")], ids=["genocide", "humanity"]
)
def test_each_letter_of_the_article_is_there(article: str, letters: str) -> None:
    assert children(article) == [f"{article}({letter})" for letter in letters]


@pytest.mark.parametrize(
    ("article", "number"), [("8(2)(a)", 8), ("8(2)(b)", 29), ("8(2)(c)", 4), ("8(2)(e)", 19)]
)
def test_each_numeral_of_article_8_is_there(article: str, number: int) -> None:
    assert children(article) == [f"{article}({roman(one)})" for one in range(1, number + 1)]


@pytest.mark.parametrize(
    ("crime", "number"),
    [
        ("7(1)(g)", 6), ("8(2)(b)(xxii)", 6), ("8(2)(e)(vi)", 6), ("8(2)(a)(ii)", 3), ("8(2)(a)(vii)", 2),
        ("8(2)(b)(vii)", 4), ("8(2)(b)(x)", 2), ("8(2)(c)(i)", 4), ("8(2)(e)(xi)", 2),
    ],
)  # fmt: skip
def test_the_elements_of_crimes_tell_as_many_crimes_apart(crime: str, number: int) -> None:
    assert children(crime) == [f"{crime}-{one}" for one in range(1, number + 1)]


def test_no_other_provision_is_divided_by_the_elements() -> None:
    divided = {term.parent for term in CRIME if "-" in term.code}
    assert len(divided) == 9


def test_the_tree_of_crimes_has_no_code_beside_those_of_the_texts() -> None:
    statute = (
        1 + 4 + 1 + 4 + 5 + 11 + 8 + 29 + 4 + 19
    )  # 5; 6, 7, 8, 8bis; 7(1); four of 8(2); letters
    elements = 6 * 3 + 3 + 2 + 4 + 2 + 4 + 2
    administration_of_justice = 1 + 6
    national = 1 + 10
    assert len(CRIME.terms) == statute + elements + administration_of_justice + national


def test_whole_articles_hold_their_crimes() -> None:
    assert children("5") == ["6", "7", "8", "8bis"]
    assert children("8") == ["8(2)(a)", "8(2)(b)", "8(2)(c)", "8(2)(e)"]
    assert CRIME.within("7(1)(g)") == {"7(1)(g)", *(f"7(1)(g)-{one}" for one in range(1, 7))}
    assert "8(2)(e)(vi)-2" in CRIME.within("8")
    assert "8(2)(e)(vi)-2" in CRIME.within("5")
    assert not CRIME.within("5") & (CRIME.within("70") | CRIME.within("national"))
    assert CRIME.within("8bis") == {"8bis"}


@pytest.mark.parametrize(
    ("amendment", "codes"),
    [
        ("RC/Res.5", {"8(2)(e)(xiii)", "8(2)(e)(xiv)", "8(2)(e)(xv)"}),
        ("RC/Res.6", {"8bis"}),
        ("ICC-ASP/16/Res.4", {"8(2)(b)(xxvii)", "8(2)(b)(xxviii)", "8(2)(b)(xxix)", "8(2)(e)(xvi)", "8(2)(e)(xvii)", "8(2)(e)(xviii)"}),
        ("ICC-ASP/18/Res.5", {"8(2)(e)(xix)"}),
    ],
)  # fmt: skip
def test_crimes_added_by_an_amendment_say_so(amendment: str, codes: set[str]) -> None:
    assert {term.code for term in CRIME if term.note and f"({amendment})" in term.note.en} == codes


def test_labels_of_crimes_use_the_words_of_the_statute() -> None:
    assert (
        CRIME.say("8(2)(b)(xxv)", "fr")
        == "Fait d’affamer délibérément des civils comme méthode de guerre"
    )
    assert CRIME.say("8(2)(b)(xxv)") == "Starvation of civilians as a method of warfare"
    assert CRIME.say("7(1)(c)", "fr") == "Réduction en esclavage"
    assert CRIME.say("8(2)(e)(v)") == CRIME.say("8(2)(b)(xvi)") == "Pillaging"


def test_assistance_has_the_twelve_letters_of_93_1_and_the_two_of_93_10() -> None:
    assistance = VOCABULARIES["assistance"]
    codes = [term.code for term in assistance if term.parent == "93(1)"]
    assert codes == [f"93(1)({letter})" for letter in "abcdefghijkl"]
    assert [term.code for term in assistance if term.parent == "93(10)"] == [
        "93(10)(b)(i)a", "93(10)(b)(i)b", "93(10)-other",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("charge_status", "alleged charged convicted acquitted dropped"),
        ("regional_group", "african asia_pacific eastern_european grulac weog"),
        ("project_kind", "contribution partnership programme"),
        ("court_organ", "office registry presidency court none"),
        ("request_direction", "incoming outgoing organisation"),
        ("engagement_status", "planned held cancelled"),
        ("outreach_status", "draft developed"),
        ("secondment_status", "offered agreed serving ended"),
        ("marking", "closed office named community public"),
        ("source_reliability", "A B C D E F"),
        ("information_credibility", "1 2 3 4 5 6"),
        ("gate", "provider_consent article_54_3_e article_68 article_72 article_73 article_93_8 risk_to_person state_not_party onward_use"),
        ("response_kind", "assistance_given assistance_given_in_part reasoned_refusal nothing_held legal_bar"),
    ],
)  # fmt: skip
def test_lists_that_rules_count_by_hold_exactly_these_codes(name: str, codes: str) -> None:
    assert [term.code for term in VOCABULARIES[name]] == codes.split()


def labels() -> Iterator[tuple[str, Text]]:
    for vocabulary in VOCABULARIES.values():
        yield vocabulary.name, vocabulary.label
        for term in vocabulary:
            yield f"{vocabulary.name} {term.code}", term.label
            if term.note:
                yield f"{vocabulary.name} {term.code} (note)", term.note


def test_every_label_is_french_in_french() -> None:
    untranslated = {place: text.en for place, text in labels() if text.en == text.fr}
    assert {place: en for place, en in untranslated.items() if en not in SAME_IN_BOTH} == {}


def test_french_labels_use_the_typographic_apostrophe() -> None:
    assert [place for place, text in labels() if "'" in text.fr] == []


def test_no_two_values_of_a_list_read_alike_at_one_level() -> None:
    for vocabulary in VOCABULARIES.values():
        for language in ("en", "fr"):
            said = [(term.parent, term.label.say(language)) for term in vocabulary]
            assert len(set(said)) == len(said), vocabulary.name


def test_every_list_names_the_text_or_proposal_it_comes_from() -> None:
    assert all(len(vocabulary.source) > 8 for vocabulary in VOCABULARIES.values())


def test_only_the_finally_convicted_are_not_presumed_innocent() -> None:
    statuses = [term.code for term in VOCABULARIES["person_status"]]
    assert [code for code in statuses if not presumed_innocent(code)] == ["convicted_final"]
    assert presumed_innocent(None)


def test_only_a_settled_gate_lets_information_through() -> None:
    decisions = [term.code for term in VOCABULARIES["gate_decision"]]
    open_ones = [code for code in decisions if not lets_through(code)]
    assert open_ones == ["open", "refused"]
    assert not lets_through(None)


YES, NO = Term("yes", Text("Yes", "Oui")), Term("no", Text("No", "Non"))


def test_a_code_declared_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="declares a code twice"):
        Vocabulary("twice", Text("Twice", "Deux fois"), "Test", (YES, YES))
    assert "twice" not in VOCABULARIES


def test_a_value_before_its_parent_is_refused() -> None:
    narrower = Term("surely", Text("Surely", "Certainement"), parent="yes")
    with pytest.raises(ValueError, match="surely stands before its parent yes"):
        Vocabulary("orphan", Text("Orphan", "Orphelin"), "Test", (narrower, YES))


def test_a_list_without_a_source_is_refused() -> None:
    with pytest.raises(ValueError, match="names no source"):
        Vocabulary("unsourced", Text("Unsourced", "Sans source"), " ", (YES, NO))


def test_a_name_declared_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="crime is declared twice"):
        Vocabulary("crime", Text("Crime", "Crime"), "Test", (YES, NO))
    assert VOCABULARIES["crime"] is CRIME


def test_a_text_that_lacks_a_language_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="lacks its words in “fr”"):
        Text("Only English", " ")


def test_a_code_that_the_list_no_longer_has_is_shown_as_it_is() -> None:
    assert VOCABULARIES["stage"].say("abolished", "fr") == "abolished"
