"""KPI 2: counts issued against counts confirmed and convicted."""

from graph_schema.indicators.indicator import Indicator
from graph_schema.text import Text

INDICATOR = Indicator(
    number=2,
    goal=1,
    wording=Text(
        "Ratios of counts issued v. counts confirmed and convicted (upon warrants, confirmation decisions, trials and appeals)",
        "Rapport entre les chefs retenus et les chefs confirmés ou ayant donné lieu à condamnation (au stade des mandats, des décisions de confirmation, des procès et des appels)",
    ),
    baseline=Text("To be developed", "À élaborer"),
    targets={},
    unit=Text("ratio of counts", "rapport entre chefs d’accusation"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 2", "Plan stratégique 2023-2025, annexe 1, ICP 2"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. The annex sets no target.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. L’annexe ne fixe pas de cible.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
