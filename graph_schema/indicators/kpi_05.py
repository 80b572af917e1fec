"""KPI 5: productivity of investigations and prosecutions."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=5,
    goal=3,
    wording=Text(
        "Productivity of investigations and prosecutions (ability to process and analyse more data)",
        "Productivité des enquêtes et des poursuites (capacité de traiter et d’analyser davantage de données)",
    ),
    baseline=Text(
        "Volume of data processed in the past", "Volume de données traitées par le passé"
    ),
    targets={
        2023: (
            Target(
                wording=Text(
                    "Positive trend with initial projects",
                    "Tendance positive avec les premiers projets",
                ),
                number=None,
            ),
        )
    },
    unit=Text("volume of data", "volume de données"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 5", "Plan stratégique 2023-2025, annexe 1, ICP 5"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. The trend over the years is what the target speaks of.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. La cible porte sur la tendance au fil des ans.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
