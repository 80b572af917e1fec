"""Admissibility: levels, grounds under articles 17 to 20, and what the judges decided."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

ADMISSIBILITY_LEVEL = Vocabulary(
    "admissibility_level",
    Text("Level", "Niveau"),
    "Rome Statute, articles 17 to 19",
    (
        Term("situation", Text("Situation", "Situation")),
        Term("case", Text("Case", "Affaire")),
    ),
)

DOMESTIC_ACTIVITY = Vocabulary(
    "domestic_activity",
    Text("Domestic activity", "Activité nationale"),
    "Rome Statute, article 17(1)(a) and (b); the order of the questions: Appeals Chamber, Katanga, 25 September 2009, ICC-01/04-01/07-1497, paragraph 78",
    (
        Term("active", Text("A State investigates or prosecutes, or has done so", "Un État enquête ou poursuit, ou l’a fait")),
        Term("inactive", Text("No State does", "Aucun État ne le fait")),
        Term("not_established", Text("Not established yet", "Pas encore établi")),
    ),
)  # fmt: skip

SAMENESS = Vocabulary(
    "sameness",
    Text("Same person or conduct", "Même personne ou comportement"),
    "Rome Statute, articles 17(1)(c) and 20(3); Appeals Chamber, Ruto et al., 30 August 2011, ICC-01/09-01/11-307, paragraph 40",
    (
        Term("same", Text("The same", "Le ou la même")),
        Term("in_part", Text("In part", "En partie")),
        Term("different", Text("Different", "Différent")),
        Term("not_established", Text("Not established yet", "Pas encore établi")),
    ),
)  # fmt: skip

ADMISSIBILITY_BASIS = Vocabulary(
    "admissibility_basis",
    Text("Basis", "Fondement"),
    "Rome Statute, articles 17, 18, 19, 20 and 53 (short labels; the legal text prevails)",
    (
        Term("17(1)(a)", Text("Being investigated or prosecuted by a State", "Enquête ou poursuites en cours dans un État")),
        Term("17(1)(b)", Text("Investigated, and the State decided not to prosecute", "Enquête menée, et l’État a décidé de ne pas poursuivre")),
        Term("17(1)(c)", Text("Already tried for the conduct", "Personne déjà jugée pour le comportement")),
        Term("17(1)(d)", Text("Not of sufficient gravity", "Gravité insuffisante")),
        Term("17(2)(a)", Text("Unwilling: shielding the person", "Manque de volonté : soustraire la personne à sa responsabilité")),
        Term("17(2)(b)", Text("Unwilling: unjustified delay", "Manque de volonté : retard injustifié")),
        Term("17(2)(c)", Text("Unwilling: not independent or impartial", "Manque de volonté : absence d’indépendance ou d’impartialité")),
        Term("17(3)", Text("Unable: collapse or unavailability of the judicial system", "Incapacité : effondrement ou indisponibilité de l’appareil judiciaire")),
        Term("inactivity", Text("Inactivity of the State", "Inaction de l’État")),
        Term("18", Text("Deferral to a State’s investigation (article 18)", "Déférence à l’enquête d’un État (article 18)")),
        Term("19", Text("Challenge to admissibility (article 19)", "Exception d’irrecevabilité (article 19)")),
        Term("20(3)", Text("Ne bis in idem", "Ne bis in idem")),
        Term("53(1)(c)", Text("Interests of justice", "Intérêts de la justice")),
    ),
)  # fmt: skip

ADMISSIBILITY_DECISION = Vocabulary(
    "admissibility_decision",
    Text("Decision on admissibility", "Décision sur la recevabilité"),
    "Rome Statute, articles 18 and 19",
    (
        Term("admissible", Text("Admissible", "Recevable")),
        Term("inadmissible", Text("Inadmissible", "Irrecevable")),
        Term("investigation_authorised_to_resume", Text("Resumption of the investigation authorised", "Reprise de l’enquête autorisée")),
        Term("deferred_to_state", Text("Deferred to the State", "Déférée à l’État")),
        Term("confirmed_on_appeal", Text("Confirmed on appeal", "Confirmée en appel")),
        Term("reversed_on_appeal", Text("Reversed on appeal", "Infirmée en appel")),
        Term("other", Text("Other", "Autre")),
    ),
)  # fmt: skip
