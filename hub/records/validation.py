"""What is wrong with a value, as one clear sentence at the field it is about.

Pydantic is the one validator; this module hands it the values of a form, an import row or an API call
and says its errors in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph_schema.core import Declared, FieldSpec
from graph_schema.text import Text
from hub.search.terms import near_terms

Wanted = TypeVar("Wanted", bound=Declared)

Place = tuple[str | int, ...]
"""Where an error is: field name, then position and field within Parts (`("accused", 0, "name")`)."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong value: where, and why in words."""

    place: Place
    text: Text
    values: Mapping[str, Any]

    def say(self, language: str = "en") -> str:
        """The sentence in one language."""
        return self.text.say(language, **self.values) if self.values else self.text.say(language)

    def moved_to(self, place: Place) -> FieldError:
        """The same error at another place."""
        return replace(self, place=place)

    @property
    def column(self) -> str:
        """The place as an import file names it: `accused.1.name`."""
        return ".".join(str(one + 1) if isinstance(one, int) else one for one in self.place)


_REQUIRED = Text("This is needed.", "Cette valeur est nécessaire.")
SENTENCES: Mapping[str, Text] = {
    "missing": _REQUIRED,
    "string_type": _REQUIRED,
    "model_type": _REQUIRED,
    "dict_type": _REQUIRED,
    "extra_forbidden": Text("There is no such field here.", "Ce champ n’existe pas ici."),
    "int_parsing": Text("A whole number was expected.", "Un nombre entier est attendu."),
    "int_type": Text("A whole number was expected.", "Un nombre entier est attendu."),
    "int_from_float": Text("A whole number was expected.", "Un nombre entier est attendu."),
    "int_parsing_size": Text("This number is too large.", "Ce nombre est trop grand."),
    "float_parsing": Text("A number was expected.", "Un nombre est attendu."),
    "float_type": Text("A number was expected.", "Un nombre est attendu."),
    "finite_number": Text("A number was expected.", "Un nombre est attendu."),
    "bool_parsing": Text("Yes or no was expected.", "Oui ou non est attendu."),
    "bool_type": Text("Yes or no was expected.", "Oui ou non est attendu."),
    "list_type": Text("A list was expected.", "Une liste est attendue."),
    "greater_than_equal": Text("At least {ge} was expected.", "Au moins {ge} est attendu."),
    "date_form": Text("Expected a date such as 2022, 2022-05 or 2022-05-17.", "Une date telle que 2022, 2022-05 ou 2022-05-17 est attendue."),
    "date_range": Text("The year must lie between 1600 and 2400.", "L’année doit être comprise entre 1600 et 2400."),
    "date_impossible": Text("There is no such day in the calendar.", "Ce jour n’existe pas dans le calendrier."),
    "in_future": Text("This day lies in the future.", "Cette date est dans le futur."),
    "day_needed": Text("A whole day is needed here, such as 2022-05-17.", "Un jour entier est nécessaire ici, par exemple 2022-05-17."),
    "dates_reversed": Text("This lies before “{earlier}” ({start}).", "Cette date précède « {earlier} » ({start})."),
    "unknown_term": Text("“{value}” is not one of the values allowed here.", "« {value} » ne figure pas parmi les valeurs admises ici."),
    "unknown_term_near": Text("“{value}” is not one of the values allowed here; near it: {near}.", "« {value} » ne figure pas parmi les valeurs admises ici ; proches : {near}."),
    "too_long": Text("At most {longest} characters.", "Au plus {longest} caractères."),
    "url_form": Text("Expected an address beginning with https://.", "Une adresse commençant par https:// est attendue."),
    "twice": Text("A value stands here twice.", "Une valeur figure ici deux fois."),
    "id_form": Text(
        "The identifier of a record was expected, such as prc-2x7kd9mq.", "L’identifiant d’une fiche est attendu, par exemple prc-2x7kd9mq."
    ),
    "marking_of_type": Text(
        "Records of this type cannot have this marking.", "Les fiches de ce type ne peuvent avoir ce marquage."
    ),
    "unknown_field": Text("“{value}” is no field of this type.", "« {value} » n’est pas un champ de ce type."),
    "reader_key": Text(
        "“{value}” names no reader: write org:…, state:…, group:… or person:….",
        "« {value} » ne désigne aucun lecteur : écrire org:…, state:…, group:… ou person:….",
    ),
    "string_pattern_mismatch": Text(
        "Only lower-case letters, digits and hyphens, beginning with a letter or digit.",
        "Seulement des minuscules, chiffres et traits d’union, en commençant par une lettre ou un chiffre.",
    ),
    "end_unknown": Text("There is no record “{value}” that you may see.", "Il n’existe pas de fiche « {value} » que vous puissiez consulter."),
    "end_type": Text("“{value}” is of another type than this relation takes.", "« {value} » n’est pas du type que cette relation admet."),
    "end_retired": Text("“{value}” has been retired.", "« {value} » a été retirée."),
    "end_itself": Text("A record cannot be related to itself.", "Une fiche ne peut être liée à elle-même."),
    "marking_not_yours": Text("You may not give this marking.", "Vous ne pouvez pas donner ce marquage."),
    "marking_names_nobody": Text(
        "Name at least one reader for this marking.", "Désignez au moins un lecteur pour ce marquage."
    ),
    "marking_shuts_you_out": Text(
        "With this marking you could not see the record yourself.", "Avec ce marquage, vous ne pourriez plus consulter la fiche vous-même."
    ),
    "citation_needed": Text(
        "A fact that is shown beyond the Office needs a source.", "Un fait communiqué au-delà du Bureau doit citer une source."
    ),
    "row_twice": Text("Another row already stands for this record.", "Une autre ligne concerne déjà cette fiche."),
    "reader_unknown": Text("“{value}” names nobody that you may see.", "« {value} » ne désigne personne que vous puissiez consulter."),
    "id_taken": Text("This identifier cannot be used.", "Cet identifiant ne peut être utilisé."),
    "id_made": Text(
        "The hub gives a new record its identifier; leave it empty.", "Le hub attribue son identifiant à une nouvelle fiche ; laissez-le vide."
    ),
    "set_by_others": Text("This is for the Office to record; what stands is kept.", "Il appartient au Bureau de consigner cette donnée ; la valeur en place est conservée."),
    "settled": Text("The Office has received it: only the Office changes this now.", "Le Bureau l’a reçue : lui seul modifie désormais cette valeur."),
    "before_recorded": Text("The Office has recorded something of {day} already: this day cannot lie before it.", "Le Bureau a déjà consigné un fait du {day} : cette date ne peut lui être antérieure."),
    "given_for_another": Text("You can give this in the name of your own authority alone.", "Vous ne pouvez agir ici qu’au nom de votre propre autorité."),
    "follower_uncited": Text("“{title}” would be shown with it, and has no source.", "« {title} » serait communiquée avec elle et ne cite aucune source."),
    "consent_needed": Text(
        "This shows what another authority gave to more people: say who of it agreed, and when.",
        "Ceci ouvre à davantage de lecteurs ce qu’une autre autorité a communiqué : indiquez qui, en son sein, y a consenti, et quand.",
    ),
    "example_title": Text("The title of an example begins with “Example”.", "Le titre d’un exemple commence par « Example »."),
}  # fmt: skip
"""Every reason a value is refused for, by its code."""

