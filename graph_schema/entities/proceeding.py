"""A domestic or hybrid proceeding on core international crimes or serious national crimes."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from graph_schema.cautions import Caution, caution_about
from graph_schema.core import (
    Entity,
    Facet,
    Group,
    Link,
    Part,
    PartialDate,
    Recognised,
    Text,
    TypeInfo,
    field,
    relation,
)
from graph_schema.on_the_spot import OnTheSpot
from graph_schema.partial_date import last_day
from graph_schema.parts import RelatedBecause
from graph_schema.told import TellingPart, Told
from graph_schema.vocabularies.crimes import binds_since
from graph_schema.vocabularies.proceedings import (
    AFTER_JUDGMENT,
    BEFORE_JUDGMENT,
    OUTCOME,
    STAGE,
    presumed_innocent,
)


class Charge(Part):
    """One crime a person is said to have committed, and what became of the charge."""

    crime: str = field(Text("Crime", "Crime"), required=True, vocabulary="crime")
    status: str | None = field(
        Text("Status of the charge", "État de la charge"), vocabulary="charge_status"
    )


class Person(TellingPart):
    """A suspect or accused as public sources name them; innocent until finally convicted (article 66)."""

    told: ClassVar[tuple[Told, ...]] = (
        Told(
            "presumed_innocent",
            Text("Presumed innocent", "Présomption d’innocence"),
            lambda values: presumed_innocent(values.get("status")),
        ),
    )

    name: str = field(
        Text("Name as published", "Nom tel que publié"),
        required=True,
        search=True,
        longest=300,
        help=Text(
            "Only as public sources give it; “not named” where they give none.",
            "Seulement tel que le donnent des sources publiques ; « non nommé » à défaut.",
        ),
    )
    status: str | None = field(Text("Status", "Statut"), vocabulary="person_status")
    charges: list[Charge] = field(Text("Charges", "Charges"))
    sentence: str | None = field(Text("Sentence", "Peine"))


class Proceeding(Entity):
    """A proceeding before a national or hybrid forum; its title is the name it is known by."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="proceeding",
        path="proceedings",
        prefix="prc",
        label=Text("Proceeding", "Procédure"),
        plural=Text("Proceedings", "Procédures"),
        help=Text("A domestic or hybrid proceeding on core international crimes, on offences under article 70, or on serious crimes under national law.", "Une procédure nationale ou hybride portant sur les crimes internationaux les plus graves, sur les atteintes visées à l’article 70 ou sur des crimes graves de droit interne."),
        editors=("mapping",),
        date_field="last_event_on",
        recognised_by=Recognised(
            people=("suspects", "accused"),
            reference="reference",
            forum="in_state",
            bodies="conducted_by",
            places="committed_in",
            about="linked_to",
            related="related_to",
            dates=("opened_on", "last_event_on"),
        ),
        groups=(
            Group("forum", Text("Forum and place", "For et lieu")),
            Group("persons", Text("Persons, crimes and charges", "Personnes, crimes et charges")),
            Group("progress", Text("Stage and outcome", "Stade et issue")),
            Group("links", Text("Links", "Liens")),
        ),
    )  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("opened_on", "last_event_on"),)
    on_the_spot: ClassVar[dict[str, tuple[OnTheSpot, ...]]] = {
        "conducted_by": (
            OnTheSpot("authority", Text("authority", "autorité"), ("title", "kind", "of_state")),
            OnTheSpot(
                "organisation",
                Text("hybrid court", "juridiction hybride"),
                ("title", "based_in", "created_by_national_law"),
                {"kind": "hybrid_court"},
            ),
        )
    }
    facets: ClassVar[tuple[Facet, ...]] = (
        Facet("in_state"),
        Facet("linked_to"),
        Facet("stage"),
        Facet("outcome"),
        Facet("jurisdiction_bases"),
        Facet("crimes", also=("suspects.charges.crime", "accused.charges.crime")),
        Facet("last_event_on", by="year"),
        Facet("last_verified_on", by="age"),
        Facet("in_absentia"),
        Facet("committed_in"),
        Facet("scope"),
    )
    found_by: ClassVar[tuple[str, ...]] = ("conducted_by",)

    reference: str | None = field(Text("File number", "Numéro de dossier"), index=True, search=True)
    scope: str | None = field(Text("Scope", "Objet"), vocabulary="proceeding_scope", filter=True)
    summary: str | None = field(
        Text("Summary of the conduct", "Résumé des faits"), form="paragraphs", search=True
    )
    in_state: Link | None = relation(
        Text("Forum State", "État du for"),
        reverse=Text("Proceedings before its courts", "Procédures devant ses juridictions"),
        to=("state",),
        filter=True,
        in_list=True,
        group="forum",
        help=Text("The State whose authorities or courts conduct it.", "L’État dont les autorités ou les juridictions la mènent."),
    )  # fmt: skip
    conducted_by: list[Link] = relation(
        Text("Conducted by", "Menée par"),
        reverse=Text("Proceedings conducted", "Procédures menées"),
        to=("authority", "organisation"),
        group="forum",
        help=Text("The conducting authority, or the hybrid court.", "L’autorité qui la mène, ou la juridiction hybride."),
    )  # fmt: skip
    jurisdiction_bases: list[str] = field(
        Text("Bases of jurisdiction", "Fondements de la compétence"),
        vocabulary="jurisdiction_basis",
        filter=True,
        group="forum",
    )
    committed_in: list[Link] = relation(
        Text("Crimes committed in", "Crimes commis en"),
        reverse=Text(
            "Proceedings on crimes committed there", "Procédures sur des crimes commis dans l’État"
        ),
        to=("state",),
        filter=True,
        group="forum",
        help=Text("Where the conduct took place, whichever State tries it.", "Là où les faits ont eu lieu, quel que soit l’État qui en juge."),
    )  # fmt: skip
    suspects: list[Person] = field(Text("Suspects", "Suspects"), search=True, group="persons")
    accused: list[Person] = field(Text("Accused", "Accusés"), search=True, group="persons")
    accused_count: int | None = field(
        Text("Number of suspects and accused", "Nombre de suspects et d’accusés"),
        least=0,
        group="persons",
        help=Text(
            "As reported, also where not all are named.",
            "Tel que signalé, même si tous ne sont pas nommés.",
        ),
    )
    crimes: list[str] = field(
        Text("Crimes", "Crimes"),
        vocabulary="crime",
        filter=True,
        group="persons",
        help=Text(
            "Of the proceeding as a whole, such as a structural investigation: an article or a national qualification, never a guessed sub-paragraph.",
            "De la procédure dans son ensemble, telle une enquête structurelle : un article ou une qualification nationale, jamais un alinéa supposé.",
        ),
    )
    stage: str | None = field(
        Text("Stage", "Stade"), vocabulary="stage", filter=True, in_list=True, group="progress",
        help=Text("Once its dated steps are recorded, stage, outcome and latest step follow from them.", "Une fois ses étapes datées enregistrées, stade, issue et dernière étape en découlent."),
    )  # fmt: skip
    outcome: str | None = field(
        Text("Outcome", "Issue"), vocabulary="outcome", filter=True, in_list=True, group="progress"
    )
    outcome_in_words: str | None = field(
        Text("Outcome in words", "Issue en toutes lettres"),
        form="paragraphs",
        search=True,
        group="progress",
    )
    in_absentia: str | None = field(
        Text("In absentia", "Par défaut"), vocabulary="in_absentia", filter=True, group="progress"
    )
    opened_on: PartialDate | None = field(
        Text("Opened on", "Ouverte le"), index=True, group="progress"
    )
    last_event_on: PartialDate | None = field(
        Text("Latest known step on", "Dernière étape connue le"),
        index=True,
        filter=True,
        in_list=True,
        group="progress",
        help=Text(
            "Date of the latest step that sources report; the steps themselves are records of their own.",
            "Date de la dernière étape signalée par les sources ; les étapes elles-mêmes sont des fiches distinctes.",
        ),
    )
    last_verified_on: PartialDate | None = field(
        Text("Last verified on", "Vérifiée le"),
        index=True,
        group="progress",
        set_by="review",
        help=Text(
            "The day on which a reviewer last held it against a source; a verification alone sets it.",
            "Le jour où un examinateur l’a confrontée pour la dernière fois à une source ; seule une vérification l’inscrit.",
        ),
    )
    verified_against: Link | None = relation(
        Text("Verified against", "Vérifiée d’après"),
        reverse=Text("Proceedings verified against it", "Procédures vérifiées d’après elle"),
        to=("source",),
        group="progress",
        set_by="review",
    )
    linked_to: list[Link] = relation(
        Text("Linked to the situation", "Liée à la situation"),
        reverse=Text("Domestic proceedings", "Procédures nationales"),
        to=("situation",),
        filter=True,
        in_list=True,
        group="links",
    )
    same_person_as: list[Link] = relation(
        Text("Same person as in the case", "Même personne que dans l’affaire"),
        reverse=Text("Proceedings on the same person", "Procédures visant la même personne"),
        to=("case",),
        group="links",
    )
    same_conduct_as: list[Link] = relation(
        Text("Same conduct as in the case", "Même comportement que dans l’affaire"),
        reverse=Text("Proceedings on the same conduct", "Procédures visant le même comportement"),
        to=("case",),
        group="links",
    )
    related_to: list[RelatedBecause] = relation(
        Text("Related proceedings", "Procédures connexes"),
        reverse=Text("Related proceedings", "Procédures connexes"),
        to=("proceeding",),
        group="links",
    )


