"""KPI 14: staff at headquarters and in the field."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=14,
    goal=7,
    wording=Text(
        "Evolution of Headquarters/field staffing",
        "Évolution de la répartition des effectifs entre le siège et le terrain",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={
        2023: (
            Target(
                wording=Text(
                    "Increase in percentage of staff based in the field",
                    "Augmentation du pourcentage du personnel affecté sur le terrain",
                ),
                number=None,
            ),
        )
    },
    unit=Text("percent of staff", "pourcentage du personnel"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 14", "Plan stratégique 2023-2025, annexe 1, ICP 14"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. The share of staff based in the field at the end of the year.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. Part du personnel affecté sur le terrain à la fin de l’année.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
