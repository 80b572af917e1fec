"""Requests for assistance: directions, organs, what is asked, steps, answers and difficulties."""

from collections.abc import Iterator

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

_PROPOSED = "Proposed list of the hub"

REQUEST_DIRECTION = Vocabulary(
    "request_direction",
    Text("Direction", "Sens"),
    "Rome Statute, articles 87(6), 93(1), 93(10) and 96",
    (
        Term("incoming", Text("Incoming: from a State (article 93(10))", "Entrante : d’un État (article 93-10)")),
        Term("outgoing", Text("Outgoing: to a State (articles 93(1) and 96)", "Sortante : à un État (articles 93-1 et 96)")),
        Term("organisation", Text("With an organisation (article 87(6))", "Avec une organisation (article 87-6)")),
    ),
)  # fmt: skip

ISSUING_ORGAN = Vocabulary(
    "issuing_organ",
    Text("Issued by", "Émise par"),
    "Rome Statute, part 9, and rules 176 and 194; Bureau’s report on cooperation (ICC-ASP/20)",
    (
        Term("office", Text("Office of the Prosecutor", "Bureau du Procureur")),
        Term("registry", Text("Registry", "Greffe")),
        Term("chamber", Text("A Chamber", "Une chambre")),
        Term("defence", Text("Defence", "Défense")),
        Term("state", Text("A State", "Un État")),
        Term("organisation", Text("An organisation", "Une organisation")),
    ),
)

REQUEST_CHANNEL = Vocabulary(
    "request_channel",
    Text("Channel", "Voie de transmission"),
    "Rome Statute, article 87(1); rules 177 and 194",
    (
        Term("registrar", Text("Through the Registrar (rule 194)", "Par l’intermédiaire du Greffier (règle 194)")),
        Term("diplomatic", Text("Diplomatic channel", "Voie diplomatique")),
        Term("designated_authority", Text("Authority designated by the State", "Autorité désignée par l’État")),
        Term("interpol", Text("INTERPOL or a regional organisation (article 87(1)(b))", "INTERPOL ou une organisation régionale (article 87-1-b)")),
        Term("direct", Text("Direct", "Directe")),
        Term("portal", Text("Secure portal", "Portail sécurisé")),
    ),
)  # fmt: skip

RESPONSE_KIND = Vocabulary(
    "response_kind",
    Text("Initial substantive response", "Première réponse sur le fond"),
    "Strategic Plan 2023-2025, annex 1, KPI 3; an acknowledgement or a question for clarification is none",
    (
        Term("assistance_given", Text("Assistance given", "Assistance fournie")),
        Term(
            "assistance_given_in_part",
            Text("Assistance given in part", "Assistance fournie en partie"),
        ),
        Term("reasoned_refusal", Text("Reasoned refusal", "Refus motivé")),
        Term("nothing_held", Text("Nothing held", "Aucun élément détenu")),
        Term("legal_bar", Text("Named legal bar", "Obstacle juridique indiqué")),
    ),
)

_COURT_TO_STATE = {
    "a": ("Identification and whereabouts of persons, location of items", "Identification de personnes, localisation de personnes ou de biens"),
    "b": ("Taking and production of evidence, including expert opinions", "Rassemblement et production d’éléments de preuve, y compris les dépositions et les expertises"),
    "c": ("Questioning of a person being investigated or prosecuted", "Interrogatoire de personnes faisant l’objet d’une enquête ou de poursuites"),
    "d": ("Service of documents", "Signification de documents"),
    "e": ("Facilitating the voluntary appearance of witnesses or experts", "Mesures facilitant la comparution volontaire de témoins ou d’experts"),
    "f": ("Temporary transfer of persons", "Transfèrement temporaire de personnes"),
    "g": ("Examination of places or sites, exhumations, grave sites", "Examen de localités ou de sites, exhumation et examen de cadavres enterrés"),
    "h": ("Searches and seizures", "Perquisitions et saisies"),
    "i": ("Provision of records and documents", "Transmission de dossiers et de documents"),
    "j": ("Protection of victims and witnesses, preservation of evidence", "Protection des victimes et des témoins, préservation des éléments de preuve"),
    "k": ("Identification, tracing, freezing or seizure of proceeds and assets", "Identification, localisation, gel ou saisie du produit de crimes et d’avoirs"),
    "l": ("Any other assistance not prohibited by the law of the requested State", "Toute autre forme d’assistance non interdite par la législation de l’État requis"),
}  # fmt: skip


