"""Recommendations of the Independent Expert Review, and figures that the graph cannot compute."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

RECOMMENDATION_CLUSTER = Vocabulary(
    "recommendation_cluster",
    Text("Cluster", "Groupe de recommandations"),
    "Bureau’s report on cooperation (ICC-ASP/20), paragraphs 21 and 22 and annex III; Strategic Plan 2023-2025, paragraph 20",
    (
        Term("international_organisations", Text("Relations with international organisations", "Relations avec les organisations internationales")),
        Term("judicial_assistance", Text("Cooperation and judicial assistance", "Coopération et entraide judiciaire")),
        Term("both_groups", Text("Listed in both groups", "Cité dans les deux groupes")),
        Term("tracking_and_arrest", Text("Tracking and arrest of suspects", "Localisation et arrestation de suspects")),
        Term("new_york_liaison_office", Text("New York Liaison Office", "Bureau de liaison de New York")),
        Term("assembly_interest", Text("Of interest to the Assembly", "Intéressant l’Assemblée")),
        Term("strategic_plan", Text("Taken up in the Strategic Plan", "Reprise dans le Plan stratégique")),
    ),
)  # fmt: skip

RECOMMENDATION_STATUS = Vocabulary(
    "recommendation_status",
    Text("Status", "Statut"),
    "Proposed list of the hub, after the Bureau’s report on cooperation (ICC-ASP/20), annex III, as of 4 November 2021",
    (
        Term("supported", Text("Supported", "Soutenue")),
        Term("partly_supported", Text("Supported in part", "Soutenue en partie")),
        Term("supported_needs_resources", Text("Supported, needs resources", "Soutenue, appelle des ressources")),
        Term("positive_in_practice", Text("Assessed positively, matches practice", "Évaluée positivement, conforme à la pratique")),
        Term("positive_with_limits", Text("Assessed positively, within limits", "Évaluée positivement, avec des limites")),
        Term("positive_needs_resources", Text("Assessed positively, needs resources", "Évaluée positivement, appelle des ressources")),
        Term("partly_actionable", Text("Partly actionable", "Réalisable en partie")),
        Term("in_practice", Text("Already practice", "Déjà en pratique")),
        Term("in_progress", Text("In progress", "En cours")),
        Term("implemented_partly", Text("Implemented in part", "Mise en œuvre en partie")),
        Term("implemented", Text("Implemented", "Mise en œuvre")),
        Term("addressed_in_osp", Text("Addressed in the Strategic Plan", "Traitée dans le Plan stratégique")),
        Term("postponed", Text("Discussion postponed", "Examen reporté")),
        Term("named", Text("Only named", "Seulement citée")),
    ),
)  # fmt: skip

MEASUREMENT_SUBJECT = Vocabulary(
    "measurement_subject",
    Text("What is measured", "Ce qui est mesuré"),
    "Proposed list of the hub, after the Bureau’s report on cooperation (ICC-ASP/20) and the Strategic Plan 2023-2025",
    (
        Term("relocation_agreements", Text("Relocation agreements in force", "Accords de réinstallation en vigueur")),
        Term("framework_agreements", Text("Voluntary framework agreements", "Accords-cadres volontaires")),
        Term("outgoing_requests", Text("Outgoing requests for assistance", "Demandes d’assistance sortantes")),
        Term("incoming_requests", Text("Incoming requests for assistance", "Demandes d’assistance entrantes")),
        Term("average_response_time", Text("Average response time", "Délai moyen de réponse")),
        Term("focal_points_registered", Text("Focal points registered", "Points de contact enregistrés")),
        Term("states_with_cooperation_law", Text("States with cooperation legislation", "États dotés d’une législation de coopération")),
        Term("privileges_agreement_parties", Text("Parties to the Agreement on Privileges and Immunities", "Parties à l’Accord sur les privilèges et immunités")),
        Term("seconded_personnel", Text("Seconded personnel", "Personnel détaché")),
        Term("warrants_outstanding", Text("Arrest warrants outstanding", "Mandats d’arrêt non exécutés")),
        Term("other", Text("Other", "Autre")),
    ),
)  # fmt: skip

MEASUREMENT_UNIT = Vocabulary(
    "measurement_unit",
    Text("Unit", "Unité"),
    "Strategic Plan 2023-2025, annex 1",
    (
        Term("count", Text("Number", "Nombre")),
        Term("percent", Text("Percent", "Pour cent")),
        Term("days", Text("Days", "Jours")),
        Term("ratio", Text("Ratio", "Rapport")),
        Term("volume", Text("Volume", "Volume")),
        Term("words", Text("In words", "En mots")),
    ),
)
