"""KPI 12: training on sexual and gender-based crimes and crimes against children."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=12,
    goal=6,
    wording=Text(
        "Percentage of relevant OTP staff and team members with certification from basic and/or advanced SGBC and CAC training",
        "Pourcentage du personnel concerné du Bureau et des membres d’équipes titulaires d’une certification de formation de base ou avancée sur les crimes sexuels et à caractère sexiste et les crimes commis contre des enfants",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={2023: (Target(wording=Text("100%", "100 %"), number=100),)},
    unit=Text("percent of staff", "pourcentage du personnel"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 12", "Plan stratégique 2023-2025, annexe 1, ICP 12"
    ),
    computed=False,
    counting_rule=Text(
        "Not computed from the graph: a manager enters dated measurements with their source; the latest of the year, as of the day asked for, is shown. Trainings given to others are engagements, not part of this indicator.",
        "N’est pas calculé à partir du graphe : un responsable saisit des mesures datées avec leur source ; la dernière de l’année, à la date demandée, est affichée. Les formations dispensées à d’autres sont des activités et n’entrent pas dans cet indicateur.",
    ),
    drill_down=Text(
        "The year’s measurements, each with its source, and those of earlier years.",
        "Les mesures de l’année, chacune avec sa source, et celles des années précédentes.",
    ),
)
