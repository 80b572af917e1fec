"""Projects, road maps and their steps: kinds and statuses."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

PROJECT_KIND = Vocabulary(
    "project_kind",
    Text("Kind of project", "Nature du projet"),
    "Strategic Plan 2023-2025, annex 1, KPI 4",
    (
        Term("contribution", Text("Contribution to investigations or prosecutions by others", "Contribution aux enquêtes ou aux poursuites menées par d’autres")),
        Term("partnership", Text("External partnership or working arrangement", "Partenariat extérieur ou arrangement de travail")),
        Term("programme", Text("Complementarity programme", "Programme de complémentarité")),
    ),
)  # fmt: skip

PROJECT_STATUS = Vocabulary(
    "project_status",
    Text("Status of the project", "État du projet"),
    "Proposed list of the hub",
    (
        Term("proposed", Text("Proposed", "Proposé")),
        Term("planned", Text("Planned", "Prévu")),
        Term("ongoing", Text("Ongoing", "En cours")),
        Term("completed", Text("Completed", "Achevé")),
        Term("cancelled", Text("Cancelled", "Annulé")),
    ),
)

ROADMAP_KIND = Vocabulary(
    "roadmap_kind",
    Text("Kind of plan", "Nature du plan"),
    "Strategic Plan 2023-2025, paragraphs 30 and 40; recommendations R276 and R280 of the Independent Expert Review",
    (
        Term("road_map", Text("Road map", "Feuille de route")),
        Term("cooperation_plan", Text("Cooperation and complementarity plan", "Plan de coopération et de complémentarité")),
        Term("completion_plan", Text("Completion plan", "Plan d’achèvement")),
    ),
)  # fmt: skip

MILESTONE_KIND = Vocabulary(
    "milestone_kind",
    Text("Kind of step", "Nature de l’étape"),
    "Proposed list of the hub, after the Deputy Prosecutor’s presentation of 8 December 2023 (road map, memorandum, workshop, training)",
    (
        Term("agreement", Text("Agreement", "Accord")),
        Term("law", Text("Law or policy", "Loi ou politique")),
        Term("workshop", Text("Workshop or round table", "Atelier ou table ronde")),
        Term("training", Text("Training", "Formation")),
        Term("deployment", Text("Deployment of experts", "Déploiement d’experts")),
        Term("transfer", Text("Transfer of information or files", "Transmission d’informations ou de dossiers")),
        Term("proceeding", Text("Step in a proceeding", "Étape d’une procédure")),
        Term("report", Text("Report or evaluation", "Rapport ou évaluation")),
        Term("other", Text("Other", "Autre")),
    ),
)  # fmt: skip
