"""KPI 13: presence in the country or region."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=13,
    goal=7,
    wording=Text(
        "Percentage of teams with in-country or regional presence",
        "Pourcentage d’équipes disposant d’une présence dans le pays ou la région",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={
        2023: (
            Target(
                wording=Text(
                    "5 situation countries having organized the transition, assuming cooperation",
                    "5 pays de situation ayant organisé la transition, sous réserve de coopération",
                ),
                number=5,
            ),
        )
    },
    unit=Text("percent of teams; situation countries", "pourcentage d’équipes ; pays de situation"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 13", "Plan stratégique 2023-2025, annexe 1, ICP 13"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. The indicator is a percentage, its target a number of situation countries; both are entered.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. L’indicateur est un pourcentage, sa cible un nombre de pays de situation ; les deux sont saisis.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