def _court_to_state() -> Iterator[Term]:
    for letter, (en, fr) in _COURT_TO_STATE.items():
        yield Term(f"93(1)({letter})", Text(en, fr), "93(1)")


ASSISTANCE = Vocabulary(
    "assistance",
    Text("Assistance", "Assistance"),
    "Rome Statute, article 93(1)(a) to (l) and article 93(10)(b)(i) (short labels; the legal text prevails)",
    (
        Term("93(1)", Text("From the Court to a State", "De la Cour à un État")),
        *_court_to_state(),
        Term("93(10)", Text("From a State to the Court", "D’un État à la Cour")),
        Term("93(10)(b)(i)a", Text("Transmission of statements, documents or other evidence", "Transmission de dépositions, de documents et autres éléments de preuve"), "93(10)"),
        Term("93(10)(b)(i)b", Text("Questioning of a person detained by order of the Court", "Interrogatoire d’une personne détenue par ordre de la Cour"), "93(10)"),
        Term("93(10)-other", Text("Other assistance", "Autre forme d’assistance"), "93(10)"),
    ),
)  # fmt: skip

REQUEST_STEP = Vocabulary(
    "request_step",
    Text("Step", "Étape"),
    _PROPOSED
    + ", after article 96, rule 194 and recommendations R279 and R281 of the Independent Expert Review",
    (
        Term("submitted", Text("Handed in", "Déposée")),
        Term("transmitted", Text("Passed on", "Transmise")),
        Term("acknowledged", Text("Acknowledged", "Accusé de réception")),
        Term("clarification_asked", Text("Clarification asked", "Précisions demandées")),
        Term("clarification_given", Text("Clarification given", "Précisions fournies")),
        Term("translated", Text("Translated", "Traduite")),
        Term("reminder", Text("Reminder", "Rappel")),
        Term("partial_answer", Text("Part of the answer", "Réponse partielle")),
        Term("further_answer", Text("Further answer", "Réponse complémentaire")),
        Term(
            "consultation",
            Text("Consultation (articles 93(3) and 97)", "Consultation (articles 93-3 et 97)"),
        ),
        Term("other", Text("Other", "Autre")),
    ),
)

DIFFICULTY = Vocabulary(
    "difficulty",
    Text("Difficulty", "Difficulté"),
    _PROPOSED + ", after article 93(3) to (6), article 97 and the Bureau’s report on cooperation (ICC-ASP/20), annex III",
    (
        Term("incomplete_request", Text("Request lacks information", "Informations insuffisantes dans la demande")),
        Term("language", Text("Language or translation", "Langue ou traduction")),
        Term("review_delay", Text("Time spent in review", "Délai de relecture")),
        Term("national_law", Text("Bar under national law", "Obstacle de droit interne")),
        Term("ongoing_national_investigation", Text("Ongoing national investigation or prosecution", "Enquête ou poursuites nationales en cours")),
        Term("national_security", Text("National security (article 72)", "Sécurité nationale (article 72)")),
        Term("third_party_information", Text("Information of a third party (article 73)", "Renseignements émanant d’un tiers (article 73)")),
        Term("other_obligation", Text("Other international obligation or immunity", "Autre obligation internationale ou immunité")),
        Term("capacity", Text("Lack of capacity or resources", "Manque de capacités ou de moyens")),
        Term("security", Text("Security on the ground", "Sécurité sur le terrain")),
        Term("location_unknown", Text("Person or item not found", "Personne ou objet non localisé")),
        Term("channel", Text("Channel or competence unclear", "Voie ou compétence incertaine")),
        Term("no_answer", Text("No answer", "Absence de réponse")),
        Term("other", Text("Other", "Autre")),
    ),
)  # fmt: skip
