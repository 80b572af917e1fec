"""KPI 15: efficiencies and savings."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=15,
    goal=8,
    wording=Text(
        "Yearly efficiencies and savings implemented by the OTP",
        "Gains d’efficacité et économies réalisés chaque année par le Bureau",
    ),
    baseline=Text("1%", "1 %"),
    targets={
        2023: (
            Target(
                wording=Text(
                    "At least 1% efficiencies introduced per year",
                    "Au moins 1 % de gains d’efficacité par an",
                ),
                number=1,
            ),
        )
    },
    unit=Text("percent", "pourcentage"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 15", "Plan stratégique 2023-2025, annexe 1, ICP 15"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. Each year’s own efficiencies; those of several years do not add up.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. Gains d’efficacité de l’année ; ceux de plusieurs années ne s’additionnent pas.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
