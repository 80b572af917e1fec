"""Engagements and outreach: kinds, themes and statuses."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

ENGAGEMENT_KIND = Vocabulary(
    "engagement_kind",
    Text("Kind of engagement", "Nature de l’activité"),
    "Strategic Plan 2023-2025, paragraphs 46 to 50 and annex 1, KPI 7, 17 and 18; the rest is a proposed list of the hub",
    (
        Term("round_table", Text("Round table", "Table ronde")),
        Term("thematic_round_table", Text("Thematic round table", "Table ronde thématique"), "round_table"),
        Term("outreach_activity", Text("Outreach activity", "Activité de sensibilisation")),
        Term("training", Text("Training", "Formation")),
        Term("workshop", Text("Workshop", "Atelier")),
        Term("expert_meeting", Text("Expert meeting", "Réunion d’experts")),
        Term("seminar", Text("Seminar", "Séminaire")),
        Term("conference", Text("Conference", "Conférence")),
        Term("retreat", Text("Retreat", "Retraite")),
        Term("visit", Text("Official visit", "Visite officielle")),
        Term("technical_visit", Text("Technical visit", "Visite technique")),
        Term("group_meeting", Text("Meeting with a regional group", "Réunion avec un groupe régional")),
        Term("meeting", Text("Meeting", "Réunion")),
        Term("consultation", Text("Public consultation", "Consultation publique")),
        Term("launch", Text("Launch", "Lancement")),
        Term("ceremony", Text("Ceremony", "Cérémonie")),
        Term("deployment", Text("Deployment of a team", "Déploiement d’une équipe")),
        Term("announcement", Text("Announcement of an initiative", "Annonce d’une initiative")),
        Term("other", Text("Other activity", "Autre activité")),
    ),
)  # fmt: skip

ENGAGEMENT_STATUS = Vocabulary(
    "engagement_status",
    Text("Status of the engagement", "État de l’activité"),
    "Strategic Plan 2023-2025, annex 1, KPI 7: planned is not held",
    (
        Term("planned", Text("Planned", "Prévue")),
        Term("held", Text("Held", "Tenue")),
        Term("cancelled", Text("Cancelled or postponed", "Annulée ou reportée")),
    ),
)

ENGAGEMENT_THEME = Vocabulary(
    "engagement_theme",
    Text("Theme", "Thème"),
    "Proposed list of the hub, after the Strategic Plan 2023-2025 and the Office’s policies",
    (
        Term("complementarity", Text("Complementarity and cooperation", "Complémentarité et coopération")),
        Term("cso_engagement", Text("Work with civil society", "Travail avec la société civile")),
        Term("documentation", Text("Documentation by civil society", "Documentation par la société civile")),
        Term("crimes_against_children", Text("Crimes against and affecting children", "Crimes commis contre des enfants ou les touchant")),
        Term("sgbc", Text("Sexual and gender-based crimes", "Crimes sexuels et à caractère sexiste")),
        Term("gender_persecution", Text("Gender persecution", "Persécution liée au genre")),
        Term("slavery_crimes", Text("Slavery crimes", "Crimes d’esclavage")),
        Term("crimes_against_migrants", Text("Crimes against migrants", "Crimes contre des migrants")),
        Term("aggression", Text("Aggression", "Agression")),
        Term("forensics", Text("Forensics", "Criminalistique")),
        Term("witness_protection", Text("Protection of victims and witnesses", "Protection des victimes et des témoins")),
        Term("financial_investigations", Text("Financial investigations", "Enquêtes financières")),
        Term("arrests", Text("Arrests", "Arrestations")),
        Term("voluntary_agreements", Text("Voluntary cooperation agreements", "Accords volontaires de coopération")),
        Term("national_proceedings", Text("Support to national proceedings", "Appui aux procédures nationales")),
        Term("country_office", Text("Presence in the country", "Présence dans le pays")),
        Term("policy", Text("Policy of the Office", "Politique du Bureau")),
        Term("reporting", Text("Reporting and transparency", "Comptes rendus et transparence")),
        Term("review", Text("Review of the Court", "Examen de la Cour")),
        Term("regional_dialogue", Text("Dialogue with States and organisations", "Dialogue avec les États et les organisations")),
        Term("other", Text("Other", "Autre")),
    ),
)  # fmt: skip

OUTREACH_STATUS = Vocabulary(
    "outreach_status",
    Text("Status of the programme", "État du programme"),
    "Strategic Plan 2023-2025, annex 1, KPI 7",
    (
        Term("draft", Text("Draft", "Projet")),
        Term("developed", Text("Developed", "Élaboré")),
    ),
)