_OTHER = Text("This value cannot be used here.", "Cette valeur ne peut être utilisée ici.")


def error(place: Place, code: str, **values: Any) -> FieldError:
    """A `FieldError` by its code in `SENTENCES`."""
    return FieldError(place, SENTENCES[code], values)


def _field_error(kind: type[Declared], detail: ErrorDetails) -> FieldError:
    place = tuple(one for one in detail["loc"] if one != "id" or len(detail["loc"]) == 1)
    code = detail["type"]
    context = dict(detail.get("ctx", {}))
    if code == "string_type" and detail.get("input") is not None:
        return FieldError(place, _OTHER, {})
    if code == "unknown_term":
        return _unknown_term(kind, place, context)
    if code == "dates_reversed":
        earlier = str(context["earlier"])
        context["earlier"] = _label(kind, (*place[:-1], earlier))
    declared: Text | None = _own_sentence(kind, place, code) or SENTENCES.get(code)
    if declared is None:
        message = Text(detail["msg"], detail["msg"])
        own = kind.sentences.get(code)
        return FieldError(
            place, own or (_OTHER if not detail["msg"] else message), context if own else {}
        )
    return FieldError(place, declared, context)


def _unknown_term(kind: type[Declared], place: Place, context: dict[str, Any]) -> FieldError:
    """What to say of a value that is none of its list: of a list in a tree, which nobody knows by heart, also
    the values that it is most like."""
    spec, _ = _spec_at(kind, place)
    vocabulary = spec.vocabulary if spec else None
    if vocabulary is not None and any(term.parent for term in vocabulary):
        near = [term.code for term in near_terms(vocabulary, str(context["value"]))]
        if near:
            return error(place, "unknown_term_near", value=context["value"], near=", ".join(near))
    return FieldError(place, SENTENCES["unknown_term"], context)


def _own_sentence(kind: type[Declared], place: Place, code: str) -> Text | None:
    """What the Part or the relation at a place says itself of a reason that others share."""
    _, holder = _spec_at(kind, place)
    return holder.sentences.get(code) if holder is not kind else None


def _label(kind: type[Declared], place: Place) -> Text | str:
    """The label of the field at a place, going down into Parts."""
    spec, _ = _spec_at(kind, place)
    return spec.label if spec else str(place[-1])


def _spec_at(kind: type[Declared], place: Place) -> tuple[FieldSpec | None, type[Declared]]:
    """The field at a place, going down into Parts and relations, and the model that declares it."""
    model: Any = kind
    holder, spec = kind, None
    for one in place:
        if isinstance(one, str) and model is not None:
            spec, holder = model.fields.get(one), model
            model = spec.model if spec else None
    return spec, holder


def validated(
    kind: type[Wanted], values: Mapping[str, Any]
) -> tuple[Wanted | None, list[FieldError]]:
    """The record (or other declared thing) that the values make, or every error found; never both."""
    try:
        return kind.model_validate(dict(values)), []
    except ValidationError as refused:
        found = [_field_error(kind, detail) for detail in refused.errors(include_url=False)]
        unique = {(one.place, one.text): one for one in found}
        return None, list(unique.values())