_BINDS_LATER = Text(
    "Article {crime} of the Statute bound no State before {since}, later than the dates of this proceeding: domestic law governs, so record its own qualification beside it.",
    "L’article {crime} du Statut ne liait aucun État avant le {since}, après les dates de cette procédure : le droit interne s’applique ; indiquez aussi sa propre qualification.",
)
_OUTCOME_AHEAD = Text(
    "The outcome “{outcome}” takes a judgment, and the stage is “{stage}”: one of the two is not up to date.",
    "L’issue « {outcome} » suppose un jugement, alors que le stade est « {stage} » : l’un des deux n’est pas à jour.",
)


@caution_about("proceeding")
def binds_later(values: Mapping[str, Any]) -> Iterator[Caution]:
    """Provisions that could bind nobody yet when the proceeding was opened (or, where that is not known, at
    its latest step): amendments of the Statute, and before 1 July 2002 the Statute itself (articles 11 and
    126)."""
    known = values.get("opened_on") or values.get("last_event_on")
    if not known:
        return
    named: list[tuple[tuple[str | int, ...], str]] = [
        (("crimes",), code) for code in values.get("crimes") or ()
    ]
    for field_name in ("suspects", "accused"):
        for number, person in enumerate(values.get(field_name) or ()):
            for place, charge in enumerate(person.get("charges") or ()):
                named.append(((field_name, number, "charges", place, "crime"), charge["crime"]))
    for where, code in named:
        since = binds_since(code)
        if since and last_day(known) < since:
            yield Caution(where, _BINDS_LATER, {"crime": code, "since": since})


@caution_about("proceeding")
def outcome_ahead(values: Mapping[str, Any]) -> Iterator[Caution]:
    """An outcome that only a judgment gives, at a stage before any judgment."""
    stage, outcome = values.get("stage"), values.get("outcome")
    if outcome in AFTER_JUDGMENT and stage in BEFORE_JUDGMENT:
        said = {"outcome": OUTCOME[outcome].label, "stage": STAGE[stage].label}
        yield Caution(("outcome",), _OUTCOME_AHEAD, said)
