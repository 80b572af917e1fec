"""Sharing of information: directions, channels, categories, and the legal gates before it."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

_PROPOSED = "Proposed list of the hub"

SHARING_DIRECTION = Vocabulary(
    "sharing_direction",
    Text("Direction", "Sens"),
    "Strategic Plan 2023-2025, paragraph 36",
    (
        Term("given", Text("Given by the Office", "Communiquée par le Bureau")),
        Term("received", Text("Received by the Office", "Reçue par le Bureau")),
    ),
)

SHARING_CHANNEL = Vocabulary(
    "sharing_channel",
    Text("Channel", "Voie de transmission"),
    _PROPOSED,
    (
        Term("registrar", Text("Through the Registrar", "Par l’intermédiaire du Greffier")),
        Term(
            "designated_authority",
            Text("Authority designated by the State", "Autorité désignée par l’État"),
        ),
        Term("diplomatic", Text("Diplomatic channel", "Voie diplomatique")),
        Term("secure_line", Text("Secure line", "Ligne sécurisée")),
        Term("joint_team", Text("Within a joint team", "Au sein d’une équipe conjointe")),
        Term("in_person", Text("Handed over in person", "Remise en main propre")),
        Term("other", Text("Other", "Autre")),
    ),
)

SHARING_CATEGORY = Vocabulary(
    "sharing_category",
    Text("Category of information", "Catégorie d’informations"),
    _PROPOSED,
    (
        Term("statements", Text("Statements", "Dépositions")),
        Term("documents", Text("Documents", "Documents")),
        Term("forensic", Text("Forensic material", "Éléments de criminalistique")),
        Term(
            "digital",
            Text("Digital, audio or video material", "Éléments numériques, audio ou vidéo"),
        ),
        Term("open_source", Text("Open-source material", "Éléments issus de sources ouvertes")),
        Term("financial", Text("Financial information", "Renseignements financiers")),
        Term("imagery", Text("Imagery and maps", "Images et cartes")),
        Term("communications", Text("Communications data", "Données de communications")),
        Term("analysis", Text("Analysis", "Analyse")),
        Term("lead", Text("Lead", "Piste d’enquête")),
        Term("physical_item", Text("Physical item", "Objet")),
        Term("other", Text("Other", "Autre")),
    ),
)

SHARING_USE = Vocabulary(
    "sharing_use",
    Text("What became of it", "Suites données"),
    "Strategic Plan 2023-2025, annex 1, KPI 3",
    (
        Term("unconfirmed", Text("Not yet confirmed", "Pas encore confirmée")),
        Term("awaited", Text("No use recorded", "Aucune utilisation consignée"), "unconfirmed"),
        Term("recorded", Text("Use recorded, not confirmed", "Utilisation consignée, non confirmée"), "unconfirmed"),
        Term("withdrawn", Text("Confirmation withdrawn", "Confirmation retirée"), "unconfirmed"),
        Term("confirmed", Text("Use confirmed", "Utilisation confirmée")),
    ),
)  # fmt: skip

GATE = Vocabulary(
    "gate",
    Text("Legal gate", "Condition juridique préalable"),
    "Rome Statute, articles 21(3), 54(3)(e), 68, 72, 73, 93(8) and 93(10); rule 194",
    (
        Term("provider_consent", Text("Consent of the State that provided it (93(10)(b)(ii)a; rule 194(4))", "Consentement de l’État qui a fourni l’élément (93-10-b-ii-a ; règle 194-4)")),
        Term("article_54_3_e", Text("Received on condition of confidentiality (54(3)(e))", "Obtenu sous condition de confidentialité (54-3-e)")),
        Term("article_68", Text("Protection of victims and witnesses (68; 93(10)(b)(ii)b; rule 194(3))", "Protection des victimes et des témoins (68 ; 93-10-b-ii-b ; règle 194-3)")),
        Term("article_72", Text("National security information (72)", "Renseignements touchant à la sécurité nationale (72)")),
        Term("article_73", Text("Third-party information (73)", "Renseignements émanant de tiers (73)")),
        Term("article_93_8", Text("Confidential documents or information (93(8))", "Documents ou renseignements confidentiels (93-8)")),
        Term("risk_to_person", Text("Risk to the person in the receiving State (21(3))", "Risque pour la personne dans l’État destinataire (21-3)")),
        Term("state_not_party", Text("State not party (93(10)(c))", "État non partie (93-10-c)")),
        Term("onward_use", Text("Conditions of onward use", "Conditions d’utilisation ultérieure")),
    ),
)  # fmt: skip

GATE_DECISION = Vocabulary(
    "gate_decision",
    Text("Decision", "Décision"),
    _PROPOSED,
    (
        Term("open", Text("Open: not decided", "En suspens")),
        Term("cleared", Text("Cleared", "Remplie")),
        Term("cleared_with_conditions", Text("Cleared with conditions", "Remplie, sous réserves")),
        Term("not_applicable", Text("Does not apply", "Sans objet")),
        Term("refused", Text("Refused", "Non remplie : refus")),
    ),
)


GATE_VIEWS = Vocabulary(
    "gate_views",
    Text("Views obtained", "Avis recueilli"),
    "Rules of Procedure and Evidence, rule 194(3)",
    (
        Term("chamber", Text("Of the Chamber that ordered it", "De la Chambre qui l’a ordonnée")),
        Term("witness", Text("Of the witness or victim", "Du témoin ou de la victime")),
        Term("both", Text("Of both", "Des deux")),
        Term("not_needed", Text("None needed", "Aucun avis requis")),
    ),
)


def lets_through(gate_decision: str | None) -> bool:
    """Whether a gate with this decision stands in the way no more (none, open and refused do)."""
    return gate_decision in ("cleared", "cleared_with_conditions", "not_applicable")
