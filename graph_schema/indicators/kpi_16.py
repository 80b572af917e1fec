"""KPI 16: implementation of approved funds."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=16,
    goal=8,
    wording=Text("Implementation rate of approved funds", "Taux d’exécution des fonds approuvés"),
    baseline=Text("NEW", "NOUVEAU"),
    targets={2023: (Target(wording=Text("97% or above", "97 % ou plus"), number=97),)},
    unit=Text("percent", "pourcentage"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 16", "Plan stratégique 2023-2025, annexe 1, ICP 16"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. Of the financial year.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. De l’exercice financier.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
