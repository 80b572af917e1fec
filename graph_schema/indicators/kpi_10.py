"""KPI 10: review by the Gender and Children Unit."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=10,
    goal=6,
    wording=Text(
        "Percentage of teams whose relevant products are shared by Unified Teams with the GCU and reviewed by the GCU for compliance purposes",
        "Pourcentage d’équipes dont les produits pertinents sont communiqués par les équipes unifiées au Groupe des questions liées au genre et aux enfants et examinés par celui-ci à des fins de conformité",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={2023: (Target(wording=Text("100%", "100 %"), number=100),)},
    unit=Text("percent of teams", "pourcentage d’équipes"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 10", "Plan stratégique 2023-2025, annexe 1, ICP 10"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. GCU stands for the Gender and Children Unit.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. Le sigle anglais GCU désigne le Groupe des questions liées au genre et aux enfants.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
